"""Time on the ground there is, at 6:00 a kilometre."""

import pytest
from planner_builders import a_route, mix

from planner.errors import PlanError, PlanFault
from planner.pace import gradient_factor, parse_pace, run_time_s, variation_time_s
from routes.tailor import Method, Recipe

HILL = a_route(10_000.0, gradient_mix_m=mix(up10=1_000.0, flat=9_000.0))


@pytest.mark.parametrize(
    ("percent", "factor"),
    [
        (-40, 1.3125),
        (-25, 1.3125),
        (-20, 1.0800),
        (-15, 0.9325),
        (-10, 0.8700),
        (-5, 0.8925),
        (-2, 0.9468),
        (0, 1.0),
        (2, 1.0668),
        (5, 1.1925),
        (10, 1.4700),
        (15, 1.8325),
        (20, 2.2800),
        (25, 2.8125),
        (40, 2.8125),
    ],
)
def test_a_gradient_slows_or_speeds_a_metre(percent: int, factor: float) -> None:
    assert gradient_factor(percent / 100) == pytest.approx(factor)


@pytest.mark.parametrize(
    ("percent", "factor"),
    [(-20, 1.081), (-15, 0.941), (-10, 0.876), (-6, 0.891), (4, 1.135), (10, 1.459), (20, 2.297)],
)
def test_the_factor_stays_near_measured_grade_adjusted_pace(percent: int, factor: float) -> None:
    # Measured by the specialsauce project (MIT licence) in 2022.
    assert gradient_factor(percent / 100) == pytest.approx(factor, abs=0.018)


@pytest.mark.parametrize(
    ("gradient_mix_m", "seconds"),
    [
        (mix(flat=10_000), 3600.0),
        (mix(up2=5_000, down2=5_000), 3624.5),
        (mix(up5=5_000, down5=5_000), 3753.0),
        (mix(up10=1_000, flat=8_000, down10=1_000), 3722.4),
        (mix(down15=2_000), 671.4),
    ],
)
def test_a_run_takes_its_flat_time_and_its_hills(
    gradient_mix_m: tuple[float, ...], seconds: float
) -> None:
    assert run_time_s(gradient_mix_m, 360.0) == pytest.approx(seconds, abs=0.05)


def test_reverse_turns_up_into_down() -> None:
    forward = variation_time_s(HILL, Recipe(Method.WHOLE), 10_000, 360)
    backward = variation_time_s(HILL, Recipe(Method.REVERSE), 10_000, 360)
    assert forward == pytest.approx(360 * (9 + 1.47))
    assert backward == pytest.approx(360 * (9 + 0.87))


def test_laps_take_their_time_each_and_the_way_between_them() -> None:
    laps_s = variation_time_s(HILL, Recipe(Method.LAPS, laps=3), 30_020, 360)
    assert laps_s == pytest.approx(3 * 360 * (9 + 1.47) + 0.020 * 360)


def test_out_and_back_takes_half_the_hills_each_way() -> None:
    there_and_back_s = variation_time_s(HILL, Recipe(Method.OUT_AND_BACK, turn_m=2_000), 4_000, 360)
    assert there_and_back_s == pytest.approx(4_000 / 10_000 * 360 * (9 + (1.47 + 0.87) / 2))


@pytest.mark.parametrize(("text", "pace"), [("6:30", 390), (" 5:00 ", 300), ("10:05", 605)])
def test_a_pace_is_minutes_and_seconds(text: str, pace: float) -> None:
    assert parse_pace(text) == pace


@pytest.mark.parametrize("text", ["", "6.5", "6:60", "6:3", "-6:30", "6:30:00", "٦:٣٠", "x" * 999])
def test_anything_else_is_not_a_pace(text: str) -> None:
    with pytest.raises(PlanError) as caught:
        parse_pace(text)
    assert caught.value.code is PlanFault.PACE_FORMAT


def test_laps_and_a_way_on_count_the_laps_as_they_are_run() -> None:
    recipe = Recipe(Method.LAPS_AND_BACK, laps=1, turn_m=1_000)
    each_way_s = 360 * (9 + (1.47 + 0.87) / 2) / 10
    assert variation_time_s(HILL, recipe, 12_000, 360) == pytest.approx(
        360 * (9 + 1.47) + 2 * each_way_s
    )


def test_a_loop_begun_elsewhere_counts_the_way_across_as_flat() -> None:
    recipe = Recipe(Method.WHOLE, start_m=4_000)
    assert variation_time_s(HILL, recipe, 10_050, 360) == pytest.approx(360 * (9 + 1.47 + 0.05))


@pytest.mark.parametrize("method", Method)
def test_every_way_takes_about_its_flat_time_on_the_flat(method: Method) -> None:
    flat = a_route(5_000)
    laps = 2 if method in (Method.LAPS, Method.LAPS_AND_BACK) else 1
    metres = 5_000.0 if method in (Method.WHOLE, Method.REVERSE) else 12_000.0
    assert variation_time_s(flat, Recipe(method, laps=laps), metres, 360) == pytest.approx(
        0.36 * metres
    )
