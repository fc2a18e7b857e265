"""Whom to call, as fields that are kept as they are changed."""

from dataclasses import replace

import streamlit as st

from planner.profile import Help, Profile
from planner.screens import settings_labels as labels
from planner.screens.kept_fields import Field, FieldError, KeptFields
from routes.read.text import clean_text

_MOST_CHARS = 60


def help_fields(fields: KeptFields) -> None:
    """Show whom to call."""
    st.markdown(f":gray[{labels.HELP_WHY}]")
    for name, label in (
        ("emergency", labels.EMERGENCY),
        ("nurse_name", labels.NURSE_NAME),
        ("nurse", labels.NURSE),
        ("own_name", labels.OWN_NAME),
        ("own", labels.OWN),
    ):
        field = Field(
            f"help_{name}",
            getattr(fields.desk.profile.help, name),
            _Helped(name),
            lambda _: labels.HELP_SAID,
        )
        st.text_input(
            label,
            max_chars=_MOST_CHARS,
            key=fields.key(field),
            on_change=fields.take,
            args=(field,),
        )
        fields.tell(field)


class _Helped:
    """Put what was told into one part of whom to call."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, before: Profile, typed: object) -> Profile:
        text = clean_text(str(typed), _MOST_CHARS)
        if self._name == "emergency" and not text:
            raise FieldError(labels.HELP_NEEDS)
        changed: Help = replace(before.help, **{self._name: text})
        return replace(before, help=changed)
