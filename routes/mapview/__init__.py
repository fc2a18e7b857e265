"""The map, built with folium; every word and line reaches it as JSON data."""

from routes.mapview.chosen import ChosenWords, chosen_layer
from routes.mapview.overview import overview_json
from routes.mapview.stage import Assets, MapWords, Tiles, build_map

__all__ = [
    "Assets",
    "ChosenWords",
    "MapWords",
    "Tiles",
    "build_map",
    "chosen_layer",
    "overview_json",
]
