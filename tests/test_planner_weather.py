"""Heat and sun, by training's vectors and table."""

import math
from datetime import date

import pytest

from planner.errors import PlanError, PlanFault
from planner.weather import (
    HeatAdvice,
    HeatLevel,
    apparent_c,
    asks_for_sunscreen,
    heat,
    rough_wbgt_c,
    vapour_hpa,
)

SYDNEY_DEG, BERLIN_DEG = -33.8, 52.5


@pytest.mark.parametrize(
    ("temperature_c", "humidity", "wind", "apparent"),
    [(20, 50, 2, 18.45), (30, 60, 2, 32.97), (35, 30, 3, 34.45), (30, 80, 0, 37.16)],
)
def test_apparent_temperature_by_humidity(
    temperature_c: float, humidity: float, wind: float, apparent: float
) -> None:
    found = apparent_c(temperature_c, vapour_hpa(temperature_c, humidity), wind)
    assert found == pytest.approx(apparent, abs=0.005)


@pytest.mark.parametrize(
    ("temperature_c", "dew_point_c", "apparent", "printed"),
    [(28.8, 10.5, 28.98, 29.0), (25.4, 22.1, 30.15, 30.2), (27.0, 23.0, 32.24, 32.3)],
)
def test_apparent_temperature_by_dew_point_as_the_bureau_prints_it(
    temperature_c: float, dew_point_c: float, apparent: float, printed: float
) -> None:
    found = apparent_c(temperature_c, vapour_hpa(dew_point_c))
    assert found == pytest.approx(apparent, abs=0.005)
    assert found == pytest.approx(printed, abs=0.07)


def test_rough_wbgt() -> None:
    assert rough_wbgt_c(30, vapour_hpa(30, 60)) == pytest.approx(30.92, abs=0.005)


@pytest.mark.parametrize(
    ("temperature_c", "humidity", "level"),
    [
        (-5, 100, HeatLevel.LOW),
        (15, 99, HeatLevel.LOW),
        (20, 100, HeatLevel.LOW),
        (21, 70, HeatLevel.LOW),
        (21, 71, HeatLevel.LOW_MODERATE),
        (25, 71, HeatLevel.LOW_MODERATE),
        (26, 60, HeatLevel.LOW_MODERATE),
        (26, 61, HeatLevel.MODERATE),
        (30, 61, HeatLevel.MODERATE),
        (31, 50, HeatLevel.MODERATE),
        (31, 51, HeatLevel.HIGH),
        (35, 51, HeatLevel.HIGH),
        (36, 30, HeatLevel.HIGH),
        (36, 31, HeatLevel.EXTREME),
        (45, 31, HeatLevel.EXTREME),
    ],
)
def test_the_table_of_heat(temperature_c: float, humidity: float, level: HeatLevel) -> None:
    assert heat(temperature_c, humidity) is level


@pytest.mark.parametrize(
    ("temperature_c", "level"),
    [
        (20, HeatLevel.LOW),
        (20.1, HeatLevel.LOW_MODERATE),
        (25, HeatLevel.LOW_MODERATE),
        (25.5, HeatLevel.MODERATE),
        (30.5, HeatLevel.HIGH),
        (35.5, HeatLevel.EXTREME),
    ],
)
def test_without_humidity_and_between_lines_the_graver_counts(
    temperature_c: float, level: HeatLevel
) -> None:
    assert heat(temperature_c) is level


def test_more_heat_or_damp_is_never_a_lower_level() -> None:
    order = list(HeatLevel)
    by_heat = [order.index(heat(tenth / 10, 55)) for tenth in range(100, 450)]
    assert by_heat == sorted(by_heat)
    for temperature in range(10, 45):
        by_damp = [order.index(heat(temperature, percent)) for percent in range(101)]
        assert by_damp == sorted(by_damp)
        assert order.index(heat(temperature)) == by_damp[-1]


@pytest.mark.parametrize(
    ("level", "advice"),
    [
        (HeatLevel.LOW, HeatAdvice.NONE),
        (HeatLevel.LOW_MODERATE, HeatAdvice.WATER),
        (HeatLevel.MODERATE, HeatAdvice.SHORTEN),
        (HeatLevel.HIGH, HeatAdvice.HOUR_AT_MOST),
        (HeatLevel.EXTREME, HeatAdvice.MOVE),
    ],
)
def test_each_level_asks_for_its_own(level: HeatLevel, advice: HeatAdvice) -> None:
    assert level.advice is advice


@pytest.mark.parametrize(
    ("temperature_c", "humidity"),
    [(math.nan, 50), (61, 50), (-61, 50), (25, -1), (25, 101), (25, math.nan), (math.inf, None)],
)
def test_weather_that_cannot_be_is_refused(temperature_c: float, humidity: float | None) -> None:
    with pytest.raises(PlanError) as refused:
        heat(temperature_c, humidity)
    assert refused.value.code is PlanFault.WEATHER_RANGE


def test_the_sun_tip_rests_in_midwinter() -> None:
    south = {m for m in range(1, 13) if asks_for_sunscreen(date(2026, m, 15), SYDNEY_DEG)}
    north = {m for m in range(1, 13) if asks_for_sunscreen(date(2026, m, 15), BERLIN_DEG)}
    assert south == {8, 9, 10, 11, 12, 1, 2, 3, 4, 5}
    assert north == {2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
