"""The words of the calendar's choices."""

TITLE = "Calendar"
INTRO = "A file for the calendar on your phone or computer, with an entry for each day."
SPAN = "How much"
PLAN = "Whole plan"
WEEK = "Week shown"
RUNS = "Runs"
TIMED = "At their times"
ALL_DAY = "All day"
REMINDER = "Reminder before a run"
REMINDERS = {0: "None", 15: "15 min", 30: "30 min", 60: "1 hour", 120: "2 hours", 720: "12 hours"}
PRIVATE = "Private: say only Run, and Time for me"
PRIVATE_HELP = (
    "A run tells how far and how long it is, and nothing tells of your back, exercises, reasons or "
    "routes. Without this all of it is there, marked as private for where a calendar is shared."
)
SUMMARY = "Sum up each week"
AGAIN = (
    "After a change, import it again: calendars that follow the standard replace each day by its "
    "newer self. Some add it a second time, so give the plan a calendar of its own that you can "
    "empty first."
)
DOWNLOAD = "Download calendar"
PLAN_FILE = "Loopwell_plan_{}.ics"
WEEK_FILE = "Loopwell_week_{}.ics"
