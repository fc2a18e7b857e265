"""Choices that the address tells in codes, where a field bound to it would write its words there.

Words change with the language, and an address must mean the same to whoever opens it.
"""

from collections.abc import Callable, Sequence

import streamlit as st


def fill_from_address(key: str, read: Callable[[Sequence[str]], object]) -> None:
    """Fill a field that is new to this visit with what the address says; call it before the field.

    `read` returns None for what makes no sense.
    """
    said = st.query_params.get_all(key)
    if said and key not in st.session_state:
        value = read(said)
        if value is not None:
            st.session_state[key] = value


def say_in_address(key: str, said: Sequence[str]) -> None:
    """Let the address say a choice, nothing where `said` is empty; call it after the field."""
    if [*said] == st.query_params.get_all(key):
        return
    if said:
        st.query_params[key] = [*said]
    else:
        st.query_params.pop(key, None)
