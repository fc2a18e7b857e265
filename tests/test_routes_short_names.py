"""A name cut for a watch is plain, short, and still tells what it told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.write.short_names import short_name


@pytest.mark.parametrize(
    ("name", "of_15", "of_10"),
    [
        ("Parramatta loop", "Parramatta loop", "Parramatta"),
        ("Parramatta Park ring", "Parramatta ring", "Parramatta"),
        ("Lake Parramatta hills 8k", "Lake hills 8k", "hills 8k"),
        ("Park foreshore Rosehill 10 km", "foreshore 10 km", "Park 10 km"),
        ("River foreshore to Rydalmere", "River foreshore", "foreshore"),
        ("Westmead\u2013Parramatta\u2013Rosehill", "Westmead", "Westmead"),
        ("O\u2019Connell Street Footbridge", "Footbridge", "Footbridge"),
        ("Lake Parramatta caf\u00e9/kiosk", "Lake cafe kiosk", "Lake kiosk"),
        ("Lake Parramatta dam, north end", "Lake dam", "Lake dam"),
        ("Parramatta Ferry Wharf", "Ferry Wharf", "Parramatta"),
        ("Bourke St at Illawong Dr", "Bourke St", "Bourke St"),
        ("Hawkesbury Rd at Darcy Rd", "Hawkesbury Rd", "Hawkesbury"),
        ("Park to stadium footbridge, stadium end", "Park stadium", "Park"),
        ("Morning Run (1)", "Morning Run (1)", "Morning 1"),
        ("Morning Run (2)", "Morning Run (2)", "Morning 2"),
        ("2026-11-24 07:30:12 run", "07:30:12 run", "07:30:12"),
        ("Half marathon 21.1km", "marathon 21.1km", "21.1km"),
        ("Parramatta Park gentle 3 km", "Parramatta 3 km", "Park 3 km"),
        ("Caf\u00e9 \u0141\u00f3d\u017a", "Cafe Lodz", "Cafe Lodz"),
        ("Llanfairpwllgwyngyll 2", "Llanfairpwllg 2", "Llanfair 2"),
        ("\u6771\u4eac", "Route", "Route"),
        ("\u6771\u4eac 2", "Route 2", "Route 2"),
        ("", "Route", "Route"),
        ("... \x00\ud800\u202e", "Route", "Route"),
        ("2026", "2026", "2026"),
    ],
)
def test_a_long_name_keeps_what_tells_it_from_others(name: str, of_15: str, of_10: str) -> None:
    assert short_name(name, 15) == of_15
    assert short_name(name, 10) == of_10


def test_what_has_no_name_is_called_as_the_caller_says() -> None:
    assert short_name("\u6c34", 10, otherwise="Water") == "Water"


@given(st.text(), st.integers(1, 40))
def test_every_name_is_plain_short_and_there(name: str, most_chars: int) -> None:
    found = short_name(name, most_chars)
    assert 1 <= len(found) <= most_chars
    assert found.isascii()
    assert found.isprintable()
    assert found == found.strip()
