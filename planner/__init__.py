"""Everything about time: the runner, the rules, the plan.

`planner.build` and `planner.referee` are the functions; what else their modules hold is reached by
`from planner.build import ...`.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from planner.adjust import overlay
from planner.breaches import Breach, Broken
from planner.build import Ask, check_span
from planner.build import build as _build
from planner.choose import Library
from planner.errors import PlanError, PlanFault
from planner.exercises import Exercise, Exercises, load_exercises
from planner.journal import Journal, RunDone
from planner.pain import standing
from planner.plan import Day, Item, Kind, Plan, Reason, RoutePick
from planner.referee import referee
from planner.runner import Runner, Spacing
from routes.summary import RouteSummary

if TYPE_CHECKING:
    from planner.handout import Handout
    from planner.ics import CalendarOptions
    from routes.paper.ground import Ground
    from routes.watches import Watch

__all__ = [
    "Breach",
    "Broken",
    "Day",
    "Exercise",
    "Exercises",
    "Item",
    "Journal",
    "Kind",
    "Plan",
    "PlanError",
    "PlanFault",
    "Reason",
    "RoutePick",
    "RunDone",
    "Runner",
    "Spacing",
    "build",
    "load_exercises",
    "referee",
    "write_ics",
    "write_pack",
    "write_pdf",
]


def write_ics(handout: "Handout", options: "CalendarOptions | None" = None) -> bytes:
    """Return a handout as a calendar file, an entry a day and one a week.

    Imported again, a changed plan replaces the old one. The same handout gives the same bytes.
    """
    from planner.ics import CalendarOptions  # noqa: PLC0415 - icalendar loads only here
    from planner.ics import write_ics as write  # noqa: PLC0415

    return write(handout, options or CalendarOptions())


def write_pack(
    handout: "Handout",
    watch: "Watch | None" = None,
    ground: "Ground | None" = None,
    calendar: "CalendarOptions | None" = None,
) -> bytes:
    """Return a handout as one ZIP: routes and sessions for a watch, the calendar, the sheet.

    The same handout gives the same bytes. Raises PlanError PLAN_HIDDEN where the back lets no plan
    be shown.
    """
    from planner.ics import CalendarOptions  # noqa: PLC0415 - every writer loads only here
    from planner.pack import write_pack as write  # noqa: PLC0415

    return write(handout, watch, ground, calendar or CalendarOptions())


def write_pdf(handout: "Handout", ground: "Ground | None" = None) -> bytes:
    """Return a handout as a PDF to hang up: an A4 page for each calendar week.

    `ground` is the base map below its routes, as `routes.paper.ground.read_ground` reads it. The
    same handout gives the same bytes.
    """
    from planner.sheet.pdf import write_pdf as write  # noqa: PLC0415 - reportlab loads only here

    return write(handout, ground)


def build(
    runner: Runner,
    journal: Journal,
    library: Sequence[RouteSummary],
    first_day: date,
    weeks: int = 1,
) -> Plan:
    """Return a plan of `weeks` times seven days from `first_day`, 1 to 52 weeks.

    Takes the exercises from `data/exercises.json`. What the journal says of the back counts. Same
    in, same out. Raises PlanError, above all RUN_AFTER_START when the journal's newest run is after
    `first_day`.
    """
    check_span(first_day, weeks)
    laid = overlay((), standing(journal, runner, first_day), first_day)
    ask = Ask(runner, journal, Library(library), first_day, weeks, laid)
    return _build(ask, load_exercises())
