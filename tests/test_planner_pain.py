"""How the back stands, by training's vectors and by stories told day by day."""

from datetime import date, timedelta

import pytest
from planner_builders import a_runner

from planner import care_rules
from planner.journal import CheckIn, Cleared, Journal, RunDone, Walked
from planner.pain import standing, state_of
from planner.pain_state import CALM, Gate, Ice, PainState, Standing
from planner.plan import Reason
from planner.sessions import SESSIONS
from planner.signs import NUMB, Level, Sign

TODAY = date(2026, 11, 25)
RUNNER = a_runner(rest_days_between=2)
DISC = a_runner(has_uncleared_disc=True)
HALF_AN_HOUR_S = 1_800.0


def at(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def check(offset: int, worst: int = 0, morning: int = 0, *signs: Sign) -> CheckIn:
    return CheckIn(at(offset), worst, morning, frozenset(signs))


def told(*check_ins: CheckIn, **others: object) -> Journal:
    return Journal(check_ins=check_ins, **others)  # type: ignore[arg-type]


def walk(offset: int, worst: int = 0, morning: int | None = 0, minutes: float = 30) -> Walked:
    return Walked(at(offset), 60 * minutes, worst, morning)


def cleared(*offsets: int) -> tuple[Cleared, ...]:
    return tuple(Cleared(at(offset)) for offset in offsets)


def now(journal: Journal) -> Standing:
    return standing(journal, RUNNER, TODAY)


def state(journal: Journal, offset: int = 0) -> PainState:
    return standing(journal, RUNNER, at(offset)).state


# --- The table ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worst", "morning", "signs", "disc", "out"),
    [
        (0, 0, (), False, PainState.NORMAL),
        (2, 0, (), False, PainState.EASY),
        (2, 1, (), False, PainState.PAUSE),
        (3, 0, (), False, PainState.PAUSE),
        (5, -1, (), False, PainState.PAUSE),
        (6, 0, (), False, PainState.STOP),
        (1, 0, (Sign.LEG_TINGLING,), False, PainState.STOP),
        (0, 0, (), True, PainState.STOP),
        (0, 0, (Sign.FEVER,), False, PainState.URGENT),
        (1, 0, (Sign.SADDLE_NUMBNESS, Sign.FEVER), False, PainState.EMERGENCY),
    ],
)
def test_the_table_of_training(
    worst: int, morning: int, signs: tuple[Sign, ...], *, disc: bool, out: PainState
) -> None:
    assert state_of(worst, morning, signs, has_uncleared_disc=disc) is out


@pytest.mark.parametrize("sign", Sign)
def test_each_sign_alone_asks_for_its_list(sign: Sign) -> None:
    expected = {
        Level.EMERGENCY: PainState.EMERGENCY,
        Level.URGENT: PainState.URGENT,
        Level.ARTICLE: PainState.STOP,
    }[sign.level]
    assert state_of(0, -1, (sign,), has_uncleared_disc=False) is expected
    assert state(told(check(0, 0, -1, sign))) is expected


@pytest.mark.parametrize("worst", range(11))
def test_pain_alone_gives_the_same_by_table_and_by_one_report(worst: int) -> None:
    expected = (
        *(PainState.NORMAL, PainState.EASY, PainState.EASY),
        *(3 * (PainState.PAUSE,)),
        *(5 * (PainState.STOP,)),
    )[worst]
    assert state(told(check(0, worst))) is expected


# --- What counts as a report ------------------------------------------------------------------


def test_nothing_told_is_calm() -> None:
    assert now(Journal()) == CALM


def test_a_run_tells_its_worst_on_its_day() -> None:
    run = RunDone(at(0), 5_000, pain_before=4, pain_worst=1)
    assert state(Journal((run,))) is PainState.PAUSE


def test_a_run_tells_its_morning_on_the_day_after() -> None:
    journal = Journal((RunDone(at(-1), 5_000, pain_worst=2, pain_morning=1),))
    assert state(journal, -1) is PainState.EASY
    assert state(journal) is PainState.PAUSE


def test_a_calm_morning_leaves_the_worst_of_the_run() -> None:
    journal = Journal((RunDone(at(-1), 5_000, pain_worst=4, pain_morning=0),))
    assert state(journal) is PainState.PAUSE


def test_the_morning_after_a_stop_is_not_another_stop() -> None:
    run = RunDone(at(-10), 5_000, pain_worst=7, pain_morning=0)
    journal = Journal((run,), walks=(walk(-9), walk(-7)), cleared=cleared(-10))
    assert now(journal).comeback_since == at(-6)


def test_a_run_without_pain_told_tells_nothing() -> None:
    assert now(Journal((RunDone(at(0), 5_000),))) == CALM


def test_a_walk_that_hurt_is_a_report() -> None:
    assert state(Journal(walks=(walk(0, worst=6, morning=None),))) is PainState.STOP
    assert state(Journal(walks=(walk(-1, worst=1, morning=1),))) is PainState.PAUSE


def test_what_comes_after_today_is_not_known_yet() -> None:
    journal = told(check(1, 8), check(0, 1), walks=(walk(0), walk(1)), cleared=cleared(1))
    assert now(journal).state is PainState.EASY


def test_the_gravest_of_a_day_counts_in_any_order() -> None:
    morning, evening = CheckIn(at(0), 4, number=0), CheckIn(at(0), 0, number=1)
    assert state(told(morning, evening)) is PainState.PAUSE
    assert now(told(evening, morning)) == now(told(morning, evening))


# --- Easy, and what fades ---------------------------------------------------------------------


def test_easy_lasts_for_the_week_after_its_report() -> None:
    assert state(told(check(-7, 2))) is PainState.EASY
    assert now(told(check(-8, 2))) == Standing(PainState.NORMAL, since=at(0))


def test_easy_keeps_the_day_it_began() -> None:
    assert now(told(check(-3, 1), check(0, 2))).since == at(-3)
    assert now(told(check(-9, 1), check(0, 2))).since == at(0)


def test_a_report_of_none_ends_easy() -> None:
    assert now(told(check(-1, 1), check(0, 0))) == Standing(since=at(0))


# --- Pause ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("later", "out"),
    [
        ((), PainState.PAUSE),
        ((check(-1, 2),), PainState.PAUSE),
        ((check(-1, 2), check(0, 2)), PainState.EASY),
        ((check(-1, 0), check(0, 0)), PainState.NORMAL),
        ((check(-1, 1), check(0, 1, 1)), PainState.PAUSE),
        ((CheckIn(at(0), 0, number=0), CheckIn(at(0), 0, number=1)), PainState.PAUSE),
    ],
)
def test_a_pause_ends_after_two_calm_days(later: tuple[CheckIn, ...], out: PainState) -> None:
    assert state(told(check(-2, 4), *later)) is out


def test_a_pause_does_not_fade() -> None:
    assert now(told(check(-40, 3))).state is PainState.PAUSE


def test_a_bad_day_begins_the_calm_days_anew() -> None:
    bad_again = told(check(-4, 3), check(-3, 1), check(-2, 3), check(-1, 1))
    assert state(bad_again, -1) is PainState.PAUSE
    assert standing(bad_again, RUNNER, at(-1)).since == at(-4)


@pytest.mark.parametrize(
    ("rest_days", "apart", "out"),
    [
        (2, 2, PainState.PAUSE),
        (2, 3, PainState.STOP),
        (2, 5, PainState.STOP),
        (2, 6, PainState.PAUSE),
        (1, 1, PainState.PAUSE),
        (1, 2, PainState.STOP),
        (3, 3, PainState.PAUSE),
        (3, 7, PainState.STOP),
        (3, 8, PainState.PAUSE),
    ],
)
def test_a_pause_in_two_successive_cycles_is_a_stop(
    rest_days: int, apart: int, out: PainState
) -> None:
    runner = a_runner(rest_days_between=rest_days)
    journal = told(check(-apart, 3), check(0, 3))
    found = standing(journal, runner, TODAY)
    assert found.state is out
    if out is PainState.STOP:
        assert Reason(care_rules.PAIN_1, ("cycles", rest_days + 1)) in found.why
        assert found.asks_check_up


def test_two_pauses_with_calm_between_are_still_two_cycles() -> None:
    calm = (check(-3, 0), check(-2, 0))
    assert state(told(check(-4, 3), *calm, check(0, 3))) is PainState.STOP


# --- Pain that lasts --------------------------------------------------------------------------


def sore(*offsets: int) -> list[CheckIn]:
    return [check(offset, 1) for offset in offsets]


def test_pain_over_more_than_fourteen_days_is_a_stop() -> None:
    assert state(told(*sore(-13, -9, -4, 0))) is PainState.EASY
    found = now(told(*sore(-14, -9, -4, 0)))
    assert found.state is PainState.STOP
    assert found.asks_check_up
    assert Reason(care_rules.PAIN_1, ("days", 15)) in found.why


def test_a_report_of_none_ends_the_time_of_pain() -> None:
    assert state(told(*sore(-14, -9), check(-5, 0), *sore(-4, 0))) is PainState.EASY


def test_a_silence_of_over_two_weeks_ends_the_time_of_pain() -> None:
    assert state(told(*sore(-14, 0))) is PainState.STOP
    assert state(told(*sore(-15, 0))) is PainState.EASY


def test_a_morning_alone_tells_of_no_pain_and_of_no_end_of_it() -> None:
    runs = (RunDone(at(-10), 5_000, pain_morning=0),)
    assert state(told(*sore(-14, 0), runs=runs)) is PainState.STOP


# --- Locks ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_a_red_flag_stays_until_a_clearance(sign: Sign) -> None:
    expected = now(told(check(0, 0, 0, sign))).state
    later = told(check(-30, 0, 0, sign), check(-29), check(-1), walks=(walk(-5), walk(-3)))
    found = now(later)
    assert found.state is expected
    assert found.since == at(-30)
    assert found.gate is None
    assert found.ice is Ice.HIDDEN
    assert found.why == (Reason(care_rules.FLAG_1, (sign.value,)),)


def test_a_clearance_before_the_red_flag_does_not_count() -> None:
    journal = told(check(-2, 0, 0, Sign.BOWEL), cleared=cleared(-3))
    assert state(journal) is PainState.EMERGENCY


def test_an_emergency_is_not_made_milder_by_an_urgent_sign_or_pain() -> None:
    journal = told(check(-3, 0, 0, Sign.CHEST_PAIN), check(-2, 0, 0, Sign.FEVER), check(-1, 7))
    found = now(journal)
    assert (found.state, found.since) == (PainState.EMERGENCY, at(-3))
    assert found.why == (Reason(care_rules.FLAG_1, ("chest_pain",)),)


def test_an_urgent_sign_becomes_an_emergency() -> None:
    journal = told(check(-3, 0, 0, Sign.FEVER), check(-1, 0, 0, Sign.BOTH_LEGS))
    assert (now(journal).state, now(journal).since) == (PainState.EMERGENCY, at(-1))


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_a_cleared_red_flag_leaves_a_stop_with_its_gate(sign: Sign) -> None:
    journal = told(check(-9, 2, 0, sign), cleared=cleared(-6), walks=(walk(-8), walk(-5)))
    found = now(journal)
    assert (found.state, found.since) == (PainState.STOP, at(-6))
    assert found.gate == Gate(calm_walks=1, walks_needed=2, is_cleared=True)
    assert found.comeback_since is None
    assert not found.asks_check_up


def test_a_stop_never_fades() -> None:
    found = now(told(check(-300, 6), check(-299, 0), check(0, 0)))
    assert (found.state, found.since) == (PainState.STOP, at(-300))


def test_a_disc_is_a_stop_from_the_start() -> None:
    found = standing(Journal(), DISC, TODAY)
    assert (found.state, found.since) == (PainState.STOP, None)
    assert found.why == (Reason(care_rules.ART_9),)
    assert found.gate == Gate(0, 2, is_cleared=False)
    assert found.asks_check_up


def test_a_cleared_disc_goes_through_the_gate() -> None:
    walks = (walk(-6), walk(-4))
    found = standing(Journal(walks=walks, cleared=cleared(-2)), DISC, TODAY)
    assert (found.state, found.comeback_since) == (PainState.NORMAL, at(-2))


# --- The gate ---------------------------------------------------------------------------------

STOPPED = check(-10, 6)


def through(*walks: Walked, at_day: int = 0, clear: int | None = -9) -> Standing:
    journal = told(STOPPED, walks=walks, cleared=() if clear is None else cleared(clear))
    return standing(journal, RUNNER, at(at_day))


@pytest.mark.parametrize(
    ("walks", "clear", "gate"),
    [
        ((), -9, Gate(0, 2, is_cleared=True)),
        ((walk(-8), walk(-6)), None, Gate(2, 2, is_cleared=False)),
        ((walk(-8), walk(-6)), -11, Gate(2, 2, is_cleared=False)),
        ((walk(-8), walk(-8)), -9, Gate(1, 2, is_cleared=True)),
        ((walk(-8), walk(-6, worst=3)), -9, Gate(1, 2, is_cleared=True)),
        ((walk(-8), walk(-6, morning=1)), -9, Gate(1, 2, is_cleared=True)),
        ((walk(-8), walk(-6, morning=None)), -9, Gate(1, 2, is_cleared=True)),
        ((walk(-8), walk(-6, minutes=29.9)), -9, Gate(1, 2, is_cleared=True)),
        ((walk(-12), walk(-10), walk(-6)), -9, Gate(1, 2, is_cleared=True)),
        ((walk(-8), walk(0)), -9, Gate(1, 2, is_cleared=True)),
        ((walk(-8), walk(-6), walk(-6, worst=3)), -9, Gate(1, 2, is_cleared=True)),
    ],
)
def test_what_still_stands_before_the_way_back(
    walks: tuple[Walked, ...], clear: int | None, gate: Gate
) -> None:
    found = through(*walks, clear=clear)
    assert found.state is PainState.STOP
    assert found.gate == gate
    assert found.comeback_since is None


def test_the_gate_opens_the_morning_after_the_second_walk() -> None:
    walks = (walk(-8), walk(-6, worst=2))
    assert through(*walks, at_day=-6).state is PainState.STOP
    found = through(*walks, at_day=-5)
    assert found.state is PainState.EASY
    assert found.since == found.comeback_since == at(-5)
    assert found.gate is None


def test_a_morning_may_be_told_by_the_next_days_check_in() -> None:
    walks = (walk(-8, morning=None), walk(-6, morning=None))
    mornings = (check(-7, 1), check(-5, 0))
    journal = told(STOPPED, *mornings, walks=walks, cleared=cleared(-9))
    assert now(journal).comeback_since == at(-5)


def test_the_gate_opens_with_a_late_clearance() -> None:
    found = through(walk(-8), walk(-6), clear=-1)
    assert (found.state, found.comeback_since) == (PainState.NORMAL, at(-1))


def test_the_newest_report_judges_behind_the_gate() -> None:
    journal = told(STOPPED, check(-5, 4), walks=(walk(-8), walk(-6)), cleared=cleared(-9))
    found = now(journal)
    assert (found.state, found.comeback_since) == (PainState.PAUSE, at(-5))


def test_a_new_stop_voids_walks_and_clearance() -> None:
    journal = told(STOPPED, check(-4, 7), walks=(walk(-8), walk(-6)), cleared=cleared(-1 - 4))
    before = standing(journal, RUNNER, at(-5))
    assert before.comeback_since == at(-5)
    found = now(journal)
    assert (found.state, found.since, found.comeback_since) == (PainState.STOP, at(-4), None)
    assert found.gate == Gate(0, 2, is_cleared=False)


def test_a_worse_day_within_a_stop_begins_its_gate_anew() -> None:
    journal = told(STOPPED, check(-7, 6), walks=(walk(-8), walk(-6)), cleared=cleared(-9))
    found = now(journal)
    assert found.since == at(-10)
    assert found.gate == Gate(1, 2, is_cleared=False)


def test_the_way_back_ends_when_all_sessions_are_passed() -> None:
    first = at(-200)
    stages = [session.id for session in SESSIONS]
    runs = tuple(
        RunDone(first + timedelta(days=10 + 3 * i), 3_000, stage=stage)
        for i, stage in enumerate(stages)
    )
    base = {"walks": (walk(-198), walk(-196)), "cleared": cleared(-199)}
    stop = check(-200, 6)
    assert now(told(stop, runs=runs[:-1], **base)).comeback_since == at(-195)
    assert now(told(stop, runs=runs, **base)).comeback_since is None


# --- Check-up and reasons -----------------------------------------------------------------------


def test_pain_of_three_on_two_days_asks_for_a_check_up() -> None:
    assert not now(told(check(0, 3))).asks_check_up
    assert now(told(check(-1, 3), check(0, 3))).asks_check_up
    assert not now(told(check(-14, 3), check(-7), check(0, 3))).asks_check_up
    assert now(told(check(-13, 3), check(-7), check(0, 3))).asks_check_up
    assert not now(told(check(-1, 2), check(0, 2))).asks_check_up


def test_one_run_that_hurt_is_one_day() -> None:
    journal = Journal((RunDone(at(-1), 5_000, pain_worst=4, pain_morning=0),))
    assert not now(journal).asks_check_up


def test_a_clearance_is_a_check_up() -> None:
    assert not now(told(check(-2, 3), check(-1, 3), cleared=cleared(0))).asks_check_up


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (check(0, 1), (Reason(care_rules.PAIN_1, ("worst", 1)),)),
        (
            check(0, 4, 1),
            (
                Reason(care_rules.PAIN_1, ("worst", 4)),
                Reason(care_rules.PAIN_1, ("morning",)),
                Reason(care_rules.ART_7),
            ),
        ),
        (check(0, 2, 1), (Reason(care_rules.PAIN_1, ("morning",)), Reason(care_rules.ART_7))),
        (check(0, 7), (Reason(care_rules.PAIN_1, ("worst", 7)), Reason(care_rules.ART_7))),
        (
            check(0, 1, 0, Sign.CONCERN, Sign.LEG_PAIN),
            (Reason(care_rules.ART_8, ("leg_pain", "concern")), Reason(care_rules.ART_7)),
        ),
        (
            check(0, 6, 0, Sign.FEVER, Sign.LEG_PAIN),
            (Reason(care_rules.FLAG_1, ("fever",)),),
        ),
    ],
)
def test_why_names_what_led_to_it(report: CheckIn, why: tuple[Reason, ...]) -> None:
    assert now(told(report)).why == why


def test_a_history_of_back_problems_is_named_where_runs_stay() -> None:
    runner = a_runner(has_back_history=True)
    assert standing(Journal(), runner, TODAY).why == (Reason(care_rules.ART_10),)
    assert Reason(care_rules.ART_10) not in standing(told(check(0, 6)), runner, TODAY).why


# --- Ice --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "ice"),
    [
        (check(0, 0), Ice.NO_PAIN),
        (check(0, 1), Ice.SHOWN),
        (check(0, 6), Ice.SHOWN),
        (check(0, 6, 0, Sign.LEG_PAIN), Ice.SHOWN),
        (check(0, 6, 0, Sign.LEG_TINGLING), Ice.NUMB),
        (check(0, 0, 0, Sign.LEG_TINGLING), Ice.NUMB),
        (check(0, 6, 0, Sign.FEVER), Ice.HIDDEN),
        (check(-8, 2), Ice.NO_PAIN),
    ],
)
def test_the_ice_card(report: CheckIn, ice: Ice) -> None:
    assert now(told(report)).ice is ice


@pytest.mark.parametrize("sign", sorted(NUMB))
def test_numbness_hides_ice_until_somebody_looked_at_it(sign: Sign) -> None:
    journal = told(check(-5, 3, 0, sign), check(-1, 3))
    assert now(journal).ice in (Ice.NUMB, Ice.HIDDEN)
    seen = told(check(-5, 3, 0, sign), check(-1, 3), cleared=cleared(-2))
    assert now(seen).ice is Ice.SHOWN
    only_cleared = told(check(-5, 3, 0, sign), cleared=cleared(-2))
    assert now(only_cleared).ice is Ice.NUMB
