"""Favourites and tags of any route, kept in the runner's own folder in one file.

A route is known by its file's content, so that marks stay when files are renamed or moved.
"""

import threading

from routes.errors import Fault, RouteFileError
from routes.facts import Source
from routes.folder import MARKS_FILE
from routes.kept import KeptFiles
from routes.marked import NO_MARK, Mark, Marks, TooManyMarksError, marks_bytes, read_marks
from routes.rows import Stamp, file_bytes, stamp_of

_NEVER = (Stamp(0, -1), 0)


class MarksFile:
    """Keep marks among `files`. One instance may serve many threads, several processes one file.

    `set_aside` is the name that a file which could not be read was given, None while none was.
    """

    def __init__(self, files: KeptFiles) -> None:
        self._files = files
        self._path = files.folder / MARKS_FILE
        self._lock = threading.Lock()
        self._stamp = _NEVER
        self._marks: Marks = {}
        self.set_aside: str | None = None

    def all(self) -> Marks:
        """Return all marks as they are now; the same mapping while the file stays the same.

        A file that cannot be read is set aside; `set_aside` tells. Raises RouteFileError with
        NOT_SAVED where that, or reading, is not possible.
        """
        with self._lock:
            try:
                status = self._path.lstat()
                stamp = (stamp_of(status), status.st_ino)
                if stamp != self._stamp:
                    self._marks = read_marks(file_bytes(self._path))
                    self._stamp = stamp
            except (FileNotFoundError, NotADirectoryError):
                self._stamp, self._marks = _NEVER, {}
            except OSError as error:
                raise RouteFileError(Fault.NOT_SAVED, str(error), MARKS_FILE) from error
            except ValueError:
                self._change({})
            return self._marks

    def mark(self, source: Source, mark: Mark) -> Mark:
        """Mark a route in place of what it was marked with, which is returned.

        Raises RouteFileError with NOT_SAVED; nothing has changed then.
        """
        with self._lock:
            return self._change({source: mark}).get(source, NO_MARK)

    def _change(self, news: Marks) -> Marks:
        """Write `news` among what any process wrote, and return what was there."""
        before: dict[Source, Mark] = {}

        def change(data: bytes | None) -> bytes:
            before.clear()
            before.update(read_marks(data) if data is not None else {})
            return marks_bytes({**before, **news})

        try:
            aside = self._files.rewrite(MARKS_FILE, change)
        except TooManyMarksError as error:
            raise RouteFileError(Fault.NOT_SAVED, str(error), MARKS_FILE) from error
        self.set_aside = aside or self.set_aside
        self._stamp, self._marks = _NEVER, {**before, **news}
        return before
