"""Surfaces as read from words: those of the shipped routes, and traps."""

import pytest

from routes.surface import Surface, surface_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Streets and park paths, sealed as far as a street map can tell.", Surface.PAVED),
        ("Park ring road (2.0 km) and cycle path (0.7 km).", Surface.PAVED),
        ("Bush track.", Surface.UNPAVED),
        ("About half bush track (4.2 km), half quiet streets.", Surface.MIXED),
        ("Mixed: park paths.", Surface.MIXED),
        ("Park road; the path runs beside grass, its surface is not known.", Surface.UNKNOWN),
        ("Unsealed fire trail", Surface.UNPAVED),
        ("River paths.", Surface.UNKNOWN),
        ("Broad and railroading", Surface.UNKNOWN),
        ("", Surface.UNKNOWN),
    ],
)
def test_a_surface_is_read_from_its_words(text: str, expected: Surface) -> None:
    assert surface_of(text) is expected
