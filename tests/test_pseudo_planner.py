"""Pages, calendar, sheet and README in a language that nobody speaks: nothing of them is English.

Names of routes and places, units and sizes are what they are in any language.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from zoneinfo import available_timezones

import pytest
from app_pages import page_of, ran
from handout_builders import a_handout
from pseudo import english, shown, speak_pseudo
from store_builders import a_profile
from test_app_change import change_page
from test_app_goal import goal_page
from test_app_journal import journal_page
from test_app_settings import settings_page
from week_pages import week_page

from planner.edits import SetDistance, Skip, Vacation
from planner.handout import Line
from planner.ics.full_words import FullWords
from planner.ics.private_words import PrivateWords
from planner.journal import Cleared, Missed, RunDone, Sore, Walked
from planner.screens.storage import the_store
from planner.sheet.content import weeks_of

MONDAY = date(2026, 11, 23)
DAY = timedelta(days=1)
# As files of routes and lists of sources name them.
_NAMES = re.compile(
    r"Lake Parramatta (circuit|hills 8 km)|Park and foreshore 5 km|Parramatta (Loop|Park ring)"
    r"|Park, foreshore, Rosehill and Harris Park 10 km|Parramatta Park gentle 3 km"
    r"|River foreshore to Rydalmere and back|Westmead to Rosehill|Route-\d+|Parramatta Park"
    r"|Jabbour R|healthdirect Australia|NHS|French SD and others"
)
# What is the same in any language: names of makes, formats, languages, zones, a nurses' line.
_SAME = frozenset(
    {
        *("Garmin", "COROS", "Suunto", "Polar", "Apple", "Watch", "Wahoo", "Amazfit"),
        *("GPX", "TCX", "FIT", "English", "Deutsch", "UTC", "healthdirect", "Ada", "km", "mi"),
    }
)
_ZONES = frozenset(zone.replace("_", " ") for zone in available_timezones())
# What browsers are told to remember.
_CODES = frozenset({"normal", "system"})


def left_in_english(texts: Iterable[str]) -> set[str]:
    """Return the lines that have words of English which are no names and no sizes."""
    lines = {line for text in texts for line in text.split("\n")}
    said = lines - _ZONES - _CODES
    return {line for line in said if {*english(_NAMES.sub("", line))} - _SAME}


@pytest.fixture(autouse=True)
def pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    speak_pseudo(monkeypatch)


@pytest.fixture
def _kept() -> None:
    """Keep a runner of whom a bit of everything was noted."""
    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    runner = store.add_profile(a_profile("Me"))
    full = RunDone(
        MONDAY - 2 * DAY,
        5_000.0,
        duration_s=2_000.0,
        effort=3,
        pain_before=1,
        pain_worst=2,
        pain_morning=0,
        sore=(Sore.KNEE, Sore.HIP),
    )
    for record in (
        full,
        RunDone(MONDAY - 20 * DAY, 9_000.0, is_cut_short=True),
        Walked(MONDAY - DAY, 1_800.0, 1, -1),
        Cleared(MONDAY - 30 * DAY),
        Missed(MONDAY - 6 * DAY),
        Vacation(MONDAY + 8 * DAY, MONDAY + 10 * DAY),
        Skip(MONDAY + 3 * DAY),
        SetDistance(MONDAY + 6 * DAY, 6_000.0),
    ):
        store.add(runner.id, record)


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize(
    ("page", "part"),
    [
        (journal_page, ""),
        (settings_page, ""),
        (week_page, ""),
        (goal_page, ""),
        (change_page, "changes"),
        (change_page, "change"),
        (change_page, "mark"),
    ],
)
def test_a_page_is_said_in_its_language_alone(page: Callable[[], None], part: str) -> None:
    app = ran(page_of(page, {"shown": part} if part else None))
    told = list(shown(app))
    assert told
    assert left_in_english(told) == set()


@pytest.mark.parametrize("words", [FullWords, PrivateWords])
def test_a_calendar_is_said_in_its_language_alone(
    words: type[FullWords] | type[PrivateWords],
) -> None:
    handout = a_handout()
    entries = words(handout)
    days = [
        text for day in handout.days for text in (entries.day_title(day), entries.day_text(day))
    ]
    week = handout.days[:7]
    told = [*days, entries.week_title(week), entries.week_text(week)]
    assert left_in_english(told) == set()


def test_a_sheet_is_said_in_its_language_alone() -> None:
    weeks = tuple(weeks_of(a_handout()))
    assert left_in_english(text for week in weeks for text in _texts(week)) == set()


def _texts(words: object) -> Iterator[str]:
    """Yield all texts of what is printed."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, tuple):
        for each in words:
            yield from _texts(each)
    elif is_dataclass(words) and not isinstance(words, Line):
        for field in fields(words):
            value = getattr(words, field.name)
            if not isinstance(value, Enum):
                yield from _texts(value)
