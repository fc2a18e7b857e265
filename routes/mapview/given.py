"""What a map is given by the page that shows it: addresses and words."""

from dataclasses import dataclass


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
