"""What a change would do: the rules it breaks, what it costs, and whether it may be made."""

import pytest
from season_builders import after, given, of

from planner.breaches import Broken
from planner.edits import Edit, Move, SetDistance, Skip, Vacation
from planner.journal import CheckIn, RunDone
from planner.season import season
from planner.verdict import Verdict, judge


def on(edit: Edit, **others: object) -> Verdict:
    asked = given(**others)  # type: ignore[arg-type]
    return judge(asked, season(asked), edit)


def test_a_free_move_breaks_nothing_and_tells_the_days_it_changes() -> None:
    found = on(Move(after(3), after(4)), weeks=1)
    assert found.is_allowed
    assert found.soft == ()
    assert found.cost.lost == (after(3), after(6))
    assert found.cost.new == (after(4),)
    assert found.accepted == Move(after(3), after(4))


@pytest.mark.parametrize("to", [after(1), after(2)])
def test_a_move_too_soon_after_the_run_before_is_refused_with_the_first_day_it_could_have(
    to: object,
) -> None:
    found = on(Move(after(3), to))  # type: ignore[arg-type]
    assert not found.is_allowed
    assert [(breach.code, breach.day) for breach in found.hard] == [(Broken.SPACING, to)]
    assert found.hard[0].detail == str(after(3))


def test_rest_days_after_what_was_run_are_kept_too() -> None:
    ran = RunDone(after(-1), 4_000.0)
    found = on(Move(after(2), after(1)), runs=(ran,))
    assert [breach.code for breach in found.hard] == [Broken.SPACING]


def test_no_wish_moves_a_run_into_a_stop() -> None:
    found = on(Move(after(3), after(4)), check_ins=(CheckIn(after(0), 8),))
    assert [breach.code for breach in found.hard] == [Broken.PAIN]


def test_too_long_a_run_may_be_taken_knowingly_and_that_is_recorded() -> None:
    found = on(SetDistance(after(3), 8_000))
    assert found.is_allowed
    assert Broken.CAP in {breach.code for breach in found.soft}
    assert found.accepted.accepts >= {Broken.CAP}
    kept = of(found.accepted)
    assert Broken.CAP in {breach.code for breach in kept.breaches}
    assert not any(breach.is_hard for breach in kept.breaches)


def test_a_run_left_out_costs_its_metres() -> None:
    before = season(given())
    found = on(Skip(after(3)))
    first = before.plan.run_on(after(3))
    assert first is not None
    assert found.cost.runs_before - found.cost.runs_after == 1
    assert found.cost.lost == (after(3),)
    assert found.cost.new == ()


def test_weeks_away_end_in_walking_and_running_where_they_are_long() -> None:
    found = on(Vacation(after(1), after(40)), weeks=10)
    assert found.is_allowed
    sessions = [day.run.session for day in found.after.plan.days if day.run]
    assert sessions[1] is not None
