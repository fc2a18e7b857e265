"""How the planner writes days and spans of days: one place for each way, in any language."""

from datetime import date
from typing import Final

from routes.language import _, day_text

# Days of the week as addresses, names of files and the command line have them in any language.
WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# A Monday: names of weekdays are those of its week.
_MONDAY = date(2024, 1, 1)


def short_date(day: date) -> str:
    """Return a day as 26 Nov."""
    return day_text(day, "d MMM")


def year_date(day: date) -> str:
    """Return a day as 26 Nov 2026."""
    return day_text(day, "d MMM yyyy")


def weekday_date(day: date) -> str:
    """Return a day as Thu 26 Nov."""
    return day_text(day, "EEE d MMM")


def long_date(day: date) -> str:
    """Return a day as Thursday 26 November."""
    return day_text(day, "EEEE d MMMM")


def full_date(day: date) -> str:
    """Return a day as Thu 26 Nov 2026."""
    return day_text(day, "EEE d MMM yyyy")


def weekday_text(weekday: int) -> str:
    """Return an ISO weekday, 1 to 7, as Thu."""
    return day_text(_MONDAY.replace(day=weekday), "EEE")


def weekday_name(weekday: int) -> str:
    """Return an ISO weekday, 1 to 7, as Thursday."""
    return day_text(_MONDAY.replace(day=weekday), "EEEE")


def code_text(code: str) -> str:
    """Return one of `WEEKDAYS` as Thu."""
    return weekday_text(WEEKDAYS.index(code) + 1)


def weekday_day(day: date) -> str:
    """Return a day of a known month as Thu 26."""
    return day_text(day, "EEE d")


def month_text(day: date) -> str:
    """Return a day's month as Nov."""
    return day_text(day, "MMM")


def span_text(first: date, last: date) -> str:
    """Return days as 24 Dec 2026 to 2 Jan 2027 or 23 Nov to 29 Nov 2026, one day as itself."""
    if first == last:
        return year_date(first)
    if first.year != last.year:
        return to_text(year_date(first), year_date(last))
    if is_year_first():
        return to_text(year_date(first), short_date(last))
    return to_text(short_date(first), year_date(last))


def is_year_first() -> bool:
    """Tell whether days are written with their year in front, as 2026年11月26日."""
    return year_date(_MONDAY).startswith(str(_MONDAY.year))


def to_text(first: str, last: str) -> str:
    """Return two days that are written as a span of days."""
    return _("{first} to {last}").format(first=first, last=last)
