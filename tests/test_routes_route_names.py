"""A distance at the end of a route's name: left out, or told in the runner's own units."""

import pytest

from routes.language import NAMES, Tongue, speaking
from routes.screens.fit_labels import made_name
from routes.screens.route_names import bare_name, name_in
from routes.units import Units

LOOP = "Parramatta Park, river foreshore and Harris Street"


@pytest.mark.parametrize("code", NAMES)
@pytest.mark.parametrize("units", Units)
@pytest.mark.parametrize("distance_m", [6_000.0, 6_149.0, 6_151.0])
def test_a_distance_is_known_in_whatever_language_and_units_it_was_given(
    code: str, units: Units, distance_m: float
) -> None:
    with speaking(Tongue(code)):
        name = made_name(LOOP, distance_m, units)
    assert name != LOOP
    # A kept line is a little longer or shorter than what was kept.
    assert bare_name(name, distance_m + 4.0) == bare_name(name, distance_m - 4.0) == LOOP


def test_who_changes_units_reads_the_distance_in_them() -> None:
    assert name_in(f"{LOOP}, 6.1 km", 6_120.0, Units.MILES) == f"{LOOP}, 3.8 mi"
    assert name_in(f"{LOOP}, 3.8 mi", 6_120.0, Units.KM) == f"{LOOP}, 6.1 km"
    with speaking(Tongue("de")):
        assert name_in(f"{LOOP}, 6.1 km", 6_120.0, Units.KM) == f"{LOOP}, 6,1 km"


@pytest.mark.parametrize(
    "name",
    [
        *(LOOP, "", "6.1 km", ", 6.1 km", "Harris Street 6.1 km", "Harris Street, 6.1"),
        # Of a route that was longer, or a race.
        *(f"{LOOP}, 8.2 km", "parkrun, 5 km", f"{LOOP}, 6.1 km, part 2"),
        "Street, 9" * 10_000,
    ],
)
def test_any_other_name_stays_as_it_is(name: str) -> None:
    assert bare_name(name, 6_120.0) == name
    assert name_in(name, 6_120.0, Units.MILES) == name
