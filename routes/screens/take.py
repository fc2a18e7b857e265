"""What a route is taken away as: the right file for the chosen watch, checked before it is made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import streamlit as st

from routes.screens import check_words, watch_claim_words, watch_words
from routes.screens.fields_anew import note_told, showing
from routes.screens.span import line_key
from routes.screens.taking import Taking
from routes.screens.view import View
from routes.watch_check import Checked, Finding, checks
from routes.watches import Format, Watch, takes
from routes.write.for_watch import MIME, suffix, write_for
from routes.write.names import file_name

Width = Literal["content", "stretch"]
Rank = Literal["primary", "secondary"]


@dataclass(frozen=True, slots=True)
class More:
    """Hold what else is offered with a route: a file made when its button is pressed."""

    label: str
    data: Callable[[], bytes]
    file_name: str
    says: tuple[str, ...] = ()
    mime: str = MIME[Format.FIT]
    icon: str = ":material/timer:"


def show_take(
    taking: Taking,
    view: View,
    key: str,
    width: Width = "content",
    *,
    more: More | None = None,
    is_primary: bool = True,
) -> None:
    """Show the download for the chosen watch, and one more button with the check and the rest.

    All that a file needs is in memory by now, so that nothing can be gone when it is pressed; no
    press turns the page. `is_primary` is False beside a button that matters more.
    """
    kinds = takes(view.watch)
    found = _checks(taking, view)
    first = found[kinds.best]
    _button(taking, view, kinds.best, key, width, "primary" if is_primary else "secondary")
    if more:
        show_more(more, key, width)
    with (
        st.popover(
            check_words.heading(first) if view.watch else watch_words.CHOOSE_FIRST,
            icon=":material/fact_check:" if view.watch else ":material/watch:",
            width=width,
            key=f"check-{key}",
        ),
        st.container(gap="small"),
    ):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _choice(view, key)
            for fmt in kinds.others:
                _button(taking, view, fmt, f"{fmt}-{key}", "content", "secondary")
        _found(check_words.TO_KNOW, first.told, view)
        _found(check_words.SET_RIGHT, first.set_right, view)
        if view.watch:
            _says(view.watch, kinds.best, more)
        _others(found, view)


def _checks(taking: Taking, view: View) -> dict[Format, Checked]:
    route = taking.route
    known = int(np.isfinite(route.track.ele_m).sum())
    parts = (line_key(route.track), route.track.starts, known, taking.turns_m, len(taking.sights))
    watch = view.watch.value if view.watch else ""
    return _checked(route.name, watch, view.units.value, repr(parts), view, taking)


# The page is made anew at every press of a button, and the same route's course stays the same.
@st.cache_data(max_entries=256, show_spinner=False)
def _checked(
    name: str,  # noqa: ARG001 - these four are the key in the cache
    watch: str,
    units: str,  # noqa: ARG001
    parts: str,  # noqa: ARG001
    _view: View,
    _taking: Taking,
) -> dict[Format, Checked]:
    course = _taking.course_for(_view)
    chosen = Watch(watch) if watch else None
    found = checks(course, chosen, tuple(Format), _taking.route)
    return dict(zip(Format, found, strict=True))


def _button(taking: Taking, view: View, fmt: Format, key: str, width: Width, rank: Rank) -> None:
    st.download_button(
        watch_words.download_text(view.watch, fmt),
        data=lambda: write_for(taking.course_for(view), fmt),
        file_name=file_name(taking.stem, taking.distance_m, suffix(fmt)),
        mime=MIME[fmt],
        on_click="ignore",
        type=rank,
        icon=":material/download:",
        width=width,
        key=f"download-{key}",
    )


def show_more(more: More, key: str, width: Width = "content") -> None:
    """Show the button of what else is offered."""
    st.download_button(
        more.label,
        data=more.data,
        file_name=more.file_name,
        mime=more.mime,
        on_click="ignore",
        icon=more.icon,
        width=width,
        key=f"more-{key}",
    )


def _found(title: str, findings: Sequence[Finding], view: View) -> None:
    if findings:
        st.markdown(f"**{title}**")
        # Plain text: a name from a file may be in one.
        st.text(
            "\n".join(check_words.finding_text(each, view.watch, view.units) for each in findings)
        )


def _others(found: Mapping[Format, Checked], view: View) -> None:
    """Show what is to be known of the other formats alone."""
    kinds = takes(view.watch)
    lines: list[str] = []
    for fmt in kinds.others:
        lines += [
            check_words.finding_text(each, view.watch, view.units)
            for each in found[fmt].told
            if each not in found[kinds.best].told
        ]
        lines += watch_claim_words.does_of(view.watch, fmt) if view.watch else ()
    if lines:
        st.markdown(f"**{watch_words.OTHERS}**")
        st.text("\n".join(lines))


def _says(watch: Watch, fmt: Format, more: More | None) -> None:
    """Show what the make does with the file, and how it gets there: words of our own only."""
    does = "\n".join(f"- {each}" for each in watch_claim_words.does(watch, fmt))
    steps = "\n".join(_numbered(watch_claim_words.steps(watch, fmt)))
    texts = [
        f"**{watch_words.DOES.format(watch=watch_words.NAMES[watch])}**\n\n{does}",
        f"**{watch_words.STEPS}**\n\n{steps}",
    ]
    if more and more.says:
        said = "\n".join(f"- {each}" for each in more.says)
        texts.append(f"**{watch_words.WORKOUT}**\n\n{said}")
    st.markdown("\n\n".join(texts))


def _numbered(steps: Sequence[str]) -> Sequence[str]:
    return steps if len(steps) == 1 else [f"1. {each}" for each in steps]


def _choice(view: View, key: str) -> None:
    """Let the watch be chosen here too: once, for every page."""
    choose = view.choose_watch
    if choose is None:
        return
    name = f"take-watch-{key}"
    field = showing(name, view.watch)

    def take() -> None:
        note_told(name, st.session_state[field])
        choose(st.session_state[field])

    st.selectbox(
        watch_words.CHOOSE,
        list(Watch),
        index=None,
        format_func=watch_words.CHOICES.__getitem__,
        placeholder=watch_words.NO_WATCH,
        key=field,
        width=210,
        on_change=take,
    )
