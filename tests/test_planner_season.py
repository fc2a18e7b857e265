"""A season: the untouched plan, what lies over it, and that taking it away restores the plan."""

from dataclasses import replace
from datetime import time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from planner_builders import MONDAY, a_route
from season_builders import ROUTES, after, given, of, runs_of

from planner.breaches import Broken
from planner.choose import Library, Taste
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.exercises import Style
from planner.journal import CheckIn, Cleared, RunDone
from planner.pain_state import PainState
from planner.picks import pick_for
from planner.plan import Kind
from planner.profile import Busy
from planner.runner import Spacing, Span
from planner.season import season, untouched
from planner.sessions import SESSIONS
from planner.signs import Sign
from routes.surface import Surface

# With two rest days the untouched plan of a new runner has these days in its first two weeks.
USUAL = [after(n) for n in (0, 3, 6, 9, 12)]


def first_days(*edits: Edit, **others: object) -> list[int]:
    """Return the run days of the first two weeks, counted from the Monday."""
    plan = of(*edits, **others).plan
    return [(day.day - MONDAY).days for day in plan.days[:14] if day.run]


def test_the_untouched_plan_runs_every_third_day() -> None:
    assert [day for day in runs_of(of().plan) if day < after(14)] == USUAL


@pytest.mark.parametrize(
    ("edit", "days"),
    [
        (Move(after(3), after(4)), [0, 4, 7, 10, 13]),
        (Move(after(3), after(5)), [0, 5, 8, 11]),
        (Move(after(6), after(7)), [0, 3, 7, 10, 13]),
        # Too soon after Monday's: it takes the first day it can have.
        (Move(after(3), after(2)), [0, 4, 7, 10, 13]),
        (Move(after(6), after(2)), [0, 3, 7, 10, 13]),
        (Skip(after(3)), [0, 6, 9, 12]),
        (NotToday(after(0)), [1, 4, 7, 10, 13]),
        (NotToday(after(3)), [0, 4, 7, 10, 13]),
        (Vacation(after(2), after(6)), [0, 7, 10, 13]),
        (Vacation(after(0), after(20)), []),
    ],
    ids=repr,
)
def test_a_change_of_days_moves_what_comes_after_it(edit: Edit, days: list[int]) -> None:
    assert first_days(edit) == days


def test_changes_build_on_each_other_and_the_later_goes_before() -> None:
    assert first_days(Move(after(3), after(4)), Move(after(4), after(5))) == [0, 5, 8, 11]
    assert first_days(Move(after(3), after(4)), Skip(after(4))) == [0, 7, 10, 13]
    assert first_days(Skip(after(3)), Move(after(6), after(3))) == [0, 3, 7, 10, 13]


def test_fixed_days_stay_when_a_run_is_moved() -> None:
    fixed = {"weekdays": frozenset({1, 4}), "spacing": Spacing.FIXED}
    assert first_days(**fixed) == [0, 3, 7, 10]
    assert first_days(Move(after(3), after(4)), **fixed) == [0, 4, 7, 10]
    # Moved on to Saturday, it leaves Monday no rest: the pattern goes on on Thursday.
    assert first_days(Move(after(3), after(5)), **fixed) == [0, 5, 10]


@pytest.mark.parametrize(
    "edit",
    [
        Move(after(3), after(4)),
        Skip(after(6)),
        NotToday(after(0)),
        Swap(after(6), after(3)),
        Vacation(after(2), after(40)),
        SetDistance(after(3), 5_200),
    ],
    ids=repr,
)
def test_taking_a_change_back_restores_the_plan_exactly(edit: Edit) -> None:
    before = given(library=ROUTES, weeks=12)
    changed = replace(before, edits=(edit,))
    assert season(changed).plan != season(before).plan
    assert season(replace(changed, edits=())) == season(before)
    assert untouched(changed) == season(before).plan
    assert not [breach for breach in season(changed).breaches if breach.is_hard]


def test_a_long_and_an_easy_run_change_places() -> None:
    was, now = of(), of(Swap(after(6), after(3)))
    assert [d.day for d in was.plan.days[:7] if d.run and d.run.is_long_run] == [after(6)]
    assert [d.day for d in now.plan.days[:7] if d.run and d.run.is_long_run] == [after(3)]
    assert runs_of(now.plan)[after(3)] == runs_of(was.plan)[after(6)]


def test_the_long_run_has_its_day_where_a_runner_wants_it() -> None:
    plan = of(long_day=4).plan
    assert next(d.day.isoweekday() for d in plan.days if d.run and d.run.is_long_run) == 4


def test_blocked_days_have_no_run_and_say_why() -> None:
    plan = of(blocked=(Span(after(3), after(4)),)).plan
    assert [day for day in runs_of(plan) if day < after(14)][:2] == [after(0), after(5)]
    assert [r.rule.id for r in plan.days[4].items[0].reasons] == ["OUR-BLOCKED"]


def test_a_distance_of_ones_own_stops_at_the_limit_unless_it_is_taken_knowingly() -> None:
    within = of(SetDistance(after(3), 5_200))
    assert runs_of(within.plan)[after(3)] == 5_200
    assert within.breaches == ()
    over = of(SetDistance(after(3), 9_000))
    assert runs_of(over.plan)[after(3)] == pytest.approx(5_500)
    knowingly = of(SetDistance(after(3), 9_000, frozenset({Broken.CAP})))
    assert runs_of(knowingly.plan)[after(3)] == 9_000
    assert [breach.code for breach in knowingly.breaches] == [Broken.CAP]


def test_a_chosen_route_stays_chosen_while_it_is_there() -> None:
    mine = a_route(5_100, "mine")
    edit = SetRoute(after(3), pick_for(mine, None, 5_000))
    near = a_route(5_000, "near")
    chosen = of(edit, library=Library((mine, near))).plan.run_on(after(3))
    assert chosen is not None
    assert chosen.route is not None
    assert chosen.route.route_id == "mine"
    gone = of(edit, library=Library((near,))).plan.run_on(after(3))
    assert gone is not None
    assert gone.route is not None
    assert gone.route.route_id == "near"
    assert "OUR-ROUTE-GONE" in {reason.rule.id for reason in gone.reasons}


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"check_ins": (CheckIn(MONDAY, 2),)},
        {"longest_m": None},
    ],
    ids=["ordinary", "calm", "walk-run"],
)
def test_a_loop_from_home_is_the_run_it_was_made_for_as_the_plan_has_it(
    state: dict[str, object],
) -> None:
    far = a_route(100.0, "far", is_loop=False)
    plan = of(library=Library((far,)), **state).plan
    day, run = next((each.day, each.run) for each in plan.days if each.run)
    assert run.route is not None
    assert not run.route.fits
    wanted_m = run.route.wanted_m
    loop = a_route(1.02 * wanted_m, "loop")
    edit = SetRoute(day, pick_for(loop, None, wanted_m), is_loop_home=True)
    now = of(edit, library=Library((far, loop)), **state).plan.run_on(day)
    assert now is not None
    assert now.route is not None
    assert (now.route.route_id, now.route.fits) == ("loop", True)
    rules = [reason.rule.id for reason in now.reasons]
    assert "OUR-LOOP-MADE" in rules
    # Why the run is as long as it is stays: it is not the runner's own distance.
    assert rules[0] == run.reasons[0].rule.id
    assert "OUR-EDIT" not in rules


def test_what_was_run_feeds_rest_days_and_the_limit_at_once() -> None:
    ran = RunDone(MONDAY, 5_500.0, duration_s=2_100.0)
    season_now = of(runs=(ran,), as_of=after(1), longest_m=5_000.0, goal_m=20_000.0)
    plan = season_now.plan
    assert next(iter(runs_of(plan))) == after(3)
    assert max(runs_of(plan)[day] for day in runs_of(plan) if day < after(7)) == 6_000
    assert season_now.breaches == ()


def test_the_rest_of_a_week_stays_as_it_was_planned_after_its_first_run() -> None:
    plan_from = MONDAY
    before = of(plan_from=plan_from)
    easy_m = runs_of(before.plan)[after(0)]
    later = of(
        runs=(RunDone(MONDAY, easy_m),), as_of=after(1), plan_from=plan_from, longest_m=5_000.0
    )
    assert {d: m for d, m in runs_of(later.plan).items() if d < after(21)} == {
        d: m for d, m in runs_of(before.plan).items() if MONDAY < d < after(21)
    }


def test_lighter_weeks_count_from_when_the_plan_began() -> None:
    begun = of(plan_from=after(-21), weeks=1)
    assert any(r.rule.id == "DELOAD-1" for r in begun.plan.days[0].run.reasons)  # type: ignore[union-attr]


def test_a_pause_makes_the_next_run_a_walk_and_leaves_the_rest() -> None:
    paused = of(check_ins=(CheckIn(MONDAY, 3),))
    assert paused.standing.state is PainState.PAUSE
    first = paused.plan.days[0]
    assert first.run is None
    assert any(item.kind is Kind.WALK and item.duration_s == 1_500 for item in first.items)
    assert list(runs_of(paused.plan))[:2] == [after(3), after(6)]
    assert not paused.breaches


def test_a_little_pain_lets_runs_be_but_not_grow() -> None:
    easy = of(check_ins=(CheckIn(MONDAY, 1),))
    assert easy.standing.state is PainState.EASY
    coming = {day: m for day, m in runs_of(easy.plan).items() if day < after(7)}
    assert list(coming) == [after(0), after(3), after(6)]
    assert max(coming.values()) <= 5_000
    assert not easy.breaches


def test_a_stop_takes_every_run_and_leaves_walks_and_gentle_moves() -> None:
    stopped = of(check_ins=(CheckIn(MONDAY, 7),))
    assert stopped.standing.state is PainState.STOP
    assert runs_of(stopped.plan) == {}
    for day in stopped.plan.days:
        kinds = {item.kind for item in day.items}
        assert {Kind.REST, Kind.STRETCH, Kind.WALK} <= kinds
        moves = [e for item in day.items if item.kind is Kind.STRETCH for e in item.exercises]
        assert {move.style for move in moves} == {Style.MOBILITY}
    assert stopped.plan.days[0].items[0].kind is Kind.CHECK_UP
    assert not stopped.breaches


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_a_red_flag_leaves_nothing_to_do_but_to_call(sign: Sign) -> None:
    flagged = of(check_ins=(CheckIn(MONDAY, 1, signs=frozenset({sign})),))
    assert flagged.standing.state.hides_plan
    assert flagged.plan.advice == ""
    for day in flagged.plan.days:
        assert [item.kind for item in day.items] == [Kind.REST]
        assert not any(item.exercises for item in day.items)
    assert not flagged.breaches


def test_a_disc_that_nobody_cleared_has_no_runs_and_a_cleared_one_walks_first() -> None:
    stopped = given(has_uncleared_disc=True)
    assert runs_of(season(stopped).plan) == {}
    cleared = replace(stopped.journal, cleared=(Cleared(MONDAY),))
    gated = season(replace(stopped, journal=cleared))
    assert gated.standing.gate is not None
    assert gated.standing.gate.is_cleared
    assert runs_of(gated.plan) == {}


def test_after_a_month_without_a_run_the_sessions_come_first_and_end_in_an_ordinary_plan() -> None:
    away = RunDone(after(-40), 8_000.0)
    plan = of(runs=(away,), longest_m=None, weeks=14).plan
    found = [day.run.session for day in plan.days if day.run]
    assert tuple(found[: len(SESSIONS)]) == SESSIONS
    assert all(session is None for session in found[len(SESSIONS) :])
    assert len(found) > len(SESSIONS)


def test_a_back_with_a_history_begins_with_sessions() -> None:
    plan = of(has_back_history=True).plan
    assert plan.days[0].run is not None
    assert plan.days[0].run.session == SESSIONS[0]


def test_a_plan_crosses_the_clock_change_the_year_and_a_leap_day() -> None:
    for start in (after(-60), MONDAY.replace(month=12, day=28), MONDAY.replace(2028, 2, 24)):
        found = of(as_of=start, weeks=26)
        days = list(runs_of(found.plan))
        assert all(later - day >= timedelta(days=3) for day, later in pairwise(days))
        assert found.breaches == ()


def test_a_run_in_the_dark_takes_a_paved_route_and_says_so() -> None:
    routes = (a_route(4_000, "paved"), a_route(4_000, "forest"))
    library = Library(routes, Taste(), {"paved": Surface.PAVED, "forest": Surface.UNPAVED})
    asked = given(library=library, weeks=1)
    late = replace(asked, profile=replace(asked.profile, starts_at=time(21, 0)))
    for zoned, is_dark in ((asked, False), (late, True)):
        plan = season(replace(zoned, zone=ZoneInfo("Australia/Sydney"))).plan
        runs = [day.run for day in plan.days if day.run]
        told = {"OUR-DARK" in {reason.rule.id for reason in run.reasons} for run in runs}
        assert told == {is_dark}
        if is_dark:
            # The long run is chosen for first: the others turn among what is left.
            assert runs[-1].route is not None
            assert runs[-1].route.route_id == "paved"


def test_no_reason_tells_of_a_run_to_come_as_if_it_had_been() -> None:
    plan = of(library=Library((a_route(4_000, "one"), a_route(4_000, "other"))), weeks=3).plan
    told = [
        (day.day, reason.values[2])
        for day in plan.days
        if day.run
        for reason in day.run.reasons
        if reason.rule.id == "OUR-FRESH"
    ]
    assert told
    assert all(str(last) < day.isoformat() for day, last in told)


def test_a_weekday_without_an_hour_to_spare_has_no_run() -> None:
    busy = (Busy(4, time(0, 30), time(23, 30)),)
    asked = given()
    plan = season(replace(asked, profile=replace(asked.profile, busy=busy))).plan
    assert {day.isoweekday() for day in runs_of(plan)}.isdisjoint({4})
    assert [day for day in runs_of(plan) if day < after(8)] == [after(0), after(4), after(7)]
