"""The parts of a day other than its run, each with its reasons."""

from datetime import date

from planner import care_rules, rules
from planner.exercises import Exercise, Exercises, duration_s
from planner.overlay import Overlay
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
    day: date, runner: Runner, last_run: date | None, exercises: Exercises, overlay: Overlay
) -> tuple[Item, ...]:
    """Return a day without a run: rest, stretching and a walk that may be left out."""
    why = _why_rest(day, runner, last_run, overlay)
    return (Item(Kind.REST, 0.0, why), _stretch(exercises.rest_day(day)), _walk(exercises))


def pause_day(why: tuple[Reason, ...], exercises: Exercises) -> tuple[Item, ...]:
    """Return a run day on which the back asks for a walk instead."""
    walk = Item(Kind.WALK, care_rules.PAUSE_WALK_S, why, exercises=exercises.rest_walk())
    return (Item(Kind.REST, 0.0, why), walk, _gentle(exercises))


def stop_day(why: tuple[Reason, ...], exercises: Exercises) -> tuple[Item, ...]:
    """Return a day while running stops: rest, gentle moves, and a walk where it is comfortable."""
    return (Item(Kind.REST, 0.0, why), _gentle(exercises), _walk(exercises))


def nothing(why: tuple[Reason, ...]) -> Item:
    """Return all that a day holds when help comes first: no exercise of any kind."""
    return Item(Kind.REST, 0.0, why)


def check_up() -> tuple[Item, ...]:
    """Return the reminder to see somebody: a GP, a physiotherapist or a chiropractor."""
    return (Item(Kind.CHECK_UP, 0.0, (Reason(care_rules.ART_6),)),)


def _why_rest(
    day: date, runner: Runner, last_run: date | None, overlay: Overlay
) -> tuple[Reason, ...]:
    rest_days = runner.rest_days_between
    if last_run == day:
        return (Reason(rules.OUR_RAN_TODAY),)
    if last_run is not None and 0 < (day - last_run).days <= rest_days:
        return (Reason(rules.ART_2, (rest_days,)), Reason(rules.OUR_REST_DAYS, (rest_days,)))
    if day in overlay.waits | overlay.skipped or any(day in span for span in overlay.away):
        return (Reason(rules.OUR_EDIT_REST),)
    if runner.is_blocked(day):
        return (Reason(rules.OUR_BLOCKED),)
    if runner.weekdays is None or day.isoweekday() in runner.weekdays:
        return (Reason(rules.OUR_MAKES_ROOM),)
    return (Reason(rules.OUR_WEEKDAYS),)


def _gentle(exercises: Exercises) -> Item:
    reasons = (Reason(rules.ART_3), Reason(rules.STRETCH_2), Reason(rules.STRETCH_3))
    return _routine(Kind.STRETCH, exercises.gentle(), reasons)


def _stretch(exercises: tuple[Exercise, ...]) -> Item:
    reasons = (Reason(rules.ART_3), Reason(rules.STRETCH_2), Reason(rules.STRETCH_3))
    return _routine(Kind.STRETCH, exercises, reasons)


def _walk(exercises: Exercises) -> Item:
    reasons = (Reason(rules.WALK_1, (rules.WALK_S,)),)
    return Item(Kind.WALK, rules.WALK_S, reasons, exercises=exercises.rest_walk())


def _routine(kind: Kind, exercises: tuple[Exercise, ...], reasons: tuple[Reason, ...]) -> Item:
    return Item(kind, duration_s(exercises), reasons, exercises=exercises)
