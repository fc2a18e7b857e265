"""The referee on the back: what it reads from a journal, and what a plan must hold then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hand_made import (
    EXERCISES,
    PACE,
    a_plan,
    a_run,
    a_session,
    an_item,
    check_up_day,
    empty_day,
    pause_day,
    run_day,
    stop_day,
)
from planner_builders import MONDAY, a_journal

from planner import Broken, referee
from planner.journal import CheckIn, Cleared, Journal, RunDone, Walked
from planner.pain_state import PainState
from planner.plan import Item, Kind, Plan
from planner.referee.back import asked_for, back_on
from planner.runner import Runner
from planner.signs import Sign

RUNNER = Runner(None, PACE)
RUN = RunDone(MONDAY - timedelta(days=3), 5_000.0)
LEG = frozenset({Sign.LEG_TINGLING})
FEVER = frozenset({Sign.FEVER})
SADDLE = frozenset({Sign.SADDLE_NUMBNESS})
DAY = timedelta(days=1)


def at(offset: int) -> date:
    return MONDAY + offset * DAY


def check(offset: int, worst: int = 0, morning: int = 0) -> CheckIn:
    return CheckIn(at(offset), worst, morning)


def calm_walk(offset: int) -> Walked:
    return Walked(at(offset), 1_800.0, 1, 0)


def found(plan: Plan, journal: Journal, runner: Runner = RUNNER) -> set[Broken]:
    return {breach.code for breach in referee(plan, runner, journal, today=MONDAY)}


# --- The table of 6.3 ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worst", "morning", "signs", "state"),
    [
        (0, 0, (), PainState.NORMAL),
        (2, 0, (), PainState.EASY),
        (2, 1, (), PainState.PAUSE),
        (3, 0, (), PainState.PAUSE),
        (5, -1, (), PainState.PAUSE),
        (6, 0, (), PainState.STOP),
        (1, 0, (Sign.LEG_TINGLING,), PainState.STOP),
        (0, 0, (Sign.FEVER,), PainState.URGENT),
        (1, 0, (Sign.SADDLE_NUMBNESS, Sign.FEVER), PainState.EMERGENCY),
    ],
)
def test_a_day_asks_for_the_first_row_that_fits(
    worst: int, morning: int, signs: tuple[Sign, ...], state: PainState
) -> None:
    assert asked_for(worst, morning, frozenset(signs)) is state


def test_a_disc_that_nobody_cleared_stops() -> None:
    assert back_on(replace(RUNNER, has_uncleared_disc=True), Journal(), MONDAY).state is (
        PainState.STOP
    )


# --- What lasts ---------------------------------------------------------------------------------


def state(*entries: CheckIn | Walked | Cleared | RunDone, rest: int = 2) -> PainState:
    journal = Journal(
        runs=tuple(each for each in entries if isinstance(each, RunDone)),
        check_ins=tuple(each for each in entries if isinstance(each, CheckIn)),
        walks=tuple(each for each in entries if isinstance(each, Walked)),
        cleared=tuple(each for each in entries if isinstance(each, Cleared)),
    )
    return back_on(replace(RUNNER, rest_days_between=rest), journal, MONDAY).state


def test_red_flags_hold_until_a_clearance_and_then_the_gate() -> None:
    flagged = CheckIn(at(-40), signs=SADDLE)
    assert state(flagged, check(-1)) is PainState.EMERGENCY
    assert state(CheckIn(at(-40), signs=FEVER), check(-1)) is PainState.URGENT
    cleared = Cleared(at(-30))
    assert state(flagged, cleared) is PainState.STOP
    assert state(flagged, cleared, calm_walk(-29)) is PainState.STOP
    assert state(flagged, cleared, calm_walk(-29), calm_walk(-29)) is PainState.STOP
    assert state(flagged, cleared, calm_walk(-29), calm_walk(-28)) is PainState.NORMAL
    assert state(flagged, cleared, calm_walk(-29), calm_walk(-2)) is PainState.EASY
    assert state(flagged, calm_walk(-35), calm_walk(-34), cleared) is PainState.STOP


@pytest.mark.parametrize(
    "walk",
    [
        Walked(at(-2), 1_700.0, 0, 0),
        Walked(at(-2), 1_800.0, 3, 0),
        Walked(at(-2), 1_800.0, 0, 1),
        Walked(at(-2), 1_800.0, 0, None),
        Walked(at(0), 1_800.0, 0, 0),
    ],
)
def test_a_walk_that_was_not_calm_or_whose_morning_is_to_come_opens_nothing(walk: Walked) -> None:
    stopped = (CheckIn(at(-9), 7), Cleared(at(-8)), calm_walk(-7))
    assert state(*stopped, calm_walk(-2)) is not PainState.STOP
    assert state(*stopped, walk) is PainState.STOP


def test_a_new_sign_voids_clearance_and_walks() -> None:
    before = (CheckIn(at(-9), 7), Cleared(at(-8)), calm_walk(-7))
    assert state(*before, CheckIn(at(-6), signs=LEG), calm_walk(-5), calm_walk(-4)) is (
        PainState.STOP
    )


def test_a_pause_ends_after_two_calm_days() -> None:
    assert state(check(-3, 4), check(-2, 1)) is PainState.PAUSE
    assert state(check(-3, 4), check(-2, 1), check(-1, 2)) is PainState.EASY
    assert state(check(-3, 4), check(-2, 1), check(-1, 1, 1), check(0)) is PainState.PAUSE


def test_pauses_in_two_cycles_in_a_row_are_a_stop() -> None:
    assert state(check(-3, 3), check(0, 3)) is PainState.STOP
    assert state(check(-5, 3), check(0, 3)) is PainState.STOP
    assert state(check(-2, 3), check(0, 3)) is PainState.PAUSE
    assert state(check(-6, 3), check(0, 3)) is PainState.PAUSE
    assert state(check(-3, 3), check(0, 3), rest=3) is PainState.PAUSE


def test_pain_for_over_two_weeks_is_a_stop() -> None:
    assert state(check(-14, 1), check(-7, 1), check(0, 1)) is PainState.STOP
    assert state(check(-13, 1), check(-7, 1), check(0, 1)) is PainState.EASY
    assert state(check(-14, 1), check(-7, 0), check(0, 1)) is PainState.EASY


def test_an_easy_week_passes() -> None:
    assert state(check(-7, 2)) is PainState.EASY
    assert state(check(-8, 2)) is PainState.NORMAL


def test_a_calm_morning_after_a_stop_is_not_another() -> None:
    run = RunDone(at(-4), 5_000.0, pain_worst=6, pain_morning=0)
    walks = (calm_walk(-3), calm_walk(-2))
    assert state(run, Cleared(at(-3)), *walks) is PainState.EASY


def test_a_runs_morning_is_the_day_after_it() -> None:
    run = RunDone(at(-1), 5_000.0, pain_worst=1, pain_morning=1)
    assert state(run) is PainState.PAUSE
    assert state(replace(run, day=at(0))) is PainState.EASY


# --- What a plan holds then ---------------------------------------------------------------------


def hurt(worst: int, signs: frozenset[Sign] = frozenset()) -> Journal:
    return Journal((RUN,), (CheckIn(MONDAY, worst, signs=signs),))


@pytest.mark.parametrize("signs", [SADDLE, FEVER])
def test_red_flags_leave_nothing_in_the_plan(signs: frozenset[Sign]) -> None:
    journal = hurt(0, signs)
    assert found(a_plan(MONDAY, 7, {}, empty_day), journal) == set()
    assert found(a_plan(MONDAY, 7, {}), journal) == {Broken.RED_FLAG}
    assert Broken.RED_FLAG in found(a_plan(MONDAY, 7, {3: a_run(4_000)}, empty_day), journal)
    # With nothing wrong, days without stretching are.
    assert found(a_plan(MONDAY, 7, {}, empty_day), hurt(0)) == {Broken.STRETCH}


def test_a_stop_leaves_gentle_days_and_a_check_up() -> None:
    stopped = a_plan(MONDAY, 7, {}, stop_day, day_0=check_up_day)
    assert found(stopped, hurt(6)) == set()
    assert found(a_plan(MONDAY, 7, {}, stop_day), hurt(6)) == {Broken.PAIN}
    assert found(a_plan(MONDAY, 7, {}, day_0=check_up_day), hurt(6)) == {Broken.PAIN}
    running = a_plan(MONDAY, 7, {5: a_run(4_000)}, stop_day, day_0=check_up_day)
    assert found(running, hurt(6)) == {Broken.PAIN}
    assert found(running, hurt(0)) == set()


def test_a_pause_turns_the_next_run_into_a_walk() -> None:
    journal = hurt(4)
    paused = a_plan(MONDAY, 7, {3: a_run(4_000), 6: a_run(4_000)}, day_0=pause_day)
    assert found(paused, journal) == set()
    assert found(a_plan(MONDAY, 7, {0: a_run(4_000), 3: a_run(4_000)}), journal) == {Broken.PAIN}
    assert found(a_plan(MONDAY, 7, {1: a_run(4_000)}), journal) == {Broken.PAIN}
    # The last run was yesterday: the next run, which becomes a walk, is on Wednesday.
    late = Journal((replace(RUN, day=at(-1)),), journal.check_ins)
    assert found(a_plan(MONDAY, 7, {2: a_run(4_000)}), late) == {Broken.PAIN}
    assert found(a_plan(MONDAY, 7, {5: a_run(4_000)}, day_2=pause_day), late) == set()
    # A day that holds neither a rest nor a walk of a pause is wrong without one.
    assert found(a_plan(MONDAY, 7, {}, day_2=pause_day), hurt(0)) == {Broken.REST_DAY}


def test_a_walk_too_short_for_a_pause_is_told() -> None:
    plan = a_plan(MONDAY, 7, {3: a_run(4_000)}, day_0=pause_day)
    short = an_item(Kind.WALK, duration_s=600.0)
    rest = Item(Kind.REST, 0.0, short.reasons)
    first = replace(plan.days[0], items=(rest, short, plan.days[0].items[1]))
    assert found(replace(plan, days=(first, *plan.days[1:])), hurt(4)) == {Broken.PAIN}


def test_a_little_pain_allows_no_growth_for_a_week() -> None:
    week = {0: a_run(4_000), 3: a_run(4_000), 6: a_run(5_002)}
    assert found(a_plan(MONDAY, 7, week), hurt(2)) == {Broken.PAIN}
    assert found(a_plan(MONDAY, 7, week | {6: a_run(5_000)}), hurt(2)) == set()
    later = {0: a_run(4_000), 3: a_run(4_000), 7: a_run(5_400)}
    assert found(a_plan(MONDAY, 8, later), hurt(2)) == set()


def test_days_gone_by_are_not_judged_by_how_the_back_is_today() -> None:
    plan = a_plan(at(-7), 7, {0: a_run(4_000)})
    journal = Journal((replace(RUN, day=at(-14)),), (CheckIn(MONDAY, signs=SADDLE),))
    assert found(plan, journal) == set()


# --- The way back -------------------------------------------------------------------------------


def sessions(*stages: str, every: int = 3) -> dict[int, Item]:
    return {every * number: a_session(stage) for number, stage in enumerate(stages)}


def done(*stages: str, worst: int | None = None) -> Journal:
    """Return a journal of sessions up to three days ago, the last one with pain."""
    first = MONDAY - 3 * len(stages) * DAY
    runs = [
        RunDone(first + 3 * number * DAY, 1_200.0, stage=stage)
        for number, stage in enumerate(stages)
    ]
    return Journal((*runs[:-1], replace(runs[-1], pain_worst=worst)))


LADDER = (
    *("1", "1", "1", "2", "2", "2", "3", "3", "3", "4", "4", "4"),
    *("5a", "5b", "5c", "6a", "6b", "6c", "7", "7", "7", "8", "8", "8", "9", "9", "9"),
)


def test_the_whole_way_back_breaks_nothing_and_ends_in_an_ordinary_plan() -> None:
    runs = sessions(*LADDER) | {3 * len(LADDER): a_run(5_000)}
    plan = a_plan(MONDAY, 3 * len(LADDER) + 1, runs)
    assert found(plan, Journal()) == set()
    # 30 minutes at 6:30 are 4.6 km, and what comes after is measured by them.
    over = a_plan(MONDAY, 3 * len(LADDER) + 1, runs | {3 * len(LADDER): a_run(5_100)})
    assert found(over, Journal()) == {Broken.CAP}
    longer = sessions(*LADDER, "9")
    assert found(a_plan(MONDAY, 3 * len(LADDER) + 1, longer), Journal()) == {Broken.STAGE}


def test_runs_begin_anew_after_thirty_days_without_one() -> None:
    first = {0: a_session("1")}
    assert found(a_plan(MONDAY, 7, first), a_journal((at(-31), 5_000))) == set()
    assert found(a_plan(MONDAY, 7, first), a_journal((at(-30), 5_000))) == {Broken.STAGE}
    ordinary = a_plan(MONDAY, 7, {0: a_run(4_000)})
    assert found(ordinary, a_journal((at(-31), 5_000))) == {Broken.STAGE, Broken.CAP}
    assert found(ordinary, a_journal((at(-30), 5_000))) == set()
    gap = a_plan(MONDAY, 36, {0: a_run(4_000), 34: a_session("1")})
    assert found(gap, Journal((RUN,))) == set()


@pytest.mark.parametrize(
    ("journal", "due"),
    [
        (done("1"), "1"),
        (done("1", "1", "1"), "2"),
        (done("1", "1", "1", worst=3), "1"),
        (done("1", "1", "1", worst=2), "2"),
        (done(*LADDER[:12]), "5a"),
        (done(*LADDER[:13]), "5b"),
        (done(*LADDER[:-1]), "9"),
        (done("2", "2", "2"), "1"),
    ],
)
def test_the_session_that_is_due_follows_from_those_done(journal: Journal, due: str) -> None:
    # Pain of 3 pauses; by today two calm days have passed.
    calm = tuple(CheckIn(at(offset)) for offset in (-2, -1, 0))
    journal = replace(journal, check_ins=calm)
    for stage in dict.fromkeys(LADDER):
        expected = set() if stage == due else {Broken.STAGE}
        assert found(a_plan(MONDAY, 7, {0: a_session(stage)}), journal) == expected, stage
    assert Broken.STAGE in found(a_plan(MONDAY, 7, {0: a_run(1_300)}), journal)


def test_ordinary_runs_follow_the_last_stage_and_any_ordinary_run() -> None:
    assert found(a_plan(MONDAY, 7, {0: a_run(1_300)}), done(*LADDER)) == set()
    assert found(a_plan(MONDAY, 7, {0: a_run(1_300)}), done("7", "9", "9", "9")) == set()
    assert found(a_plan(MONDAY, 7, {0: a_run(1_300)}), done("1", "1", "")) == set()


def test_after_a_stop_only_sessions_end_the_way_back() -> None:
    journal = Journal(
        (RUN,),
        (CheckIn(at(-12), 7),),
        (calm_walk(-10), calm_walk(-9)),
        (Cleared(at(-11)),),
    )
    assert found(a_plan(MONDAY, 7, {0: a_session("1")}), journal) == set()
    # The run was against the rules, and the way back is still to go.
    assert found(a_plan(MONDAY, 7, {0: a_run(4_000)}), journal) == {Broken.STAGE}


def test_a_back_with_a_history_begins_with_the_first_stage() -> None:
    runner = replace(RUNNER, has_back_history=True)
    told = Journal((replace(RUN, is_told=True),))
    assert found(a_plan(MONDAY, 7, {0: a_session("1")}), told, runner) == set()
    assert found(a_plan(MONDAY, 7, {0: a_run(4_000)}), told, runner) == {Broken.STAGE}
    assert found(a_plan(MONDAY, 7, {0: a_run(4_000)}), Journal((RUN,)), runner) == set()


def test_a_session_by_another_table_is_told() -> None:
    short = replace(a_session("1"), run_part_m=900.0)
    assert found(a_plan(MONDAY, 7, {0: short}), Journal()) == {Broken.STAGE}
    quick = replace(a_session("1"), duration_s=600.0)
    assert found(a_plan(MONDAY, 7, {0: quick}), Journal()) == {Broken.TIME}


def test_a_warm_up_stays_before_a_session() -> None:
    day = run_day(MONDAY, a_session("1"))
    plan = a_plan(MONDAY, 7, {0: a_session("1")})
    bare = replace(day, items=day.items[1:])
    assert found(replace(plan, days=(bare, *plan.days[1:])), Journal()) == {Broken.WARM_UP}
    held = an_item(Kind.WARM_UP, EXERCISES["st_calf"])
    stiff = replace(day, items=(held, *day.items[1:]))
    assert found(replace(plan, days=(stiff, *plan.days[1:])), Journal()) == {Broken.HELD_STRETCH}
