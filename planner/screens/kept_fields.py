"""Fields that show a part of a profile and keep it as soon as it is changed.

What makes no sense stays in its field, with the sentence beside it, and everything else is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from planner.errors import PlanError
from planner.merging import changed
from planner.profile import Profile
from planner.screens.desk import Desk
from planner.screens.who import owner_of
from planner.screens.words import error_text
from routes.screens.fields_anew import note_told, showing

_WRONG = "wrong_fields"


class FieldError(ValueError):
    """Something told that makes no sense; its text is the sentence for the runner."""


@dataclass(frozen=True, slots=True)
class Field:
    """Tie a field to a profile.

    `shown` is what stands in it. `change` makes the profile of what was told, which may be
    anything the widget gives, and raises PlanError or FieldError; `said` tells what was done.
    """

    name: str
    shown: object
    change: Callable[[Profile, object], Profile]
    said: Callable[[Profile], str]


class KeptFields:
    """Hand out the keys of one page's fields, and keep what is told in them."""

    def __init__(self, desk: Desk, page: str) -> None:
        self.desk = desk
        self._page = page
        self._owner = owner_of(desk.book)
        # As they are in this run: what the browser tells may be of fields that others follow.
        self._keys: dict[str, str] = {}

    def key(self, field: Field) -> str:
        """Return the key for the field's widget, with its value set; call before the widget."""
        name = self._name(field.name)
        typed = self._wrong().get(name)
        key = self._keys[name] = showing(name, field.shown)
        if typed is not None:
            st.session_state[key] = typed.value
        return key

    def take(self, field: Field) -> None:
        """Keep what was told in a field; for its widget's on_change."""
        self._keep(field, st.session_state[self._keys[self._name(field.name)]])

    def tell(self, field: Field) -> None:
        """Show beside the field what is wrong with what was told in it; call after the widget.

        What makes sense by now, as other fields were changed, is kept.
        """
        name = self._name(field.name)
        # A place that is always there: what follows would else begin anew.
        place = st.empty()
        typed = self._wrong().get(name)
        if typed is None:
            return
        try:
            after = field.change(self.desk.profile, typed.value)
        except (PlanError, FieldError) as error:
            place.error(_sentence(error))
            return
        del self._wrong()[name]
        note_told(name, typed.value)
        if changed(self.desk.profile, after):
            self.desk.save(after, field.said(after))
        st.rerun()

    def told(self, name: str) -> object:
        """Return what stands wrongly told in a field, None where all is well."""
        typed = self._wrong().get(self._name(name))
        return None if typed is None else typed.value

    def _keep(self, field: Field, told: object) -> None:
        name = self._name(field.name)
        self._wrong().pop(name, None)
        try:
            after = field.change(self.desk.profile, told)
        except (PlanError, FieldError):
            self._wrong()[name] = _Typed(told)
            return
        note_told(name, told)
        if changed(self.desk.profile, after):
            self.desk.save(after, field.said(after))

    def _name(self, name: str) -> str:
        return f"{self._page}-{name}-{self.desk.units.value}-{self._owner}"

    def _wrong(self) -> "dict[str, _Typed]":
        found: dict[str, _Typed] = st.session_state.setdefault(_WRONG, {})
        return found


@dataclass(frozen=True, slots=True)
class _Typed:
    """Hold what was told wrongly; it may be None, for a field that was emptied."""

    value: object


def _sentence(error: Exception) -> str:
    return error_text(error) if isinstance(error, PlanError) else str(error)
