"""The words of what stays the same from week to week: who runs, how, when, where, whom to call."""

from collections.abc import Sequence
from datetime import time

from planner.profile import Busy, Home
from planner.runner import Span
from planner.screens import dates
from planner.screens.joined import in_a_row
from routes.language import N_, NP_, _, ngettext, spoken

TITLE = N_("Settings")
INTRO = N_("Everything is kept as you change it, and can be undone.")
NOTHING_KEPT = N_(
    "Nothing is kept yet. The first change begins your plan with what you told so far."
)
CHOOSE_FIRST = N_("Choose above who is running to see their settings.")

WHO = N_("Who runs")
NAME = NP_("of a person", "Name")
NAME_SAID = N_("The name is {name} now.")
ADD_RUNNER = N_("Add another runner")
ADD_RUNNER_WHY = N_(
    "A runner of their own, with a plan and a journal of their own. Whoever opens this Loopwell "
    "sees all of them."
)
ADD_RUNNER_DO = N_("Add")
RUNNER_ADDED = N_("{name} is added, and runs now.")
ERASE_RUNNER = N_("Erase this runner")
ERASE_RUNNER_WHY = N_(
    "This deletes the plan, the journal and the settings of the runner below from this computer. "
    "It cannot be undone. Export first if you may want them back."
)
ERASE_RUNNER_SURE = N_("Yes, erase this runner")
RUNNER_ERASED = N_("{name} is erased.")

RUNNING = N_("Running")
LONGEST_SAID = N_("Longest run: {distance}.")
LONGEST_HELP = N_(
    "As you told it on {day}, of the 30 days before. Runs in your journal count beside it. No run "
    "is planned more than 10 % longer than the longest of the 30 days before it."
)
NO_RUN = N_("I have not run in the last 30 days")
NO_RUN_SAID = N_("No run in the last 30 days: the plan begins with walking and running in turns.")
NO_RUN_WHY = N_("The plan begins with walking and running in turns, as in NHS Couch to 5K.")
NO_RUN_NEEDS = N_("Tell how long your longest run was.")
PACE_SAID = N_("Easy pace: {pace}.")
REST_SAID = N_("Rest days between runs: {days}.")
RHYTHM_SAID = {
    False: N_("Runs come as soon as you have rested."),
    True: N_("Runs come on the same days."),
}
DAYS_SAID = N_("Days you can run: {days}.")
LONG_DAY = N_("Day for the long run")
LONG_DAY_HELP = N_(
    "A wish: the long run comes on this day where the rest days and the days you can run allow it."
)
ANY_DAY = N_("Any day")
LONG_DAY_SAID = N_("Day for the long run: {day}.")
BACK = N_("I have had back problems before")
BACK_WHY = N_(
    "The article says that running may make existing spinal or postural problems worse. With this "
    "you get at least two rest days between runs, and flatter routes: our reading of it. A small "
    "trial, of 40 people, found that walking and running eased long-standing back pain "
    "(Neason and others, 2024)."
)
BACK_SAID = {
    True: N_("Back problems before: at least two rest days, and flatter routes."),
    False: N_("No back problems before."),
}
DISC = N_("I have a herniated disc, not cleared yet")
DISC_WHY = N_(
    "The article says that running may make a herniated disc worse. With this no runs are planned "
    "until a doctor or physiotherapist has cleared you; untick it then. Healthy discs were not "
    "found to suffer from running (Belavý and others, 2017)."
)
DISC_SAID = {
    True: N_("No runs are planned until your disc is cleared."),
    False: N_("Your disc is cleared: runs are planned again."),
}

GOAL_OWN = N_("A distance of my own")
GOAL_GONE = N_("A route that is not here now, {distance}")
GOAL_OWN_M = N_("Distance to build up to ({unit})")
GOAL_OWN_NEEDS = N_("Tell the distance, 1 to 100 km, in the field below.")
GOAL_SAID = N_("Build up to: {goal}.")
GOAL_DAY = N_("On a date, if you like")
GOAL_DAY_HELP = N_("Empty for no date. The plan says whether there is time enough.")
GOAL_DAY_SAID = {True: N_("The goal’s date is {day}."), False: N_("The goal has no date.")}
FIRST_DAY_SAID = N_("The plan begins on {day}.")
WEEKS_SAID = N_("Weeks planned: {weeks}.")

TIME = N_("Time and place")
STARTS_AT = N_("Usual start")
STARTS_AT_SAID = N_("Usual start: {time}.")
STARTS_AT_NEEDS = N_("Give a time of day, such as 06:30.")
ZONE = N_("Time zone")
ZONE_BROWSER = N_("As this browser has it ({zone})")
ZONE_SAID = N_("Time zone: {zone}.")
HOME = N_("Home: where your runs begin")
HOME_HELP = N_("For routes near you, and for first and last light.")
HOME_NONE = NP_("home", "None")
HOME_FIND = N_("Find")
HOME_ADDRESS = N_("Or an address")
HOME_NEAR = N_("Use the place set under Near")
HOME_POINT = N_("a point on the map")
HOME_SAID = N_("Home: {home}.")
BUSY = N_("Hours when you cannot run")
BUSY_DAYS = NP_("days of the week", "On")
BUSY_FROM = NP_("time of day", "From")
BUSY_TO = NP_("time of day", "To")
BUSY_ADD = N_("Add hours")
BUSY_ADDED = N_("Added: {hours}.")
BUSY_REMOVED = N_("Removed: {hours}.")
BUSY_NEEDS = N_("Choose at least one day, and both times.")

WATCH = N_("On the wrist")
WATCH_SAID = N_("Your watch: {watch}.")
WATCH_NONE = N_("none chosen")

AWAY = N_("Days away")
AWAY_WHY = N_("No run is planned on these days. The plan goes on after them by its rules.")
AWAY_FIRST = N_("First day")
AWAY_LAST = N_("Last day")
AWAY_NONE = N_("None so far.")
AWAY_ADD = N_("Add days")
AWAY_ADDED = N_("No run is planned on {days}.")
AWAY_REMOVED = N_("Runs may be planned on {days} again.")
AWAY_NEEDS = N_("Choose the first day away; the last one may stay empty for a single day.")
REMOVE = N_("Remove")

HELP = N_("Whom to call")
HELP_WHY = N_(
    "Shown where signs of something serious are told. Australia’s numbers unless you change them."
)
EMERGENCY = N_("Emergency")
NURSE_NAME = N_("Health line")
NURSE = N_("Its number")
OWN_NAME = N_("Your own doctor or physiotherapist")
OWN = N_("Their number")
HELP_SAID = N_("Whom to call is changed.")
HELP_NEEDS = N_("An emergency number is needed.")

DATA = N_("Your data")
WHERE = N_("Profiles, plans and journals lie in this file, on the computer that runs Loopwell:")
WHERE_SERVER = N_("Profiles, plans and journals lie in a PostgreSQL database.")
WHERE_NOWHERE = N_("Profiles, plans and journals lie in memory only, until Loopwell ends.")
EXPORT = N_("Export all")
EXPORT_WHY = N_("One JSON file with every runner, to keep or to import elsewhere.")
IMPORT_FILE = N_("A file that Loopwell exported")
IMPORT_NEW = N_("{name}: new here. The profile and {entries} are added.")
IMPORT_KNOWN = N_(
    "{name}: here already. What is new among the {entries} of the file is added; where both have a "
    "version of the same, the newer one counts, and the log keeps the other."
)
IMPORT_NOBODY = N_("There is nobody in this file.")
IMPORT_DO = N_("Import")
IMPORTED = N_("Imported: {names}.")
ERASE_ALL = N_("Erase all")
ERASE_ALL_WHY = N_(
    "This deletes every runner, plan and journal from this computer. It cannot be undone. Routes "
    "are not touched. Export first if you may want anything back."
)
ERASE_ALL_WORD = N_("erase")
ERASE_ALL_TYPE = N_("To be sure, type: {word}")
ERASE_ALL_DO = N_("Erase all for good")
ERASE_ALL_NEEDS = N_("Nothing was erased: type the word {word} first.")
ALL_ERASED = N_("Everything is erased.")


def entries_text(count: int) -> str:
    """Return how many things a journal holds."""
    return ngettext("{count} entry", "{count} entries", count).format(count=count)


def long_day_text(weekday: int | None) -> str:
    """Return the ISO weekday wished for the long run, or that there is none."""
    return dates.weekday_name(weekday) if weekday else _(ANY_DAY)


def span_text(span: Span) -> str:
    """Return days as 24 Dec 2026 to 2 Jan 2027, one day as itself."""
    return dates.span_text(span.first, span.last)


def hours_text(weekdays: Sequence[int], busy: Busy) -> str:
    """Return hours of some weekdays as Mon, Tue 09:00 to 17:00."""
    return _("{days} {begins} to {ends}").format(
        days=days_text(weekdays), begins=time_text(busy.first), ends=time_text(busy.last)
    )


def days_text(weekdays: Sequence[int]) -> str:
    """Return ISO weekdays as Mon, Wed, Fri."""
    return in_a_row(dates.weekday_text(day) for day in sorted(weekdays))


def time_text(at: time) -> str:
    """Return a time of day as 06:30."""
    return f"{at:%H:%M}"


def home_text(home: Home | None) -> str:
    """Return where home is, by its name where it has one."""
    return _(HOME_NONE) if home is None else home.name or _(HOME_POINT)


spoken(__name__)
