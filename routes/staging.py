"""Files as they come in: unpacked into a folder under names of our own, each content once."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NAME_CHARS
from routes.read import SUFFIXES, Refusal, Repair
from routes.read.archive import PACKED, unpack_archive
from routes.read.sniff import Kind, recognised
from routes.read.text import clean_text
from routes.write.own_names import folded, own_name

_ENDINGS: Mapping[Kind, str] = {Kind.TCX: ".tcx", Kind.KML: ".kml", Kind.FIT: ".fit"}


@dataclass(frozen=True, slots=True)
class Staged:
    """Name a file in the folder, and how it was called where it came from, as plain text."""

    file_name: str
    shown: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """Tell what unpacking one file gave, before anything is read; `name` is plain text.

    `files` lie in the folder now. `known` counts files that the library has already, `twins` those
    that came in before; `twin` names the one that this whole file is the same as.
    """

    name: str
    files: tuple[Staged, ...] = ()
    known: int = 0
    twins: int = 0
    twin: str = ""
    repairs: tuple[Repair, ...] = ()
    refused: tuple[Refusal, ...] = ()


class Staging:
    """Put files into `folder`, which is nobody else's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._contents: dict[bytes, str] = {}
        self._taken: set[str] = set()

    def receive(
        self,
        name: str,
        data: bytes,
        is_known: Callable[[bytes], bool],
        progress: Callable[[float], None] = lambda _: None,
    ) -> Arrival:
        """Unpack one file, whatever it is; `is_known` tells of a SHA-256 if the library has it.

        `progress` is told about how much of an archive is unpacked, from 0 to 1.
        Raises RouteFileError with NOT_SAVED where the folder cannot be written, and nothing else.
        """
        shown = clean_text(name, MOST_NAME_CHARS)
        heap = _Heap()

        def take(inside: bytes, inside_name: str) -> None:
            self._sort(inside, inside_name, heap, is_known)

        try:
            if recognised(data) not in PACKED:
                take(data, name)
                return heap.arrival(shown)
            sha256 = hashlib.sha256(data).digest()
            if sha256 in self._contents:
                return Arrival(shown, twin=self._contents[sha256])
            if is_known(sha256):
                return Arrival(shown, known=1)
            contents = unpack_archive(data, name, take, SUFFIXES, progress)
            self._contents[sha256] = shown
            return heap.arrival(shown, contents.repairs, contents.refused)
        except RouteFileError as error:
            if error.code is Fault.NOT_SAVED:
                self._take_back(heap)
                raise
            return Arrival(shown, refused=(Refusal("", error.code, error.detail),))

    def _sort(
        self, data: bytes, name: str, heap: "_Heap", is_known: Callable[[bytes], bool]
    ) -> None:
        shown = clean_text(name.replace("\\", "/").rpartition("/")[2], MOST_NAME_CHARS)
        sha256 = hashlib.sha256(data).digest()
        # First, as what came in before may have been kept since.
        if is_known(sha256):
            heap.known += 1
        elif sha256 in self._contents:
            heap.twins.append(self._contents[sha256])
        else:
            heap.files.append(Staged(self._put(data, name), shown))
            self._contents[sha256] = shown
            heap.contents.append(sha256)

    def _take_back(self, heap: "_Heap") -> None:
        """Forget a file that did not come in whole, so that it can come in again."""
        for sha256 in heap.contents:
            self._contents.pop(sha256, None)
        for staged in heap.files:
            with suppress(OSError):
                (self._folder / staged.file_name).unlink()

    def _put(self, data: bytes, name: str) -> str:
        kind = recognised(data)
        suffix = _ENDINGS.get(kind, ".gpx") if isinstance(kind, Kind) else ".gpx"
        own = own_name(name, suffix, self._taken)
        try:
            (self._folder / own).write_bytes(data)
        except OSError as error:
            with suppress(OSError):
                (self._folder / own).unlink()
            raise RouteFileError(Fault.NOT_SAVED, str(error), name) from error
        self._taken.add(folded(own))
        return own


@dataclass(slots=True, eq=False)
class _Heap:
    """What one file gave so far."""

    files: list[Staged] = field(default_factory=list)
    twins: list[str] = field(default_factory=list)
    known: int = 0
    contents: list[bytes] = field(default_factory=list)

    def arrival(
        self, shown: str, repairs: tuple[Repair, ...] = (), refused: tuple[Refusal, ...] = ()
    ) -> Arrival:
        """Return the whole."""
        alone = len(self.twins) == 1 and not self.files and not self.known
        return Arrival(
            name=shown,
            files=tuple(self.files),
            known=self.known,
            twins=0 if alone else len(self.twins),
            twin=self.twins[0] if alone else "",
            repairs=repairs,
            refused=refused,
        )
