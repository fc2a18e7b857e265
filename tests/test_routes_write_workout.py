"""A workout written as FIT is read alike by Garmin's own SDK and by fitdecode."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from fit_readers import (
    by_fitdecode,
    by_garmin,
    check_workout,
    no_words_in_the_log,
    row,
    rows,
    unfolded,
)
from fit_tool import FitFile, ProfileScope
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.workout import Intensity, Repeat, Step, Workout
from routes.write.fit import write_workout

MADE = datetime(2026, 11, 23, 5, tzinfo=UTC)
WARM_UP = Step("Warm-up", Intensity.WARM_UP, duration_s=570.5)
RUN = Step("Run", Intensity.RUN, distance_m=6_012.34, pace_s_per_km=(355.0, 425.0))
SPELL = Step("Run", Intensity.RUN, duration_s=90)
WALK = Step("Walk", Intensity.WALK, duration_s=120)
WARM_DOWN = Step("Warm-down", Intensity.WARM_DOWN)
EASY = Workout("Tue 24 Nov 6km", (WARM_UP, RUN, WARM_DOWN))
SPELLS = Workout("Walk-run 2", (WARM_UP, Repeat(6, (SPELL, WALK)), SPELL, WARM_DOWN))


@pytest.mark.parametrize("workout", [EASY, SPELLS], ids=lambda workout: workout.name)
def test_a_workout_comes_back_as_it_was_asked(workout: Workout) -> None:
    with no_words_in_the_log():
        data = write_workout(workout, MADE)
    check_workout(workout, data)
    for messages in (by_garmin(data), by_fitdecode(data)):
        assert row(messages, "file_id")["type"] == "workout"
        title = row(messages, "workout")
        assert (title["sport"], title["wkt_name"]) == ("running", workout.name)


def test_the_messages_stand_in_the_order_that_watches_want() -> None:
    kinds = [each.kind for each in by_garmin(write_workout(EASY, MADE))]
    assert kinds == ["file_id", "workout", "workout_step", "workout_step", "workout_step"]


@pytest.mark.parametrize("workout", [EASY, SPELLS], ids=lambda workout: workout.name)
def test_a_workout_is_what_fit_tools_own_rules_ask_of_one(workout: Workout) -> None:
    file = FitFile.from_bytes(write_workout(workout, MADE))
    errors = file.validate(profile_scope=ProfileScope.FULL).errors
    # It counts steps without the repeats; Garmin's own example counts all of them.
    others = [each for each in errors if "num_valid_steps" not in str(each)]
    assert others == []


def test_repeated_steps_stand_once_before_where_to_begin_again() -> None:
    steps = rows(by_garmin(write_workout(SPELLS, MADE)), "workout_step")
    names = [each.get("wkt_step_name") for each in steps]
    assert names == ["Warm-up", "Run", "Walk", None, "Run", "Warm-down"]
    assert (steps[3]["duration_step"], steps[3]["repeat_steps"]) == (1, 6)


def test_the_same_workout_gives_the_same_bytes() -> None:
    assert write_workout(EASY, MADE) == write_workout(EASY, MADE)
    elsewhere = MADE.astimezone(timezone(timedelta(hours=11)))
    assert write_workout(EASY, elsewhere) == write_workout(EASY, MADE)


@pytest.mark.parametrize(
    ("other", "made"),
    [
        (EASY, MADE + timedelta(seconds=1)),
        (SPELLS, MADE),
        (replace(EASY, name="Wed 25 Nov 6km"), MADE),
        (replace(EASY, steps=EASY.steps[:2]), MADE),
        (replace(EASY, steps=(WARM_UP, replace(RUN, pace_s_per_km=None), WARM_DOWN)), MADE),
    ],
)
def test_a_different_workout_is_a_different_file_for_a_watch(
    other: Workout, made: datetime
) -> None:
    one = row(by_garmin(write_workout(EASY, MADE)), "file_id")
    two = row(by_garmin(write_workout(other, made)), "file_id")
    assert one["serial_number"] != two["serial_number"]
    assert one["time_created"] != two["time_created"]
    assert timedelta(0) < made - two["time_created"] <= timedelta(days=1)


@pytest.mark.parametrize(
    "name", ["", "\x00", "\u202e🏃", "公園", "Läufe über die Brücke", "x" * 999]
)
def test_any_name_is_short_plain_text(name: str) -> None:
    workout = Workout(name, (replace(RUN, name=name),))
    for read in (by_garmin, by_fitdecode):
        messages = read(write_workout(workout, MADE))
        names = (row(messages, "workout")["wkt_name"], unfolded(messages)[0]["wkt_step_name"])
        for told in names:
            assert 1 <= len(str(told)) <= 15
            assert str(told).isascii()
            assert str(told).isprintable()


def test_what_cannot_be_led_through_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a step"):
        write_workout(Workout("Nothing", ()), MADE)
    with pytest.raises(ValueError, match="twice or more"):
        write_workout(Workout("Once", (Repeat(1, (SPELL,)),)), MADE)
    with pytest.raises(ValueError, match="a step to repeat"):
        write_workout(Workout("Nothing again", (Repeat(2, ()),)), MADE)
    with pytest.raises(ValueError, match="needs its zone"):
        write_workout(EASY, MADE.replace(tzinfo=None))


PACES = st.floats(100, 2_000).flatmap(
    lambda quick: st.tuples(st.just(quick), st.floats(quick, 3_000))
)
STEPS = st.builds(
    lambda name, intensity, end, pace: Step(name, intensity, *end, pace_s_per_km=pace),
    st.text(max_size=20),
    st.sampled_from(Intensity),
    st.one_of(
        st.just((None, None)),
        st.tuples(st.floats(1, 86_400), st.none()),
        st.tuples(st.none(), st.floats(1, 200_000)),
    ),
    st.none() | PACES,
)
PARTS = STEPS | st.builds(
    Repeat, st.integers(2, 50), st.lists(STEPS, min_size=1, max_size=4).map(tuple)
)


# Two readers in pure Python take what time the machine leaves them.
@settings(max_examples=60)
@given(st.text(max_size=40), st.lists(PARTS, min_size=1, max_size=6).map(tuple))
def test_any_workout_comes_back(name: str, steps: tuple[Step | Repeat, ...]) -> None:
    workout = Workout(name, steps)
    check_workout(workout, write_workout(workout, MADE))
