"""Small makers of courses, and hard routes to make them of."""

from datetime import UTC, datetime

import numpy as np
from builders import SHIPPED, equator_route, equator_track, ring_route
from hypothesis import strategies as st

from routes.course import Course, Sight
from routes.course_making import as_course, even_pacing
from routes.facts import RouteFacts, read_facts
from routes.read import read_file
from routes.shape import laps
from routes.sights import sights_of
from routes.track import Route, Track, Waypoint

START = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
EVEN = even_pacing(START, 400)

HOSTILE_NAMES = (
    "",
    "   ",
    "A&B <c> ]]> \x00\ud800\uffff\u202e\x1b" + "n" * 300,
    "{{ 7*7 }} ${7*7} <script>alert(1)</script>",
    "\u6771\u4eac \u200d",
    "../../etc/passwd",
    "C:\\runs\\aux",
    "=1+1",
    '"]]>--><Name>',
)


def shipped() -> list[tuple[Route, RouteFacts]]:
    """Return each shipped route and what is said of it."""
    facts = {each.file_name: each for each in read_facts((SHIPPED / "facts.json").read_bytes())}
    return [
        (read_file(path.read_bytes(), path.name).routes[0], facts[path.name])
        for path in sorted(SHIPPED.glob("*.gpx"))
    ]


def shipped_courses() -> list[Course]:
    """Return a course of each shipped route, told with all that is known."""
    return [as_course(route, EVEN, sights=sights_of(route, facts)) for route, facts in shipped()]


def across_180(name: str = "Date line") -> Route:
    """Return about 11 km along the equator across the 180th meridian, with heights."""
    east = np.linspace(179.95, 180.05, 41)
    lon_deg = np.where(east > 180, east - 360, east)
    return Route(name, Track(np.zeros(41), lon_deg, np.linspace(0, 40, 41)))


def long_route(points: int = 50_000) -> Route:
    """Return about 100 km of winding line with heights."""
    at = np.linspace(0, 1, points)
    lat_deg = -33.8 + 0.66 * at + 0.002 * np.sin(at * 300)
    lon_deg = 151 + 0.66 * at + 0.002 * np.cos(at * 200)
    return Route("Ultra 100 km", Track(lat_deg, lon_deg, 200 + 150 * np.sin(at * 60)))


def hard_routes() -> list[Route]:
    """Return routes that break writers: the shortest, the longest, the oddest."""
    nowhere = Track(np.zeros(2), np.zeros(2), np.full(2, np.nan))
    still = equator_track([0, 0, 0, 100, 100, 200, 200], [1, 2, 3, 4, 5, 6, 7])
    tap = Waypoint("Tap & <b>", 0.0001, 0.0045)
    return [
        Route("Two points", equator_track([0, 700])),
        Route("Two points on one spot", nowhere),
        Route("Standing", still),
        Route("Parts", equator_track([0, 100, 5100, 5300], [1, 2, 3, 4], starts=(0, 2))),
        Route("Poles", Track(np.array([-90.0, 90]), np.array([-180.0, 180]), np.zeros(2))),
        Route("Few heights", equator_track([0, 1, 2, 3], [5, np.nan, np.nan, np.nan])),
        Route("Taps", equator_track([0, 500, 1000], [1, np.nan, 3]), (tap,)),
        laps(ring_route(800), 12),
        across_180(),
        *(Route(name, equator_route(2500, 30).track) for name in HOSTILE_NAMES),
    ]


@st.composite
def lines(draw: st.DrawFn) -> Route:
    """Draw a route of 2 to 60 points, some on one spot, in up to three pieces, maybe across 180."""
    count = draw(st.integers(2, 60))
    steps = st.sampled_from([0.0, 1e-7, 2e-5, 1e-4, -1e-4, 3e-3, 0.02])
    north = np.cumsum(draw(st.lists(steps, min_size=count, max_size=count)))
    east = np.cumsum(draw(st.lists(steps, min_size=count, max_size=count)))
    first = draw(st.sampled_from([151.0, 179.995, -180.0, 180.0]))
    lon_deg = (first + east + 180) % 360 - 180
    heights = st.one_of(st.floats(-100, 4000), st.just(float("nan")))
    ele_m = np.array(draw(st.lists(heights, min_size=count, max_size=count)))
    cuts = draw(st.sets(st.integers(1, count - 1), max_size=2))
    track = Track(-33.8 + north, lon_deg, ele_m, (0, *sorted(cuts)))
    return Route(draw(st.text(max_size=20)), track)


@st.composite
def sights_near(draw: st.DrawFn, route: Route) -> tuple[Sight, ...]:
    """Draw some sights on a route's points or beside them."""
    places = st.tuples(
        st.integers(0, len(route.track) - 1), st.sampled_from([0.0, 3e-4, 2e-3]), st.text()
    )
    return tuple(
        Sight(
            name,
            float(np.clip(route.track.lat_deg[at] + away, -90, 90)),
            float(route.track.lon_deg[at]),
        )
        for at, away, name in draw(st.lists(places, max_size=6))
    )
