"""The words of the Journal page, and how it writes runs, weeks and what they add up to."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner import history_rules
from planner.duration import duration_text
from planner.journal import CheckIn, Cleared, Missed, RunDone, Sore, Walked
from planner.screens.counted import counted
from planner.screens.labels import WEEKDAYS, short_date
from routes.screens.measures import about_time, distance_text, pace_text
from routes.units import Units

TITLE = "Journal"
INTRO = (
    "What you ran and how your back was. The plan builds on it: rest days, how far a run may go, "
    "and how soon a route is within reach."
)

# --- A run --------------------------------------------------------------------------------------

ADD = "Add a run"
ADD_BUTTON = "Add this run"
DAY = "Day"
DISTANCE = "Distance ({})"
TIME = "Time"
TIME_HELP = "Minutes, or with colons: 45, 32:10 or 1:05:30."
EFFORT = "Effort, 0 to 10"
EFFORT_HELP = (
    "Of the whole session: 0 rest, 1 very, very easy, 2 easy, 3 moderate, 4 somewhat hard, 5 hard, "
    "7 very hard, 10 as hard as can be."
)
BEFORE = "Back pain before, 0 to 10"
WORST = "Back pain at its worst, 0 to 10"
MORNING = "Back the next morning"
SORE = "Other sore spots"
SORE_HINT = "None"
ROUTE = "Route"
ROUTE_HINT = "None"
NOTE = "Note"
OPTIONAL = "Only day and distance are needed."
SAVE = "Save"
CANCEL = "Cancel"
EDIT = "Edit"
REMOVE = "Remove"
SEE_ROUTE = "See the route"

NO_DISTANCE = "Give the distance of the run."
NO_DAY = "Give the day of the run."
DAY_TO_COME = "That day is still to come: choose today or a day that has been."
DAY_TOO_OLD = "That is too long ago: choose a day from 1970 on."
MORNING_TO_COME = "The morning after that run is still to come: leave it out for now."
NO_TIME = "Write the time as minutes, or with colons: 45, 32:10 or 1:05:30."
TIME_IS_OFF = (
    "{} in {} would be {}. Check both; hours are written with two colons, such as 1:05:30."
)

ADDED = "Added your run of {}: {}."
CHANGED = "Changed your run of {}."
REMOVED = "Removed {}."

MORNINGS = {-1: "Better", 0: "The same", 1: "Worse"}
_MORNING_LINE = {-1: "better", 0: "the same", 1: "worse"}
SORE_NAMES = {
    Sore.NECK: "neck",
    Sore.SHOULDER: "shoulder",
    Sore.HIP: "hip",
    Sore.GROIN: "groin",
    Sore.BUTTOCK: "buttock",
    Sore.HAMSTRING: "hamstring",
    Sore.THIGH: "thigh",
    Sore.KNEE: "knee",
    Sore.SHIN: "shin",
    Sore.CALF: "calf",
    Sore.ACHILLES: "Achilles tendon",
    Sore.ANKLE: "ankle",
    Sore.FOOT: "foot",
}

# --- Yesterday's morning, walks, clearance ------------------------------------------------------

ASK_MORNING = "Yesterday you ran {}. How was your back this morning, against the morning before?"
MORNING_TOLD = "Noted for the morning after your run of {}: {}."

MORE = "A walk, or an all-clear"
WALK = "A brisk walk"
WALK_WHY = (
    "After a stop, the way back to running begins with two brisk walks of half an hour, at 2 of 10 "
    "or less and no worse the next morning."
)
WALK_MINUTES = "Minutes"
WALK_WORST = "Back pain during it, 0 to 10"
WALK_MORNING = "Back the next morning"
WALK_MORNING_HINT = "After a walk of today: tell it tomorrow, in the list below."
WALK_ADD = "Add this walk"
WALK_ADDED = "Added your walk of {}: {}."
WALK_CHANGED = "Changed your walk of {}."
WALK_MORNING_TO_COME = "The morning after that walk is still to come: leave it out for now."
WALK_NO_TIME = "Give the walk as 1 to 720 minutes."
CLEARED = "I have been seen"
CLEARED_WHY = (
    "Only when a GP, physiotherapist or other health professional has looked at your back and says "
    "you may run again."
)
CLEARED_DAY = "Day"
CLEARED_ADD = "I may run again"
CLEARED_ADDED = "Noted: seen on {}, and you may run again."

# --- The list -----------------------------------------------------------------------------------

RUNS = "What you noted"
NOTHING = (
    "Nothing here yet. Add a run by hand or from the file of your watch; runs that you mark as "
    "done in the plan come here by themselves."
)
EARLIER = "Show earlier weeks"
TOLD_BEFORE = "as told of the time before"
CUT_SHORT = "cut short"
WALK_RUN = "walk and run, stage {}"
ROUTE_GONE = "a route that is no longer in the library"


def day_text(day: date) -> str:
    """Return a day as Tue 24 Nov 2026."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)} {day.year}"


def row_day(day: date) -> str:
    """Return a day of the last months as Tue 24 Nov."""
    return f"{WEEKDAYS[day.weekday()]} {short_date(day)}"


def week_heading(monday: date) -> str:
    """Return a week as 23 Nov to 29 Nov 2026."""
    sunday = monday + timedelta(days=6)
    return f"{short_date(monday)} to {short_date(sunday)} {sunday.year}"


def week_line(runs: Sequence[RunDone], units: Units) -> str:
    """Return a week's runs in one line, their distance as the sum of what is shown."""
    if not runs:
        return "no runs"
    tenths = sum(round(run.distance_m / units.distance_m, 1) for run in runs)
    return f"{counted(len(runs), 'run')}, {tenths:.1f} {units.value}"


def run_title(run: RunDone, units: Units) -> str:
    """Return a run's day and distance."""
    return f"{day_text(run.day)}: {distance_text(run.distance_m, units)}"


def run_lines(run: RunDone, units: Units) -> tuple[str, ...]:
    """Return all that was told of a run besides, a line for each sort of thing; none may be."""
    lines = [", ".join(_run_facts(run, units)), back_line(run), sore_line(run)]
    return tuple(line[0].upper() + line[1:] for line in lines if line)


def _run_facts(run: RunDone, units: Units) -> list[str]:
    facts = []
    if run.duration_s is not None:
        pace = run.duration_s / run.distance_m * 1000
        facts += [duration_text(run.duration_s), pace_text(pace, units)]
    if run.effort is not None:
        facts.append(f"effort {run.effort} of 10")
    if run.stage:
        facts.append(WALK_RUN.format(run.stage))
    if run.is_cut_short:
        facts.append(CUT_SHORT)
    if run.planned_for is not None and run.planned_for != run.day:
        facts.append(f"planned for {short_date(run.planned_for)}")
    if run.is_told:
        facts.append(TOLD_BEFORE)
    return facts


def back_line(run: RunDone) -> str:
    """Return what was told of the back, "" for nothing."""
    told = []
    if {run.pain_before, run.pain_worst} <= {0, None} and run.pain_worst == 0:
        morning = run.pain_morning
        after = "" if morning is None else f", {_MORNING_LINE[morning]} the next morning"
        return f"no back pain{after}"
    if run.pain_before is not None:
        told.append(f"{run.pain_before} before")
    if run.pain_worst is not None:
        told.append(f"{run.pain_worst} at its worst")
    if run.pain_morning is not None:
        told.append(f"{_MORNING_LINE[run.pain_morning]} the next morning")
    return f"back pain {', '.join(told)}" if told else ""


def sore_line(run: RunDone) -> str:
    """Return the other sore spots, "" for none."""
    return f"sore: {', '.join(SORE_NAMES[each] for each in run.sore)}" if run.sore else ""


def sore_name(sore: Sore) -> str:
    """Return a sore spot's name as it stands alone."""
    name = SORE_NAMES[sore]
    return name[0].upper() + name[1:]


def other_text(record: CheckIn | Walked | Cleared | Missed) -> str:
    """Return what was noted besides runs, as one line."""
    day = day_text(record.day)
    match record:
        case CheckIn():
            back = f"back {record.worst} of 10, morning {_MORNING_LINE[record.morning]}"
            signs = f", {counted(len(record.signs), 'sign')} told" if record.signs else ""
            return f"{day}: {back}{signs}"
        case Walked():
            walk = f"brisk walk, {about_time(record.duration_s)}, back pain {record.worst}"
            morning = record.morning
            return f"{day}: {walk}" + (
                "" if morning is None else f", {_MORNING_LINE[morning]} the next morning"
            )
        case Cleared():
            return f"{day}: seen by a health professional, may run again"
        case Missed():
            return f"{day}: planned run left out"


def what(record: object, units: Units) -> str:
    """Return what is removed, in a few words."""
    if isinstance(record, RunDone):
        return f"the run of {day_text(record.day)}, {distance_text(record.distance_m, units)}"
    if isinstance(record, CheckIn | Walked | Cleared | Missed):
        return f"“{other_text(record)}”"
    return "it"


def off_text(distance_m: float, duration_s: float, units: Units) -> str:
    """Return what is odd about a distance and a time."""
    return TIME_IS_OFF.format(
        distance_text(distance_m, units),
        duration_text(duration_s),
        pace_text(duration_s / distance_m * 1000, units),
    )


def distance_range(units: Units) -> str:
    """Return the refusal of a distance that no run has."""
    least, most = (metres / units.distance_m for metres in history_rules.RUN_RANGE_M)
    return f"Give the distance as {least:.1f} to {most:.0f} {units.value}."
