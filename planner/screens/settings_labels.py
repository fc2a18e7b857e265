"""The words of what stays the same from week to week: who runs, how, when, where, whom to call."""

from collections.abc import Sequence
from datetime import date, time

from planner.profile import Busy, Home
from planner.runner import Span
from planner.screens.labels import WEEKDAYS, short_date

TITLE = "Settings"
INTRO = "Everything is kept as you change it, and can be undone."
NOTHING_KEPT = "Nothing is kept yet. The first change begins your plan with what you told so far."
CHOOSE_FIRST = "Choose above who is running to see their settings."

WHO = "Who runs"
NAME = "Name"
NAME_SAID = "The name is {} now."
ADD_RUNNER = "Add another runner"
ADD_RUNNER_WHY = (
    "A runner of their own, with a plan and a journal of their own. Whoever opens this Loopwell "
    "sees all of them."
)
ADD_RUNNER_DO = "Add"
RUNNER_ADDED = "{} is added, and runs now."
ERASE_RUNNER = "Erase this runner"
ERASE_RUNNER_WHY = (
    "This deletes the plan, the journal and the settings of the runner below from this computer. "
    "It cannot be undone. Export first if you may want them back."
)
ERASE_RUNNER_SURE = "Yes, erase this runner"
RUNNER_ERASED = "{} is erased."

RUNNING = "Running"
LONGEST_SAID = "Longest run: {}."
LONGEST_HELP = (
    "As you told it on {}, of the 30 days before. Runs in your journal count beside it. No run is "
    "planned more than 10 % longer than the longest of the 30 days before it."
)
NO_RUN = "I have not run in the last 30 days"
NO_RUN_SAID = "No run in the last 30 days: the plan begins with walking and running in turns."
NO_RUN_WHY = "The plan begins with walking and running in turns, as in NHS Couch to 5K."
NO_RUN_NEEDS = "Tell how long your longest run was."
PACE_SAID = "Easy pace: {}."
REST_SAID = "Rest days between runs: {}."
RHYTHM_SAID = {False: "Runs come as soon as you have rested.", True: "Runs come on the same days."}
DAYS_SAID = "Days you can run: {}."
LONG_DAY = "Day for the long run"
LONG_DAY_HELP = (
    "A wish: the long run comes on this day where the rest days and the days you can run allow it."
)
ANY_DAY = "Any day"
LONG_DAY_SAID = "Day for the long run: {}."
FULL_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
BACK = "I have had back problems before"
BACK_WHY = (
    "The article says that running may make existing spinal or postural problems worse. With this "
    "you get at least two rest days between runs, and flatter routes: our reading of it. A small "
    "trial, of 40 people, found that walking and running eased long-standing back pain "
    "(Neason and others, 2024)."
)
BACK_SAID = {
    True: "Back problems before: at least two rest days, and flatter routes.",
    False: "No back problems before.",
}
DISC = "I have a herniated disc, not cleared yet"
DISC_WHY = (
    "The article says that running may make a herniated disc worse. With this no runs are planned "
    "until a doctor or physiotherapist has cleared you; untick it then. Healthy discs were not "
    "found to suffer from running (Belavý and others, 2017)."
)
DISC_SAID = {
    True: "No runs are planned until your disc is cleared.",
    False: "Your disc is cleared: runs are planned again.",
}

GOAL_OWN = "A distance of my own"
GOAL_GONE = "A route that is not here now, {}"
GOAL_OWN_M = "Distance to build up to ({})"
GOAL_OWN_NEEDS = "Tell the distance, 1 to 100 km, in the field below."
GOAL_SAID = "Build up to: {}."
GOAL_DAY = "On a date, if you like"
GOAL_DAY_HELP = "Empty for no date. The plan says whether there is time enough."
GOAL_DAY_SAID = {True: "The goal’s date is {}.", False: "The goal has no date."}
FIRST_DAY_SAID = "The plan begins on {}."
WEEKS_SAID = "Weeks planned: {}."

TIME = "Time and place"
STARTS_AT = "Usual start"
STARTS_AT_SAID = "Usual start: {}."
STARTS_AT_NEEDS = "Give a time of day, such as 06:30."
ZONE = "Time zone"
ZONE_BROWSER = "As this browser has it ({})"
ZONE_SAID = "Time zone: {}."
HOME = "Home: where your runs begin"
HOME_HELP = "For routes near you, and for first and last light."
HOME_NONE = "None"
HOME_FIND = "Find"
HOME_ADDRESS = "Or an address"
HOME_NEAR = "Use the place set under Near"
HOME_POINT = "a point on the map"
HOME_SAID = "Home: {}."
BUSY = "Hours when you cannot run"
BUSY_DAYS = "On"
BUSY_FROM = "From"
BUSY_TO = "To"
BUSY_ADD = "Add hours"
BUSY_ADDED = "Added: {}."
BUSY_REMOVED = "Removed: {}."
BUSY_NEEDS = "Choose at least one day, and both times."

WATCH = "On the wrist"
WATCH_SAID = "Your watch: {}."
WATCH_NONE = "none chosen"

AWAY = "Days away"
AWAY_WHY = "No run is planned on these days. The plan goes on after them by its rules."
AWAY_FIRST = "First day"
AWAY_LAST = "Last day"
AWAY_NONE = "None so far."
AWAY_ADD = "Add days"
AWAY_ADDED = "No run is planned on {}."
AWAY_REMOVED = "Runs may be planned on {} again."
AWAY_NEEDS = "Choose the first day away; the last one may stay empty for a single day."
REMOVE = "Remove"

HELP = "Whom to call"
HELP_WHY = (
    "Shown where signs of something serious are told. Australia’s numbers unless you change them."
)
EMERGENCY = "Emergency"
NURSE_NAME = "Health line"
NURSE = "Its number"
OWN_NAME = "Your own doctor or physiotherapist"
OWN = "Their number"
HELP_SAID = "Whom to call is changed."
HELP_NEEDS = "An emergency number is needed."

DATA = "Your data"
WHERE = "Profiles, plans and journals lie in this file, on the computer that runs Loopwell:"
WHERE_SERVER = "Profiles, plans and journals lie in a PostgreSQL database."
WHERE_NOWHERE = "Profiles, plans and journals lie in memory only, until Loopwell ends."
EXPORT = "Export all"
EXPORT_WHY = "One JSON file with every runner, to keep or to import elsewhere."
EXPORT_NAME = "loopwell-{}.json"
IMPORT_FILE = "A file that Loopwell exported"
IMPORT_NEW = "{}: new here. The profile and {} are added."
IMPORT_KNOWN = (
    "{}: here already. What is new among the {} of the file is added; where both have a version of "
    "the same, the newer one counts, and the log keeps the other."
)
IMPORT_NOBODY = "There is nobody in this file."
IMPORT_DO = "Import"
IMPORTED = "Imported: {}."
ERASE_ALL = "Erase all"
ERASE_ALL_WHY = (
    "This deletes every runner, plan and journal from this computer. It cannot be undone. Routes "
    "are not touched. Export first if you may want anything back."
)
ERASE_ALL_WORD = "erase"
ERASE_ALL_TYPE = "To be sure, type: erase"
ERASE_ALL_DO = "Erase all for good"
ERASE_ALL_NEEDS = "Nothing was erased: type the word erase first."
ALL_ERASED = "Everything is erased."


def entries_text(count: int) -> str:
    """Return how many things a journal holds."""
    return "1 entry" if count == 1 else f"{count} entries"


def day_text(day: date) -> str:
    """Return a day as 23 Nov 2026."""
    return f"{short_date(day)} {day.year}"


def span_text(span: Span) -> str:
    """Return days as 24 Dec 2026 to 2 Jan 2027, one day as itself."""
    if span.first == span.last:
        return day_text(span.first)
    same = span.first.year == span.last.year
    first = short_date(span.first) if same else day_text(span.first)
    return f"{first} to {day_text(span.last)}"


def hours_text(weekdays: Sequence[int], busy: Busy) -> str:
    """Return hours of some weekdays as Mon, Tue 09:00 to 17:00."""
    return f"{days_text(weekdays)} {busy.first:%H:%M} to {busy.last:%H:%M}"


def days_text(weekdays: Sequence[int]) -> str:
    """Return ISO weekdays as Mon, Wed, Fri."""
    return ", ".join(WEEKDAYS[day - 1] for day in sorted(weekdays))


def time_text(at: time) -> str:
    """Return a time of day as 06:30."""
    return f"{at:%H:%M}"


def home_text(home: Home | None) -> str:
    """Return where home is, by its name where it has one."""
    return HOME_NONE if home is None else home.name or HOME_POINT
