"""Read the data of care, once: the one place of this package that opens a file."""

from functools import cache
from pathlib import Path

from planner.care.sources import Sources, parse_sources
from planner.care.texts import CareTexts, parse_texts
from planner.care.tips import Tip, parse_tips

_DATA = Path(__file__).parents[2] / "data"


@cache
def load_sources() -> Sources:
    """Return the shipped sources by id. Raises OSError or ValueError where there are none."""
    return parse_sources((_DATA / "sources.toml").read_bytes())


@cache
def load_texts() -> CareTexts:
    """Return the shipped texts by id. Raises OSError or ValueError where there are none."""
    return parse_texts((_DATA / "care.toml").read_bytes())


@cache
def load_tips() -> tuple[Tip, ...]:
    """Return the shipped tips in their order. Raises OSError or ValueError where there are none."""
    return parse_tips((_DATA / "tips.toml").read_bytes(), load_sources())
