"""The figures of the exercises as one file that the browser may load from this server."""

import hashlib
import tempfile
from functools import cache
from pathlib import Path

from streamlit.components.v1 import declare_component

from planner.figures import load_figures, sheet_svg
from routes.screens.served import folder_url

_NAME = "figures.svg"
# Lives as long as the server and is removed with it.
_FOLDER = tempfile.TemporaryDirectory(prefix="loopwell-figures-")
declare_component("figures", path=_FOLDER.name)


def figures_url() -> str:
    """Return the address of all still figures, each a symbol named by its exercise's id."""
    return f"{folder_url(__name__, 'figures')}{_NAME}?v={_version()}"


@cache
def _version() -> str:
    """Draw the file when it is first asked for; return a mark that changes with it."""
    data = sheet_svg(load_figures().values()).encode()
    (Path(_FOLDER.name) / _NAME).write_bytes(data)
    return hashlib.sha256(data).hexdigest()[:10]
