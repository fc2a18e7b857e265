"""The language that words are said in."""

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
