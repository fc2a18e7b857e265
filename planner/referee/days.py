"""Whether the days follow each other, and whether each holds what a day must hold."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner import care_rules
from planner.breaches import Breach, Broken
from planner.exercises import Phase, Style
from planner.pain_state import PainState
from planner.plan import Day, Item, Kind, Plan
from planner.referee.case import Case

_GUIDED = (Kind.WARM_UP, Kind.WARM_DOWN, Kind.STRETCH)
_TIMELESS = (Kind.REST, Kind.CHECK_UP)


def judge_days(case: Case) -> Iterator[Breach]:
    """Yield what is wrong with the calendar and with what stands on each day (ART-1, ART-3)."""
    yield from _calendar(case.plan)
    for day in case.plan.days:
        state = case.state_on(day.day)
        yield from _day(day, state)
        for item in day.items:
            yield from _item(day.day, item)


def pauses(item: Item) -> bool:
    """Tell whether an item is what a run becomes in a pause: a walk of 20 to 30 minutes (6.3)."""
    least_s, most_s = care_rules.PAUSE_WALK_RANGE_S
    return item.kind is Kind.WALK and least_s <= item.duration_s <= most_s


def _calendar(plan: Plan) -> Iterator[Breach]:
    if not plan.days:
        yield Breach(Broken.DAYS, plan.first_day, "no days")
    for offset, day in enumerate(plan.days):
        if day.day != plan.first_day + timedelta(days=offset):
            yield Breach(Broken.DAYS, day.day, f"day {offset + 1} of the plan")


def _day(day: Day, state: PainState) -> Iterator[Breach]:
    kinds = [item.kind for item in day.items]
    if Kind.RUN in kinds:
        yield from _run_day(day, kinds)
    else:
        yield from _rest_day(day, kinds, state)
    if Kind.STRETCH not in kinds and not state.hides_plan:
        yield Breach(Broken.STRETCH, day.day)


def _rest_day(day: Day, kinds: list[Kind], state: PainState) -> Iterator[Breach]:
    is_pause = state is PainState.PAUSE and any(pauses(item) for item in day.items)
    if kinds.count(Kind.REST) != 1 and not (is_pause and Kind.REST not in kinds):
        yield Breach(Broken.REST_DAY, day.day, "a day without a run holds one rest")
    strange = {Kind.WARM_UP, Kind.WARM_DOWN} & set(kinds)
    if strange:
        yield Breach(Broken.REST_DAY, day.day, f"{sorted(strange)} without a run")


def _run_day(day: Day, kinds: list[Kind]) -> Iterator[Breach]:
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


def _item(day: date, item: Item) -> Iterator[Breach]:
    if not item.reasons:
        yield Breach(Broken.REASONS, day, item.kind)
    if item.kind in _GUIDED and not item.exercises:
        yield Breach(Broken.EMPTY, day, f"{item.kind} without exercises")
    if item.kind not in _TIMELESS and not 0 < item.duration_s < float("inf"):
        yield Breach(Broken.TIME, day, f"{item.kind} of {item.duration_s} s")
    if item.kind is Kind.WARM_UP:
        for exercise in item.exercises:
            if exercise.style is Style.STATIC or Phase.WARM_UP not in exercise.phases:
                yield Breach(Broken.HELD_STRETCH, day, exercise.id)
