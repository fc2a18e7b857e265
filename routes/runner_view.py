"""What the pages about routes may ask of this runner; who plans runs answers it."""

from collections.abc import Sequence
from typing import Protocol

from routes.track import FloatArray


class RunnerView(Protocol):
    """A runner as a route sees one. `is_told` is False while pace and distance are only defaults.

    `warm_up_m` and `warm_down_m` are about the metres walked or jogged at either end of a run.
    """

    @property
    def is_told(self) -> bool:
        """Tell whether the runner has said anything yet."""

    @property
    def may_run(self) -> bool:
        """Tell whether the runner may run at all now; not while the back says stop."""

    @property
    def warm_up_m(self) -> float:
        """Return about how far the warm-up goes."""

    @property
    def warm_down_m(self) -> float:
        """Return about how far the warm-down goes."""

    def time_s(self, gradient_mix_m: Sequence[float]) -> float:
        """Return the seconds for the metres in each of GRADIENT_CLASSES, about ± 10 %."""

    def times_along_s(self, distance_m: FloatArray, gradient: FloatArray) -> FloatArray:
        """Return the seconds run at each point, from 0; NaN gradients count as flat."""

    def runs_away(self, distance_m: float) -> int:
        """Return how many runs the longest one must grow before this distance, 0 for ready."""
