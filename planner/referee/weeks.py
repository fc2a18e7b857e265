"""Whether each calendar week has one long run within its share, and every fourth is lighter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner import care_rules, rules
from planner.breaches import Breach, Broken
from planner.edits import Edit, Move, Swap, Vacation
from planner.pain_state import PainState
from planner.referee.case import SLACK_M, Case, PlannedRun, monday
from planner.referee.goal import goal_span
from planner.referee.load import shortest_m

_WEEK = timedelta(days=rules.DAYS_A_WEEK)


@dataclass(frozen=True, slots=True)
class _Week:
    """Hold a calendar week's planned runs, never none, and the metres already run in it."""

    monday: date
    runs: tuple[PlannedRun, ...]
    done_m: tuple[float, ...]

    @property
    def metres(self) -> tuple[float, ...]:
        """Return the metres of all its runs."""
        return (*self.done_m, *(run.distance_m for run in self.runs))


def judge_weeks(case: Case) -> Iterator[Breach]:
    """Yield weeks with two long runs, too long a one (LONG-1), or not lighter (DELOAD-1)."""
    changed = frozenset(_changed_weeks(case))
    before: _Week | None = None
    last_day = case.plan.days[-1:]
    for week in _weeks(case):
        yield from _long_runs(week)
        # Where the plan ends within a week, what its other runs are is not told.
        is_whole = any(day.day >= week.monday + _WEEK - timedelta(days=1) for day in last_day)
        if week.monday not in changed and is_whole:
            yield from _long_share(week)
            if _is_lighter(case, week):
                yield from _lighter_runs(week)
                if before is not None and before.monday not in changed:
                    yield from _lighter_mean(week, before)
        before = week


def _weeks(case: Case) -> Iterator[_Week]:
    by_monday: dict[date, list[PlannedRun]] = {}
    for run in case.runs:
        by_monday.setdefault(monday(run.day), []).append(run)
    newest = [run for run in case.journal.runs if run.day >= min(by_monday, default=run.day)]
    for start, runs in by_monday.items():
        done = [
            run.distance_m for run in newest if not run.is_told and start <= run.day < runs[0].day
        ]
        yield _Week(start, tuple(runs), tuple(done))


def _long_runs(week: _Week) -> Iterator[Breach]:
    long_days = [run.day for run in week.runs if run.item.is_long_run]
    if len(long_days) > 1:
        yield Breach(Broken.LONG_RUNS, long_days[-1], f"{len(long_days)} long runs")


def _long_share(week: _Week) -> Iterator[Breach]:
    # What was run already cannot be planned any more: its share is nobody's fault.
    if week.done_m:
        return
    cap = max(rules.LONG_SHARE_LEAST, rules.LONG_SHARE_PER_RUN / len(week.metres))
    longest = max(week.runs, key=lambda run: run.distance_m)
    if longest.distance_m > min(1.0, cap) * sum(week.metres) + SLACK_M:
        yield Breach(Broken.LONG_SHARE, longest.day, f"{longest.distance_m:.0f} m of the week")


def _is_lighter(case: Case, week: _Week) -> bool:
    weeks_before = (week.monday - monday(case.runner.plan_from or case.plan.first_day)) // _WEEK
    return weeks_before % rules.DELOAD_EVERY_WEEKS == rules.DELOAD_EVERY_WEEKS - 1


def _lighter_runs(week: _Week) -> Iterator[Breach]:
    for run in week.runs:
        if run.longest_m is not None:
            most_m = max(rules.DELOAD_FACTOR * run.longest_m, shortest_m(run)) + SLACK_M
            if run.distance_m > most_m:
                yield Breach(Broken.DELOAD, run.day, f"{run.distance_m:.0f} m in a lighter week")


def _lighter_mean(week: _Week, before: _Week) -> Iterator[Breach]:
    """Compare the mean run of a lighter week with that of the week before."""
    # A run may not be shorter than the shortest there is: it counts as the share it is of.
    least_m = rules.SHORTEST_RUN_M + SLACK_M
    long_m = max(run.distance_m for run in week.runs)
    share_m = rules.EASY_SHARE * long_m
    counted = [
        min(m, share_m) if m <= least_m else m for m in (run.distance_m for run in week.runs)
    ]
    # A run done already counts as the easy one that it should have been.
    counted += [min(m, share_m) for m in week.done_m]
    most_m = rules.DELOAD_FACTOR * sum(before.metres) / len(before.metres) + SLACK_M
    if long_m > least_m and sum(counted) / len(counted) > most_m:
        yield Breach(Broken.DELOAD, week.runs[0].day, f"more than {most_m:.0f} m a run")


def _changed_weeks(case: Case) -> Iterator[date]:
    """Yield the Mondays of weeks that a goal, the way back, a change or the back shaped."""
    yield from (monday(run.day) for run in case.runs if run.item.session is not None)
    for edit in case.edits:
        yield from _of_edit(edit)
    if case.back.state is not PainState.NORMAL:
        until = case.as_of + timedelta(days=care_rules.PAIN_HORIZON_DAYS)
        yield from _mondays(case.as_of, until)
    if (span := goal_span(case)) is not None:
        yield from _mondays(*span)


def _of_edit(edit: Edit) -> Iterator[date]:
    match edit:
        case Move(day=day, to=other) | Swap(day=day, other=other):
            yield from (monday(day), monday(other))
        case Vacation(first=first, last=last):
            yield from _mondays(first, last)
        case _:
            yield monday(edit.day)


def _mondays(first: date, last: date) -> Iterator[date]:
    start = monday(first)
    while start <= last:
        yield start
        start += _WEEK
