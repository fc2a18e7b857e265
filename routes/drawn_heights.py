"""Heights for a drawn line, from the ways beside it."""

from dataclasses import replace

import numpy as np

from routes.footways import Footways
from routes.measure import distance_along
from routes.track import FloatArray, Track

# Our choice: heights of a grid are no closer than this, so a way so near has a place's height.
HEIGHT_WITHIN_M = 50.0
# Our choice: between samples so far apart no hill is missed that the grid could tell of.
_SAMPLE_M = 50.0


def with_heights(track: Track, footways: Footways | None) -> Track:
    """Return a track of one segment with heights, its own or those of the ways that it follows.

    What is known already stays, and lies straight between neighbours. All heights are unknown where
    any 50 m of the rest are further than 50 m from a way of known height: a sum of climbs that
    leaves ground out would be too small.
    """
    own = np.isfinite(track.ele_m)
    if own.all():
        return track
    if footways is None:
        return replace(track, ele_m=np.full(len(track), np.nan))
    along_m = distance_along(track)
    count = max(int(np.ceil(along_m[-1] / _SAMPLE_M)), 1) + 1
    at_m = np.linspace(0.0, along_m[-1], count)
    step = np.clip(np.searchsorted(along_m, at_m, side="right") - 1, 0, len(track) - 2)
    at_m = at_m[~(own[step] & own[step + 1])]
    lon_deg = np.unwrap(track.lon_deg, period=360)
    between = _heights(
        np.interp(at_m, along_m, track.lat_deg), np.interp(at_m, along_m, lon_deg), footways
    )
    ele_m = np.where(own, track.ele_m, _heights(track.lat_deg, track.lon_deg, footways))
    is_known = np.isfinite(between).all() and np.isfinite(ele_m).all()
    return replace(track, ele_m=ele_m if is_known else np.full(len(track), np.nan))


def _heights(lat_deg: FloatArray, lon_deg: FloatArray, footways: Footways) -> FloatArray:
    """Return the height at the nearest spot of each place, NaN where that is too far or unknown."""
    if not len(lat_deg):
        return np.zeros(0)
    network = footways.network
    spots = footways.snapper.snap(lat_deg, lon_deg)
    edge = np.array([spot.edge for spot in spots])
    share = np.array([spot.share for spot in spots])
    away_m = np.array([spot.away_m for spot in spots])
    low_m, high_m = network.ele_m[network.start[edge]], network.ele_m[network.end[edge]]
    heights: FloatArray = np.where(
        away_m <= HEIGHT_WITHIN_M, low_m + share * (high_m - low_m), np.nan
    )
    return heights
