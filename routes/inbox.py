"""Files that came in and are not kept yet: unpacked, read, looked at, and named."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from routes.area import Cells, cells_of, looks_swapped
from routes.catalogue import Catalogue, Origin, Progress
from routes.errors import ShapeError
from routes.facts import Source, clean_tags
from routes.kept import NewFile
from routes.library import Library
from routes.limits import MOST_NAME_CHARS
from routes.measure import Measurement, measure
from routes.own import Keepsake
from routes.read import Mend, Refusal, Repair
from routes.read.reading import told
from routes.read.text import clean_text
from routes.rows import FileRow, file_bytes
from routes.shape import swapped
from routes.staging import Arrival, Staging
from routes.summary import RouteSummary, summarise
from routes.track import Route
from routes.write.whole_gpx import write_whole_gpx


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold what the runner wants of a route: keep it or not, its title, tags, and turning it round.

    `title` is "" for the file's own name. `is_swapped` exchanges latitude and longitude.
    """

    is_wanted: bool = True
    title: str = ""
    tags: tuple[str, ...] = ()
    is_swapped: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Tell what became of one file that came in; `name` is plain text.

    `waiting` are ids of routes to be kept or not. `kept` and `known` count routes that were kept
    from here and that the library had already. `twin` names the file that came in before with the
    same content. `is_read` is False while it is being read.
    """

    name: str
    waiting: tuple[str, ...] = ()
    kept: int = 0
    known: int = 0
    repairs: tuple[Repair, ...] = ()
    refused: tuple[Refusal, ...] = ()
    twin: str = ""
    is_read: bool = True


class Inbox:
    """Hold one runner's incoming files in `folder`, an empty folder of its own.

    Nothing of it is in `library` until `keepsakes` are kept there. One thread at a time, but
    reading goes on beside it.
    """

    def __init__(self, folder: Path, library: Library, *, workers: int | None = None) -> None:
        self._folder = folder
        self._library = library
        self._catalogue = Catalogue(folder, workers=workers)
        self._staging = Staging(folder)
        self._arrivals: list[Arrival] = []
        self._choices: dict[str, Choice] = {}
        self._kept: set[str] = set()
        self._is_read = True
        self._cells_of: tuple[RouteSummary, ...] = ()
        self._cells: Cells = frozenset()

    def take(
        self, name: str, data: bytes, progress: Callable[[float], None] = lambda _: None
    ) -> None:
        """Take in one file as it came, whatever it is.

        `progress` is told about how much of an archive is unpacked, from 0 to 1.
        Raises RouteFileError with NOT_SAVED where the folder cannot be written, and nothing else.
        """
        self._is_read = False
        self._arrivals.append(self._staging.receive(name, data, self._library.has_file, progress))

    def refresh(self, patience_s: float = 0.3) -> Progress | None:
        """Read beside what else happens; return how far that is, None when all is read."""
        if self._is_read:
            return None
        far = self._catalogue.refresh(patience_s)
        if far is None and not all(self._is_all_read(arrival) for arrival in self._arrivals):
            # That scan had begun before the last file came in.
            far = self._catalogue.refresh(patience_s)
        self._is_read = far is None
        return far

    def reports(self) -> tuple[Report, ...]:
        """Return what became of each file, in the order in which they came."""
        ids: dict[str, list[str]] = {}
        for summary in self._catalogue.list():
            ids.setdefault(self._catalogue.origin(summary.id).file_name, []).append(summary.id)
        known = self._library.ids()
        return tuple(self._report(arrival, ids, known) for arrival in self._arrivals)

    def waiting(self) -> tuple[RouteSummary, ...]:
        """Return the routes that may be kept, by name, as they would be kept."""
        known = self._library.ids()
        return tuple(
            self._as_chosen(summary)
            for summary in self._catalogue.list()
            if self._is_waiting(summary.id, known)
        )

    def choice(self, route_id: str) -> Choice:
        """Return what is wanted of a route."""
        return self._choices.get(route_id, Choice())

    def choose(self, route_id: str, choice: Choice) -> bool:
        """Say what is wanted of a route; tell whether that is news.

        Raises UnknownRouteError, and ShapeError where its coordinates cannot be exchanged.
        """
        self._catalogue.origin(route_id)
        if choice.is_swapped and not self.choice(route_id).is_swapped:
            swapped(self._catalogue.open(route_id))
        title, tags = clean_text(choice.title, MOST_NAME_CHARS), clean_tags(choice.tags)
        clean = replace(choice, title=title, tags=tags)
        is_news = clean != self.choice(route_id)
        self._choices[route_id] = clean
        return is_news

    def looks_swapped(self, route_id: str) -> bool:
        """Tell whether a route lies near the library's only with its coordinates exchanged.

        Raises UnknownRouteError.
        """
        origin = self._catalogue.origin(route_id)
        row = self._catalogue.rows((origin.file_name,))[0]
        if not looks_swapped(row.routes[origin.number].bounds, self._around()):
            return False
        try:
            swapped(self._catalogue.open(route_id))
        except ShapeError:
            return False
        return True

    def open(self, route_id: str) -> Route:
        """Return a route in full, as it would be kept. Raises as Catalogue.open."""
        route = self._catalogue.open(route_id)
        choice = self.choice(route_id)
        turned = swapped(route) if choice.is_swapped else route
        return replace(turned, name=choice.title or turned.name)

    def measurement(self, route_id: str) -> Measurement:
        """Return the measurement of a route as it would be kept. Raises as Catalogue.open."""
        if self.choice(route_id).is_swapped:
            return measure(self.open(route_id))
        return self._catalogue.measurement(route_id)

    def repairs(self, route_id: str) -> tuple[Repair, ...]:
        """Return what was set right in a route's file. Raises UnknownRouteError."""
        return self._catalogue.repairs(route_id)

    def keepsakes(self, route_ids: Iterable[str]) -> Iterator[Keepsake]:
        """Yield routes as the library takes them, and count each as kept when the next is asked.

        Raises as Catalogue.open.
        """
        for route_id in route_ids:
            yield self._keepsake(route_id)
            self._kept.add(route_id)

    def _around(self) -> Cells:
        """Return where the library's routes lie, found out once for each list of them."""
        listed = self._library.list()
        if listed is not self._cells_of:
            self._cells_of, self._cells = listed, cells_of(listed)
        return self._cells

    def _is_all_read(self, arrival: Arrival) -> bool:
        names = [file.file_name for file in arrival.files]
        return len(self._catalogue.rows(names)) == len(names)

    def _keepsake(self, route_id: str) -> Keepsake:
        choice, origin = self.choice(route_id), self._catalogue.origin(route_id)
        if origin.count == 1 and not choice.is_swapped:
            path = self._folder / origin.file_name
            row = self._catalogue.rows((origin.file_name,))[0]
            title = choice.title if choice.title != row.routes[0].name else ""
            name = choice.title or row.routes[0].name
            file = NewFile(_no_path(name), path.suffix, file_bytes(path))
            return Keepsake(file, title, choice.tags, row=row)
        route = self.open(route_id)
        file = NewFile(_no_path(route.name), ".gpx", write_whole_gpx(route))
        return Keepsake(file, "", choice.tags, Source(origin.sha256, origin.number))

    def _report(
        self, arrival: Arrival, ids: Mapping[str, Sequence[str]], known: Mapping[Source, str]
    ) -> Report:
        rows = self._catalogue.rows([file.file_name for file in arrival.files])
        found = [route_id for row in rows for route_id in ids.get(row.name, ())]
        # What was kept and removed again waits again.
        waiting = tuple(each for each in found if self._is_waiting(each, known))
        kept = len(self._kept.intersection(found).difference(waiting))
        return Report(
            name=arrival.name,
            waiting=waiting,
            kept=kept,
            known=arrival.known + len(found) - kept - len(waiting),
            repairs=_all_repairs(arrival, rows),
            refused=_all_refused(arrival, rows),
            twin=arrival.twin,
            is_read=len(rows) == len(arrival.files),
        )

    def _is_waiting(self, route_id: str, known: Mapping[Source, str]) -> bool:
        return _source(self._catalogue.origin(route_id)) not in known

    def _as_chosen(self, summary: RouteSummary) -> RouteSummary:
        choice = self.choice(summary.id)
        if choice.is_swapped:
            return replace(summarise(self.open(summary.id), summary.id), tags=choice.tags)
        if not choice.title and not choice.tags:
            return summary
        return replace(summary, name=choice.title or summary.name, tags=choice.tags)


def _no_path(name: str) -> str:
    """Return a route's name as one that a file may have: "Park / River" is not a folder."""
    return name.replace("/", " ").replace("\\", " ")


def _source(origin: Origin) -> Source:
    return Source(origin.sha256, origin.number)


def _all_repairs(arrival: Arrival, rows: Iterable[FileRow]) -> tuple[Repair, ...]:
    counts = Counter({Mend.SAME_FILE: arrival.twins})
    for repair in (*arrival.repairs, *(repair for row in rows for repair in row.repairs)):
        counts[repair.mend] += repair.count
    return told(counts)


def _all_refused(arrival: Arrival, rows: Iterable[FileRow]) -> tuple[Refusal, ...]:
    shown = {file.file_name: file.shown for file in arrival.files}
    inside = (replace(each, name=shown[row.name]) for row in rows for each in row.refused)
    return (*arrival.refused, *inside)
