"""How long a run takes on the ground there is."""

import re
from collections.abc import Sequence

from planner import rules
from planner.errors import PlanError, PlanFault
from routes.measure import GRADIENT_CLASSES
from routes.summary import RouteSummary
from routes.tailor import Method, Recipe

_PACE = re.compile(r"(\d{1,2}):([0-5]\d)", re.ASCII)


def parse_pace(text: str) -> float:
    """Return the seconds a kilometre of a pace written as minutes and seconds, such as 6:30.

    Raises PlanError for anything else; the range is the runner's to check.
    """
    match = _PACE.fullmatch(text.strip())
    if match is None:
        raise PlanError(PlanFault.PACE_FORMAT, repr(text[:20]))
    return 60.0 * int(match[1]) + int(match[2])


def gradient_factor(gradient: float) -> float:
    """Return how much longer a metre takes at a gradient, rise over run, than on the flat.

    1 + 3g + 17g² with g kept within ± 0.25: our choice, fitted to grade-adjusted pace measured by
    equal heart rate. Minetti's energy cost (2002, doi 10.1152/japplphysiol.01177.2001) is not a
    pace: it would double the speed at -20 %.
    """
    g = max(-rules.GRADE_CLAMP, min(rules.GRADE_CLAMP, gradient))
    return 1 + rules.GRADE_LINEAR * g + rules.GRADE_SQUARE * g * g


_CLASS_FACTORS = tuple(gradient_factor(gradient) for gradient in GRADIENT_CLASSES)


def run_time_s(gradient_mix_m: Sequence[float], pace_s_per_km: float) -> float:
    """Return the seconds for the metres in each of GRADIENT_CLASSES at a flat pace. About ± 10 %.

    Heat, surface, stops and traffic lights are not in it.
    """
    flat_m = sum(m * f for m, f in zip(gradient_mix_m, _CLASS_FACTORS, strict=True))
    return flat_m / 1000 * pace_s_per_km


def flat_time_s(distance_m: float, pace_s_per_km: float) -> float:
    """Return the seconds for a distance on the flat."""
    return distance_m / 1000 * pace_s_per_km


# Those that lead over all of a line, once for each lap.
_OVER_ALL = frozenset(
    {
        *(Method.WHOLE, Method.REVERSE, Method.LAPS, Method.LAPS_AND_BACK),
        *(Method.ROUND_ANOTHER, Method.INTO_ANOTHER),
    }
)
# Those that have nothing else but the way from finish to start.
_FLAT_REST = frozenset({Method.WHOLE, Method.REVERSE, Method.LAPS})


def variation_time_s(
    summary: RouteSummary, recipe: Recipe, distance_m: float, pace_s_per_km: float
) -> float:
    """Return the seconds for a route run by `recipe` over `distance_m`.

    Reverse mirrors the gradients. What leads over the whole line keeps its mix each time; the
    straight way from finish to start counts as flat. All else is about: half the whole route's mix
    each way, scaled to its metres, as a summary does not know which part of the route is used, nor
    anything of another route. Our choice.
    """
    mix = summary.gradient_mix_m
    forward_s = run_time_s(mix, pace_s_per_km)
    backward_s = run_time_s(mix[::-1], pace_s_per_km)
    times = recipe.laps if recipe.method in _OVER_ALL else 0
    rest_m = max(distance_m - times * summary.distance_m, 0.0)
    if recipe.method in _FLAT_REST:
        once_s = backward_s if recipe.method is Method.REVERSE else forward_s
        return times * once_s + flat_time_s(rest_m, pace_s_per_km)
    each_way_s = (forward_s + backward_s) / 2 / summary.distance_m
    return times * forward_s + rest_m * each_way_s
