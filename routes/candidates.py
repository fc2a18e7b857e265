"""All routes made ready to be chosen from: what is asked of each, worked out once for many asks."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from routes.facts import RouteFacts
from routes.measure import Bounds
from routes.nearness import BoolArray, Lines
from routes.places import Place
from routes.summary import RouteSummary
from routes.surface import Surface, surface_of
from routes.track import FloatArray

# Our choice: who runs past at this distance would say that the route goes there.
PASSES_M = 150.0
_MEANS_NO_PLACE = 2
# Enough for what one runner asks, and for several who ask at the same time.
_MOST_REMEMBERED = 200
# The blocks of combining diacritical marks.
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")


class Shape(StrEnum):
    """How a route's line goes."""

    LOOP = "loop"
    ONE_WAY = "one-way"
    AND_BACK = "and-back"


@dataclass(frozen=True, slots=True)
class Point:
    """Name a point to be near to; `label` is plain text, "" where it has no name."""

    lat_deg: float
    lon_deg: float
    label: str = ""


def folded(text: str) -> str:
    """Return text as it is searched: without case, accents and curly apostrophes."""
    # Most texts are, and ten thousand of them take a second the other way.
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return _ACCENTS.sub("", parts).casefold()


class Candidates:
    """Prepare `routes`, in the order of their names, with what is said of each, and known places.

    Everything here is in the order of `routes`. Never changes but for what it remembers, so that
    many threads may ask.
    """

    def __init__(
        self,
        routes: Sequence[RouteSummary],
        facts: Sequence[RouteFacts | None],
        places: Sequence[Place] = (),
    ) -> None:
        self.routes = tuple(routes)
        self.distance_m = np.array([route.distance_m for route in routes])
        self.ascent_m = np.array(
            [np.nan if route.ascent_m is None else route.ascent_m for route in routes], dtype=float
        )
        self._facts = tuple(facts)
        self._places = tuple((folded(place.name), place) for place in places)
        self._near_m: dict[tuple[float, float], FloatArray] = {}

    # Each is worked out when first asked for: a first visitor waits for none of it.
    @cached_property
    def surfaces(self) -> tuple[Surface, ...]:
        """Return what each route is run on, as far as its facts tell."""
        return tuple(surface_of(one.surface) if one else Surface.UNKNOWN for one in self._facts)

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """Return how each route's line goes."""
        return tuple(
            Shape.ONE_WAY if not route.is_loop else Shape.AND_BACK if retraces else Shape.LOOP
            for route, retraces in zip(self.routes, self._lines.retrace().tolist(), strict=True)
        )

    @cached_property
    def _lines(self) -> Lines:
        return Lines([(route.lat_deg, route.lon_deg) for route in self.routes])

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(_searched(*pair) for pair in zip(self.routes, self._facts, strict=True))

    @cached_property
    def _boxes(self) -> FloatArray:
        boxes = [route.bounds for route in self.routes]
        sides = [(box.south_deg, box.west_deg, box.north_deg, box.east_deg) for box in boxes]
        return np.array(sides, dtype=np.float64).reshape(-1, 4).T

    def near_m(self, lat_deg: float, lon_deg: float) -> FloatArray:
        """Return how near each route comes to a point, in metres."""
        key = (lat_deg, lon_deg)
        known = self._near_m.get(key)
        if known is None:
            if len(self._near_m) >= _MOST_REMEMBERED:
                self._near_m = {}
            known = self._near_m[key] = self._lines.metres_from(lat_deg, lon_deg)
        return known

    def with_word(self, word: str) -> BoolArray:
        """Tell which routes have a folded word in what is said of them, or pass a place with it.

        A word of one or two letters is in too many places to mean any.
        """
        found = np.fromiter((word in text for text in self._texts), bool, len(self._texts))
        for name, place in self._places:
            if len(word) > _MEANS_NO_PLACE and word in name:
                found |= self.near_m(place.lat_deg, place.lon_deg) <= PASSES_M
        return found

    def in_view(self, view: Bounds) -> BoolArray:
        """Tell which routes come into a box: by their own boxes, and by the circle around it."""
        south, west, north, east = self._boxes
        meets: BoolArray = (south <= view.north_deg) & (north >= view.south_deg)
        meets &= (west <= view.east_deg) & (east >= view.west_deg)
        lat_deg = (view.south_deg + view.north_deg) / 2
        lon_deg = (view.west_deg + view.east_deg) / 2
        corner = Lines([(np.array([view.north_deg] * 2), np.array([view.east_deg] * 2))])
        # Not remembered: a map that is moved shows another view each time.
        around_m = corner.metres_from(lat_deg, lon_deg)[0]
        meets &= self._lines.metres_from(lat_deg, lon_deg) <= around_m
        return meets


def _searched(route: RouteSummary, facts: RouteFacts | None) -> str:
    said = [route.name, *route.tags]
    if facts:
        said += [facts.start, *(place.name for place in facts.places)]
    # A line break is in no word, so that none is found across two texts.
    return folded("\n".join(said))
