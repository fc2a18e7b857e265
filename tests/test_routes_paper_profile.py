"""The profile on paper: heights where they are known, told in the runner's units."""

import numpy as np
import pytest
from builders import equator_track
from paper_builders import ROUTE_IDS, pdf_of, picture_of, shipped, text_of

from routes.measure import Measurement, measure
from routes.paper.look import Box, Style
from routes.paper.route_profile import draw_route_profile
from routes.paper.steps import step_over, step_under
from routes.track import Route
from routes.units import Units

BOX = Box(50, 600, 300, 60)


def measured(ele_m: list[float], length_m: float = 4000.0) -> Measurement:
    along_m = list(np.linspace(0, length_m, len(ele_m)))
    return measure(Route("R", equator_track(along_m, ele_m)))


def drawn(measurement: Measurement, units: Units = Units.KM) -> bytes:
    return pdf_of(lambda paper: draw_route_profile(paper, BOX, measurement, units))


def test_without_heights_nothing_is_drawn_and_that_is_told() -> None:
    told: list[bool] = []
    measurement = measured([float("nan")] * 5)
    empty = pdf_of(lambda paper: told.append(draw_route_profile(paper, BOX, measurement, Units.KM)))
    assert told == [False]
    assert empty == pdf_of(lambda paper: paper.width("", Style(9)))


def test_the_lowest_and_the_highest_are_told_with_the_distances() -> None:
    words = text_of(drawn(measured([10.0, 10.0, 110.0, 110.0]))).split()
    assert words[:4] == ["10", "m", "110", "m"]
    assert words[4:6] == ["0", "km"]
    assert words[6:] == ["1", "2", "3", "4"]


def test_miles_go_with_feet() -> None:
    words = text_of(drawn(measured([10.0, 10.0, 110.0, 110.0]), Units.MILES)).split()
    assert words[:4] == ["33", "ft", "361", "ft"]
    assert words[4:] == ["0", "mi", "1", "2"]


def test_hills_are_where_they_are_run() -> None:
    picture = np.array(picture_of(drawn(measured([10.0, 10.0, 110.0, 110.0])), scale=2))
    inside = picture[:, round(2 * (BOX.x + 22)) : round(2 * (BOX.right - 4))]
    line = (inside[:, :, 2].astype(int) - inside[:, :, 1] > 80) & (inside[:, :, 0] < 160)
    columns = line.shape[1]
    rows = [line[:, column].nonzero()[0].mean() for column in (10, columns // 2, columns - 10)]
    # Rows count from the top.
    assert rows[0] > rows[1] + 15
    assert rows[1] > rows[2] + 15


def test_a_flat_route_is_drawn_flat() -> None:
    picture = np.array(picture_of(drawn(measured([10.0, 11.0, 10.0, 11.0])), scale=2))
    line = (picture[:, :, 2].astype(int) - picture[:, :, 1] > 80) & (picture[:, :, 0] < 160)
    assert np.ptp(line.any(axis=1).nonzero()[0]) < 8


def test_a_stretch_of_unknown_height_stays_empty() -> None:
    heights = [90.0 + i % 2 for i in range(100)] + [float("nan")] * 200 + [60.0] * 100
    picture = np.array(picture_of(drawn(measured(heights))).convert("L"))
    low, high = round(841.89 - BOX.top + 4), round(841.89 - BOX.y - 14)
    middle = picture[low:high, round(BOX.x + 22 + 138)]
    left = picture[low:high, round(BOX.x + 22 + 30)]
    assert (left < 240).sum() > 5
    assert (middle < 240).sum() <= 4


@pytest.mark.parametrize("length_m", [1.0, 80.0, 900.0, 100_000.0, 3_000_000.0])
def test_any_length_has_a_few_round_distances(length_m: float) -> None:
    words = text_of(drawn(measured([5.0, 90.0, 20.0, 50.0], length_m))).split()
    assert len(words) <= 18


@pytest.mark.parametrize("route_id", ROUTE_IDS)
def test_a_profile_costs_little(route_id: str) -> None:
    blank = len(pdf_of(lambda paper: paper.text(9, 9, "0123456789 km", Style(9))))
    assert len(drawn(measure(shipped(route_id)))) - blank < 4000


@pytest.mark.parametrize(
    ("least", "step"), [(1.0, 1.0), (1.01, 2.0), (2.5, 5.0), (7.0, 10.0), (0.3, 0.5), (99.0, 100.0)]
)
def test_steps_are_round(least: float, step: float) -> None:
    assert step_over(least) == pytest.approx(step)
    assert step_under(step) == pytest.approx(step)
    assert step_over(least, 1000.0) == 1000.0
