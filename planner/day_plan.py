"""A whole day of the plan: what its run, its rest or the state of the back puts there."""

from datetime import date

from planner import items
from planner.exercises import Exercises
from planner.overlay import Overlay
from planner.pain_state import PainState
from planner.plan import Item
from planner.runner import Runner


def day_items(
    day: date,
    run: Item | None,
    runner: Runner,
    overlay: Overlay,
    last_run: date | None,
    exercises: Exercises,
    *,
    is_paused: bool,
    is_first: bool,
) -> tuple[Item, ...]:
    """Return a day's items in the order to do them; a check-up is for the plan's first day."""
    standing = overlay.standing
    if standing.state.hides_plan:
        return (items.nothing(standing.why),)
    if run is not None:
        found = (*items.before_run(exercises), run, *items.after_run(exercises))
    elif standing.state is PainState.STOP:
        found = items.stop_day(standing.why, exercises)
    elif is_paused:
        found = items.pause_day(standing.why, exercises)
    else:
        found = items.rest_day(day, runner, last_run, exercises, overlay)
    return (*items.check_up(), *found) if standing.asks_check_up and is_first else found
