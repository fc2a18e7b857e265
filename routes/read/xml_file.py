"""The way of an XML file's bytes into a walk, with what the doctor can do for them."""

from collections import Counter
from typing import ClassVar

from routes.errors import Fault, RouteFileError
from routes.guard import decoded_or_guessed
from routes.limits import MOST_POINTS, MOST_SEGMENTS
from routes.read import doctor
from routes.read.lines import Lines
from routes.read.reading import Mend
from routes.xml_guard import walked


def mended_text(data: bytes, where: str, repairs: Counter[Mend]) -> str:
    """Return a file's text with what can be set right before it is walked through.

    Raises RouteFileError.
    """
    text, guessed = decoded_or_guessed(data, where)
    repairs[Mend.ENCODING_GUESSED] += guessed
    text = doctor.without_lead(doctor.without_tail(text, repairs), repairs)
    return doctor.without_stray_signs(text, repairs)


class NamedWalk:
    """A visitor that follows the path; a subclass keeps what it wants in `started` and `ended`.

    Names come without prefix. `skipped` are elements passed over with all that they hold,
    `lengthy` those whose text may be of any length. `where` is the file's name, for errors.
    """

    root: ClassVar[str] = ""
    skipped: ClassVar[frozenset[str]] = frozenset()
    lengthy: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, where: str) -> None:
        self.where = where
        self._path: list[str] = []
        self._points = 0
        self._pieces = 0
        self._skip_depth = 0

    def started(self, name: str) -> None:
        """Take note of an element's beginning."""

    def ended(self, name: str, parent: str, text: str) -> None:
        """Take note of an element's end; `text` is what stands after its last child."""

    def finish(self) -> None:
        """Keep what is complete when the text ends before its time."""

    def count_points(self, more: int = 1) -> None:
        """Count points taken in. Raises RouteFileError over the limit."""
        self._points += more
        if self._points > MOST_POINTS:
            raise self.refusal(Fault.TOO_MANY_POINTS, f"more than {MOST_POINTS}")

    def count_piece(self) -> None:
        """Count a piece of a line. Raises RouteFileError over the limit."""
        self._pieces += 1
        if self._pieces > MOST_SEGMENTS:
            raise self.refusal(Fault.TOO_MANY_LINES, f"more than {MOST_SEGMENTS} pieces")

    def refusal(self, code: Fault, detail: str) -> RouteFileError:
        """Return an error that names this file."""
        return RouteFileError(code, detail, self.where)

    def start(self, tag: str, _: dict[str, str]) -> None:
        """Step into an element."""
        name = tag.rpartition(":")[2]
        path = self._path
        if not path and name != self.root:
            raise self.refusal(Fault.NOT_GPX, f"a {name:.40} file")
        path.append(name)
        if not self._skip_depth:
            if name in self.skipped:
                self._skip_depth = len(path)
            else:
                self.started(name)

    def end(self, _: str, text: str) -> None:
        """Step out of an element."""
        path = self._path
        name = path.pop()
        if not self._skip_depth:
            self.ended(name, path[-1] if path else "", text)
        elif len(path) < self._skip_depth:
            self._skip_depth = 0


def walk_file(data: bytes, lines: Lines, walk: NamedWalk) -> None:
    """Let `walk` go through a file; it gathers in `lines`.

    A file that is cut off or wrong somewhere is walked up to there. Raises RouteFileError for one
    that is not safe, and for one that is damaged before its first line.
    """
    text = mended_text(data, lines.where, lines.repairs)
    broken = walked(text, lines.where, walk, walk.lengthy)
    if broken:
        walk.finish()
        if not len(lines):
            raise RouteFileError(Fault.BROKEN_XML, broken, lines.where)
        lines.repairs[Mend.CUT_OFF] += 1
