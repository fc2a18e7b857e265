"""The figures as SVG: well formed, harmless, the same every time."""

import gzip
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from builders import PROJECT

from planner.figures import load_figures, movements_svg, stills_svg
from planner.figures.figure import Figure
from planner.figures.poses import parse_figures
from planner.figures.strokes import Role
from planner.screens.figure_files import figures_url, movements_url

FIGURES = load_figures()
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {f"{SVG}{tag}" for tag in ("svg", "style", "g", "path", "animate", "symbol")}

STEP = re.compile(r"([MlhzZ])([^a-zA-Z]*)")
NUMBER = re.compile(r"-?\d+")

each_figure = pytest.mark.parametrize("name", FIGURES)


@pytest.mark.parametrize("write", [stills_svg, movements_svg])
def test_pictures_are_well_formed_and_hold_nothing_but_lines(
    write: Callable[[Iterable[Figure]], str],
) -> None:
    text = write(FIGURES.values())
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert {element.tag for element in root.iter()} <= DRAWN
    assert not re.search(r"script|href|url\(|\son\w+=|nan|inf", text)


def test_the_same_figures_give_the_same_bytes() -> None:
    again = parse_figures((PROJECT / "data" / "poses.toml").read_text(encoding="utf-8"))
    assert movements_svg(FIGURES.values()) == movements_svg(again.values())


@each_figure
def test_a_moving_picture_holds_the_still_one_for_print_and_for_less_motion(name: str) -> None:
    (root,) = ET.fromstring(movements_svg([FIGURES[name]]))  # noqa: S314 - our own text
    still, moving = (root.find(f"{SVG}g[@class='figure-{kind}']") for kind in ("still", "moving"))
    assert still is not None
    assert moving is not None
    assert not list(still.iter(f"{SVG}animate"))
    styles = "".join(style.text or "" for style in root.iter(f"{SVG}style"))
    assert "@media screen and (prefers-reduced-motion:no-preference)" in styles
    for animate in moving.iter(f"{SVG}animate"):
        values = animate.get("values", "").split(";")
        assert len(values) == len(animate.get("keyTimes", "").split(";"))
        # Frames blend only where they are made of the same steps.
        steps = {
            tuple((step, len(NUMBER.findall(rest))) for step, rest in STEP.findall(value))
            for value in values
        }
        assert len(steps) == 1


def test_every_colour_is_a_role_that_a_page_sets() -> None:
    roles = {str(role) for role in Role}
    assert set(re.findall(r"var\(--figure-(\w+)\)", stills_svg(FIGURES.values()))) == roles
    assets = (PROJECT / "planner" / "screens" / "assets").glob("*.css")
    styles = [text for text in map(Path.read_text, assets) if "--figure-" in text]
    assert styles
    for text in styles:
        assert set(re.findall(r"--figure-(\w+):", text)) == roles


def test_the_sheet_holds_every_figure_and_stays_small() -> None:
    text = stills_svg(FIGURES.values())
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert [symbol.get("id") for symbol in root] == list(FIGURES)
    assert len(gzip.compress(text.encode())) < 15_000  # as it is sent


def test_a_page_gets_the_moving_figures_of_its_exercises_in_one_file() -> None:
    root = ET.fromstring(movements_svg([FIGURES["march"], FIGURES["curl_up"]]))  # noqa: S314
    assert [symbol.get("id") for symbol in root] == ["march", "curl_up"]
    for symbol in root:
        assert symbol.find(f"{SVG}g[@class='figure-still']") is not None
        assert len(list(symbol.iter(f"{SVG}animate"))) > 5


def test_the_address_of_figures_changes_with_what_is_drawn_and_with_nothing_else() -> None:
    one = movements_url(["march", "curl_up"])
    assert one == movements_url(["curl_up", "march", "no_such_exercise"])
    assert len({one, movements_url(["march"]), figures_url()}) == 3
    assert one.endswith(".svg")
