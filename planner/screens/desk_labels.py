"""The words of what is kept for a runner: changes from two sides, and who runs."""

from planner.merging import Part

KEPT_FROM_NOW = "{} From now on your answers are kept: see Settings."
AS_BEFORE = "It is as it was before."
LOOKING = "You are looking at a link’s answers. Go back to your own plan to change it."
CHANGED_ELSEWHERE = (
    "This was changed in another tab, so your change was not made; here is how it is now."
)
CHANGED_SINCE = "It was changed in another tab since then, so it stays as it is now."
NO_SENSE_TOGETHER = (
    "Your plan was changed in another tab, and your change does not go with that. Here is how it "
    "is now; use what you told all the same?"
)
CLASH = "Changed in another tab as well: {}. Here is how it is now; use what you told instead?"
USE_MINE = "Use what I told"
LEAVE = "Leave it as it is now"
MINE_USED = "Changed to what you told."

PARTS = {
    Part.NAME: "name",
    Part.LONGEST: "longest run",
    Part.GOAL: "goal",
    Part.PACE: "easy pace",
    Part.REST_DAYS: "rest days",
    Part.WEEKDAYS: "days you can run",
    Part.SPACING: "rhythm",
    Part.GOAL_DAY: "the goal’s date",
    Part.LONG_DAY: "day of the long run",
    Part.BLOCKED: "days away",
    Part.PLAN_FROM: "first day",
    Part.BACK: "back problems before",
    Part.DISC: "herniated disc",
    Part.WEEKS: "weeks",
    Part.STARTS_AT: "usual start",
    Part.BUSY: "busy hours",
    Part.HOME: "home",
    Part.ZONE: "time zone",
    Part.HELP: "whom to call",
    Part.WATCH: "watch",
    Part.LOOK: "language, text size or motion",
}

FIRST_NAME = "Me"
WHO_FIRST = "Say first who is running: choose under You."
WHO = "Who is running?"

OTHER_ANSWERS = "This link has other answers than your plan."
LOOK = "Look at them"
LOOKING_NOW = "These are a link’s answers. Your own plan is as it was, and nothing here is kept."
DISMISS = "Dismiss"
BACK_TO_MINE = "Back to my plan"
MORE_SETTINGS = "Times, days away and more: Settings"
NOT_OPENED = "What you tell here is forgotten when Loopwell ends. {}"
