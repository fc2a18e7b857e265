"""The language that words are said in."""

from contextvars import copy_context
from datetime import date, time

import pytest

from routes import language
from routes.language import Tongue, speaking


def test_nothing_said_is_english() -> None:
    assert language.tongue() == Tongue("en", "")
    assert language.decimal(14.74, 1) == "14.7"
    assert language.day_text(date(2026, 11, 26), "EEE d MMM") == "Thu 26 Nov"


def test_a_program_says_whose_language_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "_ASKED", [lambda: Tongue("de")])
    assert language.tongue() == Tongue("de")
    with speaking(Tongue("zh_Hans")):
        assert language.tongue() == Tongue("zh_Hans")
    assert language.tongue() == Tongue("de")


def test_a_thread_that_speaks_a_language_asks_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(language, "_ASKED", [lambda: asked.append("whose?")])

    def said() -> str:
        language.speak(Tongue("de"))
        return language.decimal(14.74, 1)

    assert copy_context().run(said) == "14,7"
    assert asked == []
    assert language.decimal(14.74, 1) == "14.7"
    assert asked == ["whose?"]


def test_numbers_and_clocks_are_written_as_their_readers_write_them() -> None:
    with speaking(Tongue("de")):
        assert language.decimal(14.74, 1) == "14,7"
        assert language.clock_text(time(6, 5)) == "6:05"
    with speaking(Tongue("en", "de")):
        assert language.decimal(1234.5, 1) == "1234,5"


def test_an_unknown_language_is_english() -> None:
    with speaking(Tongue("tlh")):
        assert language.decimal(14.74, 1) == "14.7"
        assert language._("Week") == "Week"


def test_a_list_is_joined_by_the_language_of_words() -> None:
    assert language.listed(["a", "b", "c"]) == "a, b and c"
    with speaking(Tongue("zh_Hans", "en")):
        assert language.listed(["a", "b", "c"]) == "a、b和c"


def test_sentences_follow_each_other_as_a_language_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert language.paragraph("One.", "", "Two {x}.", "Three.") == "One. Two {x}. Three."
    assert language.paragraph("", "") == ""
    monkeypatch.setattr(language, "pgettext", lambda *_: "{told}{next}")
    assert language.paragraph("一。", "二。", "三。") == "一。二。三。"


def test_thousands_are_set_apart_as_their_readers_do() -> None:
    assert language.grouped(10_000) == "10,000"
    with speaking(Tongue("en", "de")):
        assert language.grouped(10_000) == "10.000"


def test_a_script_gets_every_plural_form_that_its_language_has() -> None:
    assert language.by_plural(lambda n: "one" if n == 1 else "many") == {
        "one": "one",
        "other": "many",
    }
    with speaking(Tongue("zh_Hans")):
        assert set(language.by_plural(str)) == {"other"}


def test_browsers_are_told_languages_by_the_names_they_know() -> None:
    assert language.words_tag() == "en-AU"
    with speaking(Tongue("zh_Hans", "de")):
        assert (language.words_tag(), language.figures_tag()) == ("zh-Hans", "de")


def test_a_constant_may_have_a_context(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(language, "pgettext", lambda *told: asked.append(told) or "Lauf")
    assert language._(language.NP_("noun", "Run")) == "Lauf"
    assert asked == [("noun", "Run")]
