"""What a GPX text holds, gathered while the guard walks through it: points, names, shape.

The text is never changed and never parsed again, so nothing that the guard has not seen is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_LINES, MOST_POINTS, MOST_SEGMENTS
from routes.xml_guard import walked

Texts = list[str | None]

# Who wrote a route that is kept here. It has been through its own format's repairs, or was planned
# or drawn as it stands; repairing it as a recorded line would make another route of it.
KEPT_CREATOR = "Loopwell library"

# What may stand in what, in any order; all else is passed over with whatever it holds.
_INSIDE: Mapping[str, tuple[str, ...]] = {
    # A watch's recorder opens the root twice.
    "gpx": ("gpx", "metadata", "name", "wpt", "trk", "rte"),
    "metadata": ("name",),
    # Some programs leave the segment out.
    "trk": ("name", "trkseg", "trkpt"),
    "trkseg": ("trkpt",),
    "rte": ("name", "rtept"),
    "trkpt": ("ele", "time"),
    # A planned point's time is a plan or an export's date, never when it was run.
    "rtept": ("ele", "extensions"),
    "wpt": ("name",),
}
# Garmin's programs write the way from one planned point to the next so, with a prefix of their own.
_SHAPING: Mapping[str, str] = {"extensions": "RoutePointExtension", "RoutePointExtension": "rpt"}
_LEAVES = ("name", "ele", "time", "rpt")
_POINTS = frozenset({"trkpt", "rtept", "wpt"})
# Enough to find any that is undeclared in a real file.
_MOST_PREFIXES = 64


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Hold points as they are written, one list a column; None where nothing is written."""

    lat: Texts = field(default_factory=list)
    lon: Texts = field(default_factory=list)
    ele: Texts = field(default_factory=list)
    time: Texts = field(default_factory=list)
    name: Texts = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Line:
    """A track or a planned route: its name as written, and its segments' spans among the points.

    `is_sound` tells that its points are as they should be.
    """

    is_track: bool
    is_sound: bool = False
    name: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    empty_segments: int = 0


@dataclass(slots=True, eq=False)
class Gathered:
    """Everything of a GPX text that is read; `is_whole` is False where it is cut off or damaged."""

    points: Points = field(default_factory=Points)
    waypoints: Points = field(default_factory=Points)
    lines: list[Line] = field(default_factory=list)
    name: str | None = None
    undeclared_prefixes: int = 0
    is_whole: bool = True


def gathered(text: str, where: str) -> Gathered:
    """Walk through a GPX text, without or with a prefix, and return what it holds.

    A point counts from its end on, so that half a point is none. Raises RouteFileError.
    """
    gathering = _Gathering(where)
    found = gathering.found
    found.is_whole = not walked(text, where, gathering)
    if not found.is_whole:
        gathering.close_segment()
    found.undeclared_prefixes = len(gathering.used - gathering.declared)
    return found


class _Gathering:
    """The guard's visitor: follows the path, and notes each element when it ends."""

    def __init__(self, where: str) -> None:
        self.found = Gathered()
        self.used: set[str] = set()
        self.declared = {"xml", "xmlns"}
        self._where = where
        self._tags: dict[str, dict[str, str]] = {"": {}}
        self._path: list[str] = []
        self._count = 0
        self._segments = 0
        self._began = -1
        self._is_sound = False
        self._point: dict[str, str] = {}
        self._inner: dict[str, str] = {}
        self._shaping: list[dict[str, str]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Step into an element."""
        if self._path:
            name = self._child(self._path[-1], tag)
        else:
            name = self._root(tag)
            self._is_sound = attributes.get("creator") == KEPT_CREATOR
        self._path.append(name)
        if name in _POINTS:
            self._begin_point(attributes)
        elif name == "rpt":
            self._count_point()
            self._shaping.append(attributes)
        elif name in ("trk", "rte"):
            self._begin_line(is_track=name == "trk")
        if name in ("trkseg", "rte") or (name == "trkpt" and self._began < 0):
            self.close_segment()
            self._began = len(self.found.points.lat)
        # A point of two attributes has its place alone; this spares time where there are most.
        if ":" in tag or len(attributes) > (2 if name in _POINTS else 0):
            self._note_prefixes(tag, attributes)

    def end(self, _: str, text: str) -> None:
        """Step out of an element, and keep it if it is one to keep."""
        name = self._path.pop()
        if not name:
            return
        if name in ("ele", "time"):
            self._inner.setdefault(name, text)
        elif name in ("trkpt", "rtept"):
            self._keep_point(self.found.points)
            if self._shaping:
                self._keep_shaping()
        elif name == "name":
            self._keep_name(text)
        elif name == "wpt":
            self._keep_point(self.found.waypoints)
        elif name in ("trkseg", "trk", "rte"):
            self.close_segment()

    def close_segment(self) -> None:
        """End the segment that is open, if any."""
        if self._began < 0:
            return
        line, stop = self.found.lines[-1], len(self.found.points.lat)
        if stop > self._began:
            self._segments += 1
            if self._segments > MOST_SEGMENTS:
                detail = f"more than {MOST_SEGMENTS} segments"
                raise RouteFileError(Fault.TOO_MANY_LINES, detail, self._where)
            line.spans.append((self._began, stop))
        else:
            line.empty_segments += 1
        self._began = -1

    def _root(self, tag: str) -> str:
        prefix, _, name = tag.rpartition(":")
        if name.lower() != "gpx":
            raise RouteFileError(Fault.NOT_GPX, f"a {name:.40} file", self._where)
        for parent, children in _INSIDE.items():
            self._tags[parent] = {child: child for child in children}
            if prefix:
                self._tags[parent] |= {f"{prefix}:{child}": child for child in children}
        for leaf in _LEAVES:
            self._tags[leaf] = {}
        return "gpx"

    def _child(self, parent: str, tag: str) -> str:
        if parent not in _SHAPING:
            return self._tags[parent].get(tag, "")
        child = _SHAPING[parent]
        return child if tag.rpartition(":")[2] == child else ""

    def _begin_point(self, attributes: dict[str, str]) -> None:
        self._count_point()
        self._point = attributes
        self._inner = {}

    def _count_point(self) -> None:
        self._count += 1
        if self._count > MOST_POINTS:
            raise RouteFileError(Fault.TOO_MANY_POINTS, f"more than {MOST_POINTS}", self._where)

    def _begin_line(self, *, is_track: bool) -> None:
        if len(self.found.lines) == MOST_LINES:
            raise RouteFileError(Fault.TOO_MANY_LINES, f"more than {MOST_LINES}", self._where)
        self.found.lines.append(Line(is_track, self._is_sound))

    def _keep_point(self, into: Points) -> None:
        into.lat.append(self._point.get("lat"))
        into.lon.append(self._point.get("lon"))
        # A hiking site writes the height among the attributes.
        into.ele.append(self._inner.get("ele", self._point.get("ele")))
        into.time.append(self._inner.get("time"))
        if into is self.found.waypoints:
            into.name.append(self._inner.get("name"))

    def _keep_shaping(self) -> None:
        points = self.found.points
        for place in self._shaping:
            points.lat.append(place.get("lat"))
            points.lon.append(place.get("lon"))
            points.ele.append(None)
            points.time.append(None)
        self._shaping = []

    def _keep_name(self, text: str) -> None:
        parent = self._path[-1]
        if parent == "wpt":
            self._inner.setdefault("name", text)
        elif parent in ("trk", "rte"):
            line = self.found.lines[-1]
            line.name = text if line.name is None else line.name
        elif self.found.name is None:
            self.found.name = text

    def _note_prefixes(self, tag: str, attributes: dict[str, str]) -> None:
        prefixes = {tag.partition(":")[0]} if ":" in tag else set()
        for key in attributes:
            prefix, colon, name = key.partition(":")
            if colon and prefix == "xmlns":
                self.declared.add(name)
            elif colon:
                prefixes.add(prefix)
        if len(self.used) < _MOST_PREFIXES:
            self.used |= prefixes
