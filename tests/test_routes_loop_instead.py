"""A length that works in place of one that does not, as a runner asks for it."""

import pytest

from routes.loop_ask import LEAST_M, MOST_M, LoopError, LoopFault
from routes.loop_instead import works_m
from routes.units import Units


@pytest.mark.parametrize("units", Units)
@pytest.mark.parametrize("nearest_m", [LEAST_M, 3_411.0, 3_449.9, MOST_M])
def test_a_round_figure_still_works(units: Units, nearest_m: float) -> None:
    tenth_m = units.distance_m / 10
    for code, is_right in {
        LoopFault.TOO_SHORT: lambda m: nearest_m - 1e-6 <= m < nearest_m + tenth_m,
        LoopFault.END_TOO_FAR: lambda m: nearest_m - 1e-6 <= m < nearest_m + tenth_m,
        LoopFault.TOO_LONG: lambda m: nearest_m - tenth_m < m <= nearest_m + 1e-6,
        LoopFault.NONE_FITS: lambda m: abs(m - nearest_m) <= tenth_m / 2 + 1e-6,
    }.items():
        found_m = works_m(LoopError(code, nearest_m=nearest_m), units)
        assert found_m is not None
        assert is_right(found_m)
        assert round(found_m / tenth_m, 6) == round(found_m / tenth_m)


def test_where_the_trouble_is_a_place_no_length_helps() -> None:
    assert works_m(LoopError(LoopFault.FAR_FROM_WAYS, nearest_m=900.0), Units.KM) is None
    assert works_m(LoopError(LoopFault.NO_WAY), Units.KM) is None
