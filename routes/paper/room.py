"""What is still free on a map, so that nothing is set upon anything else."""

from collections.abc import Sequence

import numpy as np

from routes.paper.mercator import Frame
from routes.track import FloatArray

# West, south, east and north in points from a frame's lower left corner.
Area = tuple[float, float, float, float]


class Taken:
    """Hold which areas of a frame are no longer free."""

    def __init__(self) -> None:
        self._areas = np.empty((0, 4))

    def copy(self) -> "Taken":
        """Return another that knows the same areas."""
        other = Taken()
        other.force(self._areas)
        return other

    def force(self, areas: FloatArray | Sequence[Area]) -> None:
        """Take areas, as rows of west, south, east and north, whatever stands there."""
        self._areas = np.concatenate((self._areas, np.reshape(areas, (-1, 4))))

    def take(self, *areas: Area) -> bool:
        """Take areas if all of them are free, and tell whether they were."""
        is_free = self.has_room(*areas)
        if is_free:
            self.force(areas)
        return is_free

    def has_room(self, *areas: Area) -> bool:
        """Tell whether all of these areas are free."""
        wanted = np.array(areas)[:, None, :]
        low = np.maximum(wanted[..., :2], self._areas[:, :2])
        high = np.minimum(wanted[..., 2:], self._areas[:, 2:])
        return not np.any(np.all(low < high, axis=-1))


def around(x: float, y: float, half: float) -> Area:
    """Return the square around a point."""
    return x - half, y - half, x + half, y + half


def beside(
    frame: Frame, at: tuple[float, float], size: tuple[float, float], gap: float
) -> list[Area]:
    """Return where words may stand beside a mark of the frame, the best place first.

    `size` is their width and the height of their capitals, `gap` what is left to the middle of the
    mark. An area is a point larger than the words on every side, and inside the frame.
    """
    (x, y), (wide, high) = at, size
    places = (
        (gap, -high / 2),
        (-gap - wide, -high / 2),
        (gap, gap),
        (gap, -gap - high),
        (-gap - wide, gap),
        (-gap - wide, -gap - high),
        (-wide / 2, gap + 1),
        (-wide / 2, -gap - 1 - high),
    )
    areas = (
        (x + across - 1, y + up - 1, x + across + wide + 1, y + up + high + 1)
        for across, up in places
    )
    return [area for area in areas if is_inside(frame, area)]


def is_inside(frame: Frame, area: Area) -> bool:
    """Tell whether an area lies in a frame."""
    west, south, east, north = area
    box = frame.box
    return min(west, south) >= 1 and east <= box.width - 1 and north <= box.height - 1
