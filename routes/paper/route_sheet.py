"""One route on A4: its numbers, a large map, its profile, what it passes, what is said of it."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from routes.course import Sight
from routes.facts import RouteFacts
from routes.language import paragraph
from routes.measure import Measurement
from routes.paper import labels
from routes.paper.ground import Ground
from routes.paper.look import MM_PT, QUIET, RULE, Align, Box, Style, Weight
from routes.paper.page import Paper, make_pdf
from routes.paper.passed import passed_on_way, wanted_on_map
from routes.paper.route_map import draw_route_map
from routes.paper.route_profile import draw_route_profile
from routes.paper.scripts import printable
from routes.paper.sheet_facts import Pair, Row, methods, notes, numbers, rows
from routes.screens.measures import distance_unit
from routes.track import Route
from routes.units import Units

_MARGIN_PT = 14 * MM_PT
_GAP_PT = 9.0
_FOOT_PT = 14.0
_PROFILE_PT = 62.0
# Our choice: a map lower than this is not worth a page that holds everything.
_LEAST_MAP_PT = 250.0
_MOST_MAP_PT = 540.0
_COLUMN_GAP_PT = 16.0
_AT_PT, _ON_PT = 23.0, 52.0
_SAID_LABEL_PT, _LABEL_GAP_PT = 82.0, 6.0
_MOST_SAID_LINES = 5
# More than anybody reads on a run; two pages hold it.
_MOST_ROWS = 240

_TITLE = Style(19, Weight.STRONG, leading=1.15)
_SUMMARY = Style(9.5, colour=QUIET)
_LABEL = Style(7, colour=QUIET)
_NUMBER = Style(12.5, Weight.STRONG)
_TINY = Style(6.4, colour=QUIET, leading=1.25)
_HEAD = Style(9.5, Weight.STRONG)
_ROW = Style(7.8, leading=1.42)
_ROW_STRONG = Style(7.8, Weight.STRONG, leading=1.42)
_ROW_QUIET = Style(7.8, colour=QUIET, leading=1.42)
_SAID = Style(7.4, leading=1.3)
_SAID_LABEL = Style(7.4, Weight.STRONG, leading=1.3)


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """Hold all that the sheet tells."""

    route: Route
    measurement: Measurement
    ground: Ground | None
    units: Units
    warm_m: tuple[float, float] | None
    sights: tuple[Sight, ...]
    title: str
    summary: str
    numbers: tuple[Pair, ...]
    method: str
    rows: tuple[Row, ...]
    left_out: int
    notes: tuple[Pair, ...]
    notes_head: str


def route_sheet(
    route: Route,
    measurement: Measurement,
    facts: RouteFacts | None,
    ground: Ground | None,
    units: Units = Units.KM,
    *,
    made_from: Route | None = None,
    duration_s: float | None = None,
    warm_m: tuple[float, float] | None = None,
) -> bytes:
    """Return a route's sheet as PDF, as routes.write_route_sheet says."""
    passed = passed_on_way(route, facts, made_from)
    is_loop = measurement.is_loop
    whole = made_from.name if made_from is not None else ""
    told = _Told(
        route=route,
        measurement=measurement,
        ground=ground,
        units=units,
        warm_m=warm_m,
        sights=wanted_on_map(route, facts, made_from),
        title=printable(route.name) or labels.NAMELESS,
        summary=facts.summary if facts and made_from is None else "",
        numbers=numbers(route, measurement, units, duration_s),
        method=methods(measurement, duration_s, is_warm_shown=warm_m is not None),
        rows=tuple(rows(passed[:_MOST_ROWS], units, is_loop=is_loop)),
        left_out=max(len(passed) - _MOST_ROWS, 0),
        notes=notes(facts, units),
        notes_head=labels.OF_WHOLE.format(name=printable(whole)) if whole else "",
    )
    return make_pdf(told.title, lambda paper: _Sheet(paper, told).draw(), subject=labels.SUBJECT)


class _Sheet:
    """Lay the sheet out on its pages, from the top down."""

    def __init__(self, paper: Paper, told: _Told) -> None:
        self._paper, self._told = paper, told
        width, height = paper.size_pt
        self._left, self._width = _MARGIN_PT, width - 2 * _MARGIN_PT
        self._top, self._low = height - _MARGIN_PT, _MARGIN_PT + _FOOT_PT
        self._page, self._pages, self._is_ground_seen = 1, 1, False
        # In some languages labels are longer than in English.
        widest = max((paper.width(pair.label, _SAID_LABEL) for pair in told.notes), default=0.0)
        self._said_pt = min(max(_SAID_LABEL_PT, widest + _LABEL_GAP_PT), self._width / 3)

    def draw(self) -> None:
        """Draw all pages."""
        told = self._told
        y = self._head(self._top)
        profile_pt = _PROFILE_PT + _GAP_PT if told.measurement.profile else 0.0
        notes_pt = self._notes_height()
        list_pt = self._list_height(len(told.rows))
        room = y - self._low - profile_pt - notes_pt
        fits = room - list_pt >= _LEAST_MAP_PT
        map_pt = min(room - list_pt if fits else max(room, _LEAST_MAP_PT), _MOST_MAP_PT)
        rest = () if fits else told.rows
        self._pages = 1 + self._pages_for(len(rest))
        box = Box(self._left, y - map_pt, self._width, map_pt)
        self._is_ground_seen = draw_route_map(
            self._paper,
            box,
            told.route.track,
            told.ground,
            told.units,
            warm_m=told.warm_m,
            sights=told.sights,
        )
        y -= map_pt
        if profile_pt:
            y -= profile_pt
            plot = Box(self._left, y, self._width, _PROFILE_PT)
            draw_route_profile(self._paper, plot, told.measurement, told.units)
        if fits:
            y = self._list(y, told.rows)
        self._notes(y)
        self._foot()
        self._list_pages(rest)

    def _head(self, y: float) -> float:
        told, paper = self._told, self._paper
        y = paper.paragraph(self._left, y, self._width, told.title, _TITLE, most_lines=2)
        if told.summary:
            y = paper.paragraph(
                self._left, y - 2, self._width, told.summary, _SUMMARY, most_lines=2
            )
        y -= 8
        x, step = self._left, self._width / max(len(told.numbers), 5)
        for pair in told.numbers:
            paper.text(x, y - 6, pair.label, _LABEL, most_pt=step - 6)
            paper.text(x, y - 20, pair.text, _NUMBER, most_pt=step - 6)
            x += step
        y = paper.paragraph(self._left, y - 25, self._width, told.method, _TINY)
        return y - 6

    def _list_height(self, count: int) -> float:
        if not count:
            return 0.0
        lines = len(self._paper.lines(self._list_note(), _TINY, self._width))
        return (
            _GAP_PT
            + _HEAD.leading_pt
            + _ROW.leading_pt * (1 + (count + 1) // 2)
            + lines * _TINY.leading_pt
            + 5
        )

    def _list(self, y: float, rows_: tuple[Row, ...]) -> float:
        """Draw rows in two columns below `y`, the left one filled first; return where they end."""
        if not rows_:
            return y
        paper = self._paper
        y -= _GAP_PT
        paper.text(self._left, y - paper.rise(_HEAD), labels.PASSED, _HEAD)
        y -= _HEAD.leading_pt + 2
        half = (len(rows_) + 1) // 2
        wide = (self._width - _COLUMN_GAP_PT) / 2
        for i, part in enumerate((rows_[:half], rows_[half:])):
            if part:
                self._column(self._left + i * (wide + _COLUMN_GAP_PT), y, wide, part)
        y -= _ROW.leading_pt * (1 + half)
        return paper.paragraph(self._left, y - 3, self._width, self._list_note(), _TINY)

    def _list_note(self) -> str:
        left_out = self._told.left_out
        return paragraph(labels.PASSED_NOTE, labels.more_text(left_out) if left_out else "")

    def _column(self, x: float, y: float, wide: float, part: tuple[Row, ...]) -> None:
        paper = self._paper
        base = y - paper.rise(_ROW)
        paper.text(x + _AT_PT - 6, base, distance_unit(self._told.units), _LABEL, Align.RIGHT)
        paper.text(x + _AT_PT, base, labels.PLACE_COLUMN, _LABEL)
        paper.text(x + wide, base, labels.NEXT_COLUMN, _LABEL, Align.RIGHT)
        for row in part:
            y -= _ROW.leading_pt
            base = y - paper.rise(_ROW)
            self._rule(x, y, wide)
            paper.text(x + _AT_PT - 6, base, row.at, _ROW, Align.RIGHT)
            style = _ROW_STRONG if row.is_strong else _ROW
            paper.text(x + _AT_PT, base, row.name, style, most_pt=wide - _AT_PT - _ON_PT)
            paper.text(x + wide, base, row.on, _ROW_QUIET, Align.RIGHT)

    def _list_pages(self, rows_: tuple[Row, ...]) -> None:
        most = self._rows_a_page()
        for first in range(0, len(rows_), most):
            self._paper.next_page()
            self._page += 1
            y = self._top
            self._list(y, rows_[first : first + most])
            self._foot()

    def _rows_a_page(self) -> int:
        room = self._top - self._low - self._list_height(1) + _ROW.leading_pt
        return 2 * int(room / _ROW.leading_pt)

    def _pages_for(self, count: int) -> int:
        return -(-count // self._rows_a_page())

    def _notes_height(self) -> float:
        pairs = self._told.notes
        lines = sum(len(self._said(pair)) for pair in pairs) + bool(self._told.notes_head)
        lines += 1
        return _GAP_PT + lines * _SAID.leading_pt

    def _said(self, pair: Pair) -> tuple[str, ...]:
        lines = self._paper.lines(pair.text, _SAID, self._width - self._said_pt)
        if len(lines) <= _MOST_SAID_LINES:
            return lines
        rest = " ".join(lines[_MOST_SAID_LINES - 1 :])
        cut = self._paper.fitted(rest, _SAID, self._width - self._said_pt)
        return (*lines[: _MOST_SAID_LINES - 1], cut)

    def _notes(self, y: float) -> None:
        paper, told = self._paper, self._told
        y -= _GAP_PT
        if told.notes_head:
            head = paper.fitted(told.notes_head, _SAID_LABEL, self._width)
            paper.text(self._left, y - paper.rise(_SAID), head, _SAID_LABEL)
            y -= _SAID.leading_pt
        for pair in told.notes:
            most_pt = self._said_pt - _LABEL_GAP_PT
            paper.text(self._left, y - paper.rise(_SAID), pair.label, _SAID_LABEL, most_pt=most_pt)
            for line in self._said(pair):
                paper.text(self._left + self._said_pt, y - paper.rise(_SAID), line, _SAID)
                y -= _SAID.leading_pt
        if self._is_ground_seen:
            paper.text(self._left, y - paper.rise(_SAID), labels.MAP_CREDIT, _TINY)

    def _foot(self) -> None:
        paper = self._paper
        y = _MARGIN_PT
        if self._pages > 1:
            words = labels.PAGE.format(number=self._page, count=self._pages)
            paper.text(self._left + self._width, y, words, _TINY, Align.RIGHT)
            paper.text(self._left, y, self._told.title, _TINY, most_pt=self._width - 60)

    def _rule(self, x: float, y: float, wide: float) -> None:
        canvas = self._paper.canvas
        canvas.setStrokeColor(HexColor(RULE))
        canvas.setLineWidth(0.3)
        canvas.setDash()
        canvas.line(x, y, x + wide, y)
