"""Exercises from `data/exercises.json`, and the routines made of them."""

import json
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from math import lcm
from pathlib import Path
from typing import Any

from planner import rules
from planner.errors import PlanError, PlanFault

_FILE = Path(__file__).parents[1] / "data" / "exercises.json"

# Our choice of order; five minutes of walking come first, and nothing is held.
_WARM_UP = ("walk_brisk", "heel_digs", "knee_lifts", "swing_fb", "swing_side", "lunge_walk")
_WARM_DOWN = ("walk_easy", "st_hipflex", "st_thigh", "st_hamstring", "st_calf", "ly_glute4")
_STRETCHES = ("st_hipflex", "st_thigh", "ly_hamstring", "st_calf", "ly_glute4")
# Standing ones, so that nobody needs a mat; the two sets of the calf are two stretches.
_SHORT_WARM_DOWN = {"st_hipflex": 1, "st_thigh": 1, "st_hamstring": 1, "st_calf": 2}
_GENTLE_WARM_UP = ("walk_brisk", "heel_digs", "knee_lifts", "shoulder_rolls", "march")
_MOBILITY = ("knee_rolls", "cat_cow", "pelvic_tilt", "heels_sit", "back_ext")
_STRENGTH = ("curl_up", "side_bridge", "bird_dog", "glute_bridge", "deep_abs")
_GENTLE = ("knee_rolls", "pelvic_tilt", "cat_cow")
_TURNS = lcm(len(_STRETCHES), len(_MOBILITY), len(_STRENGTH))
_REST_WALK = "rest_walk"
_NEEDED = (
    *(*_WARM_UP, *_GENTLE_WARM_UP, *_WARM_DOWN, *_SHORT_WARM_DOWN),
    *(*_STRETCHES, *_MOBILITY, *_STRENGTH, _REST_WALK),
)


class Phase(StrEnum):
    """When an exercise has its place."""

    WARM_UP = "warm_up"
    WARM_DOWN = "warm_down"
    REST = "rest"


class Style(StrEnum):
    """What kind of exercise it is; only STATIC holds a stretch."""

    WALK = "walk"
    DYNAMIC = "dynamic"
    STATIC = "static"
    MOBILITY = "mobility"
    STRENGTH = "strength"


class Muscle(StrEnum):
    """The five muscles that the routines keep count of (our choice)."""

    HIP_FLEXOR = "hip_flexor"
    QUADRICEPS = "quadriceps"
    HAMSTRING = "hamstring"
    CALF = "calf"
    BUTTOCK = "buttock"


@dataclass(frozen=True, slots=True)
class Exercise:
    """Hold one exercise and its dose.

    A set is `reps` repeats, a hold of `hold_s`, or both; `set_s` is about how long it takes on one
    side. `caution` is empty where the back needs none. `feel` is what it feels like when it is done
    well, `stop` when to stop. One that `alternates` goes from side to side in one go.
    """

    id: str
    name: str
    area: str
    muscle: Muscle | None
    style: Style
    phases: tuple[Phase, ...]
    sets: int
    reps: int | None
    hold_s: float | None
    per_side: bool
    set_s: float
    caution: str
    source: str
    how: str
    feel: str
    stop: str
    alternates: bool = False

    @property
    def duration_s(self) -> float:
        """Return the seconds of all sets on all sides, each with 5 s to change (our choice)."""
        sides = 2 if self.per_side else 1
        return self.sets * sides * (self.set_s + rules.CHANGE_S)

    @property
    def muscle_s(self) -> float:
        """Return the seconds one muscle of one side is held in a stretch, 0 for other styles."""
        return self.sets * self.set_s if self.style is Style.STATIC else 0.0

    def held_for(self, hold_s: float) -> "Exercise":
        """Return the same stretch with each hold of `hold_s`."""
        return replace(self, hold_s=hold_s, set_s=hold_s)

    def lasting(self, set_s: float) -> "Exercise":
        """Return the same walk or march with each set of `set_s`."""
        return replace(self, set_s=set_s)


@dataclass(frozen=True, slots=True)
class Exercises:
    """Hold every exercise and the routines; `advice` goes with all of them.

    `stop` is when to stop any of them that has no rule of its own.
    """

    advice: str
    stop: str
    every: tuple[Exercise, ...]
    _by_id: dict[str, Exercise] = field(init=False, repr=False, compare=False)
    _rest_days: dict[int, tuple[Exercise, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        by_id = {exercise.id: exercise for exercise in reversed(self.every)}
        object.__setattr__(self, "_by_id", by_id)

    def __getitem__(self, exercise_id: str) -> Exercise:
        return self._by_id[exercise_id]

    def warm_up(self) -> tuple[Exercise, ...]:
        """Return the routine before a run, 9 to 10 minutes, nothing held."""
        return self._named(_WARM_UP)

    def warm_down(self) -> tuple[Exercise, ...]:
        """Return the routine after a run, about 12 minutes: a walk and five stretches."""
        return self._named(_WARM_DOWN)

    def after_run(self) -> tuple[Exercise, ...]:
        """Return a run day's stretching, about 7 minutes: with the warm-down 60 s a muscle."""
        return self._named(_STRETCHES)

    def gentle_warm_up(self) -> tuple[Exercise, ...]:
        """Return a warm-up for a sore back, 9 to 10 minutes: no swings, no lunges."""
        return self._named(_GENTLE_WARM_UP)

    def short_warm_down(self) -> tuple[Exercise, ...]:
        """Return what follows the walk of a short warm-down, some 3 minutes: all of it standing."""
        return tuple(replace(self[name], sets=sets) for name, sets in _SHORT_WARM_DOWN.items())

    def back_moves(self) -> tuple[Exercise, ...]:
        """Return the moves for the back, of which a rest day has some."""
        return self._named(_MOBILITY)

    def turn(self, day: date) -> tuple[Exercise, ...]:
        """Return the five stretches in a day's order; a rest day has the first three."""
        return self._turned(_STRETCHES, day.toordinal(), rules.REST_STRETCHES, len(_STRETCHES))

    def gentle(self) -> tuple[Exercise, ...]:
        """Return moves for a sore back, about 4 minutes: nothing held, nothing lifted."""
        return self._named(_GENTLE)

    def rest_walk(self) -> tuple[Exercise, ...]:
        """Return a rest day's walk, 20 minutes, which may be left out."""
        return (self[_REST_WALK],)

    def rest_day(self, day: date) -> tuple[Exercise, ...]:
        """Return a rest day's stretching, about 10 minutes, turning with the calendar.

        Three of the five muscles for 60 s each, two moves for the back, one for the trunk. In any
        seven days each muscle has its turn on three or more.
        """
        # The routines come round again: a plan of weeks asks for the same few.
        turn = day.toordinal() % _TURNS
        if turn not in self._rest_days:
            self._rest_days[turn] = self._rest_day(turn)
        return self._rest_days[turn]

    def _rest_day(self, turn: int) -> tuple[Exercise, ...]:
        muscles = self._turned(_STRETCHES, turn, rules.REST_STRETCHES)
        return (
            *(exercise.held_for(rules.LONG_HOLD_S) for exercise in muscles),
            *self._turned(_MOBILITY, turn, rules.REST_MOBILITY),
            *self._turned(_STRENGTH, turn, rules.REST_STRENGTH),
        )

    def _named(self, ids: tuple[str, ...]) -> tuple[Exercise, ...]:
        return tuple(self[exercise_id] for exercise_id in ids)

    def _turned(
        self, ids: tuple[str, ...], turn: int, count: int, taken: int = 0
    ) -> tuple[Exercise, ...]:
        """Return the next `count` of a list that goes on by so many a turn, or more of it."""
        first = turn * count
        return self._named(tuple(ids[(first + i) % len(ids)] for i in range(taken or count)))


def duration_s(exercises: tuple[Exercise, ...]) -> float:
    """Return the seconds of a routine."""
    return sum(exercise.duration_s for exercise in exercises)


def parse_exercises(text: str | bytes) -> Exercises:
    """Return the exercises written in JSON. Raises PlanError where they cannot be used."""
    try:
        raw = json.loads(text)
        stop = str(raw["stop"])
        every = tuple(_exercise(**{"stop": stop} | row) for row in raw["exercises"])
        found = Exercises(str(raw["advice"]), stop, every)
    except (ValueError, KeyError, TypeError) as error:
        raise PlanError(PlanFault.EXERCISES, str(error)) from error
    missing = set(_NEEDED) - {exercise.id for exercise in found.every}
    if missing:
        raise PlanError(PlanFault.EXERCISES, f"{sorted(missing)} missing")
    return found


@cache
def load_exercises(path: Path = _FILE) -> Exercises:
    """Return the exercises of a file, read once. Raises PlanError, without a file too."""
    try:
        return parse_exercises(path.read_bytes())
    except OSError as error:
        raise PlanError(PlanFault.EXERCISES, str(error)) from error


def _exercise(**row: Any) -> Exercise:  # noqa: ANN401 - JSON is checked by being converted here
    return Exercise(
        **row
        | {
            "muscle": row["muscle"] and Muscle(row["muscle"]),
            "style": Style(row["style"]),
            "phases": tuple(Phase(phase) for phase in row["phases"]),
        }
    )
