"""The fixed words of the Week page, and how it writes dates, times and doses."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.exercises import Exercise
from planner.journal import RunDone
from planner.plan import Day, Item, Kind, RoutePick
from planner.rules import REST_DAYS_DEFAULT, WALK_1
from planner.runner import Spacing
from planner.screens import dates
from planner.screens.counted import runs_text
from planner.screens.joined import in_a_row
from planner.sessions import Session
from routes.language import N_, NP_, _, first_up, ngettext, spoken
from routes.screens.fit_labels import way_text
from routes.screens.measures import about_time, distance_text
from routes.screens.route_names import bare_name
from routes.summary import RouteSummary
from routes.tailor import Method, Recipe
from routes.units import Units

TITLE = N_("Week")
INTRO = N_(
    "Warm up, run, warm down, rest and stretch by a chiropractor’s tips. Open any line to see how, "
    "and why."
)

MORE = N_("Days, goal and dates")
LONGEST = N_("Longest run of the last 30 days ({unit})")
LONGEST_HELP = N_(
    "No run is planned more than 10 % longer than the longest of the 30 days before it."
)
PACE = N_("Usual easy pace (min:s per {unit})")
PACE_WRONG = N_("Write your pace as minutes and seconds, such as 6:30.")
PACE_HELP = N_("On the flat, at a pace at which you can talk. Only the times depend on it.")
REST_DAYS = N_("Rest days between runs")
REST_DAYS_HELP = N_(
    "The article says “several days” and gives no number. Two is our reading; three takes the word "
    "literally; one is what the NHS Couch to 5K plan asks for."
)
_DEFAULT = N_("{count} (default)")
DAYS = N_("Days you can run")
RHYTHM = N_("Rhythm")
RHYTHMS = {
    Spacing.ROLLING: N_("Rolling"),
    Spacing.FIXED: N_("Same days every week"),
}
RHYTHM_HELP = N_(
    "Rolling puts the next run as soon as the rest days are over, on a day you can run. The same "
    "days every week must leave the rest days between them, Sunday to Monday too."
)
LAST_RUN = N_("Last run")
LAST_RUN_HELP = N_(
    "The day of your newest run, today at the latest. Leave it empty if there is none."
)
GOAL = N_("Build up to")
GOAL_LONGEST = N_("The longest route here")
GOAL_HOLD = N_("Just keep moving")
FIRST_DAY = N_("First day")
WEEKS = N_("Weeks")
FIX_FIRST = N_("Fix that and the week appears here.")
BROKEN = N_(
    "This plan breaks one of its own rules, so it is not shown. Please report it with these "
    "details:"
)
SEE_ON_MAP = N_("See the route on the map")
NO_LIBRARY = N_(
    "There are no routes yet, so runs are planned by distance alone. See the Routes page."
)

KINDS = {
    Kind.WARM_UP: N_("Warm-up"),
    Kind.RUN: NP_("noun", "Run"),
    Kind.WARM_DOWN: N_("Warm-down"),
    Kind.STRETCH: NP_("noun", "Stretch"),
    Kind.WALK: N_("Easy walk, if you like"),
    Kind.REST: NP_("noun", "Rest"),
    Kind.CHECK_UP: N_("A check-up is worth booking"),
}
WHY = N_("Why")
REST_DAY = N_("Rest day")
WALK_DAY = N_("Walk in place of a run")
LONG_RUN = N_("Long run")
WALK = NP_("noun", "Walk")
WALK_RUN = N_("Walk and run")
KNOWINGLY = N_("{day}: you set a rule aside knowingly. {rule}")
DONE = N_("Done")
DONE_IN = N_("Done in {time}")
DONE_TODAY = N_("Done today: {run}")
DONE_AND_TO_COME = N_("Done: {done}. To come: {to_come}")
MARK = N_("How did it go?")
CHANGE = NP_("verb, of a run", "Change")
RUN = NP_("noun", "Run")
NEAREST = N_("No route lies within 10 % of this run. The nearest: {route}.")
NO_ROUTE = N_("Any way you like")

STOP_TITLE = N_("When not to run")

# Longer doses are told in minutes.
_MOST_SECONDS = 90


def rest_days_choice(count: int) -> str:
    """Return so many rest days as the form offers them."""
    return _(_DEFAULT).format(count=count) if count == REST_DAYS_DEFAULT else str(count)


def way(recipe: Recipe, units: Units = Units.KM) -> str:
    """Return how a route is run, "" for the whole of it as it is."""
    if recipe.method is Method.REVERSE:
        return _("the other way round")
    if recipe.method is Method.LAPS:
        return ngettext("{count} lap", "{count} laps", recipe.laps).format(count=recipe.laps)
    if recipe.method is Method.OUT_AND_BACK and recipe.turn_m is not None and recipe.laps == 1:
        far = distance_text(recipe.turn_m, units)
        return _("turn at {distance} and come back").format(distance=far)
    # No plan made here holds any other; one made by hand may.
    return "" if recipe.method is Method.WHOLE else way_text(recipe, units)


def pick_line(pick: RoutePick, units: Units = Units.KM) -> str:
    """Return how a route is run and how far, without its name."""
    how = way(pick.recipe, units) or _("the whole route")
    return in_a_row((how, distance_text(pick.distance_m, units)))


def one_way(ends_m: float, units: Units = Units.KM) -> str:
    """Return how far from its start a one-way route ends."""
    far = distance_text(ends_m, units)
    return _("one way, ends {distance} from the start").format(distance=far)


def total_text(runs: Iterable[Item], units: Units = Units.KM) -> str:
    """Return the sum of the distances of runs as they are shown, each to a tenth."""
    tenths = sum(round((run.distance_m or 0.0) / units.distance_m, 1) for run in runs)
    return distance_text(tenths * units.distance_m, units)


def day_title(run: Item | None, units: Units) -> str:
    """Return a day's headline."""
    if run is None:
        return _(REST_DAY)
    if run.session:
        return _("Walk and run, {session}").format(session=session_text(run.session))
    return _far(_(LONG_RUN) if run.is_long_run else _(RUN), run.distance_m or 0.0, units)


def day_heading(day: Day, units: Units) -> str:
    """Return a day's headline, be it a run, a walk in its place, or rest."""
    is_walk = any(item.kind is Kind.WALK and is_in_place_of_run(item) for item in day.items)
    return _(WALK_DAY) if is_walk else day_title(day.run, units)


def is_in_place_of_run(walk: Item) -> bool:
    """Tell whether a walk stands where the plan had a run."""
    return all(reason.rule != WALK_1 for reason in walk.reasons)


def day_line(day: Day) -> str:
    """Return a day's times in one line: the run, and all that belongs to the day."""
    if day.run is None:
        needed = sum(item.duration_s for item in day.items if item.kind is not Kind.WALK)
        said = _("about {time} of stretching, and a walk if you like")
        return said.format(time=about_time(needed))
    if day.run.session:
        said = _("about {time} of walking and running, {whole} with everything")
    else:
        said = _("about {time} of running, {whole} with everything")
    return said.format(time=about_time(day.run.duration_s), whole=about_time(day.duration_s))


def route_note(run: Item, units: Units = Units.KM) -> str:
    """Return how the day's route is run and where it ends, or that none fits."""
    if run.route is None:
        return _(NO_ROUTE)
    line = pick_line(run.route, units)
    if run.route.ends_m is not None:
        line = in_a_row((line, one_way(run.route.ends_m, units)))
    return first_up(line) if run.route.fits else _(NEAREST).format(route=line)


def week_heading(week: Sequence[Day], number: int, count: int, since: date | None = None) -> str:
    """Return which week of the plan it is, with its first and last day.

    `since` is the week's own first day where some of it is over.
    """
    first, last = since or week[0].day, week[-1].day
    days = dates.span_text(first, last)
    return _("Week {number} of {count}: {days}").format(number=number, count=count, days=days)


def week_line(week: Sequence[Day], units: Units) -> str:
    """Return a week's runs, their distance and their time."""
    runs = [day.run for day in week if day.run]
    if not runs:
        return _("0 runs: rest, stretching and walks")
    return ngettext(
        "{count} run, {distance}, about {time} of running",
        "{count} runs, {distance}, about {time} of running",
        len(runs),
    ).format(
        count=len(runs),
        distance=total_text(runs, units),
        time=about_time(sum(run.duration_s for run in runs)),
    )


def done_line(runs: Sequence[RunDone], units: Units) -> str:
    """Return the runs done in a week, and their distance."""
    metres = sum(run.distance_m for run in runs)
    return in_a_row((runs_text(len(runs)), distance_text(metres, units)))


def run_done(run: RunDone, units: Units) -> str:
    """Return a run that was done, as a day's headline."""
    return _far(_(WALK_RUN) if run.stage else _(RUN), run.distance_m, units)


def run_name(pick: RoutePick, units: Units = Units.KM) -> str:
    """Return a run's name for a watch: the route's, and how it is run where that differs."""
    whole = pick.recipe.method is Method.WHOLE
    return pick.route_name if whole else in_a_row((pick.route_name, pick_line(pick, units)))


def pick_name(pick: RoutePick, route: RouteSummary | None) -> str:
    """Return the name of a pick's route, None where it is gone; its length is told beside it."""
    return pick.route_name if route is None else bare_name(pick.route_name, route.distance_m)


def kind_text(item: Item) -> str:
    """Return what an item is."""
    if item.session:
        return _(WALK_RUN)
    return _(WALK) if item.kind is Kind.WALK and is_in_place_of_run(item) else _(KINDS[item.kind])


def item_title(item: Item, units: Units) -> str:
    """Return what an item is, with its distance where it has one."""
    title = kind_text(item)
    return _far(title, item.distance_m, units) if item.distance_m else title


def _far(what: str, distance_m: float, units: Units) -> str:
    return _("{what} {distance}").format(what=what, distance=distance_text(distance_m, units))


def session_text(session: Session) -> str:
    """Return a walk-run session as how often to run and walk, such as 8 × 1 min run, 1:30 walk."""
    kinds = {(spell.run_s, spell.walk_s) for spell in session.spells}
    if len(kinds) == 1 and len(session.spells) > 1:
        (run_s, walk_s) = kinds.pop()
        return _("{count} × {run} run, {walk} walk").format(
            count=len(session.spells), run=_minutes(run_s), walk=_minutes(walk_s)
        )
    parts = []
    for spell in session.spells:
        parts.append(_("{time} run").format(time=_minutes(spell.run_s)))
        if spell.walk_s:
            parts.append(_("{time} walk").format(time=_minutes(spell.walk_s)))
    return in_a_row(parts)


def _minutes(duration_s: float) -> str:
    minutes, seconds = divmod(round(duration_s), 60)
    return _("{time} min").format(time=f"{minutes}:{seconds:02d}" if seconds else minutes)


def dose(exercise: Exercise) -> str:
    """Return how often and how long an exercise is done, such as 2 × 15 s each side."""
    said = _set_text(exercise)
    if exercise.sets > 1:
        said = _("{sets} × {set}").format(sets=exercise.sets, set=said)
    return _("{dose} each side").format(dose=said) if exercise.per_side else said


def _set_text(exercise: Exercise) -> str:
    if exercise.reps is not None and exercise.hold_s is not None:
        said = _("{reps} × {seconds} s")
        return said.format(reps=exercise.reps, seconds=round(exercise.hold_s))
    if exercise.reps is not None:
        count = exercise.reps
        return ngettext("{count} time", "{count} times", count).format(count=count)
    if exercise.set_s > _MOST_SECONDS:
        return about_time(exercise.set_s)
    return _("{seconds} s").format(seconds=round(exercise.set_s))


spoken(__name__)
