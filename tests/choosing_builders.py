"""Small makers of routes to choose from, and of a runner who has told or not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routes.candidates import Candidates
from routes.facts import RouteFacts
from routes.measure import Bounds
from routes.places import Place
from routes.summary import RouteSummary
from routes.track import FloatArray


def summary(
    name: str,
    distance_m: float = 5000.0,
    ascent_m: float | None = 50.0,
    *,
    is_loop: bool = True,
    corners: Sequence[tuple[float, float]] = ((-33.8, 151.0), (-33.8, 151.01), (-33.79, 151.0)),
    tags: tuple[str, ...] = (),
) -> RouteSummary:
    """Return a summary with a line through `corners`; its sizes are what they are said to be."""
    lat_deg, lon_deg = (np.array(column) for column in zip(*corners, strict=True))
    return RouteSummary(
        id=name.lower().replace(" ", "-"),
        name=name,
        distance_m=distance_m,
        ascent_m=ascent_m,
        descent_m=ascent_m,
        gap_m=0.0 if is_loop else distance_m,
        is_loop=is_loop,
        bounds=Bounds(
            float(lat_deg.min()), float(lon_deg.min()), float(lat_deg.max()), float(lon_deg.max())
        ),
        gradient_mix_m=(distance_m,),
        lat_deg=lat_deg,
        lon_deg=lon_deg,
        tags=tags,
    )


def candidates(
    *routes: RouteSummary, surfaces: Sequence[str] = (), places: Sequence[Place] = ()
) -> Candidates:
    """Return candidates of `routes`, the first of them with these words for surfaces."""
    facts = [RouteFacts("a.gpx", surface=text) for text in surfaces]
    return Candidates(routes, [*facts, *[None] * (len(routes) - len(facts))], places)


@dataclass(frozen=True)
class PlainRunner:
    """Run every metre in 0.36 s, and be as many runs away as there are km beyond five."""

    is_told: bool = True
    may_run: bool = True
    warm_up_m: float = 400.0
    warm_down_m: float = 400.0

    def time_s(self, gradient_mix_m: Sequence[float]) -> float:
        """Return the seconds for these metres."""
        return 0.36 * sum(gradient_mix_m)

    def times_along_s(self, distance_m: FloatArray, gradient: FloatArray) -> FloatArray:
        """Return the seconds at each point."""
        return 0.36 * distance_m + 0 * gradient

    def runs_away(self, distance_m: float) -> int:
        """Return how many runs away a distance is."""
        return max(0, round(distance_m / 1000) - 5)
