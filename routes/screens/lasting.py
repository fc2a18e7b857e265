"""Make what lives as long as the server without the garbage collector in the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Let nothing made meanwhile be gone through by the collector, then or later.

    With ten thousand routes it otherwise does so again and again while a first visitor waits.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()
