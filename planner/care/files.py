"""Read the data of care, once: the one place of this package that opens a file."""

from functools import cache
from pathlib import Path

from planner.care.sources import Sources, parse_sources

_DATA = Path(__file__).parents[2] / "data"


@cache
def load_sources() -> Sources:
    """Return the shipped sources by id. Raises OSError or ValueError where there are none."""
    return parse_sources((_DATA / "sources.toml").read_bytes())
