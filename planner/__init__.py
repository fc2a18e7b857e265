"""Everything about time: the runner, the rules, the plan.

`planner.build` and `planner.referee` are the functions; what else their modules hold is reached by
`from planner.build import ...`.
"""

from collections.abc import Sequence
from datetime import date

from planner.breaches import Breach, Broken
from planner.build import build as _build
from planner.errors import PlanError, PlanFault
from planner.exercises import Exercise, Exercises, load_exercises
from planner.journal import Journal, RunDone
from planner.plan import Day, Item, Kind, Plan, Reason, RoutePick
from planner.referee import referee
from planner.runner import Runner, Spacing
from routes.summary import RouteSummary

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
]


def build(
    runner: Runner,
    journal: Journal,
    library: Sequence[RouteSummary],
    first_day: date,
    weeks: int = 1,
) -> Plan:
    """Return a plan of `weeks` times seven days from `first_day`, 1 to 52 weeks.

    Takes the exercises from `data/exercises.json`. Same in, same out. Raises PlanError, above all
    RUN_AFTER_START when the journal's newest run is after `first_day`, and NO_RECENT_RUN when it
    is more than 30 days before the first planned one.
    """
    return _build(runner, journal, library, first_day, weeks, load_exercises())
