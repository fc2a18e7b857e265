"""How far a run may go after the runs before it."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from planner import rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.journal import RunDone


class Band(StrEnum):
    """How much longer a run is than the longest of the 30 days before it."""

    OK = "ok"
    SMALL = "small"
    MODERATE = "moderate"
    LARGE = "large"


def longest30_m(runs: Iterable[RunDone], day: date) -> float | None:
    """Return the longest run of the 30 days before `day`, that day left out; None without one.

    Source: Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    since = day - timedelta(days=rules.LOOKBACK_DAYS)
    return max((run.distance_m for run in runs if since <= run.day < day), default=None)


def spike(planned_m: float, longest_m: float) -> float:
    """Return by which share a run exceeds the longest one before it; 0.1 is 10 % longer.

    Source: Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    return planned_m / longest_m - 1


def band(planned_m: float, longest_m: float) -> Band:
    """Return the study's band for a run after a longest one, compared to a millionth.

    Source: Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    share = spike(planned_m, longest_m) - rules.ROUNDING
    if share <= rules.SPIKE_OK:
        return Band.OK
    if share <= rules.SPIKE_SMALL:
        return Band.SMALL
    return Band.MODERATE if share <= rules.SPIKE_MODERATE else Band.LARGE


def cap_m(longest_m: float) -> float:
    """Return the metres a run may have: 10 % over the longest of the 30 days before.

    Source: Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    return (1 + rules.SPIKE_OK) * longest_m


def long_share_cap(runs_a_week: int) -> float:
    """Return the largest share of a week's metres for its long run, at one run a week or more.

    Coaching convention of 25-35 %, widened below four runs, where it cannot be met (our choice).
    """
    return min(1.0, max(rules.LONG_SHARE_LEAST, rules.LONG_SHARE_PER_RUN / runs_a_week))


def least_easy_m(long_m: float, runs_a_week: int) -> float:
    """Return the metres each other run needs, at the least, to keep the long run in its share."""
    others = runs_a_week - 1
    if others < 1:
        return 0.0
    return long_m * (1 / long_share_cap(runs_a_week) - 1) / others


def is_deload(week_index: int) -> bool:
    """Tell whether the week, counted from 0, is a lighter one: every fourth."""
    return (week_index + 1) % rules.DELOAD_EVERY_WEEKS == 0


def deload_m(longest_m: float, mean_before_m: float | None, runs_a_week: int) -> float:
    """Return the metres of a lighter week's long run; growth then resumes.

    75 % of the longest run of the 30 days before, and so short that the week's runs, the others at
    three quarters of it, are on average 75 % of the week before, `mean_before_m` where there was
    one. Coaching convention.
    """
    most_m = rules.DELOAD_FACTOR * longest_m
    if mean_before_m is None:
        return most_m
    long_runs = 1 + rules.EASY_SHARE * (runs_a_week - 1)
    return min(most_m, rules.DELOAD_FACTOR * mean_before_m * runs_a_week / long_runs)
