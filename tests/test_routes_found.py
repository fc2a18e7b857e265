"""What a search tells the map: which routes, in the order of the lines, and words as data alone."""

import json
import re
from base64 import b64decode

import numpy as np
import pytest
from choosing_builders import summary
from hypothesis import given
from hypothesis import strategies as st

from routes.mapview import Sought
from routes.mapview.found import found_bits, found_layer
from routes.mapview.overview import overview_json

ROUTES = [summary(f"Route {i}", 1000.0 + 37 * (i * 7 % 21)) for i in range(21)]
PAYLOADS = ("</script><script>alert(1)</script>", "${1+1}", "`);x();(`", "{{ 7*7 }}", "\\u0022_")


@given(st.sets(st.integers(0, 20)))
def test_the_bits_stand_in_the_order_of_the_files_lines(numbers: set[int]) -> None:
    found = [ROUTES[number] for number in numbers]
    bits = np.unpackbits(np.frombuffer(b64decode(found_bits(ROUTES, found)), dtype=np.uint8))
    drawn = [each["id"] for each in json.loads(overview_json(ROUTES))]
    told = {route_id for route_id, bit in zip(drawn, bits, strict=False) if bit}
    assert told == {route.id for route in found}


def test_ten_thousand_routes_are_told_in_under_two_kilobytes() -> None:
    many = [summary(f"Route {i}") for i in range(10_000)]
    assert len(found_bits(many, many[::2])) < 2000


@pytest.mark.parametrize("label", PAYLOADS)
def test_a_label_reaches_the_map_as_data(label: str) -> None:
    layer = found_layer(ROUTES, Sought(near=(-33.8, 151.0, label)))
    for child in layer._children.values():
        data = child.data
        quoted = re.fullmatch(r'JSON\.parse\("([^"<>{}`$]*)"\)', data)
        assert quoted
        assert json.loads(json.loads(f'"{quoted[1]}"'))["near"][2] == label


def test_nothing_looked_for_says_so_in_few_words() -> None:
    (child,) = found_layer(ROUTES, Sought())._children.values()
    assert len(child.data) < 600
