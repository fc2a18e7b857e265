"""The runner's own folder: files are kept, noted, taken out and put back, each step whole.

A step that fails leaves what was there. Several processes may use one folder at once.
"""

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from routes.errors import Fault, RouteFileError, StaleRouteError
from routes.facts import FACTS_FILE
from routes.notes import Note, noted_files, with_notes, without_notes
from routes.rows import file_bytes
from routes.write.own_names import folded, own_name

# Taken-out files lie here until they are erased, so that each can be put back.
REMOVED_FOLDER = "removed"
_LOCK_FILE = ".lock"
# Hidden, so that no scan takes a file that is being written.
_PART_PREFIX = ".part-"
_PATIENCE_S = 10.0


@dataclass(frozen=True, slots=True)
class NewFile:
    """Hold what is to be kept: a name to go by, its ending with the dot, and the bytes."""

    display_name: str
    suffix: str
    data: bytes


class KeptFiles:
    """Keep files in `folder`, which is made when first needed.

    Every method that writes may raise RouteFileError with NOT_SAVED, or BAD_FACTS where the notes
    cannot be read; nothing has changed then.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._removed = folder / REMOVED_FOLDER

    @contextmanager
    def keeping(self) -> Iterator[Callable[[NewFile], str]]:
        """Give what writes one file and returns the name that it got, while nobody else writes."""
        with self._alone():
            with _told(self.folder.name):
                self._sweep()
                taken = self._names()

            def put(file: NewFile) -> str:
                name = own_name(file.display_name, file.suffix, taken)
                # Another program heeds no lock, and its file must not be written over.
                while os.path.lexists(self.folder / name):
                    taken.add(folded(name))
                    name = own_name(file.display_name, file.suffix, taken)
                with _told(name):
                    _write(self.folder / name, file.data)
                taken.add(folded(name))
                return name

            yield put

    def check_notes(self) -> None:
        """Raise what `note` would raise for a notes file that cannot be read."""
        with _told(FACTS_FILE):
            with_notes(self._facts(), ())

    def note(self, notes: Sequence[Note]) -> None:
        """Write what is said of files, in place of what was."""
        if not notes:
            return
        with self._alone(), _told(FACTS_FILE):
            _write(self.folder / FACTS_FILE, with_notes(self._facts(), notes))

    def remove(self, file_names: Sequence[str]) -> None:
        """Take files out of the library; they stay in the folder of removed ones.

        Raises StaleRouteError where one is gone already; then none is moved.
        """
        with self._alone():
            with _told(REMOVED_FOLDER):
                self._removed.mkdir(exist_ok=True)
            _move(file_names, self.folder, self._removed)

    def restore(self, file_names: Sequence[str]) -> None:
        """Put removed files back. Raises as `remove`."""
        with self._alone():
            _move(file_names, self._removed, self.folder)

    def removed(self) -> tuple[str, ...]:
        """Return the names of the removed files, in order."""
        try:
            return tuple(
                sorted(path.name for path in self._removed.iterdir() if not _is_hidden(path))
            )
        except OSError:
            return ()

    def erase(self, file_names: Sequence[str]) -> None:
        """Delete removed files for good, and what was said of them."""
        with self._alone():
            with _told(FACTS_FILE):
                facts = self._facts()
                # Notes that cannot be read are found out before anything is deleted.
                without_notes(facts, ())
            gone = []
            try:
                for name in file_names:
                    with _told(name):
                        (self._removed / name).unlink()
                    gone.append(name)
            finally:
                self._forget(facts, gone)

    def set_notes_aside(self) -> None:
        """Give a notes file that cannot be read another name, so that a new one can begin."""
        with self._alone():
            self._set_aside(FACTS_FILE)

    def rewrite(self, name: str, change: Callable[[bytes | None], bytes]) -> str | None:
        """Put what `change` makes of the file `name`, None for no file, in its place.

        Nobody else writes meanwhile. A file for which `change` raises ValueError is set aside, and
        begun anew; returns the name that it has then, else None.
        """
        with self._alone(), _told(name):
            try:
                before: bytes | None = file_bytes(self.folder / name)
            except FileNotFoundError:
                before = None
            aside = None
            try:
                data = change(before)
            except ValueError:
                if before is None:
                    raise
                data = change(None)
                aside = self._set_aside(name)
            _write(self.folder / name, data)
            return aside

    def _set_aside(self, name: str) -> str:
        with _told(name):
            names = (f"{name}.aside-{number}.txt" for number in count(1))
            free = next(each for each in names if not (self.folder / each).exists())
            (self.folder / name).replace(self.folder / free)
            return free

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold off every other thread and process that writes here."""
        with _told(self.folder.name):
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / _LOCK_FILE, timeout=_PATIENCE_S, thread_local=False)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()

    def _forget(self, facts: bytes | None, file_names: Sequence[str]) -> None:
        gone = [name for name in file_names if not (self.folder / name).exists()]
        if facts is not None and gone:
            with _told(FACTS_FILE):
                _write(self.folder / FACTS_FILE, without_notes(facts, gone))

    def _sweep(self) -> None:
        """Delete what processes left that were killed while they wrote; nobody else writes now."""
        for path in self.folder.glob(f"{_PART_PREFIX}*"):
            with suppress(OSError):
                path.unlink()

    def _names(self) -> set[str]:
        """Return the names that no new file may have: also those that something is said of."""
        names = [path.name for path in self.folder.iterdir() if not _is_hidden(path)]
        facts = self._facts()
        noted = noted_files(facts) if facts is not None else ()
        return {folded(name) for name in (*names, *self.removed(), *noted)}

    def _facts(self) -> bytes | None:
        try:
            return file_bytes(self.folder / FACTS_FILE)
        except FileNotFoundError:
            return None


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and have it on the disk before it gets its name."""
    part = path.with_name(f"{_PART_PREFIX}{secrets.token_hex(8)}")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _move(file_names: Sequence[str], source: Path, target: Path) -> None:
    """Move all files or none; what lies there under such a name already stays, and is an error."""
    moved: list[str] = []
    try:
        for name in file_names:
            with _told(name):
                _move_one(source / name, target / name)
            moved.append(name)
    except BaseException:
        for name in moved:
            with suppress(OSError):
                (target / name).replace(source / name)
        raise


def _move_one(source: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise FileExistsError(target.name)
    try:
        source.replace(target)
    except FileNotFoundError as error:
        raise StaleRouteError(source.name) from error


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what the file system says into RouteFileError."""
    try:
        yield
    except (OSError, Timeout) as error:
        raise RouteFileError(Fault.NOT_SAVED, str(error), name) from error


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(".")
