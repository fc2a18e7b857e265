"""The fixed words of the Week page, and how it writes dates, times and doses."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner.exercises import Exercise
from planner.journal import RunDone
from planner.plan import Day, Item, Kind, RoutePick
from planner.rules import WALK_1
from planner.screens.counted import counted
from planner.sessions import Session
from routes.screens.fit_labels import way_text
from routes.screens.measures import about_time, distance_text
from routes.tailor import Method, Recipe
from routes.units import Units

TITLE = "Week"
INTRO = (
    "Warm up, run, warm down, rest and stretch by a chiropractor’s tips. Open any line to see how, "
    "and why."
)

MORE = "Days, goal and dates"
LONGEST = "Longest run of the last 30 days ({})"
LONGEST_HELP = "No run is planned more than 10 % longer than the longest of the 30 days before it."
PACE = "Usual easy pace (min:s per {})"
PACE_WRONG = "Write your pace as minutes and seconds, such as 6:30."
PACE_HELP = "On the flat, at a pace at which you can talk. Only the times depend on it."
REST_DAYS = "Rest days between runs"
REST_DAYS_HELP = (
    "The article says “several days” and gives no number. Two is our reading; three takes the word "
    "literally; one is what the NHS Couch to 5K plan asks for."
)
REST_DAY_CHOICES = ("1", "2 (default)", "3")
DAYS = "Days you can run"
RHYTHM = "Rhythm"
ROLLING = "Rolling"
FIXED = "Same days every week"
RHYTHM_HELP = (
    "Rolling puts the next run as soon as the rest days are over, on a day you can run. The same "
    "days every week must leave the rest days between them, Sunday to Monday too."
)
LAST_RUN = "Last run"
LAST_RUN_HELP = "The day of your newest run, today at the latest. Leave it empty if there is none."
GOAL = "Build up to"
GOAL_LONGEST = "The longest route here"
GOAL_HOLD = "Just keep moving"
FIRST_DAY = "First day"
WEEKS = "Weeks"
FIX_FIRST = "Fix that and the week appears here."
BROKEN = (
    "This plan breaks one of its own rules, so it is not shown. Please report it with these "
    "details:"
)
SEE_ON_MAP = "See the route on the map"
NO_LIBRARY = "There are no routes yet, so runs are planned by distance alone. See the Routes page."

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)

KINDS = {
    Kind.WARM_UP: "Warm-up",
    Kind.RUN: "Run",
    Kind.WARM_DOWN: "Warm-down",
    Kind.STRETCH: "Stretch",
    Kind.WALK: "Easy walk, if you like",
    Kind.REST: "Rest",
    Kind.CHECK_UP: "A check-up is worth booking",
}
WHY = "Why"
REST_DAY = "Rest day"
WALK_DAY = "Walk in place of a run"
LONG_RUN = "Long run"
WALK = "Walk"
WALK_RUN = "Walk and run"
RUNNING = "running"
WALKING_AND_RUNNING = "walking and running"
KNOWINGLY = "{}: you set a rule aside knowingly. {}"
DONE = "Done"
DONE_IN = "Done in {}"
DONE_TODAY = "Done today: {}"
DONE_AND_TO_COME = "Done: {}. To come: {}"
MARK = "How did it go?"
CHANGE = "Change"
RUN = "Run"
NEAREST = "No route lies within 10 % of this run. The nearest: {}."
NO_ROUTE = "Any way you like"

STOP_TITLE = "When not to run"


def short_date(day: date) -> str:
    """Return a day as 23 Nov."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def way(recipe: Recipe, units: Units = Units.KM) -> str:
    """Return how a route is run, "" for the whole of it as it is."""
    if recipe.method is Method.REVERSE:
        return "the other way round"
    if recipe.method is Method.LAPS:
        return f"{recipe.laps} laps"
    if recipe.method is Method.OUT_AND_BACK and recipe.turn_m is not None and recipe.laps == 1:
        return f"turn at {distance_text(recipe.turn_m, units)} and come back"
    # No plan made here holds any other; one made by hand may.
    return "" if recipe.method is Method.WHOLE else way_text(recipe, units)


def pick_line(pick: RoutePick, units: Units = Units.KM) -> str:
    """Return how a route is run and how far, without its name."""
    how = way(pick.recipe, units) or "the whole route"
    return f"{how}, {distance_text(pick.distance_m, units)}"


def one_way(ends_m: float, units: Units = Units.KM) -> str:
    """Return how far from its start a one-way route ends."""
    return f"one way, ends {distance_text(ends_m, units)} from the start"


def total_text(runs: Iterable[Item], units: Units = Units.KM) -> str:
    """Return the sum of the distances of runs as they are shown, each to a tenth."""
    tenths = sum(round((run.distance_m or 0.0) / units.distance_m, 1) for run in runs)
    return f"{tenths:.1f} {units.value}"


def day_title(run: Item | None, units: Units) -> str:
    """Return a day's headline."""
    if run is None:
        return REST_DAY
    title = LONG_RUN if run.is_long_run else RUN
    if run.session:
        return f"{WALK_RUN}, {session_text(run.session)}"
    return f"{title} {distance_text(run.distance_m or 0.0, units)}"


def day_heading(day: Day, units: Units) -> str:
    """Return a day's headline, be it a run, a walk in its place, or rest."""
    is_walk = any(item.kind is Kind.WALK and is_in_place_of_run(item) for item in day.items)
    return WALK_DAY if is_walk else day_title(day.run, units)


def is_in_place_of_run(walk: Item) -> bool:
    """Tell whether a walk stands where the plan had a run."""
    return all(reason.rule != WALK_1 for reason in walk.reasons)


def day_line(day: Day) -> str:
    """Return a day's times in one line: the run, and all that belongs to the day."""
    if day.run is None:
        needed = sum(item.duration_s for item in day.items if item.kind is not Kind.WALK)
        return f"about {about_time(needed)} of stretching, and a walk if you like"
    doing = WALKING_AND_RUNNING if day.run.session else RUNNING
    return (
        f"about {about_time(day.run.duration_s)} of {doing}, "
        f"{about_time(day.duration_s)} with everything"
    )


def route_note(run: Item, units: Units = Units.KM) -> str:
    """Return how the day's route is run and where it ends, or that none fits."""
    if run.route is None:
        return NO_ROUTE
    line = pick_line(run.route, units)
    if run.route.ends_m is not None:
        line = f"{line}, {one_way(run.route.ends_m, units)}"
    return line[0].upper() + line[1:] if run.route.fits else NEAREST.format(line)


def week_heading(week: Sequence[Day], number: int, count: int, since: date | None = None) -> str:
    """Return which week of the plan it is, with its first and last day.

    `since` is the week's own first day where some of it is over.
    """
    first, last = since or week[0].day, week[-1].day
    return f"Week {number} of {count}: {short_date(first)} to {short_date(last)} {last.year}"


def week_line(week: Sequence[Day], units: Units) -> str:
    """Return a week's runs, their distance and their time."""
    runs = [day.run for day in week if day.run]
    count = counted(len(runs), "run")
    if not runs:
        return f"{count}: rest, stretching and walks"
    run_time = about_time(sum(run.duration_s for run in runs))
    return f"{count}, {total_text(runs, units)}, about {run_time} of running"


def done_line(runs: Sequence[RunDone], units: Units) -> str:
    """Return the runs done in a week, and their distance."""
    metres = sum(run.distance_m for run in runs)
    return f"{counted(len(runs), 'run')}, {distance_text(metres, units)}"


def run_done(run: RunDone, units: Units) -> str:
    """Return a run that was done, as a day's headline."""
    return f"{WALK_RUN if run.stage else RUN} {distance_text(run.distance_m, units)}"


def run_name(pick: RoutePick, units: Units = Units.KM) -> str:
    """Return a run's name for a watch: the route's, and how it is run where that differs."""
    whole = pick.recipe.method is Method.WHOLE
    return pick.route_name if whole else f"{pick.route_name}, {pick_line(pick, units)}"


def kind_text(item: Item) -> str:
    """Return what an item is."""
    if item.session:
        return WALK_RUN
    return WALK if item.kind is Kind.WALK and is_in_place_of_run(item) else KINDS[item.kind]


def item_title(item: Item, units: Units) -> str:
    """Return what an item is, with its distance where it has one."""
    title = kind_text(item)
    return f"{title} {distance_text(item.distance_m, units)}" if item.distance_m else title


def session_text(session: Session) -> str:
    """Return a walk-run session as how often to run and walk, such as 8 × 1 min run, 1:30 walk."""
    kinds = {(spell.run_s, spell.walk_s) for spell in session.spells}
    if len(kinds) == 1 and len(session.spells) > 1:
        (run_s, walk_s) = kinds.pop()
        return f"{len(session.spells)} × {_minutes(run_s)} run, {_minutes(walk_s)} walk"
    parts = []
    for spell in session.spells:
        parts.append(f"{_minutes(spell.run_s)} run")
        if spell.walk_s:
            parts.append(f"{_minutes(spell.walk_s)} walk")
    return ", ".join(parts)


def _minutes(duration_s: float) -> str:
    minutes, seconds = divmod(round(duration_s), 60)
    return f"{minutes}:{seconds:02d} min" if seconds else f"{minutes} min"


def dose(exercise: Exercise) -> str:
    """Return how often and how long an exercise is done, such as 2 × 15 s each side."""
    if exercise.reps is not None and exercise.hold_s is not None:
        once = f"{exercise.reps} × {exercise.hold_s:.0f} s"
    elif exercise.reps is not None:
        once = f"{exercise.reps} times"
    else:
        once = about_time(exercise.set_s) if exercise.set_s > 90 else f"{exercise.set_s:.0f} s"  # noqa: PLR2004
    sets = f"{exercise.sets} × " if exercise.sets > 1 else ""
    return f"{sets}{once}{' each side' if exercise.per_side else ''}"
