"""One pass of expat over a stranger's XML that refuses what is unsafe and keeps what is asked for.

The guard and the parser of the formats that need no tree: bounded in depth, text and points.
"""

from typing import ClassVar
from xml.parsers import expat

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_DEPTH, MOST_ELEMENTS, MOST_POINTS, MOST_TEXT_CHARS

_BUFFER_BYTES = 1_000_000


class XmlWalk:
    """Walk a text once; a subclass keeps what it wants in `started` and `ended`.

    Names come without prefix. `skipped` are elements passed over with all that they hold,
    `lengthy` those whose text may be of any length. `where` is the file's name, for errors.
    """

    root: ClassVar[str] = ""
    skipped: ClassVar[frozenset[str]] = frozenset()
    lengthy: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, where: str) -> None:
        self.where = where
        self._path: list[str] = []
        self._text = ""
        self._counted = 0
        self._elements = 0
        self._skip_depth = 0

    def started(self, name: str, parent: str) -> None:
        """Take note of an element's beginning."""

    def ended(self, name: str, parent: str, text: str) -> None:
        """Take note of an element's end; `text` is what stands after its last child."""

    def finish(self) -> None:
        """Keep what is complete when the text ends before its time."""

    def run(self, text: str) -> str:
        """Walk `text` and return "", or what is wrong where it stops being well-formed.

        Raises RouteFileError for what is unsafe.
        """
        # The text is decoded already, so its own declaration of an encoding must not count.
        parser = expat.ParserCreate("utf-8")
        # A line's coordinates are megabytes long; put together from small pieces they take seconds.
        parser.buffer_text = True
        parser.buffer_size = _BUFFER_BYTES
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(text.encode("utf-8"), True)  # noqa: FBT003  # takes no keyword
        except expat.ExpatError as error:
            return str(error)
        return ""

    def count_points(self, more: int = 1) -> None:
        """Count points taken in. Raises RouteFileError over the limit."""
        self._counted += more
        if self._counted > MOST_POINTS:
            raise self.refusal(Fault.TOO_MANY_POINTS, f"more than {MOST_POINTS}")

    def refusal(self, code: Fault, detail: str) -> RouteFileError:
        """Return an error that names this file."""
        return RouteFileError(code, detail, self.where)

    def _doctype(self, *_: object) -> None:
        raise self.refusal(Fault.UNSAFE_XML, "DOCTYPE")

    def _start(self, tag: str, _: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        path = self._path
        if not path and name != self.root:
            raise self.refusal(Fault.NOT_GPX, f"a {name:.40} file")
        if len(path) >= MOST_DEPTH:
            raise self.refusal(Fault.UNSAFE_XML, f"deeper than {MOST_DEPTH}")
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise self.refusal(Fault.UNSAFE_XML, f"more than {MOST_ELEMENTS} elements")
        parent = path[-1] if path else ""
        path.append(name)
        self._text = ""
        if not self._skip_depth:
            if name in self.skipped:
                self._skip_depth = len(path)
            else:
                self.started(name, parent)

    def _end(self, _: str) -> None:
        path = self._path
        name = path.pop()
        if not self._skip_depth:
            self.ended(name, path[-1] if path else "", self._text)
        elif len(path) < self._skip_depth:
            self._skip_depth = 0
        self._text = ""

    def _characters(self, text: str) -> None:
        self._text += text
        if len(self._text) > MOST_TEXT_CHARS and self._path[-1] not in self.lengthy:
            raise self.refusal(Fault.UNSAFE_XML, f"a text over {MOST_TEXT_CHARS} characters")
