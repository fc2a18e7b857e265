"""Random runners, journals, libraries and changes, for what must hold for all of them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import strategies as st
from planner_builders import a_library, a_route, mix

from planner.breaches import SOFT
from planner.edits import (
    Accepted,
    Edit,
    Move,
    NotToday,
    SetDistance,
    SetRoute,
    Skip,
    Swap,
    Vacation,
)
from planner.journal import CheckIn, Cleared, Journal, Missed, RunDone, Walked, told_longest
from planner.plan import RoutePick
from planner.profile import Profile
from planner.runner import Runner, Spacing, Span, least_rest_days
from planner.signs import Sign
from routes.summary import RouteSummary

WEEKS = 26
MOST_ENTRIES = 500
_DAY = timedelta(days=1)
_AHEAD_DAYS = 7 * WEEKS + 14
# As a runner tells them; one in each level, and those that hide the ice.
_STAGES = ("1", "2", "3", "4", "5a", "5b", "5c", "6a", "6b", "6c", "7", "8", "9")
# Year ends, leap days, both Sydney clock changes, and any other day.
_TURNS = (
    date(2026, 12, 28),
    date(2027, 12, 31),
    date(2028, 1, 1),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2026, 3, 30),
    date(2026, 9, 29),
)
first_days = st.sampled_from(_TURNS) | st.dates(date(2024, 1, 1), date(2040, 12, 31))
_pains = st.sampled_from((0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 4, 5, 6, 8))
# Most runs do not hurt, or few plans would have any run in them; where some do, the last ones.
_LAST_RUNS = 2
_run_pains = st.sampled_from((None, None, None, None, 0, 0, 1, 2, 3, 5, 6))
_mornings = st.sampled_from((0, 0, 0, 0, -1, 1))
_metres = st.sampled_from((300, 900, 1_000, 2_400, 5_000, 5_000, 8_000, 12_345, 21_100, 42_195))


@dataclass(frozen=True, slots=True)
class Situation:
    """Hold all that a season follows from."""

    profile: Profile
    journal: Journal
    edits: tuple[Edit, ...]
    library: tuple[RouteSummary, ...]
    today: date


@dataclass(slots=True)
class Diary:
    """Write a journal forward from a day; `at` is the day that is written of."""

    at: date
    until: date
    runs: list[RunDone] = field(default_factory=list)
    check_ins: list[CheckIn] = field(default_factory=list)
    walks: list[Walked] = field(default_factory=list)
    cleared: list[Cleared] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Tell whether nothing more can be written, by today or for its size."""
        entries = (self.runs, self.check_ins, self.walks, self.cleared, self.missed)
        return self.at > self.until or sum(map(len, entries)) >= MOST_ENTRIES

    def journal(self) -> Journal:
        """Return what was written."""
        return Journal(
            tuple(self.runs),
            tuple(self.check_ins),
            tuple(self.walks),
            tuple(self.cleared),
            tuple(self.missed),
        )


Chapter = Callable[[Diary], None]


def _running(count: int, every: int, metres: float, grows: float, pain: int | None) -> Chapter:
    def write(diary: Diary) -> None:
        distance_m = metres
        for ahead in range(count, 0, -1):
            if diary.is_full:
                return
            hurt = pain if ahead <= _LAST_RUNS else None
            diary.runs.append(RunDone(diary.at, distance_m, pain_worst=hurt))
            distance_m = min(max(grows * distance_m, 150.0), 60_000.0)
            diary.at += every * _DAY

    return write


def _sessions(first: int, count: int, every: int, pain: int | None, morning: int) -> Chapter:
    def write(diary: Diary) -> None:
        step = 0
        for ahead in range(count, 0, -1):
            if diary.is_full:
                return
            stage = _STAGES[min(first + step // 3, len(_STAGES) - 1)]
            run = RunDone(diary.at, 1_800.0, stage=stage)
            if ahead <= _LAST_RUNS:
                run = replace(run, pain_worst=pain, pain_morning=morning)
            diary.runs.append(run)
            step += 1 if stage.isdigit() else 3
            diary.at += every * _DAY

    return write


def _aching(count: int, every: int, worst: int, morning: int, signs: frozenset[Sign]) -> Chapter:
    def write(diary: Diary) -> None:
        for number in range(count):
            if diary.is_full:
                return
            diary.check_ins.append(CheckIn(diary.at, worst, morning, signs, number % 2))
            diary.at += every * _DAY

    return write


def _walking(count: int, minutes: int, worst: int, morning: int | None) -> Chapter:
    def write(diary: Diary) -> None:
        for _ in range(count):
            if diary.is_full:
                return
            diary.walks.append(Walked(diary.at, 60.0 * minutes, worst, morning))
            diary.at += _DAY

    return write


def _cleared(after: int) -> Chapter:
    def write(diary: Diary) -> None:
        diary.at += after * _DAY
        if not diary.is_full:
            diary.cleared.append(Cleared(diary.at))

    return write


def _told(metres: float) -> Chapter:
    def write(diary: Diary) -> None:
        if not diary.is_full:
            diary.runs.append(told_longest(metres, diary.at))

    return write


def _missing(days: int) -> Chapter:
    def write(diary: Diary) -> None:
        if not diary.is_full:
            diary.missed.append(Missed(diary.at))
        diary.at += days * _DAY

    return write


def _pausing(days: int) -> Chapter:
    def write(diary: Diary) -> None:
        diary.at += days * _DAY

    return write


_signs = st.sampled_from((*Sign, *[None] * 150)).map(
    lambda sign: frozenset[Sign]() if sign is None else frozenset({sign})
)
_running_chapters = st.builds(
    _running,
    st.integers(1, 80),
    st.integers(1, 9),
    _metres.map(float),
    st.sampled_from((1.0, 1.0, 1.05, 1.1, 1.3, 0.8)),
    _run_pains,
)
_session_chapters = st.builds(
    _sessions,
    st.integers(0, 12),
    st.integers(1, 30),
    st.integers(1, 5),
    _run_pains,
    _mornings,
)
_back_chapters = st.one_of(
    st.builds(_aching, st.integers(1, 3), st.integers(1, 4), _pains, _mornings, _signs),
    st.builds(_aching, st.integers(1, 20), st.integers(0, 4), _pains, _mornings, _signs),
    st.builds(_cleared, st.integers(0, 5)),
    st.builds(
        _walking,
        st.integers(1, 4),
        st.sampled_from((20, 30, 45)),
        st.sampled_from((0, 0, 1, 2, 3)),
        st.sampled_from((0, 0, -1, 1, None)),
    ),
)
_a_little_pain = st.builds(
    _aching,
    st.just(1),
    st.integers(0, 3),
    st.sampled_from((1, 2)),
    st.just(0),
    st.just(frozenset[Sign]()),
)
_other_chapters = st.one_of(
    st.builds(_told, _metres.filter(lambda m: m >= 1_000).map(float)),
    st.builds(_missing, st.integers(0, 4)),
    st.builds(_pausing, st.integers(1, 70)),
)
_runs_of_late = st.one_of(_running_chapters, _session_chapters)
_any_chapters = st.one_of(_running_chapters, _session_chapters, _back_chapters, _other_chapters)


@st.composite
def journals(draw: st.DrawFn, today: date) -> Journal:
    """Return a journal up to `today`: the chapters that led there, 500 entries at most."""
    chapters = [
        *draw(st.lists(_any_chapters, max_size=5)),
        *draw(st.lists(_runs_of_late, max_size=2)),
        *(draw(st.lists(_back_chapters, max_size=3)) if draw(st.booleans()) else ()),
        *draw(st.lists(_a_little_pain, max_size=1)),
    ]
    ahead = Diary(_TURNS[0], date.max)
    for chapter in chapters:
        chapter(ahead)
    # Written twice, so that the last chapter ends near today however long the others are.
    last = today - draw(st.sampled_from((0, 0, 0, 1, 1, 2, 3, 5, 12, 40))) * _DAY
    diary = Diary(last - (ahead.at - _TURNS[0]), today)
    for chapter in chapters:
        chapter(diary)
    return diary.journal()


_PATTERNS = {
    rest: tuple(
        frozenset(days)
        for count in (1, 2, 3)
        for days in combinations(range(1, 8), count)
        if least_rest_days(days) >= rest
    )
    for rest in (1, 2, 3)
}


@st.composite
def runners(draw: st.DrawFn, today: date) -> Runner:
    """Return a runner of any kind, with blocked days and a goal from `today` on or before it."""
    history = draw(st.sampled_from((False, False, False, True)))
    rest = draw(st.sampled_from((2, 3) if history else (1, 2, 3)))
    is_fixed = draw(st.booleans())
    weekdays = draw(
        st.sampled_from(_PATTERNS[rest])
        if is_fixed
        else st.none() | st.frozensets(st.integers(1, 7), min_size=1)
    )
    days = st.integers(-40, _AHEAD_DAYS)
    blocked = st.builds(
        lambda first, length: Span(today + first * _DAY, today + (first + length) * _DAY),
        days,
        st.sampled_from((0, 0, 1, 6, 20, 45)),
    )
    return Runner(
        None,
        draw(st.sampled_from((150.0, 300.0, 390.0, 480.0, 900.0))),
        rest_days_between=rest,
        weekdays=weekdays,
        spacing=Spacing.FIXED if is_fixed else Spacing.ROLLING,
        goal_m=draw(st.none() | st.sampled_from((1_000.0, 5_000.0, 10_000.0, 14_700.0, 42_195.0))),
        goal_day=draw(st.none() | days.map(lambda ahead: today + ahead * _DAY)),
        long_day=draw(st.none() | st.integers(1, 7)),
        blocked=tuple(draw(st.lists(blocked, max_size=3))),
        plan_from=draw(st.none() | st.integers(-60, 3).map(lambda d: today + d * _DAY)),
        has_back_history=history,
        has_uncleared_disc=draw(st.sampled_from((False,) * 19 + (True,))),
    )


_HILLS = a_route(6_200, "hills", gradient_mix_m=mix(up5=2_000, flat=2_200, down5=2_000))
libraries = st.sampled_from(
    (
        (),
        (a_route(1_360),),
        (a_route(14_700), _HILLS),
        (a_route(9_800, is_loop=False), a_route(5_000), a_route(3_100)),
        a_library(30),
    )
)


def _picks(library: tuple[RouteSummary, ...]) -> st.SearchStrategy[RoutePick]:
    """Return routes run in a way that they offer, near and far from any distance."""
    offered = [
        RoutePick(
            route.id,
            route.name,
            offer.recipe,
            offer.distance_m,
            offer.distance_m,
            fits=True,
            ends_m=None if route.is_loop else route.gap_m,
        )
        for route in library[:6]
        for wanted_m in (2_000.0, 6_000.0, 20_000.0)
        for offer in route.offers(wanted_m)[:1]
    ]
    return st.sampled_from(offered)


@st.composite
def edits(draw: st.DrawFn, today: date, library: tuple[RouteSummary, ...]) -> tuple[Edit, ...]:
    """Return changes of every kind, mostly to days ahead."""
    days = st.integers(-2, 25) | st.integers(0, _AHEAD_DAYS)
    on = days.map(lambda ahead: today + ahead * _DAY)
    accepts: st.SearchStrategy[Accepted] = st.sampled_from((frozenset(), SOFT))
    kinds: list[st.SearchStrategy[Edit]] = [
        st.builds(
            lambda day, by, accepted: Move(day, day + by * _DAY, accepted),
            on,
            st.integers(-6, 10),
            accepts,
        ),
        st.builds(Swap, on, on, accepts),
        st.builds(Skip, on, accepts),
        st.builds(NotToday, on, accepts),
        st.builds(
            lambda day, length, accepted: Vacation(day, day + length * _DAY, accepted),
            on,
            st.sampled_from((0, 2, 6, 13, 34)),
            accepts,
        ),
        st.builds(SetDistance, on, _metres.filter(lambda m: m >= 1_000).map(float), accepts),
    ]
    if library:
        kinds.append(st.builds(SetRoute, on, _picks(library), accepts, st.booleans()))
    drawn = draw(st.lists(st.one_of(kinds), max_size=6))
    return tuple(
        repeated for edit in drawn for repeated in _on_days(edit, draw(st.sampled_from((1, 4, 8))))
    )


def _on_days(edit: Edit, days: int) -> tuple[Edit, ...]:
    """Return a change on so many days in a row, of which one is sure to be a run day."""
    if isinstance(edit, Vacation | Move | Swap):
        return (edit,)
    return tuple(replace(edit, day=edit.day + ahead * _DAY) for ahead in range(days))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """Return anybody on any day."""
    today = draw(first_days)
    library = draw(libraries)
    runner = draw(runners(today))
    told_on = today - draw(st.integers(0, 60)) * _DAY
    profile = Profile(
        "Anybody",
        runner,
        longest_told_m=None,
        told_on=told_on,
        weeks=WEEKS,
        goal_route_id=draw(st.sampled_from(("", "", *(route.id for route in library[:2])))),
    )
    return Situation(profile, draw(journals(today)), draw(edits(today, library)), library, today)
