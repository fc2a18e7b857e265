"""A whole day of the plan: what its run, its rest or the state of the back puts there."""

from dataclasses import dataclass
from datetime import date

from planner import items
from planner.exercises import Exercises
from planner.overlay import Overlay
from planner.pain_state import PainState
from planner.plan import Item
from planner.runner import Runner


@dataclass(frozen=True, slots=True)
class Around:
    """Hold a day and what its place in the plan is; `last_run` is the newest run before it."""

    day: date
    last_run: date | None
    is_first: bool
    is_paused: bool


def day_items(
    around: Around, run: Item | None, runner: Runner, overlay: Overlay, exercises: Exercises
) -> tuple[Item, ...]:
    """Return a day's items in the order to do them."""
    standing = overlay.standing
    is_stop = standing.state is PainState.STOP
    if standing.state.hides_plan:
        return (items.nothing(standing.why),)
    if run is not None:
        found = (*items.before_run(exercises), run, *items.after_run(exercises))
    elif is_stop:
        found = items.stop_day(standing.why, exercises)
    elif around.is_paused:
        found = items.pause_day(standing.why, exercises)
    else:
        found = items.rest_day(around.day, runner, around.last_run, exercises, overlay)
    asks = around.is_first and (standing.asks_check_up or is_stop)
    return (*items.check_up(), *found) if asks else found
