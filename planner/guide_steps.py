"""Exercises -> the steps of a guided routine: one for each set and side, in their order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner import rules
from planner.exercises import Exercise


class Side(StrEnum):
    """Which side of the body a step is for; NONE for both at once or in turn."""

    LEFT = "left"
    RIGHT = "right"
    NONE = "none"


class Beat(StrEnum):
    """How a step is measured: by counting repeats, by holding still, or by going on."""

    COUNTED = "counted"
    HELD = "held"
    GOING = "going"


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one set of an exercise on one side.

    `set_number` counts from 1. `seconds` is how long it is done for, about so where repeats are
    counted; `change_s` how long the change before it takes.
    """

    exercise: Exercise
    side: Side
    set_number: int
    seconds: float
    change_s: float = rules.CHANGE_S

    @property
    def beat(self) -> Beat:
        """Return how the step is measured."""
        if self.exercise.reps is not None:
            return Beat.COUNTED
        return Beat.GOING if self.exercise.hold_s is None else Beat.HELD


def steps_of(exercises: Iterable[Exercise]) -> tuple[Step, ...]:
    """Return the steps of a routine; together they take as long as the routine does.

    Each set is done on the left, then on the right, so that one side rests while the other works
    (our choice).
    """
    return tuple(step for exercise in exercises for step in _steps(exercise))


def _steps(exercise: Exercise) -> Iterator[Step]:
    for number in range(1, exercise.sets + 1):
        if not exercise.per_side:
            yield Step(exercise, Side.NONE, number, exercise.set_s)
        elif exercise.alternates:
            # Both sides in one go: the change between them is a part of it.
            yield Step(exercise, Side.NONE, number, 2 * exercise.set_s + rules.CHANGE_S)
        else:
            yield Step(exercise, Side.LEFT, number, exercise.set_s)
            yield Step(exercise, Side.RIGHT, number, exercise.set_s)
