"""The parts of a day other than its run, each with its reasons."""

from datetime import date

from planner import rules
from planner.exercises import Exercise, Exercises, duration_s
from planner.plan import Item, Kind, Reason
from planner.runner import Runner


def before_run(exercises: Exercises) -> tuple[Item, ...]:
    """Return what comes before a run."""
    reasons = (Reason(rules.ART_1, ("before",)), Reason(rules.WARM_1), Reason(rules.STRETCH_1))
    return (_routine(Kind.WARM_UP, exercises.warm_up(), reasons),)


def after_run(exercises: Exercises) -> tuple[Item, ...]:
    """Return what comes after a run: the warm-down, then the day's stretching."""
    reasons = (Reason(rules.ART_1, ("after",)), Reason(rules.COOL_1))
    return (
        _routine(Kind.WARM_DOWN, exercises.warm_down(), reasons),
        _stretch(exercises.after_run()),
    )


def rest_day(
    day: date, runner: Runner, last_run: date | None, exercises: Exercises
) -> tuple[Item, ...]:
    """Return a day without a run: rest, stretching and a walk that may be left out."""
    return (
        Item(Kind.REST, 0.0, _why_rest(day, runner.rest_days_between, last_run)),
        _stretch(exercises.rest_day(day)),
        _walk(exercises),
    )


def _why_rest(day: date, rest_days: int, last_run: date | None) -> tuple[Reason, ...]:
    if last_run == day:
        return (Reason(rules.OUR_RAN_TODAY),)
    if last_run is not None and 0 < (day - last_run).days <= rest_days:
        return (Reason(rules.ART_2, (rest_days,)), Reason(rules.OUR_REST_DAYS, (rest_days,)))
    return (Reason(rules.OUR_WEEKDAYS),)


def _stretch(exercises: tuple[Exercise, ...]) -> Item:
    reasons = (Reason(rules.ART_3), Reason(rules.STRETCH_2), Reason(rules.STRETCH_3))
    return _routine(Kind.STRETCH, exercises, reasons)


def _walk(exercises: Exercises) -> Item:
    reasons = (Reason(rules.WALK_1, (rules.WALK_S,)),)
    return Item(Kind.WALK, rules.WALK_S, reasons, exercises=exercises.rest_walk())


def _routine(kind: Kind, exercises: tuple[Exercise, ...], reasons: tuple[Reason, ...]) -> Item:
    return Item(kind, duration_s(exercises), reasons, exercises=exercises)
