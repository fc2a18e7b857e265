"""The map, built with folium; every word and line reaches it as JSON data.

What builds it is imported from `stage` and `chosen` themselves: folium takes longer to import than
all the rest of the app, and only who shows a map should wait for it.
"""

from routes.mapview.given import (
    Assets,
    ChosenWords,
    GradientRow,
    LoopsShown,
    MapWords,
    Shown,
    Sought,
    Tiles,
    WaysGiven,
)
from routes.mapview.kept import overview_file

__all__ = [
    "Assets",
    "ChosenWords",
    "GradientRow",
    "LoopsShown",
    "MapWords",
    "Shown",
    "Sought",
    "Tiles",
    "WaysGiven",
    "overview_file",
]
