"""How long some work takes, at best."""

import time
from collections.abc import Callable
from typing import NamedTuple


class Took(NamedTuple):
    """Seconds by the clock, and of the processor, so that what else runs does not count."""

    wall_s: float
    processor_s: float


def best(work: Callable[[], object], times: int = 5) -> Took:
    """Return the best times of several tries of some work, each the least of its kind."""
    walls, processors = [], []
    for _ in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return Took(min(walls), min(processors))
