"""A runner as the pages about routes see one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner import rules
from planner.pace import flat_time_s, run_time_s
from planner.plan import Item
from planner.readiness import runs_until
from planner.runner import Runner
from routes.track import FloatArray


def planned_pace(run: Item | None, distance_m: float, runner: Runner) -> float:
    """Return the seconds a kilometre on the flat at which a run of so many metres is planned.

    That is the runner's easy pace; of walking and running in turn it is the mean of both.
    """
    if run and run.session:
        return 1000 * run.duration_s / distance_m
    return runner.easy_pace_s_per_km


@dataclass(frozen=True, slots=True)
class PlannedRunner:
    """Answer what routes.runner_view.RunnerView asks, by the rules of the plan."""

    longest_recent_m: float
    easy_pace_s_per_km: float
    is_told: bool = True
    may_run: bool = True

    @property
    def warm_up_m(self) -> float:
        """Return about how far the warm-up's brisk walk goes (our choice of speed)."""
        return rules.WARM_UP_WALK_M

    @property
    def warm_down_m(self) -> float:
        """Return about how far the warm-down's easy walk goes (our choice of speed)."""
        return rules.WARM_DOWN_WALK_M

    def time_s(self, gradient_mix_m: Sequence[float]) -> float:
        """Return the seconds for the metres in each of GRADIENT_CLASSES, about ± 10 %."""
        return run_time_s(gradient_mix_m, self.easy_pace_s_per_km)

    def times_along_s(self, distance_m: FloatArray, gradient: FloatArray) -> FloatArray:
        """Return the seconds run at each point, from 0; NaN gradients count as flat.

        A step takes the mean of its two ends' gradients. Same model as planner.pace.
        """
        g = np.clip(np.nan_to_num(gradient), -rules.GRADE_CLAMP, rules.GRADE_CLAMP)
        factor = 1 + rules.GRADE_LINEAR * g + rules.GRADE_SQUARE * g * g
        steps_s = np.diff(distance_m) * (factor[1:] + factor[:-1]) / 2
        return flat_time_s(1.0, self.easy_pace_s_per_km) * np.concatenate(
            ([0.0], np.cumsum(steps_s))
        )

    def runs_away(self, distance_m: float) -> int:
        """Return which of the next runs may be of this distance, as planner.readiness has it."""
        return runs_until(self.longest_recent_m, distance_m)
