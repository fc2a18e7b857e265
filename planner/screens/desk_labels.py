"""The words of what is kept for a runner: changes from two sides, and who runs."""

from planner.merging import Part
from planner.profile import NAMELESS
from routes.language import N_, NP_, _, spoken

KEPT_FROM_NOW = N_("{said} From now on your answers are kept: see Settings.")
AS_BEFORE = N_("It is as it was before.")
LOOKING = N_("You are looking at a link’s answers. Go back to your own plan to change it.")
CHANGED_ELSEWHERE = N_(
    "This was changed in another tab, so your change was not made; here is how it is now."
)
CHANGED_SINCE = N_("It was changed in another tab since then, so it stays as it is now.")
NO_SENSE_TOGETHER = N_(
    "Your plan was changed in another tab, and your change does not go with that. Here is how it "
    "is now; use what you told all the same?"
)
CLASH = N_(
    "Changed in another tab as well: {parts}. Here is how it is now; use what you told instead?"
)
USE_MINE = N_("Use what I told")
LEAVE = N_("Leave it as it is now")
MINE_USED = N_("Changed to what you told.")

PARTS = {
    Part.NAME: N_("name"),
    Part.LONGEST: N_("longest run"),
    Part.GOAL: N_("goal"),
    Part.PACE: N_("easy pace"),
    Part.REST_DAYS: N_("rest days"),
    Part.WEEKDAYS: N_("days you can run"),
    Part.SPACING: N_("rhythm"),
    Part.GOAL_DAY: N_("the goal’s date"),
    Part.LONG_DAY: N_("day of the long run"),
    Part.BLOCKED: N_("days away"),
    Part.PLAN_FROM: N_("first day"),
    Part.BACK: N_("back problems before"),
    Part.DISC: N_("herniated disc"),
    Part.WEEKS: N_("weeks"),
    Part.STARTS_AT: N_("usual start"),
    Part.BUSY: N_("busy hours"),
    Part.HOME: N_("home"),
    Part.ZONE: N_("time zone"),
    Part.HELP: N_("whom to call"),
    Part.WATCH: N_("watch"),
    Part.LOOK: N_("language, text size or motion"),
}

_ME = NP_("name of a runner", "Me")
WHO_FIRST = N_("Say first who is running: choose under You.")
WHO = N_("Who is running?")

OTHER_ANSWERS = N_("This link has other answers than your plan.")
LOOK = N_("Look at them")
LOOKING_NOW = N_(
    "These are a link’s answers. Your own plan is as it was, and nothing here is kept."
)
DISMISS = N_("Dismiss")
BACK_TO_MINE = N_("Back to my plan")
MORE_SETTINGS = N_("Times, days away and more: Settings")
NOT_OPENED = N_("What you tell here is forgotten when Loopwell ends. {why}")


def name_text(name: str) -> str:
    """Return a runner's name; who was given none is Me, in any language."""
    return _(_ME) if name == NAMELESS else name


spoken(__name__)
