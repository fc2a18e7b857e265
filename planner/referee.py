"""Check a finished plan against the rules, without a line of the code that builds one."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from planner import rules
from planner.breaches import Breach, Broken
from planner.exercises import Phase, Style
from planner.journal import Journal
from planner.plan import Day, Item, Kind, Plan
from planner.runner import Runner

# A metre of slack for sums of floating point numbers.
_SLACK_M = 1.0


def referee(plan: Plan, runner: Runner, journal: Journal) -> tuple[Breach, ...]:
    """Return every breach of a plan; none when every rule holds. Planned runs count as done."""
    return (
        *_check_calendar(plan),
        *(breach for day in plan.days for breach in _check_day(day)),
        *_check_spacing(plan, runner, journal),
        *_check_weekdays(plan, runner),
        *_check_distances(plan, runner, journal),
        *_check_weeks(plan),
        *_check_lighter_weeks(plan),
        *(breach for day in plan.days for breach in _check_route(day)),
        *_check_times(plan, runner),
    )


def _runs(plan: Plan) -> list[tuple[date, Item]]:
    return [(day.day, item) for day in plan.days for item in day.items if item.kind is Kind.RUN]


def _runs_by_week(plan: Plan) -> dict[date, list[tuple[date, Item]]]:
    """Return the runs of each calendar week under its Monday, weeks without a run left out."""
    weeks: dict[date, list[tuple[date, Item]]] = {}
    for day, item in _runs(plan):
        weeks.setdefault(day - timedelta(days=day.weekday()), []).append((day, item))
    return weeks


def _check_calendar(plan: Plan) -> Iterator[Breach]:
    if not plan.days:
        yield Breach(Broken.DAYS, plan.first_day, "no days")
    for offset, day in enumerate(plan.days):
        if day.day != plan.first_day + timedelta(days=offset):
            yield Breach(Broken.DAYS, day.day, f"day {offset + 1} of the plan")


def _check_day(day: Day) -> Iterator[Breach]:
    kinds = [item.kind for item in day.items]
    if kinds.count(Kind.RUN) == 0:
        if kinds.count(Kind.REST) != 1:
            yield Breach(Broken.REST_DAY, day.day, "a day without a run holds one rest")
        strange = {Kind.WARM_UP, Kind.WARM_DOWN} & set(kinds)
        if strange:
            yield Breach(Broken.REST_DAY, day.day, f"{sorted(strange)} without a run")
    else:
        yield from _check_run_day(day, kinds)
    if Kind.STRETCH not in kinds:
        yield Breach(Broken.STRETCH, day.day)
    for item in day.items:
        yield from _check_item(day.day, item)


def _check_run_day(day: Day, kinds: list[Kind]) -> Iterator[Breach]:
    if kinds.count(Kind.RUN) > 1:
        yield Breach(Broken.ONE_RUN, day.day, f"{kinds.count(Kind.RUN)} runs")
    if Kind.REST in kinds:
        yield Breach(Broken.REST_DAY, day.day, "rest and a run on one day")
    at = kinds.index(Kind.RUN)
    if at == 0 or kinds[at - 1] is not Kind.WARM_UP:
        yield Breach(Broken.WARM_UP, day.day)
    if kinds[at + 1 : at + 2] != [Kind.WARM_DOWN]:
        yield Breach(Broken.WARM_DOWN, day.day)
    if Kind.STRETCH in kinds[:at]:
        yield Breach(Broken.HELD_STRETCH, day.day, "stretching before the run")


def _check_item(day: date, item: Item) -> Iterator[Breach]:
    if not item.reasons:
        yield Breach(Broken.REASONS, day, item.kind)
    guided = (Kind.WARM_UP, Kind.WARM_DOWN, Kind.STRETCH)
    if item.kind in guided and not item.exercises:
        yield Breach(Broken.EMPTY, day, f"{item.kind} without exercises")
    if item.kind is not Kind.REST and not 0 < item.duration_s < float("inf"):
        yield Breach(Broken.TIME, day, f"{item.kind} of {item.duration_s} s")
    if item.kind is Kind.WARM_UP:
        for exercise in item.exercises:
            if exercise.style is Style.STATIC or Phase.WARM_UP not in exercise.phases:
                yield Breach(Broken.HELD_STRETCH, day, exercise.id)


def _check_spacing(plan: Plan, runner: Runner, journal: Journal) -> Iterator[Breach]:
    done = sorted(run.day for run in journal.runs if not run.is_told)
    days = done[-1:] + sorted({day for day, _ in _runs(plan)})
    for earlier, later in pairwise(days):
        if later - earlier <= timedelta(days=runner.rest_days_between):
            yield Breach(Broken.SPACING, later, f"after {earlier}")


def _check_weekdays(plan: Plan, runner: Runner) -> Iterator[Breach]:
    for day, _ in _runs(plan):
        if runner.weekdays is not None and day.weekday() + 1 not in runner.weekdays:
            yield Breach(Broken.WEEKDAY, day, f"{day:%A}")


def _check_distances(plan: Plan, runner: Runner, journal: Journal) -> Iterator[Breach]:
    newest = max((run.day for run in journal.runs), default=plan.first_day - timedelta(days=1))
    metres = [(run.day, run.distance_m) for run in journal.runs]
    if runner.longest_recent_m is not None:
        metres.append((newest, runner.longest_recent_m))
    # The goal binds growth only; what the runner could do before the plan stays allowed.
    reached_m = max((distance_m for _, distance_m in metres), default=0.0)
    for day, item in sorted(_runs(plan), key=lambda run: run[0]):
        distance_m = item.distance_m
        if distance_m is None or not rules.SHORTEST_RUN_M <= distance_m < float("inf"):
            yield Breach(Broken.DISTANCE, day, f"{distance_m} m")
            continue
        window = [
            m for done, m in metres if timedelta(0) < day - done <= timedelta(rules.LOOKBACK_DAYS)
        ]
        if not window:
            yield Breach(Broken.CAP, day, "no run in the 30 days before")
        elif distance_m > max(window) * (1 + rules.SPIKE_OK) + _SLACK_M:
            yield Breach(Broken.CAP, day, f"{distance_m:.0f} m after {max(window):.0f} m")
        goal_m = max(runner.goal_m or float("inf"), reached_m)
        if distance_m > goal_m + _SLACK_M:
            yield Breach(Broken.GOAL, day, f"{distance_m:.0f} m")
        if _is_lighter_week(plan, day) and window:
            yield from _check_lighter(day, distance_m, max(window))
        metres.append((day, distance_m))


def _is_lighter_week(plan: Plan, day: date) -> bool:
    first_monday = plan.first_day - timedelta(days=plan.first_day.weekday())
    weeks_before = (day - first_monday).days // 7
    return weeks_before % rules.DELOAD_EVERY_WEEKS == rules.DELOAD_EVERY_WEEKS - 1


def _check_lighter(day: date, distance_m: float, longest_m: float) -> Iterator[Breach]:
    if distance_m > max(rules.DELOAD_FACTOR * longest_m, rules.SHORTEST_RUN_M) + _SLACK_M:
        yield Breach(Broken.DELOAD, day, f"{distance_m:.0f} m in a lighter week")


def _check_lighter_weeks(plan: Plan) -> Iterator[Breach]:
    """Compare the mean run of each lighter week with that of the week before."""
    before: list[float] = []
    for monday, runs in _runs_by_week(plan).items():
        metres = [item.distance_m or 0.0 for _, item in runs]
        if _is_lighter_week(plan, monday) and before:
            # A run may not be shorter than the shortest there is: it counts as the share it is of.
            least_m = rules.SHORTEST_RUN_M + _SLACK_M
            share_m = rules.EASY_SHARE * max(metres)
            counted = [min(m, share_m) if m <= least_m else m for m in metres]
            most_m = rules.DELOAD_FACTOR * sum(before) / len(before) + _SLACK_M
            if max(metres) > least_m and sum(counted) / len(counted) > most_m:
                yield Breach(Broken.DELOAD, runs[0][0], f"more than {most_m:.0f} m a run")
        before = metres


def _check_weeks(plan: Plan) -> Iterator[Breach]:
    for runs in _runs_by_week(plan).values():
        distances = [item.distance_m or 0.0 for _, item in runs]
        cap = min(1.0, max(rules.LONG_SHARE_LEAST, rules.LONG_SHARE_PER_RUN / len(runs)))
        if max(distances) > cap * sum(distances) + _SLACK_M:
            yield Breach(Broken.LONG_SHARE, runs[-1][0], f"{max(distances):.0f} m of the week")
        long_days = [day for day, item in runs if item.is_long_run]
        if len(long_days) > 1:
            yield Breach(Broken.LONG_RUNS, long_days[-1], f"{len(long_days)} long runs")


def _check_route(day: Day) -> Iterator[Breach]:
    for item in day.items:
        pick = item.route
        if pick is None:
            continue
        if item.kind is not Kind.RUN:
            yield Breach(Broken.ROUTE, day.day, f"a route for {item.kind}")
        off_m = abs(pick.distance_m - pick.wanted_m)
        if pick.fits and off_m > rules.ROUTE_TOLERANCE * pick.wanted_m + _SLACK_M:
            yield Breach(Broken.ROUTE, day.day, f"{off_m:.0f} m from the wanted distance")
        told_m = pick.distance_m if pick.fits else pick.wanted_m
        if item.distance_m != told_m:
            yield Breach(Broken.ROUTE, day.day, f"{item.distance_m} m on a route of {told_m} m")


def _check_times(plan: Plan, runner: Runner) -> Iterator[Breach]:
    """Compare each run's time with the fastest and slowest gradient the pace model knows."""
    g = rules.GRADE_CLAMP
    slowest = 1 + rules.GRADE_LINEAR * g + rules.GRADE_SQUARE * g * g
    fastest = 1 - rules.GRADE_LINEAR**2 / (4 * rules.GRADE_SQUARE)
    for day, item in _runs(plan):
        flat_s = (item.distance_m or 0.0) / 1000 * runner.easy_pace_s_per_km
        if not 0.99 * fastest * flat_s <= item.duration_s <= 1.01 * slowest * flat_s:
            yield Breach(Broken.TIME, day, f"{item.duration_s:.0f} s")
