"""What holds of the back's standing whatever a journal tells."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from planner_builders import a_runner

from planner.journal import CheckIn, Cleared, Journal, RunDone, Walked
from planner.pain import standing, state_of
from planner.pain_state import Ice, PainState
from planner.referee.back import back_on
from planner.runner import Runner
from planner.sessions import SESSIONS
from planner.signs import NUMB, Level, Sign

TODAY = date(2026, 11, 25)
GRAVEST_FIRST = list(PainState)
EMERGENCY = [sign for sign in Sign if sign.level is Level.EMERGENCY]

days = st.integers(-40, 3).map(lambda offset: TODAY + timedelta(days=offset))
past = st.integers(-40, 0).map(lambda offset: TODAY + timedelta(days=offset))
pain = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 8, 10])
mornings = st.integers(-1, 1)
few_signs = st.frozensets(st.sampled_from(Sign), max_size=2) | st.just(frozenset[Sign]())
checks = st.builds(CheckIn, days, pain, mornings, few_signs, st.integers(0, 3))
runs = st.builds(
    RunDone,
    day=days,
    distance_m=st.floats(1_000, 20_000),
    pain_before=st.none() | pain,
    pain_worst=st.none() | pain,
    pain_morning=st.none() | mornings,
    stage=st.sampled_from(["", *(session.id for session in SESSIONS)]),
)
walks = st.builds(Walked, days, st.floats(600, 3_600), pain, st.none() | mornings)
journals = st.builds(
    Journal,
    runs=st.lists(runs, max_size=8).map(tuple),
    check_ins=st.lists(checks, max_size=8).map(tuple),
    walks=st.lists(walks, max_size=6).map(tuple),
    cleared=st.lists(st.builds(Cleared, days), max_size=2).map(tuple),
)
# Without red flags, so that a report can be graver than what was.
milder_journals = journals.map(
    lambda journal: replace(
        journal, check_ins=tuple(replace(each, signs=frozenset()) for each in journal.check_ins)
    )
)
runners = st.builds(
    lambda rest_days, disc: a_runner(rest_days_between=rest_days, has_uncleared_disc=disc),
    st.integers(1, 3),
    st.booleans(),
)
long = settings(max_examples=150)


def how_grave(state: PainState) -> int:
    return -GRAVEST_FIRST.index(state)


@long
@given(journals, runners, past, st.sampled_from(EMERGENCY))
def test_an_emergency_without_a_later_clearance_is_one_whatever_else(
    journal: Journal, runner: Runner, day: date, sign: Sign
) -> None:
    check = CheckIn(day, signs=frozenset({sign}))
    cleared = tuple(each for each in journal.cleared if each.day < day)
    journal = replace(journal, check_ins=(*journal.check_ins, check), cleared=cleared)
    found = standing(journal, runner, TODAY)
    assert found.state is PainState.EMERGENCY
    assert found.ice is Ice.HIDDEN
    assert found.comeback_since is None


@long
@given(milder_journals, runners, checks)
def test_a_graver_report_never_makes_the_same_day_milder(
    journal: Journal, runner: Runner, check: CheckIn
) -> None:
    check = replace(check, day=TODAY)
    asked = state_of(check.worst, check.morning, check.signs, has_uncleared_disc=False)
    before = standing(journal, runner, TODAY).state
    assume(how_grave(asked) >= how_grave(before))
    told = replace(journal, check_ins=(*journal.check_ins, check))
    after = standing(told, runner, TODAY).state
    is_cleared_today = any(each.day == TODAY for each in journal.cleared)
    asked = PainState.STOP if asked.hides_plan and is_cleared_today else asked
    assert how_grave(after) >= how_grave(asked)
    assert how_grave(after) >= how_grave(before)


@long
@given(journals, runners, st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(
    journal: Journal, runner: Runner, shuffler: Random
) -> None:
    mixed = Journal(
        runs=tuple(shuffler.sample(journal.runs, len(journal.runs))),
        check_ins=tuple(shuffler.sample(journal.check_ins, len(journal.check_ins))),
        walks=tuple(shuffler.sample(journal.walks, len(journal.walks))),
        cleared=tuple(shuffler.sample(journal.cleared, len(journal.cleared))),
    )
    expected = standing(journal, runner, TODAY)
    assert standing(mixed, runner, TODAY) == expected


@long
@given(journals, runners)
def test_what_is_to_come_changes_nothing(journal: Journal, runner: Runner) -> None:
    known = Journal(
        runs=tuple(run for run in journal.runs if run.day <= TODAY),
        check_ins=tuple(check for check in journal.check_ins if check.day <= TODAY),
        walks=tuple(walk for walk in journal.walks if walk.day <= TODAY),
        cleared=tuple(each for each in journal.cleared if each.day <= TODAY),
    )
    assert standing(journal, runner, TODAY) == standing(known, runner, TODAY)


@long
@given(journals, runners)
def test_every_standing_makes_sense(journal: Journal, runner: Runner) -> None:
    found = standing(journal, runner, TODAY)
    state = found.state
    assert (found.gate is not None) == (state is PainState.STOP)
    assert found.gate is None or not found.gate.is_open
    assert found.comeback_since is None or state.allows_runs
    assert (found.ice is Ice.HIDDEN) == state.hides_plan
    assert found.since is None or found.since <= TODAY
    assert bool(found.why) == (state is not PainState.NORMAL)
    today = [check for check in journal.check_ins if check.day == TODAY]
    if any(check.signs & NUMB for check in today):
        assert found.ice in (Ice.NUMB, Ice.HIDDEN)


@long
@given(journals, runners)
def test_nobody_leaves_a_stop_without_a_clearance(journal: Journal, runner: Runner) -> None:
    journal = replace(journal, cleared=())
    grave = [
        check
        for check in journal.check_ins
        if check.day <= TODAY
        and not state_of(
            check.worst, check.morning, check.signs, has_uncleared_disc=False
        ).allows_runs
    ]
    found = standing(journal, runner, TODAY)
    assert not (grave and found.state.allows_runs)
    assert found.comeback_since is None


def test_a_clearance_of_the_day_before_clears_no_flag_that_comes_after_it() -> None:
    days = (TODAY - timedelta(days=8), TODAY - timedelta(days=7))
    flags = tuple(CheckIn(day, signs=frozenset({Sign.SADDLE_NUMBNESS})) for day in days)
    journal = Journal(check_ins=flags, cleared=(Cleared(days[0]),))
    assert standing(journal, a_runner(), TODAY).state is PainState.EMERGENCY
    assert back_on(a_runner(), journal, TODAY).state is PainState.EMERGENCY
