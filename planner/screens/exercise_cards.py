"""An exercise as assets/exercise.js shows it beside its figure."""

from planner.exercises import Exercise
from planner.screens.labels import dose
from routes.language import _


def exercise_card(exercise: Exercise) -> dict[str, str]:
    """Return what is shown of an exercise, in the language of the moment."""
    return {
        "id": exercise.id,
        "name": _(exercise.name),
        "dose": dose(exercise),
        "how": _(exercise.how),
        "feel": _(exercise.feel),
        "caution": _(exercise.caution),
    }
