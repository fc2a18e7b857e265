"""What a map is given by the page that shows it: addresses and words."""

from collections.abc import Sequence
from dataclasses import dataclass

from routes.measure import Bounds
from routes.summary import RouteSummary


@dataclass(frozen=True, slots=True)
class Assets:
    """Hold the addresses, on our own server, of what the browser loads for a map."""

    script: str
    style: str
    ground: str
    routes: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """Hold a raster tile source that a runner may switch on; nothing is asked of it before."""

    url: str
    attribution: str
    attribution_url: str
    max_zoom: int = 19


@dataclass(frozen=True, slots=True)
class MapWords:
    """Hold every word the map itself shows or says; `cluster` has a place for a number: "{}"."""

    map_label: str
    paper: str
    tiles: str
    ground_choice: str
    tiles_failed: str
    ground_failed: str
    lines_failed: str
    cluster: str
    two_fingers: str
    zoom_in: str
    zoom_out: str
    ground_credit: str
    ground_credit_url: str


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """Hold the words on a chosen route's marks; `km` has a place for the number: "{}"."""

    start: str
    finish: str
    start_and_finish: str
    km: str


@dataclass(frozen=True, slots=True)
class Sought:
    """Hold what a map shows of a search; None shows all routes, no point, no view of its own.

    `near` is latitude, longitude and label, with a circle of `within_m`. `picking` lets the next
    click give such a point; with `follow` the map sends its view as it is moved, and goes to `view`
    when that comes from elsewhere. A `fit` that differs from the last takes the map to what is
    found. `pick_hint` says what to click.
    """

    found: Sequence[RouteSummary] | None = None
    near: tuple[float, float, str] | None = None
    within_m: float | None = None
    picking: bool = False
    follow: bool = False
    view: Bounds | None = None
    fit: int = 0
    pick_hint: str = ""
