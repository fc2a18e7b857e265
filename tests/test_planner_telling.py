"""What is kept of taps: once each, in any order, and only what can be."""

from datetime import UTC, datetime

import pytest
from planner_builders import MONDAY
from season_builders import after

from planner.book import Kept, Record
from planner.edits import NotToday
from planner.exercises import Muscle
from planner.journal import CheckIn, Missed, Routine, RunDone, Ticked
from planner.telling import How, News, Told, news_of
from planner.today import Part

RUN = Told("run", MONDAY, Part.RUN, How.DONE, 5_000.0, route_id="park", is_fine=True)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def tap(part: Part, how: How = How.DONE, **others: object) -> Told:
    return Told(f"{part}", MONDAY, part, how, **others)  # type: ignore[arg-type]


def kept(*records: Record) -> tuple[Kept, ...]:
    return tuple(Kept(f"{number}", 1, each, NOON) for number, each in enumerate(records))


def told(*taps: Told, before: tuple[Record, ...] = ()) -> News:
    return news_of(taps, kept(*before), MONDAY)


@pytest.mark.parametrize(
    ("one", "added"),
    [
        (tap(Part.CHECK_IN), [CheckIn(MONDAY)]),
        (tap(Part.CHECK_IN, How.LEFT_OUT), []),
        (tap(Part.CHECK_IN, How.UNDONE), []),
        (RUN, [RunDone(MONDAY, 5_000.0, pain_worst=0, route_id="park")]),
        (tap(Part.RUN, How.LEFT_OUT), [Missed(MONDAY), NotToday(MONDAY)]),
        (tap(Part.RUN, How.UNDONE), []),
        (tap(Part.RUN, run_m=99.0), []),
        (tap(Part.RUN, run_m=5_000.0, stage="7b"), []),
        (tap(Part.RUN, run_m=1_500.0, stage="7"), [RunDone(MONDAY, 1_500.0, stage="7")]),
        (tap(Part.WARM_UP), [Ticked(MONDAY, Routine.WARM_UP)]),
        (tap(Part.WALK, How.LEFT_OUT), [Ticked(MONDAY, Routine.WALK, is_left_out=True)]),
        (tap(Part.WARM_DOWN, How.UNDONE), []),
    ],
)
def test_each_tap_and_what_is_kept_of_it(one: Told, added: list[Record]) -> None:
    assert told(one) == News(added)
    # And nothing more when it comes again, at once or later.
    assert told(one, one) == News(added)
    assert told(one, before=tuple(added)) == News()


def test_a_run_and_no_run_are_not_both() -> None:
    out = tap(Part.RUN, How.LEFT_OUT)
    assert [type(each) for each in told(RUN, out).added] == [RunDone]
    assert told(out, before=(RunDone(MONDAY, 3_000.0),)) == News()
    assert told(RUN, before=(RunDone(MONDAY, 3_000.0),)) == News()


def test_a_run_of_yesterday_left_out_lets_nothing_wait() -> None:
    yesterday = Told("run", after(-1), Part.RUN, How.LEFT_OUT)
    assert told(yesterday) == News([Missed(after(-1))])


def test_a_check_in_that_was_told_elsewhere_stands() -> None:
    assert told(tap(Part.CHECK_IN), before=(CheckIn(MONDAY, 4),)) == News()


def test_only_a_stretch_keeps_muscles_and_only_when_it_was_done() -> None:
    calf = frozenset({Muscle.CALF})
    assert told(tap(Part.STRETCH, muscles=calf)).added == [
        Ticked(MONDAY, Routine.STRETCH, muscles=calf)
    ]
    for other in (tap(Part.STRETCH, How.LEFT_OUT, muscles=calf), tap(Part.WALK, muscles=calf)):
        (record,) = told(other).added
        assert isinstance(record, Ticked)
        assert record.muscles == frozenset()


def test_taking_back_takes_all_of_that_days_routine_and_nothing_else() -> None:
    before = (
        Ticked(MONDAY, Routine.STRETCH),
        Ticked(MONDAY, Routine.STRETCH, is_left_out=True),
        Ticked(MONDAY, Routine.WALK),
        Ticked(after(-1), Routine.STRETCH),
    )
    back = tap(Part.STRETCH, How.UNDONE)
    assert [each.record for each in told(back, before=before).gone] == [*before[:2]]
    assert told(tap(Part.STRETCH), back) == News()
    again = told(back, tap(Part.STRETCH), before=before[:1])
    assert again.added == [before[0]]
    assert [each.record for each in again.gone] == [before[0]]


@pytest.mark.parametrize("ago", [-1, 8, 1_000])
def test_a_day_to_come_or_long_gone_is_passed_over(ago: int) -> None:
    assert told(Told("late", after(-ago), Part.STRETCH, How.DONE)) == News()


def test_a_week_ago_can_still_be_told() -> None:
    assert told(Told("late", after(-7), Part.STRETCH, How.DONE)).added != []
