"""The files that the browser may load from this server, and their addresses."""

import gzip
import hashlib
import tempfile
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v1 import declare_component
from xstatic.pkg import leaflet

from routes import mapview
from routes.mapview import Assets, Tiles, WaysGiven, overview_file
from routes.summary import RouteSummary

_MAP = Path(mapview.__file__).parent / "assets"

# In the order in which they need each other.
_SCRIPTS = (
    *(
        "base.js",
        "tiles.js",
        "labels.js",
        "landscape.js",
        "way_names.js",
        "ground_ways.js",
        "ground.js",
        "lines.js",
    ),
    *("path.js", "marks.js", "pointer.js", "chosen.js", "found.js", "loops.js"),
    *("legend.js", "controls.js", "start.js"),
)
_DRAW_SCRIPTS = (
    *("draw_line.js", "draw_draft.js", "ways.js", "ways_between.js", "ways_near.js"),
    *("ascent.js", "draw_legs.js", "draw_handles.js"),
    *("draw_panel.js", "draw_keys.js", "draw.js"),
)


def _bundle() -> Path:
    """Write Leaflet and our map scripts as one file each for script and style; return the folder.

    streamlit-folium loads a map's scripts one after another, and each takes some 50 ms.
    """
    third = Path(leaflet.BASE_DIR)
    scripts = (third / "leaflet.js", *(_MAP / name for name in (*_SCRIPTS, *_DRAW_SCRIPTS)))
    ours = ("map.css", "found.css", "loops.css", "draw.css")
    styles = (third / "leaflet.css", *(_MAP / name for name in ours))
    folder = Path(_BUNDLE.name)
    for name, parts in (("map.js", scripts), ("map.css", styles)):
        text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


# Lives as long as the server and is removed with it.
_BUNDLE = tempfile.TemporaryDirectory(prefix="loopwell-")
_MAP_FILES = _bundle()
declare_component("map", path=str(_MAP_FILES))


@dataclass(frozen=True, slots=True)
class Ground:
    """Serve the offline map's file from its own folder; make it once, at start."""

    name: str
    version: str

    @classmethod
    def serve(cls, file: Path) -> "Ground":
        """Let the browser load the files beside `file`, and nothing else."""
        declare_component("ground", path=str(file.parent))
        return cls(file.name, _version(file))

    @property
    def url(self) -> str:
        """Return the file's address on this server."""
        return f"{_folder('ground')}{self.name}?v={self.version}"


class Overview:
    """Serve all routes' lines; one instance may serve many sessions of one library.

    The lines of many routes are remembered in the file `kept`.
    """

    def __init__(self, kept: Path | None = None) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._routes: tuple[RouteSummary, ...] | None = None
        self._name = ""

    def url(self, routes: tuple[RouteSummary, ...]) -> str:
        """Return the address of a file with the lines of `routes`, written when they are others.

        A file that another session may still be about to fetch stays until the server ends.
        """
        with self._lock:
            if routes is not self._routes:
                data = overview_file(routes, self._kept)
                # Streamlit packs JSON anew at each request; what is packed it sends as it is.
                self._name = f"routes-{hashlib.sha256(data).hexdigest()[:16]}.json.gz"
                (_MAP_FILES / self._name).write_bytes(data)
                self._routes = routes
            return f"{_folder('map')}{self._name}"


def serve_data(name: str, data: bytes) -> str:
    """Let the browser load some JSON, packed, until the server ends; return its address."""
    # Streamlit packs JSON anew at each request; what is packed it sends as it is. The most that can
    # be packed takes twelve times as long, for 7 % less.
    packed = gzip.compress(data, compresslevel=4, mtime=0)
    file_name = f"{name}-{hashlib.sha256(packed).hexdigest()[:16]}.json.gz"
    (_MAP_FILES / file_name).write_bytes(packed)
    return f"{_folder('map')}{file_name}"


def serve_tiles(folder: Path, suffix: str) -> str:
    """Let the browser load the tiles in `folder`; return their address, by {z}, {x} and {y}.

    The folder's name changes with its tiles, so that a browser never keeps old ones.
    """
    declare_component("tiles", path=str(folder))
    return f"{_folder('tiles')}{{z}}/{{x}}/{{y}}{suffix}?v={folder.name}"


@dataclass(frozen=True, slots=True)
class MapSources:
    """Hold what a page's map is made of: the ground, the routes' lines, tiles or None.

    `ways` are the ground of places that our own map does not show.
    """

    ground: Ground
    overview: Overview
    tiles: Tiles | None
    ways: tuple[WaysGiven, ...] = ()


def map_assets(sources: MapSources) -> Assets:
    """Return the addresses of all that a map is made of, under any base path."""
    return Assets(
        script=_url("map.js"), style=_url("map.css"), ground=sources.ground.url, ways=sources.ways
    )


def _url(name: str) -> str:
    return f"{_folder('map')}{name}?v={_version(_MAP_FILES / name)}"


def folder_url(owner: str, name: str) -> str:
    """Return where the browser finds the folder that the module `owner` declared as `name`."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    return f"{prefix}/component/{owner}.{name}/"


def _folder(name: str) -> str:
    return folder_url(__name__, name)


@cache
def _version(file: Path) -> str:
    """Return a mark that changes with the file, so that a browser never keeps an old one."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]
