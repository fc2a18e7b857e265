"""Small makers of tracks, routes and files; their sizes are known from plain geometry."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from routes.track import Route, Track

PROJECT = Path(__file__).parent.parent
SHIPPED = PROJECT / "data" / "routes"
SAMPLES = PROJECT.parent / "shared" / "gpx-samples"
SCHEMAS = PROJECT.parent / "shared" / "schemas"

# On the equator a degree of longitude is exactly this long on WGS 84.
METRES_PER_DEGREE = 6_378_137.0 * math.pi / 180

Place = tuple[float, float] | tuple[float, float, float]


def equator_track(
    along_m: Sequence[float],
    ele_m: Sequence[float] | None = None,
    starts: tuple[int, ...] = (0,),
) -> Track:
    """Return a track along the equator with points `along_m` metres east of 0, 0."""
    lon_deg = np.array(along_m, dtype=np.float64) / METRES_PER_DEGREE
    heights = np.full(len(lon_deg), np.nan) if ele_m is None else np.array(ele_m, dtype=np.float64)
    return Track(np.zeros(len(lon_deg)), lon_deg, heights, starts)


def equator_route(length_m: float, points: int = 11, name: str = "Equator") -> Route:
    """Return a straight route of `length_m` without heights."""
    return Route(name, equator_track(list(np.linspace(0, length_m, points))))


def ring_route(lap_m: float, name: str = "Ring") -> Route:
    """Return a closed line, `lap_m` around: half of it east along the equator and home again."""
    half_m = lap_m / 2
    return Route(name, equator_track([0, half_m / 2, half_m, half_m / 2, 0]))


def gpx(inside: str, root: str = 'version="1.1" creator="test"') -> bytes:
    """Return a GPX file with `inside` in its root element."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<gpx {root}>{inside}</gpx>'.encode()


def trk(places: Iterable[Place], name: str = "") -> str:
    """Return a track element of one segment."""
    named = f"<name>{name}</name>" if name else ""
    return f"<trk>{named}{seg(places)}</trk>"


def seg(places: Iterable[Place]) -> str:
    """Return a segment element."""
    return f"<trkseg>{''.join(point('trkpt', place) for place in places)}</trkseg>"


def point(tag: str, place: Place, inside: str = "") -> str:
    """Return a point element; a third number is its height."""
    ele = f"<ele>{place[2]}</ele>" if len(place) > 2 else ""
    return f'<{tag} lat="{place[0]}" lon="{place[1]}">{ele}{inside}</{tag}>'


# About 222 m along a meridian, with heights.
SHORT_WALK: tuple[Place, ...] = (
    (-33.8, 151.0, 10.0),
    (-33.801, 151.0, 12.0),
    (-33.802, 151.0, 9.0),
)

# What programs add to a point and to a file, all at once.
OTHER_PROGRAMS = gpx(
    "<metadata><name>M</name><bounds minlat='0' minlon='0' maxlat='1' maxlon='1'/></metadata>"
    "<rte><name>R</name><rtept lat='1' lon='2'><ele>3</ele></rtept><rtept lat='1' lon='3'/></rte>"
    "<trk><name>T</name><number>1</number><trkseg>"
    "<trkpt lat='-33.8' lon='151'><ele>1</ele><time>2026-01-01T00:00:00Z</time><sat>5</sat>"
    "<extensions><x:hr>150</x:hr></extensions></trkpt>"
    "<trkpt lat='-33.81' lon='151.01'><ele>2</ele><time>2026-01-01T00:01:00Z</time></trkpt>"
    "</trkseg><trkseg><trkpt lat='-33.82' lon='151.02'/><trkpt lat='-33.83' lon='151.02'/>"
    "</trkseg></trk>",
    'version="1.1" xmlns="http://www.topografix.com/GPX/1/1" xmlns:x="urn:x"',
)
