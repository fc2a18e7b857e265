"""From matched pieces to a line on the ground, with the old line where there is no way."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from routes.loop_line import points_between
from routes.match_steps import Piece
from routes.measure import segment_metres
from routes.network import Network
from routes.track import FloatArray, Track

# Our choice: as GPX files of heights and steps are good for.
_SAME_PLACE_M = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Hold points as rows of latitude, longitude, height, and metres along the old line.

    `edges` are those run along, none where the old line is kept.
    """

    points: FloatArray
    edges: tuple[int, ...] = ()


def way_stretch(pieces: Sequence[Piece], network: Network) -> Stretch:
    """Return the line of pieces, at least one, with the network's heights."""
    parts = [_points(piece, network) for piece in pieces]
    return Stretch(np.concatenate(parts), tuple(piece.edge for piece in pieces))


def kept_stretch(track: Track, along_m: FloatArray, first: int, last: int) -> Stretch:
    """Return the old line's points from one to before another, maybe none."""
    columns = (track.lat_deg, track.lon_deg, track.ele_m, along_m)
    return Stretch(np.stack([column[first:last] for column in columns], axis=1))


def _points(piece: Piece, network: Network) -> FloatArray:
    low, high = sorted((piece.first, piece.last))
    points, share = points_between(network, piece.edge, low, high)
    done = (share - piece.first) / (piece.last - piece.first)
    along_m = piece.from_m + done * (piece.to_m - piece.from_m)
    rows = np.column_stack((points, along_m))
    return rows if piece.first < piece.last else rows[::-1]


def lengths_m(stretches: Sequence[Stretch]) -> tuple[float, ...]:
    """Return the metres of each stretch of one line; where two meet, what is straight is kept."""
    lengths = []
    for number, stretch in enumerate(stretches):
        points = stretch.points
        if not stretch.edges:
            # A kept stretch leads from the way before it to the way after it.
            before = stretches[number - 1].points[-1:] if number else points[:0]
            after = stretches[number + 1].points[:1] if number + 1 < len(stretches) else points[:0]
            points = np.concatenate((before, points, after))
        lengths.append(float(segment_metres(points[:, 0], points[:, 1]).sum()))
    return tuple(lengths)


def line_of(
    parts: Sequence[FloatArray], old: Track, along_m: FloatArray, *, has_heights: bool
) -> Track:
    """Return one line of the points of each segment.

    With the old line's heights where it has some, else with those that the points have, where
    these are known well enough.
    """
    cleaned = [_without_doubles(part) for part in parts]
    starts = np.cumsum([0, *(len(part) for part in cleaned[:-1])])
    points = np.concatenate(cleaned)
    ele_m = points[:, 2]
    if not np.isnan(old.ele_m).all():
        ele_m = np.interp(points[:, 3], along_m, old.ele_m)
    elif not has_heights:
        ele_m = np.full(len(points), np.nan)
    return Track(points[:, 0], points[:, 1], ele_m, tuple(starts.tolist()))


def _without_doubles(points: FloatArray) -> FloatArray:
    """Return points of which none is where the one before it is, within 10 cm; both ends stay."""
    steps_m = segment_metres(points[:, 0], points[:, 1])
    kept = np.concatenate(([True], steps_m > _SAME_PLACE_M))
    kept[-1] = True
    if len(kept) > 2 and steps_m[-1] <= _SAME_PLACE_M:  # noqa: PLR2004
        kept[-2] = False
    return points[kept]
