"""How words that stand side by side become one line."""

from collections.abc import Iterable
from functools import reduce

from routes.language import _


def in_a_row(parts: Iterable[str]) -> str:
    """Return what is told of a thing in a row, as 6.0 km, 38 min; empty parts are left out."""
    told = [part for part in parts if part]
    return reduce(_with, told) if told else ""


def in_clauses(parts: Iterable[str]) -> str:
    """Return parts that hold commas themselves in a row, as 2 × 15 s, each side; 10 times."""
    told = [part for part in parts if part]
    return reduce(_and_more, told) if told else ""


def titled(title: str, text: str) -> str:
    """Return a text behind what it is about, as Thu 26 Nov: Rest day."""
    return _("{title}: {text}").format(title=title, text=text)


def _and_more(told: str, more: str) -> str:
    return _("{told}; {more}").format(told=told, more=more)


def _with(told: str, more: str) -> str:
    return _("{told}, {more}").format(told=told, more=more)
