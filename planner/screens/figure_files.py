"""The figures of the exercises as files that the browser may load from this server."""

import hashlib
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from streamlit.components.v1 import declare_component

from planner.figures import load_figures, movements_svg, stills_svg
from routes.screens.served import folder_url

# Lives as long as the server and is removed with it.
_FOLDER = tempfile.TemporaryDirectory(prefix="loopwell-figures-")
declare_component("figures", path=_FOLDER.name)


def figures_url() -> str:
    """Return the address of all still figures, each a symbol named by its exercise's id."""
    return _url(_stills())


def movements_url(exercise_ids: Iterable[str]) -> str:
    """Return the address of one file with the moving figures of exercises.

    Each is a symbol named by its exercise's id; one that has no figure is left out. Once loaded
    the page needs the server no more.
    """
    return _url(_movements(tuple(sorted(load_figures().keys() & set(exercise_ids)))))


def _url(name: str) -> str:
    return f"{folder_url(__name__, 'figures')}{name}"


@cache
def _stills() -> str:
    return _written("stills", stills_svg(load_figures().values()))


@cache
def _movements(exercise_ids: tuple[str, ...]) -> str:
    figures = load_figures()
    return _written("movements", movements_svg(figures[name] for name in exercise_ids))


def _written(kind: str, text: str) -> str:
    """Write a file when it is first asked for; return its name, which changes with what it says."""
    data = text.encode()
    name = f"{kind}-{hashlib.sha256(data).hexdigest()[:10]}.svg"
    (Path(_FOLDER.name) / name).write_bytes(data)
    return name
