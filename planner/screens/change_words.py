"""What a change is and what it costs, in plain sentences without blame. Text only."""

from collections.abc import Iterator, Sequence
from datetime import date

from planner.breaches import Broken
from planner.changing import new_long_days
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.later_runs import Later, later
from planner.plan import Item, Plan, RoutePick
from planner.screens import labels
from planner.screens.counted import number_word
from planner.screens.dates import weekday_date
from planner.screens.joined import in_a_row, titled
from planner.verdict import Cost
from routes.language import N_, _, first_up, listed, ngettext, spoken
from routes.screens.measures import distance_text
from routes.units import Units

# What a runner accepted, as it follows "over".
_ACCEPTED = {
    Broken.WEEKDAY: N_("the days you run on"),
    Broken.BLOCKED: N_("days you said are taken"),
    Broken.CAP: N_("the 10 % limit"),
    Broken.GOAL: N_("your goal"),
    Broken.LONG_SHARE: N_("the long run’s share of its week"),
    Broken.LONG_RUNS: N_("one long run a week"),
    Broken.DELOAD: N_("a lighter week"),
    Broken.TAPER: N_("the shorter runs before your goal"),
    Broken.RECOVERY: N_("the easy week after your goal"),
    Broken.ROUTE: N_("the limits of a route"),
}
# A longer row of days is counted.
_MOST_NAMED = 3


def edit_text(edit: Edit, units: Units) -> str:
    """Return what a change is, with what was accepted for it; names of routes stand as they are."""
    said, over = _edit(edit, units), sorted(edit.accepts)
    if not over:
        return said
    limits = listed([_(_ACCEPTED[each]) if each in _ACCEPTED else each for each in over])
    return _("{change}, knowingly over {limits}").format(change=said, limits=limits)


def run_text(run: Item, units: Units) -> str:
    """Return a run as Run 5.2 km, Park loop, 2 laps."""
    title = labels.day_title(run, units)
    if run.route and run.route.fits:
        return in_a_row((title, pick_text(run.route, units)))
    return title


def dated_run_text(day: date, run: Item, units: Units) -> str:
    """Return a run as Thu 26 Nov: Run 5.2 km, Park loop, 2 laps."""
    return titled(weekday_date(day), run_text(run, units))


def pick_text(pick: RoutePick, units: Units) -> str:
    """Return a route and how it is run, without its distance."""
    return in_a_row((pick.route_name, labels.way(pick.recipe, units)))


def cost_lines(before: Plan, after: Plan, cost: Cost, edit: Edit, units: Units) -> tuple[str, ...]:
    """Return what a change of `before` that gives `after` does to the runs, a sentence for each."""
    found = later(before, after, edit)
    last = before.days[-1].day
    lines = [
        *_later_lines(edit, found),
        *_long_lines(before, after, edit, units),
        total_text(cost, last, units),
    ]
    if isinstance(edit, SetDistance | SetRoute) and _grows(before, after, edit.day):
        lines.insert(0, _("The runs after it are measured by it."))
    return tuple(lines)


def total_text(cost: Cost, last: date, units: Units) -> str:
    """Return how many runs and how much distance more or less there is up to a day."""
    runs = cost.runs_after - cost.runs_before
    metres = cost.metres_after - cost.metres_before
    tenths = round(abs(metres) / units.distance_m, 1)
    parts = []
    if runs:
        parts.append(_runs_text(runs))
    if tenths:
        said = _("{distance} more") if metres > 0 else _("{distance} less")
        parts.append(said.format(distance=distance_text(abs(metres), units)))
    if not parts:
        said = _("As many runs and as far as before, up to {day}.")
        return said.format(day=weekday_date(last))
    what = first_up(in_a_row(parts))
    return _("{what} by {day}.").format(what=what, day=weekday_date(last))


def _runs_text(runs: int) -> str:
    if runs > 0:
        said = ngettext("one run more", "{number} runs more", runs)
    else:
        said = ngettext("one run fewer", "{number} runs fewer", -runs)
    return said.format(number=number_word(abs(runs)))


def _long_lines(before: Plan, after: Plan, edit: Edit, units: Units) -> Iterator[str]:
    for day in new_long_days(before, after, edit):
        run = after.run_on(day)
        far = distance_text(run.distance_m or 0.0, units) if run else ""
        said = _("The long run of that week is then on {day}: {distance}.")
        yield said.format(day=weekday_date(day), distance=far)


def _grows(before: Plan, after: Plan, day: date) -> bool:
    """Tell whether runs after a day are longer or shorter than they were."""
    was, now = (
        [each.run.run_m for each in plan.days if each.run and each.day > day]
        for plan in (before, after)
    )
    return was != now


def _edit(edit: Edit, units: Units) -> str:
    other = ""
    match edit:
        case Move(day, to):
            said, other = _("Moved from {day} to {other}"), weekday_date(to)
        case Swap(day, with_day):
            said = _("Swapped: the long run on {other}, the easy one on {day}")
            other = weekday_date(with_day)
        case Skip(day):
            said = _("Skipped the run of {day}")
        case NotToday(day):
            said = _("Let the run of {day} wait")
        case Vacation(day, last):
            said = _("Away on {day}") if day == last else _("Away from {day} to {other}")
            other = weekday_date(last)
        case SetDistance(day, distance_m):
            said, other = _("Your own distance on {day}: {other}"), distance_text(distance_m, units)
        case SetRoute(day, pick, is_loop_home=True):
            said, other = _("A loop from home on {day}: {other}"), pick.route_name
        case SetRoute(day, pick):
            said = _("Your own route on {day}: {other}")
            other = in_a_row((pick_text(pick, units), distance_text(pick.distance_m, units)))
    return said.format(day=weekday_date(day), other=other)


def _later_lines(edit: Edit, found: Later) -> Iterator[str]:
    if isinstance(edit, NotToday):
        yield from _waiting(edit.day, found)
    elif found.fallen and isinstance(edit, Vacation):
        if len(found.fallen) <= _MOST_NAMED:
            yield _("No run on {days}.").format(days=_days(found.fallen))
        else:
            yield _many_fall_out(len(found.fallen))
        if found.next_on:
            said = _("The first run after it is on {day}.")
            yield said.format(day=weekday_date(found.next_on))
    elif found.fallen:
        yield ngettext(
            "The run of {days} falls out, to leave rest days.",
            "The run of {days} fall out, to leave rest days.",
            len(found.fallen),
        ).format(days=_days(found.fallen))
    for was, now in found.moved:
        said = _("The run of {day} comes on {other}.")
        yield said.format(day=weekday_date(was), other=weekday_date(now))
    yield from _shifted(found)


def _waiting(day: date, found: Later) -> Iterator[str]:
    if found.next_on is None:
        said = _("The plan holds no later day for the run of {day}.")
        yield said.format(day=weekday_date(day))
    elif found.fallen:
        said = _("It falls out: the next run is on {day}.")
        yield said.format(day=weekday_date(found.next_on))


def _shifted(found: Later) -> Iterator[str]:
    if found.since is None:
        return
    if found.days is None:
        said = _("Runs from {day} on change their days.")
    elif found.days > 0:
        said = ngettext(
            "The runs from {day} on come a day later.",
            "The runs from {day} on come {number} days later.",
            found.days,
        )
    else:
        said = ngettext(
            "The runs from {day} on come a day earlier.",
            "The runs from {day} on come {number} days earlier.",
            -found.days,
        )
    yield said.format(day=weekday_date(found.since), number=number_word(abs(found.days or 0)))


def _many_fall_out(count: int) -> str:
    said = ngettext("One run falls out.", "{number} runs fall out.", count)
    return first_up(said.format(number=number_word(count)))


def _days(days: Sequence[date]) -> str:
    return listed([weekday_date(day) for day in days])


spoken(__name__)
