"""What a journal adds up to: effort, distance by windows of weeks, the longest run, the back."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner import history_rules, rules
from planner.journal import Journal, RunDone

_DAY = timedelta(days=1)
_WEEK = rules.DAYS_A_WEEK
_MINUTE_S = 60


class Growth(StrEnum):
    """How a window's distance grew on the one before it, as far as it is worth a word."""

    QUIET = "quiet"
    HINT = "hint"
    AMBER = "amber"


@dataclass(frozen=True, slots=True)
class Effort:
    """Hold a week's daily loads in arbitrary units, the oldest first, zeros counted.

    `untold` counts runs of the week that have no effort or no time, so no load.
    """

    loads: tuple[float, ...]
    untold: int

    @property
    def total(self) -> float:
        """Return the sum of the loads."""
        return sum(self.loads)

    @property
    def monotony(self) -> float:
        """Return how alike the days were."""
        return monotony(self.loads)

    @property
    def strain(self) -> float:
        """Return the sum of the loads times how alike the days were. Source: Foster 1998."""
        return self.total * self.monotony


@dataclass(frozen=True, slots=True)
class Window:
    """Hold the metres run from `first` to `last`, both included."""

    first: date
    last: date
    distance_m: float


@dataclass(frozen=True, slots=True)
class Longest:
    """Hold the longest run of the 30 days before a day, None where there was none.

    `is_planned` marks a day to come: its figure counts on planned runs as well.
    """

    day: date
    longest_m: float | None
    is_planned: bool


@dataclass(frozen=True, slots=True)
class BackDay:
    """Hold how the back was on a day: the worst pain told, 0 to 10, and the morning's -1, 0 or 1.

    None where it was not told.
    """

    day: date
    worst: int | None
    morning: int | None


def session_load(effort: int, run_s: float) -> float:
    """Return effort times minutes of the whole session, warm-up and warm-down included.

    `effort` is 0 to 10, `run_s` the run alone; ten minutes are added before it and ten after (our
    default). Source: Foster C et al., J Strength Cond Res 2001;15:109–115.
    """
    return effort * (run_s + history_rules.BESIDE_RUN_S) / _MINUTE_S


def monotony(loads: Sequence[float]) -> float:
    """Return the mean of daily loads over their population deviation: 0 for no load, 10 at most.

    Source: Foster C, Med Sci Sports Exerc 1998;30:1164–1168; deviation and cap are our choices.
    """
    mean = sum(loads) / len(loads)
    if not mean:
        return 0.0
    deviation = math.sqrt(sum((load - mean) ** 2 for load in loads) / len(loads))
    # Written without a division that a tiny deviation would spoil.
    if mean >= history_rules.MONOTONY_CAP * deviation:
        return history_rules.MONOTONY_CAP
    return mean / deviation


def effort_of_week(runs: Iterable[RunDone], last: date) -> Effort:
    """Return the loads of the seven days that end with `last`."""
    loads, untold = [0.0] * _WEEK, 0
    for run in runs:
        ago = (last - run.day).days
        if run.is_told or not 0 <= ago < _WEEK:
            continue
        if run.effort is None or run.duration_s is None:
            untold += 1
        else:
            loads[_WEEK - 1 - ago] += session_load(run.effort, run.duration_s)
    return Effort(tuple(loads), untold)


def window_days(rest_days: int) -> int:
    """Return the length W of a window that always holds seven runs of a rolling plan.

    Seven cycles of a run and its rest days, where calendar weeks would hold now two, now three.
    """
    return _WEEK * (rest_days + 1)


def volume_m(runs: Iterable[RunDone], last: date, days: int) -> float:
    """Return the metres of the `days` days that end with `last`."""
    first = last - (days - 1) * _DAY
    return sum(run.distance_m for run in runs if not run.is_told and first <= run.day <= last)


def windows(runs: Sequence[RunDone], last: date, days: int, most: int) -> tuple[Window, ...]:
    """Return the distance of at most `most` windows that end with `last`, the oldest first.

    Windows before the one of the first run are left out; without a run there are none.
    """
    begun = _begun(runs)
    found: list[Window] = []
    while begun is not None and begun <= last and len(found) < most:
        first = last - (days - 1) * _DAY
        found.append(Window(first, last, volume_m(runs, last, days)))
        last = first - _DAY
    return tuple(reversed(found))


def growth(runs: Sequence[RunDone], last: date, rest_days: int) -> float | None:
    """Return by which share the newest window's distance is more than that of the one before.

    None where the journal does not reach back over both, as a journal just begun would seem to
    grow, and where nothing was run before.
    """
    days, begun = window_days(rest_days), _begun(runs)
    # A plan's first run of a window is on one of its first N + 1 days.
    if begun is None or begun > last + (rest_days + 1 - 2 * days) * _DAY:
        return None
    before_m = volume_m(runs, last - days * _DAY, days)
    return volume_m(runs, last, days) / before_m - 1 if before_m else None


def growth_limits(days: int) -> tuple[float, float]:
    """Return the shares of growth above which a window of `days` days is told, and stands out.

    The first is our choice. Source of the second: Nielsen RØ et al., J Orthop Sports Phys Ther
    2014;44:739–747 (weak evidence).
    """
    hint: float = (1 + history_rules.HINT_A_WEEK) ** (days / _WEEK) - 1
    amber: float = (1 + history_rules.AMBER_A_FORTNIGHT) ** (days / (2 * _WEEK)) - 1
    return hint, amber


def growth_told(share: float | None, days: int) -> Growth:
    """Return how a window's growth is told, compared to a millionth."""
    if share is None:
        return Growth.QUIET
    hint, amber = growth_limits(days)
    if share - rules.ROUNDING > amber:
        return Growth.AMBER
    return Growth.HINT if share - rules.ROUNDING > hint else Growth.QUIET


def longest_line(
    runs: Iterable[RunDone],
    planned: Iterable[tuple[date, float]],
    first: date,
    last: date,
    today: date,
) -> tuple[Longest, ...]:
    """Return, for each day from `first` to `last`, what a run on it is compared with.

    That is the longest run of the 30 days before it; from the day after `today` on, planned runs
    (day, metres) count as well. Source: Schuster Brandt Frandsen 2025, doi
    10.1136/bjsports-2024-109380.
    """
    longest: dict[date, float] = {}
    for run in runs:
        longest[run.day] = max(longest.get(run.day, 0.0), run.distance_m)
    for day, distance_m in planned:
        if day >= today:
            longest[day] = max(longest.get(day, 0.0), distance_m)
    found = []
    for at in range((last - first).days + 1):
        day = first + at * _DAY
        before = (day - ago * _DAY for ago in range(1, rules.LOOKBACK_DAYS + 1))
        most = max((longest[each] for each in before if each in longest), default=None)
        found.append(Longest(day, most, is_planned=day > today))
    return tuple(found)


def back_days(journal: Journal) -> tuple[BackDay, ...]:
    """Return the days on which something was told of the back, the oldest first.

    The morning after a run or a walk stands on the next day. Of several the worst is kept.
    """
    worst: dict[date, int] = {}
    morning: dict[date, int] = {}
    for day, told in _worst(journal):
        worst[day] = max(told, worst.get(day, told))
    for day, told in _mornings(journal):
        morning[day] = max(told, morning.get(day, told))
    days = sorted(worst.keys() | morning.keys())
    return tuple(BackDay(day, worst.get(day), morning.get(day)) for day in days)


def _worst(journal: Journal) -> Iterator[tuple[date, int]]:
    for run in journal.runs:
        yield from (
            (run.day, told) for told in (run.pain_before, run.pain_worst) if told is not None
        )
    yield from ((check_in.day, check_in.worst) for check_in in journal.check_ins)
    yield from ((walk.day, walk.worst) for walk in journal.walks)


def _mornings(journal: Journal) -> Iterator[tuple[date, int]]:
    told = [(run.day, run.pain_morning) for run in journal.runs]
    told += [(walk.day, walk.morning) for walk in journal.walks]
    yield from ((day + _DAY, morning) for day, morning in told if morning is not None)
    yield from ((each.day, each.morning) for each in journal.check_ins)


def _begun(runs: Iterable[RunDone]) -> date | None:
    return min((run.day for run in runs if not run.is_told), default=None)
