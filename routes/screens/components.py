"""Our own small widgets, and the folders whose files the browser may load.

Everything a file says goes to these widgets as data and is shown with textContent.
"""

import hashlib
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v1 import declare_component
from xstatic.pkg import leaflet

from routes import mapview
from routes.mapview import Assets
from routes.screens.sketch import SKETCH_JS

_HERE = Path(__file__).parent
_OWN = _HERE / "assets"
_MAP = Path(mapview.__file__).parent / "assets"

# In the order in which they need each other.
_SCRIPTS = ("base.js", "ground.js", "lines.js", "chosen.js", "start.js")


def _bundle() -> Path:
    """Write Leaflet and our map scripts as one file each for script and style; return the folder.

    streamlit-folium loads a map's scripts one after another, and each takes some 50 ms.
    """
    third = Path(leaflet.BASE_DIR)
    scripts = (third / "leaflet.js", *(_MAP / name for name in _SCRIPTS))
    styles = (third / "leaflet.css", _MAP / "map.css")
    folder = Path(_BUNDLE.name)
    for name, parts in (("map.js", scripts), ("map.css", styles)):
        text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


# Lives as long as the server and is removed with it.
_BUNDLE = tempfile.TemporaryDirectory(prefix="loopwell-")
_MAP_FILES = _bundle()
declare_component("map", path=str(_MAP_FILES))


def _read(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8")


ROUTE_LIST = st.components.v2.component(
    "loopwell_route_list", html="<ul></ul>", css=_read("list.css"), js=SKETCH_JS + _read("list.js")
)
ROUTE_CARD = st.components.v2.component(
    "loopwell_route_card",
    html="<h2></h2>\n<p></p>\n<dl></dl>",
    css=_read("card.css"),
    js=_read("card.js"),
)
PROFILE = st.components.v2.component(
    "loopwell_profile",
    html='<output></output>\n<svg tabindex="0" role="slider"></svg>\n<p></p>',
    css=_read("profile.css"),
    js=_read("profile.js"),
)
ABOUT_ROUTE = st.components.v2.component(
    "loopwell_about_route",
    html="<dl></dl>\n<h3></h3>\n<ol></ol>",
    css=_read("about.css"),
    js=_read("about.js"),
)


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


def map_assets(ground: Ground) -> Assets:
    """Return the addresses of the map's script, style and ground, under any base path."""
    return Assets(script=_url("map.js"), style=_url("map.css"), ground=ground.url)


def _url(name: str) -> str:
    return f"{_folder('map')}{name}?v={_version(_MAP_FILES / name)}"


def _folder(name: str) -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    prefix = f"/{base}" if base else ""
    return f"{prefix}/component/{__name__}.{name}/"


@cache
def _version(file: Path) -> str:
    """Return a mark that changes with the file, so that a browser never keeps an old one."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]
