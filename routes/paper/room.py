"""What is still free on a map, so that nothing is set upon anything else."""

from collections.abc import Sequence

import numpy as np

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
        wanted = np.array(areas)[:, None, :]
        low = np.maximum(wanted[..., :2], self._areas[:, :2])
        high = np.minimum(wanted[..., 2:], self._areas[:, 2:])
        if np.any(np.all(low < high, axis=-1)):
            return False
        self.force(areas)
        return True


def around(x: float, y: float, half: float) -> Area:
    """Return the square around a point."""
    return x - half, y - half, x + half, y + half
