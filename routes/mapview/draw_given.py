"""What a map to draw on is given by its page: words, units, and what is to be changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from routes.drawing import Opened
from routes.mapview.given import WaysGiven
from routes.measure import Bounds
from routes.units import Units

# Our choice: over a kilometre a straight line is hardly ever a way that can be run.
LONG_LEG_M = 1000.0


@dataclass(frozen=True, slots=True)
class DrawWords:
    """Hold every word of the map that is drawn on, and in which language it is.

    Texts have places such as {number}; `points` and `long_legs` are texts by plural form, `winds`
    go from north by east, `distance`, `height` and `up` are how lengths are written, and
    `followed` how a sentence is followed by the next.
    """

    map: str
    tools: str
    sheet: str
    undo: str
    undo_help: str
    redo: str
    redo_help: str
    close: str
    close_help: str
    back: str
    back_help: str
    reverse: str
    reverse_help: str
    straight: str
    straight_help: str
    clear: str
    clear_help: str
    follow: str
    follow_help: str
    follow_on: str
    follow_off: str
    name: str
    unnamed: str
    keep: str
    keeping: str
    no_answer: str
    points: Mapping[str, str]
    no_ascent: str
    no_heights: str
    long_legs: Mapping[str, str]
    tip_point: str
    tip_close: str
    tip_middle: str
    begin: str
    found: str
    continued: str
    kept: str
    came_back: str
    added: str
    moved: str
    inserted: str
    removed: str
    taken: str
    let_go: str
    undone: str
    redone: str
    no_step: str
    closed: str
    doubled: str
    turned: str
    cleared: str
    full: str
    followed: str
    from_last: str
    from_point: str
    winds: tuple[str, ...]
    leg_along: str
    leg_on_paths: str
    leg_on_streets: str
    leg_straight: str
    leg_missed: str
    leg_own: str
    leg_switched: str
    length: str
    distance: str
    height: str
    up: str
    words_tag: str
    figures_tag: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Tell the browser what became of the drawing that it sent under `token`.

    `is_kept` is False where it could not be kept, and where keeping it was undone.
    """

    token: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """Hold a route that is to be changed by drawing.

    `name` is what the drawing shall be called, and `told` what is said when it is opened. With
    `is_fresh` the runner has just asked for it; else the page was opened by its address, and a
    drawing that began with it goes on.
    """

    route_id: str
    name: str
    line: Opened
    told: str
    is_fresh: bool


@dataclass(frozen=True, slots=True)
class DrawSetup:
    """Hold what a map is given to be drawn on; legs follow the nearest of `ways`.

    `around` is what it opens on where there are no routes.
    """

    words: DrawWords
    units: Units
    answer: Answer | None = None
    opening: Opening | None = None
    ways: tuple[WaysGiven, ...] = ()
    around: Bounds | None = None
