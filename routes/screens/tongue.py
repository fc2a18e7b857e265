"""Which language a visitor is spoken to in: kept with the visit, known to its callbacks too."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from routes import language
from routes.language import ENGLISH, NAMES, Tongue

_TONGUE = "tongue"


def speak(chosen: Tongue) -> None:
    """Speak a language to this visitor from now on.

    Callbacks and fragments may run in another thread, which looks in the visit for it.
    """
    st.session_state[_TONGUE] = chosen
    language.speak(chosen)


def language_of(tag: str) -> str:
    """Return the language that a tag as `de-AT` asks for, "" where it is none of ours."""
    first = tag.replace("_", "-").split("-")[0].casefold()
    return next((code for code in NAMES if code.split("_")[0] == first), "")


def browser_language() -> str:
    """Return the language that the visitor's browser is in, English where it is none of ours."""
    return language_of(st.context.locale or "") or ENGLISH


def _of_visitor() -> Tongue | None:
    # Threads of downloads have no visitor: they are made within `language.speaking`.
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    # A single value is where Streamlit may break a callback off: what it did would not be told.
    found = st.session_state.to_dict().get(_TONGUE)
    return found if isinstance(found, Tongue) else None


language.ask(_of_visitor)
