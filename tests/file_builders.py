"""Small makers of TCX, FIT, KML and ZIP files, and a way to time how one is refused."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest

from routes.errors import RouteFileError
from routes.read import read_file

FIT_EPOCH_S = 631_065_600
# 2026-01-01T00:00:00Z.
NEW_YEAR_S = 1_767_225_600

Fields = Sequence[tuple[int, str, int | float | str | None]]

_BASE_TYPES: Mapping[str, tuple[int, str, int]] = {
    "enum": (0x00, "B", 0xFF),
    "u8": (0x02, "B", 0xFF),
    "u16": (0x84, "H", 0xFFFF),
    "s32": (0x85, "i", 0x7FFFFFFF),
    "u32": (0x86, "I", 0xFFFFFFFF),
}


def slow_crc(data: bytes) -> int:
    """Return the FIT checksum, bit by bit as the protocol's text has it."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def fit_file(body: bytes, declared: int | None = None) -> bytes:
    """Return a FIT file around messages, with true checksums whatever length it declares."""
    size = len(body) if declared is None else declared
    head = struct.pack("<BBHI4s", 14, 0x20, 2100, size, b".FIT")
    head += struct.pack("<H", slow_crc(head))
    return head + body + struct.pack("<H", slow_crc(head + body))


@dataclass(slots=True)
class Fit:
    """Write FIT messages in either byte order; a field is its number, type and value."""

    order: str = "<"
    body: bytearray = field(default_factory=bytearray)
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)

    def add(self, number: int, fields: Fields, compressed: int | None = None) -> None:
        """Append a message, and its definition where that is new."""
        shape = (number, *((key, kind) for key, kind, _ in fields))
        if shape not in self._known:
            self._define(number, fields, local=len(self._known))
            self._known[shape] = len(self._known)
        local = self._known[shape]
        self.body.append(local if compressed is None else 0x80 | local << 5 | compressed)
        for _, kind, value in fields:
            if kind.startswith("str"):
                self.body += str(value).encode().ljust(int(kind[3:]), b"\0")
            else:
                _, letter, unknown = _BASE_TYPES[kind]
                self.body += struct.pack(self.order + letter, unknown if value is None else value)

    def _define(self, number: int, fields: Fields, local: int) -> None:
        self.body += struct.pack("BBB", 0x40 | local, 0, self.order == ">")
        self.body += struct.pack(f"{self.order}HB", number, len(fields))
        for key, kind, _ in fields:
            if kind.startswith("str"):
                self.body += bytes((key, int(kind[3:]), 0x07))
            else:
                code, letter, _ = _BASE_TYPES[kind]
                self.body += bytes((key, struct.calcsize(letter), code))

    def kind(self, number: int) -> None:
        """Append a file_id: 4 is an activity, 6 a course."""
        self.add(0, [(0, "enum", number), (4, "u32", NEW_YEAR_S - FIT_EPOCH_S)])

    def record(
        self, lat: float | None, lon: float | None, ele: float | None = None, at_s: float = 0
    ) -> None:
        """Append a point, `at_s` seconds into 2026."""
        height = None if ele is None else round((ele + 500) * 5)
        place = [None if deg is None else semicircles(deg) for deg in (lat, lon)]
        when = round(NEW_YEAR_S - FIT_EPOCH_S + at_s)
        self.add(
            20,
            [(253, "u32", when), (0, "s32", place[0]), (1, "s32", place[1]), (2, "u16", height)],
        )

    def timer(self, event_type: int) -> None:
        """Append a timer event: 0 starts, 4 stops."""
        self.add(21, [(0, "enum", 0), (1, "enum", event_type)])

    def waypoint(self, name: str, lat: float, lon: float) -> None:
        """Append a course point."""
        place = (semicircles(lat), semicircles(lon))
        self.add(32, [(2, "s32", place[0]), (3, "s32", place[1]), (6, "str16", name)])

    def bytes(self) -> bytes:
        """Return the whole file."""
        return fit_file(bytes(self.body))


def semicircles(deg: float) -> int:
    return round(deg * 2**31 / 180)


def tcx(inside: str) -> bytes:
    """Return a TCX file."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><TrainingCenterDatabase '
        'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f"{inside}</TrainingCenterDatabase>"
    ).encode()


def activity(*tracks: str, identity: str = "2026-01-01T00:00:00Z", more: str = "") -> str:
    """Return an activity of one lap."""
    laps = "".join(f"<Track>{track}</Track>" for track in tracks)
    inside = f"<Id>{identity}</Id><Lap>{laps}</Lap>{more}"
    return f'<Activities><Activity Sport="Running">{inside}</Activity></Activities>'


def trackpoint(lat: object, lon: object, second: int = 0, more: str = "") -> str:
    """Return a point, `second` seconds into 2026."""
    when = f"2026-01-01T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
    return f"<Trackpoint><Time>{when}</Time>{position(lat, lon)}{more}</Trackpoint>"


def position(lat: object, lon: object) -> str:
    return (
        f"<Position><LatitudeDegrees>{lat}</LatitudeDegrees>"
        f"<LongitudeDegrees>{lon}</LongitudeDegrees></Position>"
    )


def kml(inside: str) -> bytes:
    """Return a KML file."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" '
        f'xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>{inside}</Document></kml>'
    ).encode()


def placemark(inside: str, name: str = "") -> str:
    return f"<Placemark><name>{name}</name>{inside}</Placemark>"


def linestring(coordinates: str, more: str = "") -> str:
    return f"<LineString>{more}<coordinates>{coordinates}</coordinates></LineString>"


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP of files by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def refused(data: bytes, name: str = "file.bin") -> RouteFileError:
    """Return the error that reading `data` raises."""
    with pytest.raises(RouteFileError) as caught:
        read_file(data, name)
    assert caught.value.where == name
    return caught.value
