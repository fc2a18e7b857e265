"""Round steps for scales, grids and marks: 1, 2 and 5 times a power of ten."""

import math

# 1, 2 or 5 times a power of ten.
_ROUND = (1.0, 2.0, 5.0, 10.0)


def step_over(least: float, smallest: float = 0.0) -> float:
    """Return the smallest round number of at least `least` and at least `smallest`; both over 0."""
    wanted = max(least, smallest)
    power = 10.0 ** math.floor(math.log10(wanted))
    # What is off by rounding alone is not over.
    return next(power * each for each in _ROUND if power * each >= wanted * (1 - 1e-9))


def step_under(most: float) -> float:
    """Return the largest round number of at most `most`, which is over 0."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(power * each for each in _ROUND if power * each <= most * (1 + 1e-9))
