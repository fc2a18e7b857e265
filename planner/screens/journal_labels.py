"""The words of the Journal page, and how it writes runs, weeks and what they add up to."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner import history_rules
from planner.duration import duration_text
from planner.journal import CheckIn, Cleared, Missed, RunDone, Sore, Walked
from planner.screens import dates
from planner.screens.counted import runs_text, signs_text
from planner.screens.joined import in_a_row, titled
from routes.language import N_, NP_, _, decimal, first_up, spoken
from routes.screens.measures import about_time, distance_text, distance_unit, pace_text
from routes.units import Units

TITLE = N_("Journal")
INTRO = N_(
    "What you ran and how your back was. The plan builds on it: rest days, how far a run may go, "
    "and how soon a route is within reach."
)

# --- A run --------------------------------------------------------------------------------------

ADD = N_("Add a run")
ADD_BUTTON = N_("Add this run")
DAY = N_("Day")
DISTANCE = N_("Distance ({unit})")
TIME = NP_("how long", "Time")
TIME_HELP = N_("Minutes, or with colons: 45, 32:10 or 1:05:30.")
EFFORT = N_("Effort, 0 to 10")
EFFORT_HELP = N_(
    "Of the whole session: 0 rest, 1 very, very easy, 2 easy, 3 moderate, 4 somewhat hard, 5 hard, "
    "7 very hard, 10 as hard as can be."
)
BEFORE = N_("Back pain before, 0 to 10")
WORST = N_("Back pain at its worst, 0 to 10")
MORNING = N_("Back the next morning")
SORE = N_("Other sore spots")
SORE_HINT = NP_("sore spots", "None")
ROUTE = N_("Route")
ROUTE_HINT = NP_("route", "None")
NOTE = N_("Note")
OPTIONAL = N_("Only day and distance are needed.")
SAVE = N_("Save")
CANCEL = N_("Cancel")
EDIT = N_("Edit")
REMOVE = N_("Remove")
SEE_ROUTE = N_("See the route")

NO_DISTANCE = N_("Give the distance of the run.")
NO_DAY = N_("Give the day of the run.")
DAY_TO_COME = N_("That day is still to come: choose today or a day that has been.")
DAY_TOO_OLD = N_("That is too long ago: choose a day from 1970 on.")
MORNING_TO_COME = N_("The morning after that run is still to come: leave it out for now.")
NO_TIME = N_("Write the time as minutes, or with colons: 45, 32:10 or 1:05:30.")
TIME_IS_OFF = N_(
    "{distance} in {time} would be {pace}. Check both; hours are written with two colons, such as "
    "1:05:30."
)

ADDED = N_("Added your run of {day}: {distance}.")
CHANGED = N_("Changed your run of {day}.")
REMOVED = N_("Removed {what}.")

MORNINGS = {-1: N_("Better"), 0: N_("The same"), 1: N_("Worse")}
_MORNING_LINE = {-1: N_("better"), 0: N_("the same"), 1: N_("worse")}
_NEXT_MORNINGS = {
    -1: N_("better the next morning"),
    0: N_("the same the next morning"),
    1: N_("worse the next morning"),
}
SORE_NAMES = {
    Sore.NECK: N_("neck"),
    Sore.SHOULDER: N_("shoulder"),
    Sore.HIP: N_("hip"),
    Sore.GROIN: N_("groin"),
    Sore.BUTTOCK: N_("buttock"),
    Sore.HAMSTRING: N_("hamstring"),
    Sore.THIGH: N_("thigh"),
    Sore.KNEE: N_("knee"),
    Sore.SHIN: N_("shin"),
    Sore.CALF: N_("calf"),
    Sore.ACHILLES: N_("Achilles tendon"),
    Sore.ANKLE: N_("ankle"),
    Sore.FOOT: N_("foot"),
}

# --- Yesterday's morning, walks, clearance ------------------------------------------------------

ASK_MORNING = N_(
    "Yesterday you ran {distance}. How was your back this morning, against the morning before?"
)
MORNING_TOLD = N_("Noted for the morning after your run of {day}: {morning}.")

MORE = N_("A walk, or an all-clear")
WALK = N_("A brisk walk")
WALK_WHY = N_(
    "After a stop, the way back to running begins with two brisk walks of half an hour, at 2 of 10 "
    "or less and no worse the next morning."
)
WALK_MINUTES = N_("Minutes")
WALK_WORST = N_("Back pain during it, 0 to 10")
WALK_MORNING = N_("Back the next morning")
WALK_MORNING_HINT = N_("After a walk of today: tell it tomorrow, in the list below.")
WALK_ADD = N_("Add this walk")
WALK_ADDED = N_("Added your walk of {day}: {time}.")
WALK_CHANGED = N_("Changed your walk of {day}.")
WALK_MORNING_TO_COME = N_("The morning after that walk is still to come: leave it out for now.")
WALK_NO_TIME = N_("Give the walk as 1 to 720 minutes.")
CLEARED = N_("I have been seen")
CLEARED_WHY = N_(
    "Only when a GP, physiotherapist or other health professional has looked at your back and says "
    "you may run again."
)
CLEARED_DAY = N_("Day")
CLEARED_ADD = N_("I may run again")
CLEARED_ADDED = N_("Noted: seen on {day}, and you may run again.")

# --- The list -----------------------------------------------------------------------------------

RUNS = N_("What you noted")
NOTHING = N_(
    "Nothing here yet. Add a run by hand or from the file of your watch; runs that you mark as "
    "done in the plan come here by themselves."
)
EARLIER = N_("Show earlier weeks")
TOLD_BEFORE = N_("as told of the time before")
CUT_SHORT = N_("cut short")
WALK_RUN = N_("walk and run, stage {stage}")
ROUTE_GONE = N_("a route that is no longer in the library")


def week_heading(monday: date) -> str:
    """Return a week as 23 Nov to 29 Nov 2026."""
    sunday = monday + timedelta(days=6)
    return dates.span_text(monday, sunday)


def week_line(runs: Sequence[RunDone], units: Units) -> str:
    """Return a week's runs in one line, their distance as the sum of what is shown."""
    if not runs:
        return _("no runs")
    tenths = sum(round(run.distance_m / units.distance_m, 1) for run in runs)
    return in_a_row((runs_text(len(runs)), distance_text(tenths * units.distance_m, units)))


def run_title(run: RunDone, units: Units) -> str:
    """Return a run's day and distance."""
    return titled(dates.full_date(run.day), distance_text(run.distance_m, units))


def run_lines(run: RunDone, units: Units) -> tuple[str, ...]:
    """Return all that was told of a run besides, a line for each sort of thing; none may be."""
    lines = [in_a_row(_run_facts(run, units)), back_line(run), sore_line(run)]
    return tuple(first_up(line) for line in lines if line)


def _run_facts(run: RunDone, units: Units) -> list[str]:
    facts = []
    if run.duration_s is not None:
        pace = run.duration_s / run.distance_m * 1000
        facts += [duration_text(run.duration_s), pace_text(pace, units)]
    if run.effort is not None:
        facts.append(_("effort {effort} of 10").format(effort=run.effort))
    if run.stage:
        facts.append(_(WALK_RUN).format(stage=run.stage))
    if run.is_cut_short:
        facts.append(_(CUT_SHORT))
    if run.planned_for is not None and run.planned_for != run.day:
        day = dates.short_date(run.planned_for)
        facts.append(_("planned for {day}").format(day=day))
    if run.is_told:
        facts.append(_(TOLD_BEFORE))
    return facts


def back_line(run: RunDone) -> str:
    """Return what was told of the back, "" for nothing."""
    after = _next_morning(run.pain_morning)
    if {run.pain_before, run.pain_worst} <= {0, None} and run.pain_worst == 0:
        return in_a_row((_("no back pain"), after))
    told = []
    if run.pain_before is not None:
        told.append(_("{pain} before").format(pain=run.pain_before))
    if run.pain_worst is not None:
        told.append(_("{pain} at its worst").format(pain=run.pain_worst))
    if after:
        told.append(after)
    return _("back pain {told}").format(told=in_a_row(told)) if told else ""


def _next_morning(morning: int | None) -> str:
    return "" if morning is None else _(_NEXT_MORNINGS[morning])


def sore_line(run: RunDone) -> str:
    """Return the other sore spots, "" for none."""
    spots = in_a_row(_(SORE_NAMES[each]) for each in run.sore)
    return _("sore: {spots}").format(spots=spots) if spots else ""


def sore_name(sore: Sore) -> str:
    """Return a sore spot's name as it stands alone."""
    return first_up(_(SORE_NAMES[sore]))


def other_text(record: CheckIn | Walked | Cleared | Missed) -> str:
    """Return what was noted besides runs, as one line."""
    return titled(dates.full_date(record.day), _other(record))


def _other(record: CheckIn | Walked | Cleared | Missed) -> str:
    match record:
        case CheckIn():
            said = _("back {worst} of 10, morning {morning}")
            back = said.format(worst=record.worst, morning=_(_MORNING_LINE[record.morning]))
            return in_a_row((back, signs_text(len(record.signs)) if record.signs else ""))
        case Walked():
            said = _("brisk walk, {time}, back pain {worst}")
            walk = said.format(time=about_time(record.duration_s), worst=record.worst)
            return in_a_row((walk, _next_morning(record.morning)))
        case Cleared():
            return _("seen by a health professional, may run again")
        case Missed():
            return _("planned run left out")


def what(record: object, units: Units) -> str:
    """Return what is removed, in a few words."""
    if isinstance(record, RunDone):
        return _("the run of {day}, {distance}").format(
            day=dates.full_date(record.day), distance=distance_text(record.distance_m, units)
        )
    if isinstance(record, CheckIn | Walked | Cleared | Missed):
        return _("“{entry}”").format(entry=other_text(record))
    return _("it")


def off_text(distance_m: float, duration_s: float, units: Units) -> str:
    """Return what is odd about a distance and a time."""
    return _(TIME_IS_OFF).format(
        distance=distance_text(distance_m, units),
        time=duration_text(duration_s),
        pace=pace_text(duration_s / distance_m * 1000, units),
    )


def distance_range(units: Units) -> str:
    """Return the refusal of a distance that no run has."""
    least, most = (metres / units.distance_m for metres in history_rules.RUN_RANGE_M)
    return _("Give the distance as {least} to {most} {unit}.").format(
        least=decimal(least, 1), most=decimal(most), unit=distance_unit(units)
    )


def morning_text(morning: int) -> str:
    """Return how a morning was, within a sentence."""
    return _(_MORNING_LINE[morning])


spoken(__name__)
