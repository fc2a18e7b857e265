"""How the back stands, as the plan, the screens and the referee know it: names, no reasoning."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.plan import Reason


class PainState(StrEnum):
    """What the back asks of a plan, the gravest first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    STOP = "stop"
    PAUSE = "pause"
    EASY = "easy"
    NORMAL = "normal"

    @property
    def hides_plan(self) -> bool:
        """Tell whether neither a plan nor any exercise or ice may be shown."""
        return self in (PainState.EMERGENCY, PainState.URGENT)

    @property
    def allows_runs(self) -> bool:
        """Tell whether runs may stay in the plan at all."""
        return self in (PainState.PAUSE, PainState.EASY, PainState.NORMAL)


class Ice(StrEnum):
    """Whether the card on cold and heat is shown, and why it is not."""

    SHOWN = "shown"
    NO_PAIN = "no_pain"
    NUMB = "numb"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Gate:
    """Hold what still stands between STOP and the way back: calm brisk walks, and a clearance."""

    calm_walks: int
    walks_needed: int
    is_cleared: bool

    @property
    def is_open(self) -> bool:
        """Tell whether the way back may begin."""
        return self.is_cleared and self.calm_walks >= self.walks_needed


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold how a runner's back stands on a day, and what that means for the plan.

    `since` is when the state began, None where it always was. `why` names what led to it.
    `asks_check_up` suggests a GP, physiotherapist or chiropractor. `gate` is there under STOP only.
    `comeback_since` is the day from which walk-run sessions count as the way back, None where there
    is none to go.
    """

    state: PainState = PainState.NORMAL
    since: date | None = None
    why: tuple[Reason, ...] = ()
    asks_check_up: bool = False
    gate: Gate | None = None
    comeback_since: date | None = None
    ice: Ice = Ice.NO_PAIN


CALM = Standing()
