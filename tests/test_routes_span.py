"""What a browser says is marked on the profile is doubted."""

import math

import pytest
from builders import equator_route, ring_route

from routes.screens.span import line_key, sifted


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [100, 200],
        "100-200",
        {},
        {"line": "here", "m": None},
        {"line": "here", "m": [100]},
        {"line": "here", "m": [100, 200, 300]},
        {"line": "here", "m": ["100", "200"]},
        {"line": "here", "m": [200, 100]},
        {"line": "here", "m": [100, 100]},
        {"line": "here", "m": [-1, 100]},
        {"line": "here", "m": [100, 5002]},
        {"line": "here", "m": [100, math.nan]},
        {"line": "here", "m": [100, math.inf]},
        {"line": "there", "m": [100, 200]},
    ],
)
def test_what_is_no_stretch_of_this_line_is_none(sent: object) -> None:
    assert sifted(sent, "here", 5000.4) is None


def test_a_stretch_ends_within_its_line() -> None:
    assert sifted({"line": "here", "m": [100, 2000.5]}, "here", 5000.4) == (100.0, 2000.5)
    assert sifted({"line": "here", "m": [0, 5001]}, "here", 5000.4) == (0.0, 5000.4)


def test_each_line_has_its_own_key() -> None:
    key = line_key(equator_route(5000).track)
    assert key == line_key(equator_route(5000).track)
    assert key != line_key(equator_route(5001).track)
    assert key != line_key(ring_route(5000).track)
