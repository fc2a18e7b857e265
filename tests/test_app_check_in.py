"""The check-in through the screen: every vector of our rules, from a tap to what is shown next."""

from datetime import timedelta
from typing import Any

import pytest
from app_pages import press_labelled
from standing_pages import TODAY, ago, kept_of, shown, ticked, words
from streamlit.testing.v1 import AppTest

from planner.book import Record
from planner.journal import CheckIn, Cleared, RunDone, Walked
from planner.pain_state import PainState
from planner.runner import Runner
from planner.screens import care_file_labels, care_words, journal_labels
from planner.screens import check_in_labels as questions
from planner.screens import standing_labels as labels
from planner.signs import NUMB, Level, Sign

EMERGENCY, URGENT, STOP, PAUSE, EASY, NORMAL = PainState
STATES = {Level.EMERGENCY: EMERGENCY, Level.URGENT: URGENT, Level.ARTICLE: STOP}
HALF_HOUR_S = 1_800.0
CALM = (Walked(ago(5), HALF_HOUR_S, 1, 0), Walked(ago(3), HALF_HOUR_S, 2, -1))


def answer(app: AppTest, worst: int, morning: int = 0, *signs: Sign) -> AppTest:
    """Tap how the back is, as a runner would, and save it."""
    group(app, questions.WORST).set_value(worst).run()
    for sign in signs:
        box(app, sign).check().run()
    if morning:
        group(app, questions.MORNING).set_value(morning).run()
    press_labelled(app, questions.SAVE_NONE if worst and not signs else questions.SAVE)
    return app


def group(app: AppTest, label: str) -> Any:  # noqa: ANN401 - of one kind or another
    (found,) = [each for each in app.button_group if each.label == label]
    return found


def box(app: AppTest, sign: Sign) -> Any:  # noqa: ANN401 - as above
    (found,) = [each for each in app.checkbox if str(each.key).endswith(f"-{sign.value}")]
    return found


def headings(app: AppTest) -> list[str]:
    """Return the headings of what the back asks for, the question's own left out."""
    every = [each.value for each in (*app.header, *app.subheader)]
    return [each for each in every if each != questions.SIGNS_FIRST]


def state(app: AppTest) -> PainState:
    """Return the state that is shown; NORMAL has no heading."""
    (found,) = headings(app) or [labels.HEADINGS[NORMAL]]
    return next(each for each in PainState if labels.HEADINGS[each] in found)


# --- The table of our rules ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worst", "morning", "signs", "then"),
    [
        (0, 0, (), NORMAL),
        (2, 0, (), EASY),
        (2, 1, (), PAUSE),
        (3, 0, (), PAUSE),
        (5, -1, (), PAUSE),
        (6, 0, (), STOP),
        (1, 0, (Sign.LEG_TINGLING,), STOP),
        (0, 0, (Sign.FEVER,), URGENT),
        (1, 0, (Sign.SADDLE_NUMBNESS, Sign.FEVER), EMERGENCY),
        # Beside the table: the ends of each band, and what outweighs what.
        (0, 1, (), PAUSE),
        (1, 0, (), EASY),
        (5, 0, (), PAUSE),
        (10, 0, (), STOP),
        (10, 0, (Sign.LUMP,), URGENT),
        (9, 0, (Sign.LEG_PAIN, Sign.AGE, Sign.BOWEL), EMERGENCY),
    ],
)
def test_an_answer_leads_to_its_state(
    worst: int, morning: int, signs: tuple[Sign, ...], then: PainState
) -> None:
    app = answer(shown(), worst, morning, *signs)
    assert kept_of(CheckIn) == [CheckIn(TODAY, worst, morning, frozenset(signs))]
    assert state(app) is then
    assert ("the plan" in words(app)) == (not then.hides_plan)


def test_a_disc_that_nobody_cleared_stops_runs_whatever_is_answered() -> None:
    disc = Runner(None, 390.0, has_uncleared_disc=True)
    app = shown(runner=disc)
    assert state(app) is STOP
    assert state(answer(app, 0)) is STOP


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_alone_leads_to_its_level_and_says_so_before_it_is_saved(sign: Sign) -> None:
    app = shown()
    box(app, sign).check().run()
    then = STATES[sign.level]
    (said,) = headings(app)
    assert labels.HEADINGS[then] in said
    assert labels.ICONS[then] in said
    assert care_words.state_sentence(then) in [text.value for text in app.text]
    press_labelled(app, questions.SAVE)
    assert state(app) is then
    assert kept_of(CheckIn) == [CheckIn(TODAY, 0, 0, frozenset({sign}))]


def test_with_pain_the_emergency_list_comes_first_and_all_three_lie_open() -> None:
    app = shown()
    assert questions.SIGNS_MORE in words(app)
    group(app, questions.WORST).set_value(1).run()
    said = words(app)
    assert questions.SIGNS_MORE not in said
    assert said.index("**Emergency**") < said.index("**Today**") < said.index("serious signs**")
    assert [str(each.key).rpartition("-")[2] for each in app.checkbox] == list(Sign)


def test_a_tick_that_is_taken_back_changes_nothing() -> None:
    app = shown()
    group(app, questions.WORST).set_value(1).run()
    box(app, Sign.CHEST_PAIN).check().run()
    assert labels.HEADINGS[EMERGENCY] in headings(app)[0]
    # Nobody is asked for the morning now; the other lists fold, with what was ticked in them.
    assert questions.MORNING not in [each.label for each in app.button_group]
    assert questions.SIGNS_OTHER in [each.label for each in app.expander]
    box(app, Sign.CHEST_PAIN).uncheck().run()
    assert headings(app) == []
    press_labelled(app, questions.SAVE_NONE)
    assert kept_of(CheckIn) == [CheckIn(TODAY, 1)]


def test_a_pause_does_not_end_by_a_later_answer_of_its_day() -> None:
    app = answer(shown(), 4)
    assert state(app) is PAUSE
    assert questions.AGAIN in words(app)
    assert state(answer(app, 1)) is PAUSE


# --- Locks --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("sign", "then"), [(Sign.BLADDER, EMERGENCY), (Sign.FEVER, URGENT)])
def test_a_red_flag_stays_until_somebody_has_seen_the_back(sign: Sign, then: PainState) -> None:
    app = shown(ticked(sign, days=40), CheckIn(ago(20), 0), *CALM)
    assert state(app) is then
    # No question, no walk, no ice: nothing but help, and the way to say that one has been seen.
    assert not app.button_group
    assert not app.checkbox
    press_labelled(app, journal_labels.CLEARED_ADD)
    assert kept_of(Cleared) == [Cleared(TODAY)]
    assert state(app) is STOP
    assert "Brisk walks: 0 of 2 done." in words(app)


def test_a_stop_does_not_end_by_an_answer() -> None:
    app = shown(CheckIn(ago(9), 7))
    assert state(app) is STOP
    assert state(answer(app, 0)) is STOP


def test_pauses_in_two_successive_cycles_are_a_stop() -> None:
    app = shown(CheckIn(ago(4), 3))
    assert state(app) is PAUSE
    answer(app, 3)
    assert state(app) is STOP
    assert "in one cycle of 3 days and in the next" in words(app)


@pytest.mark.parametrize(
    ("days", "then"), [(13, EASY), (14, STOP)], ids=["14 days of pain", "15 days of pain"]
)
def test_pain_for_more_than_14_days_is_a_stop(days: int, then: PainState) -> None:
    app = shown(*(CheckIn(ago(day), 1) for day in range(1, days + 1)))
    assert state(app) is EASY
    assert state(answer(app, 1)) is then
    assert ("for 15 days" in words(app)) == (then is STOP)


def test_a_pause_ends_after_two_calm_days() -> None:
    app = shown(CheckIn(ago(2), 4), CheckIn(ago(1), 2))
    assert state(app) is PAUSE
    assert state(answer(app, 1)) is EASY


# --- Cold and heat ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("worst", "signs", "says"),
    [
        (0, (), ""),
        (1, (), "up to 20 minutes"),
        (5, (), "up to 20 minutes"),
        (7, (), "up to 20 minutes"),
        (4, (Sign.STIFFNESS,), "up to 20 minutes"),
        (4, (Sign.LEG_TINGLING,), "No ice and no heat"),
        (0, (Sign.LEG_TINGLING,), "No ice and no heat"),
        (4, (Sign.FEVER,), ""),
        *((4, (sign,), "") for sign in sorted(NUMB - {Sign.LEG_TINGLING})),
    ],
)
def test_ice_is_offered_with_pain_never_on_skin_that_may_be_numb(
    worst: int, signs: tuple[Sign, ...], says: str
) -> None:
    app = answer(shown(), worst, 0, *signs)
    cards = [each for each in app.expander if each.label == care_words.ICE_TITLE]
    assert [says in card.markdown[0].value for card in cards] == ([True] if says else [])
    if not says:
        assert "ice" not in words(app).replace("no plan, exercise or ice", "").split()


# --- The way back -------------------------------------------------------------------------------

SEEN = Cleared(ago(7))


@pytest.mark.parametrize(
    ("records", "is_open"),
    [
        ((SEEN, *CALM), True),
        (CALM, False),
        ((SEEN,), False),
        ((SEEN, CALM[0]), False),
        ((SEEN, CALM[0], Walked(ago(5), HALF_HOUR_S, 0, 0)), False),
        ((SEEN, CALM[0], Walked(ago(3), HALF_HOUR_S - 60, 0, 0)), False),
        ((SEEN, CALM[0], Walked(ago(3), HALF_HOUR_S, 3, 0)), False),
        ((SEEN, CALM[0], Walked(ago(3), HALF_HOUR_S, 0, 1)), False),
        ((SEEN, CALM[0], Walked(ago(3), HALF_HOUR_S, 0)), False),
        ((SEEN, CALM[0], Walked(TODAY, HALF_HOUR_S, 0)), False),
        ((SEEN, *CALM, CheckIn(ago(1), 0, 0, frozenset({Sign.LEG_PAIN}))), False),
    ],
    ids=[
        *("two calm walks, seen", "not seen", "no walk", "one walk", "one day", "short"),
        *("sore", "worse next morning", "morning not told", "morning to come", "a sign since"),
    ],
)
def test_running_comes_back_only_through_the_gate(
    records: tuple[Record, ...], *, is_open: bool
) -> None:
    app = shown(CheckIn(ago(9), 7), *records)
    assert (state(app) is STOP) != is_open
    assert ("Session 1 of 27 on the way back" in words(app)) == is_open
    assert (labels.GATE in words(app)) != is_open


def test_a_month_without_a_run_begins_with_the_way_back_too() -> None:
    old = RunDone(TODAY - timedelta(days=31), 5_000.0)
    assert "Session 1 of 27" in words(shown(old, longest_told_m=None))


# --- For a clinician ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "is_offered"),
    [(CheckIn(TODAY, 0), True), (CheckIn(TODAY, 7), True), (ticked(Sign.FEVER), False)],
)
def test_the_pages_for_a_clinician_stand_below_the_question(
    record: CheckIn, *, is_offered: bool
) -> None:
    app = shown(record)
    names = [each.proto.label for each in app.get("download_button")]
    assert names == [care_file_labels.DOWNLOAD] * is_offered
