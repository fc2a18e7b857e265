"""Times of runs, as runners write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.duration import duration_text, parse_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("45", 2700),
        (" 32:10 ", 1930),
        ("1:05:30", 3930),
        ("0:59", 59),
        ("90:00", 5400),
        ("125", 7500),
        ("12:00:00", 43_200),
    ],
)
def test_a_time_is_minutes_or_has_colons(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "5:60",
        "1:60:00",
        "1:2",
        "1:2:3",
        "-5",
        "5.5",
        "1:00:00:00",
        "٥",
        "9999",
        "5:",
        ":5",
    ],
)
def test_anything_else_is_no_time(text: str) -> None:
    assert parse_duration(text) is None


@given(st.integers(1, 99 * 3600))
def test_what_is_written_is_read_again(seconds: int) -> None:
    assert parse_duration(duration_text(seconds)) == seconds
