"""What to ask for where there is no loop as asked for: a length that works, in round figures."""

import math
from collections.abc import Callable, Mapping

from routes.loop_ask import LoopError, LoopFault
from routes.units import Units

# Lengths are asked for, and told, in tenths of a kilometre or a mile.
_STEPS = 10
# Which way a length is rounded so that it still works.
_ROUNDED: Mapping[LoopFault, Callable[[float], int]] = {
    LoopFault.TOO_SHORT: math.ceil,
    LoopFault.END_TOO_FAR: math.ceil,
    LoopFault.TOO_LONG: math.floor,
    LoopFault.NONE_FITS: round,
    LoopFault.NONE_THAT_WAY: round,
}


def works_m(trouble: LoopError, units: Units) -> float | None:
    """Return the nearest length that works, in metres; None where another length is no way out."""
    rounded = _ROUNDED.get(trouble.code)
    if rounded is None or trouble.nearest_m is None:
        return None
    return rounded(_STEPS * trouble.nearest_m / units.distance_m) * units.distance_m / _STEPS
