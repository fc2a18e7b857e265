"""Fields that begin anew when a step has changed what they show.

What was typed into a field stays under its key, in the server as in the browser, for as long as the
run that takes the field away is not through; a step and its undo may be quicker.
"""

from dataclasses import dataclass

import streamlit as st


def version_of(subject: str, *shown: object) -> str:
    """Return a part of the keys of fields about a subject: another one after each step.

    And another one where what is `shown` was changed from elsewhere.
    """
    return f"{subject}-{st.session_state.get(_turn(subject), 0)}-{hash(shown):x}"


def begin_anew(subject: str) -> None:
    """Give the fields about a subject other keys from now on."""
    st.session_state[_turn(subject)] = st.session_state.get(_turn(subject), 0) + 1


@dataclass(frozen=True, slots=True)
class _Shown:
    """Hold what stands in a field, as far as the browser can know; and what stood there before.

    `before` is as `value` unless the runner told the value and no run has shown the field since.
    """

    value: object
    before: object
    turn: int = 0


def showing(name: str, kept: object) -> str:
    """Let a field show what is kept; return its key: another once that is changed elsewhere.

    A message that left the browser before it was told still says what the field showed then, and
    would choose it anew: an undo would be undone. Call it before the field, and `note_told` in its
    callback.
    """
    last = st.session_state.get(_shown(name))
    turn = 0
    if isinstance(last, _Shown):
        # What was told may be kept in other words; as it was before, it was undone or refused.
        is_told = last.value != last.before
        is_changed = kept == last.before if is_told else kept != last.value
        turn = last.turn + is_changed
    st.session_state[_shown(name)] = _Shown(kept, kept, turn)
    key = f"{name}-{turn}" if turn else name
    # At every run: in one that was broken off, the browser was not told.
    st.session_state[key] = kept
    return key


def note_told(name: str, value: object) -> None:
    """Note what the runner told in a field, before it is kept."""
    last = st.session_state.get(_shown(name))
    if isinstance(last, _Shown):
        st.session_state[_shown(name)] = _Shown(value, last.before, last.turn)


def _shown(name: str) -> str:
    return f"shown-{name}"


def _turn(subject: str) -> str:
    return f"turn-{subject}"
