"""What a browser remembers of its runner from visit to visit; the server keeps none of it."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import streamlit as st

_KEY = "remembered"
_MOST_CHARS = 200
_SCRIPT = (Path(__file__).parent / "assets" / "remembered.js").read_text(encoding="utf-8")
_REMEMBERED = st.components.v2.component("loopwell_remembered", html="<i></i>", js=_SCRIPT)


def remember(
    values: Mapping[str, str], told: Collection[str], take: Callable[[Mapping[str, str]], None]
) -> None:
    """Let the browser remember `values`, and call `take` once with what it remembers otherwise.

    `told` names those that the address says, which stay. What a browser sends may be anything:
    `take` gets short texts under known names, and must doubt what they say.
    """

    def kept() -> None:
        sent = st.session_state[_KEY].kept
        if isinstance(sent, dict):
            texts = {name: text for name, text in sent.items() if isinstance(text, str)}
            take(
                {
                    name: texts[name][:_MOST_CHARS]
                    for name in values
                    if name in texts and name not in told
                }
            )

    _REMEMBERED(
        key=_KEY,
        data={"values": dict(values), "told": list(told)},
        on_kept_change=kept,
        height=0,
    )
