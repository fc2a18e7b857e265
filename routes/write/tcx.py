"""A course as TCX, Garmin's Training Center Database v2: one course, one lap, one track."""

from itertools import repeat
from xml.sax.saxutils import escape

import numpy as np

from routes.course import Course, CoursePoint, PointKind
from routes.limits import MOST_NAME_CHARS
from routes.read.text import clean_text
from routes.write.numbers import course_instants, degrees
from routes.write.short_names import short_name

# The format allows no more.
MOST_COURSE_CHARS = 15
MOST_POINT_CHARS = 10
# Of the format's kinds only these mean the same; a left or right would be a turn-off.
_KINDS = {PointKind.WATER: "Water"}
_OTHER_KIND = "Generic"
_NAMESPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"


def write_tcx(course: Course) -> bytes:
    """Write a course as TCX in UTF-8, valid against TrainingCenterDatabasev2.xsd.

    The course's name is cut to 15 characters of ASCII and those of its points to 10, as the format
    wants; what was longer stands in full in the notes. Distances are metres of the true line, as
    `Course` has them. The same course gives the same bytes.
    """
    places = [
        _position(*place)
        for place in zip(course.track.lat_deg.tolist(), course.track.lon_deg.tolist(), strict=True)
    ]
    instants = course_instants(course)
    heights = _heights(course)
    name = short_name(course.name, MOST_COURSE_CHARS)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TrainingCenterDatabase xmlns="{_NAMESPACE}"><Courses><Course>',
        f"<Name>{escape(name)}</Name>",
        _lap(course, places),
        "<Track>",
        *_points(course, instants, places, heights),
        "</Track>",
        *_notes(course.name, name),
        *(
            _course_point(point, instants[point.index], places[point.index], heights[point.index])
            for point in course.points
        ),
        "</Course></Courses></TrainingCenterDatabase>",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _lap(course: Course, places: list[str]) -> str:
    return (
        f"<Lap><TotalTimeSeconds>{course.times_s[-1]:.0f}</TotalTimeSeconds>"
        f"<DistanceMeters>{course.along_m[-1]:.2f}</DistanceMeters>"
        f"<BeginPosition>{places[0]}</BeginPosition><EndPosition>{places[-1]}</EndPosition>"
        "<Intensity>Active</Intensity></Lap>"
    )


def _points(
    course: Course, instants: list[str], places: list[str], heights: list[str]
) -> list[str]:
    return [
        f"<Trackpoint><Time>{instant}</Time><Position>{place}</Position>{height}"
        f"<DistanceMeters>{at_m:.2f}</DistanceMeters></Trackpoint>"
        for instant, place, height, at_m in zip(
            instants, places, heights, course.along_m.tolist(), strict=True
        )
    ]


def _course_point(point: CoursePoint, instant: str, place: str, height: str) -> str:
    name = short_name(point.name, MOST_POINT_CHARS, point.kind.value.capitalize())
    kind = _KINDS.get(point.kind, _OTHER_KIND)
    return (
        f"<CoursePoint><Name>{escape(name)}</Name><Time>{instant}</Time>"
        f"<Position>{place}</Position>{height}<PointType>{kind}</PointType>"
        f"{''.join(_notes(point.name, name))}</CoursePoint>"
    )


def _notes(name: str, cut: str) -> list[str]:
    """Return the notes that tell a name in full, none where it was not cut."""
    plain = clean_text(name, MOST_NAME_CHARS)
    return [] if plain in ("", cut) else [f"<Notes>{escape(plain)}</Notes>"]


def _position(lat_deg: float, lon_deg: float) -> str:
    lat, lon = degrees(lat_deg, lon_deg)
    return f"<LatitudeDegrees>{lat}</LatitudeDegrees><LongitudeDegrees>{lon}</LongitudeDegrees>"


def _heights(course: Course) -> list[str]:
    if np.isnan(course.track.ele_m[0]):
        return list(repeat("", len(course.track)))
    return [
        f"<AltitudeMeters>{ele + 0.0:.1f}</AltitudeMeters>" for ele in course.track.ele_m.tolist()
    ]
