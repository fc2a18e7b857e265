"""The likeliest spots of a line's places, in chains over which a way leads on."""

from dataclasses import dataclass

import numpy as np

from routes.match_places import Places
from routes.match_steps import Steps
from routes.network import IntArray
from routes.track import FloatArray

# Newson and Krumm's estimate of how far fixes wander, from the median distance to the ways; our
# choice are its limits, a survey's and a street canyon's.
_SIGMA_OF_MEDIAN = 1.4826
LEAST_SIGMA_M, MOST_SIGMA_M = 3.0, 10.0
# Our choice: where the line leaves the ways, a place further off than this has left them already.
_LEFT_M = 20.0
_FEWEST_PLACES = 2


@dataclass(frozen=True, slots=True)
class Chain:
    """Hold places in a row, from number `first`, and the spot of each that is likeliest."""

    first: int
    spots: tuple[int, ...]

    @property
    def last(self) -> int:
        """Return the number of the last place."""
        return self.first + len(self.spots) - 1


def sigma_m(places: Places) -> float:
    """Return the standard deviation of the places' distances from where they truly were."""
    away_m = places.away_m[places.is_near(), 0]
    if not len(away_m):
        return MOST_SIGMA_M
    found_m = _SIGMA_OF_MEDIAN * float(np.median(away_m))
    return min(max(found_m, LEAST_SIGMA_M), MOST_SIGMA_M)


def chains_of(places: Places, steps: Steps) -> tuple[Chain, ...]:
    """Return the likeliest chains, by Viterbi (1967), each of two places or more.

    After Newson and Krumm (2009), doi 10.1145/1653771.1653818. A chain ends where no way leads on.
    """
    emission = 0.5 * (places.away_m / sigma_m(places)) ** 2
    found: list[Chain] = []
    first, total = 0, emission[0]
    back: list[IntArray] = []
    for place in range(1, len(places)):
        through = total[:, None] + steps.cost[place - 1]
        came = through.argmin(axis=0)
        onward = through[came, np.arange(len(came))] + emission[place]
        if np.isfinite(onward).any():
            back.append(came)
            total = onward
        else:
            found.append(_chain(first, total, back))
            first, total, back = place, emission[place], []
    found.append(_chain(first, total, back))
    ended = [_ended(chain, places) for chain in found]
    return tuple(chain for chain in ended if len(chain.spots) >= _FEWEST_PLACES)


def _chain(first: int, total: FloatArray, back: list[IntArray]) -> Chain:
    if not np.isfinite(total).any():
        return Chain(first, ())
    spots = [int(total.argmin())]
    for came in reversed(back):
        spots.append(int(came[spots[-1]]))
    return Chain(first, tuple(reversed(spots)))


def _ended(chain: Chain, places: Places) -> Chain:
    """Return a chain without the places at which the line was leaving, or not yet on, the ways."""
    rows = np.arange(chain.first, chain.first + len(chain.spots))
    on = places.away_m[rows, list(chain.spots)] <= _LEFT_M
    # At the ends of the line itself there is nothing to go back to.
    if len(on) and chain.first == 0:
        on[0] = True
    if len(on) and chain.last == len(places) - 1:
        on[-1] = True
    kept = np.flatnonzero(on)
    if not len(kept):
        return Chain(chain.first, ())
    begin, end = int(kept[0]), int(kept[-1]) + 1
    return Chain(chain.first + begin, chain.spots[begin:end])
