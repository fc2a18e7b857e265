"""Who may import whom, read from the source with ast."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

PURE_PAPER = (
    *("ground", "mercator", "strokes", "line", "steps", "room", "road_names"),
    *("passed", "sheet_facts", "scripts", "look", "labels"),
)
PURE_OSM = (
    *("access", "tags", "extract", "segments", "contracting", "grounds", "heights", "building"),
    *("stages", "sea", "landscaping"),
)
PURE = frozenset(
    {
        f"routes.{name}"
        for name in (
            *("track", "measure", "shape", "tailor", "summary"),
            *("pieces", "touch", "recipe", "ways", "edits"),
            *("gradients", "repeated", "steepest", "daylight", "drawing", "drawn_heights"),
            *("choosing", "candidates", "nearness", "surface", "wish_text"),
            *("offers_all", "recipe_metres"),
            *(f"paper.{name}" for name in PURE_PAPER),
            *("activity", "matching", "course", "workout", "watches"),
            "look",
            *("overlaps", "watch_check", "write.watch_names", "write.for_watch"),
            *(
                "network",
                "landscape",
                "network_places",
                "running_cost",
                "snapping",
                "graph",
                "footways",
                "loops",
            ),
            *(
                "loop_ask",
                "loop_back",
                "loop_line",
                "loop_measures",
                "loop_names",
                *("loop_name_words", "loop_ground", "loop_round"),
            ),
            *("loop_fill", "loop_fitting", "loop_instead", "loop_making", "loop_wish", "opening"),
            *("loop_ranking", "loop_search", "loop_effort", "loop_leads", "loop_near", "loop_trim"),
            *("loop_blocks", "loop_runs", "loop_straight"),
            *(f"osm.{name}" for name in PURE_OSM),
            *("mapmatch", "matched", "match_apart", "match_chains", "match_choice", "match_line"),
            *("match_fixes", "match_places", "match_spurs", "match_steps"),
            *("course_line", "course_points", "course_making", "passing", "sights", "turns"),
        )
    }
    | {
        f"planner.{name}"
        for name in (
            *("rules", "spacing", "load", "pace", "build"),
            *("referee", "pain", "readiness", "adjust", "history", "history_rules", "duration"),
            *(
                "adjust",
                "overlay",
                "draft",
                "weeks",
                "sizes",
                "season",
                "verdict",
                "day_plan",
                "light",
            ),
            *("light", "paused", "run_item", "items", "choose", "book", "profile"),
            *("choose", "shelf", "why_route", "picks", "fitting", "instead"),
            *("journal", "signs", "edits", "breaches", "comeback", "pain_state", "care_rules"),
            *("sessions", "reports", "pain_why", "weather", "weather_rules", "hours"),
            *(
                f"sheet.{name}"
                for name in (
                    *("areas", "content", "day_block", "day_text", "flow", "help_page", "labels"),
                    *("drawn_labels", "drawn_page"),
                    *("notes", "page", "routines", "side_blocks", "sizes", "starts", "wrap"),
                    *("care_content", "care_labels", "care_page"),
                )
            ),
            *("goals", "merging", "trial", "changing", "later_runs", "pick_climb", "handout"),
            *("workouts", "care.sources", "care.texts", "care.tips", "care.regions"),
            *("guide_steps", "loop_offer", "routine_choice", "routine_rules"),
            *("workouts",),
            *(
                f"figures.{part}"
                for part in (
                    *("joints", "turning", "body", "reaching", "motion", "figure", "strokes"),
                    *("seeing", "props", "marks", "arrows", "shape", "draw", "svg"),
                )
            ),
            "ics",
            *("handing", "day_start", "pack_names", "pack_readme", "pack_runs"),
            *("today", "unmarked", "telling", "leaving", "routines"),
        )
    }
)
IMPURE_PACKAGES = frozenset(
    {"os", "pathlib", "time", "random", "io", "secrets", "socket", "subprocess", "tempfile"}
)
IMPURE_CALLS = frozenset({"open", "input"})
IMPURE_ATTRIBUTES = frozenset({"today", "now", "utcnow", "environ", "getenv", "random"})

# A third-party package and the modules, with what lies under them, that may import it.
OWNERS = {
    "streamlit": ("app", "routes.screens", "planner.screens"),
    "streamlit_folium": ("routes.screens", "planner.screens"),
    "gpxpy": ("routes.read.gpx", "routes.write.gpx"),
    "fitdecode": ("routes.read.fit",),
    "folium": ("routes.mapview",),
    "branca": ("routes.mapview",),
    "pmtiles": ("routes.mapview.archive",),
    "xstatic": ("routes.screens",),
    "geopy": ("routes.places",),
    "shapely": (
        *("routes.snapping", "routes.match_apart"),
        *("routes.osm.grounds", "routes.osm.sea", "routes.osm.landscaping", "routes.osm.closing"),
    ),
    "osmium": ("routes.osm.reading", "routes.osm.gathering"),
    "rasterio": ("routes.osm.rasters",),
    "rustworkx": ("routes.joined",),
    "astral": ("routes.daylight",),
    "babel": ("routes.language",),
    "fit_tool": ("routes.write.fit",),
    "icalendar": ("planner.ics",),
    # One sets type and draws; the other only lays out a week with it.
    "reportlab": ("routes.paper", "planner.sheet"),
    "uharfbuzz": ("routes.paper",),
    "bidi": ("routes.paper",),
    "sqlalchemy": ("planner.store",),
    "cattrs": ("planner.store",),
    "psycopg": (),
    "sqlite3": ("routes.database", "planner.store"),
    "filelock": ("routes.kept", "planner.store"),
    "xml.parsers": ("routes.xml_guard",),
    "xml.etree": (),
    "xml.dom": (),
    "xml.sax.expatreader": (),
    "lxml": (),
    "pickle": (),
    "marshal": (),
    "shelve": (),
}
# What makes a plan, each with all that it relies on.
BUILDERS = frozenset({"planner.build", "planner.adjust", "planner.pain", "planner.comeback"})
# What both who builds a plan and who judges it may know: data and numbers, no reasoning.
COMMON_GROUND = frozenset(
    {
        f"planner.{name}"
        for name in (
            *("rules", "care_rules", "plan", "runner", "journal", "errors", "exercises"),
            *("signs", "edits", "breaches", "pain_state", "sessions"),
        )
    }
)


@dataclass(frozen=True)
class Module:
    """Hold a module's dotted name and its syntax tree."""

    name: str
    tree: ast.Module
    is_package: bool = False

    @cached_property
    def imports(self) -> frozenset[str]:
        """Return every dotted name imported, with `from a import b` as both a and a.b."""
        return frozenset(self._imports())

    def _imports(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                yield base
                yield from (f"{base}.{alias.name}" for alias in node.names)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.name.split(".")
        up = node.level - 1 if self.is_package else node.level
        return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])


def module(name: str, source: str) -> Module:
    return Module(name, ast.parse(source))


@cache
def project_modules() -> tuple[Module, ...]:
    paths = [PROJECT / "app.py"]
    for package in ("routes", "planner"):
        paths.extend(sorted((PROJECT / package).rglob("*.py")))
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Module:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    return Module(name, ast.parse(path.read_text(encoding="utf-8")), is_package)


def _under(name: str, owner: str) -> bool:
    return name == owner or name.startswith(f"{owner}.")


def owner_breaches(modules: tuple[Module, ...]) -> Iterator[str]:
    for here in modules:
        for name, owners in OWNERS.items():
            imported = any(_under(each, name) for each in here.imports)
            if imported and not any(_under(here.name, owner) for owner in owners):
                yield f"{here.name} imports {name}"


def direction_breaches(modules: tuple[Module, ...]) -> Iterator[str]:
    for here in modules:
        if _under(here.name, "routes"):
            wrong = sorted(name for name in here.imports if _under(name, "planner"))
            yield from (f"{here.name} imports {name}" for name in wrong)


def server_breaches(modules: tuple[Module, ...]) -> Iterator[str]:
    known = {here.name: here for here in modules}
    served = {here.name for here in modules if "streamlit" in here.imports}
    for here in modules:
        if not any(_under(here.name, owner) for owner in OWNERS["streamlit"]):
            through = sorted(reached(here.name, known) & served)
            yield from (f"{here.name} reaches streamlit through {name}" for name in through)


def reached(
    name: str, known: dict[str, Module], closed: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Return the modules that `name` imports, and what those import, except what is `closed`."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for imported in known[ahead.pop()].imports & known.keys():
            if imported not in found | closed:
                ahead.append(imported)
            found.add(imported)
    return frozenset(found)


def purity_breaches(modules: tuple[Module, ...]) -> Iterator[str]:
    for here in modules:
        if not any(_under(here.name, name) for name in PURE):
            continue
        packages = {name.partition(".")[0] for name in here.imports}
        yield from (f"{here.name} imports {name}" for name in sorted(packages & IMPURE_PACKAGES))
        for node in ast.walk(here.tree):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in IMPURE_CALLS:
                    yield f"{here.name} calls {name}"
                case ast.Attribute(attr=name) if name in IMPURE_ATTRIBUTES:
                    yield f"{here.name} uses .{name}"
                case _:
                    pass


def referee_breaches(modules: tuple[Module, ...]) -> Iterator[str]:
    # The package's own front imports everything; it is not what a module relies on.
    known = {
        here.name: here
        for here in modules
        if _under(here.name, "planner") and here.name != "planner"
    }
    referee = "planner.referee"
    if referee not in known:
        return
    of_referee = reached(referee, known, COMMON_GROUND)
    for build in sorted(BUILDERS & known.keys()):
        of_build = reached(build, known, COMMON_GROUND)
        if referee in of_build:
            yield f"{build} reaches {referee}"
        if build in of_referee:
            yield f"{referee} reaches {build}"
        yield from (
            f"{build} and {referee} share {name}"
            for name in sorted((of_build & of_referee) - COMMON_GROUND)
        )


def danger_breaches(modules: tuple[Module, ...]) -> Iterator[str]:
    for here in modules:
        for node in ast.walk(here.tree):
            match node:
                case ast.Call(func=ast.Name(id=("eval" | "exec") as name)):
                    yield f"{here.name} calls {name}"
                case ast.keyword(arg="unsafe_allow_html"):
                    yield f"{here.name} allows unsafe HTML"
                case _:
                    pass


RULES = (
    owner_breaches,
    direction_breaches,
    server_breaches,
    purity_breaches,
    referee_breaches,
    danger_breaches,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_project_keeps_its_layers(
    rule: Callable[[tuple[Module, ...]], Iterator[str]],
) -> None:
    assert list(rule(project_modules())) == []


@pytest.mark.parametrize(
    ("rule", "name", "source"),
    [
        (owner_breaches, "planner.week", "import streamlit as st"),
        (owner_breaches, "routes.mapview.map", "from streamlit_folium import st_folium"),
        (owner_breaches, "routes.catalogue", "import gpxpy.gpx"),
        (owner_breaches, "routes.screens.page", "def late():\n    import folium"),
        (owner_breaches, "routes.tailor", "from shapely.geometry import LineString"),
        (owner_breaches, "routes.loops", "import rustworkx as rx"),
        (owner_breaches, "routes.osm.building", "import osmium"),
        (owner_breaches, "routes.screens.numbers", "from astral.sun import dawn"),
        (owner_breaches, "planner.store", "import pickle"),
        (owner_breaches, "routes.read.gpx", "from lxml import etree"),
        (owner_breaches, "routes.read.tcx", "from xml.parsers import expat"),
        (owner_breaches, "routes.read.kml", "from xml.etree import ElementTree as ET"),
        (direction_breaches, "routes.tailor", "from planner import plan"),
        (direction_breaches, "routes.tailor", "from ..planner.plan import Plan"),
        (purity_breaches, "routes.measure", "from pathlib import Path"),
        (purity_breaches, "planner.build", "import os.path"),
        (purity_breaches, "planner.load", "data = open('x')"),
        (purity_breaches, "planner.build", "import datetime\nx = datetime.date.today()"),
        (purity_breaches, "planner.adjust", "from datetime import datetime\nx = datetime.now()"),
        (purity_breaches, "routes.shape", "import numpy as np\nx = np.random.default_rng()"),
        (danger_breaches, "planner.ics", "eval('1')"),
        (danger_breaches, "app", "import streamlit as st\nst.markdown('', unsafe_allow_html=True)"),
    ],
)
def test_a_planted_breach_is_found(
    rule: Callable[[tuple[Module, ...]], Iterator[str]], name: str, source: str
) -> None:
    assert len(list(rule((module(name, source),)))) >= 1


@pytest.mark.parametrize(
    ("build", "referee"),
    [
        ("from planner import referee", ""),
        ("", "from planner.build import build"),
        ("import planner.spacing", "from planner.spacing import far"),
        ("import planner.spacing", "import planner.load"),
        ("", "from planner.pain import standing"),
        ("", "from planner import comeback"),
    ],
)
def test_code_shared_by_builder_and_referee_is_found(build: str, referee: str) -> None:
    planted = (
        module("planner.build", build),
        module("planner.referee", referee),
        module("planner.spacing", ""),
        module("planner.load", "from planner import spacing"),
        module("planner.pain", ""),
        module("planner.comeback", ""),
    )
    assert list(referee_breaches(planted)) != []


def test_a_core_that_reaches_the_server_through_a_screen_is_found() -> None:
    planted = (
        module("planner.ics", "from planner.screens import words, week"),
        module("planner.screens.words", ""),
        module("planner.screens.week", "import streamlit as st"),
    )
    assert list(server_breaches(planted)) == [
        "planner.ics reaches streamlit through planner.screens.week"
    ]


def test_common_ground_of_builder_and_referee_is_allowed() -> None:
    planted = (
        module("planner.build", "from planner import rules\nfrom planner.spacing import far"),
        module("planner.referee", "from planner.rules import REST\nfrom planner.plan import Plan"),
        module("planner.rules", ""),
        module("planner.plan", "from planner import rules"),
        module("planner.spacing", ""),
    )
    assert list(referee_breaches(planted)) == []


def test_a_relative_import_is_resolved_from_a_package_front() -> None:
    front = Module("routes.read", ast.parse("from .gpx import read_gpx"), is_package=True)
    assert "routes.read.gpx" in front.imports
