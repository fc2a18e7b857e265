"""What a change is and what it costs, in plain sentences without blame. Text only."""

from collections.abc import Iterator
from datetime import date

from planner.breaches import Broken
from planner.changing import new_long_days
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.later_runs import Later, later
from planner.plan import Item, Plan, RoutePick
from planner.screens import labels
from planner.screens.counted import counted_in_words
from planner.verdict import Cost
from routes.screens.measures import distance_text
from routes.units import Units

# What a runner accepted, as it follows "over".
_ACCEPTED = {
    Broken.WEEKDAY: "the days you run on",
    Broken.BLOCKED: "days you said are taken",
    Broken.CAP: "the 10 % limit",
    Broken.GOAL: "your goal",
    Broken.LONG_SHARE: "the long run’s share of its week",
    Broken.LONG_RUNS: "one long run a week",
    Broken.DELOAD: "a lighter week",
    Broken.TAPER: "the shorter runs before your goal",
    Broken.RECOVERY: "the easy week after your goal",
    Broken.ROUTE: "the limits of a route",
}
# A longer row of days is counted.
_MOST_NAMED = 3


def day_text(day: date) -> str:
    """Return a day as Thu 26 Nov."""
    return f"{labels.WEEKDAYS[day.weekday()]} {labels.short_date(day)}"


def first_up(text: str) -> str:
    """Return a text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def edit_text(edit: Edit, units: Units) -> str:
    """Return what a change is, with what was accepted for it; names of routes stand as they are."""
    over = sorted(edit.accepts)
    accepted = f", knowingly over {_and([_ACCEPTED.get(each, each) for each in over])}"
    return f"{_edit(edit, units)}{accepted if over else ''}"


def run_text(run: Item, units: Units) -> str:
    """Return a run as Run 5.2 km, Park loop, 2 laps."""
    title = labels.day_title(run, units)
    return f"{title}, {pick_text(run.route, units)}" if run.route and run.route.fits else title


def pick_text(pick: RoutePick, units: Units) -> str:
    """Return a route and how it is run, without its distance."""
    how = labels.way(pick.recipe, units)
    return f"{pick.route_name}, {how}" if how else pick.route_name


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
        lines.insert(0, "The runs after it are measured by it.")
    return tuple(lines)


def total_text(cost: Cost, last: date, units: Units) -> str:
    """Return how many runs and how much distance more or less there is up to a day."""
    runs = cost.runs_after - cost.runs_before
    metres = cost.metres_after - cost.metres_before
    tenths = round(abs(metres) / units.distance_m, 1)
    parts = []
    if runs:
        parts.append(f"{counted_in_words(abs(runs), 'run')} {'more' if runs > 0 else 'fewer'}")
    if tenths:
        far = distance_text(abs(metres), units)
        parts.append(f"{far} {'more' if metres > 0 else 'less'}")
    if not parts:
        return f"As many runs and as far as before, up to {day_text(last)}."
    return f"{first_up(', '.join(parts))} by {day_text(last)}."


def _long_lines(before: Plan, after: Plan, edit: Edit, units: Units) -> Iterator[str]:
    for day in new_long_days(before, after, edit):
        run = after.run_on(day)
        far = distance_text(run.distance_m or 0.0, units) if run else ""
        yield f"The long run of that week is then on {day_text(day)}: {far}."


def _grows(before: Plan, after: Plan, day: date) -> bool:
    """Tell whether runs after a day are longer or shorter than they were."""
    was, now = (
        [each.run.run_m for each in plan.days if each.run and each.day > day]
        for plan in (before, after)
    )
    return was != now


def _edit(edit: Edit, units: Units) -> str:
    match edit:
        case Move(day, to):
            said = f"Moved from {day_text(day)} to {day_text(to)}"
        case Swap(day, other):
            said = f"Swapped: the long run on {day_text(other)}, the easy one on {day_text(day)}"
        case Skip(day):
            said = f"Skipped the run of {day_text(day)}"
        case NotToday(day):
            said = f"Let the run of {day_text(day)} wait"
        case Vacation(first, last):
            until = "" if first == last else f" to {day_text(last)}"
            said = f"Away {'from' if until else 'on'} {day_text(first)}{until}"
        case SetDistance(day, distance_m):
            said = f"Your own distance on {day_text(day)}: {distance_text(distance_m, units)}"
        case SetRoute(day, pick):
            far = distance_text(pick.distance_m, units)
            said = f"Your own route on {day_text(day)}: {pick_text(pick, units)}, {far}"
    return said


def _later_lines(edit: Edit, found: Later) -> Iterator[str]:
    if isinstance(edit, NotToday):
        yield from _waiting(edit.day, found)
    elif found.fallen and isinstance(edit, Vacation):
        if len(found.fallen) <= _MOST_NAMED:
            yield f"No run on {_and([day_text(day) for day in found.fallen])}."
        else:
            yield f"{first_up(counted_in_words(len(found.fallen), 'run'))} fall out."
        if found.next_on:
            yield f"The first run after it is on {day_text(found.next_on)}."
    elif found.fallen:
        runs = _and([day_text(day) for day in found.fallen])
        verb = "falls" if len(found.fallen) == 1 else "fall"
        yield f"The run of {runs} {verb} out, to leave rest days."
    for was, now in found.moved:
        yield f"The run of {day_text(was)} comes on {day_text(now)}."
    yield from _shifted(found)


def _waiting(day: date, found: Later) -> Iterator[str]:
    if found.next_on is None:
        yield f"The plan holds no later day for the run of {day_text(day)}."
    elif found.fallen:
        yield f"It falls out: the next run is on {day_text(found.next_on)}."


def _shifted(found: Later) -> Iterator[str]:
    if found.since is None:
        return
    if found.days is None:
        yield f"Runs from {day_text(found.since)} on change their days."
        return
    when = "later" if found.days > 0 else "earlier"
    days = "a day" if abs(found.days) == 1 else counted_in_words(abs(found.days), "day")
    yield f"The runs from {day_text(found.since)} on come {days} {when}."


def _and(words: list[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004 - one word needs no and
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
