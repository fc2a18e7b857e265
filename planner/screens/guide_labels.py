"""The words of a guided routine: titles, sides, doses, buttons, and what a screen reader says."""

from planner.guide_steps import Beat, Side, Step
from planner.plan import Kind
from planner.routine_choice import Length
from routes.language import N_, NP_, _, decimal, ngettext, spoken

TITLES = {
    Kind.WARM_UP: N_("Warm-up"),
    Kind.WARM_DOWN: N_("Warm-down"),
    Kind.STRETCH: N_("Stretch"),
    Kind.WALK: N_("Easy walk"),
}
SIDES = {Side.LEFT: N_("Left side"), Side.RIGHT: N_("Right side"), Side.NONE: ""}
_BRIEF = {
    Side.LEFT: N_("{name}, left side"),
    Side.RIGHT: N_("{name}, right side"),
}
LENGTHS = {Length.NORMAL: N_("The whole routine"), Length.SHORT: N_("About 5 minutes")}
LENGTH = N_("How much time do you have?")
GUIDE_ME = N_("Guide me")
STEP_BY_STEP = N_("Step by step")

START = N_("Start")
PAUSE = N_("Pause")
GO_ON = N_("Go on")
DONE = N_("Done")
AGAIN = N_("Do it again")
BACK = NP_("the step before", "Back")
SKIP = N_("Skip")
GET_READY = N_("Get ready")
NOW = N_("Now")
NEXT = N_("Next:")
LAST = N_("This is the last one.")
HOW = N_("How")
FEEL = N_("What to feel")
CARE = N_("Take care")
STOP = N_("When to stop")
WHY = N_("Why it is not as planned")
SOUND = N_("Sound")
BUZZ = N_("Vibration")
STEP = N_("Step {number} of {count}")
TIME_LEFT = N_("Time left")
PAUSED = N_("Paused.")
OVER = N_("Time is up. Tap Done when you have done it.")
FINISHED = N_("That was all of it.")
KEYS = N_("Space starts and pauses. The arrow keys go back and on.")

_LONG_S = 90


def guide_me(title: str) -> str:
    """Return the name of the button that guides through a routine."""
    return _("Guide me: {title}").format(title=title)


def dose(step: Step) -> str:
    """Return what one step asks for, such as Hold for 15 s."""
    exercise = step.exercise
    if step.beat is Beat.COUNTED and exercise.reps is not None:
        return _counted(exercise.reps, exercise.hold_s, alternates=exercise.alternates)
    if step.beat is Beat.HELD and exercise.hold_s is not None:
        once = decimal(exercise.hold_s)
        if step.seconds > exercise.hold_s:
            return _("Hold for {seconds} s each way").format(seconds=once)
        return _("Hold for {seconds} s").format(seconds=once)
    if step.seconds > _LONG_S:
        minutes = step.seconds / 60
        digits = 0 if minutes == round(minutes) else 1
        return _("Keep going for {minutes} min").format(minutes=decimal(minutes, digits))
    return _("Keep going for {seconds} s").format(seconds=decimal(step.seconds))


def set_text(step: Step) -> str:
    """Return which set a step is, "" where there is only one."""
    if step.exercise.sets == 1:
        return ""
    return _("Set {number} of {count}").format(number=step.set_number, count=step.exercise.sets)


def brief(step: Step) -> str:
    """Return a step as its name and side."""
    name = _(step.exercise.name)
    return name if step.side is Side.NONE else _(_BRIEF[step.side]).format(name=name)


def said(step: Step) -> str:
    """Return a step as a screen reader says it."""
    name, which = brief(step), set_text(step)
    if not which:
        return _("{name}. {dose}.").format(name=name, dose=dose(step))
    return _("{name}. {set}. {dose}.").format(name=name, set=which, dose=dose(step))


def _counted(reps: int, hold_s: float | None, *, alternates: bool) -> str:
    if alternates:
        said_so = ngettext("{count} time on each side", "{count} times on each side", reps)
        return said_so.format(count=reps)
    if hold_s is not None:
        said_so = ngettext(
            "{count} time, held for {seconds} s", "{count} times, each held for {seconds} s", reps
        )
        return said_so.format(count=reps, seconds=decimal(hold_s))
    return ngettext("{count} time", "{count} times", reps).format(count=reps)


spoken(__name__)
