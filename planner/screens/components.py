"""The planner's own widgets: a day, its session, and whom to call; all data with textContent."""

from pathlib import Path

import streamlit as st

from planner.screens.guide import GUIDE_CSS, GUIDE_JS
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
    html='<section class="today">\n</section>',
    css=GUIDE_CSS + _read("today.css"),
    js="\n".join(
        [SKETCH_JS, GUIDE_JS, *map(_read, ("today_taps.js", "today_card.js", "today.js"))]
    ),
)
