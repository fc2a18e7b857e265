"""Loops of a wanted length from any door, over a network of ways, with no server."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from routes.footways import Footways
from routes.graph import Ways, tree_from, tree_to, ways_near
from routes.loop_ask import (
    MOST_AWAY_M,
    Ask,
    Found,
    LoopError,
    LoopFault,
    Position,
    Shape,
)
from routes.loop_back import back_lines
from routes.loop_fitting import fitting, missed
from routes.loop_making import made
from routes.loop_measures import line_of
from routes.loop_near import MissedError, refusal, too_far
from routes.loop_ranking import different
from routes.loop_round import round_lines
from routes.running_cost import cost_per_metre
from routes.snapping import Spot, metres_between
from routes.track import FloatArray

# Our choice: by how much the costs of all edges vary from one search to another.
_VARIED = 0.4
_GOLDEN = (5**0.5 - 1) / 2


def find_loops(footways: Footways, ask: Ask) -> Found:
    """Return the best loops that are as long as asked within 3 % and differ from each other.

    All start at the network's point nearest to the door, and end there or at that nearest to
    `ask.to`; what is one way is run that way only, and not at all there and back. They are ranked
    by ground run twice, share on paths and in parks, main roads, climb, crossings, turns and
    roundness, with weights of our choice. Raises LoopError with the nearest length that works,
    where one is known.
    """
    ask, spots = _spots(footways, ask)

    def find(distance_m: float) -> Found:
        return _find(footways, spots, replace(ask, distance_m=distance_m))

    try:
        return find(ask.distance_m)
    except MissedError as missed:
        raise refusal(ask, missed, find) from None
    except LoopError as error:
        if error.code is LoopFault.END_TOO_FAR and error.nearest_m is not None:
            raise too_far(error.nearest_m, find) from None
        raise


def _find(footways: Footways, spots: Sequence[Spot], ask: Ask) -> Found:
    """Return what is found; raise MissedError where nothing is of the length."""
    cost_per_m = _varied(cost_per_metre(footways.network, ask.tastes), ask.variant)
    # No point of a run is further from its start than half of it, or all of it one way.
    reach_m = ask.distance_m / (2 if ask.to is None else 1)
    ways = ways_near(footways.network, cost_per_m, spots, reach_m)
    if ask.shape is Shape.THERE_AND_BACK:
        return _back(footways, ways, cost_per_m, spots[0], ask)
    if len(spots) > 1 and not _are_joined(ways, ask):
        ways = ways_near(footways.network, cost_per_m, spots, np.inf)
    try:
        return made(footways, round_lines(footways, ways, cost_per_m, spots, ask), ask)
    except MissedError as missed:
        if len(spots) > 1:
            raise
        try:
            return _back(footways, ways, cost_per_m, spots[0], ask)
        except MissedError as none:
            raise MissedError(missed.lengths_m + none.lengths_m) from None


def _are_joined(ways: Ways, ask: Ask) -> bool:
    """Tell whether one comes to all spots and, which may not be the same, to the end from them."""
    start, spots = ways.spots[0], list(ways.spots)
    end = start if ask.to is None else spots[1]
    cost = tree_from(ways, start).cost[spots]
    if not ways.joined.is_both_ways:
        cost = cost + tree_to(ways, end).cost[spots]
    return bool(np.isfinite(cost).all())


def _spots(footways: Footways, ask: Ask) -> tuple[Ask, list[Spot]]:
    """Return the spots of the door, then of the end and the place on the way, and what is asked.

    A place that is the door's spot itself is left out of both, as it asks for nothing.
    """
    door = _spot(footways, ask.door)
    if ask.shape is Shape.THERE_AND_BACK:
        return ask, [door]
    to, through = (
        None if place is None else _spot(footways, place) for place in (ask.to, ask.through)
    )
    if to is not None and _are_same(to, door):
        ask, to = replace(ask, to=None), None
    if through is not None and any(_are_same(through, end) for end in (door, to or door)):
        ask, through = replace(ask, through=None), None
    return ask, [spot for spot in (door, to, through) if spot is not None]


def _are_same(one: Spot, other: Spot) -> bool:
    return (one.edge, one.share) == (other.edge, other.share)


def _spot(footways: Footways, place: Position) -> Spot:
    (spot,) = footways.snapper.snap(np.array([place[0]]), np.array([place[1]]))
    away_m = metres_between(*place, footways.network, spot)
    if away_m > MOST_AWAY_M:
        told = f"{place[0]:.5f}, {place[1]:.5f}"
        raise LoopError(LoopFault.FAR_FROM_WAYS, told, away_m, place)
    return replace(spot, away_m=away_m)


def _spot_to_return_to(footways: Footways, place: Position) -> Spot:
    """Return the spot nearest to a place on a way that may be run both ways.

    Raises MissedError where there is none around.
    """
    _, edge, share, away_m = footways.snapper.around(
        np.array([place[0]]), np.array([place[1]]), MOST_AWAY_M
    )
    both_ways = np.flatnonzero(~footways.network.one_way[edge])
    if not len(both_ways):
        raise MissedError(())
    at = int(both_ways[0])
    return Spot(int(edge[at]), float(share[at]), float(away_m[at]))


def _varied(cost_per_m: FloatArray, variant: int) -> FloatArray:
    """Return costs a little other with every variant, so that another one is another one."""
    if variant == 1:
        return cost_per_m
    number = np.arange(1, len(cost_per_m) + 1)
    return cost_per_m * (1 + _VARIED * ((number * variant * _GOLDEN) % 1))


def _back(footways: Footways, ways: Ways, cost_per_m: FloatArray, door: Spot, ask: Ask) -> Found:
    if not ways.joined.is_both_ways:
        door = _spot_to_return_to(footways, ask.door)
        cost_per_m = np.where(footways.network.one_way, np.inf, cost_per_m)
        ways = ways_near(footways.network, cost_per_m, [door], ask.distance_m / 2)
    cut, found = back_lines(footways, ways, cost_per_m, door, ask.distance_m / 2)
    ask = replace(ask, shape=Shape.THERE_AND_BACK)
    lines = [line_of(footways, cut, steps) for steps in found]
    chosen = different(fitting(lines, ask), cut, ask.count * ask.page)[-ask.count :]
    if not chosen:
        raise missed(lines, ask)
    return replace(made(footways, [(cut, line) for line in chosen], ask), is_back=True)
