"""Find ways of about a wanted length between two spots, all of them different.

A line goes by a via A to some node X and on to its end. With the best ways from A and from the end
to every node, the length of the line by every X is known at once, so those that fit are picked, not
tried. What was run from the start to A costs more on the other legs, so that they keep off it.
Where that falls short, a line goes by a second via, or by as many as its length takes.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np

from routes.graph import LEAST_COST, Step, Tree, tree_from, tree_to
from routes.loop_effort import EFFORTS, SHORTEST, Effort, most_leads
from routes.loop_leads import Search, search_of
from routes.track import FloatArray

# How near each other two X may be, as a share of the wanted length.
_APART_SHARE = 0.05
# Weight of a round shape against the cost of a metre, and of being off the wanted length.
_ROUND = 0.6
_OFF = 2.0

Lines = Iterator[tuple[Step, ...]]


def tries(search: Search) -> Iterator[tuple[Effort, Lines]]:
    """Give efforts, the least first, with the lines that each finds."""
    for effort in EFFORTS:
        yield effort, found_by(search, effort)
    if search.wish.via is not None or search.start != search.end:
        ways = replace(search.ways, cost=search.ways.length_m + LEAST_COST)
        ends = search.start, search.end
        shorter = search_of(ways, ends, search.wish, search.rings, search.ground)
        yield SHORTEST, found_by(shorter, SHORTEST)


def found_by(search: Search, effort: Effort) -> Lines:
    """Give lines that are as long as wished for, or as near to it as each lead allows."""
    most = most_leads(len(search.ways.node), effort.legs)
    for lead in islice(search.leads(effort), most):
        cost = search.cost_after(lead, effort)
        onward = tree_from(search.ways, search.head(lead), cost)
        homeward = tree_to(search.ways, search.end, cost)
        yield from _through(search, lead, onward, homeward, effort)


def _through(
    search: Search, lead: list[Step], onward: Tree, homeward: Tree, effort: Effort
) -> Lines:
    """Give the lines that go on by the best few X."""
    wanted_m, ways = search.wish.wanted_m, search.ways
    total_m = search.metres(lead) + onward.length_m + homeward.length_m
    off = np.abs(total_m / wanted_m - 1)
    fits = np.isfinite(total_m)
    if not effort.spurs:
        fits &= (onward.by != homeward.by) & search.rings
    if not fits.any():
        return
    near = fits & (off <= max(effort.off_share, float(off[fits].min())))
    left = np.flatnonzero(near)
    score = (onward.cost[left] + homeward.cost[left]) / wanted_m + _OFF * off[left]
    round_share = _roundness(search, onward.root)[left]
    left = left[np.argsort(score - _ROUND * round_share, kind="stable")]
    for _ in range(effort.each):
        if not len(left):
            return
        best = int(left[0])
        yield (*lead, *onward.steps_to(best, ways), *homeward.steps_from(best, ways))
        apart_m = np.hypot(
            search.east_m[left] - search.east_m[best], search.north_m[left] - search.north_m[best]
        )
        left = left[apart_m > _APART_SHARE * wanted_m]


def _roundness(search: Search, via: int) -> FloatArray:
    """Return how much the triangle of start, via and each node holds of what it might."""
    east_m, north_m = search.east_m, search.north_m
    area_m2 = np.abs(east_m[via] * north_m - east_m * north_m[via]) / 2
    result: FloatArray = np.minimum(4 * np.pi * area_m2 / search.wish.wanted_m**2, 1.0)
    return result
