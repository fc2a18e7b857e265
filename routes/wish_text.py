"""A wish as the short parameters of an address, and back. What an address says may be anything.

q words; d and up ranges such as 5-10, 5- and -10, in km and in metres; shape and ground words with
commas; near as latitude, longitude and a label; within and view; ready as runs away; fav and all as
1; sort as a word, with a dash before it for the other way round.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from routes.candidates import Point, Shape
from routes.choosing import Sort, Wish
from routes.limits import MOST_NAME_CHARS
from routes.measure import Bounds
from routes.places import on_globe
from routes.read.text import clean_text
from routes.surface import Surface

MOST_CHARS = 400
MOST_WORD_CHARS = 80
# Beyond these nobody runs; whoever says more means nothing by it.
MOST_KM = 5000.0
MOST_ASCENT_M = 20_000.0
MOST_RUNS_AWAY = 99
_BOX_NUMBERS = 4
_POINT_PARTS = 2

_Word = TypeVar("_Word", bound=StrEnum)
_Asked = TypeVar("_Asked")


@dataclass(frozen=True, slots=True)
class ReadWish:
    """Hold a wish, and the names of the parameters that made no sense and were left out."""

    wish: Wish
    ignored: tuple[str, ...] = ()


def read_wish(parameters: Mapping[str, str]) -> ReadWish:
    """Return the wish of an address's parameters; names of others are no matter."""
    wish, ignored = read_each(Wish(), parameters, _READERS)
    # A radius says nothing without its middle, nor does nearest first.
    if wish.near is None:
        wish = replace(wish, within_m=None, sort=_without_near(wish.sort))
    return ReadWish(wish, ignored)


def read_each(
    wish: _Asked,
    parameters: Mapping[str, str],
    readers: Mapping[str, Callable[[_Asked, str], _Asked]],
) -> tuple[_Asked, tuple[str, ...]]:
    """Return a wish with what each reader made of its parameter, and the names of those left out.

    A reader raises ValueError for what makes no sense.
    """
    ignored = []
    for name, read in readers.items():
        text = parameters.get(name)
        if text is None:
            continue
        try:
            wish = read(wish, text[:MOST_CHARS])
        except ValueError:
            ignored.append(name)
    return wish, tuple(ignored)


def wish_parameters(wish: Wish) -> dict[str, str]:
    """Return the parameters of a wish, only those that say something; `read_wish` reads them."""
    near, box = wish.near, wish.view
    said = {
        "q": clean_text(wish.words, MOST_WORD_CHARS),
        "d": _range(wish.least_m, wish.most_m, 1000.0),
        "up": _range(wish.least_ascent_m, wish.most_ascent_m, 1.0),
        "shape": ",".join(sorted(wish.shapes)),
        "ground": ",".join(sorted(wish.surfaces)),
        "near": point_text(near),
        "within": _number(wish.within_m / 1000) if near and wish.within_m is not None else "",
        "ready": str(wish.runs_away) if wish.runs_away is not None else "",
        "fav": "1" if wish.favourites else "",
        "view": ",".join(
            f"{side:.4f}" for side in (box.south_deg, box.west_deg, box.north_deg, box.east_deg)
        )
        if box
        else "",
        "all": "1" if wish.with_unknown else "",
        "sort": _sort(wish),
    }
    return {name: text for name, text in said.items() if text}


def _without_near(sort: Sort) -> Sort:
    return Sort.DISTANCE if sort is Sort.NEAR else sort


def _range(least: float | None, most: float | None, unit: float) -> str:
    if least is None and most is None:
        return ""
    ends = ("" if end is None else _number(end / unit) for end in (least, most))
    return "-".join(ends)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _sort(wish: Wish) -> str:
    if wish.sort is Sort.DISTANCE and not wish.descending:
        return ""
    return f"-{wish.sort}" if wish.descending else wish.sort.value


def _read_words(wish: Wish, text: str) -> Wish:
    return replace(wish, words=clean_text(text, MOST_WORD_CHARS))


def _read_distance(wish: Wish, text: str) -> Wish:
    least, most = _ends(text, MOST_KM)
    return replace(
        wish,
        least_m=None if least is None else round(least * 1000, 3),
        most_m=None if most is None else round(most * 1000, 3),
    )


def _read_ascent(wish: Wish, text: str) -> Wish:
    least, most = _ends(text, MOST_ASCENT_M)
    return replace(wish, least_ascent_m=least, most_ascent_m=most)


def point_text(point: Point | None) -> str:
    """Return a point as an address has it, "" for none; `read_point` reads it."""
    return f"{point.lat_deg:.5f},{point.lon_deg:.5f},{point.label}".rstrip(",") if point else ""


def read_point(text: str) -> Point:
    """Return the point that an address tells. Raises ValueError for what is none."""
    parts = text.split(",", _POINT_PARTS)
    if len(parts) < _POINT_PARTS:
        raise ValueError(text)
    lat_deg, lon_deg = _decimal(parts[0]), _decimal(parts[1])
    if not on_globe(lat_deg, lon_deg):
        raise ValueError(text)
    return Point(lat_deg, lon_deg, clean_text(",".join(parts[_POINT_PARTS:]), MOST_NAME_CHARS))


def _read_near(wish: Wish, text: str) -> Wish:
    return replace(wish, near=read_point(text))


def _read_within(wish: Wish, text: str) -> Wish:
    return replace(wish, within_m=round(_least(_decimal(text), MOST_KM) * 1000, 3))


def _read_ready(wish: Wish, text: str) -> Wish:
    runs = _decimal(text)
    if runs != int(runs) or not 1 <= runs <= MOST_RUNS_AWAY:
        raise ValueError(text)
    return replace(wish, runs_away=int(runs))


def _read_view(wish: Wish, text: str) -> Wish:
    numbers = [_decimal(part) for part in text.split(",")]
    if len(numbers) != _BOX_NUMBERS:
        raise ValueError(text)
    south, west, north, east = numbers
    # A map may be dragged once around the globe; south is south of north on any.
    if not (-90 <= south < north <= 90 and -540 <= west < east <= 540):  # noqa: PLR2004
        raise ValueError(text)
    return replace(wish, view=Bounds(south, west, north, east))


def _read_sort(wish: Wish, text: str) -> Wish:
    return replace(wish, sort=Sort(text.removeprefix("-")), descending=text.startswith("-"))


def _ends(text: str, most: float) -> tuple[float | None, float | None]:
    low, dash, high = text.partition("-")
    if not dash or not (low or high):
        raise ValueError(text)
    ends = [_least(_decimal(end), most) if end else None for end in (low, high)]
    return ends[0], ends[1]


def _least(value: float, most: float) -> float:
    if not 0 <= value <= most:
        raise ValueError(str(value))
    return value


def _decimal(text: str) -> float:
    # float() takes 1_0 and Arabic digits too, which no address of ours has.
    if not text.isascii() or "_" in text or not math.isfinite(value := float(text)):
        raise ValueError(text)
    return value


def _words(kind: type[_Word], text: str) -> frozenset[_Word]:
    return frozenset(kind(word) for word in text.split(","))


def _flag(text: str) -> bool:
    if text != "1":
        raise ValueError(text)
    return True


_READERS: Mapping[str, Callable[[Wish, str], Wish]] = {
    "q": _read_words,
    "d": _read_distance,
    "up": _read_ascent,
    "shape": lambda wish, text: replace(wish, shapes=_words(Shape, text)),
    "ground": lambda wish, text: replace(wish, surfaces=_words(Surface, text)),
    "near": _read_near,
    "within": _read_within,
    "ready": _read_ready,
    "fav": lambda wish, text: replace(wish, favourites=_flag(text)),
    "view": _read_view,
    "all": lambda wish, text: replace(wish, with_unknown=_flag(text)),
    "sort": _read_sort,
}
PARAMETERS = tuple(_READERS)
