"""A workout as FIT: steps by time or distance, some of them repeated, with a pace to keep to."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from fit_tool.data_message import DataMessage
from fit_tool.profile.messages import workout_message as head
from fit_tool.profile.messages import workout_step_message as step
from fit_tool.profile.messages.common_fields import MessageIndexField
from fit_tool.profile.profile_type import (
    FileType,
    Sport,
    WorkoutStepDuration,
    WorkoutStepTarget,
)
from fit_tool.profile.profile_type import Intensity as FitIntensity

from routes.workout import SHOWN_CHARS, Intensity, Repeat, Step, Workout
from routes.write.fit.messages import DAY_S, Class, Value, fit_bytes, fit_seconds, message
from routes.write.short_names import short_name

NAMELESS = "Run"
NAMELESS_STEP = "Step"

# Walking between spells of running is no rest: a watch that says "rest" asks to stand still.
_INTENSITIES = {
    Intensity.WARM_UP: FitIntensity.WARMUP,
    Intensity.RUN: FitIntensity.ACTIVE,
    Intensity.WALK: FitIntensity.RECOVERY,
    Intensity.WARM_DOWN: FitIntensity.COOLDOWN,
}


def workout_bytes(workout: Workout, made: datetime) -> bytes:
    """Return a workout as `write_workout` does."""
    if made.tzinfo is None:
        raise ValueError("the time a workout was made needs its zone")
    steps = tuple(_steps(workout.steps))
    if not steps:
        raise ValueError("a workout needs a step")
    name = short_name(workout.name, SHOWN_CHARS, NAMELESS)
    title = message(
        head.WorkoutMessage,
        {
            head.WorkoutSportField: Sport.RUNNING,
            head.WorkoutNumValidStepsField: len(steps),
            head.WorkoutWorkoutNameField: name,
        },
    )
    return fit_bytes(FileType.WORKOUT, (title, *steps), fit_seconds(made), DAY_S)


def _steps(parts: Sequence[Step | Repeat]) -> Iterator[DataMessage]:
    """Yield each step with its number, and after steps that are repeated, where to begin again."""
    number = 0
    for part in parts:
        first = number
        for each in part.steps if isinstance(part, Repeat) else (part,):
            yield _message(number, _values(each))
            number += 1
        if isinstance(part, Repeat):
            yield _message(number, _again(part, first))
            number += 1


def _message(number: int, values: dict[Class, Value]) -> DataMessage:
    blank: dict[Class, Value] = dict.fromkeys(_FIELDS)
    return message(step.WorkoutStepMessage, blank | {MessageIndexField: number} | values)


# Every step has all of these, so that one definition serves them all.
_FIELDS: tuple[Class, ...] = (
    MessageIndexField,
    step.WorkoutStepWorkoutStepNameField,
    step.WorkoutStepDurationTypeField,
    step.WorkoutStepDurationValueField,
    step.WorkoutStepTargetTypeField,
    step.WorkoutStepTargetValueField,
    step.WorkoutStepCustomTargetValueLowField,
    step.WorkoutStepCustomTargetValueHighField,
    step.WorkoutStepIntensityField,
)


def _values(each: Step) -> dict[Class, Value]:
    return {
        step.WorkoutStepWorkoutStepNameField: short_name(each.name, SHOWN_CHARS, NAMELESS_STEP),
        step.WorkoutStepIntensityField: _INTENSITIES[each.intensity],
        **_duration(each),
        **_target(each),
    }


def _duration(each: Step) -> dict[Class, Value]:
    kind, value = WorkoutStepDuration.OPEN, None
    if each.duration_s is not None:
        kind, value = WorkoutStepDuration.TIME, round(1000 * each.duration_s)
    elif each.distance_m is not None:
        kind, value = WorkoutStepDuration.DISTANCE, round(100 * each.distance_m)
    return {step.WorkoutStepDurationTypeField: kind, step.WorkoutStepDurationValueField: value}


def _target(each: Step) -> dict[Class, Value]:
    if each.pace_s_per_km is None:
        return {
            step.WorkoutStepTargetTypeField: WorkoutStepTarget.OPEN,
            step.WorkoutStepTargetValueField: 0,
        }
    quick_s, slow_s = each.pace_s_per_km
    return {
        step.WorkoutStepTargetTypeField: WorkoutStepTarget.SPEED,
        # Zone 0: neither of the zones that a watch knows, but the speeds that follow.
        step.WorkoutStepTargetValueField: 0,
        step.WorkoutStepCustomTargetValueLowField: round(1e6 / slow_s),
        step.WorkoutStepCustomTargetValueHighField: round(1e6 / quick_s),
    }


def _again(part: Repeat, first: int) -> dict[Class, Value]:
    if not part.steps or part.times < 2:  # noqa: PLR2004
        raise ValueError("a step to repeat, twice or more, is needed")
    return {
        step.WorkoutStepDurationTypeField: WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT,
        step.WorkoutStepDurationValueField: first,
        step.WorkoutStepTargetTypeField: WorkoutStepTarget.OPEN,
        step.WorkoutStepTargetValueField: part.times,
    }
