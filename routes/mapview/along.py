"""What is told along a chosen route: where it is walked, how steep it is, what it passes."""

from collections.abc import Sequence

import numpy as np

from routes.facts import PassedPlace
from routes.gradients import classify
from routes.measure import Profile

# Our choice: where the walks at both ends would take more than half of a route, what is left is no
# run with a warm-up, so neither is drawn apart.
MOST_WARM_SHARE = 0.5


def warm_ends(length_m: float, warm_up_m: float, warm_down_m: float) -> tuple[float, float] | None:
    """Return where the warm-up ends and the warm-down begins, in metres along a route.

    None where there is neither, or where both together are more than half of it (our choice).
    """
    walked_m = warm_up_m + warm_down_m
    if not 0 < walked_m <= MOST_WARM_SHARE * length_m:
        return None
    return warm_up_m, length_m - warm_down_m


def gradient_runs(profile: Profile | None, length_m: float) -> list[int]:
    """Return a route's gradients as class, metres, class, metres, ... from its start to its end.

    Classes are indexes of routes.gradients.CLASSES, over windows of 100 m (measure.Profile), -1
    where no height is known. Empty when there is no profile.
    """
    if profile is None:
        return []
    classes = classify(profile.gradient)
    # Each point of the grid speaks for the way from halfway to the one before to halfway on.
    middles_m = (profile.distance_m[1:] + profile.distance_m[:-1]) / 2
    changes = np.flatnonzero(np.diff(classes))
    ends_m = np.rint([*middles_m[changes], length_m]).astype(int)
    firsts = np.concatenate(([0], changes + 1))
    metres = np.diff(ends_m, prepend=0)
    return [int(n) for pair in zip(classes[firsts], metres, strict=True) for n in pair]


def by_spread(places: Sequence[PassedPlace], length_m: float) -> list[PassedPlace]:
    """Return the places along a route, the next one always the farthest from all before.

    Start and finish come before all. So a map with room for a few names tells of the whole
    way (our choice). Places beyond the end are left
    out, and of one name at the same metre the second.
    """
    left = [place for place in dict.fromkeys(places) if 0 <= place.at_m <= length_m]
    taken_m = [0.0, length_m]
    found = []
    while left:
        best = max(left, key=lambda place: min(abs(place.at_m - m) for m in taken_m))
        left.remove(best)
        taken_m.append(best.at_m)
        found.append(best)
    return found
