"""The last step that changed the library, with the way back."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

from routes.errors import RouteError, RouteFileError
from routes.screens import own_labels as labels
from routes.screens.leading import lead_to
from routes.screens.words import fault_text

# The place of what is said, which begins with its Undo.
LAST_STEP = "last-step"
_KEY, _DISMISS = "last_step", "dismiss"


class StepRefusedError(Exception):
    """A step that cannot be done; its text is the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Step:
    """Say what was done, as plain text, and how to undo it, None where that cannot be.

    `undone` is said after that.
    """

    said: str
    undo: Callable[[], object] | None = None
    undone: str = ""


def did(step: Step) -> None:
    """Remember the last step; `last_step` shows it.

    What was done is told even where another message of the browser breaks the run off right here:
    Streamlit looks for one whenever a session's state is used, and the Undo would be lost.
    """
    try:
        st.session_state[_KEY] = step
    except RerunException:
        st.session_state[_KEY] = step
        raise


def last_step() -> None:
    """Show what was done last, and a button that undoes it."""
    # A place that is always there: what follows would else begin anew, and open things close.
    place = st.container()
    step = st.session_state.get(_KEY)
    if not isinstance(step, Step):
        return
    with place.container(
        key=LAST_STEP, horizontal=True, vertical_alignment="center", border=True, gap="small"
    ):
        st.text(step.said, width="stretch")
        # Together, where there is no room for them beside the text.
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            _buttons(step)


def _buttons(step: Step) -> None:
    if step.undo:
        st.button(labels.UNDO, key="undo", icon=":material/undo:", on_click=_undo, args=(step,))
    st.button(labels.DISMISS, key=_DISMISS, type="tertiary", on_click=forget_step)


def safely(change: Callable[[], object]) -> bool:
    """Make a change; where it is refused, remember the sentence for it and return False."""
    try:
        change()
    except StepRefusedError as refused:
        did(Step(str(refused)))
        return False
    except RouteFileError as error:
        did(Step(fault_text(error)))
        return False
    except RouteError:
        did(Step(labels.GONE))
        return False
    return True


def _undo(step: Step) -> None:
    if step.undo and safely(step.undo):
        did(Step(step.undone))
        lead_to(_DISMISS)


def forget_step() -> None:
    """Show no step any more."""
    st.session_state.pop(_KEY, None)
