"""What can be set right in a damaged file; every repair is counted, so that it can be told.

The shares, distances and factors are our choices.
"""

import re
from collections import Counter
from html.entities import html5
from xml.sax.saxutils import escape

import numpy as np
from numpy.typing import NDArray

from routes.guard import HALF_LETTER
from routes.limits import MOST_STRAY_SIGNS
from routes.measure import segment_metres
from routes.read.reading import Mend
from routes.track import FloatArray

# A file of which more than this share has no place on Earth is refused: what is left is no line.
MOST_UNUSABLE = 0.5
# Where no other point is so near to 0, 0, a point there is a device's "nowhere".
NULL_ISLAND_DEG = 1.0
NULL_ISLAND_EXACT_DEG = 1e-6
# A step is a jump when it is longer than this, and than so many usual steps of its line: files of
# few points have long steps that are the line itself.
JUMP_M = 5_000.0
JUMP_STEPS = 50.0

_CONTROLS = bytes(set(range(1, 0x20)) - set(b"\t\n\r"))
_STRAY = re.compile(
    r"(?P<kept><(?:!(?:\[CDATA\[.*?(?:\]\]>|\Z)|--.*?(?:-->|\Z))|\?.*?(?:\?>|\Z)))"
    r"|&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,8}|#x[0-9A-Fa-f]{1,6});)"
    r"(?P<name>[A-Za-z][A-Za-z0-9]{1,31};)?"
    r"|[\x01-\x08\x0b\x0c\x0e-\x1f]",
    re.DOTALL,
)
BoolArray = NDArray[np.bool_]


def without_lead(text: str, repairs: Counter[Mend]) -> str:
    """Return a text without white space before its declaration, which XML does not allow."""
    found = text.lstrip()
    if not found.startswith("<?xml"):
        return text
    repairs[Mend.STRAY_SIGN] += len(text) - len(found)
    return found


def without_tail(text: str, repairs: Counter[Mend]) -> str:
    """Return a text without the zero bytes and half letters that a broken copy ends with."""
    found = text.rstrip("\0" + HALF_LETTER)
    repairs[Mend.TAIL] += len(text) - len(found)
    return found


def without_stray_signs(text: str, repairs: Counter[Mend]) -> str:
    """Return a text with bare ampersands and HTML's entities written as XML wants.

    Control characters are left out. A text with too many of all these comes back as it is; so does
    one that is XML already, as what may stand in CDATA, a comment or an instruction is no stray.
    """
    if "&" not in text and not _has_controls(text):
        return text
    stray = 0

    def mended(match: re.Match[str]) -> str:
        nonlocal stray
        if match["kept"]:
            return match["kept"]
        stray += 1
        if match["name"] in html5:
            return escape(html5[match["name"]])
        return match[0].replace("&", "&amp;") if match[0][0] == "&" else ""

    found = _STRAY.sub(mended, text, count=MOST_STRAY_SIGNS)
    if stray >= MOST_STRAY_SIGNS:
        return text
    repairs[Mend.STRAY_SIGN] += stray
    return found


def _has_controls(text: str) -> bool:
    # To look for them with a pattern takes several times longer.
    raw = text.encode("utf-8", errors="replace")
    return len(raw.translate(None, _CONTROLS)) < len(raw)


def usable(lat_deg: FloatArray, lon_deg: FloatArray) -> BoolArray:
    """Tell for each point whether it is somewhere on Earth."""
    found: BoolArray
    found = (np.abs(lat_deg) <= 90) & (np.abs(lon_deg) <= 180)  # noqa: PLR2004  # NaN is neither
    return found


def is_swapped(lat_deg: FloatArray, lon_deg: FloatArray) -> bool:
    """Tell whether latitude and longitude can only have been written for each other.

    That is where most latitudes are beyond a pole, and no point would be if they were swapped.
    """
    beyond = np.abs(lat_deg) > 90  # noqa: PLR2004
    known = np.isfinite(lat_deg) & np.isfinite(lon_deg)
    return bool(beyond.sum() * 2 > len(lat_deg) and np.all(usable(lon_deg, lat_deg)[known]))


def without_slips(segments: list[FloatArray], repairs: Counter[Mend]) -> list[FloatArray]:
    """Return a line's segments without the points that it never was at, split where it jumps.

    Rows begin with latitude and longitude. A point alone between two jumps, or between a jump and
    an end, is left out; a jump after which the line goes on is a gap.
    """
    segments = _without_null_island(segments, repairs)
    limit_m = max(JUMP_M, JUMP_STEPS * _usual_step_m(segments))
    return [part for rows in segments for part in _parts(rows, limit_m, repairs)]


def _without_null_island(segments: list[FloatArray], repairs: Counter[Mend]) -> list[FloatArray]:
    distance_deg = [np.abs(rows[:, :2]).max(axis=1) for rows in segments if len(rows)]
    if not distance_deg:
        return segments
    everywhere = np.concatenate(distance_deg)
    at_null = everywhere < NULL_ISLAND_EXACT_DEG
    near = (everywhere < NULL_ISLAND_DEG) & ~at_null
    if not at_null.any() or near.any() or at_null.all():
        return segments
    repairs[Mend.NULL_ISLAND] += int(at_null.sum())
    return [rows[np.abs(rows[:, :2]).max(axis=1) >= NULL_ISLAND_EXACT_DEG] for rows in segments]


def _usual_step_m(segments: list[FloatArray]) -> float:
    """Return the median length of the steps inside segments, standing still apart."""
    steps = [_steps_m(rows) for rows in segments if len(rows) > 1]
    moved = np.concatenate(steps) if steps else np.array([])
    moved = moved[moved > 0]
    return float(np.median(moved)) if len(moved) else 0.0


def _parts(rows: FloatArray, limit_m: float, repairs: Counter[Mend]) -> list[FloatArray]:
    if not (_steps_m(rows) > limit_m).any():
        return [rows]
    kept = rows[~_spikes(rows, limit_m)]
    jumps = _steps_m(kept) > limit_m
    alone = np.concatenate(([True], jumps)) & np.concatenate((jumps, [True]))
    if alone.all():
        return [rows]
    kept = kept[~alone]
    repairs[Mend.FAR_POINT] += len(rows) - len(kept)
    cuts = np.flatnonzero(_steps_m(kept) > limit_m) + 1
    repairs[Mend.JUMP] += len(cuts)
    return np.split(kept, cuts)


def _spikes(rows: FloatArray, limit_m: float) -> BoolArray:
    """Tell which points are far from both neighbours, while these are near each other."""
    jumps = _steps_m(rows) > limit_m
    past_m = np.full(len(rows), np.inf)
    past_m[1:-1:2] = _steps_m(rows[::2])[: len(past_m[1:-1:2])]
    past_m[2:-1:2] = _steps_m(rows[1::2])[: len(past_m[2:-1:2])]
    found: BoolArray = past_m <= limit_m
    found[1:-1] &= jumps[:-1] & jumps[1:]
    return found


def _steps_m(rows: FloatArray) -> FloatArray:
    return segment_metres(rows[:, 0], rows[:, 1])
