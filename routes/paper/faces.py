"""Type faces: which of them shows a character, loaded only when one needs it.

Source Sans 3, as on the screen; Kurinto Sans for all other scripts; Kurinto's Japanese, Korean and
Chinese for theirs. All are of the package weblate-fonts, under the SIL Open Font License 1.1, which
allows to embed them. What none has is shown as U+FFFD, a sign with a question mark.
"""

import copy
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapedStr, TTFont, shapeStr

from routes.paper.look import Weight
from routes.paper.scripts import (
    REPLACEMENT,
    belongs_to_neighbour,
    printable,
    stretches,
    wants_shaping,
)

_PACKAGE = "weblate_fonts"
_LATIN = {
    Weight.REGULAR: "source-sans/ttf/SourceSans3-Regular.ttf",
    Weight.STRONG: "source-sans/ttf/SourceSans3-Semibold.ttf",
}
_KURINTO = {Weight.REGULAR: "Rg", Weight.STRONG: "Bd"}
# Of a text with such letters, also the characters that all of East Asia shares are set as there.
_KANA = range(0x3040, 0x3100)
_HANGUL = (range(0x1100, 0x1200), range(0x3130, 0x3190), range(0xAC00, 0xD7B0))
_MOST_KEPT = 5000
# Two weights of three families, as a page of Chinese needs.
_MOST_FILES_KEPT = 6
_LAST_PLAIN = "\uffff"
# From the end, as reportlab takes its own for shaped forms from the beginning.
_PRIVATE = range(0xF8FF, 0xEFFF, -1)


@dataclass(frozen=True, slots=True)
class Run:
    """Hold characters of one face as they stand from left to right, and their width at 1 pt."""

    face: str
    text: str
    width_em: float


@dataclass(frozen=True, slots=True)
class Setting:
    """Hold a line of type as runs from left to right.

    `is_plain` tells that their characters, read in this order, are the text itself.
    """

    text: str
    runs: tuple[Run, ...]
    is_plain: bool

    @property
    def width_em(self) -> float:
        """Return its width at a size of 1 pt."""
        return sum(run.width_em for run in self.runs)


class Faces:
    """Set text in the faces of one document; for one thread, as reportlab keeps faces by name.

    Each document has its own, so that the same text gives the same bytes whatever came before.
    """

    def __init__(self) -> None:
        self._loaded: dict[str, TTFont] = {}
        self._private: dict[tuple[str, str], str] = {}
        self._kept: dict[tuple[str, Weight], Setting] = {}
        self._folder = _folder()

    def default(self) -> str:
        """Return the name of the face that a page begins with."""
        return self._face(_LATIN[Weight.REGULAR]).fontName

    def set(self, text: str, weight: Weight = Weight.REGULAR) -> Setting:
        """Return `text`, of any characters and length, as it is set on one line."""
        key = text, weight
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._set(printable(text), weight)
        return self._kept[key]

    def _set(self, text: str, weight: Weight) -> Setting:
        chain = _chain(text, weight)
        runs: list[Run] = []
        is_plain = not wants_shaping(text) and max(text, default="") <= _LAST_PLAIN
        for stretch, is_backward in stretches(text):
            found = [self._run(file, part) for file, part in self._parts(stretch, chain)]
            runs += reversed(found) if is_backward else found
            is_plain = is_plain and not is_backward
        return Setting(text, tuple(runs), is_plain)

    def _parts(self, text: str, chain: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Yield the text in parts of one face each, as the face's file and the characters."""
        file, part = chain[0], ""
        for c in text:
            if part and belongs_to_neighbour(c) and self._shows(file, c):
                part += c
                continue
            # A space is taken from where the text is.
            wanted = file if part and c == " " else self._file_for(c, chain)
            shown = c if self._shows(wanted, c) else REPLACEMENT
            if wanted != file and part:
                yield file, part
                part = ""
            file, part = wanted, part + shown
        if part:
            yield file, part

    def _file_for(self, c: str, chain: tuple[str, ...]) -> str:
        return next((file for file in chain if self._shows(file, c)), _with_replacement(chain))

    def _shows(self, file: str, c: str) -> bool:
        return ord(c) in self._face(file).face.charToGlyph

    def _known(self, file: str, c: str) -> str:
        """Return a character as reportlab can tell of it: what lies beyond U+FFFF by another name.

        Its table of what stands for what would name such a character by five digits, which no
        reader takes; a free code of the private area stands in for it.
        """
        if c <= _LAST_PLAIN:
            return c
        if (file, c) not in self._private:
            face = self._face(file).face
            code = next((code for code in _PRIVATE if code not in face.charToGlyph), None)
            if code is None:
                return REPLACEMENT
            face.charToGlyph[code] = face.charToGlyph[ord(c)]
            face.charWidths[code] = face.charWidths[ord(c)]
            self._private[file, c] = chr(code)
        return self._private[file, c]

    def _run(self, file: str, text: str) -> Run:
        name = self._face(file).fontName
        shaped = shapeStr(text, name, 1) if wants_shaping(text) else text
        told = "".join(self._known(file, c) for c in shaped)
        if not isinstance(shaped, ShapedStr):
            return Run(name, told, pdfmetrics.stringWidth(told, name, 1))
        data = vars(shaped)["__shapeData__"]
        advance = sum(each.x_advance for each in data)
        return Run(name, ShapedStr(told, shapeData=data), advance / 1000)

    def _face(self, file: str) -> TTFont:
        if file not in self._loaded:
            face = _fresh(_read(self._folder / file))
            # Of two faces of one name reportlab keeps the first.
            face.unregister()
            pdfmetrics.registerFont(face)
            self._loaded[file] = face
        return self._loaded[file]


@lru_cache(maxsize=_MOST_FILES_KEPT)
def _read(path: Path) -> TTFont:
    """Return a face as its file has it, which takes longer than to set a page in it."""
    return TTFont(path.stem, str(path), asciiReadable=False)


def _fresh(read: TTFont) -> TTFont:
    """Return the face for a new document: what a document adds to its tables is its own."""
    font, font.face = copy.copy(read), copy.copy(read.face)
    font.state = WeakKeyDictionary()
    for table in ("charToGlyph", "glyphToChar", "charWidths"):
        setattr(font.face, table, dict(getattr(read.face, table)))
    return font


def _chain(text: str, weight: Weight) -> tuple[str, ...]:
    """Return the files of faces to try for the characters of a text, the best first."""
    codes = set(map(ord, text))
    if any(code in _KANA for code in codes):
        families = "JP", "", "SC", "TC", "KR"
    elif any(code in block for code in codes for block in _HANGUL):
        families = "KR", "", "SC", "TC", "JP"
    else:
        families = "", "SC", "TC", "JP", "KR"
    return _LATIN[weight], *(_kurinto(family, weight) for family in families)


def _with_replacement(chain: tuple[str, ...]) -> str:
    return next(file for file in chain if "KurintoSans-" in file)


def _kurinto(family: str, weight: Weight) -> str:
    return f"kurinto/ttf/KurintoSans{family}-{_KURINTO[weight]}.ttf"


def _folder() -> Path:
    # The package itself wants Django when it is imported; only its files are needed.
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(_PACKAGE)
    return Path(next(iter(spec.submodule_search_locations))) / "static" / _PACKAGE
