"""Edit the line: trim, split, begin elsewhere, turn round, simplify, undo, redo, keep as new."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from routes.edits import Edit, History, Reverse, Simplify, Split, StartAt, Trim
from routes.errors import ShapeError
from routes.library import Library
from routes.measure import Measurement
from routes.screens import edit_labels as labels
from routes.screens.keep_new import keep_new
from routes.screens.match_tool import show_match, tell_match
from routes.screens.measures import distance_unit
from routes.screens.span import line_key, marked
from routes.screens.view import View
from routes.screens.workshop import Shown, history_of, remember_history
from routes.summary import RouteSummary
from routes.track import Route
from routes.units import Units

_TROUBLE = "edit_trouble"
_TOLERANCES_M = (2, 5, 10, 20, 50)


def show_edits(
    chosen: RouteSummary, whole: Route, shown: Shown, library: Library, view: View
) -> None:
    """Show the tools for what is `shown` of the `chosen` route."""
    history = history_of(chosen.id, whole)
    tools = _Tools(chosen.id, history, shown.measurement, view.units)
    with st.expander(labels.TITLE, icon=":material/edit_road:", key="edit"):
        st.markdown(f":gray[{labels.INTRO}]")
        tools.trouble()
        # First, as on a phone what is below may be out of sight once it is there.
        tell_match(history, view.units)
        tools.steps()
        if history.is_changed:
            keep_new(chosen, history, library.own, view.units, "edit")
        tools.parts()
        show_match(chosen.id, history)
        columns = st.columns(3, gap="medium")
        for column, tool in zip(columns, (tools.trim, tools.place, tools.rest), strict=True):
            with column:
                tool()


class _Tools:
    """Draw the tools for one state of one route."""

    def __init__(
        self, route_id: str, history: History, measurement: Measurement, units: Units
    ) -> None:
        self._id = route_id
        self._history = history
        self._length_m = measurement.distance_m
        self._is_loop = measurement.is_loop
        self._units = units
        self._span = marked(line_key(history.route.track))
        # Fields of their own for another line or span: what they hold would mean another place.
        state = (history.at, history.state.shown, round(self._length_m, 2), self._span, units)
        self._version = f"{route_id}-{hash(state):x}"

    def trouble(self) -> None:
        """Say once why an edit could not be."""
        text = st.session_state.pop(_TROUBLE, None)
        if text:
            st.warning(text)

    def steps(self) -> None:
        """Show undo and redo, each with what it is about."""
        done, undone = self._history.state.edit, self._history.undone
        with st.container(horizontal=True):
            st.button(
                labels.undo_text(done),
                key="edit_undo",
                icon=":material/undo:",
                disabled=done is None,
                on_click=self._go,
                args=(self._history.undo,),
            )
            st.button(
                labels.redo_text(undone),
                key="edit_redo",
                icon=":material/redo:",
                disabled=undone is None,
                on_click=self._go,
                args=(self._history.redo,),
            )

    def parts(self) -> None:
        """Let one of several parts be shown."""
        count = len(self._history.state.parts)
        if count < 2:  # noqa: PLR2004
            return
        key = f"edit-part-{self._version}"

        def show() -> None:
            part = st.session_state[key]
            if part is not None:
                self._go(partial(self._history.show, part))

        st.segmented_control(
            labels.SHOW_PART,
            range(count),
            default=self._history.state.shown,
            format_func=lambda part: labels.PART.format(number=part + 1),
            key=key,
            on_change=show,
        )

    def trim(self) -> None:
        """Ask from where to where to keep."""
        from_m, to_m = self._span or (0.0, self._length_m)
        read_from = self._field(labels.FROM, "from", from_m)
        read_to = self._field(labels.TO, "to", to_m)
        self._button(
            labels.TRIM,
            "trim",
            ":material/content_cut:",
            lambda: Trim(read_from(), read_to()),
            labels.TRIM_HELP,
        )

    def place(self) -> None:
        """Ask for a place to split at, or to begin a loop at."""
        read = self._field(labels.AT, "at", self._span[0] if self._span else self._length_m / 2)
        self._button(labels.SPLIT, "split", ":material/call_split:", lambda: Split(read()))
        self._button(
            labels.START,
            "start",
            ":material/flag:",
            lambda: StartAt(read()),
            labels.START_HELP if self._is_loop else labels.NO_LOOP,
            is_off=not self._is_loop,
        )

    def rest(self) -> None:
        """Offer to turn the line round and to leave out points."""
        key = f"edit-tolerance-{self._id}"
        st.selectbox(
            labels.TOLERANCE,
            _TOLERANCES_M,
            index=1,
            format_func=labels.tolerance_text,
            help=labels.TOLERANCE_HELP,
            key=key,
        )
        self._button(
            labels.SIMPLIFY,
            "simplify",
            ":material/timeline:",
            lambda: Simplify(float(st.session_state[key])),
            labels.points_text(len(self._history.route.track)),
        )
        self._button(labels.REVERSE, "reverse", ":material/swap_horiz:", Reverse)

    def _field(self, label: str, name: str, value_m: float) -> Callable[[], float]:
        """Show a field for a place on the line, and return what reads it in metres."""
        key = f"edit-{name}-{self._version}"
        unit_m = self._units.distance_m
        longest = round(self._length_m / unit_m + 0.005, 2)
        st.number_input(
            label.format(unit=distance_unit(self._units)),
            min_value=0.0,
            max_value=longest,
            value=min(round(value_m / unit_m, 2), longest),
            step=0.1,
            format="%.2f",
            key=key,
        )

        def read() -> float:
            typed = st.session_state[key]
            # A field tells hundredths: what stands there untouched means the very place.
            if typed is None or abs(typed * unit_m - value_m) <= 0.006 * unit_m:
                return value_m
            return float(min(typed * unit_m, self._length_m))

        return read

    def _button(
        self,
        label: str,
        name: str,
        icon: str,
        edit: Callable[[], Edit],
        tip: str | None = None,
        *,
        is_off: bool = False,
    ) -> None:
        st.button(
            label,
            key=f"edit_{name}",
            icon=icon,
            help=tip,
            disabled=is_off,
            width="stretch",
            on_click=self._go,
            args=(lambda: self._history.apply(edit()),),
        )

    def _go(self, step: Callable[[], History]) -> None:
        try:
            history = step()
        except ShapeError:
            st.session_state[_TROUBLE] = labels.TOO_SHORT
            return
        remember_history(self._id, history)
