"""Lines as PDF draws them: thinned to what paper shows, cut to the frame, in tenths of a point."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from routes.corners import corner_weights
from routes.paper.ground import IndexArray, Layer
from routes.paper.mercator import Frame
from routes.track import FloatArray

# A tenth of a point is a thirtieth of a millimetre.
TENTHS = 10
# Our choice: 2,500 points are about 12 KB of a page, and more than its print can tell apart.
_MOST_POINTS = 2500
Stroke = NDArray[np.int64]


def strokes_of(
    layer: Layer, frame: Frame, shift_deg: float, thin_pt: float, least_pt: float
) -> tuple[list[Stroke], IndexArray]:
    """Return a layer's lines that are seen in a frame, and the shape that each belongs to.

    `shift_deg` turns the layer round the Earth. Lines move by no more than `thin_pt`; those smaller
    than `least_pt` both ways are left out.
    """
    x, y = frame.across(layer.east_deg + shift_deg), frame.up(layer.north_deg)
    seen = _seen(x, y, layer.firsts, frame, least_pt)
    lengths = np.diff(layer.firsts, append=len(x))
    x, y, lengths = x[np.repeat(seen, lengths)], y[np.repeat(seen, lengths)], lengths[seen]
    if not len(lengths):
        return [], layer.shapes[:0]
    firsts = np.cumsum(lengths) - lengths
    return list(thinned(x, y, firsts, thin_pt)), layer.shapes[seen]


def thinned(x: FloatArray, y: FloatArray, firsts: IndexArray, thin_pt: float) -> Iterator[Stroke]:
    """Yield lines with the points that their shape on paper hangs on, by Douglas and Peucker.

    Of a scribble only the 2,500 points are kept that matter most, so that no line fills a file.
    """
    weights = corner_weights(x, y, firsts, thin_pt)
    if len(weights) > _MOST_POINTS:
        thin_pt = max(thin_pt, float(np.partition(weights, -_MOST_POINTS)[-_MOST_POINTS]))
    # Ends weigh infinitely much.
    keep = weights > min(thin_pt, np.finfo(np.float64).max)
    points = np.rint(np.column_stack((x, y))[keep] * TENTHS).astype(np.int64)
    counts = np.add.reduceat(keep, firsts)
    yield from np.split(points, np.cumsum(counts)[:-1])


def within(strokes: Iterable[Stroke], frame: Frame) -> Iterator[Stroke]:
    """Yield the parts of lines whose steps may touch the frame."""
    most = np.array([frame.box.width, frame.box.height]) * TENTHS
    for stroke in strokes:
        low = np.minimum(stroke[:-1], stroke[1:])
        high = np.maximum(stroke[:-1], stroke[1:])
        touches = np.all((high >= 0) & (low <= most), axis=1)
        if touches.all():
            yield stroke
            continue
        edges = np.flatnonzero(np.diff(np.concatenate(([False], touches, [False])).astype(int)))
        for first, last in edges.reshape(-1, 2):
            yield stroke[first : last + 1]


def as_path(strokes: Iterable[Stroke], *, is_closed: bool = False) -> str:
    """Return lines as PDF operators, in tenths of a point; "" for none."""
    end = " h" if is_closed else ""
    paths = []
    for stroke in strokes:
        (x, y), *rest = stroke.tolist()
        paths.append(f"{x} {y} m " + " ".join(f"{a} {b} l" for a, b in rest) + end)
    return "\n".join(paths)


def _seen(
    x: FloatArray, y: FloatArray, firsts: IndexArray, frame: Frame, least_pt: float
) -> NDArray[np.bool_]:
    west, east = np.minimum.reduceat(x, firsts), np.maximum.reduceat(x, firsts)
    south, north = np.minimum.reduceat(y, firsts), np.maximum.reduceat(y, firsts)
    inside = (east >= 0) & (west <= frame.box.width) & (north >= 0) & (south <= frame.box.height)
    seen: NDArray[np.bool_] = inside & (np.maximum(east - west, north - south) >= least_pt)
    return seen
