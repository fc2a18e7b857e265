"""Where a point of the Earth lies on paper: Mercator's map, in which shapes keep their form."""

import math
from dataclasses import dataclass, replace

import numpy as np

from routes.measure import EQUATOR_M
from routes.paper.look import Box
from routes.track import FloatArray, Track

# Beyond, the map has no end; no run goes there.
FARTHEST_LAT_DEG = 89.9
# Our choice: a map shows 300 m of ground or more, so that a few metres do not fill a page.
_LEAST_M = 300.0


def northing(lat_deg: FloatArray) -> FloatArray:
    """Return how far north latitudes lie on Mercator's map, in degrees of its equator."""
    half = np.radians(lat_deg) / 2
    return np.degrees(np.log(np.tan(np.pi / 4 + half)))


@dataclass(frozen=True, slots=True)
class Frame:
    """Lay a part of the Earth into a box of a page, north up.

    `east_deg` and `north_deg` lie at its lower left corner; `pt_per_degree` is the same both ways.
    """

    box: Box
    east_deg: float
    north_deg: float
    pt_per_degree: float
    pt_per_m: float

    def across(self, east_deg: FloatArray) -> FloatArray:
        """Return how far right of the box's left side points lie, in points."""
        return (east_deg - self.east_deg) * self.pt_per_degree

    def up(self, north_deg: FloatArray) -> FloatArray:
        """Return how far above the box's lower side points lie, in points."""
        return (north_deg - self.north_deg) * self.pt_per_degree

    def lower(self, by_pt: float) -> "Frame":
        """Return the same frame with a box that reaches `by_pt` further down."""
        box = Box(self.box.x, self.box.y - by_pt, self.box.width, self.box.height + by_pt)
        south_deg = self.north_deg - by_pt / self.pt_per_degree
        return replace(self, box=box, north_deg=south_deg)


def flat(track: Track) -> tuple[FloatArray, FloatArray]:
    """Return a line's degrees east and north on Mercator's map; one line across the 180th."""
    lat_deg = np.clip(track.lat_deg, -FARTHEST_LAT_DEG, FARTHEST_LAT_DEG)
    return np.unwrap(track.lon_deg, period=360), northing(lat_deg)


def frame_around(track: Track, box: Box, margin_pt: float) -> Frame:
    """Return the frame in which a line fills `box` but for a margin, or 300 m of ground do."""
    east_deg, north_deg = flat(track)
    middle_lat = math.radians(float(track.lat_deg.min() + track.lat_deg.max()) / 2)
    m_per_degree = math.radians(EQUATOR_M) * max(math.cos(middle_lat), 1e-3)
    least_deg = _LEAST_M / m_per_degree
    wide_deg = max(float(np.ptp(east_deg)), least_deg)
    high_deg = max(float(np.ptp(north_deg)), least_deg * box.height / box.width)
    pt_per_degree = min(
        (box.width - 2 * margin_pt) / wide_deg, (box.height - 2 * margin_pt) / high_deg
    )
    return Frame(
        box,
        float(east_deg.min() + east_deg.max()) / 2 - box.width / 2 / pt_per_degree,
        float(north_deg.min() + north_deg.max()) / 2 - box.height / 2 / pt_per_degree,
        pt_per_degree,
        pt_per_degree / m_per_degree,
    )
