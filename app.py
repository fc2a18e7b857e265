"""Loopwell's start: a server that gets ready while its first visitor's browser is still loading.

`streamlit run` imports this file once; every turn of a visitor runs planner/screens/pages.py.
"""

import asyncio
import signal
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from streamlit.runtime import get_instance

# Our choice: a start that takes longer than this looks like one that failed.
_PATIENCE_S = 10.0
_PAGES = Path(__file__).parent / "planner" / "screens" / "pages.py"


@asynccontextmanager
async def opening(_app: st.App) -> AsyncIterator[None]:
    """Run the first page once for nobody, then open the door, and a browser where one is wanted.

    Who comes first then waits neither for imports nor for the library to be read from its index. A
    page that takes longer goes on beside the first visit.
    """
    rehearsal = asyncio.create_task(get_instance().does_script_run_without_error())
    await asyncio.wait({rehearsal}, timeout=_PATIENCE_S)
    # Streamlit opens a browser itself only where it is given no App.
    if not st.get_option("server.headless"):
        await asyncio.to_thread(webbrowser.open, address())
    yield
    rehearsal.cancel()
    # uvicorn ends with the very signal that told it to stop, which kills: nothing would be cleaned
    # up, a visitor's unkept files least of all. Windows has no such signal.
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})


def address() -> str:
    """Return where a browser on this computer finds the server."""
    host, port, base = (
        st.get_option(name) for name in ("server.address", "server.port", "server.baseUrlPath")
    )
    return f"http://{host or 'localhost'}:{port}/{str(base or '').strip('/')}"


app = st.App(_PAGES, lifespan=opening)
