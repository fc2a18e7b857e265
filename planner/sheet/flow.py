"""Notes that flow through a row of columns."""

from collections.abc import Iterator, Sequence

from planner.sheet.areas import Area, Block, Thing

Note = Sequence[Block]

# Between two notes, as a share of a line.
_APART = 0.3
# How much higher columns are tried, as a share of a line.
_STEP = 0.25
_ROUNDING = 1e-6


def poured(
    notes: Sequence[Note], frames: Sequence[Area], *, whole: bool
) -> tuple[Thing, ...] | None:
    """Return the lines of notes placed in frames, one after the other; None where they overflow.

    With `whole` no note is parted.
    """
    places = _places(notes, [frame.height for frame in frames], whole=whole)
    if places is None:
        return None
    lines = [line for note in notes for line in note]
    return tuple(
        thing
        for line, (index, y) in zip(lines, places, strict=True)
        for thing in line.at(frames[index].x, frames[index].y + y)
    )


def strip_height(
    notes: Sequence[Note], before: float, columns: int, most: float, *, whole: bool
) -> float | None:
    """Return the least height of equal columns that take what a frame `before` them does not hold.

    None where `most` is not enough; `before` is 0 where there is no such frame.
    """
    first = [before] if before else []
    lines = [line.height for note in notes for line in note]
    if not lines or _places(notes, first, whole=whole) is not None:
        return 0.0
    height = max((sum(lines) - before) / columns, *lines)
    while height <= most:
        if _places(notes, [*first, *([height] * columns)], whole=whole) is not None:
            return height
        height += _STEP * max(lines)
    return None


def _places(
    notes: Sequence[Note], heights: Sequence[float], *, whole: bool
) -> list[tuple[int, float]] | None:
    """Return for each line its frame and how far below its top it begins."""
    places = []
    frame, y = 0, 0.0
    for line, gap, together in _spaced(notes, whole=whole):
        above = gap if y else 0.0
        while frame < len(heights) and y + above + together > heights[frame] + _ROUNDING:
            frame, y, above = frame + 1, 0.0, 0.0
        if frame == len(heights):
            return None
        places.append((frame, y + above))
        y += above + line
    return places


def _spaced(notes: Sequence[Note], *, whole: bool) -> Iterator[tuple[float, float, float]]:
    """Yield the height of each line, the space wanted above it, and what stays together with it."""
    for note in notes:
        for index, line in enumerate(note):
            together = sum(each.height for each in note[index:]) if whole else line.height
            yield line.height, 0.0 if index else _APART * line.height, together
