"""A folder of route files as a list of routes; one bad file never stops the rest."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from routes.database import IndexTrouble
from routes.errors import UnknownRouteError
from routes.facts import RouteFacts, Source
from routes.folder import Facts, FactsFile, Found, look
from routes.index import Index, IndexedFile
from routes.measure import Measurement
from routes.opened import OpenedFiles, OpenedRoute
from routes.problem import Problem
from routes.read import Repair
from routes.rows import READER_VERSION, FileRow, Job, Stamp
from routes.shelf import EMPTY, Scan, ShelfEntry, difference, stocked
from routes.summary import RouteSummary
from routes.track import Route
from routes.workers import default_workers, read_rows

__all__ = ["Catalogue", "IndexTrouble", "Problem", "Progress", "Scan"]

# How often the list grows while many files are read.
CHUNK_S = 0.5


@dataclass(frozen=True, slots=True)
class Progress:
    """Tell how many files are read of those that a scan found new or different."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Name the file a route lies in, its bytes' SHA-256, and which of its `count` routes it is."""

    file_name: str
    sha256: bytes
    number: int
    count: int


class Catalogue:
    """Keep the routes of one folder; `scan` first, then ask. One instance may serve many threads.

    Files with an ending that can be read, directly in the folder, are taken; links are not
    followed. What was read is kept in the SQLite file `index`, so that the next start reads only
    what changed; an index serves one folder, and several processes at once. Without one all is kept
    in memory. Many new files are read in `workers` processes, 0 for none. An id is an ASCII slug of
    the file's stem after `id_prefix`, with -2, -3 ... where that is taken or a file holds several
    routes; it stays for as long as the file does.
    """

    def __init__(
        self,
        folder: Path,
        index: Path | None = None,
        *,
        workers: int | None = None,
        id_prefix: str = "",
    ) -> None:
        self._folder = folder
        self._workers = default_workers() if workers is None else workers
        self._lock = threading.Lock()
        self._index = Index(index, id_prefix)
        self._facts = FactsFile(folder)
        self._opened = OpenedFiles(folder)
        self._progress: Progress | None = None
        self._thread: threading.Thread | None = None
        self._thread_lock = threading.Lock()
        self._shelf = EMPTY
        if self._index.files:
            self._shelf = stocked(self._index.files, self._facts.read(), (), EMPTY)

    def scan(self, progress: Callable[[int, int], None] | None = None) -> Scan:
        """Read what is new or differs in time or size, and return what changed.

        Calls `progress` with the files read and the files to read, both counts, at the start and
        after each chunk; `list` grows by the chunk. Never raises for what lies in the folder; see
        `problems`.
        """
        with self._lock:
            before = self._shelf
            try:
                self._scan(progress or (lambda _done, _total: None))
            finally:
                self._progress = None
            return difference(before, self._shelf)

    def refresh(self, patience_s: float = 0.3) -> Progress | None:
        """Scan beside what else happens, waiting `patience_s` at the most.

        Returns None when the scan is through, or how far it is, with a total of 0 while that is not
        known: ask again then. All callers share one scan.
        """
        with self._thread_lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self.scan, daemon=True)
                self._thread.start()
            thread = self._thread
        thread.join(patience_s)
        return (self._progress or Progress(0, 0)) if thread.is_alive() else None

    @property
    def progress(self) -> Progress | None:
        """Return how far the scan under way is, None when there is none."""
        return self._progress

    @property
    def index_notice(self) -> IndexTrouble | None:
        """Return what is wrong with the index file, None when nothing is.

        SET_ASIDE: it was damaged or of another version, and was made anew; the old one lies beside
        it. UNWRITABLE, BUSY: this process works from memory, and the next start takes longer.
        """
        return self._index.trouble

    @property
    def changed_at(self) -> datetime | None:
        """Return when a file last came into the folder or went, aware UTC; None without a folder.

        A change inside a file that stays is not seen: the files' own times may come from a watch,
        whose clock may be wrong.
        """
        try:
            return datetime.fromtimestamp(self._folder.stat().st_mtime, UTC)
        except (OSError, OverflowError, ValueError):
            return None

    def list(self) -> tuple[RouteSummary, ...]:
        """Return the summaries of all routes, by name."""
        return self._shelf.listed

    def open(self, route_id: str) -> Route:
        """Return a route in full, read from its file; the last ones opened are kept.

        Raises UnknownRouteError, StaleRouteError where the file changed or went since the scan, and
        RouteFileError.
        """
        entry = self._entry(route_id)
        route, name = self._in_full(entry).route, entry.summary.name
        return route if route.name == name else replace(route, name=name)

    def measurement(self, route_id: str) -> Measurement:
        """Return a route's measurement. Raises as `open` does."""
        return self._in_full(self._entry(route_id)).measurement

    def facts(self, route_id: str) -> RouteFacts | None:
        """Return what is said of a route, None when nothing is. Raises UnknownRouteError."""
        return self._entry(route_id).facts

    def repairs(self, route_id: str) -> tuple[Repair, ...]:
        """Return what was set right in a route's file. Raises UnknownRouteError."""
        return self._entry(route_id).row.repairs

    def origin(self, route_id: str) -> Origin:
        """Return which route of which file this is. Raises UnknownRouteError."""
        entry = self._entry(route_id)
        row = entry.row
        return Origin(row.name, row.sha256, entry.number, len(row.routes))

    def ids(self) -> Mapping[Source, str]:
        """Return the id of every route by the file's content and the route's number in it.

        A route whose file was made of another one stands under both.
        """
        return self._shelf.ids

    def has_file(self, sha256: bytes) -> bool:
        """Tell whether a file with these bytes, and with routes in it, is in the folder."""
        return sha256 in self._shelf.contents

    def adopt(self, rows: Sequence[FileRow]) -> None:
        """Take in files that were put into the folder and are read already.

        A row of a file that is not there, or is another one by now, is corrected by the next scan.
        """
        with self._lock:
            self._index.update(rows)
            self._restock(look(self._folder), self._facts.read())

    def rows(self, file_names: Sequence[str]) -> tuple[FileRow, ...]:
        """Return what is known of files; those that are not known are left out."""
        files = self._shelf.files
        return tuple(files[name].row for name in file_names if name in files)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong in the folder, by file name."""
        return self._shelf.problems

    def close(self) -> None:
        """Let go of the index file; what is known stays."""
        with self._lock:
            self._index.close()

    def _entry(self, route_id: str) -> ShelfEntry:
        try:
            return self._shelf.entries[route_id]
        except KeyError:
            raise UnknownRouteError(route_id) from None

    def _in_full(self, entry: ShelfEntry) -> OpenedRoute:
        return self._opened.route(entry.row.name, entry.row.sha256, entry.number)

    def _scan(self, tell: Callable[[int, int], None]) -> None:
        self._index.refresh()
        found = look(self._folder)
        facts = self._facts.read()
        if found.is_folder:
            gone = tuple(name for name in self._index.files if name not in found.stamps)
            if gone:
                self._index.update((), gone)
        self._restock(found, facts)
        jobs = tuple(
            Job(name, _known_sha256(self._index.files.get(name)))
            for name, stamp in found.stamps.items()
            if not _is_current(self._index.files.get(name), stamp)
        )
        if jobs:
            for done in self._read(jobs, tell):
                self._restock(found, facts)
                tell(done, len(jobs))

    def _read(self, jobs: Sequence[Job], tell: Callable[[int, int], None]) -> Iterator[int]:
        """Read files into the index, and yield after each chunk how many are read."""
        self._progress = Progress(0, len(jobs))
        tell(0, len(jobs))
        rows: MutableSequence[FileRow] = []
        since = time.monotonic()
        for done, row in enumerate(read_rows(self._folder, jobs, self._workers), start=1):
            rows.append(row)
            if done == len(jobs) or time.monotonic() - since > CHUNK_S:
                self._index.update(rows)
                rows.clear()
                self._progress = Progress(done, len(jobs))
                yield done
                since = time.monotonic()

    def _restock(self, found: Found, facts: Facts) -> None:
        files = self._index.files if found.is_folder else {}
        self._shelf = stocked(files, facts, found.problems, self._shelf)


def _is_current(file: IndexedFile | None, stamp: Stamp) -> bool:
    return bool(file and file.row.stamp == stamp and file.reader_version == READER_VERSION)


def _known_sha256(file: IndexedFile | None) -> bytes:
    return file.row.sha256 if file and file.reader_version == READER_VERSION else b""
