"""The words of a week's pack: its README, and the section of the Week page that gives it."""

from routes.language import N_, spoken

TITLE = N_("Take the week along")
PACK = N_("Week pack")
PACK_HELP = N_(
    "One ZIP with each run’s route and session for your watch, the calendar and the sheet to print."
)
PDF = N_("To print")
PDF_HELP = N_("The week as a PDF on A4, for the fridge door.")

README_TITLE = N_("Your running week from Loopwell: {days}")
RUNS = N_("Runs")
NO_RUNS = N_("No runs this week: rest, stretching and walks.")
WHOLE_WEEK = N_("The whole week")
ROUTE = N_("the route")
ROUTE_AS = N_("the route as a {format} course")
SESSION = N_("warm-up, run and warm-down as steps")
CALENDAR = N_("all days for your calendar; after a change import the new one")
SHEET = N_("all days on A4, to print")
NO_LINE = N_("no route comes with it: run it any way you like")
NOT_MADE = N_("Not in this pack")
TOO_EARLY = N_("A pack is for days from {year} on: watches cannot tell what was before.")
FAILED = N_("{file} could not be made. The other files are whole.")
FOR_WATCH = N_("For your {watch}")
NO_WATCH = N_("For your watch")
NO_WATCH_LINES = (
    N_("Choose your watch in Loopwell: then this file tells how to load the runs onto it."),
    N_("Until then: most apps of watches and phones take the .gpx file."),
)
TAKE = N_("For each run take the {ending} file.")
TAKE_NOT_SESSION = N_("For each run take the {ending} file, not the one that ends in {session}.")
RUN_LINE = N_("{run}. {route}: {how}")
STEP = N_("{number}. {step}")
SESSIONS_ELSEWHERE = N_(
    "The files that end in {session} are for watches that lead through a session, such as "
    "Garmin’s; the sheet says the same."
)
TO_KNOW = N_("Good to know: {what}")
NOT_CHECKED = N_("This route could not be checked for the watch.")
NOT_TRIED = N_("As far as we could find out; tried on no watch.")

spoken(__name__)
