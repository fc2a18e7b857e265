"""KML, Google Earth's format: lines and tracks, in one pass, into routes."""

import re
from itertools import zip_longest
from typing import ClassVar

import numpy as np

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NAME_CHARS, MOST_POINTS
from routes.read.lines import ELE, TIME, Lines, Written, stem_of, track_of, waypoints_of
from routes.read.numbers import numbers
from routes.read.reading import Mend, Reading, told
from routes.read.text import clean_text
from routes.read.xml_file import NamedWalk, walk_file
from routes.track import Waypoint

_LOOSE_COMMA = re.compile(r",[ \t\r\n]+(?=[-+.0-9])")
# Longitude, latitude, height, and whatever is too much; millions of parts would cost memory.
_MOST_PARTS = 3
_TITLED = frozenset({"Document", "Folder", "kml"})


def read_kml(data: bytes, name: str) -> Reading:
    """Read each placemark of a KML file named `name` that has a line as one route.

    The lines of one placemark are its segments: LineString, LinearRing and gx:Track, which has
    times. Outlines of areas are not lines. Places are waypoints of every route. Heights relative to
    the ground, and heights that are 0 throughout, as in lines drawn on a map, are unknown. A file
    that is cut off is read up to there. Raises RouteFileError.
    """
    lines = Lines(clean_text(name, MOST_NAME_CHARS))
    walk = KmlWalk(lines)
    walk_file(data, lines, walk)
    waypoints = walk.waypoints()
    if not len(lines):
        raise RouteFileError(Fault.NO_LINE, f"{len(waypoints)} places", lines.where)
    stem = walk.title if walk.title and len(lines) == 1 else stem_of(name)
    return Reading(lines.routes(stem, waypoints), told(lines.repairs))


class KmlWalk(NamedWalk):
    """Gather the placemarks of a KML text into `lines`, `waypoints` and `title`."""

    root = "kml"
    skipped: ClassVar[frozenset[str]] = frozenset({"Polygon", "Style", "ExtendedData"})
    lengthy: ClassVar[frozenset[str]] = frozenset({"coordinates", "description"})

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines.where)
        self.title = ""
        self._lines = lines
        self._name = ""
        self._written = Written()
        self._places: list[str] = []
        self._place_names: list[str | None] = []
        self._whens: list[str] = []
        self._coords: list[str] = []
        # Coordinates and the mode of their heights, which may stand on either side of them.
        self._line = ""
        self._mode = ""

    def started(self, name: str) -> None:
        """Begin a placemark or a line."""
        if name == "Placemark":
            self._name, self._written = "", Written()
        elif name in ("LineString", "LinearRing", "Point"):
            self._line = self._mode = ""
        elif name == "Track":
            self._whens, self._coords, self._mode = [], [], ""

    def ended(self, name: str, parent: str, text: str) -> None:
        """Keep what a placemark says of itself."""
        match name:
            case "name":
                self._take_name(parent, text)
            case "altitudeMode":
                self._mode = text.strip()
            case "coordinates":
                self._line = text
            case "when":
                self._whens.append(text)
            case "coord":
                self.count_points()
                self._coords.append(text)
            case "LineString" | "LinearRing":
                self._end_line()
            case "Point":
                self.count_points()
                self._places.append(self._line)
            case "Track":
                self._end_track()
            case "Placemark":
                self.finish()

    def finish(self) -> None:
        """Make a route of the lines, and waypoints of the places, since a placemark began."""
        if self._written.lat:
            self._lines.begin()
            self._add_line()
        # A name may stand after its place.
        self._place_names += [self._name] * (len(self._places) - len(self._place_names))
        self._written = Written()

    def waypoints(self) -> tuple[Waypoint, ...]:
        """Return the places of all placemarks; those nowhere on Earth are added to the repairs."""
        parts = [[*place.split(",", _MOST_PARTS), ""] for place in self._places]
        lon_deg, lat_deg = (numbers([each[at] for each in parts]) for at in range(2))
        return waypoints_of(self._place_names, lat_deg, lon_deg, self._lines.repairs)

    def _add_line(self) -> None:
        repairs = self._lines.repairs
        rows = self._written.read(repairs)
        if not np.any(rows[:, ELE]):
            rows[:, ELE] = np.nan
        recorded = not np.isnan(rows[:, TIME]).all()
        track = track_of(rows, self._written.breaks, repairs, recorded=recorded)
        if track is not None:
            self._lines.add(self._name, track)

    def _take_name(self, parent: str, text: str) -> None:
        if parent == "Placemark":
            self._name = text
        elif parent in _TITLED and not self.title:
            self.title = clean_text(text, MOST_NAME_CHARS)

    def _end_line(self) -> None:
        self.count_piece()
        self._written.split()
        # Some programs put blanks after the commas, where blanks part the points.
        words = _LOOSE_COMMA.sub(",", self._line).split(maxsplit=MOST_POINTS + 1)
        self.count_points(len(words))
        for word in words:
            self._add(word.split(",", _MOST_PARTS), None)

    def _end_track(self) -> None:
        self.count_piece()
        self._written.split()
        paired = len(self._whens) == len(self._coords)
        self._lines.repairs[Mend.TIME_UNKNOWN] += 0 if paired else len(self._whens)
        for coord, when in zip_longest(self._coords, self._whens if paired else ()):
            self._add(coord.split(maxsplit=_MOST_PARTS), when)

    def _add(self, parts: list[str], when: str | None) -> None:
        lon, lat, ele = (*parts, None, None, None)[:3]
        self._written.add(lat, lon, None if self._mode == "relativeToGround" else ele, when)
