"""The routines of a day: whole and short, and what was stretched on the days before."""

from dataclasses import replace

from planner_builders import MONDAY
from season_builders import after, given

from planner.exercises import Muscle
from planner.journal import CheckIn, Routine, RunDone, Ticked
from planner.routine_choice import Length
from planner.routines import Choice, routines_of
from planner.season import season
from planner.today import Part, Today, today_of

ALL = frozenset(Muscle)


def day_and_routines(*ticks: Ticked, **others: object) -> tuple[Today, dict[Part, Choice]]:
    so_far = given(**others)  # type: ignore[arg-type]
    day = today_of(so_far, season(so_far), ticks)
    return day, dict(routines_of(so_far, day, ticks))


def rest_day(*ticks: Ticked) -> dict[Part, Choice]:
    """Return the routines of a Wednesday after a run on Monday."""
    return day_and_routines(*ticks, as_of=after(2), runs=(RunDone(MONDAY, 5_000.0),))[1]


def test_each_thing_with_exercises_has_a_whole_routine_and_a_shorter_one() -> None:
    day, found = day_and_routines()
    assert set(found) == {Part.WARM_UP, Part.WARM_DOWN, Part.STRETCH}
    for part, choice in found.items():
        thing = day.thing(part)
        assert thing is not None
        assert thing.item is not None
        assert choice.whole.exercises == thing.item.exercises
        assert choice.short is not None
        assert choice.short.length is Length.SHORT
        assert choice.short.duration_s < choice.whole.duration_s


def test_a_walk_has_no_shorter_one() -> None:
    assert rest_day()[Part.WALK].short is None


def test_after_a_run_the_warm_down_counts_with_the_stretch() -> None:
    _, found = day_and_routines()
    assert found[Part.STRETCH].whole.muscles == frozenset()
    assert found[Part.STRETCH].muscles[Length.NORMAL] == ALL


def test_a_warm_down_that_was_left_out_does_not_count() -> None:
    out = Ticked(MONDAY, Routine.WARM_DOWN, is_left_out=True)
    _, found = day_and_routines(out)
    assert found[Part.STRETCH].muscles[Length.NORMAL] == frozenset()


def test_what_waited_longest_has_its_turn_first() -> None:
    planned = rest_day()[Part.STRETCH].whole
    missed = ALL - planned.muscles
    assert missed
    # All other muscles had their minute on each of the days before, these on none.
    ticks = [
        Ticked(after(2 - ago), Routine.STRETCH, muscles=planned.muscles) for ago in range(1, 8)
    ]
    chosen = rest_day(*ticks)[Part.STRETCH].whole
    assert missed <= chosen.muscles
    assert chosen.changes


def test_a_stretch_of_today_does_not_change_the_routine_of_today() -> None:
    done = Ticked(after(2), Routine.STRETCH, muscles=frozenset({Muscle.CALF}))
    assert rest_day(done)[Part.STRETCH].whole == rest_day()[Part.STRETCH].whole


def test_under_a_stop_there_are_gentle_moves_alone() -> None:
    day, found = day_and_routines(check_ins=(CheckIn(MONDAY, 7),))
    assert set(found) == {Part.WALK, Part.STRETCH}
    assert found[Part.STRETCH].short is None
    assert found[Part.STRETCH].muscles[Length.NORMAL] == frozenset()
    assert day.standing.why


def test_a_day_without_things_has_no_routines() -> None:
    so_far = given()
    day = replace(today_of(so_far, season(so_far)), things=())
    assert routines_of(so_far, day, ()) == {}
