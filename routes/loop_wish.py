"""What a runner asks loops for, as the short parameters of an address, and back.

from, to and through as latitude, longitude and a label; km; way as back; towards as a wind of
`WINDS`; like as words with commas; seed; loop for the one that is looked at, and
turned as yes. An address may say anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace

from routes.candidates import Point
from routes.loop_ask import MOST_LOOPS, MOST_SEED, Ask, Shape
from routes.running_cost import NO_TASTES, Tastes
from routes.wish_text import point_text, read_each, read_point

WINDS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_BACK, _TURNED = "back", "yes"
# Beyond this nobody means a run; nearer lengths that no network has are answered in words.
MOST_KM = 1000.0
TASTES = tuple(field.name for field in fields(Tastes))


@dataclass(frozen=True, slots=True)
class LoopWish:
    """Hold what is asked for; None for a door and a length that are not told.

    `towards` is one of WINDS, "" for any. `number` is which of the loops found is looked at, from
    1, and `is_turned` tells that it is run the other way round.
    """

    door: Point | None = None
    distance_m: float | None = None
    is_back: bool = False
    to: Point | None = None
    through: Point | None = None
    towards: str = ""
    tastes: Tastes = NO_TASTES
    seed: int = 1
    number: int = 1
    is_turned: bool = False

    def ask(self, door: Point, distance_m: float) -> Ask:
        """Return this as an ask from a door. Raises LoopError for what no network has."""
        return Ask(
            door=(door.lat_deg, door.lon_deg),
            distance_m=distance_m,
            shape=Shape.THERE_AND_BACK if self.is_back else Shape.LOOP,
            to=_position(self.to),
            through=_position(self.through),
            towards_deg=45.0 * WINDS.index(self.towards) if self.towards else None,
            tastes=self.tastes,
            seed=self.seed,
        )


def read_loop_wish(parameters: Mapping[str, str]) -> tuple[LoopWish, tuple[str, ...]]:
    """Return the wish of an address's parameters, and the names of those that make no sense."""
    return read_each(LoopWish(), parameters, _READERS)


def loop_parameters(wish: LoopWish) -> dict[str, str]:
    """Return the parameters of a wish, "" for what is not told; `read_loop_wish` reads them."""
    liked = [name for name in TASTES if getattr(wish.tastes, name)]
    return {
        "from": point_text(wish.door),
        "km": "" if wish.distance_m is None else f"{wish.distance_m / 1000:g}",
        "way": _BACK if wish.is_back else "",
        "to": point_text(wish.to),
        "through": point_text(wish.through),
        "towards": wish.towards,
        "like": ",".join(liked),
        "seed": "" if wish.seed == 1 else str(wish.seed),
        "loop": "" if wish.number == 1 else str(wish.number),
        "turned": _TURNED if wish.is_turned else "",
    }


def _position(point: Point | None) -> tuple[float, float] | None:
    return None if point is None else (point.lat_deg, point.lon_deg)


def _read_km(wish: LoopWish, text: str) -> LoopWish:
    km = float(text)
    if not 0 < km <= MOST_KM:
        raise ValueError(text)
    return replace(wish, distance_m=round(km * 1000, 3))


def _read_way(wish: LoopWish, text: str) -> LoopWish:
    if text != _BACK:
        raise ValueError(text)
    return replace(wish, is_back=True)


def _read_turned(wish: LoopWish, text: str) -> LoopWish:
    if text != _TURNED:
        raise ValueError(text)
    return replace(wish, is_turned=True)


def _read_towards(wish: LoopWish, text: str) -> LoopWish:
    if text not in WINDS:
        raise ValueError(text)
    return replace(wish, towards=text)


def _read_like(wish: LoopWish, text: str) -> LoopWish:
    liked = text.split(",")
    if not set(liked) <= set(TASTES):
        raise ValueError(text)
    return replace(wish, tastes=Tastes(**dict.fromkeys(liked, True)))


def _whole(text: str, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= most):
        raise ValueError(text)
    return int(text)


_READERS: Mapping[str, Callable[[LoopWish, str], LoopWish]] = {
    "from": lambda wish, text: replace(wish, door=read_point(text)),
    "km": _read_km,
    "way": _read_way,
    "to": lambda wish, text: replace(wish, to=read_point(text)),
    "through": lambda wish, text: replace(wish, through=read_point(text)),
    "towards": _read_towards,
    "like": _read_like,
    "seed": lambda wish, text: replace(wish, seed=_whole(text, MOST_SEED)),
    "loop": lambda wish, text: replace(wish, number=_whole(text, MOST_LOOPS)),
    "turned": _read_turned,
}
PARAMETERS = tuple(_READERS)
