"""Fields of how the pages look: a runner's are kept in the profile, a visitor's by the browser."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

import streamlit as st

from planner.screens import dates
from planner.screens import look_labels as labels
from planner.screens.desk import Desk
from planner.screens.looks import forget_linked, look_key, tongue_of
from routes.language import NAMES, decimal
from routes.look import Look, Motion, TextSize
from routes.screens.fields_anew import note_told, showing
from routes.screens.tongue import speak

_EXAMPLE = 5.4
_T = TypeVar("_T", bound=str)


class KeepLook(Protocol):
    """Keep a look, and say so with `said` where that can be undone."""

    def __call__(self, look: Look, said: str) -> object:
        """Keep it."""


def kept_look(desk: Desk) -> KeepLook:
    """Return what keeps a look in the profile of the desk's runner."""
    return lambda look, said: desk.save(replace(desk.profile, look=look), said)


class LookFields:
    """Draw the fields of one page, and keep what is chosen in them at once."""

    def __init__(self, look: Look, page: str, keep: KeepLook) -> None:
        self._look = look
        self._page = page
        self._keep = keep

    def language(self) -> None:
        """Show the language, each by the name that its own speakers give it."""
        self._choice(
            f":material/translate: {labels.LANGUAGE}",
            "language",
            tuple(NAMES),
            tongue_of(self._look).words,
            NAMES.__getitem__,
            self._speak,
        )

    def figures(self, today: date) -> None:
        """Show the language of dates and numbers, with an example of each."""
        codes = ("", *NAMES)
        figures = self._look.figures
        self._choice(
            labels.FIGURES,
            "figures",
            codes,
            figures if figures in codes else "",
            labels.figures_name,
            self._write,
        )
        example = labels.example_text(dates.year_date(today), decimal(_EXAMPLE, 1))
        st.markdown(f":gray[{example}]")

    def size(self) -> None:
        """Show the size of the text."""
        self._choice(
            f":material/format_size: {labels.SIZE}",
            "size",
            tuple(TextSize),
            self._look.text_size,
            lambda size: labels.SIZES[size],
            lambda size: self._keep(replace(self._look, text_size=size), labels.SIZE_SAID[size]),
        )

    def motion(self) -> None:
        """Show how much may move."""
        self._choice(
            labels.MOTION,
            "motion",
            tuple(Motion),
            self._look.motion,
            lambda motion: labels.MOTIONS[motion],
            lambda motion: self._keep(
                replace(self._look, motion=motion), labels.MOTION_SAID[motion]
            ),
            labels.MOTION_HELP,
        )

    def _choice(
        self,
        label: str,
        name: str,
        options: Sequence[_T],
        shown: _T,
        told: Callable[[_T], str],
        keep: Callable[[_T], object],
        help_text: str | None = None,
    ) -> None:
        field = look_key(self._page, name)
        key = showing(field, shown)

        def take() -> None:
            note_told(field, st.session_state[key])
            keep(st.session_state[key])

        st.segmented_control(
            label,
            options,
            format_func=told,
            required=True,
            wrap=True,
            key=key,
            help=help_text,
            on_change=take,
        )

    def _speak(self, code: str) -> None:
        forget_linked()
        look = replace(self._look, language=code)
        # What is said of the choice is said in the language that was chosen.
        speak(tongue_of(look))
        self._keep(look, labels.language_said(code))

    def _write(self, code: str) -> None:
        look = replace(self._look, figures=code)
        speak(tongue_of(look))
        self._keep(look, labels.figures_said(code))
