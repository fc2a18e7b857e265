"""Times as files write them (ISO 8601), as seconds since 1970 in UTC."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from routes.track import FloatArray

# Our choice of what can be: from the start of GPS on; a clock that was never set shows 1970.
EARLIEST_UTC_S = datetime(1980, 1, 6, tzinfo=UTC).timestamp()
LATEST_UTC_S = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
# Widest offset of any zone, and some more.
MOST_OFFSET_MIN = 16 * 60

# Stands after each text where many are looked at as one: no file that is read can hold it.
_END = "\0"
# One match a text, empty where it is no time: its day and minute, second, fraction, and the hours,
# with their sign, and minutes of its offset. What is taken is not given back, so no text is slow.
_ISO = re.compile(
    r"(?:\s*+(\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,12}+))?)?"
    r"\s*+(?:[Zz]|([+-]\d\d):?(\d\d)?)?\s*+\0|[^\0]*+\0)",
    re.ASCII,
)
# At once, as the parts of all times of a file would take a hundred megabytes.
_BATCH = 1_000
_FRACTION_DIGITS = 12
# What most programs write; numpy takes it at once, and would take much else that is no time.
_USUAL = re.compile(r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)*", re.ASCII)


def utc_seconds(texts: Sequence[str | None]) -> FloatArray:
    """Return seconds since 1970 in UTC, NaN for a missing, malformed or absurd time.

    A time without an offset is taken as UTC. Absurd is before GPS began (6 January 1980), from 2100
    on, or an offset over 16 hours.
    """
    found = _usual(texts)
    if found is None:
        found = _odd(texts)
    found[(found < EARLIEST_UTC_S) | (found >= LATEST_UTC_S)] = np.nan
    return found


def in_order(time_utc_s: FloatArray) -> FloatArray:
    """Return the times with as few as possible made NaN so that none is before an earlier point's.

    Equal times are in order. Where not even half would stay, the clock is not to be trusted, and
    none does.
    """
    known = np.flatnonzero(np.isfinite(time_utc_s))
    times = time_utc_s[known]
    if np.all(np.diff(times) >= 0):
        return time_utc_s
    kept = np.full(len(time_utc_s), np.nan)
    longest = known[_longest_rise(times.tolist())]
    if len(longest) * 2 >= len(known):
        kept[longest] = time_utc_s[longest]
    return kept


def _usual(texts: Sequence[str | None]) -> FloatArray | None:
    """Return the times where all are written as most programs do, else None."""
    # Joined, "1Z2" between two could hide a text that is cut wrong: each must end with its Z.
    if not _USUAL.fullmatch("".join(filter(None, texts))):
        return None
    if "" in texts or not all(text[-1] == "Z" for text in texts if text):
        return None
    try:
        # Given no zone, numpy takes UTC.
        whole = np.array([text[:-1] if text else "NaT" for text in texts], dtype="datetime64[us]")
    except ValueError:
        return None
    found: FloatArray = whole.astype(np.int64) / 1e6
    found[np.isnat(whole)] = np.nan
    return found


def _odd(texts: Sequence[str | None]) -> FloatArray:
    """Return the times in any form that is taken, however each is written."""
    batches = [_batch(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
    return np.concatenate(batches) if batches else np.array([])


def _batch(texts: Sequence[str | None]) -> FloatArray:
    rows = _ISO.findall("".join([f"{text or ''}{_END}" for text in texts]))
    found = np.full(len(rows), np.nan)
    at = [place for place, row in enumerate(rows) if row[0]]
    if at:
        found[at] = _seconds(*zip(*[rows[place] for place in at], strict=True))
    return found


def _seconds(
    minutes: Sequence[str],
    seconds: Sequence[str],
    fractions: Sequence[str],
    offset_hours: Sequence[str],
    offset_minutes: Sequence[str],
) -> FloatArray:
    """Return the seconds of times in columns of text; NaN for a day or an hour that is none."""
    cells = _digits(minutes, 16)
    year, month, day, hour, minute = (
        _value(cells[:, at:to]) for at, to in ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16))
    )
    second = _value(_digits(seconds, 2))
    # A leap second is told as the one before it.
    second = np.where(second == 60, 59, second)  # noqa: PLR2004
    part = _value(
        _digits([text.ljust(_FRACTION_DIGITS, "0") for text in fractions], _FRACTION_DIGITS)
    )
    away = _digits(offset_hours, 3)
    offset_min = _value(away[:, 1:]) * 60 + _value(_digits(offset_minutes, 2))
    offset_min *= np.where(away[:, 0] == ord("-") - ord("0"), -1, 1)
    month_start, month_end = (
        ((year - 1970) * 12 + np.clip(month, 1, 12) - 1 + more)
        .astype("datetime64[M]")
        .astype("datetime64[D]")
        .astype(np.int64)
        for more in (0, 1)
    )
    sound = (month == np.clip(month, 1, 12)) & (day >= 1) & (day <= month_end - month_start)
    sound &= (hour < 24) & (minute < 60) & (second < 60)  # noqa: PLR2004
    sound &= np.abs(offset_min) <= MOST_OFFSET_MIN
    whole = ((month_start + day - 1) * 24 + hour) * 3600 + (minute - offset_min) * 60 + second
    return np.where(sound, whole + part / 10**_FRACTION_DIGITS, np.nan)


def _digits(column: Sequence[str], width: int) -> NDArray[np.int64]:
    """Return the digits of texts that are so wide, a row each; zeros for an empty one."""
    joined = "".join([text or "0" * width for text in column]).encode("ascii")
    cells = np.frombuffer(joined, dtype=np.uint8).reshape(-1, width)
    return cells.astype(np.int64) - ord("0")


def _value(digits: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the number that each row of digits is."""
    width = digits.shape[1]
    values: NDArray[np.int64] = digits @ 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    return values


def _longest_rise(values: Sequence[float]) -> list[int]:
    """Return the indices of a longest part of `values` that never falls."""
    ends: list[float] = []
    at: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        place = bisect_right(ends, value)
        before.append(at[place - 1] if place else -1)
        ends[place : place + 1] = [value]
        at[place : place + 1] = [index]
    found: list[int] = []
    step = at[-1] if at else -1
    while step >= 0:
        found.append(step)
        step = before[step]
    return found[::-1]
