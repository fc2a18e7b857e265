"""How distances, heights, times and paces are written."""

import pytest

from routes.screens.measures import (
    about_height,
    about_time,
    distance_text,
    height_text,
    pace_minutes,
    pace_text,
)
from routes.units import Units


@pytest.mark.parametrize(
    ("units", "distance", "height", "ascent", "pace"),
    [
        (Units.KM, "14.7 km", "57 m", "about 120 m", "6:30 /km"),
        (Units.MILES, "9.1 mi", "187 ft", "about 400 ft", "10:28 /mi"),
    ],
)
def test_each_unit_is_written_out(
    units: Units, distance: str, height: str, ascent: str, pace: str
) -> None:
    assert distance_text(14_690, units) == distance
    assert height_text(57, units) == height
    assert about_height(122, units) == ascent
    assert pace_text(390, units) == pace
    assert pace == f"{pace_minutes(390, units)} /{units.value}"


@pytest.mark.parametrize(
    ("height_m", "said"),
    [(0, "about 0 m"), (12, "about 10 m"), (13, "about 15 m"), (104, "about 100 m")],
)
def test_an_ascent_is_round(height_m: float, said: str) -> None:
    assert about_height(height_m, Units.KM) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(10, "1 min"), (3540, "59 min"), (3600, "1 h"), (5760, "1 h 36 min")]
)
def test_a_time_is_in_whole_minutes(seconds: float, said: str) -> None:
    assert about_time(seconds) == said
