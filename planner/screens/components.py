"""The planner's own widgets: a day, its session, and whom to call; all data with textContent."""

from pathlib import Path

import streamlit as st

from routes.screens.sketch import SKETCH_JS

_OWN = Path(__file__).parent / "assets"


def _read(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8")


DAY = st.components.v2.component(
    "loopwell_day",
    html="<article>\n</article>",
    css=_read("day.css"),
    js=SKETCH_JS + _read("day.js"),
)
CALLS = st.components.v2.component(
    "loopwell_calls", html="<ul></ul>", css=_read("calls.css"), js=_read("calls.js")
)
TODAY = st.components.v2.component(
    "loopwell_today",
    html="<section></section>",
    css=_read("today.css"),
    js=SKETCH_JS + _read("today_taps.js") + _read("today_card.js") + _read("today.js"),
)
