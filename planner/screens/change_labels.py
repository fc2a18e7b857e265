"""The fixed words of changing a plan and of marking its runs."""

from enum import StrEnum

from planner.changing import Use
from routes.language import N_, NP_, spoken


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

TITLE = N_("Change this run")
CHOOSE = N_("What would you like to do?")
CHOICES = {
    Choice.WAIT: N_("Let it wait a day"),
    Choice.MOVE: N_("Move it to another day"),
    Choice.SKIP: N_("Skip it"),
    Choice.SWAP: N_("Swap it with another run of the week"),
    Choice.DISTANCE: N_("Another distance"),
    Choice.ROUTE: N_("Another route"),
    Choice.BACK: N_("Back to the plan’s own"),
}
NOT_TODAY = N_("Not today: let it wait")
MAKE = {
    Choice.WAIT: N_("Let it wait"),
    Choice.MOVE: N_("Move it"),
    Choice.SKIP: N_("Skip it"),
    Choice.SWAP: N_("Swap them"),
    Choice.DISTANCE: N_("Use this distance"),
    Choice.ROUTE: N_("Run this one"),
    Choice.BACK: N_("Take my changes back"),
}
ANYWAY = N_("Do it anyway")
ANYWAY_ROUTE = N_("Run it anyway")
CANNOT = N_("Not possible")

FITS = N_("Fits your plan")
SOFT = N_("Goes over a limit")
HARD = N_("Cannot be")
NOTHING = N_("Nothing changes")
SOURCES = N_("Where that comes from")
GOAL_LOST = N_("Your goal would not be run on {day}, the day you set for it.")
KNOWINGLY = N_("It is your plan: you can do it knowingly, and your list of changes says so.")

TO_DAY = N_("New day")
SAME_DAY = N_("It is on that day already. Choose another one.")
TAKEN = N_("There is a run on that day already. Choose another day, or swap the two.")
SWAP_WITH = NP_("another run, to swap with", "With")
SWAP_WITH_RUN = N_("With {run}")
SENTENCE = N_("{change}.")
DISTANCE = N_("Distance ({unit})")
DISTANCE_RANGE = N_("Give the distance as {least} to {most} {unit}.")
DISTANCE_SAME = N_("That is its distance already.")

ROUTES = N_("Other routes for it")
MORE_ROUTES = N_("More ways to fit")
MORE_ROUTES_HELP = N_(
    "Cuts and joins the nearest routes to this distance: laps, short cuts, ways out and back, and "
    "other routes that touch."
)
LOOKING = N_("Fitting routes to {distance}")
NO_OTHER = N_("No other route is here for this distance.")
NO_MORE = N_("No other way comes within 10 % of it.")
CLIMB = N_("{height} of climb")
NOT_FITTING = N_("not within 10 % of the day’s distance")

NO_RUN = N_("There is no run on {day} to change.")
SESSION = N_(
    "A walk-run session is so many minutes, by its stage, so it has no other distance or route. "
    "Run it wherever you like."
)
CALM = N_(
    "While your back is a little sore the run stays easy and short, so it has no other distance "
    "or route for now."
)

# --- How did it go? -----------------------------------------------------------------------------

DONE_TITLE = N_("How did it go?")
DONE_CHOOSE = N_("What happened?")
HAPPENED = {
    Happened.DONE: N_("Done as planned"),
    Happened.CUT_SHORT: N_("Cut short"),
    Happened.OTHER_DAY: N_("Done on another day"),
    Happened.LEFT_OUT: N_("Left out"),
}
DONE_SAVE = N_("Save")
NOT_SHORT = N_("That is as far as planned: choose “Done as planned”.")
NOT_OTHER = N_("That is the day it was planned for: choose “Done as planned”.")
RUN_PART = N_("Of a walk-run session, the distance is that of the running alone.")
CUT_SESSION = N_("A session that was cut short comes again.")
LEFT_OUT_WHY = N_("That is fine. The plan goes on from the runs you did.")
LEFT_OUT_SAVE = N_("Note it")
NOTED_ALREADY = N_("In your journal for this day already: {run}.")
TO_COME = N_("This run is still to come: tell how it went when you have run it.")
TOO_LONG_AGO = N_("That was more than a week ago: add the run in the Journal.")
NOTHING_PLANNED = N_("The plan had no run on {day}: add what you ran in the Journal.")
SAID_DONE = N_("Noted your run of {day}: {distance}.")
SAID_CUT_SHORT = N_("Noted your run of {day}, cut short: {distance}.")
SAID_LEFT_OUT = N_("Noted that the run of {day} was left out.")

# --- Your changes -------------------------------------------------------------------------------

NO_CHANGES = N_(
    "You have changed nothing. Each run of the plan can be moved, skipped or given another "
    "distance or route, and each change taken back."
)
TAKE_BACK = N_("Take back")
TAKEN_BACK = N_("Taken back: {change}.")
USES = {
    Use.ACTIVE: "",
    Use.PAST: N_("That day is over."),
    Use.LATER: N_("Beyond the weeks that are planned now."),
    Use.IDLE: N_("It changes nothing in the plan as it is now."),
}
EARLIER = N_("Over: {count}")
LOG = N_("What was changed when")
LOG_LINE = N_("{day}, {time}. {said}")
USED = N_("{change}. {use}")
ADDED, CHANGED, REMOVED = N_("Added: {change}"), N_("Changed: {change}"), N_("Taken back: {change}")

# --- Days away ----------------------------------------------------------------------------------

AWAY = N_("Days away")
AWAY_WHY = N_("No run is planned on these days; the plan goes on after them.")
AWAY_FIRST = N_("First day")
AWAY_LAST = N_("Last day")
AWAY_KEEP = N_("Plan no runs then")
AWAY_EMPTY = N_("Give the first and the last day.")
AWAY_ORDER = N_("The last day comes before the first: exchange the two.")
AWAY_NONE = N_("No run is planned on these days now, and none will be.")

spoken(__name__)
