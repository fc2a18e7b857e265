"""The steps of guided routines."""

import pytest
from planner_builders import MONDAY, dates

from planner.exercises import Exercise, duration_s, load_exercises
from planner.guide_steps import Beat, Side, steps_of

EXERCISES = load_exercises()
ROUTINES = (
    EXERCISES.warm_up(),
    EXERCISES.warm_down(),
    EXERCISES.after_run(),
    *(EXERCISES.rest_day(day) for day in dates(MONDAY, *range(5))),
)


@pytest.mark.parametrize("exercise", EXERCISES.every, ids=lambda exercise: exercise.id)
def test_the_steps_of_an_exercise_take_as_long_as_it_does(exercise: Exercise) -> None:
    steps = steps_of((exercise,))
    assert sum(step.seconds + step.change_s for step in steps) == exercise.duration_s
    assert len(steps) == round(exercise.duration_s / (steps[0].seconds + steps[0].change_s))


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_steps_of_a_routine_take_as_long_as_it_does(routine: tuple[Exercise, ...]) -> None:
    steps = steps_of(routine)
    assert sum(step.seconds + step.change_s for step in steps) == duration_s(routine)


def test_each_set_is_done_on_the_left_and_then_on_the_right() -> None:
    steps = steps_of((EXERCISES["st_calf"],))
    assert [(step.side, step.set_number) for step in steps] == [
        (Side.LEFT, 1),
        (Side.RIGHT, 1),
        (Side.LEFT, 2),
        (Side.RIGHT, 2),
    ]


def test_what_goes_from_side_to_side_is_one_step() -> None:
    (step,) = steps_of((EXERCISES["lunge_walk"],))
    assert (step.side, step.seconds) == (Side.NONE, 45)


def test_a_step_is_counted_held_or_gone_on_with() -> None:
    beats = {name: steps_of((EXERCISES[name],))[0].beat for name in ("curl_up", "st_calf", "march")}
    assert beats == {"curl_up": Beat.COUNTED, "st_calf": Beat.HELD, "march": Beat.GOING}


@pytest.mark.parametrize("exercise", EXERCISES.every, ids=lambda exercise: exercise.id)
def test_each_exercise_says_in_one_sentence_what_it_feels_like(exercise: Exercise) -> None:
    assert exercise.feel[0].isupper()
    assert exercise.feel.count(".") == 1
    assert exercise.feel.endswith(".")
    assert len(exercise.feel.split()) <= 18


def test_every_exercise_has_a_rule_for_stopping_on_sharp_pain() -> None:
    for exercise in EXERCISES.every:
        assert "sharp pain" in exercise.stop
