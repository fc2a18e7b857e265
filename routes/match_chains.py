"""The likeliest spots of a line's places, in chains over which a way leads on."""

from dataclasses import dataclass

import numpy as np

from routes.match_places import Places
from routes.match_steps import Steps
from routes.network import IntArray
from routes.track import FloatArray

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


def chains_of(places: Places, steps: Steps) -> tuple[Chain, ...]:
    """Return the likeliest chains, by Viterbi (1967), each of two places or more.

    After Newson and Krumm (2009), doi 10.1145/1653771.1653818. A chain ends where no way leads on.
    A whole ring ends on the spot where it began.
    """
    emission = 0.5 * (places.away_m / places.sigma_m) ** 2
    found, _ = _likeliest(emission, steps)
    if places.is_ring and len(found) == 1:
        found = _closed(found, emission, steps)
    ended = [_ended(chain, places) for chain in found]
    return tuple(chain for chain in ended if len(chain.spots) >= _FEWEST_PLACES)


def _closed(open_ones: list[Chain], emission: FloatArray, steps: Steps) -> list[Chain]:
    """Return the chain that begins and ends on one spot, of the two on which the open one does."""
    best, least = open_ones, np.inf
    for spot in {open_ones[0].spots[0], open_ones[0].spots[-1]}:
        tied = emission.copy()
        tied[[0, -1]] = np.inf
        tied[[0, -1], spot] = emission[[0, -1], spot]
        found, cost = _likeliest(tied, steps)
        if len(found) == 1 and cost < least:
            best, least = found, cost
    return best


def _likeliest(emission: FloatArray, steps: Steps) -> tuple[list[Chain], float]:
    """Return the likeliest chains in turn, and what the last of them costs."""
    found: list[Chain] = []
    first, total = 0, emission[0]
    back: list[IntArray] = []
    for place in range(1, len(emission)):
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
    return found, float(total.min())


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
