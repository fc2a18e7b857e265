"""The fixed words of changing a plan and of marking its runs."""

from enum import StrEnum

from planner.changing import Use


class Choice(StrEnum):
    """What a runner can do with a planned run."""

    WAIT = "wait"
    MOVE = "move"
    SKIP = "skip"
    SWAP = "swap"
    DISTANCE = "distance"
    ROUTE = "route"
    BACK = "back"


class Happened(StrEnum):
    """What became of a planned run."""

    DONE = "done"
    CUT_SHORT = "cut_short"
    OTHER_DAY = "other_day"
    LEFT_OUT = "left_out"


# --- Change this run ----------------------------------------------------------------------------

TITLE = "Change this run"
CHOOSE = "What would you like to do?"
CHOICES = {
    Choice.WAIT: "Let it wait a day",
    Choice.MOVE: "Move it to another day",
    Choice.SKIP: "Skip it",
    Choice.SWAP: "Swap it with another run of the week",
    Choice.DISTANCE: "Another distance",
    Choice.ROUTE: "Another route",
    Choice.BACK: "Back to the plan’s own",
}
NOT_TODAY = "Not today: let it wait"
MAKE = {
    Choice.WAIT: "Let it wait",
    Choice.MOVE: "Move it",
    Choice.SKIP: "Skip it",
    Choice.SWAP: "Swap them",
    Choice.DISTANCE: "Use this distance",
    Choice.ROUTE: "Run this one",
    Choice.BACK: "Take my changes back",
}
ANYWAY = "Do it anyway"
ANYWAY_ROUTE = "Run it anyway"
CANNOT = "Not possible"

FITS = "Fits your plan"
SOFT = "Goes over a limit"
HARD = "Cannot be"
NOTHING = "Nothing changes"
SOURCES = "Where that comes from"
GOAL_LOST = "Your goal would not be run on {}, the day you set for it."
KNOWINGLY = "It is your plan: you can do it knowingly, and your list of changes says so."

TO_DAY = "New day"
SAME_DAY = "It is on that day already. Choose another one."
TAKEN = "There is a run on that day already. Choose another day, or swap the two."
SWAP_WITH = "With"
DISTANCE = "Distance ({})"
DISTANCE_RANGE = "Give the distance as {:.1f} to {:.0f} {}."
DISTANCE_SAME = "That is its distance already."

ROUTES = "Other routes for it"
MORE_ROUTES = "More ways to fit"
MORE_ROUTES_HELP = (
    "Cuts and joins the nearest routes to this distance: laps, short cuts, ways out and back, and "
    "other routes that touch."
)
LOOKING = "Fitting routes to {}"
NO_OTHER = "No other route is here for this distance."
NO_MORE = "No other way comes within 10 % of it."
NOT_FITTING = "not within 10 % of the day’s distance"

NO_RUN = "There is no run on {} to change."
SESSION = (
    "A walk-run session is so many minutes, by its stage, so it has no other distance or route. "
    "Run it wherever you like."
)
CALM = (
    "While your back is a little sore the run stays easy and short, so it has no other distance "
    "or route for now."
)

# --- How did it go? -----------------------------------------------------------------------------

DONE_TITLE = "How did it go?"
DONE_CHOOSE = "What happened?"
HAPPENED = {
    Happened.DONE: "Done as planned",
    Happened.CUT_SHORT: "Cut short",
    Happened.OTHER_DAY: "Done on another day",
    Happened.LEFT_OUT: "Left out",
}
DONE_SAVE = "Save"
NOT_SHORT = "That is as far as planned: choose “Done as planned”."
NOT_OTHER = "That is the day it was planned for: choose “Done as planned”."
RUN_PART = "Of a walk-run session, the distance is that of the running alone."
CUT_SESSION = "A session that was cut short comes again."
LEFT_OUT_WHY = "That is fine. The plan goes on from the runs you did."
LEFT_OUT_SAVE = "Note it"
NOTED_ALREADY = "In your journal for this day already: {}."
TO_COME = "This run is still to come: tell how it went when you have run it."
TOO_LONG_AGO = "That was more than a week ago: add the run in the Journal."
NOTHING_PLANNED = "The plan had no run on {}: add what you ran in the Journal."
SAID_DONE = "Noted your run of {}: {}."
SAID_CUT_SHORT = "Noted your run of {}, cut short: {}."
SAID_LEFT_OUT = "Noted that the run of {} was left out."

# --- Your changes -------------------------------------------------------------------------------

NO_CHANGES = (
    "You have changed nothing. Each run of the plan can be moved, skipped or given another "
    "distance or route, and each change taken back."
)
TAKE_BACK = "Take back"
TAKEN_BACK = "Taken back: {}."
USES = {
    Use.ACTIVE: "",
    Use.PAST: "That day is over.",
    Use.LATER: "Beyond the weeks that are planned now.",
    Use.IDLE: "It changes nothing in the plan as it is now.",
}
EARLIER = "Over: {}"
LOG = "What was changed when"
ADDED, CHANGED, REMOVED = "Added: {}", "Changed: {}", "Taken back: {}"

# --- Days away ----------------------------------------------------------------------------------

AWAY = "Days away"
AWAY_WHY = "No run is planned on these days; the plan goes on after them."
AWAY_FIRST = "First day"
AWAY_LAST = "Last day"
AWAY_KEEP = "Plan no runs then"
AWAY_EMPTY = "Give the first and the last day."
AWAY_ORDER = "The last day comes before the first: exchange the two."
AWAY_NONE = "No run is planned on these days now, and none will be."
