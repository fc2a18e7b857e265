"""The colours: the same in Streamlit's theme and in ours, and easy to read."""

import tomllib
from dataclasses import asdict

import pytest
from builders import PROJECT

from routes.palette import DARK, LIGHT, Palette

THEME = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text())["theme"]
SAME = {
    "page": "backgroundColor",
    "text": "textColor",
    "eucalyptus": "primaryColor",
    "jacaranda": "violetColor",
    "sandstone": "orangeColor",
    "river": "blueColor",
    "stone": "grayColor",
    "clay": "redColor",
}


def luminance(colour: str) -> float:
    """Return the relative luminance by WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("palette", "mode"), [(LIGHT, "light"), (DARK, "dark")])
def test_theme_and_palette_agree(palette: Palette, mode: str) -> None:
    ours = asdict(palette)
    assert {name: ours[name] for name in SAME} == {
        name: THEME[mode][option] for name, option in SAME.items()
    }


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("name", list(SAME)[1:])
def test_words_in_a_token_can_be_read_on_page_and_card(palette: Palette, name: str) -> None:
    colour = asdict(palette)[name]
    assert contrast(colour, palette.page) >= 4.5
    assert contrast(colour, palette.card) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_lines_and_labels_stand_out_from_the_ground(palette: Palette) -> None:
    for ground in (palette.land, palette.park, palette.sand, palette.street):
        assert contrast(palette.jacaranda, ground) >= 3
        assert contrast(palette.stone, ground) >= 3
    assert contrast(palette.text, palette.land) >= 7


def test_primary_buttons_can_be_read() -> None:
    assert contrast("#FFFFFF", LIGHT.eucalyptus) >= 4.5
    assert contrast("#101816", DARK.eucalyptus) >= 4.5
