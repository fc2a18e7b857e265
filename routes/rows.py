"""A file of the folder, read and measured into plain values that an index can keep."""

import hashlib
import math
import os
import stat
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_ARCHIVE_BYTES, MOST_BYTES, MOST_NOTE_CHARS
from routes.measure import Bounds
from routes.read import Refusal, Repair, read_file
from routes.read.archive import PACKED
from routes.read.sniff import recognised
from routes.summary import summarise
from routes.track import FloatArray, Route

# Raise by one whenever reading, measuring or thinning gives other results: every index then reads
# every file again.
READER_VERSION = 2

# A line is kept in whole 1e-7 degrees, about 1 cm; 180 degrees still fit a 32-bit integer.
LINE_UNITS_PER_DEGREE = 1e7


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hold what tells, without reading it, that a file is another one than before."""

    mtime_ns: int
    size_bytes: int


# Never equal to a file's own, so that the next scan tries again: access may come back unseen.
NO_STAMP = Stamp(0, -1)


@dataclass(frozen=True, slots=True)
class Job:
    """Name a file to read; one whose bytes still have `known_sha256` is not measured again."""

    name: str
    known_sha256: bytes = b""


@dataclass(frozen=True, slots=True)
class RouteRow:
    """Hold one route's sizes, as in Measurement, and its simplified line.

    `gradient_mix` packs the metres of each class as little-endian doubles, `line` all latitudes and
    then all longitudes as little-endian 32-bit integers of 1e-7 degrees.
    """

    name: str
    distance_m: float
    ascent_m: float | None
    descent_m: float | None
    gap_m: float
    is_loop: bool
    bounds: Bounds
    gradient_mix: bytes
    line: bytes


@dataclass(frozen=True, slots=True)
class FileRow:
    """Hold what reading one file gave: routes, and what was refused.

    A refusal without a name is of the file itself, any other of a file inside it. `is_same` tells
    that the bytes are the known ones, and that nothing else is said.
    """

    name: str
    stamp: Stamp
    sha256: bytes = b""
    refused: tuple[Refusal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    routes: tuple[RouteRow, ...] = ()
    is_same: bool = False


def file_row(folder: Path, job: Job) -> FileRow:
    """Read and measure one file of `folder`; whatever is wrong with it becomes its row's fault."""
    path = folder / job.name
    stamp, sha256 = NO_STAMP, b""
    try:
        stamp = stamp_of(path.lstat())
        data = file_bytes(path)
        sha256 = hashlib.sha256(data).digest()
        if sha256 == job.known_sha256:
            return FileRow(job.name, stamp, sha256, is_same=True)
        reading = read_file(data, job.name)
        routes = tuple(_route_row(route) for route in reading.routes)
    except RouteFileError as error:
        return FileRow(job.name, stamp, sha256, refusal(error.code, error.detail))
    except OSError as error:
        return FileRow(job.name, NO_STAMP, b"", refusal(Fault.NO_ACCESS, str(error)))
    except Exception as error:  # noqa: BLE001 - a reader's own fault costs one file, not the library
        return FileRow(job.name, stamp, sha256, refusal(Fault.UNREADABLE, repr(error)))
    return FileRow(job.name, stamp, sha256, reading.refused, reading.repairs, routes)


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp of a file; times that no 64 bits hold, beyond 2262, wrap around."""
    return Stamp(status.st_mtime_ns % 2**63, status.st_size)


def file_bytes(path: Path) -> bytes:
    """Return a file's bytes, one more than is allowed at the most; links are not followed.

    Raises RouteFileError for what is no file, and OSError.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise RouteFileError(Fault.NOT_A_FILE, "a link, folder or device", path.name)
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES and recognised(data) in PACKED:
            data += file.read(MOST_ARCHIVE_BYTES - MOST_BYTES)
        return data


def refusal(code: Fault, detail: str) -> tuple[Refusal, ...]:
    """Return that a whole file is refused, told in plain text: a path need not be any."""
    plain = detail[:MOST_NOTE_CHARS].encode("utf-8", "backslashreplace").decode("utf-8")
    return (Refusal("", code, plain),)


def line_blob(lat_deg: FloatArray, lon_deg: FloatArray) -> bytes:
    """Return a line packed as in RouteRow."""
    units = np.rint(np.concatenate((lat_deg, lon_deg)) * LINE_UNITS_PER_DEGREE)
    return units.astype("<i4").tobytes()


def _route_row(route: Route) -> RouteRow:
    summary = summarise(route, "")
    box = summary.bounds
    return RouteRow(
        name=summary.name,
        distance_m=_number(summary.distance_m),
        ascent_m=None if summary.ascent_m is None else _number(summary.ascent_m),
        descent_m=None if summary.descent_m is None else _number(summary.descent_m),
        gap_m=_number(summary.gap_m),
        is_loop=bool(summary.is_loop),
        bounds=Bounds(
            _number(box.south_deg),
            _number(box.west_deg),
            _number(box.north_deg),
            _number(box.east_deg),
        ),
        gradient_mix=np.array(summary.gradient_mix_m, dtype="<f8").tobytes(),
        line=line_blob(summary.lat_deg, summary.lon_deg),
    )


def _number(value: float) -> float:
    """Return a number as every index gives it back: finite, and never the zero below zero."""
    if not math.isfinite(value):
        raise ValueError(f"measured as {value}")
    return float(value) + 0.0
