"""Where a route climbs most."""

from dataclasses import dataclass

import numpy as np

from routes.measure import GRADIENT_HALF_M, Profile

WINDOW_M = 2 * GRADIENT_HALF_M


@dataclass(frozen=True, slots=True)
class Climb:
    """Hold a stretch of 100 m that starts `from_m` along, and its gradient, rise over run."""

    from_m: float
    gradient: float


def steepest_climb(profile: Profile) -> Climb | None:
    """Return the 100 m that rise most, the first of equals.

    None where nothing rises, or where no 100 m in one go have known heights. On the smoothed
    heights of the profile, so a short ramp counts for less than it is.
    """
    at_m = profile.distance_m
    ends_m = at_m + WINDOW_M
    # Interpolating from an unknown height gives an unknown one; one between the ends is looked for.
    rise_m = np.interp(ends_m, at_m, profile.ele_m, right=np.nan) - profile.ele_m
    unknown = np.concatenate(([0], np.cumsum(np.isnan(profile.ele_m))))
    stops = np.searchsorted(at_m, ends_m, side="right")
    rise_m[unknown[stops] > unknown[np.arange(len(at_m))]] = np.nan
    if not np.any(rise_m > 0):
        return None
    best = int(np.nanargmax(rise_m))
    return Climb(float(at_m[best]), float(rise_m[best] / WINDOW_M))
