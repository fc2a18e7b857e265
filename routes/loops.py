"""Loops of a wanted length from any door, over a network of ways, with no server."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np

from routes.footways import Footways
from routes.graph import LEAST_COST, Step, Ways, tree_from, ways_near
from routes.loop_ask import (
    FIT_SHARE,
    MOST_AWAY_M,
    Ask,
    Found,
    LoopError,
    LoopFault,
    Position,
    Shape,
)
from routes.loop_back import back_lines
from routes.loop_fill import filled
from routes.loop_fitting import fitting, ranked, shorter, trouble
from routes.loop_making import made
from routes.loop_measures import Line, line_of
from routes.loop_ranking import different
from routes.loop_search import Wish, tries
from routes.running_cost import cost_per_metre
from routes.snapping import Spot, metres_between
from routes.track import FloatArray

# Where the network has no loop, there may be a way there and back.
_NO_LOOP = (LoopFault.NONE_FITS, LoopFault.NO_WAY)
# Our choice: so many seeds pick loops from one search, then the costs of all edges vary by so much.
_PAGES = 3
_VARIED = 0.4
_GOLDEN = (5**0.5 - 1) / 2


def find_loops(footways: Footways, ask: Ask) -> Found:
    """Return the best loops that are as long as asked within 3 % and differ from each other.

    All start at the network's point nearest to the door, and end there or at that nearest to
    `ask.to`. They are ranked by ground run twice, share on paths and in parks, main roads, climb,
    crossings, turns and roundness, with weights of our choice. Raises LoopError with the nearest
    length that works, where one is known.
    """
    spots = [_spot(footways, place) for place in _places(ask)]
    cost_per_m = _varied(cost_per_metre(footways.network, ask.tastes), _variant(ask.seed))
    # No point of a run is further from its start than half of it, or all of it one way.
    reach_m = ask.distance_m / (2 if ask.to is None else 1)
    ways = ways_near(footways.network, cost_per_m, spots, reach_m)
    if ask.shape is Shape.THERE_AND_BACK:
        return _back(footways, ways, cost_per_m, spots[0], ask)
    if not np.isfinite(tree_from(ways, ways.spots[0]).cost[list(ways.spots)]).all():
        ways = ways_near(footways.network, cost_per_m, spots, np.inf)
    try:
        return _round(footways, ways, cost_per_m, spots, ask)
    except LoopError as error:
        if error.code in _NO_LOOP and len(spots) == 1:
            with suppress(LoopError):
                return _back(footways, ways, cost_per_m, spots[0], ask)
        raise


def _places(ask: Ask) -> list[Position]:
    """Return the door, then the end and the place on the way where there are some."""
    if ask.shape is Shape.THERE_AND_BACK:
        return [ask.door]
    return [place for place in (ask.door, ask.to, ask.through) if place is not None]


def _spot(footways: Footways, place: Position) -> Spot:
    (spot,) = footways.snapper.snap(np.array([place[0]]), np.array([place[1]]))
    away_m = metres_between(*place, footways.network, spot)
    if away_m > MOST_AWAY_M:
        told = f"{place[0]:.5f}, {place[1]:.5f}"
        raise LoopError(LoopFault.FAR_FROM_WAYS, told, away_m)
    return replace(spot, away_m=away_m)


def _varied(cost_per_m: FloatArray, variant: int) -> FloatArray:
    """Return costs a little other with every variant, so that another one is another one."""
    if variant == 1:
        return cost_per_m
    number = np.arange(1, len(cost_per_m) + 1)
    return cost_per_m * (1 + _VARIED * ((number * variant * _GOLDEN) % 1))


def _back(footways: Footways, ways: Ways, cost_per_m: FloatArray, door: Spot, ask: Ask) -> Found:
    cut, found = back_lines(footways, ways, cost_per_m, door, ask.distance_m / 2)
    ask = replace(ask, shape=Shape.THERE_AND_BACK)
    lines = [line_of(footways, cut, steps) for steps in found]
    chosen = different(fitting(lines, ask), cut, ask.count * _page(ask.seed))[-ask.count :]
    if not chosen:
        raise trouble(lines, ask)
    return replace(made(footways, [(cut, line) for line in chosen], ask), is_back=True)


def _round(
    footways: Footways, ways: Ways, cost_per_m: FloatArray, spots: Sequence[Spot], ask: Ask
) -> Found:
    """Return the best loops of the least effort that finds enough of them."""
    start, *others = ways.spots
    end = others.pop(0) if ask.to is not None else start
    via = others.pop(0) if ask.through is not None else None
    shortest = _shortest(ways, start, end, via, ask)
    wish = Wish(ask.distance_m, via, ask.towards_deg, _variant(ask.seed))
    efforts = tries(ways, start, end, wish)
    lines = [line_of(footways, ways, shortest)] if shortest else []
    chosen: tuple[Line, ...] = ()
    # Every seed picks what those before it would pick, and goes on from there.
    for goal in range(ask.count, (_page(ask.seed) + 1) * ask.count, ask.count):
        chosen = different(fitting(lines, ask), ways, goal, chosen)
        while len(chosen) < goal and (found := next(efforts, None)) is not None:
            lines += [line_of(footways, ways, steps) for steps in found]
            chosen = different(fitting(lines, ask), ways, goal, chosen)
    if chosen:
        best = ranked(chosen[-ask.count :], ask)
        return made(footways, [(ways, line) for line in best], ask)
    longer = []
    for line in different(shorter(lines, ask), ways, ask.count):
        done = filled(footways.network, ways, cost_per_m, spots, line.steps, ask.distance_m)
        if done is not None:
            longer.append((done[0], line_of(footways, *done)))
    if not longer:
        raise trouble(lines, ask)
    return made(footways, longer, ask)


def _page(seed: int) -> int:
    """Return which pick of loops a seed gives, from 1."""
    return (seed - 1) % _PAGES + 1


def _variant(seed: int) -> int:
    """Return which of the searches a seed picks from, from 1."""
    return (seed - 1) // _PAGES + 1


def _shortest(ways: Ways, start: int, end: int, via: int | None, ask: Ask) -> tuple[Step, ...]:
    """Return the shortest way, none to the door alone; raise LoopError where it is too long."""
    by_length = ways.length_m + LEAST_COST
    out, home = tree_from(ways, start, by_length), tree_from(ways, end, by_length)
    turning = end if via is None else via
    least_m = float(out.length_m[turning] + home.length_m[turning])
    if not np.isfinite(least_m):
        raise LoopError(LoopFault.NO_WAY)
    if least_m > (1 + FIT_SHARE) * ask.distance_m:
        raise LoopError(LoopFault.END_TOO_FAR, nearest_m=least_m)
    back = reversed(home.steps_to(turning, ways))
    return (*out.steps_to(turning, ways), *((way, not forward) for way, forward in back))
