"""The words on paper about routes."""

from routes.units import Units

CREDIT = "© OpenStreetMap contributors"
NORTH = "N"
GRID = "Grid: {}"
GRID_ONLY = "No map of ours here. Grid: {}"
GRID_BEYOND = "Grid ({}): beyond our map"
START = "Start"
FINISH = "Finish"
START_AND_FINISH = "Start and finish"
WALKED = "warm-up and warm-down"

PROFILE_NO_HEIGHTS = "No heights are known for this route."


def grid_notes(*, is_beyond: bool) -> tuple[str, ...]:
    """Return what may be said of the grid, the best first, each with a place for its step."""
    return (GRID_BEYOND if is_beyond else GRID_ONLY), GRID


def whole_distance(distance_m: float, units: Units) -> str:
    """Return a round distance for a scale or a grid, as 500 m, 2 km or 0.5 mi."""
    if units is Units.KM and distance_m < units.distance_m:
        return f"{distance_m:.0f} m"
    return f"{distance_m / units.distance_m:g} {units.value}"
