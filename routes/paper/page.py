"""A PDF document and what is set on its pages; words are data here, never markup."""

import io
import threading
from collections.abc import Callable, Iterator

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from routes.language import words_tag
from routes.paper.faces import Faces, Setting
from routes.paper.look import A4_PT, WHITE, Align, Style
from routes.paper.scripts import printable

_MAKER = "Loopwell"
_CUT = "…"
# Letters are wider than this share of their size; only a heap of marks is not.
_NARROWEST = 0.05
# Reportlab keeps faces by name for the whole process, and one face serves one document at a time.
_ONE_AT_A_TIME = threading.Lock()


class Paper:
    """Set type on the pages of one document; `canvas` is reportlab's, for lines and shapes.

    Places are points from the lower left corner of a page; `y` is the line that letters stand on.
    """

    def __init__(self, canvas: Canvas, faces: Faces, size_pt: tuple[float, float]) -> None:
        self.canvas = canvas
        self.size_pt = size_pt
        self._faces = faces

    def next_page(self) -> None:
        """End this page and begin another."""
        self.canvas.showPage()

    def width(self, text: str, style: Style) -> float:
        """Return how wide `text` is on one line, in points."""
        return self._set(text, style).width_em * style.size_pt

    def text(
        self,
        x: float,
        y: float,
        text: str,
        style: Style,
        align: Align = Align.LEFT,
        *,
        most_pt: float | None = None,
        is_on_white: bool = False,
    ) -> float:
        """Set one line and return its width; wider than `most_pt` it is cut, with a sign for it.

        With `is_on_white` what is below it shows through only a little.
        """
        if most_pt is not None:
            text = self.fitted(text, style, most_pt)
        setting = self._set(text, style)
        width = setting.width_em * style.size_pt
        x -= {Align.LEFT: 0.0, Align.CENTRE: width / 2, Align.RIGHT: width}[align]
        if is_on_white:
            self._whiten(x, y, width, style)
        self.canvas.setFillColor(HexColor(style.colour))
        if setting.is_plain:
            self._show(x, y, setting, style)
        else:
            said = setting.text.encode("utf-16-be").hex()
            self.canvas.addLiteral(f"/Span <</ActualText <feff{said}>>> BDC")
            self._show(x, y, setting, style)
            self.canvas.addLiteral("EMC")
        return width

    def paragraph(
        self,
        x: float,
        top: float,
        width_pt: float,
        text: str,
        style: Style,
        *,
        most_lines: int | None = None,
    ) -> float:
        """Set `text` in lines of at most `width_pt` below `top`; return the y below the last.

        Beyond `most_lines` it is cut, with a sign for it.
        """
        lines = self.lines(text, style, width_pt)
        if most_lines is not None and len(lines) > most_lines:
            rest = " ".join(lines[most_lines - 1 :])
            lines = (*lines[: most_lines - 1], self.fitted(rest, style, width_pt))
        for line in lines:
            self.text(x, top - self.rise(style), line, style)
            top -= style.leading_pt
        return top

    def rise(self, style: Style) -> float:
        """Return how far below the top of its line a line of type stands, in points."""
        return (style.leading_pt + 0.66 * style.size_pt) / 2

    def lines(self, text: str, style: Style, width_pt: float) -> tuple[str, ...]:
        """Return `text` broken into lines of at most `width_pt`, at spaces wherever it can be."""
        return tuple(self._lines(text, style, width_pt))

    def fitted(self, text: str, style: Style, width_pt: float) -> str:
        """Return `text`, or as much of its beginning as fits into `width_pt` with a sign for it."""
        if not self._is_wider(text, style, width_pt):
            return text
        kept = self._longest(text, style, width_pt - self.width(_CUT, style))
        return text[:kept].rstrip() + _CUT

    def _lines(self, text: str, style: Style, width_pt: float) -> Iterator[str]:
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            # Measured as a whole: letters may join, and a line from the right is set otherwise.
            if not self._is_wider(longer, style, width_pt):
                line = longer
                continue
            if line:
                yield line
            line = word
            while self._is_wider(line, style, width_pt):
                kept = max(1, self._longest(line, style, width_pt))
                yield line[:kept]
                line = line[kept:]
        if line:
            yield line

    def _is_wider(self, text: str, style: Style, width_pt: float) -> bool:
        if len(text) > self._most_chars(style, width_pt):
            return True
        return self.width(text, style) > width_pt

    def _most_chars(self, style: Style, width_pt: float) -> int:
        """Return how many characters may stand on a line at most, be they ever so narrow."""
        return int(max(width_pt, 0.0) / (_NARROWEST * style.size_pt)) + 1

    def _longest(self, text: str, style: Style, width_pt: float) -> int:
        """Return how many characters from the start fit, found by halves."""
        low, high = 0, min(len(text), self._most_chars(style, width_pt))
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle], style) <= width_pt:
                low = middle
            else:
                high = middle - 1
        return low

    def _set(self, text: str, style: Style) -> Setting:
        return self._faces.set(text, style.weight)

    def _show(self, x: float, y: float, setting: Setting, style: Style) -> None:
        line = self.canvas.beginText(x, y)
        for run in setting.runs:
            line.setFont(run.face, style.size_pt)
            line.textOut(run.text)
        self.canvas.drawText(line)

    def _whiten(self, x: float, y: float, width: float, style: Style) -> None:
        # No edge of white letters, which looks finer: readers of the file would find all twice.
        self.canvas.saveState()
        self.canvas.setFillColor(HexColor(WHITE))
        self.canvas.setFillAlpha(0.72)
        low, high = -0.2 * style.size_pt, 0.9 * style.size_pt
        self.canvas.roundRect(x - 1, y + low, width + 2, high - low, 1.5, stroke=0, fill=1)
        self.canvas.restoreState()


def make_pdf(
    title: str,
    draw: Callable[[Paper], None],
    *,
    subject: str = "",
    size_pt: tuple[float, float] = A4_PT,
) -> bytes:
    """Return the PDF that `draw` fills, with its faces embedded; the same drawing, the same bytes.

    `size_pt` is a page's width and height in points. Documents are made one at a time.
    """
    out = io.BytesIO()
    with _ONE_AT_A_TIME:
        faces = Faces()
        canvas = Canvas(
            out,
            pagesize=size_pt,
            pageCompression=1,
            invariant=1,
            lang=words_tag(),
            initialFontName=faces.default(),  # type: ignore[arg-type] # it is a name
        )
        canvas.setTitle(printable(title))
        canvas.setAuthor(_MAKER)
        canvas.setCreator(_MAKER)
        canvas.setSubject(printable(subject))
        draw(Paper(canvas, faces, size_pt))
        canvas.save()
    return out.getvalue()
