"""The words of how far off a goal is, and what would make a wished day true. Plain text."""

from datetime import date

from planner import rules
from planner.comeback import SESSIONS
from planner.readiness import Readiness, Remedy, Way
from planner.screens.counted import counted
from planner.screens.journal_labels import day_text
from planner.screens.labels import short_date
from routes.screens.measures import distance_text
from routes.units import Units

LONGEST = "The longest route here"
NO_GOAL = "There is no goal yet: choose a route or a distance to build up to."
HOLD = "Just keep moving: long runs stay at about {}, and there is nothing to build up to."
REACHED = "{}: you have run that far in the last 30 days."
RAN_IT = "{}: you ran it on its day, {}."
WAITS = "{}: it waits until your back has been looked at."
NOT_WITHIN_A_YEAR = (
    "The plan does not get there within a year: a shorter goal comes first, and then this one."
)
KEPT = "{}: on {} the plan gets you there, {}."
SHORTER_BEFORE = "with shorter runs in the two weeks before"
SHORTER_UNTIL = "with shorter runs until then"
TOO_EARLY = "{}: {} comes too early, so the plan builds up to it without a day."
PASSED = "The day you set, {}, has been."
FAR_AHEAD = "The day you set, {}, is over a year away: plans look a year ahead."
BACK_NOT_COUNTED = "What your back asks for meanwhile is not counted in."

WAYS_TITLE = "What would make it true"
LONGER_RUN = (
    "Or a run of {} in the last 30 days. If there was one, note it in the Journal; to run it now "
    "would be a jump."
)
LATER = "On {} instead"
SHORTER = "{} on that day"
REST_DAYS = "{} between runs"
LATER_SAID = "Your goal is for {} now."
SHORTER_SAID = "Your goal is {} now."
REST_DAYS_SAID = "Now {} between your runs."

WHY = "How this is counted"
COUNT = (
    "A longer run is 10 % longer than the longest of the 30 days before it. How many of them lie "
    "between you and a distance is our reading of one large study."
)
CAVEATS = (
    "In that study runs of over 10 to 30 % more went with 64 % more injuries (31 to 105 %), of 30 "
    "to 100 % more with 52 % (16 to 100 %), and of over double with 128 % (50 to 248 %), against "
    "runs of up to 10 % more. It does not say that those are safe: 1 to 10 % more went with 19 % "
    "more, which may be chance (10 % fewer to 57 % more). It followed people with a Garmin watch "
    "who told of their injuries themselves, 78 % of them men, 46 years old on average, and what "
    "goes together need not be a cause."
)
PLAN = (
    "The plan has one long run a week, and a lighter week every fourth. When it gets there leaves "
    "out your own changes to its days, and any break you may need."
)
TAPER = "Before a goal with a day, runs are 70 % of your usual ones for a week, then half."


def goal_text(name: str, goal_m: float, units: Units) -> str:
    """Return a goal with its distance; `name` is "" for a distance alone."""
    far = distance_text(goal_m, units)
    return f"{name}, {far}" if name else far


def away_text(goal: str, told: Readiness, session: int | None) -> str:
    """Return how far off a goal without a day is; `session` is due next, None for none."""
    return f"{goal}: {_how_far(told.runs, session)}. {when_text(told)}"


def when_text(told: Readiness) -> str:
    """Return when the plan gets there."""
    if told.earliest is None or told.weeks is None:
        return NOT_WITHIN_A_YEAR
    weeks = round(told.weeks)
    in_weeks = {0: "within days", 1: "in a week"}.get(weeks, f"in {weeks} weeks")
    about = f"about {short_date(told.earliest)} {told.earliest.year}"
    return f"With one long run a week and lighter weeks the plan gets there {about}, {in_weeks}."


def kept_text(goal: str, wished: date, today: date) -> str:
    """Return that a day can be kept."""
    has_taper = (wished - today).days > len(rules.TAPER_FACTORS) * rules.DAYS_A_WEEK
    return KEPT.format(goal, day_text(wished), SHORTER_BEFORE if has_taper else SHORTER_UNTIL)


def too_early_text(goal: str, wished: date, told: Readiness, session: int | None) -> str:
    """Return that a day is too early, and how far off the goal is."""
    early = TOO_EARLY.format(goal, day_text(wished))
    how_far = _how_far(told.runs, session)
    return f"{early} It is {how_far}." if told.runs and session is None else early


def way_text(way: Way, units: Units) -> str:
    """Return what a remedy's button says."""
    if way.remedy is Remedy.LATER and way.day is not None:
        return LATER.format(day_text(way.day))
    if way.remedy is Remedy.FEWER_REST_DAYS and way.rest_days is not None:
        return REST_DAYS.format(counted(way.rest_days, "rest day"))
    far = distance_text(way.metres or 0.0, units)
    return (SHORTER if way.remedy is Remedy.SHORTER else LONGER_RUN).format(far)


def said_text(way: Way, units: Units) -> str:
    """Return what is said once a remedy was taken."""
    if way.day is not None:
        return LATER_SAID.format(day_text(way.day))
    if way.rest_days is not None:
        return REST_DAYS_SAID.format(counted(way.rest_days, "rest day"))
    return SHORTER_SAID.format(distance_text(way.metres or 0.0, units))


def _how_far(runs: int | None, session: int | None) -> str:
    if session is not None or runs is None:
        done = session or 0
        to_come = len(SESSIONS) - done
        if not done:
            return f"the way back comes first, {to_come} sessions of walking and running"
        return f"the way back comes first, {done} sessions done and {to_come} to come"
    if runs == 0:
        return "no longer run away"
    return f"{counted(runs, 'longer run')} away"
