"""The lines of a run that is not there and back: searched, picked, and filled where few fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from routes.footways import Footways
from routes.graph import LEAST_COST, Step, Ways, in_rings, tree_from, tree_to, within_length
from routes.loop_ask import FIT_SHARE, Ask, LoopError, LoopFault
from routes.loop_blocks import blocks_of
from routes.loop_effort import LONGEST, Effort
from routes.loop_fill import filled
from routes.loop_fitting import fitting, missed, ranked, shorter
from routes.loop_ground import ground_of
from routes.loop_leads import Search, Wish, search_of
from routes.loop_measures import Line, line_of, lines_of
from routes.loop_near import MissedError
from routes.loop_ranking import different, most_shared
from routes.loop_search import Lines, found_by, tries
from routes.loop_straight import straightened
from routes.loop_trim import all_trimmed
from routes.snapping import Spot
from routes.track import FloatArray

# Our choice: lines that run no more of their ground twice, and share no more of it with each other,
# need no further search.
_GOOD_AGAIN, _GOOD_SHARED = 0.08, 0.5
# Our choice: how much longer than wanted a line may get; what is told of it may be the nearest.
_MOST_OVER = 2 * FIT_SHARE


@dataclass(frozen=True, slots=True, eq=False)
class _Pick:
    """Hold what is picked from: all lines that the search found so far, for `goal` of them."""

    footways: Footways
    search: Search
    ask: Ask
    goal: int
    known: dict[frozenset[int], Line] = field(default_factory=dict)

    def best(
        self, efforts: Iterator[tuple[Effort, Lines]], chosen: tuple[Line, ...] = ()
    ) -> tuple[Line, ...]:
        """Return `chosen` and the best lines beside them, of as few efforts as it takes.

        Every seed picks what those before it would pick, and goes on from there.
        """
        for goal in range(self.ask.count, self.goal + 1, self.ask.count):
            best = self._different(goal, chosen)
            while len(best) < goal or not self._are_good(best[len(chosen) :]):
                effort, found = next(efforts, (None, iter(())))
                if effort is None or (effort.spurs and len(best) == goal):
                    break
                self.add(found)
                best = self._different(goal, chosen)
            chosen = best
        return chosen

    def add(self, lines: Lines) -> None:
        """Take lines into those to pick from, without the small rounds that they can spare."""
        least_m = (1 - FIT_SHARE) * self.ask.distance_m
        ways, via = self.search.ways, self.search.wish.via
        short = all_trimmed(ways, list(lines), least_m, via)
        fresh = {frozenset(way for way, _ in steps): steps for steps in short}
        fresh = {run: steps for run, steps in fresh.items() if run not in self.known}
        measured = lines_of(self.footways, ways, list(fresh.values()), self.search.ground)
        self.known.update(zip(fresh, measured, strict=True))

    def filled(
        self, cost_per_m: FloatArray, spots: Sequence[Spot], chosen: Sequence[Line]
    ) -> list[tuple[Ways, Line]]:
        """Return lines unlike those chosen that lacked a little, filled, each with its ways."""
        ways, ask = self.search.ways, self.ask
        if len(chosen) >= self.goal:
            return []
        short = different(shorter(self.known.values(), ask), ways, self.goal, chosen)[len(chosen) :]
        done = (
            filled(self.footways.network, ways, cost_per_m, spots, line.steps, ask.distance_m)
            for line in short
        )
        return [(each[0], line_of(self.footways, *each)) for each in done if each]

    def straight(self, chosen: Sequence[Line]) -> list[Line]:
        """Return lines, each with fewer turns where that makes it better."""
        ways, ask = self.search.ways, self.ask
        blocks = blocks_of(self.footways, ways, self.search.rings)
        steps = [
            straightened(blocks, line.steps, ask.distance_m, self.search.wish.via)
            for line in chosen
        ]
        lines = zip(chosen, lines_of(self.footways, ways, steps, self.search.ground), strict=True)
        # One that no longer lies as asked for fits no more.
        return [ranked((line, *fitting([after], ask)), ask)[0] for line, after in lines]

    def _different(self, goal: int, chosen: tuple[Line, ...]) -> tuple[Line, ...]:
        fit = fitting(self.known.values(), self.ask)
        return different(fit, self.search.ways, goal, chosen, self.search.ground)

    def _are_good(self, lines: Sequence[Line]) -> bool:
        """Tell whether lines run little ground twice but for what the door's dead end takes.

        They must also be different enough from each other.
        """
        forced_m = self.search.forced_m
        return (
            all(line.again_m - forced_m <= _GOOD_AGAIN * line.distance_m for line in lines)
            and most_shared(lines, self.search.ways) <= _GOOD_SHARED
        )


def round_lines(
    footways: Footways, ways: Ways, cost_per_m: FloatArray, spots: Sequence[Spot], ask: Ask
) -> list[tuple[Ways, Line]]:
    """Return the best lines as asked for, each with its ways, at least one.

    Raises MissedError, and LoopError where the end or the place on the way is too far.
    """
    if len(spots) > 1:
        _check_reach(ways, ask)
    most_m = (1 + _MOST_OVER) * ask.distance_m
    ways = within_length(ways, ways.spots[0 if ask.to is None else 1], most_m)
    if not len(ways.edge):
        raise MissedError(())
    start, end, via = _nodes(ways, ask)
    wish = Wish(ask.distance_m, via, ask.towards_deg, ask.variant)
    ground = ground_of(footways.network, ways)
    search = search_of(ways, (start, end), wish, in_rings(ways), ground)
    pick = _Pick(footways, search, ask, ask.page * ask.count)
    shortest = _shortest(ways, start, end, via)
    if search.metres(shortest) > 0:
        pick.add(iter([tuple(shortest)]))
    chosen = pick.best(tries(search))
    longer = pick.filled(cost_per_m, spots, chosen)
    if len(chosen) + len(longer) < pick.goal:
        chosen = pick.best(iter([(LONGEST, found_by(search, LONGEST))]), chosen)
    straight = pick.straight(chosen[-ask.count :])
    found = [(ways, line) for line in ranked(straight, ask)]
    found += longer[: ask.count - len(found)]
    if not found:
        raise missed(pick.known.values(), ask)
    return found


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
    out_m = tree_from(ways, start, by_length).length_m[turning]
    home_m = tree_to(ways, end, by_length).length_m[turning]
    if not np.isfinite(out_m + home_m):
        raise LoopError(LoopFault.NO_WAY)
    if out_m + home_m > (1 + FIT_SHARE) * ask.distance_m:
        raise LoopError(LoopFault.END_TOO_FAR, nearest_m=float(out_m + home_m))


def _shortest(ways: Ways, start: int, end: int, via: int | None) -> list[Step]:
    """Return the shortest way to the end, by the place on the way; none to the start itself."""
    by_length = ways.length_m + LEAST_COST
    turning = end if via is None else via
    out, home = tree_from(ways, start, by_length), tree_to(ways, end, by_length)
    return [*out.steps_to(turning, ways), *home.steps_from(turning, ways)]
