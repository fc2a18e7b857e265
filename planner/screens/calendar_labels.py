"""The words of the calendar's choices."""

from enum import StrEnum

from routes.language import N_, NP_, spoken


class HowMuch(StrEnum):
    """What of a plan a calendar holds."""

    PLAN = "plan"
    WEEK = "week"


class When(StrEnum):
    """How a calendar holds runs."""

    TIMED = "timed"
    ALL_DAY = "all-day"


TITLE = N_("Calendar")
INTRO = N_("A file for the calendar on your phone or computer, with an entry for each day.")
SPAN = N_("How much")
SPANS = {HowMuch.PLAN: N_("Whole plan"), HowMuch.WEEK: N_("Week shown")}
RUNS = N_("Runs")
TIMES = {When.TIMED: N_("At their times"), When.ALL_DAY: N_("All day")}
REMINDER = N_("Reminder before a run")
REMINDERS = {
    0: NP_("reminder", "None"),
    15: N_("15 min"),
    30: N_("30 min"),
    60: N_("1 hour"),
    120: N_("2 hours"),
    720: N_("12 hours"),
}
PRIVATE = N_("Private: say only Run, and Time for me")
PRIVATE_HELP = N_(
    "A run tells how far and how long it is, and nothing tells of your back, exercises, reasons or "
    "routes. Without this all of it is there, marked as private for where a calendar is shared."
)
SUMMARY = N_("Sum up each week")
AGAIN = N_(
    "After a change, import it again: calendars that follow the standard replace each day by its "
    "newer self. Some add it a second time, so give the plan a calendar of its own that you can "
    "empty first."
)
DOWNLOAD = N_("Download calendar")

spoken(__name__)
