"""Widgets of the plan, the day's session and care, shown from data with textContent."""

from pathlib import Path

import streamlit as st

from planner.screens.guide import GUIDE_CSS, GUIDE_JS
from routes.screens.sketch import SKETCH_JS

_OWN = Path(__file__).parent / "assets"


def _read(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8")


_NODES_JS = _read("nodes.js")
_EXERCISE_JS = _read("exercise.js")
_EXERCISE_CSS = _read("exercise.css")

DAY = st.components.v2.component(
    "loopwell_day",
    html="<article>\n</article>",
    css=_read("day.css") + _EXERCISE_CSS,
    js=SKETCH_JS + _NODES_JS + _EXERCISE_JS + _read("day.js"),
)
CALLS = st.components.v2.component(
    "loopwell_calls", html="<ul></ul>", css=_read("calls.css"), js=_read("calls.js")
)
TIPS = st.components.v2.component(
    "loopwell_tips",
    html="<article></article>",
    css=_read("tips.css"),
    js=_NODES_JS + _read("tips.js"),
)
EXERCISES = st.components.v2.component(
    "loopwell_exercises",
    html="<article></article>",
    css=_read("exercises.css") + _EXERCISE_CSS,
    js=_NODES_JS + _EXERCISE_JS + _read("exercises.js"),
)
TODAY = st.components.v2.component(
    "loopwell_today",
    html='<section class="today">\n</section>',
    css=GUIDE_CSS + _read("today.css"),
    js="\n".join(
        [SKETCH_JS, GUIDE_JS, *map(_read, ("today_taps.js", "today_card.js", "today.js"))]
    ),
)
