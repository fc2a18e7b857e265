"""Build a plan: run days, then metres and routes week by week, then everything round the runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner import load, rules, spacing
from planner.choose import Library, Used
from planner.comeback import due
from planner.day_plan import Around, day_items
from planner.draft import Aim, Draft, week_of
from planner.errors import PlanError, PlanFault
from planner.exercises import Exercises
from planner.journal import Journal, RunDone
from planner.light import Light
from planner.overlay import Overlay
from planner.paused import paused_days
from planner.plan import Day, Item, Plan, RoutePick
from planner.runner import Runner
from planner.weeks import Week, plan_week

_DAY = timedelta(days=1)
_WEEK = timedelta(days=rules.DAYS_A_WEEK)


@dataclass(frozen=True, slots=True)
class Ask:
    """Hold what a plan is built from.

    `goal_pick` is the route that the goal is, None for none; `light` tells which runs are in the
    dark, None where that is not known.
    """

    runner: Runner
    journal: Journal
    library: Library
    first_day: date
    weeks: int
    overlay: Overlay
    goal_pick: RoutePick | None = None
    light: Light | None = None


def build(ask: Ask, exercises: Exercises) -> Plan:
    """Return a plan of `weeks` times seven days from the first day, 1 to 52 weeks.

    Same in, same out; a longer plan begins with the shorter one. Raises PlanError, above all
    RUN_AFTER_START when the journal's newest run is after the first day.
    """
    last_day = _last_day(ask)
    ask = _with_told(ask)
    # Weeks are planned whole, to the Sunday, so that the plan's end changes nothing before it.
    sunday = last_day + timedelta(days=rules.DAYS_A_WEEK - last_day.isoweekday())
    draft = _drafted(ask, sunday)
    days = tuple(_days(ask, draft, exercises, last_day))
    advice = "" if ask.overlay.standing.state.hides_plan else exercises.advice
    return Plan(ask.first_day, days, advice)


@dataclass(frozen=True, slots=True)
class GoalDay:
    """Hold the run that a plan towards a dated goal has on its day, and whether it is the goal.

    `run` is None where there can be none, and shorter than the goal where the day is too early.
    """

    run: Item | None
    is_reached: bool


def on_goal_day(ask: Ask) -> GoalDay:
    """Return what a dated goal's day would hold; `ask.weeks` does not matter here.

    Raises PlanError as `build` does.
    """
    _last_day(ask)
    ask = _with_told(ask)
    day = _goal_day(ask)
    return GoalDay(None, is_reached=False) if day is None else _goal_of(_runs(ask, day, day))


def check_span(first_day: date, weeks: int) -> None:
    """Raise PlanError unless so many weeks can be planned from a day."""
    least, most = rules.WEEKS_RANGE
    if not least <= weeks <= most:
        raise PlanError(PlanFault.WEEKS_RANGE, f"{weeks} weeks")
    earliest, latest = rules.YEARS_RANGE
    if not earliest <= first_day.year <= latest:
        raise PlanError(PlanFault.DATE_RANGE, f"{first_day}")


def _last_day(ask: Ask) -> date:
    check_span(ask.first_day, ask.weeks)
    last_run = ask.journal.last_run
    if last_run is not None and last_run > ask.first_day:
        raise PlanError(PlanFault.RUN_AFTER_START, f"{last_run}")
    return ask.first_day + ask.weeks * _WEEK - _DAY


def _drafted(ask: Ask, sunday: date) -> Draft:
    """Return the runs up to a Sunday, with the taper and the goal's day where they can be.

    A dated goal that cannot be reached by its day is built up to as if it had none.
    """
    day = _goal_day(ask)
    if day is None:
        return _runs(ask, sunday, None)
    draft = _runs(ask, max(sunday, day), day)
    return draft if _goal_of(draft).is_reached else _runs(ask, sunday, None)


def _goal_of(draft: Draft) -> GoalDay:
    """Return the run of a dated draft's goal day; it is the goal where its limit lets it be."""
    day, goal_m = draft.runner.goal_day, draft.aim.goal_m
    run = draft.runs.get(day) if day else None
    longest_m = draft.longest_m(day) if day else None
    # A walk-run session on the goal's day is not the goal's run.
    if run is None or run.session is not None or longest_m is None:
        return GoalDay(run, is_reached=False)
    # Who goes past the limit knowingly may reach it too.
    is_allowed = goal_m <= max(load.cap_m(longest_m), run.run_m) + rules.ROUNDING
    return GoalDay(run, is_allowed and run.run_m >= goal_m * _NEAR_ENOUGH)


# A goal's route may be a little shorter than its distance, as any route of a plan.
_NEAR_ENOUGH = 1 - rules.ROUTE_CLOSE


def _goal_m(ask: Ask) -> float:
    """Return the goal's metres, the longest route without one; 0 where there is no route either."""
    return ask.library.longest_m if ask.runner.goal_m is None else ask.runner.goal_m


def _goal_day(ask: Ask) -> date | None:
    """Return the goal's day where it lies within what can be planned, None else."""
    goal_day = ask.runner.goal_day
    if goal_day is None or not _goal_m(ask):
        return None
    far = ask.first_day + rules.WEEKS_RANGE[1] * _WEEK
    return goal_day if ask.first_day <= goal_day < far else None


def _runs(ask: Ask, last: date, goal_day: date | None) -> Draft:
    runner = replace(ask.runner, goal_day=goal_day)
    journal, first_day = ask.journal, ask.first_day
    dates: Sequence[date] = ()
    if ask.overlay.standing.state.allows_runs:
        sunday = week_of(last) + _WEEK - _DAY
        dates = spacing.run_days(runner, journal.last_run, first_day, sunday, ask.overlay)
    before = dict(zip(dates, (journal.last_run, *dates), strict=False))
    history = _history(ask)
    draft = Draft(runner, ask.library, _aim(ask, goal_day), ask.overlay, history, before)
    recent = first_day - timedelta(days=rules.LOOKBACK_DAYS)
    draft.reached_m = max((run.distance_m for run in history if run.day >= recent), default=0.0)
    draft.used = _used(journal)
    draft.light = ask.light
    draft.session = _session(ask, dates)
    paused = paused_days(dates, ask.overlay)
    for week in _weeks(ask, [day for day in dates if day not in paused]):
        if week.index == _index(ask, first_day):
            draft.mean_before_m = _mean_m(journal, week_of(first_day) - _WEEK)
            draft.usual_m = draft.mean_before_m
        plan_week(draft, week)
        done = [*(run.distance_m for run in week.done), *(draft.runs[d].run_m for d in week.days)]
        draft.mean_before_m = sum(done) / len(done)
    return draft


def _with_told(ask: Ask) -> Ask:
    """Return the ask with what the runner told of the longest run as a run of the journal."""
    longest_m = ask.runner.longest_recent_m
    if longest_m is None:
        return ask
    told_on = ask.journal.last_run or ask.first_day - _DAY
    told = RunDone(told_on, longest_m, is_told=True)
    return replace(ask, journal=replace(ask.journal, runs=(*ask.journal.runs, told)))


def _history(ask: Ask) -> list[RunDone]:
    """Return the runs done that any rule still looks at."""
    # A taper under way looks back from the day it began.
    taper = len(rules.TAPER_FACTORS) * _WEEK
    since = ask.first_day - timedelta(days=rules.LOOKBACK_DAYS) - taper
    return [run for run in ask.journal.runs if run.day >= since]


def _used(journal: Journal) -> list[Used]:
    """Return the routes of runs done that say theirs, the latest last."""
    runs = sorted(journal.runs, key=lambda run: run.day)
    return [Used(run.route_id, None, run.day) for run in runs if run.route_id]


def _aim(ask: Ask, goal_day: date | None) -> Aim:
    goal_m = _goal_m(ask)
    if goal_day is not None:
        return Aim(goal_m, goal_day, ask.goal_pick)
    wished = ask.runner.goal_day
    done = ask.journal.run_on(wished) if wished else None
    was_run = done is not None and done.distance_m >= goal_m * _NEAR_ENOUGH
    return Aim(goal_m, None, ask.goal_pick, wished if was_run and goal_m else None)


def _session(ask: Ask, dates: Sequence[date]) -> int | None:
    """Return how many walk-run sessions are passed, None where ordinary runs are due."""
    if not dates:
        return None
    index = due(ask.journal, ask.overlay.standing, dates[0])
    if index is not None:
        return index
    has_run = any(not run.is_told for run in ask.journal.runs)
    return 0 if ask.runner.has_back_history and not has_run else None


def _index(ask: Ask, day: date) -> int:
    """Return which week of the plan a day is in, from 0."""
    began = week_of(ask.runner.plan_from or ask.first_day)
    return (week_of(day) - began).days // rules.DAYS_A_WEEK


def _weeks(ask: Ask, dates: Sequence[date]) -> Iterator[Week]:
    """Return the calendar weeks that have a run to plan."""
    first = week_of(ask.first_day)
    for monday in sorted({week_of(day) for day in dates}):
        days = tuple(day for day in dates if week_of(day) == monday)
        done = tuple(
            run
            for run in ask.journal.runs
            if not run.is_told and monday <= run.day < days[0] and run.day <= ask.first_day
        )
        is_cut = monday == first and ask.first_day != monday
        yield Week(days, done, _index(ask, monday), is_cut)


def _mean_m(journal: Journal, monday: date) -> float | None:
    """Return the mean of a calendar week's runs, None for a week without one."""
    metres = [
        run.distance_m
        for run in journal.runs
        if not run.is_told and monday <= run.day < monday + _WEEK
    ]
    return sum(metres) / len(metres) if metres else None


def _days(ask: Ask, draft: Draft, exercises: Exercises, last_day: date) -> Iterator[Day]:
    last_run = ask.journal.last_run
    paused = paused_days(draft.before, ask.overlay)
    for offset in range((last_day - ask.first_day).days + 1):
        day = ask.first_day + timedelta(days=offset)
        run = draft.runs.get(day)
        items = day_items(
            Around(day, last_run, is_first=offset == 0, is_paused=day in paused),
            run,
            ask.runner,
            ask.overlay,
            exercises,
        )
        if run is not None:
            last_run = day
        yield Day(day, items)
