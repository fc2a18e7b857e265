"""A planned run becomes the workout that the plan describes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from fit_readers import by_fitdecode, by_garmin, check_workout, steps_of, unfolded
from hand_made import (
    PACE,
    a_run,
    a_session,
    check_up_day,
    empty_day,
    pause_day,
    rest_day,
    run_day,
    stop_day,
)
from planner_builders import MONDAY, a_journal, a_library, a_runner, with_run, without

import planner
from planner import rules
from planner.pain_state import PainState
from planner.plan import Day, Item, Kind
from planner.runner import Runner
from planner.screens.workout_labels import workout_name
from planner.sessions import SESSIONS, Session, Spell
from planner.workouts import easy_range, session_steps, workout_of
from routes.units import METRES_PER_MILE, Units
from routes.workout import Intensity, Repeat, Step, Workout
from routes.write.fit import write_workout

MADE = datetime(2026, 11, 23, 5, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)
RUNNER = a_runner(easy_pace_s_per_km=PACE)
EASY = run_day(TUESDAY, a_run(6_000.0))


def workout(day: Day, runner: Runner = RUNNER, *, state: PainState = PainState.NORMAL) -> Workout:
    found = workout_of(day, runner, state=state)
    assert found is not None
    return found


def spells_of(steps: list[Step]) -> tuple[Spell, ...]:
    """Return steps as the spells that they lead through."""
    found: list[Spell] = []
    for step in steps:
        assert step.duration_s is not None
        if step.intensity is Intensity.RUN:
            found.append(Spell(step.duration_s, 0.0))
        else:
            assert step.intensity is Intensity.WALK
            found[-1] = replace(found[-1], walk_s=step.duration_s)
    return tuple(found)


def test_an_easy_run_is_warm_up_by_time_run_by_distance_warm_down_by_time() -> None:
    assert workout(EASY) == Workout(
        "Tue 24 Nov 6km",
        (
            Step("Warm-up", Intensity.WARM_UP, duration_s=600.0),
            # 6:30 is the easy pace: 9 % to each side are 5:55 and 7:05.
            Step("Run", Intensity.RUN, distance_m=6_000.0, pace_s_per_km=(355.0, 425.0)),
            Step("Warm-down", Intensity.WARM_DOWN, duration_s=600.0),
        ),
    )


@pytest.mark.parametrize("state", [PainState.EASY, PainState.PAUSE])
def test_no_watch_calls_for_pace_while_the_back_is_sore(state: PainState) -> None:
    paced, open_ended = workout(EASY), workout(EASY, state=state)
    assert [step.pace_s_per_km for step in steps_of(open_ended.steps)] == [None] * 3
    assert replace(steps_of(paced.steps)[1], pace_s_per_km=None) == steps_of(open_ended.steps)[1]


@pytest.mark.parametrize(
    "day",
    [make(TUESDAY) for make in (rest_day, stop_day, pause_day, check_up_day, empty_day)],
    ids=["rest", "stop", "pause", "check-up", "empty"],
)
def test_a_day_without_a_run_has_no_workout(day: Day) -> None:
    assert workout_of(day, RUNNER) is None
    assert workout_name(day) == ""


def test_what_a_day_lacks_is_no_step() -> None:
    bare = without(without(EASY, Kind.WARM_UP), Kind.WARM_DOWN)
    assert [step.intensity for step in steps_of(workout(bare).steps)] == [Intensity.RUN]
    nothing = Item(Kind.WARM_UP, 0.0, EASY.items[0].reasons)
    assert len(workout(Day(TUESDAY, (nothing, *bare.items))).steps) == 1


def test_a_run_without_a_distance_goes_by_time() -> None:
    run = steps_of(workout(with_run(EASY, distance_m=None, duration_s=1_800.0)).steps)[1]
    assert (run.distance_m, run.duration_s) == (None, 1_800.0)


@pytest.mark.parametrize(
    ("easy_s", "duration_s", "quick_slow_s"),
    [
        (390.0, 2_340.0, (355.0, 425.0)),
        # Hills that make it 7:00 on the mean leave more room at the slow end.
        (390.0, 2_520.0, (355.0, 460.0)),
        # Downhill is no reason to hurry anybody.
        (390.0, 2_000.0, (355.0, 425.0)),
        (150.0, 900.0, (135.0, 165.0)),
        (900.0, 5_400.0, (820.0, 980.0)),
    ],
)
def test_the_easy_range_lies_round_the_easy_pace(
    easy_s: float, duration_s: float, quick_slow_s: tuple[float, float]
) -> None:
    run = replace(a_run(6_000.0), duration_s=duration_s)
    assert easy_range(run, a_runner(easy_pace_s_per_km=easy_s)) == quick_slow_s


@pytest.mark.parametrize(
    "slow_quick_s", [(523, 440), (419, 351), (352, 294)], ids=["VDOT 30", "VDOT 40", "VDOT 50"]
)
def test_the_spread_is_that_of_daniels_easy_paces(slow_quick_s: tuple[int, int]) -> None:
    slow_s, quick_s = slow_quick_s
    spread = (slow_s - quick_s) / (slow_s + quick_s)
    assert spread == pytest.approx(rules.EASY_PACE_SPREAD, abs=0.005)


@pytest.mark.parametrize("session", dict.fromkeys(SESSIONS), ids=lambda session: session.id)
def test_every_session_unfolds_to_its_spells_and_comes_back_from_a_file(session: Session) -> None:
    day = run_day(TUESDAY, a_session(session.id))
    made = workout(day)
    first, *between, last = steps_of(made.steps)
    assert spells_of(between) == session.spells
    assert (first.intensity, last.intensity) == (Intensity.WARM_UP, Intensity.WARM_DOWN)
    assert all(step.pace_s_per_km is None for step in between)
    data = write_workout(made, MADE)
    check_workout(made, data)
    for messages in (by_garmin(data), by_fitdecode(data)):
        in_file_s = sum(float(str(step["duration_time"])) for step in unfolded(messages)[1:-1])
        assert in_file_s == session.duration_s


@pytest.mark.parametrize(
    ("stage", "shape"),
    [
        ("1", [(8, 2)]),
        ("2", [(6, 2)]),
        ("3", [(2, 4)]),
        ("4", [1] * 7),
        ("5a", [(2, 2), 1]),
        ("5b", [1] * 3),
        ("9", [1]),
    ],
)
def test_equal_spells_are_told_once(stage: str, shape: list[object]) -> None:
    parts = session_steps(next(each for each in SESSIONS if each.id == stage))
    found = [(part.times, len(part.steps)) if isinstance(part, Repeat) else 1 for part in parts]
    assert found == shape


def test_only_a_walk_run_session_repeats_anything() -> None:
    for metres in (1_000.0, 6_000.0, 21_097.5):
        parts = workout(run_day(TUESDAY, a_run(metres, is_long=True))).steps
        assert not any(isinstance(part, Repeat) for part in parts)


@pytest.mark.parametrize(
    ("run", "day", "units", "name"),
    [
        (a_run(6_000.0), TUESDAY, Units.KM, "Tue 24 Nov 6km"),
        (a_run(5_960.0), TUESDAY, Units.KM, "Tue 24 Nov 6km"),
        (a_run(7_540.0), date(2026, 11, 27), Units.KM, "27 Nov 7.5km"),
        (a_run(7_540.0), date(2026, 12, 5), Units.KM, "Sat 5 Dec 7.5km"),
        (a_run(14_700.0), date(2026, 11, 29), Units.KM, "29 Nov 14.7km"),
        (a_run(14_700.0, is_long=True), date(2026, 11, 29), Units.KM, "Sun Long 14.7km"),
        (a_run(100_000.0, is_long=True), date(2026, 11, 29), Units.KM, "Sun Long 100km"),
        (a_run(METRES_PER_MILE * 3), TUESDAY, Units.MILES, "Tue 24 Nov 3mi"),
        (a_run(METRES_PER_MILE * 9.13), TUESDAY, Units.MILES, "24 Nov 9.1mi"),
        (a_session("1"), TUESDAY, Units.KM, "Tue Walk-run 1"),
        (a_session("5b"), TUESDAY, Units.KM, "Tue Walk-run 5b"),
        (replace(a_run(6_000.0), distance_m=None), TUESDAY, Units.KM, "24 Nov 39min"),
    ],
)
def test_a_name_says_what_it_is_in_fifteen_characters(
    run: Item, day: date, units: Units, name: str
) -> None:
    assert workout_name(run_day(day, run), units) == name
    assert len(name) <= 15


def test_a_season_of_runs_is_led_through_to_the_metre() -> None:
    plan = planner.build(a_runner(6_000.0), a_journal(), a_library(40), MONDAY, 12)
    runs = [day for day in plan.days if day.run]
    assert len(runs) > 20
    assert any(day.run and day.run.route and day.run.route.fits for day in runs)
    for day in runs:
        made = workout(day)
        assert day.run is not None
        first, run, last = steps_of(made.steps)
        assert run.distance_m == day.run.distance_m
        assert day.run.route is not None
        if day.run.route.fits:
            assert run.distance_m == day.run.route.distance_m
        around_s = [item.duration_s for item in day.items if item.kind is not Kind.STRETCH]
        assert (first.duration_s, last.duration_s) == (around_s[0], around_s[-1])
        check_workout(made, write_workout(made, MADE))
        assert len(made.name) <= 15
        assert made.name.isascii()
    for week in plan.weeks:
        of_week = [workout_name(day) for day in week if day.run]
        assert len(set(of_week)) == len(of_week)


def test_the_way_back_is_led_through_spell_by_spell() -> None:
    runner = a_runner(longest_recent_m=None)
    plan = planner.build(runner, planner.Journal(), a_library(10), MONDAY, 6)
    sessions = [day for day in plan.days if day.run and day.run.session]
    assert len(sessions) > 5
    for day in sessions:
        assert day.run is not None
        assert day.run.session is not None
        made = workout(day, runner)
        assert spells_of(steps_of(made.steps)[1:-1]) == day.run.session.spells
        assert made.name == f"{day.day:%a} Walk-run {day.run.session.id}"
        assert timedelta(seconds=sum(step.duration_s or 0 for step in steps_of(made.steps))) < (
            timedelta(hours=1)
        )
