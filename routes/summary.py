"""What a list, an overview map or a plan needs of a route, without its full line."""

from dataclasses import dataclass

from routes.measure import Bounds, Measurement, measure
from routes.shape import simplify
from routes.tailor import Offer, offers
from routes.track import FloatArray, Route

# Our choice, measured: 5 m cannot be seen at town scale and leaves a tenth of the points.
OVERVIEW_TOLERANCE_M = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class RouteSummary:
    """Hold a route's identity and sizes; `lat_deg` and `lon_deg` are its line within 5 m.

    `id` is an ASCII slug, unique in its library. `gradient_mix_m` is as in Measurement.
    `tags` are what its runner calls it by, plain text.
    """

    id: str
    name: str
    distance_m: float
    ascent_m: float | None
    descent_m: float | None
    gap_m: float
    is_loop: bool
    bounds: Bounds
    gradient_mix_m: tuple[float, ...]
    lat_deg: FloatArray
    lon_deg: FloatArray
    tags: tuple[str, ...] = ()

    def offers(self, distance_m: float) -> tuple[Offer, ...]:
        """Return the recipes of this route that may suit `distance_m`, nearest first."""
        return offers(self.distance_m, self.gap_m, is_loop=self.is_loop, distance_m=distance_m)


def summarise(route: Route, route_id: str, facts: Measurement | None = None) -> RouteSummary:
    """Return the summary of a route named `route_id`; `facts` saves measuring again."""
    facts = facts or measure(route)
    line = simplify(route.track, OVERVIEW_TOLERANCE_M)
    return RouteSummary(
        id=route_id,
        name=route.name,
        distance_m=facts.distance_m,
        ascent_m=facts.ascent_m,
        descent_m=facts.descent_m,
        gap_m=facts.gap_m,
        is_loop=facts.is_loop,
        bounds=facts.bounds,
        gradient_mix_m=facts.gradient_mix_m,
        lat_deg=line.lat_deg,
        lon_deg=line.lon_deg,
    )
