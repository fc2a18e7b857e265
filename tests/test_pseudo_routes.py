"""Routes' pages and sheet in a language that nobody speaks: nothing of them is English.

What files of routes say, and the makes of watches, is what it is in any language.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from app_pages import page_of, ran
from builders import PROJECT, SHIPPED
from network_builders import shipped as shipped_ways
from paper_builders import ground, shipped, shipped_facts, text_of
from pseudo import english, shown, speak_pseudo
from test_words import SAME_EVERYWHERE

import routes
from routes.measure import measure

# What a browser is told that nobody reads: languages, colours and states.
_CODES = re.compile(
    r"https?:\S+|Parramatta Station|zh-Hans|#[0-9A-Fa-f]{6}|loopwell-[0-9a-f]+|[0-9a-f]{16}|\{\w+\}"
    rf"|\b(?:{'|'.join(SAME_EVERYWHERE)})\b"
)


def pages() -> None:
    """Open one of the pages alone, as the environment says."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.runner_view import PlannedRunner  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.finder import Finder  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.places import read_places  # noqa: PLC0415
    from routes.screens.draw_page import show_draw  # noqa: PLC0415
    from routes.screens.inbox_page import show_inbox  # noqa: PLC0415
    from routes.screens.page import Ways, show_routes  # noqa: PLC0415
    from routes.screens.served import Ground, MapSources, Overview  # noqa: PLC0415
    from routes.screens.tile_choice import tile_choice  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415
    from routes.watches import Watch  # noqa: PLC0415

    own = OwnRoutes(Path(os.environ["LOOPWELL_LIBRARY"]))
    library = Library(Catalogue(Path("data/routes")), own)
    ground = Ground.serve(Path("data/basemap/parramatta.geojson").resolve())
    sources = MapSources(ground, Overview(), tile_choice({}, Path()).tiles)
    # Far from the routes, so that daylight is told with the day of the week.
    zone = ZoneInfo("Europe/Berlin")
    runner = PlannedRunner(5000, 390)
    view = View(Units.KM, runner, date(2026, 11, 25), zone, Watch.GARMIN, lambda _: None)
    other = st.Page(lambda: None, title="…", url_path="o")
    finder = Finder(library, read_places(Path("data/places.csv").read_bytes()), None)
    made = {
        "routes": lambda: show_routes(finder, Path(), sources, Ways(other, other, other), view),
        "add": lambda: show_inbox(library, sources, other, view),
        "draw": lambda: show_draw(library, sources, other, view),
    }
    page = st.Page(made[os.environ["SHOWN"]], title="…", default=True)
    st.navigation([page, other]).run()


@cache
def of_files() -> str:
    """Return what routes and places are called and what is said of them."""
    files = [*SHIPPED.glob("*.gpx"), PROJECT / "data" / "places.csv"]
    facts = json.loads((SHIPPED / "facts.json").read_bytes())
    return "\n".join([*leaves(facts), *(file.read_text("utf-8") for file in files)])


def leaves(told: object) -> Iterator[str]:
    """Yield the texts in data."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from leaves(each)


def left_in_english(texts: Iterable[str]) -> set[str]:
    """Return the texts with words of English that no file of ours says."""
    network = shipped_ways().network
    credited = f"{network.name}: {network.credit}"
    ours = {text.replace(credited, "") for text in texts if text not in of_files()}
    return {text for text in ours if english(_CODES.sub("", text))}


@pytest.fixture(autouse=True)
def _pseudo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOOPWELL_LIBRARY", str(tmp_path))
    speak_pseudo(monkeypatch)


@pytest.mark.parametrize("name", ["routes", "add", "draw"])
def test_a_page_is_said_in_its_language_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHOWN", name)
    app = ran(page_of(pages))
    told = {text for text in shown(app) if str(tmp_path) not in text}
    maps = {text for text in told if text.startswith('{"script"')}
    words = {text for each in maps for text in leaves(map_words(each))}
    assert len(told) > 5
    assert len(words) > 25 or name == "add"
    assert left_in_english(words | told - maps) == set()


def map_words(args: str) -> list[object]:
    """Return all words that a map is given in its scripts."""
    scripts = "".join(leaves(json.loads(args))).encode("ascii", "replace").decode("unicode_escape")
    parts = scripts.split('"words":')[1:]
    return [json.JSONDecoder().raw_decode(part)[0] for part in parts]


def test_a_sheet_is_said_in_its_language_alone() -> None:
    route = shipped("parramatta-loop")
    data = routes.write_route_sheet(
        route, measure(route), shipped_facts()["parramatta-loop"], ground(), duration_s=5000.0
    )
    words = set(english(text_of(data)))
    assert "Parramatta" in words
    known = set(english(of_files())) | set(english(ground_names()))
    assert words - known == set()


def ground_names() -> str:
    """Return the names on the base map."""
    return (PROJECT / "data" / "basemap" / "parramatta.geojson").read_text("utf-8")
