"""Weekdays as an address names them, in any language alike."""

from collections.abc import Iterable, Sequence

DAY_CODES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def days_said(weekdays: Iterable[int]) -> list[str]:
    """Return the codes of ISO weekdays, Monday 1 to Sunday 7, in the order of the week."""
    return [DAY_CODES[day - 1] for day in sorted(weekdays)]


def days_told(said: Sequence[str]) -> list[int]:
    """Return the ISO weekdays of codes; what is none is left out."""
    return [day for day, code in enumerate(DAY_CODES, 1) if code in said]
