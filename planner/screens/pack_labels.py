"""The words of a week's pack: its README, and the section of the Week page that gives it."""

TITLE = "Take the week along"
PACK = "Week pack"
PACK_HELP = (
    "One ZIP with each run’s route and session for your watch, the calendar and the sheet to print."
)
PDF = "To print"
PDF_HELP = "The week as a PDF on A4, for the fridge door."

README_TITLE = "Your running week from Loopwell: {} to {} {}"
RUNS = "Runs"
NO_RUNS = "No runs this week: rest, stretching and walks."
WHOLE_WEEK = "The whole week"
ROUTE = "the route"
ROUTE_AS = "the route as a {} course"
SESSION = "warm-up, run and warm-down as steps"
CALENDAR = "all days for your calendar; after a change import the new one"
SHEET = "all days on A4, to print"
NO_LINE = "no route comes with it: run it any way you like"
NOT_MADE = "Not in this pack"
TOO_EARLY = "A pack is for days from {} on: watches cannot tell what was before."
FAILED = "{} could not be made. The other files are whole."
FOR_WATCH = "For your {}"
NO_WATCH = "For your watch"
NO_WATCH_LINES = (
    "Choose your watch in Loopwell: then this file tells how to load the runs onto it.",
    "Until then: most apps of watches and phones take the .gpx file.",
)
TAKE = "For each run take the {} file{}."
NOT_SESSION = ", not the one that ends in _workout.fit"
SESSIONS_ELSEWHERE = (
    "The files that end in _workout.fit are for watches that lead through a session, such as "
    "Garmin’s; the sheet says the same."
)
TO_KNOW = "Good to know: {}"
NOT_CHECKED = "This route could not be checked for the watch."
NOT_TRIED = "As far as we could find out; tried on no watch."
PROMISE = (
    "Not medical advice. Pain down a leg, numbness or tingling, or new trouble with bladder or "
    "bowel: do not run, get help."
)
