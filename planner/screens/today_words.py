"""The words of the page Today."""

from collections.abc import Mapping, Sequence
from datetime import date

from planner.journal import CheckIn, Missed, RunDone, Ticked
from planner.screens.dates import long_date, weekday_date
from planner.screens.labels import item_title
from planner.today import Part, Thing
from routes.language import N_, _, spoken
from routes.screens.measures import distance_text
from routes.units import Units

TITLE = N_("Today")
NO_PLAN = N_(
    "Here you will find what to do each day: warm up, run, warm down, stretch. First the Week page "
    "needs to know how far you run."
)
TO_WEEK = N_("Make a plan")
WHO_FIRST = N_("Who runs today?")
TAKEN_BACK = N_("Noted: not done after all.")
TOMORROW = N_("Tomorrow")
WEEK = N_("See the whole week")
JOURNAL = N_("Add how it felt, in the Journal")


def browser_words(emergency: str) -> Mapping[str, str]:
    """Return what the browser says by itself, without asking the server.

    `emergency` is the number to call.
    """
    return {
        "progress": _("{number} of {count}"),
        "over": _("Done for today"),
        "steps": _("The day’s steps"),
        "done": _("Done"),
        "leaveOut": _("Leave it out today"),
        "shorter": _("Only 5 minutes?"),
        "whole": _("The whole of it"),
        "takeBack": _("Not done after all"),
        "isDone": _("Done"),
        "isLeftOut": _("Left out"),
        "isOptional": _("If you like"),
        "isDue": _("Now"),
        "fine": _("My back is fine"),
        "notFine": _("It hurts, or something is not right"),
        "ran": _("Done, and my back was fine"),
        "ranOther": _("Done, but not quite like that"),
        "notToday": _("Not today"),
        "asPlanned": _("Yes, as planned"),
        "notRun": _("No"),
        "other": _("Something else"),
        "why": _("Why"),
        "waits": _("No connection. Just go on: what you tap is kept here and sent later."),
        "backNeedsLine": _(
            "This needs the connection. Do not run before you have told it here. In an emergency "
            "call {number}."
        ).format(number=emergency),
        "needsLine": _("This needs the connection. Try again when it is back."),
    }


def title_of(thing: Thing, units: Units) -> str:
    """Return what a thing of the day is."""
    if thing.part is Part.CHECK_IN or thing.item is None:
        return _("How is your back?")
    return item_title(thing.item, units)


def check_in_hint() -> str:
    """Return what it means that the back is fine."""
    return _(
        "Fine means: no pain today or in your last run, no worse this morning, and no numbness or "
        "other new sign."
    )


def asks_title(day: date) -> str:
    """Return the question for a run that nothing was told of."""
    return _("Did you run on {day}?").format(day=weekday_date(day))


def asks_line(run: str) -> str:
    """Return what was planned on that day."""
    return _("The plan had: {run}. Your rest days depend on it.").format(run=run)


def told_line(check_in: CheckIn) -> str:
    """Return what was told of the back."""
    if not check_in.worst and not check_in.signs and check_in.morning <= 0:
        return _("You told: no back pain today.")
    return _("You told: back pain of {worst} out of 10.").format(worst=check_in.worst)


def run_line(run: RunDone, units: Units) -> str:
    """Return the run that was done."""
    return _("You ran {distance}.").format(distance=distance_text(run.distance_m, units))


def begins_line(day: date) -> str:
    """Return when the plan begins, where that is to come."""
    return _("Your plan begins on {day}. Until then there is nothing to do here.").format(
        day=long_date(day)
    )


def said_of(records: Sequence[object], units: Units) -> str:
    """Return what was kept, for the line with its Undo: of several things, the gravest."""
    for record in records:
        match record:
            case RunDone():
                return _("Noted: a run of {distance}.").format(
                    distance=distance_text(record.distance_m, units)
                )
            case Missed():
                return _("Noted: no run on {day}.").format(day=weekday_date(record.day))
            case CheckIn():
                return _("Noted: your back is fine.")
            case _:
                continue
    is_out = all(isinstance(each, Ticked) and each.is_left_out for each in records)
    return _("Noted: left out.") if is_out else _("Noted: done.")


spoken(__name__)
