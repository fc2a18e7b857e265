"""Build a plan: run days, then metres and routes week by week, then everything round the runs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner import items, load, rules, spacing
from planner.choose import Library, Used, choose
from planner.errors import PlanError, PlanFault
from planner.exercises import Exercises
from planner.journal import Journal, RunDone
from planner.plan import Day, Item, Plan
from planner.run_item import run_item
from planner.runner import Runner
from planner.sizes import Sized, easy_run, lighter_run, lone_run, long_run
from routes.summary import RouteSummary


@dataclass(slots=True)
class _Draft:
    """Hold a plan in the making; `history` are runs done and planned, taken as done."""

    runner: Runner
    library: Library
    goal_m: float
    history: list[RunDone]
    before: dict[date, date | None]
    used: list[Used] = field(default_factory=list)
    runs: dict[date, Item] = field(default_factory=dict)
    mean_before_m: float | None = None

    def place(self, day: date, sized: Sized) -> float:
        """Give a run its route and its place in the plan; return its metres."""
        choice = choose(sized.wish, self.library, self.used)
        if choice is not None:
            pick = choice.pick
            self.used.append(Used(pick.route_id, pick.recipe.method, day))
        self.runs[day] = run_item(day, self.before[day], sized, choice, self.runner)
        distance_m = self.runs[day].distance_m or 0.0
        self.history.append(RunDone(day, distance_m))
        return distance_m


def build(
    runner: Runner,
    journal: Journal,
    library: Sequence[RouteSummary],
    first_day: date,
    weeks: int,
    exercises: Exercises,
) -> Plan:
    """Return a plan of `weeks` times seven days from `first_day`, 1 to 52 weeks.

    Same in, same out; a longer plan begins with the shorter one. Raises PlanError, above all
    RUN_AFTER_START when the journal's newest run is after `first_day`, and NO_RECENT_RUN when it
    is more than 30 days before the first planned one.
    """
    last_day = _last_day(journal, first_day, weeks)
    # Weeks are planned whole, to the Sunday, so that the plan's end changes nothing before it.
    sunday = last_day + timedelta(days=rules.DAYS_A_WEEK - last_day.isoweekday())
    dates = spacing.run_days(runner, journal.last_run, first_day, sunday)
    history = _history(runner, journal, first_day)
    routes = Library(library)
    draft = _Draft(
        runner,
        routes,
        _goal_m(runner, routes, history, first_day),
        history,
        dict(zip(dates, (journal.last_run, *dates), strict=False)),
    )
    monday = first_day - timedelta(days=first_day.isoweekday() - 1)
    for index in range((sunday - monday).days // rules.DAYS_A_WEEK + 1):
        start = monday + timedelta(days=rules.DAYS_A_WEEK * index)
        days = [day for day in dates if 0 <= (day - start).days < rules.DAYS_A_WEEK]
        if days:
            _plan_week(draft, days, index, is_whole=start >= first_day)
            done = [draft.runs[day].distance_m or 0.0 for day in days]
            draft.mean_before_m = sum(done) / len(done)
    days_of_plan = tuple(_days(draft, journal, exercises, first_day, last_day))
    return Plan(first_day, days_of_plan, exercises.advice)


def _last_day(journal: Journal, first_day: date, weeks: int) -> date:
    least, most = rules.WEEKS_RANGE
    if not least <= weeks <= most:
        raise PlanError(PlanFault.WEEKS_RANGE, f"{weeks} weeks")
    earliest, latest = rules.YEARS_RANGE
    if not earliest <= first_day.year <= latest:
        raise PlanError(PlanFault.DATE_RANGE, f"{first_day}")
    last_day = first_day + timedelta(days=rules.DAYS_A_WEEK * weeks - 1)
    if journal.last_run is not None and journal.last_run > first_day:
        raise PlanError(PlanFault.RUN_AFTER_START, f"{journal.last_run}")
    return last_day


def _history(runner: Runner, journal: Journal, first_day: date) -> list[RunDone]:
    if runner.longest_recent_m is None:
        return [*journal.runs]
    told_on = journal.last_run or first_day - timedelta(days=1)
    return [*journal.runs, RunDone(told_on, runner.longest_recent_m, is_told=True)]


def _goal_m(runner: Runner, library: Library, history: Sequence[RunDone], first_day: date) -> float:
    """Return where the long run stops growing: never below what the runner already runs."""
    goal_m = library.longest_m if runner.goal_m is None else runner.goal_m
    told_m = runner.longest_recent_m or 0.0
    return max(goal_m, told_m, load.longest30_m(history, first_day) or 0.0)


def _plan_week(draft: _Draft, days: Sequence[date], index: int, *, is_whole: bool) -> None:
    """Plan a week's runs: the long run first, as the others are measured by it."""
    first_longest_m = load.longest30_m(draft.history, days[0])
    if first_longest_m is None:
        raise PlanError(PlanFault.NO_RECENT_RUN, f"none in the 30 days before {days[0]}")
    longest_m = load.longest30_m(draft.history, days[-1])
    if longest_m is None or not (is_whole or len(days) > 1):
        # A short first week with one run, or a long pause before it: nothing long yet.
        for day in days:
            limit_m = load.longest30_m(draft.history, day) or first_longest_m
            draft.place(day, lone_run(first_longest_m, limit_m, draft.goal_m))
        return
    lighter = load.is_deload(index)
    if lighter:
        sized = lighter_run(longest_m, draft.mean_before_m, len(days))
    else:
        sized = long_run(longest_m, draft.goal_m)
    long_m = draft.place(days[-1], sized)
    for day in days[:-1]:
        limit_m = load.longest30_m(draft.history, day) or longest_m
        draft.place(day, easy_run(long_m, limit_m, len(days), is_lighter=lighter))


def _days(
    draft: _Draft, journal: Journal, exercises: Exercises, first_day: date, last_day: date
) -> Iterator[Day]:
    last_run = journal.last_run
    for offset in range((last_day - first_day).days + 1):
        day = first_day + timedelta(days=offset)
        run = draft.runs.get(day)
        if run is None:
            yield Day(day, items.rest_day(day, draft.runner, last_run, exercises))
        else:
            last_run = day
            yield Day(day, (*items.before_run(exercises), run, *items.after_run(exercises)))
