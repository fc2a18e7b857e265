"""Loops of a wanted length from any door, over a network of ways, with no server."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from routes.footways import Footways
from routes.graph import LEAST_COST, Step, Ways, in_rings, tree_from, ways_near, within_length
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
from routes.loop_effort import LONGEST, Effort
from routes.loop_fill import filled
from routes.loop_fitting import fitting, missed, ranked, shorter
from routes.loop_ground import Ground, ground_of
from routes.loop_leads import Search, Wish, search_of
from routes.loop_making import made
from routes.loop_measures import Line, line_of
from routes.loop_near import MissedError, refusal, too_far
from routes.loop_ranking import different
from routes.loop_search import Lines, lines_of, tries
from routes.running_cost import cost_per_metre
from routes.snapping import Spot, metres_between
from routes.track import FloatArray

# Our choice: so many seeds pick loops from one search, then the costs of all edges vary by so much.
_PAGES = 3
# Our choice: lines that run no more of their ground twice need no further search.
_GOOD_AGAIN = 0.08
# Our choice: how much longer than wanted a line may get; what is told of it may be the nearest.
_MOST_OVER = 2 * FIT_SHARE
_VARIED = 0.4
_GOLDEN = (5**0.5 - 1) / 2


def find_loops(footways: Footways, ask: Ask) -> Found:
    """Return the best loops that are as long as asked within 3 % and differ from each other.

    All start at the network's point nearest to the door, and end there or at that nearest to
    `ask.to`. They are ranked by ground run twice, share on paths and in parks, main roads, climb,
    crossings, turns and roundness, with weights of our choice. Raises LoopError with the nearest
    length that works, where one is known.
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
    cost_per_m = _varied(cost_per_metre(footways.network, ask.tastes), _variant(ask.seed))
    # No point of a run is further from its start than half of it, or all of it one way.
    reach_m = ask.distance_m / (2 if ask.to is None else 1)
    ways = ways_near(footways.network, cost_per_m, spots, reach_m)
    if ask.shape is Shape.THERE_AND_BACK:
        return _back(footways, ways, cost_per_m, spots[0], ask)
    if len(spots) > 1 and not _are_joined(ways):
        ways = ways_near(footways.network, cost_per_m, spots, np.inf)
    try:
        return _round(footways, ways, cost_per_m, spots, ask)
    except MissedError as missed:
        if len(spots) > 1:
            raise
        try:
            return _back(footways, ways, cost_per_m, spots[0], ask)
        except MissedError as none:
            raise MissedError(missed.lengths_m + none.lengths_m) from None


def _are_joined(ways: Ways) -> bool:
    return bool(np.isfinite(tree_from(ways, ways.spots[0]).cost[list(ways.spots)]).all())


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
        raise missed(lines, ask)
    return replace(made(footways, [(cut, line) for line in chosen], ask), is_back=True)


def _round(
    footways: Footways, ways: Ways, cost_per_m: FloatArray, spots: Sequence[Spot], ask: Ask
) -> Found:
    """Return the best loops of the least effort that finds enough of them."""
    if len(spots) > 1:
        _check_reach(ways, ask)
    most_m = (1 + _MOST_OVER) * ask.distance_m
    ways = within_length(ways, ways.spots[0 if ask.to is None else 1], most_m)
    start, end, via = _nodes(ways, ask)
    wish = Wish(ask.distance_m, via, ask.towards_deg, _variant(ask.seed))
    search = search_of(ways, start, end, wish, in_rings(ways))
    lines: list[Line] = []
    if len(spots) > 1:
        lines.append(line_of(footways, ways, _shortest(ways, start, end, via)))
    ground = ground_of(footways.network, ways)
    chosen = _chosen(footways, ground, search, tries(search), lines, ask)
    longer = _filled(footways, ways, cost_per_m, spots, lines, chosen, ask)
    if len(chosen) + len(longer) < _page(ask.seed) * ask.count:
        last = iter([(LONGEST, lines_of(search, LONGEST))])
        chosen = _chosen(footways, ground, search, last, lines, ask, chosen)
    found = [(ways, line) for line in ranked(chosen[-ask.count :], ask)]
    found += longer[: ask.count - len(found)]
    if not found:
        raise missed(lines, ask)
    return made(footways, found, ask)


def _filled(
    footways: Footways,
    ways: Ways,
    cost_per_m: FloatArray,
    spots: Sequence[Spot],
    lines: Sequence[Line],
    chosen: Sequence[Line],
    ask: Ask,
) -> list[tuple[Ways, Line]]:
    """Return lines unlike those chosen that lacked a little and were filled, with their ways."""
    found = []
    goal = _page(ask.seed) * ask.count
    for line in different(shorter(lines, ask), ways, goal, chosen)[len(chosen) :]:
        done = filled(footways.network, ways, cost_per_m, spots, line.steps, ask.distance_m)
        if done is not None:
            found.append((done[0], line_of(footways, *done)))
    return found


def _chosen(
    footways: Footways,
    ground: Ground,
    search: Search,
    efforts: Iterator[tuple[Effort, Lines]],
    lines: list[Line],
    ask: Ask,
    chosen: tuple[Line, ...] = (),
) -> tuple[Line, ...]:
    """Return the best lines for every seed up to the one asked for, all found added to `lines`.

    Every seed picks what those before it would pick, and goes on from there.
    """
    ways = search.ways
    for goal in range(ask.count, (_page(ask.seed) + 1) * ask.count, ask.count):
        best = different(fitting(lines, ask), ways, goal, chosen, ground)
        while len(best) < goal or not _are_good(best[len(chosen) :], search.forced_m):
            effort, found = next(efforts, (None, iter(())))
            if effort is None or (effort.spurs and len(best) == goal):
                break
            lines += [line_of(footways, ways, steps, ground) for steps in found]
            best = different(fitting(lines, ask), ways, goal, chosen, ground)
        chosen = best
    return chosen


def _are_good(lines: Sequence[Line], forced_m: float) -> bool:
    """Tell whether lines run little ground twice but for what the door's dead end takes."""
    return all(line.again_m - forced_m <= _GOOD_AGAIN * line.distance_m for line in lines)


def _page(seed: int) -> int:
    """Return which pick of loops a seed gives, from 1."""
    return (seed - 1) % _PAGES + 1


def _variant(seed: int) -> int:
    """Return which of the searches a seed picks from, from 1."""
    return (seed - 1) // _PAGES + 1


def _nodes(ways: Ways, ask: Ask) -> tuple[int, int, int | None]:
    """Return the nodes of the start, the end and the place on the way."""
    start, *others = ways.spots
    end = others.pop(0) if ask.to is not None else start
    return start, end, others.pop(0) if ask.through is not None else None


def _check_reach(ways: Ways, ask: Ask) -> None:
    """Raise LoopError where the shortest way to the end, by the place if one is told, is longer."""
    start, end, via = _nodes(ways, ask)
    turning = end if via is None else via
    by_length = ways.length_m + LEAST_COST
    out_m, home_m = (tree_from(ways, node, by_length).length_m[turning] for node in (start, end))
    if not np.isfinite(out_m + home_m):
        raise LoopError(LoopFault.NO_WAY)
    if out_m + home_m > (1 + FIT_SHARE) * ask.distance_m:
        raise LoopError(LoopFault.END_TOO_FAR, nearest_m=float(out_m + home_m))


def _shortest(ways: Ways, start: int, end: int, via: int | None) -> tuple[Step, ...]:
    """Return the shortest way to the end, by the place on the way if there is one."""
    by_length = ways.length_m + LEAST_COST
    turning = end if via is None else via
    out, home = tree_from(ways, start, by_length), tree_from(ways, end, by_length)
    back = reversed(home.steps_to(turning, ways))
    return (*out.steps_to(turning, ways), *((way, not forward) for way, forward in back))
