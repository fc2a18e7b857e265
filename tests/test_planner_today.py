"""What is due on a day: many days, and what was told of them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from planner_builders import MONDAY
from season_builders import after, given, of

from planner.edits import NotToday
from planner.journal import CheckIn, Missed, Routine, RunDone, Ticked, Walked
from planner.pain_state import PainState
from planner.plan import Kind
from planner.season import Given, season
from planner.signs import Sign
from planner.today import Part, State, Today, today_of

RUN_DAY = (Part.CHECK_IN, Part.WARM_UP, Part.RUN, Part.WARM_DOWN, Part.STRETCH)
REST_DAY = (Part.CHECK_IN, Part.WALK, Part.STRETCH)
FINE = CheckIn(MONDAY)


def a_day(
    *edits: object,
    ticks: Iterable[Ticked] = (),
    walks: tuple[Walked, ...] = (),
    missed: tuple[Missed, ...] = (),
    told_on: date = MONDAY,
    is_back_asked: bool = False,
    **others: object,
) -> Today:
    """Return a day of a runner who ran 5 km lately; the first is a Monday with a run."""
    so_far: Given = given(*edits, **others)  # type: ignore[arg-type]
    journal = replace(so_far.journal, walks=walks, missed=missed)
    profile = replace(so_far.profile, told_on=told_on)
    so_far = replace(so_far, journal=journal, profile=profile)
    return today_of(so_far, season(so_far), ticks, is_back_asked=is_back_asked)


def parts(day: Today) -> tuple[Part, ...]:
    return tuple(thing.part for thing in day.things)


def states(day: Today) -> list[State]:
    return [thing.state for thing in day.things]


def ticked(*kinds: Routine, day: date = MONDAY) -> list[Ticked]:
    return [Ticked(day, kind) for kind in kinds]


def due(day: Today) -> Part | None:
    return day.due.part if day.due else None


def test_a_run_day_begins_with_the_back_and_goes_on_in_order() -> None:
    day = a_day()
    assert parts(day) == RUN_DAY
    assert states(day) == [State.DUE, *[State.WAITING] * 4]
    assert day.counted == day.things
    assert not day.is_over
    assert day.asks is None
    assert day.tomorrow is not None
    assert day.tomorrow.day == after(1)
    assert day.tomorrow.run is None


def test_one_thing_after_the_other_becomes_due() -> None:
    run = RunDone(MONDAY, 5_000.0)
    seen = [
        due(a_day()),
        due(a_day(check_ins=(FINE,))),
        due(a_day(check_ins=(FINE,), ticks=ticked(Routine.WARM_UP))),
        due(a_day(check_ins=(FINE,), ticks=ticked(Routine.WARM_UP), runs=(run,))),
        due(a_day(check_ins=(FINE,), ticks=ticked(Routine.WARM_DOWN), runs=(run,))),
        due(a_day(check_ins=(FINE,), ticks=ticked(*Routine), runs=(run,))),
    ]
    assert seen == [*RUN_DAY, None]


def test_a_day_whose_run_is_done_stays_a_run_day_to_its_end() -> None:
    done = a_day(check_ins=(FINE,), runs=(RunDone(MONDAY, 5_000.0),), ticks=ticked(*Routine))
    assert parts(done) == RUN_DAY
    assert set(states(done)) == {State.DONE}
    assert done.is_over
    assert done.plan_day is not None
    assert done.plan_day.run is not None


def test_the_next_day_is_by_the_run_that_was_done() -> None:
    # Two rest days: the plan without that run would have put it on Tuesday.
    day = a_day(as_of=after(1), runs=(RunDone(MONDAY, 5_000.0),), check_ins=(CheckIn(after(1)),))
    assert parts(day) == REST_DAY
    assert states(day) == [State.DONE, State.OPTIONAL, State.DUE]
    assert [thing.part for thing in day.counted] == [Part.CHECK_IN, Part.STRETCH]
    assert day.tomorrow is not None
    assert day.tomorrow.run is None


def test_a_rest_day_is_over_without_the_walk_that_is_offered() -> None:
    rest = {"as_of": after(1), "runs": (RunDone(MONDAY, 5_000.0),)}
    day = a_day(**rest, check_ins=(CheckIn(after(1)),), ticks=ticked(Routine.STRETCH, day=after(1)))
    assert day.is_over
    assert states(day) == [State.DONE, State.OPTIONAL, State.DONE]


def test_a_warm_up_that_nobody_told_of_is_not_asked_for_after_the_run() -> None:
    day = a_day(check_ins=(FINE,), runs=(RunDone(MONDAY, 5_000.0),))
    assert states(day) == [State.DONE, State.LEFT_OUT, State.DONE, State.DUE, State.WAITING]


def test_what_is_left_out_is_no_longer_due_and_the_last_word_counts() -> None:
    out = Ticked(MONDAY, Routine.WARM_UP, is_left_out=True)
    assert due(a_day(check_ins=(FINE,), ticks=[out])) is Part.RUN
    day = a_day(check_ins=(FINE,), ticks=[out, *ticked(Routine.WARM_UP)])
    assert states(day)[1] is State.DONE
    day = a_day(check_ins=(FINE,), ticks=[*ticked(Routine.WARM_UP), out])
    assert states(day)[1] is State.LEFT_OUT


def test_ticks_of_another_day_are_nothing_to_this_one() -> None:
    assert due(a_day(check_ins=(FINE,), ticks=ticked(*Routine, day=after(-1)))) is Part.WARM_UP


def test_a_run_that_is_let_wait_leaves_a_rest_day() -> None:
    day = a_day(NotToday(MONDAY), check_ins=(FINE,), missed=(Missed(MONDAY),))
    assert parts(day) == REST_DAY
    assert due(day) is Part.STRETCH


def test_a_run_noted_as_left_out_takes_the_warm_up_and_the_warm_down_with_it() -> None:
    day = a_day(check_ins=(FINE,), missed=(Missed(MONDAY),))
    assert parts(day) == RUN_DAY
    assert states(day) == [State.DONE, *[State.LEFT_OUT] * 3, State.DUE]


def test_a_run_on_a_rest_day_leaves_the_days_stretch() -> None:
    before, again = RunDone(MONDAY, 5_000.0), RunDone(after(1), 3_000.0)
    day = a_day(as_of=after(1), runs=(before, again))
    assert parts(day) == REST_DAY


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_under_a_red_flag_there_is_nothing_to_do_but_to_get_help(sign: Sign) -> None:
    told = CheckIn(MONDAY, 3, 0, frozenset({sign}))
    day = a_day(check_ins=(told,), runs=(RunDone(after(-2), 5_000.0),), as_of=MONDAY)
    assert day.standing.state.hides_plan
    assert day.things == ()
    assert day.due is None
    assert not day.is_over
    assert day.tomorrow is None
    assert day.asks is None


def test_a_stop_leaves_gentle_moves_and_a_walk_if_it_is_comfortable() -> None:
    day = a_day(check_ins=(CheckIn(MONDAY, 7),))
    assert day.standing.state is PainState.STOP
    assert parts(day) == REST_DAY
    assert states(day) == [State.DONE, State.OPTIONAL, State.DUE]


def test_a_pause_turns_the_run_into_a_walk_that_is_due() -> None:
    day = a_day(check_ins=(CheckIn(MONDAY, 4),))
    assert day.standing.state is PainState.PAUSE
    assert parts(day) == REST_DAY
    assert states(day) == [State.DONE, State.DUE, State.WAITING]
    walked = a_day(check_ins=(CheckIn(MONDAY, 4),), walks=(Walked(MONDAY, 1_500.0),))
    assert due(walked) is Part.STRETCH


def test_a_little_pain_leaves_the_run() -> None:
    day = a_day(check_ins=(CheckIn(MONDAY, 2),))
    assert day.standing.state is PainState.EASY
    assert parts(day) == RUN_DAY


def test_pain_that_stops_runs_after_the_run_leaves_the_run_and_gentle_moves() -> None:
    run = RunDone(MONDAY, 5_000.0, pain_worst=7)
    day = a_day(check_ins=(FINE,), runs=(run,))
    assert day.standing.state is PainState.STOP
    assert parts(day) == (Part.CHECK_IN, Part.WARM_UP, Part.RUN, Part.WALK, Part.STRETCH)
    assert due(day) is Part.STRETCH
    stretch = day.thing(Part.STRETCH)
    assert stretch is not None
    assert stretch.item is not None
    gentle = next(
        item
        for item in of(check_ins=(CheckIn(MONDAY, 7),)).plan.days[0].items
        if item.kind is Kind.STRETCH
    )
    assert stretch.item.exercises == gentle.exercises


def test_after_a_run_that_hurt_the_back_is_asked_for_again() -> None:
    run = RunDone(MONDAY, 5_000.0, pain_worst=1)
    day = a_day(check_ins=(FINE,), runs=(run,), is_back_asked=True)
    assert due(day) is Part.CHECK_IN


def test_before_the_plans_first_day_there_is_nothing_to_do_yet() -> None:
    day = a_day(plan_from=after(7))
    assert day.things == ()
    assert day.begins == after(7)
    assert not day.is_over


def test_yesterdays_run_is_asked_for_until_something_is_told_of_it() -> None:
    day = a_day(as_of=after(1))
    assert day.asks is not None
    assert day.asks.day == MONDAY
    assert day.asks.run.distance_m
    told: list[dict[str, object]] = [
        {"runs": (RunDone(MONDAY, 4_000.0),)},
        {"runs": (RunDone(after(1), 4_000.0),)},
        {"runs": (RunDone(after(-1), 4_000.0, planned_for=MONDAY),)},
        {"missed": (Missed(MONDAY),)},
        {"told_on": after(1)},
        {"check_ins": (CheckIn(after(1), 7),)},
    ]
    assert [a_day(as_of=after(1), **each).asks for each in told] == [None] * len(told)
    assert a_day(NotToday(MONDAY), as_of=after(1)).asks is None


def test_a_rest_day_yesterday_is_nothing_to_ask_about() -> None:
    run = RunDone(MONDAY, 5_000.0)
    assert a_day(as_of=after(2), runs=(run,)).asks is None


def test_with_a_goal_behind_it_a_plan_still_has_a_day_and_a_tomorrow() -> None:
    for days in range(30):
        day = a_day(
            as_of=after(days), told_on=after(days), runs=(RunDone(MONDAY, 5_000.0),) if days else ()
        )
        assert day.due is not None
        assert day.due.part is Part.CHECK_IN
        assert day.tomorrow is not None
        assert day.tomorrow.day == after(days) + timedelta(days=1)
