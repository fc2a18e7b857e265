"""What a figure is made of: key poses, what stays where it is, what stands around it."""

from dataclasses import dataclass
from enum import StrEnum

from planner.figures.joints import Posture
from planner.figures.reaching import Plant, Reach


class PropKind(StrEnum):
    """What may stand around a body."""

    WALL = "wall"
    RAIL = "rail"
    MAT = "mat"


@dataclass(frozen=True, slots=True)
class Prop:
    """Hold a wall at `x`, a mat from `x` to `x_end`, or a rail.

    A rail goes from `x` to `x_end`, or with both the same across, at height `y` and depth `z`.
    """

    kind: PropKind
    x: float
    x_end: float
    y: float = 0.0
    z: float = 0.0


@dataclass(frozen=True, slots=True)
class Hold:
    """Hold where a wrist goes: to a place in the room, or beside the point `on` the body.

    `palm` is the way the hand lies there, as x, y, z; without it the hand goes on along the arm.
    """

    reach: Reach
    on: str = ""
    palm: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Pose:
    """Hold one key pose: angles, the pelvis' place, and the limbs that are led to a place.

    The angles of a led limb are found; those given do not count.
    """

    posture: Posture
    x: float
    y: float
    z: float
    feet: tuple[Plant | None, Plant | None]
    hands: tuple[Hold | None, Hold | None]


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold what carries the body in all poses of a figure.

    The lowest of `rest` lies on the ground. `stance` names the side of the planted leg whose own
    knee angle sets the pelvis' height. `fixed` names the point that stays at the pose's `x`.
    """

    rest: tuple[str, ...] = ()
    stance: int | None = None
    fixed: str = "pelvis"


@dataclass(frozen=True, slots=True)
class View:
    """Hold from where a figure is seen, in degrees.

    `turn` 0 is its right side, 90 its front, -90 its back; `above` how far from above.
    """

    turn: float = 0.0
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """Hold which point's way an arrow shows, from key to key, and how far beside it, in heights.

    A `path` on paper, x to the right and y up from the ground, stands for a way of its own.
    """

    point: str
    start: int
    end: int
    aside: tuple[float, float] = (0.0, 0.0)
    both_ways: bool = False
    path: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold a muscle that stretches or works: side 1 is right, -1 left."""

    muscle: str
    side: int


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold an exercise's drawing as data.

    `keys` are passed in turn and begun again after `seconds`. `solid` and `light` number the keys
    that a still picture shows, `light` None for one alone; `steady` motion neither eases nor
    waits. `apart` is how far before the solid one and above it, in heights, the light one has a
    place of its own. `behind` is the index of the leg that crosses behind the other.
    """

    id: str
    keys: tuple[Pose, ...]
    ground: Ground
    view: View
    seconds: float
    solid: int
    light: int | None
    steady: bool
    props: tuple[Prop, ...]
    arrows: tuple[Arrow, ...]
    marks: tuple[Mark, ...]
    apart: tuple[float, float] = (0.0, 0.0)
    behind: int | None = None
