"""Routes on paper: type that shows any name, a map and a profile as drawings, the route sheet.

This is the only place, with planner/sheet, that knows reportlab. Importing the package itself costs
nothing; those of its modules that draw import reportlab.
"""

from routes.facts import RouteFacts
from routes.measure import Measurement
from routes.paper.ground import Ground
from routes.track import Route
from routes.units import Units


def write_route_sheet(
    route: Route,
    measurement: Measurement,
    facts: RouteFacts | None,
    ground: Ground | None,
    units: Units = Units.KM,
    *,
    made_from: Route | None = None,
    duration_s: float | None = None,
    warm_m: tuple[float, float] | None = None,
) -> bytes:
    """Return a route's sheet as PDF: a page of A4, and more where its list of places is long.

    `facts` are of this route, or of `made_from`, the whole route that it was made of: places are
    then found by where they are. `ground` is None without a base map. `duration_s` is the runner's
    time; `warm_m` tells where the warm-up ends and the warm-down begins, in metres from the start.
    Names are set as they are, whatever is in them. The same route gives the same bytes.
    """
    # Most visits print nothing, and reportlab takes a fifth of a second.
    from routes.paper.route_sheet import route_sheet  # noqa: PLC0415

    return route_sheet(
        route,
        measurement,
        facts,
        ground,
        units,
        made_from=made_from,
        duration_s=duration_s,
        warm_m=warm_m,
    )
