"""What a browser remembers of its runner from visit to visit; the server keeps none of it."""

import secrets
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

_KEY = "remembered"
_VISIT, _TAKEN = "remembered_visit", "remembered_taken"
_MOST_CHARS = 200
_SCRIPT = (Path(__file__).parent / "assets" / "remembered.js").read_text(encoding="utf-8")
_REMEMBERED = st.components.v2.component("loopwell_remembered", html="<i></i>", js=_SCRIPT)


def remember(
    values: Mapping[str, str],
    settled: Mapping[str, bool],
    standing: Mapping[str, str],
    take: Callable[[Mapping[str, str]], None],
) -> None:
    """Let the browser remember `values`, and call `take` once with what it remembers otherwise.

    `settled` has every name that may be remembered, and tells which ones are not asked for: what
    the address says, or what is kept, stays. `standing` has what is so without being told: where
    the browser remembers just that, the page is spared another run. What a browser sends may be
    anything: `take` gets short texts under these names, and must doubt what they say.
    """

    def kept() -> None:
        st.session_state[_TAKEN] = True
        sent = st.session_state[_KEY].kept
        if isinstance(sent, dict):
            open_to = [name for name, is_settled in settled.items() if not is_settled]
            texts = {name: sent.get(name) for name in open_to}
            take({n: text[:_MOST_CHARS] for n, text in texts.items() if isinstance(text, str)})

    _REMEMBERED(
        key=_KEY,
        data={
            "visit": st.session_state.setdefault(_VISIT, secrets.token_hex(8)),
            "is_taken": _TAKEN in st.session_state,
            "values": dict(values),
            "standing": dict(standing),
            "settled": [name for name, is_settled in settled.items() if is_settled],
        },
        on_kept_change=kept,
        height=0,
    )
