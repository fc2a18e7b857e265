"""Pages in a language where every text is framed: whatever is not was said past the catalogues."""

import json
import re
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path

import pytest
from builders import PROJECT, SHIPPED
from google.protobuf.json_format import MessageToDict
from streamlit.testing.v1 import AppTest
from test_words import SAME_EVERYWHERE

from routes import language

# Parts of an element that a runner reads, or hears.
_READ = frozenset(
    {"label", "body", "help", "placeholder", "options", "text", "value", "default", "title"}
)
# Of the data for our own widgets, what no runner reads.
_NOT_READ = frozenset(
    {"id", "line", "sketch", "channel", "light", "dark", "state", "lang", "chosen", "picked"}
    | {"labelVisibility"}
)


class Framed(NullTranslations):
    """A language that puts each text of English into a frame."""

    def gettext(self, message: str) -> str:
        """Return a text in its frame."""
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the text for so many things in its frame."""
        return self.gettext(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        """Return a text with a context in its frame."""
        return self.gettext(message if context else "")


def pages() -> None:
    """Open one of the pages alone, as the address says."""
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
    places = read_places(Path("data/places.csv").read_bytes())
    ground = Ground.serve(Path("data/basemap/parramatta.geojson").resolve())
    sources = MapSources(ground, Overview(), tile_choice({}, Path()).tiles)
    runner = PlannedRunner(5000, 390)
    zone = ZoneInfo("Europe/Berlin")
    view = View(Units.KM, runner, date(2026, 11, 25), zone, Watch.GARMIN, lambda _: None)
    other = st.Page(lambda: None, title="⟦Other⟧", url_path="other")
    finder = Finder(library, places, None)
    shown = {
        "routes": lambda: show_routes(finder, Path(), sources, Ways(other, other), view),
        "add": lambda: show_inbox(library, sources, other, view),
        "draw": lambda: show_draw(library, sources, other, view),
    }
    page = st.Page(shown[os.environ["SHOWN"]], title="⟦Shown⟧", default=True)
    st.navigation([page, other]).run()


def said(app: AppTest) -> Iterator[str]:
    """Yield all that the elements of a page say."""
    for element in app._tree:
        proto = getattr(element, "proto", None)
        told = MessageToDict(proto) if proto is not None else {}
        if "componentName" in told:
            yield from leaves(json.loads(told.get("json") or "{}"))
        else:
            yield from read_of(told)


def read_of(told: object) -> Iterator[str]:
    """Yield the texts in an element that a runner reads."""
    match told:
        case list():
            for each in told:
                yield from read_of(each)
        case dict():
            for name, each in told.items():
                if name not in _NOT_READ:
                    yield from leaves(each) if name in _READ else read_of(each)


def leaves(told: object) -> Iterator[str]:
    """Yield the texts in data, without what no runner reads."""
    match told:
        case str():
            yield told
        case list():
            for each in told:
                yield from leaves(each)
        case dict():
            for name, each in told.items():
                if name not in _NOT_READ:
                    yield from leaves(each)


def own_texts() -> str:
    """Return what routes and places are called and what is said of them: data in any language."""
    files = [*SHIPPED.glob("*.gpx"), PROJECT / "data" / "places.csv"]
    facts = json.loads((SHIPPED / "facts.json").read_bytes())
    return "\n".join([*leaves(facts), *(file.read_text("utf-8") for file in files)])


@pytest.mark.parametrize("shown", ["routes", "add", "draw"])
def test_a_page_says_nothing_past_the_catalogues(
    shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PROJECT)
    monkeypatch.setenv("LOOPWELL_LIBRARY", str(tmp_path))
    monkeypatch.setenv("SHOWN", shown)
    monkeypatch.setattr(language, "_said_in", lambda _: Framed())
    app = AppTest.from_function(pages, default_timeout=60).run()
    assert not app.exception
    texts = set(said(app))
    assert len([text for text in texts if "⟦" in text]) > 4
    known = own_texts()
    bare = {re.sub(r"⟦.*⟧|:gray\[", "", text, flags=re.DOTALL).strip() for text in texts}
    plain = {text for text in bare if re.search(r"[^\W\d_]{2}", text) and text not in known}
    assert plain <= SAME_EVERYWHERE
