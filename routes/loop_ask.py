"""What is asked of the search for loops, what comes back, and why it may not."""

from dataclasses import dataclass, field
from enum import StrEnum

from routes.errors import ShapeError
from routes.places import on_globe
from routes.running_cost import NO_TASTES, Tastes
from routes.track import Route

# Our choice: below half a kilometre a run goes round the house, and above a hundred nobody asks an
# app at the door; a place further than 500 m from every way is not on this network.
LEAST_M, MOST_M = 500.0, 100_000.0
MOST_AWAY_M = 500.0
# The promise: a loop is as long as asked within 3 %.
FIT_SHARE = 0.03
MOST_SEED = 1_000_000
MOST_LOOPS = 12
# Our choice: so many seeds pick loops from one search.
_PAGES = 3

Position = tuple[float, float]


class Shape(StrEnum):
    """How a run goes: round, or out and back on the same way."""

    LOOP = "loop"
    THERE_AND_BACK = "there_and_back"


class LoopFault(StrEnum):
    """Why there is no loop; `routes.screens.loop_labels` has the sentence for each."""

    NOT_A_PLACE = "not_a_place"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    FAR_FROM_WAYS = "far_from_ways"
    NO_WAY = "no_way"
    END_TOO_FAR = "end_too_far"
    NONE_FITS = "none_fits"
    NONE_THAT_WAY = "none_that_way"
    UNKNOWN_NETWORK = "unknown_network"
    NO_NETWORK = "no_network"


class LoopError(ShapeError):
    """No loop as asked for; `code` chooses the sentence, `detail` names what it is about.

    `nearest_m` is the nearest length that works, or how far away the nearest way is with
    FAR_FROM_WAYS; None where there is none. `place` is which of an ask's it is about, if one.
    """

    def __init__(
        self,
        code: LoopFault,
        detail: str = "",
        nearest_m: float | None = None,
        place: Position | None = None,
    ) -> None:
        super().__init__(f"{code.value}{': ' if detail else ''}{detail}")
        self.code = code
        self.detail = detail
        self.nearest_m = nearest_m
        self.place = place


@dataclass(frozen=True, slots=True)
class Ask:
    """Say what is wanted: a run of `distance_m` from `door`, in (latitude, longitude) degrees.

    It ends at `to`, at the door where that is None, and goes by `through`; neither is looked at for
    a run there and back. `towards_deg` is a compass bearing in which the run should lie,
    `clockwise` the way round; None for either leaves it to the network. The same `seed`, from 1,
    gives the same loops, another one others. Raises LoopError for what no network has.
    """

    door: Position
    distance_m: float
    shape: Shape = Shape.LOOP
    to: Position | None = None
    through: Position | None = None
    towards_deg: float | None = None
    clockwise: bool | None = None
    tastes: Tastes = field(default=NO_TASTES)
    seed: int = 1
    count: int = 3

    def __post_init__(self) -> None:
        for place in (self.door, self.to, self.through):
            if place is not None and not on_globe(*place):
                raise LoopError(LoopFault.NOT_A_PLACE, f"{place[0]}, {place[1]}")
        if not self.distance_m >= LEAST_M:
            raise LoopError(LoopFault.TOO_SHORT, f"{self.distance_m:.0f} m", LEAST_M)
        if self.distance_m > MOST_M:
            raise LoopError(LoopFault.TOO_LONG, f"{self.distance_m:.0f} m", MOST_M)
        if not (1 <= self.seed <= MOST_SEED and 1 <= self.count <= MOST_LOOPS):
            raise ValueError("seed or count out of range")

    @property
    def page(self) -> int:
        """Return which pick of a search the seed gives, from 1."""
        return (self.seed - 1) % _PAGES + 1

    @property
    def variant(self) -> int:
        """Return which of the searches the seed picks from, from 1."""
        return (self.seed - 1) // _PAGES + 1


@dataclass(frozen=True, slots=True, eq=False)
class Loop:
    """Hold a run that was found.

    `ascent_m` is None where the network knows no heights. `repeated_share` is the share of ground
    run before, `path_share` that on paths and in parks, both 0 to 1; `crossings` are of main roads.
    `edges` are the network's, in order; `can_turn` tells that none of them is one way.
    """

    route: Route
    distance_m: float
    ascent_m: float | None
    repeated_share: float
    path_share: float
    crossings: int
    turns_per_km: float
    name: str
    seed: int
    edges: tuple[int, ...]
    can_turn: bool


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the loops found, best first, at least one.

    They are fewer than `asked` where no more of them would differ, and go there and back where no
    loop of that length was found.
    """

    loops: tuple[Loop, ...]
    asked: int
    is_back: bool = False

    @property
    def is_fewer(self) -> bool:
        """Tell whether there are fewer than were asked for."""
        return len(self.loops) < self.asked
