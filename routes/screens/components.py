"""Our own small widgets. Everything a file says goes to them as data, shown with textContent."""

from pathlib import Path

import streamlit as st

from routes.screens.sketch import SKETCH_JS

_OWN = Path(__file__).parent / "assets"


def _read(name: str) -> str:
    return (_OWN / name).read_text(encoding="utf-8")


ROUTE_LIST = st.components.v2.component(
    "loopwell_route_list",
    html="<ul></ul>",
    css=_read("list.css"),
    js=_read("fill.js") + SKETCH_JS + _read("list.js"),
)
ROUTE_CARD = st.components.v2.component(
    "loopwell_route_card",
    html='<h2></h2>\n<p class="summary"></p>\n<div class="strip"><dl></dl>'
    '<div class="method" id="method" role="status" hidden></div></div>',
    css=_read("card.css"),
    js=_read("fill.js") + _read("card.js"),
)
PROFILE = st.components.v2.component(
    "loopwell_profile",
    html=_read("profile.html"),
    css=_read("profile.css"),
    js=_read("fill.js") + _read("chart.js") + _read("stretch.js") + _read("profile.js"),
)
ABOUT_ROUTE = st.components.v2.component(
    "loopwell_about_route",
    html="<dl></dl>\n<h3></h3>\n<ol></ol>",
    css=_read("about.css"),
    js=_read("about.js"),
)
REPORTS = st.components.v2.component(
    "loopwell_reports",
    html="<ul></ul>",
    css=_read("reports.css"),
    js=_read("reports.js"),
)
FITS = st.components.v2.component(
    "loopwell_fits", html="<ul></ul>", css=_read("fits.css"), js=SKETCH_JS + _read("fits.js")
)
LOOPS = st.components.v2.component(
    "loopwell_loops",
    html='<p role="status"></p><ul></ul>',
    css=_read("loops.css"),
    js=SKETCH_JS + _read("loops.js"),
)
