"""What is known of a folder's files, kept from start to start and shared between processes.

Everything is held in memory; the database below it is a copy to start from, and the judge between
processes. So whatever befalls the database costs time at the next start, and no route.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from routes.columns import KeptFile
from routes.database import Database, IndexFileError, IndexTrouble, read_only_files, set_aside
from routes.ids import FreeIds, id_stem
from routes.measure import GRADIENT_CLASSES
from routes.rows import LINE_UNITS_PER_DEGREE, READER_VERSION, FileRow, RouteRow
from routes.summary import RouteSummary
from routes.track import FloatArray

_MIX = struct.Struct(f"<{len(GRADIENT_CLASSES)}d")


@dataclass(frozen=True, slots=True, eq=False)
class IndexedFile:
    """Hold what is known of one file; each of its summaries has an id of its own."""

    row: FileRow
    reader_version: int
    summaries: tuple[RouteSummary, ...]


class Index:
    """Keep the files of one folder at `path`, or in memory alone where it is None.

    Every id begins with `id_prefix`.
    Never raises for what lies at `path`: see `trouble`. One thread at a time.
    """

    def __init__(self, path: Path | None, id_prefix: str = "") -> None:
        self.files: Mapping[str, IndexedFile] = {}
        self.trouble: IndexTrouble | None = None
        self._path = path
        self._id_prefix = id_prefix
        self._database: Database | None = None
        if path is None:
            return
        try:
            self._database = Database(path)
            self.files = _indexed(self._database.files())
        except IndexFileError as error:
            if error.trouble is IndexTrouble.UNWRITABLE:
                self.files = _indexed(read_only_files(path))
            self._mend(error)

    def refresh(self) -> None:
        """Take over what another process has written."""
        try:
            if self._database is not None and self._database.has_news():
                self.files = _indexed(self._database.files())
        except IndexFileError as error:
            self._mend(error)

    def update(self, rows: Sequence[FileRow], gone: Sequence[str] = ()) -> None:
        """Keep `rows` and forget the files named in `gone`; on the disk all of it or nothing."""
        # A file that cannot be opened is tried at every scan, and mostly there is no news.
        rows = [row for row in rows if not self._is_kept(row)]
        if not rows and not gone:
            return
        database = self._database
        if database is None:
            self.files = self._updated(rows, gone)
            return
        try:
            with database.writing():
                # What another process wrote meanwhile stands, its ids first of all.
                if database.has_news():
                    self.files = _indexed(database.files())
                files = self._updated(rows, gone)
                database.drop(gone)
                database.put(_kept(files[row.name]) for row in rows if row.name in files)
        except IndexFileError as error:
            self.files = self._updated(rows, gone)
            self._mend(error)
        else:
            self.files = files

    def close(self) -> None:
        """Let go of the file; what is known stays in memory."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _is_kept(self, row: FileRow) -> bool:
        file = self.files.get(row.name)
        return bool(file and file.reader_version == READER_VERSION and file.row == row)

    def _updated(self, rows: Sequence[FileRow], gone: Sequence[str]) -> Mapping[str, IndexedFile]:
        """Return the files with `rows` in and `gone` out; a file that stays keeps its ids."""
        now = dict(self.files)
        for name in gone:
            now.pop(name, None)
        ids = FreeIds(each.id for file in now.values() for each in file.summaries)
        kept = []
        for row in (row for row in rows if not row.is_same):
            old = now.get(row.name)
            had = [each.id for each in old.summaries] if old else []
            ids.free(had[len(row.routes) :])
            wanted = self._id_prefix + id_stem(row.name)
            new = [ids.take(wanted) for _ in row.routes[len(had) :]]
            kept.append(KeptFile(row, READER_VERSION, (*had[: len(row.routes)], *new)))
        now.update(_indexed(kept))
        for row in rows:
            if row.is_same and row.name in now:
                old_file = now[row.name]
                now[row.name] = replace(old_file, row=replace(old_file.row, stamp=row.stamp))
        return now

    def _mend(self, error: IndexFileError) -> None:
        """Put a new file in place of a damaged one, once; else go on in memory."""
        self.close()
        if self._path is None or not error.is_damaged or self.trouble:
            self.trouble = IndexTrouble.UNWRITABLE if error.is_damaged else error.trouble
            return
        self.trouble = IndexTrouble.SET_ASIDE
        try:
            set_aside(self._path)
            self._database = Database(self._path)
            self._database.files()
            with self._database.writing():
                self._database.put(_kept(file) for file in self.files.values())
        except IndexFileError as second:
            self._mend(second)


def _kept(file: IndexedFile) -> KeptFile:
    return KeptFile(file.row, file.reader_version, tuple(each.id for each in file.summaries))


def _indexed(kept: Sequence[KeptFile]) -> Mapping[str, IndexedFile]:
    """Return files by name, with all their lines unpacked at once: thousands take milliseconds."""
    lines = iter(_lines([route.line for file in kept for route in file.row.routes]))
    return {
        file.row.name: IndexedFile(
            file.row,
            file.reader_version,
            tuple(
                _summary(route_id, route, next(lines))
                for route_id, route in zip(file.ids, file.row.routes, strict=True)
            ),
        )
        for file in kept
    }


def _lines(blobs: Sequence[bytes]) -> Iterator[tuple[FloatArray, FloatArray]]:
    degrees = np.frombuffer(b"".join(blobs), dtype="<i4") / LINE_UNITS_PER_DEGREE
    degrees.setflags(write=False)
    start = 0
    for blob in blobs:
        points = len(blob) // 8
        yield degrees[start : start + points], degrees[start + points : start + 2 * points]
        start += 2 * points


def _summary(route_id: str, row: RouteRow, line: tuple[FloatArray, FloatArray]) -> RouteSummary:
    return RouteSummary(
        id=route_id,
        name=row.name,
        distance_m=row.distance_m,
        ascent_m=row.ascent_m,
        descent_m=row.descent_m,
        gap_m=row.gap_m,
        is_loop=row.is_loop,
        bounds=row.bounds,
        gradient_mix_m=_MIX.unpack(row.gradient_mix),
        lat_deg=line[0],
        lon_deg=line[1],
    )
