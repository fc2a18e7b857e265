"""What is said of back pain, heat and light: every rule has its sentence, none scares or shames."""

import itertools
import re
from datetime import date, timedelta

import pytest
from planner_builders import a_runner

from planner import care_rules, weather_rules
from planner.care.said import said
from planner.journal import CheckIn, Journal, RunDone
from planner.pain import standing
from planner.pain_state import Gate, Ice, PainState
from planner.plan import Reason
from planner.profile import Help
from planner.rules import Rule
from planner.screens import care_words, standing_labels, weather_words
from planner.screens.words import reason_text, source_text
from planner.signs import Sign
from planner.weather import HeatLevel

TODAY = date(2026, 11, 25)
CARE = [value for value in vars(care_rules).values() if isinstance(value, Rule)]
WEATHER = [value for value in vars(weather_rules).values() if isinstance(value, Rule)]
NUMBERS = Help("112", "Nurse Ann", "1234", "Dr Lee", "5678")


def told(*check_ins: CheckIn) -> Journal:
    return Journal(check_ins=check_ins)


def standing_reasons() -> list[Reason]:
    """Return the reasons of standings of every sort."""
    days = [TODAY - timedelta(days=n) for n in range(20)]
    journals = [
        *(told(CheckIn(TODAY, 0, 0, frozenset({sign}))) for sign in Sign),
        told(CheckIn(TODAY, 0, 0, frozenset(Sign))),
        *(told(CheckIn(TODAY, worst, morning)) for worst in range(11) for morning in (-1, 0, 1)),
        told(CheckIn(days[4], 3), CheckIn(TODAY, 3)),
        told(*(CheckIn(day, 1) for day in days)),
        Journal((RunDone(days[1], 5_000, pain_worst=2, pain_morning=1),)),
    ]
    runners = [
        a_runner(),
        a_runner(has_back_history=True),
        a_runner(has_uncleared_disc=True),
    ]
    pairs = itertools.product(journals, runners)
    return [r for journal, who in pairs for r in standing(journal, who, TODAY).why]


def every_reason() -> list[Reason]:
    heat = [Reason(weather_rules.HEAT_1, (level.value,)) for level in HeatLevel]
    others = [care_rules.ART_4, care_rules.ART_6, weather_rules.DAY_1, weather_rules.UV_1]
    return [*standing_reasons(), *heat, *map(Reason, others)]


def every_text() -> list[str]:
    gates = [Gate(walks, 2, is_cleared=seen) for walks in range(4) for seen in (True, False)]
    return [
        *(reason_text(reason) for reason in every_reason()),
        *(care_words.state_text(state) for state in PainState),
        *(line for gate in gates for line in care_words.gate_lines(gate)),
        *(said(text_id) for ice in Ice if (text_id := care_words.ice_id(ice))),
        *(care_words.CHECK_UP, care_words.ASTEROID, said("way_back")),
        *(weather_words.SUN, weather_words.DARK, weather_words.UNKNOWN_HUMIDITY),
    ]


def test_a_standing_gives_only_reasons_that_have_words() -> None:
    seen = {reason.rule for reason in standing_reasons()}
    assert seen == set(CARE) - {care_rules.ART_4, care_rules.ART_6}


def test_every_rule_is_used() -> None:
    assert {reason.rule.id for reason in every_reason()} == {r.id for r in (*CARE, *WEATHER)}
    assert len({r.id for r in (*CARE, *WEATHER)}) == len(CARE) + len(WEATHER)


def test_every_text_is_whole_sentences() -> None:
    for text in every_text():
        assert re.fullmatch(r"[A-Z].+\.", text)
        assert not re.search(r"[{}]|nan|inf\b|None|  ", text)


@pytest.mark.parametrize("rule", [*CARE, *WEATHER], ids=lambda rule: rule.id)
def test_every_rule_names_its_source(rule: Rule) -> None:
    text = source_text(rule)
    assert rule.source in text
    assert re.fullmatch(r"[A-Z].+[^.]\.", text)


def test_nothing_scares_shames_or_names_an_illness() -> None:
    said = " ".join(every_text()).lower()
    for word in ("should have", "must", "danger", "paraly", "permanent", "fail", "you have a "):
        assert word not in said
    for word in ("cauda", "sciatica", "inflam", "misalign", "nervous system", "streak"):
        assert word not in said


# --- States -----------------------------------------------------------------------------------


def test_emergency_says_whom_to_call_first() -> None:
    assert care_words.state_text(PainState.EMERGENCY).startswith("Call 000 or go to an emergency ")
    assert care_words.state_text(PainState.EMERGENCY, NUMBERS).startswith("Call 112 or go")
    urgent = care_words.state_text(PainState.URGENT, NUMBERS)
    assert urgent.startswith(
        "See a GP today, or call Nurse Ann on 1234 or Dr Lee on 5678. Say that your back"
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PainState.STOP, ("No runs", "article’s advice", "GP, physiotherapist or chiropractor")),
        (PainState.PAUSE, ("walk of 25 minutes", "2 days with pain at 2 or less", "our choice")),
        (PainState.EASY, ("easily", "flatter", "over 2", "our choice")),
        (PainState.NORMAL, ("stays as it is",)),
    ],
)
def test_a_state_says_what_it_means_for_the_plan(state: PainState, words: tuple[str, ...]) -> None:
    text = care_words.state_text(state)
    assert [word for word in words if word not in text] == []


# --- Reasons ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (
            Reason(care_rules.FLAG_1, ("chest_pain", "fever")),
            "you ticked: chest pain; fever, chills or feeling very unwell. Such a sign",
        ),
        (
            Reason(care_rules.ART_8, ("leg_pain",)),
            "You ticked: pain that runs down a leg. The article counts",
        ),
        (Reason(care_rules.PAIN_1, ("worst", 4)), "You gave your pain as 4 of 10."),
        (Reason(care_rules.PAIN_1, ("cycles", 3)), "in one cycle of 3 days and in the next"),
        (Reason(care_rules.PAIN_1, ("days", 15)), "for 15 days"),
        (Reason(care_rules.ART_7), "The article: "),
        (Reason(care_rules.ART_9), "prudent, not proven"),
        (Reason(care_rules.ART_10), "That reading is ours"),
        (Reason(care_rules.ART_6), "GP or physiotherapist"),
        (Reason(weather_rules.HEAT_1, ("high",)), "60 minutes, easy and in the shade"),
        (Reason(weather_rules.DAY_1, ("dark",)), "light and reflective gear, on a lit route"),
    ],
)
def test_a_reason_shows_its_values(reason: Reason, words: str) -> None:
    assert words in reason_text(reason)


# --- Ice, the gate, the trial -----------------------------------------------------------------


def test_the_ice_card_tells_the_articles_tip_and_the_evidence() -> None:
    text = said(care_words.ice_id(Ice.SHOWN))
    for words in ("article’s tip", "damp cloth", "20 minutes", "40 minutes", "heat instead"):
        assert words in text
    for words in ("skin hurts", "broken skin", "poor circulation", "little evidence"):
        assert words in text


def test_numbness_says_why_there_is_no_ice() -> None:
    text = said(care_words.ice_id(Ice.NUMB))
    assert "No ice and no heat" in text
    assert "numbness" in text
    assert "healthdirect" in text


def test_every_state_says_what_to_do_next() -> None:
    for state in PainState:
        assert standing_labels.HEADINGS[state]
        assert len(care_words.state_sentence(state, NUMBERS)) > 10
        # All is told once: the steps do not say the sentence again.
        steps = care_words.state_steps(state)
        assert len({*steps, care_words.state_sentence(state)}) == len(steps) + 1
        assert len(steps) in ((0,) if state is PainState.NORMAL else (2, 3))


@pytest.mark.parametrize("ice", [Ice.HIDDEN, Ice.NO_PAIN])
def test_nothing_is_said_of_ice_where_there_is_nothing_to_say(ice: Ice) -> None:
    assert care_words.ice_id(ice) == ""


def test_the_gate_tells_what_is_done_and_what_is_not() -> None:
    walks, check = care_words.gate_lines(Gate(1, 2, is_cleared=False))
    assert walks.startswith("Brisk walks: 1 of 2 done.")
    assert "30 minutes" in walks
    assert "still to come" in check
    walks, check = care_words.gate_lines(Gate(5, 2, is_cleared=True))
    assert walks.startswith("Brisk walks: 2 of 2 done.")
    assert "done, a professional" in check


def test_the_trial_is_told_with_its_limits() -> None:
    for words in ("small trial", "40 people", "18 to 45", "without a known cause", "one to a"):
        assert words in care_words.ASTEROID
    assert "always a reason" in care_words.ASTEROID
