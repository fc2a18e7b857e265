"""Days, charts, watches and downloads of the planner in other languages."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from gettext import NullTranslations
from typing import Any

import pytest
from handout_builders import a_handout

from planner.plan import Kind
from planner.screens import chart_specs, date_format, dates
from planner.screens.workout_labels import step_name, workout_name
from planner.workouts import workout_of
from routes import language
from routes.language import Tongue, as_spoken_now, speaking

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ("26 Nov", "Thu 26 Nov 2026", "Thursday", "DD/MM/YYYY")),
        ("de", ("26 Nov.", "Do. 26 Nov. 2026", "Donnerstag", "DD.MM.YYYY")),
        ("zh_Hans", ("26 11月", "周四 26 11月 2026", "星期四", "YYYY/MM/DD")),
    ],
)
def test_days_have_the_names_of_their_language(
    monkeypatch: pytest.MonkeyPatch, code: str, said: tuple[str, ...]
) -> None:
    # The order of day and month is the catalogues' own.
    monkeypatch.setattr(language, "_said_in", lambda _code: NullTranslations())
    with speaking(Tongue("en", code)):
        found = (dates.short_date(THURSDAY), dates.full_date(THURSDAY), dates.weekday_name(4))
        assert (*found, date_format.date_format()) == said


def test_weekdays_of_an_address_are_shown_in_the_language_of_days() -> None:
    with speaking(Tongue("en", "zh_Hans")):
        shown = [dates.code_text(code) for code in dates.WEEKDAYS]
    assert shown == ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]


def test_a_chart_writes_its_own_numbers_and_days_in_the_language_of_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # How a month stands alone is the catalogues' own.
    monkeypatch.setattr(language, "_said_in", lambda _code: NullTranslations())
    with speaking(Tongue("en", "de")):
        spec: Any = chart_specs.in_language({"mark": "bar"})
    assert all(spec["config"][part] == {"aria": False} for part in ("mark", "axis", "legend"))
    locale = spec["config"]["locale"]
    assert locale["number"]["decimal"] == ","
    assert locale["time"]["shortMonths"][10] == "Nov."
    assert locale["time"]["shortDays"][0] == "So."


def test_a_watch_is_given_letters_that_it_has() -> None:
    days = [each.day for each in a_handout().days if each.day.run]
    with speaking(Tongue("zh_Hans")):
        workouts = [workout_of(day, a_handout().profile.runner) for day in days]
        names = [workout_name(day) for day in days]
    assert all(name.isascii() and name for name in names)
    assert all(
        step.name.isascii() and step.name for each in workouts if each for step in each.steps
    )


def test_a_step_has_a_name_where_the_language_has_no_letters_of_a_watch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Han(NullTranslations):
        def pgettext(self, _context: str, _message: str) -> str:
            return "跑步"

    monkeypatch.setattr(language, "_said_in", lambda _code: Han())
    assert step_name(Kind.RUN) == "Run"


def test_what_a_thread_makes_speaks_the_language_of_the_page() -> None:
    with speaking(Tongue("de")):
        made = as_spoken_now(lambda: language.decimal(5.5, 1))
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(made).result() == "5,5"
