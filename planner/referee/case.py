"""What is judged: a plan, who it is for, what happened before it and what was changed in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from planner import rules
from planner.edits import Edit
from planner.journal import Journal
from planner.pain_state import PainState
from planner.plan import Item, Kind, Plan
from planner.referee.back import Back, back_on
from planner.runner import Runner

# A metre of slack for sums of floating point numbers.
SLACK_M = 1.0
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """Pair a planned run with its day and the longest run of the 30 days before, None without."""

    day: date
    item: Item
    longest_m: float | None

    @property
    def distance_m(self) -> float:
        """Return its metres, walking included; 0 where the plan gives none."""
        return self.item.distance_m or 0.0


class Metres:
    """Hold the metres run on each day, done, told and planned alike."""

    def __init__(self, runs: Iterable[tuple[date, float]]) -> None:
        self._most_m: dict[date, float] = {}
        for day, run_m in runs:
            if 0 < run_m < float("inf"):
                self._most_m[day] = max(run_m, self._most_m.get(day, 0.0))

    def longest_m(self, day: date, until: date | None = None) -> float | None:
        """Return the longest run of the 30 days before `day`, that day left out; None without.

        With `until`, only runs before it count.
        """
        before = (day - back * _DAY for back in range(1, rules.LOOKBACK_DAYS + 1))
        found = (self._most_m.get(at) for at in before if until is None or at < until)
        return max((run_m for run_m in found if run_m is not None), default=None)


@dataclass(frozen=True, slots=True)
class Case:
    """Hold what every judge of a plan looks at; `runs` are in the order of their days."""

    plan: Plan
    runner: Runner
    journal: Journal
    as_of: date
    edits: tuple[Edit, ...]
    back: Back
    metres: Metres
    runs: tuple[PlannedRun, ...]

    def state_on(self, day: date) -> PainState:
        """Return what the back asks of a day of the plan; nothing of days gone by."""
        return PainState.NORMAL if day < self.as_of else self.back.state


def case_of(
    plan: Plan, runner: Runner, journal: Journal, as_of: date, edits: tuple[Edit, ...]
) -> Case:
    """Return the case of a plan, with what is read from the journal for all judges."""
    planned = sorted(
        ((day.day, item) for day in plan.days for item in day.items if item.kind is Kind.RUN),
        key=lambda run: run[0],
    )
    done = [(run.day, run.distance_m) for run in journal.runs]
    if runner.longest_recent_m is not None:
        newest = journal.last_run or plan.first_day - _DAY
        done.append((newest, runner.longest_recent_m))
    metres = Metres([*done, *((day, item.run_m) for day, item in planned)])
    return Case(
        plan=plan,
        runner=runner,
        journal=journal,
        as_of=as_of,
        edits=edits,
        back=back_on(runner, journal, as_of),
        metres=metres,
        runs=tuple(PlannedRun(day, item, metres.longest_m(day)) for day, item in planned),
    )


def monday(day: date) -> date:
    """Return the Monday of a day's calendar week."""
    return day - day.weekday() * _DAY
