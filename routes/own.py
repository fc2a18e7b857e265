"""The runner's own routes: kept from files that came in, named, tagged, taken out and put back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from routes.catalogue import Catalogue
from routes.facts import Source, clean_tags
from routes.kept import KeptFiles, NewFile
from routes.limits import MOST_NAME_CHARS
from routes.marks import MarksFile
from routes.notes import Note
from routes.read.lines import stem_of
from routes.read.text import clean_text
from routes.rows import FileRow, stamp_of

# A dot is in no slug, so an own id is never that of another library.
OWN_PREFIX = "my."


@dataclass(frozen=True, slots=True)
class Keepsake:
    """Hold a route that is to be kept: its file, what it is called, and its tags.

    `title` is "" where the file's own name for it is good. `source` tells of which route of which
    file `file` was made, None where it is that file itself. `row` is what reading `file` gave, None
    where it has not been read.
    """

    file: NewFile
    title: str = ""
    tags: tuple[str, ...] = ()
    source: Source | None = None
    row: FileRow | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """Hold what a route is called and its tags, to go back to."""

    title: str
    tags: tuple[str, ...]


class OwnRoutes:
    """Keep a runner's own routes in `folder`; `catalogue` lists them, `marks` are of any route.

    Every method that changes anything may raise RouteFileError with NOT_SAVED or BAD_FACTS,
    StaleRouteError for a file that is gone, or UnknownRouteError; `catalogue` shows a change at
    once. One instance may serve many threads.
    """

    def __init__(
        self, folder: Path, index: Path | None = None, *, workers: int | None = None
    ) -> None:
        self.folder = folder
        self.catalogue = Catalogue(folder, index, workers=workers, id_prefix=OWN_PREFIX)
        self._files = KeptFiles(folder)
        self.marks = MarksFile(self._files)

    def keep(self, keepsakes: Iterable[Keepsake]) -> Iterator[str]:
        """Keep routes, and yield the name of each file when it is written.

        Those that were kept before an error, or before the iterator was closed, stay kept; they are
        listed from then on.
        """
        self._files.check_notes()
        notes: list[Note] = []
        rows: list[FileRow] = []
        try:
            with self._files.keeping() as put:
                for keepsake in keepsakes:
                    name = put(keepsake.file)
                    notes.extend(_notes(name, keepsake))
                    rows.extend(self._rows(name, keepsake))
                    yield name
        finally:
            try:
                self._files.note(notes)
            finally:
                self.catalogue.adopt(rows)
                self.catalogue.scan()

    def rename(self, route_id: str, title: str, tags: Sequence[str]) -> Naming:
        """Give a route a title, "" for its file's own, and tags; return what it had."""
        summary = next((each for each in self.catalogue.list() if each.id == route_id), None)
        origin = self.catalogue.origin(route_id)
        facts = self.catalogue.facts(route_id)
        plain = clean_text(title, MOST_NAME_CHARS)
        # The name that is shown already need not be written down.
        if summary and plain == summary.name:
            plain = facts.title if facts else ""
        self._files.note((Note(origin.file_name, plain, clean_tags(tags)),))
        self.catalogue.scan()
        return Naming(facts.title if facts else "", facts.tags if facts else ())

    def remove(self, file_names: Sequence[str]) -> None:
        """Take files out, with all routes in them; `restore` puts them back."""
        self._files.remove(file_names)
        self.catalogue.scan()

    def removed(self) -> tuple[str, ...]:
        """Return the names of the files that were taken out and not erased."""
        return self._files.removed()

    def restore(self, file_names: Sequence[str]) -> None:
        """Put files back that were taken out, with their titles and tags."""
        self._files.restore(file_names)
        self.catalogue.scan()

    def erase(self, file_names: Sequence[str]) -> None:
        """Delete files that were taken out, for good."""
        self._files.erase(file_names)
        self.catalogue.scan()

    def set_notes_aside(self) -> None:
        """Give a notes file that cannot be read another name, so that a new one can begin."""
        self._files.set_notes_aside()
        self.catalogue.scan()

    def _rows(self, name: str, keepsake: Keepsake) -> Iterator[FileRow]:
        # What is called by its file's name is called otherwise now, and must be read again.
        if keepsake.row and not _lent_name(name, keepsake.row):
            stamp = stamp_of((self.folder / name).lstat())
            yield replace(keepsake.row, name=name, stamp=stamp)


def _notes(file_name: str, keepsake: Keepsake) -> Iterator[Note]:
    title = clean_text(keepsake.title, MOST_NAME_CHARS)
    if not title and keepsake.row:
        title = _lent_name(file_name, keepsake.row)
    if title or keepsake.tags or keepsake.source:
        yield Note(file_name, title, clean_tags(keepsake.tags), keepsake.source)


def _lent_name(file_name: str, row: FileRow) -> str:
    """Return the name that a route has of its file alone, "" where `file_name` lends the same."""
    name = row.routes[0].name if row.routes else ""
    return name if stem_of(row.name) == name != stem_of(file_name) else ""
