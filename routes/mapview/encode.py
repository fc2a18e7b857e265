"""Turn values into script text that is nothing but data, whoever wrote the words in it."""

import json
from collections.abc import Sequence

import numpy as np

from routes.track import FloatArray

# What stays as it is inside the quoted text: digits and the signs that numbers and lists need.
# Everything else becomes a \u escape, so that no quote, brace, back-tick, backslash or angle
# bracket of a file's text is ever read by Jinja2, by HTML or by JavaScript. The underscore is
# escaped too: streamlit-folium rewrites what follows one.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.:-[]")

# 1e-5 degrees is about a metre.
_SCALE = 100_000


def as_js(value: object) -> str:
    """Return a JavaScript expression that gives `value` back, safe in any script and template.

    `value` is what JSON can hold: numbers, strings, lists and mappings of them.
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    quoted = "".join(c if c in _PLAIN else f"\\u{ord(c):04x}" for c in text)
    return f'JSON.parse("{quoted}")'


def packed(lat_deg: FloatArray, lon_deg: FloatArray) -> list[int]:
    """Return a line as whole steps of 1e-5 degrees: lat, lon of the start, then differences.

    Across the 180th meridian longitudes go on, as a map needs them to draw one line.
    """
    return packed_lines([(lat_deg, np.unwrap(lon_deg, period=360))])[0]


def packed_lines(lines: Sequence[tuple[FloatArray, FloatArray]]) -> list[list[int]]:
    """Return many lines packed, each of latitudes and of longitudes that do not break at 180."""
    counts = [len(lat_deg) for lat_deg, _ in lines]
    lat_deg = np.concatenate([lat_deg for lat_deg, _ in lines])
    lon_deg = np.concatenate([lon_deg for _, lon_deg in lines])
    grid = np.rint(np.column_stack((lat_deg, lon_deg)) * _SCALE).astype(np.int64)
    ends = np.cumsum(counts)
    firsts = ends - counts
    steps = np.diff(grid, axis=0, prepend=grid[:1])
    steps[firsts] = grid[firsts]
    flat = steps.ravel().tolist()
    return [flat[2 * first : 2 * end] for first, end in zip(firsts, ends, strict=True)]
