"""What a change would do to a plan: the rules it breaks, and what it costs."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.breaches import SOFT, Breach, Broken
from planner.edits import Edit, Move, SetDistance, SetRoute
from planner.pain_state import PainState
from planner.plan import Plan
from planner.season import Given, Season, season


@dataclass(frozen=True, slots=True)
class Cost:
    """Hold what becomes of the runs: how many fewer, their metres, and which days they change.

    `lost` are run days without a run now, `new` those that became run days.
    """

    runs_before: int
    runs_after: int
    metres_before: float
    metres_after: float
    lost: tuple[date, ...]
    new: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold what a change breaks and costs, and the change as it may be kept.

    `hard` breaches forbid it; `soft` ones ask the runner to accept them knowingly, which `accepted`
    then records.
    """

    edit: Edit
    hard: tuple[Breach, ...]
    soft: tuple[Breach, ...]
    cost: Cost
    after: Season

    @property
    def is_allowed(self) -> bool:
        """Tell whether the change can be made at all."""
        return not self.hard

    @property
    def accepted(self) -> Edit:
        """Return the change with the soft rules that it breaks accepted."""
        return replace(self.edit, accepts=frozenset(breach.code for breach in self.soft))


def judge(given: Given, before: Season, edit: Edit, weeks: int | None = None) -> Verdict:
    """Return the verdict on a change to the season `before`, which `given` led to."""
    tried = replace(edit, accepts=frozenset(SOFT))
    # A change of the plan changes nothing about the back.
    after = season(replace(given, edits=(*given.edits, tried)), weeks, before.standing)
    known = {(breach.code, breach.day) for breach in before.breaches}
    if isinstance(edit, SetDistance | SetRoute):
        # What it takes the place of may have broken the same rule, and that was another matter.
        known = {(code, day) for code, day in known if day != edit.day}
    news = [breach for breach in after.breaches if (breach.code, breach.day) not in known]
    hard = [breach for breach in news if breach.is_hard]
    return Verdict(
        edit,
        (*hard, *_without_effect(given, after, edit)),
        tuple(breach for breach in news if not breach.is_hard),
        _cost(before.plan, after.plan),
        after,
    )


def take_back(
    given: Given, before: Season, gone: Collection[Edit], weeks: int | None = None
) -> tuple[Season, Cost]:
    """Return the season without the changes in `gone`, and what that costs."""
    left = tuple(edit for edit in given.edits if edit not in gone)
    after = season(replace(given, edits=left), weeks, before.standing)
    return after, _cost(before.plan, after.plan)


def newest_run(given: Given, plan: Plan, day: date) -> date | None:
    """Return the day of the newest run before `day`, or of the newest done, None without one."""
    ran = [each.day for each in plan.days if each.run and each.day < day]
    last = given.journal.last_run
    return max([*ran, *([] if last is None else [last])], default=None)


def _without_effect(given: Given, after: Season, edit: Edit) -> Sequence[Breach]:
    """Return why a move does not get its day: the state of the back, or too few rest days.

    The detail is then the first day that leaves them.
    """
    if not isinstance(edit, Move) or after.plan.run_on(edit.to):
        return ()
    before = newest_run(given, after.plan, edit.to)
    rest = timedelta(days=given.runner.rest_days_between + 1)
    state = after.standing.state
    is_rested = before is None or before + rest <= edit.to
    # A pause turns a run into a walk on days that would leave rest enough.
    if not state.allows_runs or (state is PainState.PAUSE and is_rested):
        return (Breach(Broken.PAIN, edit.to),)
    return (Breach(Broken.SPACING, edit.to, "" if before is None else f"{before + rest}"),)


def _cost(before: Plan, after: Plan) -> Cost:
    was = {day.day: day.run for day in before.days if day.run}
    now = {day.day: day.run for day in after.days if day.run}
    return Cost(
        len(was),
        len(now),
        sum(run.run_m for run in was.values()),
        sum(run.run_m for run in now.values()),
        tuple(sorted(was.keys() - now.keys())),
        tuple(sorted(now.keys() - was.keys())),
    )
