"""The way back to running: its sessions, which is due, and when it ends."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from planner_builders import MONDAY
from season_builders import after, given

from planner import rules
from planner.comeback import due, is_on_way_back, next_session
from planner.journal import Journal, RunDone
from planner.pain_state import CALM, Standing
from planner.season import season
from planner.sessions import SESSIONS

IDS = [session.id for session in SESSIONS]


def done(*stages: str, first: date = MONDAY, every: int = 3) -> tuple[RunDone, ...]:
    return tuple(
        RunDone(first + timedelta(days=every * i), 2_000, stage=stage)
        for i, stage in enumerate(stages)
    )


def staged(
    offset: int, stage: str, worst: int | None = None, morning: int | None = None
) -> RunDone:
    day = MONDAY + timedelta(days=offset)
    return RunDone(day, 2_000, stage=stage, pain_worst=worst, pain_morning=morning)


def passed(*runs: RunDone, since: date | None = MONDAY) -> int:
    return next_session(Journal(runs), since)


@pytest.mark.parametrize(
    ("stage", "run_min", "middle_min"),
    [
        ("1", 8, 20),
        ("2", 9, 21),
        ("3", 9, 18),
        ("4", 16, 21.5),
        ("5a", 15, 21),
        ("5b", 16, 21),
        ("5c", 20, 20),
        ("6a", 18, 24),
        ("6b", 20, 23),
        ("6c", 25, 25),
        ("7", 25, 25),
        ("8", 28, 28),
        ("9", 30, 30),
    ],
)
def test_the_table_of_training(stage: str, run_min: float, middle_min: float) -> None:
    found = {session.id: session for session in SESSIONS}[stage]
    assert found.run_s == 60 * run_min
    assert found.duration_s == 60 * middle_min


def test_nine_stages_of_three_sessions() -> None:
    assert len(SESSIONS) == 27
    expected = (
        [stage for stage in "1234" for _ in range(3)]
        + ["5a", "5b", "5c", "6a", "6b", "6c"]
        + [stage for stage in "789" for _ in range(3)]
    )
    assert expected == IDS


def test_spells_end_without_a_walk_where_the_table_does() -> None:
    assert [(s.run_s, s.walk_s) for s in SESSIONS[9].spells] == [
        (180, 90),
        (300, 150),
        (180, 90),
        (300, 0),
    ]
    assert [(s.run_s, s.walk_s) for s in SESSIONS[0].spells] == 8 * [(60, 90)]


def test_metres_count_walking_and_running_apart() -> None:
    assert SESSIONS[0].run_m(400) == pytest.approx(1_200)
    assert SESSIONS[0].distance_m(400) == pytest.approx(1_200 + 12 * 60 * 1.5)


def test_each_session_passed_in_order_is_one_more() -> None:
    for count in range(len(IDS) + 1):
        assert passed(*done(*IDS[:count])) == count


@pytest.mark.parametrize(
    ("worst", "morning", "count"),
    [
        (None, None, 1),
        (2, 0, 1),
        (2, -1, 1),
        (2, 1, 0),
        (3, 0, 0),
        (5, 0, 0),
        (None, 1, 0),
    ],
)
def test_a_session_is_passed_at_two_and_a_calm_morning(
    worst: int | None, morning: int | None, count: int
) -> None:
    assert passed(staged(0, "1", worst, morning)) == count


def test_a_session_that_hurt_is_due_again() -> None:
    assert passed(staged(0, "1"), staged(3, "1", 4), staged(6, "1")) == 2


def test_a_session_that_was_not_due_does_not_count() -> None:
    assert passed(staged(0, "1"), staged(3, "2"), staged(6, "7")) == 1
    assert passed(*done("1", "1", "1", "2", "2", "2", "3", "3", "3", "4", "4", "4", "5b")) == 12


def test_only_one_session_a_day_counts_and_only_if_all_of_it_was_calm() -> None:
    assert passed(staged(0, "1"), staged(0, "1")) == 1
    assert passed(staged(0, "1"), staged(0, "1", 4)) == 0


def test_sessions_before_the_way_back_do_not_count() -> None:
    runs = done("1", "1", "1")
    assert passed(*runs, since=MONDAY + timedelta(days=1)) == 2


def test_without_a_day_sessions_count_from_the_last_ordinary_run() -> None:
    ordinary = RunDone(MONDAY + timedelta(days=4), 5_000)
    assert passed(*done("1", "1", "1"), ordinary, since=None) == 1
    assert passed(*done("1", "1", "1"), since=None) == 3


def test_the_order_of_entries_does_not_matter() -> None:
    runs = (*done(*IDS[:7]), staged(2, "1", 5))
    assert passed(*reversed(runs)) == passed(*runs)


def test_thirty_days_without_a_run_begin_anew() -> None:
    later = done("1", first=MONDAY + timedelta(days=40))
    assert passed(*done("1", "1", "1"), *later) == 1
    day = MONDAY + timedelta(days=36)
    journal = Journal(done("1", "1", "1"))
    assert next_session(journal, MONDAY, day) == 3
    assert next_session(journal, MONDAY, day + timedelta(days=1)) == 0


def test_a_finished_way_back_stays_finished() -> None:
    later = RunDone(MONDAY + timedelta(days=200), 5_000)
    assert passed(*done(*IDS), later) == len(SESSIONS)
    assert next_session(Journal(done(*IDS)), MONDAY, MONDAY + timedelta(days=300)) == len(SESSIONS)


# --- On the way back, or not ------------------------------------------------------------------


def on_way(journal: Journal, offset: int, standing: Standing = CALM) -> bool:
    return is_on_way_back(journal, standing, MONDAY + timedelta(days=offset))


def test_nobody_without_a_run_in_thirty_days_runs_an_ordinary_one() -> None:
    assert on_way(Journal(), 0)
    journal = Journal((RunDone(MONDAY, 5_000),))
    assert not on_way(journal, 30)
    assert on_way(journal, 31)
    assert due(journal, CALM, MONDAY + timedelta(days=31)) == 0


def test_a_newest_run_that_was_a_session_goes_on() -> None:
    journal = Journal(done(*IDS[:5]))
    assert due(journal, CALM, MONDAY + timedelta(days=15)) == 5


def test_a_session_hardly_before_an_ordinary_run_is_left_behind() -> None:
    journal = Journal((*done("1", "1"), RunDone(MONDAY + timedelta(days=6), 5_000)))
    assert not on_way(journal, 9)


def test_all_sessions_passed_are_the_end() -> None:
    day = 3 * len(IDS)
    assert on_way(Journal(done(*IDS[:-1])), day - 3)
    assert not on_way(Journal(done(*IDS)), day)


def test_thirty_days_after_the_end_it_begins_anew() -> None:
    day = MONDAY + timedelta(days=3 * 26 + 31)
    assert due(Journal(done(*IDS)), CALM, day) == 0


def test_the_end_is_the_end_with_an_ordinary_run_in_between() -> None:
    runs = (*done(*IDS[:21]), RunDone(MONDAY + timedelta(days=61), 4_000))
    rest = done(*IDS[21:], first=MONDAY + timedelta(days=63))
    assert not on_way(Journal((*runs, *rest)), 63 + 18)
    assert on_way(Journal((*runs, *rest[:-1])), 63 + 18)


def test_after_a_stop_it_lasts_until_all_are_passed() -> None:
    since = MONDAY + timedelta(days=9)
    standing = Standing(comeback_since=since)
    ordinary = RunDone(MONDAY + timedelta(days=8), 5_000)
    assert due(Journal((ordinary,)), standing, since) == 0
    runs = done(*IDS, first=since)
    assert due(Journal((ordinary, *runs[:4])), standing, since + timedelta(days=12)) == 4
    assert due(Journal((ordinary, *runs)), standing, since + timedelta(days=81)) is None


def test_only_what_is_known_before_a_day_counts() -> None:
    journal = Journal(done(*IDS[:5]))
    assert due(journal, CALM, MONDAY + timedelta(days=12)) == 4


@pytest.mark.parametrize(("is_cut_short", "number"), [(False, 2), (True, 1)])
def test_a_session_that_was_cut_short_is_due_again_and_the_referee_knows(
    *, is_cut_short: bool, number: int
) -> None:
    first = replace(staged(0, "1"), is_cut_short=is_cut_short)
    asked = given(runs=(first,), longest_m=None, as_of=after(1))
    found = season(asked)
    (run, *_) = (day.run for day in found.plan.days if day.run)
    (reason,) = (reason for reason in run.reasons if reason.rule == rules.RETURN_1)
    assert reason.values[:2] == ("1", number)
    assert found.breaches == ()
    assert passed(first) == number - 1


def test_a_last_session_that_was_cut_short_does_not_end_the_way_back() -> None:
    last = done("9", "9", "9")
    day = last[-1].day + timedelta(days=3)
    assert due(Journal(last), CALM, day) is None
    short = (*last[:-1], replace(last[-1], is_cut_short=True))
    assert due(Journal(short), CALM, day) is not None
