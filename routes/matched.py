"""What comes of matching a route to a network of ways, and why it may not be matched."""

from dataclasses import dataclass
from enum import StrEnum

from routes.errors import ShapeError
from routes.track import Route

# Our choice: a line that moves by less than the width of a path is on it already.
SAME_M = 1.0


class MatchFault(StrEnum):
    """Why nothing is matched; `routes.screens.match_labels` has the sentence for each."""

    NOT_COVERED = "not_covered"
    NO_WAY = "no_way"
    TOO_MUCH = "too_much"


class MatchError(ShapeError):
    """A route that cannot be matched; `code` chooses the sentence."""

    def __init__(self, code: MatchFault) -> None:
        super().__init__(code.value)
        self.code = code


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """Hold a route on the ways of a network, and what became other than it was.

    `network_share` of its length lies on ways, 0 to 1; `gaps` are stretches where the old line was
    kept, `gap_m` long together. `shift_m` is how far any point of either line is from the other.
    `edges` are the network's, in the order of the way.
    """

    route: Route
    before_m: float
    after_m: float
    network_share: float
    shift_m: float
    gaps: int
    gap_m: float
    edges: tuple[int, ...]
    network: str

    @property
    def is_same(self) -> bool:
        """Tell whether the route was on the ways already, within 1 m (our choice)."""
        return self.shift_m < SAME_M
