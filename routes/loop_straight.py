"""Lines with fewer turns: where a line goes round blocks in steps, it goes by their other sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from routes.graph import Step
from routes.loop_blocks import Blocks, half_of, step_of

# Our choice: to be spared a turn, one runs so many metres more of a plain street.
_TURN_COST = 40.0
# Our choice: how far off the wanted length a line may come by it.
_OFF_SHARE = 0.02
# A line is gone along so often, each time for what saves more cost than this, the most first: a
# block gone round for one turn fewer may stand in the way of two.
_LEAST_SAVED = (1.5 * _TURN_COST, 0.5 * _TURN_COST, 0.0, 0.0)


def straightened(
    blocks: Blocks, steps: Sequence[Step], wanted_m: float, through: int | None = None
) -> tuple[Step, ...]:
    """Return a line with fewer turns, on ways as pleasant, and about as long as wanted.

    Where a block lies beside the line and its other side is better, the line goes there. It passes
    nothing that it passes already, and the node `through` as before.
    """
    halves = [half_of(step) for step in steps]
    total_m = sum(blocks.length_m[half] for half in halves)
    cost_per_m = sum(blocks.cost[half] for half in halves) / total_m
    line = _Line(blocks, halves, total_m, cost_per_m, wanted_m, through)
    for least_saved in _LEAST_SAVED:
        for is_left in (True, False):
            line.go_better(least_saved, is_left=is_left)
    return tuple(step_of(half) for half in line.halves)


@dataclass(slots=True)
class _Line:
    """Hold a line that is changed block by block, as the halves of ways that it runs.

    `cost_per_m` is what a metre of it cost at first.
    """

    blocks: Blocks
    halves: list[int]
    total_m: float
    cost_per_m: float
    wanted_m: float
    through: int | None

    def go_better(self, least_saved: float, *, is_left: bool) -> None:
        """Go round each block on one side by its other side where that saves enough."""
        at = 0
        ways, nodes = self._passed()
        while at < len(self.halves):
            end = self._end_of_block(at, is_left=is_left)
            new = self._other_side(self.halves[at:end], is_left=is_left)
            is_free = ways.isdisjoint(half // 2 for half in new) and nodes.isdisjoint(
                self.blocks.head[half] for half in new[:-1]
            )
            if new and is_free and self._saved(at, end, new) > least_saved:
                self.total_m += self._more(self.blocks.length_m, at, end, new)
                self.halves[at:end] = new
                ways, nodes = self._passed()
                end = at + len(new)
            at = end

    def _passed(self) -> tuple[set[int], set[int]]:
        """Return the ways and nodes that are passed."""
        head = self.blocks.head
        nodes = {head[half] for half in self.halves} | {head[self.halves[0] ^ 1]}
        return {half // 2 for half in self.halves}, nodes

    def _end_of_block(self, at: int, *, is_left: bool) -> int:
        """Return before which of the halves the line leaves the block that is beside one."""
        after, halves = self.blocks.after, self.halves
        end = at + 1
        while end < len(halves):
            one, other = halves[end - 1 : end + 1]
            if not (after[one] == other if is_left else after[other ^ 1] == one ^ 1):
                break
            end += 1
        return end

    def _other_side(self, old: list[int], *, is_left: bool) -> list[int]:
        """Return the other way round the block beside some halves, none where that has no end."""
        if is_left:
            new = self.blocks.other_side(old[0], old[-1])
        else:
            back = self.blocks.other_side(old[-1] ^ 1, old[0] ^ 1)
            new = [half ^ 1 for half in reversed(back)]
        return [] if any(self.blocks.one_way[half] for half in new) else new

    def _saved(self, at: int, end: int, new: list[int]) -> float:
        """Return what other halves from one to before another save, turns included."""
        blocks, old = self.blocks, self.halves[at:end]
        if self.through in {blocks.head[half] for half in old[:-1]}:
            return -inf
        more_m = self._more(blocks.length_m, at, end, new)
        off_m = abs(self.total_m + more_m - self.wanted_m)
        if off_m > max(_OFF_SHARE * self.wanted_m, abs(self.total_m - self.wanted_m)):
            return -inf
        before, behind = self.halves[max(at - 1, 0) : at], self.halves[end : end + 1]
        fewer = blocks.turns([*before, *old, *behind]) - blocks.turns([*before, *new, *behind])
        # A longer line is no worse in itself: what is more is as good as the rest of it, or not.
        worse = self._more(blocks.cost, at, end, new) - self.cost_per_m * more_m
        return fewer * _TURN_COST - worse

    def _more(self, each: list[float], at: int, end: int, new: list[int]) -> float:
        """Return how much more other halves are than those from one to before another."""
        return sum(each[half] for half in new) - sum(each[half] for half in self.halves[at:end])
