"""Everything about a route, from a stranger's file to a watch's file.

`routes.measure` and `routes.tailor` are the functions; what else their modules hold is reached by
`from routes.measure import ...`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from routes.catalogue import Catalogue, IndexTrouble, Problem, Progress, Scan
from routes.course import Course, CoursePoint, Pacing, PointKind, Sight
from routes.course_making import as_course, even_pacing
from routes.edits import History
from routes.errors import (
    Fault,
    RouteError,
    RouteFileError,
    ShapeError,
    StaleRouteError,
    UnknownRouteError,
)
from routes.facts import PassedPlace, RouteFacts
from routes.inbox import Choice, Inbox, Report
from routes.library import Library
from routes.matched import Matched, MatchError, MatchFault
from routes.measure import Bounds, Measurement, Profile, measure
from routes.own import Keepsake, Naming, OwnRoutes
from routes.paper import write_route_sheet
from routes.paper.ground import read_ground
from routes.read import Mend, Reading, Refusal, Repair, read_file
from routes.sights import sights_of
from routes.summary import RouteSummary, summarise
from routes.tailor import Method, Offer, Recipe, Variation, make, tailor
from routes.track import Route, Track, Waypoint
from routes.turns import turns_of
from routes.write.fit import write_fit
from routes.write.gpx import write_course_gpx, write_gpx
from routes.write.names import file_name
from routes.write.tcx import write_tcx

if TYPE_CHECKING:
    from routes.footways import Footways, footways_of
    from routes.loop_ask import Ask, Found, Loop, LoopError, LoopFault, Shape
    from routes.loops import find_loops
    from routes.mapmatch import match
    from routes.network import Network
    from routes.network_file import read_network, write_network
    from routes.running_cost import Tastes

# What loops need, geometry and graphs, is loaded where it is asked for.
_LATE = {
    "footways": ("Footways", "footways_of"),
    "loop_ask": ("Ask", "Found", "Loop", "LoopError", "LoopFault", "Shape"),
    "loops": ("find_loops",),
    "mapmatch": ("match",),
    "network": ("Network",),
    "network_file": ("read_network", "write_network"),
    "running_cost": ("Tastes",),
}

__all__ = [
    "Ask",
    "Bounds",
    "Catalogue",
    "Choice",
    "Course",
    "CoursePoint",
    "Fault",
    "Footways",
    "Found",
    "History",
    "Inbox",
    "IndexTrouble",
    "Keepsake",
    "Library",
    "Loop",
    "LoopError",
    "LoopFault",
    "MatchError",
    "MatchFault",
    "Matched",
    "Measurement",
    "Mend",
    "Method",
    "Naming",
    "Network",
    "Offer",
    "OwnRoutes",
    "Pacing",
    "PassedPlace",
    "PointKind",
    "Problem",
    "Profile",
    "Progress",
    "Reading",
    "Recipe",
    "Refusal",
    "Repair",
    "Report",
    "Route",
    "RouteError",
    "RouteFacts",
    "RouteFileError",
    "RouteSummary",
    "Scan",
    "Shape",
    "ShapeError",
    "Sight",
    "StaleRouteError",
    "Tastes",
    "Track",
    "UnknownRouteError",
    "Variation",
    "Waypoint",
    "as_course",
    "even_pacing",
    "file_name",
    "find_loops",
    "footways_of",
    "make",
    "match",
    "measure",
    "read_file",
    "read_ground",
    "read_network",
    "sights_of",
    "summarise",
    "tailor",
    "turns_of",
    "write_course_gpx",
    "write_fit",
    "write_gpx",
    "write_network",
    "write_route_sheet",
    "write_tcx",
]


def __getattr__(name: str) -> object:
    for module, names in _LATE.items():
        if name in names:
            return getattr(import_module(f"routes.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
