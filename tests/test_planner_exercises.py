"""Exercises and their routines."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from planner_builders import MONDAY, a_runner, dates

from planner import build
from planner.errors import PlanError, PlanFault
from planner.exercises import (
    Exercise,
    Muscle,
    Phase,
    Style,
    duration_s,
    load_exercises,
    parse_exercises,
)
from planner.journal import Journal
from planner.plan import Kind

EXERCISES = load_exercises()
FILE = Path(__file__).parents[1] / "data" / "exercises.json"


def test_there_are_thirty_one_exercises_with_their_own_ids() -> None:
    assert len({exercise.id for exercise in EXERCISES.every}) == len(EXERCISES.every) == 31


@pytest.mark.parametrize("exercise", EXERCISES.every, ids=lambda exercise: exercise.id)
def test_each_exercise_says_how_and_takes_time(exercise: Exercise) -> None:
    assert exercise.how.endswith(".")
    assert exercise.source
    assert exercise.phases
    assert exercise.sets >= 1
    assert exercise.set_s > 0
    assert exercise.style is Style.WALK or exercise.reps or exercise.hold_s or exercise.set_s >= 60


def test_five_two_sided_stretches_take_their_holds_and_their_changes() -> None:
    five = EXERCISES.after_run()
    assert duration_s(five) == 400
    assert duration_s(tuple(exercise.held_for(30) for exercise in five)) == 700


def test_no_stretch_is_held_before_a_run() -> None:
    for exercise in EXERCISES.every:
        assert exercise.style is not Style.STATIC or Phase.WARM_UP not in exercise.phases
    assert all(exercise.style is not Style.STATIC for exercise in EXERCISES.warm_up())


def test_the_routines_take_the_minutes_they_promise() -> None:
    assert 9 * 60 <= duration_s(EXERCISES.warm_up()) <= 10 * 60
    assert 11.5 * 60 <= duration_s(EXERCISES.warm_down()) <= 12.5 * 60
    assert 9 * 60 <= duration_s(EXERCISES.gentle_warm_up()) <= 10 * 60
    assert 3 * 60 <= duration_s(EXERCISES.short_warm_down()) <= 4 * 60
    for day in dates(MONDAY, *range(35)):
        assert 9 * 60 <= duration_s(EXERCISES.rest_day(day)) <= 12 * 60


def test_every_routine_keeps_to_its_phase() -> None:
    for exercise in (*EXERCISES.warm_up(), *EXERCISES.gentle_warm_up()):
        assert Phase.WARM_UP in exercise.phases
    for exercise in (*EXERCISES.warm_down(), *EXERCISES.short_warm_down()):
        assert Phase.WARM_DOWN in exercise.phases
    for exercise in (*EXERCISES.rest_day(MONDAY), *EXERCISES.turn(MONDAY)):
        assert Phase.REST in exercise.phases


@pytest.mark.parametrize("rest_days", [1, 2, 3])
def test_each_muscle_is_stretched_a_minute_on_three_days_of_any_seven(rest_days: int) -> None:
    # The American College of Sports Medicine asks for 60 s a muscle on two to three days or more.
    plan = build(a_runner(rest_days_between=rest_days), Journal(), (), MONDAY, weeks=8)
    for first in range(len(plan.days) - 6):
        reached = dict.fromkeys(Muscle, 0)
        for day in plan.days[first : first + 7]:
            held = [
                exercise
                for item in day.items
                if item.kind in (Kind.WARM_DOWN, Kind.STRETCH)
                for exercise in item.exercises
            ]
            for muscle in Muscle:
                seconds = sum(e.muscle_s for e in held if e.muscle is muscle)
                reached[muscle] += seconds >= 60
        assert min(reached.values()) >= 3


def test_two_rest_days_in_a_row_are_not_the_same() -> None:
    today, tomorrow = MONDAY, MONDAY + timedelta(days=1)
    assert EXERCISES.rest_day(today) != EXERCISES.rest_day(tomorrow)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"advice": "", "exercises": []}', '{"advice": "", "exercises": [{}]}']
)
def test_a_list_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(PlanError) as caught:
        parse_exercises(text)
    assert caught.value.code is PlanFault.EXERCISES


def test_an_unknown_style_is_refused() -> None:
    raw = json.loads(FILE.read_text(encoding="utf-8"))
    raw["exercises"][0]["style"] = "sprint"
    with pytest.raises(PlanError):
        parse_exercises(json.dumps(raw))


def test_a_missing_file_is_refused_by_code(tmp_path: Path) -> None:
    with pytest.raises(PlanError) as caught:
        load_exercises(tmp_path / "none.json")
    assert caught.value.code is PlanFault.EXERCISES
