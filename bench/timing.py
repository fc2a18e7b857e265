"""How long some work takes, at best."""

import time
from collections.abc import Callable


def best_s(work: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Return the best wall and processor time of some work, in seconds."""
    walls, processors = [], []
    for _ in range(times):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    return min(walls), min(processors)
