"""TCX, Garmin's Training Center Database: activities and courses, in one pass, into routes."""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NAME_CHARS
from routes.read.lines import Lines, Written, day_there, stem_of, track_of, waypoints_of
from routes.read.numbers import numbers
from routes.read.reading import Mend, Reading, told
from routes.read.text import clean_text
from routes.read.times import utc_seconds
from routes.read.xml_file import NamedWalk, walk_file
from routes.track import Track, Waypoint

# A Run is what the first version of the format calls any activity.
_LINES = frozenset({"Activity", "Run", "Course"})
_POINTS = frozenset({"Trackpoint", "CoursePoint"})


def read_tcx(data: bytes, name: str) -> Reading:
    """Read each activity and each course of a TCX file named `name` as one route.

    A route takes the course's name, the notes, or the day of the activity's Id. Tracks of one
    activity are joined, except where the step between them is over 100 m and over 60 s. Points
    without a position are left out and told; a file that is cut off is read up to there. A course
    has waypoints and, as its times are only planned, no times. Raises RouteFileError.
    """
    lines = Lines(clean_text(name, MOST_NAME_CHARS))
    walk_file(data, lines, TcxWalk(lines))
    if not len(lines):
        raise RouteFileError(Fault.NO_LINE, f"{lines.seen} activities and courses", lines.where)
    return Reading(lines.routes(stem_of(name)), told(lines.repairs))


class TcxWalk(NamedWalk):
    """Gather the activities and courses of a TCX text into `lines`."""

    root = "TrainingCenterDatabase"
    # Sensors' values; a vendor may use any name in there, even Position.
    skipped: ClassVar[frozenset[str]] = frozenset({"Extensions"})

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines.where)
        self._lines = lines
        self._kind = ""
        self._written = Written()
        self._course_points = _CoursePoints()
        self._texts: dict[str, str] = {}
        self._point: dict[str, str] = {}

    def started(self, name: str) -> None:
        """Begin a point, a piece or a line."""
        if name in _POINTS:
            self._point = {}
        elif name == "Track":
            self.count_piece()
            self._written.split()
        elif name in _LINES:
            self._lines.begin()
            self._kind = name
            self._written, self._course_points, self._texts = Written(), _CoursePoints(), {}

    def ended(self, name: str, parent: str, text: str) -> None:
        """Keep what a point or a line says of itself."""
        if parent == "Position" or parent in _POINTS:
            self._point[name] = text
        elif parent in _LINES:
            self._texts.setdefault(name, text)
        if name == "Trackpoint":
            self.count_points()
            get = self._point.get
            self._written.add(
                get("LatitudeDegrees"), get("LongitudeDegrees"), get("AltitudeMeters"), get("Time")
            )
        elif name == "CoursePoint":
            self.count_points()
            self._course_points.add(self._point)
        elif name in _LINES:
            self.finish()

    def finish(self) -> None:
        """Make a line of what was gathered since an activity or course began."""
        if not self._kind:
            return
        repairs = self._lines.repairs
        rows = self._written.read(repairs)
        recorded = self._kind != "Course"
        track = track_of(rows, self._written.breaks, repairs, recorded=recorded, joined=True)
        if track is not None:
            self._lines.add(self._name(track), track, self._course_points.read(repairs))
        self._kind = ""

    def _name(self, track: Track) -> str:
        for key in ("Name", "Notes"):
            name = clean_text(self._texts.get(key), MOST_NAME_CHARS)
            if name:
                return name
        began = utc_seconds([self._texts.get("Id")])
        return day_there(float(began[0]), float(track.lon_deg[0]))


class _CoursePoints:
    """Gather the places of a course as they are written."""

    def __init__(self) -> None:
        self._names: list[str | None] = []
        self._lat: list[str | None] = []
        self._lon: list[str | None] = []

    def add(self, texts: Mapping[str, str]) -> None:
        """Take in what one says of itself."""
        self._names.append(texts.get("Name") or texts.get("PointType"))
        self._lat.append(texts.get("LatitudeDegrees"))
        self._lon.append(texts.get("LongitudeDegrees"))

    def read(self, repairs: Counter[Mend]) -> tuple[Waypoint, ...]:
        """Return those that are somewhere on Earth."""
        return waypoints_of(self._names, numbers(self._lat), numbers(self._lon), repairs)
