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


@dataclass(frozen=True, slots=True)
class Apart:
    """Hold how far an old line is from a new one in the mean, and either from the other at most.

    That is `at_m` along the new one.
    """

    mean_m: float
    most_m: float
    at_m: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Stand for a stretch of a matched line where the old one was kept, `at_m` along it."""

    at_m: float
    length_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Matched:
    """Hold a route on the ways of a network, and what became other than it was.

    `network_share` of its length lies on ways, 0 to 1; at the `gaps` the old line was kept. `apart`
    is how far the lines are from each other. `jumps` are the fixes left out. `edges` are the
    network's, in the order of the way.
    """

    route: Route
    before_m: float
    after_m: float
    network_share: float
    apart: Apart
    gaps: tuple[Gap, ...]
    jumps: int
    edges: tuple[int, ...]
    network: str

    @property
    def gap_m(self) -> float:
        """Return how long all gaps are together."""
        return sum(gap.length_m for gap in self.gaps)

    @property
    def is_same(self) -> bool:
        """Tell whether the route need not move: it stays as it is within 1 m (our choice)."""
        return self.apart.most_m < SAME_M
