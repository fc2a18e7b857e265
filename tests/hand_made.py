"""Plans written by hand, so that the referee is tested without the code that builds them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from planner import care_rules, rules
from planner.exercises import Exercise, load_exercises
from planner.plan import Day, Item, Kind, Plan, Reason
from planner.sessions import SESSIONS

PACE = 390.0
EXERCISES = load_exercises()
WHY = (Reason(rules.ART_2, (2,)),)
_GENTLE = (EXERCISES["knee_rolls"], EXERCISES["cat_cow"])


def an_item(kind: Kind, *exercises: Exercise, duration_s: float = 600.0) -> Item:
    return Item(kind, duration_s, WHY, exercises=exercises)


def a_run(metres: float, *, is_long: bool = False) -> Item:
    why = (Reason(rules.OUR_LONG_LAST),) if is_long else WHY
    return Item(Kind.RUN, metres / 1000 * PACE, why, metres)


def a_goal_run(metres: float) -> Item:
    return Item(Kind.RUN, metres / 1000 * PACE, (Reason(rules.OUR_GOAL_DAY),), metres)


def a_session(stage: str) -> Item:
    session = next(each for each in SESSIONS if each.id == stage)
    return Item(
        Kind.RUN,
        session.duration_s,
        WHY,
        session.distance_m(PACE),
        session=session,
        run_part_m=session.run_m(PACE),
    )


def run_day(day: date, run: Item) -> Day:
    return Day(
        day,
        (
            an_item(Kind.WARM_UP, *EXERCISES.warm_up()),
            run,
            an_item(Kind.WARM_DOWN, *EXERCISES.warm_down()),
            an_item(Kind.STRETCH, *EXERCISES.after_run()),
        ),
    )


def rest_day(day: date) -> Day:
    stretch = an_item(Kind.STRETCH, *EXERCISES.rest_day(day))
    walk = an_item(Kind.WALK, duration_s=rules.WALK_S)
    return Day(day, (Item(Kind.REST, 0.0, WHY), stretch, walk))


def stop_day(day: date) -> Day:
    walk = an_item(Kind.WALK, duration_s=rules.WALK_S)
    return Day(day, (Item(Kind.REST, 0.0, WHY), an_item(Kind.STRETCH, *_GENTLE), walk))


def check_up_day(day: date) -> Day:
    return Day(day, (Item(Kind.CHECK_UP, 0.0, WHY), *stop_day(day).items))


def pause_day(day: date) -> Day:
    walk = an_item(Kind.WALK, duration_s=care_rules.PAUSE_WALK_S)
    return Day(day, (walk, an_item(Kind.STRETCH, *_GENTLE)))


def empty_day(day: date) -> Day:
    return Day(day, (Item(Kind.REST, 0.0, WHY),))


def a_plan(
    first_day: date,
    days: int,
    runs: Mapping[int, Item],
    rest: Callable[[date], Day] = rest_day,
    **special: Callable[[date], Day],
) -> Plan:
    """Return a plan with runs on some days, counted from 0; `day_3` makes the fourth day."""

    def made(offset: int) -> Day:
        day = first_day + timedelta(days=offset)
        if offset in runs:
            return run_day(day, runs[offset])
        return special.get(f"day_{offset}", rest)(day)

    return Plan(first_day, tuple(made(offset) for offset in range(days)))
