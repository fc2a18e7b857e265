"""The runs of one calendar week: one long run and easy ones, or what the week is for instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner import load, rules
from planner.draft import Draft, Phase
from planner.journal import RunDone
from planner.sizes import (
    Sized,
    calm_run,
    easy_run,
    goal_run,
    lighter_lone_run,
    lighter_run,
    lone_run,
    long_run,
    recovery_run,
    taper_run,
)


@dataclass(frozen=True, slots=True)
class Week:
    """Hold a calendar week's run days to plan, and the runs done in it before them.

    `index` counts the plan's weeks from 0; `is_cut` tells that the plan began within it.
    """

    days: tuple[date, ...]
    done: tuple[RunDone, ...]
    index: int
    is_cut: bool

    @property
    def runs(self) -> int:
        """Return how many runs the week has in all."""
        return len(self.done) + len(self.days)


def plan_week(draft: Draft, week: Week) -> None:
    """Plan a week's runs; the long run comes first, as the others are measured by it."""
    days = week.days
    last_m = draft.longest_m(days[-1])
    is_ordinary = all(draft.phase(day) is Phase.ORDINARY for day in days)
    is_lighter = load.is_deload(week.index)
    if draft.needs_session(days[0]) or last_m is None or not is_ordinary:
        _one_by_one(draft, days, is_lighter=is_lighter)
        return
    first_m = draft.longest_m(days[0]) or last_m
    if last_m < rules.EASY_SHARE * first_m and not is_lighter:
        # The longest run passes out of its 30 days within the week, and a long run by what is left
        # would be the shortest: each run by its own limit.
        _one_by_one(draft, days, is_lighter=False)
        return
    long_day = _long_day(draft, [*(run.day for run in week.done), *days])
    if long_day is None or (week.is_cut and week.runs == 1):
        _lone(draft, days, first_m, is_lighter=is_lighter)
    elif long_day in days:
        longest_m = draft.longest_m(long_day) or last_m
        long_m = _long(draft, long_day, longest_m, week.runs, is_lighter=is_lighter)
        others = [day for day in days if day != long_day]
        _easy(draft, others, long_m, week.runs, is_lighter=is_lighter)
    else:
        done_m = max(run.distance_m for run in week.done)
        long_m = max(done_m, rules.EASY_SHARE * first_m)
        _easy(draft, days, long_m, week.runs, is_lighter=is_lighter)
    if not is_lighter:
        draft.usual_m = sum(draft.runs[day].run_m for day in days) / len(days)


def _long(
    draft: Draft, day: date, longest_m: float, runs_a_week: int, *, is_lighter: bool
) -> float:
    """Place the long run; return the metres that the others are measured by."""
    if is_lighter:
        sized = lighter_run(longest_m, draft.lighter_than_m, runs_a_week)
    else:
        sized = long_run(longest_m, draft.grows_to_m)
    placed_m = draft.place(day, sized)
    # What a runner changes on this day leaves the week's other runs as they were.
    return placed_m if draft.overlay.wanted_on(day) is None else sized.wish.wanted_m


def _one_by_one(draft: Draft, days: Sequence[date], *, is_lighter: bool) -> None:
    reached_m = draft.longest_m(days[0])
    for day in days:
        if draft.needs_session(day):
            draft.place_session(day)
            continue
        limit_m = draft.longest_m(day) or 0.0
        if is_lighter and draft.phase(day) is Phase.ORDINARY:
            sized = lighter_lone_run(limit_m, draft.lighter_than_m)
        else:
            sized = _special(draft, day, reached_m or limit_m, limit_m)
        draft.place(day, sized)


def _special(draft: Draft, day: date, reached_m: float, limit_m: float) -> Sized:
    by_goal = _by_goal(draft, day, reached_m, limit_m)
    if draft.phase(day) is not Phase.CALM:
        return by_goal
    calm = calm_run(limit_m, draft.grows_to_m)
    if draft.phase_by_goal(day) not in (Phase.TAPER, Phase.RECOVERY):
        return calm
    # A sore back makes no run round a goal longer.
    return min(calm, by_goal, key=lambda sized: sized.wish.wanted_m)


def _by_goal(draft: Draft, day: date, reached_m: float, limit_m: float) -> Sized:
    match draft.phase_by_goal(day):
        case Phase.TAPER:
            return taper_run(draft.before_taper_m(limit_m), limit_m, draft.taper_week(day))
        case Phase.GOAL:
            return goal_run(draft.aim.goal_m, limit_m)
        case Phase.RECOVERY:
            return recovery_run(draft.aim.goal_m, limit_m)
        case _:
            return lone_run(reached_m, limit_m, draft.grows_to_m)


def _long_day(draft: Draft, days: Sequence[date]) -> date | None:
    """Return which of a week's run days is for the long run; a week cut short to one has none."""
    chosen = [day for day in days if day in draft.overlay.long_on]
    if chosen:
        return chosen[-1]
    open_days = [day for day in days if day not in draft.overlay.easy_on]
    preferred = [day for day in open_days if day.isoweekday() == draft.runner.long_day]
    found = preferred or open_days
    return found[-1] if found else None


def _lone(draft: Draft, days: Sequence[date], reached_m: float, *, is_lighter: bool) -> None:
    for day in days:
        limit_m = draft.longest_m(day) or reached_m
        if is_lighter:
            draft.place(day, lighter_lone_run(limit_m, draft.lighter_than_m))
        else:
            draft.place(day, lone_run(reached_m, limit_m, draft.grows_to_m))


def _easy(
    draft: Draft, days: Sequence[date], long_m: float, runs_a_week: int, *, is_lighter: bool
) -> None:
    for day in days:
        limit_m = draft.longest_m(day) or long_m
        draft.place(day, easy_run(long_m, limit_m, runs_a_week, is_lighter=is_lighter))
