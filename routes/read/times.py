"""Times as files write them (ISO 8601), as seconds since 1970 in UTC."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import numpy as np

from routes.track import FloatArray

# Our choice of what can be: from the start of GPS on; a clock that was never set shows 1970.
EARLIEST_UTC_S = datetime(1980, 1, 6, tzinfo=UTC).timestamp()
LATEST_UTC_S = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
# Widest offset of any zone, and some more.
MOST_OFFSET = timedelta(hours=16)

_ISO = re.compile(
    r"\s*(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?"
    r"\s*(?:[Zz]|([+-])(\d\d):?(\d\d)?)?\s*",
    re.ASCII,
)
# What most programs write; numpy takes it at once, and would take much else that is no time.
_USUAL = re.compile(r"(?:\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)*", re.ASCII)


def utc_seconds(texts: Sequence[str | None]) -> FloatArray:
    """Return seconds since 1970 in UTC, NaN for a missing, malformed or absurd time.

    A time without an offset is taken as UTC. Absurd is before GPS began (6 January 1980), from 2100
    on, or an offset over 16 hours.
    """
    found = _usual(texts)
    if found is None:
        found = np.array([_one(text) for text in texts], dtype=np.float64)
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


def _one(text: str | None) -> float:
    match = _ISO.fullmatch(text[:100]) if text else None
    if match is None:
        return np.nan
    year, month, day, hour, minute = (int(match[group]) for group in range(1, 6))
    # A leap second is told as the one before it.
    second = 59 if match[6] == "60" else int(match[6] or 0)
    offset = timedelta(hours=int(match[9] or 0), minutes=int(match[10] or 0))
    if offset > MOST_OFFSET:
        return np.nan
    zone = timezone(-offset if match[8] == "-" else offset)
    try:
        whole = datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return np.nan
    return (whole - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() + float(f"0.{match[7] or 0}")


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
