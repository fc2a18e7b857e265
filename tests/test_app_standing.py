"""What the Week page shows of the back: each state, what may be shown under it, and its actions."""

import pytest
from app_pages import page_of, press_labelled, ran
from standing_pages import TODAY, ago, kept_of, shown, standing_page, ticked, words

from planner.book import Record
from planner.journal import CheckIn, Cleared, Journal, RunDone, Walked
from planner.pain import standing
from planner.pain_state import PainState
from planner.profile import Help
from planner.runner import Runner
from planner.screens import care_words, journal_labels
from planner.screens import check_in_labels as questions
from planner.screens import standing_labels as labels
from planner.signs import Sign

RED = (PainState.EMERGENCY, PainState.URGENT, PainState.STOP)
DOCTOR = Help("112", "Nurse *Ann*", "1234", "<b>Dr Lee</b>", "(02) 5678")


@pytest.mark.parametrize(
    ("record", "state"),
    [
        (ticked(Sign.BLADDER), PainState.EMERGENCY),
        (ticked(Sign.FEVER), PainState.URGENT),
        (CheckIn(TODAY, 6), PainState.STOP),
        (ticked(Sign.LEG_PAIN), PainState.STOP),
        (CheckIn(TODAY, 4), PainState.PAUSE),
        (CheckIn(TODAY, 0, 1), PainState.PAUSE),
        (CheckIn(TODAY, 2), PainState.EASY),
        (CheckIn(TODAY, 0), PainState.NORMAL),
    ],
)
def test_each_state_has_a_heading_what_it_means_and_why(record: CheckIn, state: PainState) -> None:
    app = shown(record, help=DOCTOR)
    assert standing_of(record) is state
    headings = [each.value for each in (*app.header, *app.subheader)]
    texts = [text.value for text in app.text]
    if state is PainState.NORMAL:
        assert headings == []
        assert labels.HEADINGS[state] in words(app)
        assert labels.WHY not in words(app)
        return
    (heading,) = headings
    # Told by an icon and words; never by a colour alone.
    assert labels.HEADINGS[state] in heading
    assert labels.ICONS[state] in heading
    assert care_words.state_sentence(state, DOCTOR) in texts
    for step in care_words.state_steps(state):
        assert step in words(app)
    assert labels.WHY in words(app)
    assert "Since Wed 25 Nov 2026." in words(app)
    assert (":red[" in heading) == (state in RED)


def test_who_has_told_nothing_today_gets_no_line() -> None:
    assert labels.HEADINGS[PainState.NORMAL] not in words(shown(CheckIn(ago(1), 0)))


def standing_of(record: CheckIn) -> PainState:
    return standing(Journal(check_ins=(record,)), Runner(None, 390.0), TODAY).state


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_under_an_emergency_or_urgent_sign_nothing_else_is_shown(sign: Sign) -> None:
    app = shown(ticked(sign, 4), Walked(ago(3), 1_800.0), RunDone(ago(4), 5_000.0))
    said = words(app)
    hidden = [
        *("the plan", questions.QUESTION, care_words.ICE_TITLE, labels.CHECK_UP, labels.GATE),
        *(labels.ASTEROID, labels.WALK, labels.WAY_BACK, "Session"),
    ]
    assert [each for each in hidden if each in said] == []
    assert [expander.label for expander in app.expander] == [labels.WHY, labels.SEEN]
    assert [button.label for button in app.button] == [journal_labels.CLEARED_ADD]


def test_having_been_seen_is_noted_and_leaves_the_gate() -> None:
    app = shown(ticked(Sign.BLADDER, days=1))
    assert kept_of(Cleared) == []
    press_labelled(app, journal_labels.CLEARED_ADD)
    assert kept_of(Cleared) == [Cleared(TODAY)]
    assert labels.HEADINGS[PainState.STOP] in words(app)
    assert "Check-up: done" in words(app)
    assert "the plan" in words(app)


def test_having_been_seen_on_the_day_of_a_red_flag_counts_from_the_next() -> None:
    app = shown(ticked(Sign.BLADDER))
    press_labelled(app, journal_labels.CLEARED_ADD)
    assert kept_of(Cleared) == [Cleared(TODAY)]
    assert labels.HEADINGS[PainState.EMERGENCY] in words(app)
    assert labels.SEEN_TODAY in words(app)


def test_a_stop_tells_the_gate_and_takes_walks_and_an_all_clear() -> None:
    app = shown(CheckIn(ago(6), 7), Walked(ago(2), 1_800.0, 1, 0))
    said = words(app)
    assert "Brisk walks: 1 of 2 done." in said
    assert "Check-up: still to come." in said
    for label in (labels.WALK, labels.SEEN, labels.ASTEROID, labels.CHECK_UP):
        assert label in said
    press_labelled(app, journal_labels.WALK_ADD)
    assert kept_of(Walked)[-1] == Walked(TODAY, 1_800.0)
    press_labelled(app, journal_labels.CLEARED_ADD)
    assert "Check-up: done" in words(app)


def test_a_stop_asks_for_the_morning_after_a_walk_in_one_tap() -> None:
    before = Walked(ago(9), 1_800.0)
    app = shown(before, CheckIn(ago(6), 7), Walked(ago(1), 1_800.0, 1), Walked(TODAY, 1_800.0))
    assert labels.walk_morning_text("Tue 24 Nov 2026") in words(app)
    press_labelled(app, journal_labels.MORNINGS[0])
    assert Walked(ago(1), 1_800.0, 1, 0) in kept_of(Walked)
    assert "Brisk walks: 1 of 2 done." in words(app)


@pytest.mark.parametrize(
    ("record", "says"),
    [
        (CheckIn(TODAY, 4), "up to 20 minutes"),
        (ticked(Sign.LEG_TINGLING, 4), "No ice and no heat"),
        (CheckIn(TODAY, 0), ""),
        (ticked(Sign.BLADDER, 4), ""),
    ],
)
def test_ice_waits_behind_a_tap_and_is_not_offered_where_skin_may_be_numb(
    record: CheckIn, says: str
) -> None:
    app = shown(record)
    cards = [each for each in app.expander if each.label == care_words.ICE_TITLE]
    assert len(cards) == bool(says)
    for card in cards:
        text, source = card.markdown
        assert says in text.value
        assert "healthdirect" in source.value


def test_on_the_way_back_the_next_session_is_named() -> None:
    runs = [RunDone(ago(days), 1_500.0, stage="1") for days in (9, 6, 3)]
    app = shown(*runs, longest_told_m=None)
    assert "Session 4 of 27" in words(app)
    assert "6 × 1:30 min run, 2 min walk" in words(app)
    assert labels.WAY_BACK in words(app)


def test_who_has_run_lately_is_on_no_way_back() -> None:
    assert "Session" not in words(shown(RunDone(ago(3), 5_000.0)))


@pytest.mark.parametrize(
    ("records", "is_open"),
    [
        ((), False),
        ((RunDone(TODAY, 5_000.0, pain_worst=1),), True),
        ((RunDone(ago(1), 5_000.0, pain_worst=1),), True),
        ((RunDone(ago(2), 5_000.0, pain_worst=1),), False),
        ((RunDone(TODAY, 5_000.0, pain_worst=0),), False),
        ((RunDone(TODAY, 5_000.0, pain_worst=1), CheckIn(TODAY, 1)), False),
        ((CheckIn(ago(1), 4),), True),
        ((CheckIn(ago(1), 4), CheckIn(TODAY, 1)), False),
    ],
)
def test_the_question_opens_itself_when_the_plan_waits_for_the_answer(
    records: tuple[Record, ...], *, is_open: bool
) -> None:
    app = shown(*records)
    (question,) = [each for each in app.expander if each.label == questions.QUESTION]
    assert question.proto.expanded == is_open


def test_an_answer_is_kept_and_folds_the_question() -> None:
    app = shown(RunDone(TODAY, 5_000.0, pain_worst=1))
    (worst,) = [each for each in app.button_group if each.label == questions.WORST]
    worst.set_value(1).run()
    press_labelled(app, questions.SAVE_NONE)
    assert kept_of(CheckIn) == [CheckIn(TODAY, 1)]
    (question,) = [each for each in app.expander if each.label == questions.QUESTION]
    assert not question.proto.expanded


def test_a_link_shows_a_standing_and_asks_for_nothing() -> None:
    app = ran(page_of(standing_page, looking="1"))
    assert labels.HEADINGS[PainState.STOP] in words(app)
    folded = [expander.label for expander in app.expander]
    assert labels.WALK not in folded
    assert labels.SEEN not in folded


@pytest.mark.parametrize(
    ("told", "dialled"),
    [
        ("000", "000"),
        ("1800 022 222", "1800022222"),
        ("+61 2 9633-1234", "+61296331234"),
        ("(02) 9633 1234", "0296331234"),
        ("1+2", "12"),
        ("ask at the desk", ""),
        ("+", ""),
        ("javascript:alert(1)", "1"),
        ("١٢٣", ""),
    ],
)
def test_only_digits_are_dialled(told: str, dialled: str) -> None:
    assert labels.dialled(told) == dialled


def test_whom_to_call_follows_the_state_and_the_settings() -> None:
    assert list(labels.calls(PainState.EMERGENCY, DOCTOR)) == [("Emergency", "112", "112")]
    assert list(labels.calls(PainState.URGENT, DOCTOR)) == [
        ("Nurse *Ann*", "1234", "1234"),
        ("<b>Dr Lee</b>", "(02) 5678", "025678"),
        ("If it gets worse", "112", "112"),
    ]
    assert [name for name, _, _ in labels.calls(PainState.URGENT, Help())] == [
        "healthdirect",
        "If it gets worse",
    ]
