"""What was done last is told, whatever the browser says meanwhile."""

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException

from routes.screens import steps
from routes.screens.steps import Step, did


class BrokenOff(dict[str, object]):
    """A session's state, at the first use of which a message of the browser is found."""

    is_used = False

    def __setitem__(self, key: str, value: object) -> None:
        """Set a value, but for the first time."""
        if not self.is_used:
            self.is_used = True
            raise RerunException(RerunData())
        super().__setitem__(key, value)


def test_a_step_is_remembered_though_its_run_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    state = BrokenOff()
    monkeypatch.setattr(steps.st, "session_state", state)
    step = Step("Evening is removed.")
    with pytest.raises(RerunException):
        did(step)
    assert list(state.values()) == [step]
