"""The words of how far off a goal is, and what would make a wished day true. Plain text."""

from datetime import date

from planner import rules
from planner.comeback import SESSIONS
from planner.readiness import Readiness, Remedy, Way
from planner.screens import dates
from planner.screens.counted import rest_days_text
from planner.screens.joined import in_a_row
from routes.language import N_, _, ngettext, paragraph, spoken
from routes.screens.measures import distance_text
from routes.units import Units

LONGEST = N_("The longest route here")
NO_GOAL = N_("There is no goal yet: choose a route or a distance to build up to.")
HOLD = N_(
    "Just keep moving: long runs stay at about {distance}, and there is nothing to build up to."
)
REACHED = N_("{goal}: you have run that far in the last 30 days.")
RAN_IT = N_("{goal}: you ran it on its day, {day}.")
WAITS = N_("{goal}: it waits until your back has been looked at.")
NOT_WITHIN_A_YEAR = N_(
    "The plan does not get there within a year: a shorter goal comes first, and then this one."
)
KEPT = N_("{goal}: on {day} the plan gets you there, with shorter runs in the two weeks before.")
KEPT_SHORTER = N_("{goal}: on {day} the plan gets you there, with shorter runs until then.")
TOO_EARLY = N_("{goal}: {day} comes too early, so the plan builds up to it without a day.")
PASSED = N_("The day you set, {day}, has been.")
FAR_AHEAD = N_("The day you set, {day}, is over a year away: plans look a year ahead.")
BACK_NOT_COUNTED = N_("What your back asks for meanwhile is not counted in.")

WAYS_TITLE = N_("What would make it true:")
LONGER_RUN = N_(
    "Or a run of {distance} in the last 30 days. If there was one, note it in the Journal; to run "
    "it now would be a jump."
)
LATER = N_("On {day} instead")
SHORTER = N_("{distance} on that day")
REST_DAYS = N_("{rest_days} between runs")
LATER_SAID = N_("Your goal is for {day} now.")
SHORTER_SAID = N_("Your goal is {distance} now.")
REST_DAYS_SAID = N_("Now {rest_days} between your runs.")

WHY = N_("How this is counted")
COUNT = N_(
    "A longer run is 10 % longer than the longest of the 30 days before it. How many of them lie "
    "between you and a distance is our reading of one large study."
)
CAVEATS = N_(
    "That study held runs against those of up to 10 % more. Runs of over 10 to 30 % more went with "
    "64 % more injuries (31 to 105 %). Those of 30 to 100 % more went with 52 % more (16 to "
    "100 %), and those of over double with 128 % more (50 to 248 %). It does not say that up to "
    "10 % is safe: 1 to 10 % more went with 19 % more injuries, which may be chance (10 % fewer to "
    "57 % more). It followed people with a Garmin watch, 78 % of them men, 46 years old on "
    "average. They told of their injuries themselves. What goes together need not be a cause."
)
PLAN = N_(
    "The plan has one long run a week, and a lighter week every fourth. When it gets there leaves "
    "out your own changes to its days, and any break you may need."
)
TAPER = N_("Before a goal with a day, runs are 70 % of your usual ones for a week, then half.")


def goal_text(name: str, goal_m: float, units: Units) -> str:
    """Return a goal with its distance; `name` is "" for a distance alone."""
    far = distance_text(goal_m, units)
    return in_a_row((name, far))


def away_text(goal: str, told: Readiness, session: int | None) -> str:
    """Return how far off a goal without a day is; `session` is due next, None for none."""
    return paragraph(_how_far(goal, told.runs, session), when_text(told))


def when_text(told: Readiness) -> str:
    """Return when the plan gets there."""
    if told.earliest is None or told.weeks is None:
        return _(NOT_WITHIN_A_YEAR)
    weeks = round(told.weeks)
    if not weeks:
        said = _(
            "With one long run a week and lighter weeks the plan gets there about {day}, within "
            "days."
        )
    else:
        said = ngettext(
            "With one long run a week and lighter weeks the plan gets there about {day}, in a "
            "week.",
            "With one long run a week and lighter weeks the plan gets there about {day}, in "
            "{weeks} weeks.",
            weeks,
        )
    return said.format(day=dates.year_date(told.earliest), weeks=weeks)


def kept_text(goal: str, wished: date, today: date) -> str:
    """Return that a day can be kept."""
    has_taper = (wished - today).days > len(rules.TAPER_FACTORS) * rules.DAYS_A_WEEK
    said = _(KEPT) if has_taper else _(KEPT_SHORTER)
    return said.format(goal=goal, day=dates.full_date(wished))


def too_early_text(goal: str, wished: date, told: Readiness, session: int | None) -> str:
    """Return that a day is too early, and how far off the goal is."""
    early = _(TOO_EARLY).format(goal=goal, day=dates.full_date(wished))
    if not told.runs or session is not None:
        return early
    far = ngettext(
        "It is {count} longer run away.", "It is {count} longer runs away.", told.runs
    ).format(count=told.runs)
    return paragraph(early, far)


def way_text(way: Way, units: Units) -> str:
    """Return what a remedy's button says."""
    if way.remedy is Remedy.LATER and way.day is not None:
        return _(LATER).format(day=dates.full_date(way.day))
    if way.remedy is Remedy.FEWER_REST_DAYS and way.rest_days is not None:
        return _(REST_DAYS).format(rest_days=rest_days_text(way.rest_days))
    far = distance_text(way.metres or 0.0, units)
    return (_(SHORTER) if way.remedy is Remedy.SHORTER else _(LONGER_RUN)).format(distance=far)


def said_text(way: Way, units: Units) -> str:
    """Return what is said once a remedy was taken."""
    if way.day is not None:
        return _(LATER_SAID).format(day=dates.full_date(way.day))
    if way.rest_days is not None:
        return _(REST_DAYS_SAID).format(rest_days=rest_days_text(way.rest_days))
    return _(SHORTER_SAID).format(distance=distance_text(way.metres or 0.0, units))


def _how_far(goal: str, runs: int | None, session: int | None) -> str:
    if session is not None or runs is None:
        return _way_back(goal, session or 0)
    if runs == 0:
        return _("{goal}: no longer run away.").format(goal=goal)
    return ngettext(
        "{goal}: {count} longer run away.", "{goal}: {count} longer runs away.", runs
    ).format(goal=goal, count=runs)


def _way_back(goal: str, done: int) -> str:
    to_come = len(SESSIONS) - done
    said = _("{goal}: the way back comes first, {to_come} sessions of walking and running.")
    if done:
        said = _("{goal}: the way back comes first, {done} sessions done and {to_come} to come.")
    return said.format(goal=goal, done=done, to_come=to_come)


spoken(__name__)
