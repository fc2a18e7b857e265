"""A file and its routes as the columns of two tables, with a checksum over each row.

SQLite notices pages out of order, but no flipped bit inside a value.
"""

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from routes.measure import Bounds
from routes.rows import FileRow, RouteRow, Stamp
from routes.rowtext import read_refused, read_repairs, refused_text, repairs_text

# One row: the checksum vouches for what type each value is.
Values = tuple[Any, ...]

FILE_COLUMNS = (
    *("name", "mtime_ns", "size_bytes", "sha256", "reader", "refused", "repairs"),
    "checksum",
)
ROUTE_COLUMNS = (
    *("file", "number", "id", "name", "distance_m", "ascent_m", "descent_m", "gap_m", "is_loop"),
    *("south_deg", "west_deg", "north_deg", "east_deg", "gradient_mix", "line", "checksum"),
)


@dataclass(frozen=True, slots=True, eq=False)
class KeptFile:
    """Hold a file as the index keeps it; `ids` has one id for each of the row's routes."""

    row: FileRow
    reader_version: int
    ids: tuple[str, ...]


def file_values(file: KeptFile) -> Values:
    """Return a file as FILE_COLUMNS has it."""
    row = file.row
    values = (
        *(os.fsencode(row.name), row.stamp.mtime_ns, row.stamp.size_bytes, row.sha256),
        *(file.reader_version, refused_text(row.refused), repairs_text(row.repairs)),
    )
    # The ids go in too, so that a file without one of its routes is noticed.
    return (*values, _file_checksum((*values, *file.ids)))


def route_values(file: KeptFile) -> Iterator[Values]:
    """Yield a file's routes as ROUTE_COLUMNS has them."""
    key = os.fsencode(file.row.name)
    for number, (route_id, route) in enumerate(zip(file.ids, file.row.routes, strict=True)):
        box = route.bounds
        values = (
            *(key, number, route_id, route.name),
            *(route.distance_m, route.ascent_m, route.descent_m, route.gap_m, int(route.is_loop)),
            *(box.south_deg, box.west_deg, box.north_deg, box.east_deg),
            *(route.gradient_mix, route.line),
        )
        yield (*values, _route_checksum(values))


def kept_files(files: Iterable[Values], routes: Iterable[Values]) -> Iterator[KeptFile]:
    """Yield files with their routes, in order.

    A row that is not as it was written, or is gone, raises ValueError or TypeError.
    """
    by_file: dict[bytes, list[Values]] = {}
    for values in routes:
        if _route_checksum(values[:-1]) != values[-1]:
            raise ValueError("a route's checksum differs")
        by_file.setdefault(values[0], []).append(values)
    for values in files:
        of_file = by_file.pop(values[0], [])
        if len(of_file) > 1:
            of_file.sort(key=_number)
        ids = [route[2] for route in of_file]
        if _file_checksum((*values[:-1], *ids)) != values[-1]:
            raise ValueError("a file's checksum differs")
        yield _kept_file(values, of_file)
    if by_file:
        raise ValueError("a route without a file")


def _kept_file(values: Values, of_file: Sequence[Values]) -> KeptFile:
    key, mtime_ns, size_bytes, sha256, reader_version, refused, repairs, _ = values
    row = FileRow(
        name=os.fsdecode(key),
        stamp=Stamp(mtime_ns, size_bytes),
        sha256=sha256,
        refused=read_refused(refused) if refused else (),
        repairs=read_repairs(repairs) if repairs else (),
        routes=tuple(_route_row(*route[3:-1]) for route in of_file),
    )
    return KeptFile(row, reader_version, tuple(route[2] for route in of_file))


def _route_row(  # noqa: PLR0913, PLR0917 - one for each column
    name: str,
    distance_m: float,
    ascent_m: float | None,
    descent_m: float | None,
    gap_m: float,
    is_loop: int,
    south_deg: float,
    west_deg: float,
    north_deg: float,
    east_deg: float,
    gradient_mix: bytes,
    line: bytes,
) -> RouteRow:
    box = Bounds(south_deg, west_deg, north_deg, east_deg)
    sizes = (distance_m, ascent_m, descent_m, gap_m, bool(is_loop))
    return RouteRow(name, *sizes, box, gradient_mix, line)


def _number(route: Values) -> int:
    return int(route[1])


def _file_checksum(values: Values) -> int:
    return zlib.crc32(repr(values).encode())


def _route_checksum(values: Values) -> int:
    # The two large values go in as they are: to spell them out takes longer than all the rest.
    *plain, gradient_mix, line = values
    return zlib.crc32(line, zlib.crc32(gradient_mix, zlib.crc32(repr(plain).encode())))
