"""Everything about a route, from a stranger's file to a watch's file.

`routes.measure` and `routes.tailor` are the functions; what else their modules hold is reached by
`from routes.measure import ...`.
"""

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

__all__ = [
    "Bounds",
    "Catalogue",
    "Choice",
    "Course",
    "CoursePoint",
    "Fault",
    "History",
    "Inbox",
    "IndexTrouble",
    "Keepsake",
    "Library",
    "Measurement",
    "Mend",
    "Method",
    "Naming",
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
    "ShapeError",
    "Sight",
    "StaleRouteError",
    "Track",
    "UnknownRouteError",
    "Variation",
    "Waypoint",
    "as_course",
    "even_pacing",
    "file_name",
    "make",
    "measure",
    "read_file",
    "read_ground",
    "sights_of",
    "summarise",
    "tailor",
    "turns_of",
    "write_course_gpx",
    "write_fit",
    "write_gpx",
    "write_route_sheet",
    "write_tcx",
]
