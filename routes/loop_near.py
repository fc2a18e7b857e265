"""Why there is no run of the wanted length, and the nearest length of which there is one."""

from collections.abc import Callable, Sequence
from math import ceil

from routes.loop_ask import FIT_SHARE, LEAST_M, MOST_M, Ask, Found, LoopError, LoopFault

# Each length that is tried takes a whole search. Halves are for a side on which no line was found.
_MOST_TRIES, _MOST_HALVINGS = 3, 4
# As exact as lengths are told, which is not within 3 % of each that is shorter than the second.
_TOLD_M, _SHORT_M = 100.0, 2000.0


class MissedError(Exception):
    """Nothing of the wanted length was found; `lengths_m` are those of what was, in any order."""

    def __init__(self, lengths_m: Sequence[float]) -> None:
        super().__init__()
        self.lengths_m = tuple(lengths_m)


def refusal(ask: Ask, missed: MissedError, find: Callable[[float], Found]) -> LoopError:
    """Return why there is nothing; the nearest length that it tells was found by `find`."""
    code = LoopFault.NONE_FITS if ask.towards_deg is None else LoopFault.NONE_THAT_WAY
    halves_m = [ask.distance_m / 2**number for number in range(1, _MOST_HALVINGS + 1)]
    known_m = _told(ask.distance_m, missed.lengths_m)[:_MOST_TRIES]
    for length_m in (*known_m, *_told(ask.distance_m, halves_m)):
        if _works(length_m, find):
            return LoopError(code, nearest_m=length_m)
    return LoopError(LoopFault.NO_WAY if ask.towards_deg is None else code)


def too_far(least_m: float, find: Callable[[float], Found]) -> LoopError:
    """Return that a place is too far, with the least length that reaches it, if it may be had."""
    for length_m in (_TOLD_M * ceil(least_m / _TOLD_M), least_m):
        if _works(length_m, find):
            return LoopError(LoopFault.END_TOO_FAR, nearest_m=length_m)
    return LoopError(LoopFault.NONE_THAT_WAY)


def _told(wanted_m: float, lengths_m: Sequence[float]) -> list[float]:
    """Return lengths as they are told, the nearest to the wanted one first, none twice."""
    told: list[float] = []
    for length_m in sorted(lengths_m, key=lambda each: abs(each - wanted_m)):
        even_m = _TOLD_M * (length_m // _TOLD_M)
        for each_m in (even_m, length_m) if length_m < _SHORT_M else (even_m,):
            is_new = all(abs(each_m - other) > FIT_SHARE * other for other in told)
            if is_new and LEAST_M <= each_m <= MOST_M:
                told.append(each_m)
    return told


def _works(length_m: float, find: Callable[[float], Found]) -> bool:
    try:
        find(length_m)
    except (MissedError, LoopError):
        return False
    return True
