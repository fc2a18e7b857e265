"""The figures as SVG: well formed, named, harmless, the same every time."""

import gzip
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from builders import PROJECT

from planner.exercises import load_exercises
from planner.figures import load_figures, movements_svg, moving_svg, sheet_svg, still_svg
from planner.figures.figure import Figure
from planner.figures.poses import parse_figures
from planner.figures.strokes import Role
from planner.screens.figure_files import figures_url, movements_url

FIGURES = load_figures()
NAMES = {exercise.id: exercise.name for exercise in load_exercises().every}
SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {f"{SVG}{tag}" for tag in ("svg", "title", "style", "g", "path", "animate", "symbol")}

STEP = re.compile(r"([MlhzZ])([^a-zA-Z]*)")
NUMBER = re.compile(r"-?\d+")

each_figure = pytest.mark.parametrize("name", FIGURES)


@each_figure
@pytest.mark.parametrize("write", [still_svg, moving_svg])
def test_a_picture_is_well_formed_named_and_holds_nothing_but_lines(
    name: str, write: Callable[[Figure, str], str]
) -> None:
    text = write(FIGURES[name], NAMES[name])
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == NAMES[name]
    assert root.get("role") == "img"
    assert {element.tag for element in root.iter()} <= DRAWN
    assert not re.search(r"script|href|url\(|\son\w+=|nan|inf", text)


def test_a_title_with_signs_stays_text() -> None:
    text = still_svg(FIGURES["march"], "<script>&")
    assert ET.fromstring(text)[0].text == "<script>&"  # noqa: S314 - our own text


def test_the_same_figures_give_the_same_bytes() -> None:
    again = parse_figures((PROJECT / "data" / "poses.toml").read_text(encoding="utf-8"))
    for name, figure in FIGURES.items():
        assert moving_svg(figure, name) == moving_svg(again[name], name)


@each_figure
def test_a_moving_picture_holds_the_still_one_for_print_and_for_less_motion(name: str) -> None:
    root = ET.fromstring(moving_svg(FIGURES[name], name))  # noqa: S314 - our own text
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


def test_every_colour_is_a_role_that_a_page_can_set() -> None:
    used = set(re.findall(r"var\(--figure-(\w+)\)", sheet_svg(FIGURES.values())))
    assert used == {str(role) for role in Role}
    own = still_svg(FIGURES["march"], "March")
    assert {f"--figure-{role}:" in own for role in Role} == {True}
    assert "<style>" not in still_svg(FIGURES["march"], "March", own_colours=False)


def test_the_sheet_holds_every_figure_and_stays_small() -> None:
    text = sheet_svg(FIGURES.values())
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
