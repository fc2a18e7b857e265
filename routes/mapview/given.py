"""What a map is given by the page that shows it: addresses, words, and what to show of a route."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routes.facts import PassedPlace
from routes.measure import Bounds, Profile
from routes.summary import RouteSummary
from routes.track import Track
from routes.units import Units


@dataclass(frozen=True, slots=True)
class WaysGiven:
    """Hold where the browser fetches a network of ways, and the box that they lie in."""

    url: str
    box: Bounds
    name: str
    credit: str


@dataclass(frozen=True, slots=True)
class Assets:
    """Hold the addresses, on our own server, of what the browser loads for a map.

    `ways` are the ground where `ground`, a map of its own, has none.
    """

    script: str
    style: str
    ground: str
    ways: tuple[WaysGiven, ...] = ()


@dataclass(frozen=True, slots=True)
class Tiles:
    """Hold a raster tile source that a runner may switch on; nothing is asked of it before.

    `url` has places for "{z}", "{x}" and "{y}". Zooms are those of the tiles; the map enlarges
    them beyond. `is_light` tells that the tiles are a light map, to be turned dark at night.
    """

    name: str
    url: str
    attribution: str
    attribution_url: str = ""
    min_zoom: int = 0
    max_zoom: int = 19
    bounds: Bounds | None = None
    is_light: bool = False


@dataclass(frozen=True, slots=True)
class MapWords:
    """Hold every word the map itself shows or says, and in which language it is.

    `cluster` is a text by plural form with a place for a {count}, and `scale` one by unit with a
    place for a {number}; `tiles_failed` has a place for the name of the {tiles}.
    """

    map_label: str
    paper: str
    ground_choice: str
    tiles_failed: str
    try_again: str
    ground_failed: str
    lines_failed: str
    cluster: Mapping[str, str]
    two_fingers: str
    zoom_in: str
    zoom_out: str
    reset_view: str
    whole_screen: str
    leave_whole_screen: str
    locate: str
    locating: str
    here: str
    found_here: str
    far_away: str
    locate_denied: str
    locate_failed: str
    legend: str
    gradients: str
    run: str
    warm: str
    unknown_gradient: str
    ground_credit: str
    ground_credit_url: str
    scale: Mapping[str, str]
    words_tag: str


@dataclass(frozen=True, slots=True)
class GradientRow:
    """Hold one line of the legend of gradients: its words and a colour for each theme."""

    words: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """Hold the words on a chosen route's marks; `mark` has a place for the {number}.

    `before` says in the legend what the line of before is.
    """

    start: str
    finish: str
    start_and_finish: str
    mark: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Say what the map tells of a chosen route beside its line.

    `units` are those of the marks and the scale. `warm_up_m` and `warm_down_m` are walked at either
    end, 0 for none. `profile` is of the route as drawn, `places` lie along it. `before` is the
    line that it was before, None where that is not to be seen.
    """

    units: Units = Units.KM
    warm_up_m: float = 0.0
    warm_down_m: float = 0.0
    profile: Profile | None = None
    places: tuple[PassedPlace, ...] = ()
    before: Track | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """Hold what a map shows of a search; None shows all routes, no point, no view of its own.

    `near` is latitude, longitude and label, with a circle of `within_m`. `picking` lets the next
    click give such a point; with `follow` the map sends its view as it is moved, and goes to `view`
    when that comes from elsewhere. A `fit` that differs from the last takes the map to what is
    found and to `around`. `pick_hint` says what to click.
    """

    found: Sequence[RouteSummary] | None = None
    near: tuple[float, float, str] | None = None
    within_m: float | None = None
    picking: bool = False
    follow: bool = False
    view: Bounds | None = None
    fit: int = 0
    around: Bounds | None = None
    pick_hint: str = ""


@dataclass(frozen=True, slots=True)
class LoopsShown:
    """Hold what a map tells of loops: which is `chosen`, from 1, and the name of each.

    `places` are those that a run ends at or goes by: latitude, longitude and label.
    """

    chosen: int
    names: tuple[str, ...]
    places: tuple[tuple[float, float, str], ...] = ()
