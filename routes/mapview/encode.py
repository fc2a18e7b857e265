"""Turn values into script text that is nothing but data, whoever wrote the words in it."""

import json
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from routes.measure import Bounds
from routes.track import FloatArray

# What stays as it is inside the quoted text: digits and the signs that numbers and lists need.
# Everything else becomes a \u escape, so that no quote, brace, back-tick, backslash or angle
# bracket of a file's text is ever read by Jinja2, by HTML or by JavaScript. The underscore is
# escaped too: streamlit-folium rewrites what follows one.
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.:-[]")

# 1e-5 degrees is about a metre.
_SCALE = 100_000

# Of a polyline's text: five bits a sign, the sixth tells that more follow, all moved up to be read.
_BITS = 5
_MORE = 1 << _BITS
_FIRST_SIGN = 63


def as_js(value: object) -> str:
    """Return a JavaScript expression that gives `value` back, safe in any script and template.

    `value` is what JSON can hold: numbers, strings, lists and mappings of them.
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    quoted = "".join(c if c in _PLAIN else f"\\u{ord(c):04x}" for c in text)
    return f'JSON.parse("{quoted}")'


def corners(box: Bounds) -> list[list[float]]:
    """Return a box as Leaflet takes one: its south-west and north-east corner, in degrees."""
    return [[box.south_deg, box.west_deg], [box.north_deg, box.east_deg]]


def packed(lat_deg: FloatArray, lon_deg: FloatArray) -> list[int]:
    """Return a line as whole steps of 1e-5 degrees: lat, lon of the start, then differences.

    Across the 180th meridian longitudes go on, as a map needs them to draw one line.
    """
    grid = on_grid(lat_deg, np.unwrap(lon_deg, period=360))
    return [int(step) for step in _steps(grid, np.array([0])).ravel()]


def on_grid(lat_deg: FloatArray, lon_deg: FloatArray) -> NDArray[np.int64]:
    """Return points as rows of latitude and longitude in whole steps of 1e-5 degrees."""
    return np.rint(np.column_stack((lat_deg, lon_deg)) * _SCALE).astype(np.int64)


def polylines(grid: NDArray[np.int64], firsts: NDArray[np.int64]) -> Sequence[str]:
    """Return lines, one after the other in `grid`, as text; `firsts` are the rows they begin at.

    In the "encoded polyline algorithm format" of Google's maps, of 5 digits.
    """
    steps = _steps(grid, firsts).ravel()
    left = np.where(steps < 0, ~(steps << 1), steps << 1)
    signs = []
    while True:
        signs.append(left & (_MORE - 1))
        left >>= _BITS
        if not left.any():
            break
        signs[-1] += np.where(left > 0, _MORE, 0)
    table = np.column_stack(signs)
    # A sign is there where the one before it says that more follow.
    there = np.column_stack((np.ones(len(table), dtype=bool), table[:, :-1] >= _MORE))
    text = (table[there] + _FIRST_SIGN).astype(np.uint8).tobytes().decode("ascii")
    ends_of_steps = np.cumsum(there.sum(axis=1))
    starts = [0, *ends_of_steps[2 * firsts[1:] - 1].tolist()]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _steps(grid: NDArray[np.int64], firsts: NDArray[np.int64]) -> NDArray[np.int64]:
    steps = np.diff(grid, axis=0, prepend=grid[:1])
    steps[firsts] = grid[firsts]
    return steps
