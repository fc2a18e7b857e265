"""Names as each format holds them: what a writer makes of a name, known before it is written."""

from routes.course import CoursePoint
from routes.limits import MOST_NAME_CHARS
from routes.read.text import clean_text
from routes.watches import Format
from routes.write.gpx import MOST_TRACK_NAME_CHARS, NAMELESS
from routes.write.short_names import short_name

# TCX by its schema: 15 characters for a course, 10 for a point. FIT as routes.write.fit writes it.
_MOST_CHARS = {Format.TCX: 15, Format.FIT: 100}
_MOST_POINT_CHARS = {Format.TCX: 10, Format.FIT: 15}


def name_in(name: str, fmt: Format) -> str:
    """Return a course's name as a file of this format has it."""
    if fmt is Format.GPX:
        return clean_text(name, MOST_TRACK_NAME_CHARS) or NAMELESS
    return short_name(name, _MOST_CHARS[fmt])


def point_name_in(point: CoursePoint, fmt: Format) -> str:
    """Return the name of a point on the way as a file of this format has it."""
    if fmt is Format.GPX:
        return clean_text(point.name, MOST_NAME_CHARS)
    return short_name(point.name, _MOST_POINT_CHARS[fmt], point.kind.capitalize())
