"""The file of a course in a format: the one place that knows which writer makes which."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from routes.course import Course
from routes.watches import Format
from routes.write.fit import write_fit
from routes.write.gpx import write_course_gpx
from routes.write.tcx import write_tcx

# As these are registered, or as their makers name them.
MIME: Mapping[Format, str] = MappingProxyType(
    {
        Format.GPX: "application/gpx+xml",
        Format.TCX: "application/vnd.garmin.tcx+xml",
        Format.FIT: "application/vnd.ant.fit",
    }
)
_WRITERS: Mapping[Format, Callable[[Course], bytes]] = MappingProxyType(
    {Format.GPX: write_course_gpx, Format.TCX: write_tcx, Format.FIT: write_fit}
)


def write_for(course: Course, fmt: Format) -> bytes:
    """Return a course as a file of a format; the same course gives the same bytes."""
    return _WRITERS[fmt](course)


def suffix(fmt: Format) -> str:
    """Return how a file's name of this format ends, with its dot."""
    return f".{fmt.value}"
