"""Which routine a runner does: the plan's own where nothing speaks against it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planner_builders import MONDAY, a_runner

from planner import items, routine_rules
from planner.exercises import Muscle, Style, duration_s, load_exercises
from planner.journal import Journal, RunDone, Sore
from planner.overlay import Overlay
from planner.pain_state import CALM, PainState
from planner.plan import Item, Kind
from planner.routine_choice import (
    Guided,
    Length,
    Need,
    Stretched,
    guided,
    had_a_minute,
    need_of,
)
from planner.rules import MUSCLE_DAYS_A_WEEK

EXERCISES = load_exercises()
TUESDAY = MONDAY + timedelta(days=1)
FRIDAY = MONDAY + timedelta(days=4)
STOP_DAY = items.stop_day((), EXERCISES)
PAUSE_DAY = items.pause_day((), EXERCISES)


def a_rest_day(day: date) -> tuple[Item, ...]:
    return items.rest_day(day, a_runner(), None, EXERCISES, Overlay())


RUN_DAY = (*items.before_run(EXERCISES), *items.after_run(EXERCISES))
ITEMS = (*RUN_DAY, *a_rest_day(FRIDAY), *PAUSE_DAY, *STOP_DAY)

needs = st.builds(
    Need,
    state=st.sampled_from((PainState.NORMAL, PainState.EASY)),
    sore=st.lists(st.sampled_from(Sore), max_size=4, unique=True).map(tuple),
    sore_on=st.just(TUESDAY),
    has_back_history=st.booleans(),
)
some_days = st.integers(0, 400).map(lambda ahead: MONDAY + timedelta(days=ahead))


def chosen(item: Item, need: Need = Need(), length: Length = Length.NORMAL) -> Guided:  # noqa: B008
    found = guided(item, FRIDAY, need, length, EXERCISES)
    assert found is not None
    return found


def item_of(kind: Kind, of: tuple[Item, ...] = RUN_DAY) -> Item:
    return next(item for item in of if item.kind is kind)


def names(made: Guided) -> list[str]:
    return [exercise.id for exercise in made.exercises]


def rules_of(made: Guided) -> list[str]:
    return [reason.rule.id for reason in made.changes]


@pytest.mark.parametrize("item", [item for item in ITEMS if item.exercises])
def test_with_time_and_a_calm_body_it_is_the_plan(item: Item) -> None:
    made = chosen(item)
    assert names(made) == [exercise.id for exercise in item.exercises]
    assert made.duration_s == pytest.approx(item.duration_s + 5 * (item.kind is Kind.WALK))
    assert made.reasons == item.reasons
    assert made.changes == ()


@pytest.mark.parametrize("state", [PainState.EMERGENCY, PainState.URGENT])
@pytest.mark.parametrize("length", Length)
def test_nothing_at_all_where_help_comes_first(state: PainState, length: Length) -> None:
    for item in ITEMS:
        assert guided(item, FRIDAY, Need(state), length, EXERCISES) is None


@pytest.mark.parametrize("state", [PainState.EASY, PainState.PAUSE, PainState.STOP])
@pytest.mark.parametrize("length", Length)
def test_a_sore_back_gets_gentle_moves_only(state: PainState, length: Length) -> None:
    for item in (*RUN_DAY, *a_rest_day(FRIDAY), *PAUSE_DAY, *STOP_DAY):
        made = guided(item, FRIDAY, Need(state), length, EXERCISES)
        if made is None or item.kind is Kind.WALK:
            continue
        for exercise in made.exercises:
            assert exercise.style not in (Style.STATIC, Style.STRENGTH)
            assert exercise.id not in ("swing_fb", "swing_side", "lunge_walk", "knee_bends")
        is_as_planned = made.exercises == item.exercises
        assert is_as_planned == (routine_rules.OUR_GENTLE.id not in rules_of(made))


@given(item=st.sampled_from(ITEMS), day=some_days, need=needs, length=st.sampled_from(Length))
def test_what_holds_for_every_routine(item: Item, day: date, need: Need, length: Length) -> None:
    planned = next(x for x in a_rest_day(day) if x.kind is Kind.STRETCH)
    item = planned if item in a_rest_day(FRIDAY) and item.kind is Kind.STRETCH else item
    made = guided(item, day, need, length, EXERCISES)
    assert (made is None) == (not item.exercises)
    if made is None or item.kind is Kind.WALK:
        return
    if made.exercises != item.exercises:
        assert made.changes
    if item.kind is Kind.WARM_UP:
        assert all(exercise.style is not Style.STATIC for exercise in made.exercises)
    if length is Length.SHORT:
        is_gentle = set(made.exercises) <= set(EXERCISES.gentle())
        least, most = routine_rules.SHORT_RANGE_S
        assert (0 if is_gentle else least) <= made.duration_s <= most
    assert made.duration_s <= 16 * 60
    assert len({exercise.id for exercise in made.exercises}) == len(made.exercises)


def test_the_short_versions_take_about_five_minutes() -> None:
    for item in (*RUN_DAY, item_of(Kind.STRETCH, a_rest_day(FRIDAY))):
        assert 270 <= chosen(item, length=Length.SHORT).duration_s <= 330
        assert rules_of(chosen(item, length=Length.SHORT)) == ["OUR-SHORT"]


def test_sore_calves_get_a_longer_stretch_after_a_run_and_one_of_their_own_on_a_rest_day() -> None:
    sore = Need(sore=(Sore.CALF,), sore_on=TUESDAY)
    run_day = item_of(Kind.STRETCH)
    calf = next(e for e in chosen(run_day, sore).exercises if e.muscle is Muscle.CALF)
    assert calf.muscle_s > EXERCISES["st_calf"].muscle_s
    without = next(
        day
        for day in (MONDAY + timedelta(days=n) for n in range(5))
        if EXERCISES["st_calf"].muscle not in had_a_minute(EXERCISES.rest_day(day))
    )
    stretch = item_of(Kind.STRETCH, a_rest_day(without))
    made = guided(stretch, without, sore, Length.NORMAL, EXERCISES)
    assert made is not None
    assert Muscle.CALF in made.muscles
    assert [(r.rule, r.values) for r in made.changes] == [
        (routine_rules.OUR_SORE, ("calf", str(TUESDAY)))
    ]


def test_a_sore_joint_is_not_stretched_for_being_sore() -> None:
    sore = Need(sore=(Sore.ACHILLES, Sore.ANKLE, Sore.SHIN, Sore.FOOT), sore_on=TUESDAY)
    for item in (item for item in ITEMS if item.exercises):
        assert names(chosen(item, sore)) == [exercise.id for exercise in item.exercises]


def test_a_sore_knee_is_spared_the_lunges() -> None:
    made = chosen(item_of(Kind.WARM_UP), Need(sore=(Sore.KNEE,), sore_on=TUESDAY))
    assert "lunge_walk" not in names(made)
    assert "march" in names(made)
    assert 9 * 60 <= made.duration_s <= 10 * 60


def test_a_back_problem_lies_down_for_the_hamstring_and_moves_the_back_once_more() -> None:
    history = Need(has_back_history=True)
    warm_down = chosen(item_of(Kind.WARM_DOWN), history)
    assert "st_hamstring" not in names(warm_down)
    assert warm_down.duration_s == chosen(item_of(Kind.WARM_DOWN)).duration_s
    planned = item_of(Kind.STRETCH, a_rest_day(FRIDAY))
    rest = chosen(planned, history)
    assert rest.exercises[:-1] == planned.exercises
    assert rest.exercises[-1].style is Style.MOBILITY


def test_only_the_newest_run_of_the_last_week_tells_what_is_sore() -> None:
    runs = (
        RunDone(MONDAY, 5_000, sore=(Sore.KNEE,)),
        RunDone(TUESDAY, 5_000, sore=(Sore.CALF,)),
    )
    journal, runner = Journal(runs), a_runner(has_back_history=True)
    need = need_of(journal, runner, CALM, FRIDAY)
    assert need == Need(sore=(Sore.CALF,), sore_on=TUESDAY, has_back_history=True)
    week_later = TUESDAY + timedelta(days=7)
    assert need_of(journal, runner, CALM, week_later).sore == ()
    calm_run = replace(journal, runs=(*runs, RunDone(FRIDAY, 5_000)))
    assert need_of(calm_run, runner, CALM, FRIDAY).sore == ()


Choice = tuple[bool, bool]  # has the day a run, is it of normal length


@st.composite
def fortnights(draw: st.DrawFn) -> tuple[date, list[Choice]]:
    """Return a first day, and for each of some days whether it has a run and is done in full."""
    choices: list[Choice] = []
    for _ in range(draw(st.integers(7, 16))):
        may_run = not choices or not choices[-1][0]
        choices.append((may_run and draw(st.booleans()), draw(st.booleans())))
    return draw(some_days), choices


def done(first: date, choices: list[Choice], body: Need) -> Iterator[Stretched]:
    """Return what is stretched for a minute on each day, by what was on the days before."""
    told: list[Stretched] = []
    for ahead, (has_run, is_full) in enumerate(choices):
        day = first + timedelta(days=ahead)
        need = replace(body, stretched=tuple(told))
        length = Length.NORMAL if is_full else Length.SHORT
        made = [
            guided(item, day, need, length, EXERCISES)
            for item in (RUN_DAY if has_run else a_rest_day(day))
        ]
        exercises = [exercise for each in made if each for exercise in each.exercises]
        told.append(Stretched(day, had_a_minute(exercises)))
        yield told[-1]


@given(fortnights(), needs)
def test_each_muscle_has_its_minute_on_three_of_any_seven_days(
    fortnight: tuple[date, list[Choice]], body: Need
) -> None:
    first, choices = fortnight
    # While the back is sore nothing is held at all.
    had = [each.muscles for each in done(first, choices, replace(body, state=PainState.NORMAL))]
    for start in range(len(had) - 6):
        week, full = had[start : start + 7], sum(c[1] for c in choices[start : start + 7])
        least = min(sum(muscle in day for day in week) for muscle in Muscle)
        # One normal day in seven is enough; with short days alone it is two.
        assert least >= (MUSCLE_DAYS_A_WEEK if full else MUSCLE_DAYS_A_WEEK - 1)


@given(st.lists(st.booleans(), min_size=1, max_size=20), some_days)
def test_who_does_all_as_planned_is_never_told_of_a_change(runs: list[bool], first: date) -> None:
    told: list[Stretched] = []
    for ahead, has_run in enumerate(runs):
        day = first + timedelta(days=ahead)
        found = [
            guided(item, day, Need(stretched=tuple(told)), Length.NORMAL, EXERCISES)
            for item in (RUN_DAY if has_run else a_rest_day(day))
        ]
        made = [each for each in found if each]
        assert [each.changes for each in made] == [()] * len(made)
        told.append(Stretched(day, had_a_minute(e for each in made for e in each.exercises)))


def test_a_muscle_that_was_missed_comes_first_and_says_so() -> None:
    missed = tuple(
        Stretched(FRIDAY - timedelta(days=back), frozenset(Muscle) - {Muscle.CALF})
        for back in range(1, 8)
    )
    for item in (item_of(Kind.STRETCH, a_rest_day(FRIDAY)), item_of(Kind.STRETCH)):
        made = chosen(item, Need(stretched=missed), Length.SHORT)
        assert made.exercises[0].muscle is Muscle.CALF
        assert duration_s(made.exercises) <= routine_rules.SHORT_RANGE_S[1]
