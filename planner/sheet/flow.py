"""Notes that flow through a row of columns."""

from collections.abc import Sequence

from planner.sheet.areas import Area, Block, Thing

# Between two notes, as a share of a line.
_APART = 0.3
_STEP = 0.5


def poured(notes: Sequence[Sequence[Block]], frames: Sequence[Area]) -> tuple[Thing, ...] | None:
    """Return the lines of notes placed in frames, one after the other; None where they overflow."""
    things: list[Thing] = []
    left = list(frames)
    y = 0.0
    for note in notes:
        for index, line in enumerate(note):
            gap = _APART * line.height if index == 0 and y else 0.0
            while left and y + gap + line.height > left[0].height + 1e-6:
                left.pop(0)
                y = gap = 0.0
            if not left:
                return None
            things += line.at(left[0].x, left[0].y + y + gap)
            y += gap + line.height
    return tuple(things)


def strip_height(
    notes: Sequence[Sequence[Block]], before: Area | None, columns: int, most: float
) -> float | None:
    """Return the least height of equal columns that take what does not fit in `before`.

    None where `most` is not enough.
    """
    line = max((line.height for note in notes for line in note), default=0.0)
    first = [before] if before else []
    height = 0.0
    while height <= most:
        frames = [*first, *(Area(0, 0, 0, height) for _ in range(columns))]
        if poured(notes, frames) is not None:
            return height
        height += max(_STEP * line, 1.0)
    return None
