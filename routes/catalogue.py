"""A folder of GPX files as a list of routes; one bad file never stops the rest."""

import os
import stat
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from routes.errors import Fault, RouteFileError, UnknownRouteError
from routes.facts import FACTS_FILE, RouteFacts, read_facts
from routes.limits import MOST_BYTES, MOST_NAME_CHARS
from routes.measure import Measurement, measure
from routes.read import read_file
from routes.read.text import clean_text
from routes.summary import RouteSummary, summarise
from routes.track import Route
from routes.write.names import slug

Content = TypeVar("Content")
_Measured = tuple[tuple[Route, Measurement], ...]

ROUTE_SUFFIX = ".gpx"
# What may lie beside the routes without a word.
COMPANIONS = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Problem:
    """Tell what is wrong with a file of the folder; `detail` is for the log."""

    file_name: str
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """Hold the ids that a scan found new, different or gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _File(Generic[Content]):
    """Hold what one file gave, for as long as its time and size stay the same."""

    mtime_ns: int
    size_bytes: int
    content: Content | None
    problem: Problem | None


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    route: Route
    measurement: Measurement
    summary: RouteSummary
    facts: RouteFacts | None


@dataclass(frozen=True, slots=True, eq=False)
class _Shelf:
    """Hold one finished scan; replaced as a whole, so that a reader never sees half of one."""

    files: dict[str, _File[_Measured]]
    facts: _File[tuple[RouteFacts, ...]] | None
    entries: dict[str, _Entry]
    listed: tuple[RouteSummary, ...]
    problems: tuple[Problem, ...]


class Catalogue:
    """Keep the routes of one folder; `scan` first, then ask. One instance may serve many threads.

    Files named *.gpx directly in the folder are read, links are not followed. An id is an ASCII
    slug of the file's stem, with -2, -3 ... where that is taken or a file holds several routes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._shelf = _Shelf({}, None, {}, (), ())

    def scan(self) -> Scan:
        """Read what is new or differs in time or size, and return what changed.

        Never raises for what lies in the folder; see `problems`.
        """
        with self._lock:
            before = self._shelf
            self._shelf = now = _scanned(self._folder, before)
        return Scan(
            added=tuple(sorted(now.entries.keys() - before.entries.keys())),
            changed=tuple(
                route_id
                for route_id in sorted(now.entries.keys() & before.entries.keys())
                if _differs(now.entries[route_id], before.entries[route_id])
            ),
            removed=tuple(sorted(before.entries.keys() - now.entries.keys())),
        )

    def list(self) -> tuple[RouteSummary, ...]:
        """Return the summaries of all routes, by name."""
        return self._shelf.listed

    def open(self, route_id: str) -> Route:
        """Return a route in full. Raises UnknownRouteError."""
        return self._entry(route_id).route

    def measurement(self, route_id: str) -> Measurement:
        """Return a route's measurement. Raises UnknownRouteError."""
        return self._entry(route_id).measurement

    def facts(self, route_id: str) -> RouteFacts | None:
        """Return what is said of a route, None when nothing is. Raises UnknownRouteError."""
        return self._entry(route_id).facts

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong in the folder, by file name."""
        return self._shelf.problems

    def _entry(self, route_id: str) -> _Entry:
        try:
            return self._shelf.entries[route_id]
        except KeyError:
            raise UnknownRouteError(route_id) from None


def _differs(now: _Entry, before: _Entry) -> bool:
    # A file that was not read again keeps its very measurement; a new title changes only the name.
    return now.measurement is not before.measurement or now.route.name != before.route.name


def _scanned(folder: Path, before: _Shelf) -> _Shelf:
    try:
        with os.scandir(folder) as found:
            is_folder = {entry.name: entry.is_dir(follow_symlinks=False) for entry in found}
    except OSError as error:
        fault = Fault.NO_FOLDER if isinstance(error, FileNotFoundError) else Fault.NO_ACCESS
        return _Shelf({}, None, {}, (), (_problem(folder.name, fault, str(error)),))
    facts = None
    if FACTS_FILE in is_folder:
        facts = _looked_at(folder / FACTS_FILE, before.facts, lambda data, _: read_facts(data))
    files: dict[str, _File[_Measured]] = {}
    problems: list[Problem] = []
    for name in sorted(is_folder):
        if name.lower().endswith(ROUTE_SUFFIX):
            files[name] = _looked_at(folder / name, before.files.get(name), _measured)
        elif not is_folder[name] and _is_foreign(name):
            problems.append(_problem(name, Fault.NOT_GPX, "another kind of file"))
    problems.extend(file.problem for file in files.values() if file.problem)
    if facts and facts.problem:
        problems.append(facts.problem)
    said = {one.file_name: one for one in facts.content or ()} if facts else {}
    entries = dict(_entries(files, said, before.entries))
    return _Shelf(
        files=files,
        facts=facts,
        entries=entries,
        listed=tuple(sorted((entry.summary for entry in entries.values()), key=_by_name)),
        problems=tuple(sorted(problems, key=lambda problem: problem.file_name)),
    )


def _by_name(summary: RouteSummary) -> tuple[str, str]:
    return summary.name.casefold(), summary.id


def _is_foreign(name: str) -> bool:
    return name != FACTS_FILE and not name.startswith(".") and not name.lower().endswith(COMPANIONS)


def _problem(name: str, fault: Fault, detail: str) -> Problem:
    # A name on disk may hold bytes that are no text, which no page can show.
    return Problem(clean_text(name, MOST_NAME_CHARS), fault, detail)


def _looked_at(
    path: Path, before: _File[Content] | None, read: Callable[[bytes, str], Content]
) -> _File[Content]:
    """Return what is known of a file, read anew only when its time or size differ."""
    mtime_ns = size_bytes = 0
    try:
        status = path.lstat()
        mtime_ns, size_bytes = status.st_mtime_ns, status.st_size
        if before and (before.mtime_ns, before.size_bytes) == (mtime_ns, size_bytes):
            return before
        content = read(_bytes(path), path.name)
    except RouteFileError as error:
        return _File(mtime_ns, size_bytes, None, _problem(path.name, error.code, error.detail))
    except OSError as error:
        # Kept with no time, so that the next scan tries again: access may come back unseen.
        return _File(0, -1, None, _problem(path.name, Fault.NO_ACCESS, str(error)))
    return _File(mtime_ns, size_bytes, content, None)


def _measured(data: bytes, name: str) -> _Measured:
    return tuple((route, measure(route)) for route in read_file(data, name).routes)


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, one more than is allowed at the most; links are not followed."""
    if not stat.S_ISREG(path.lstat().st_mode):
        raise RouteFileError(Fault.NOT_A_FILE, "a link, folder or device", path.name)
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _entries(
    files: dict[str, _File[_Measured]], said: dict[str, RouteFacts], before: dict[str, _Entry]
) -> Iterator[tuple[str, _Entry]]:
    taken: set[str] = set()
    for name, file in files.items():
        facts = said.get(name)
        routes = file.content or ()
        for route, measurement in routes:
            route_id = _free_id(slug(Path(name).stem), taken)
            taken.add(route_id)
            old = before.get(route_id)
            if old and old.measurement is measurement and old.facts == facts:
                yield route_id, old
                continue
            titled = route
            if facts and facts.title and len(routes) == 1:
                titled = replace(route, name=facts.title)
            summary = summarise(titled, route_id, measurement)
            yield route_id, _Entry(titled, measurement, summary, facts)


def _free_id(wanted: str, taken: set[str]) -> str:
    route_id, number = wanted, 1
    while route_id in taken:
        number += 1
        route_id = f"{wanted}-{number}"
    return route_id
