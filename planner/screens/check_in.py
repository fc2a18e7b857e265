"""The check-in: how the back is, in two presses when all is well; with pain, red flags first."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from planner.journal import CheckIn
from planner.screens import check_in_labels as labels
from planner.screens import journal_labels, red_flags
from planner.screens.desk import Desk
from planner.signs import Level, Sign

_SCALE = tuple(range(11))


def show_check_in(desk: Desk) -> None:
    """Ask how the back is, and keep the answer at once; the caller has the heading.

    What was told today already is shown, with the way to tell it anew. The standing that follows
    from it is not shown here.
    """
    today = [each for each in desk.journal.check_ins if each.day == desk.today]
    if not today:
        _ask(desk, 0)
        return
    st.write(labels.told_text(max(today, key=lambda each: each.number)))
    with st.expander(labels.AGAIN):
        _ask(desk, 1 + max(each.number for each in today))


def _ask(desk: Desk, number: int) -> None:
    """Ask; `number` orders the check-ins of a day, and makes each form a new one."""
    key = f"check-in-{desk.today}-{number}-{desk.book.id if desk.book else ''}"
    worst = st.pills(labels.WORST, _SCALE, key=f"{key}-worst")
    with _signs_place(has_pain=bool(worst)):
        signs = frozenset(_signs(desk, key))
    _warn(desk, signs)
    morning = st.segmented_control(
        labels.MORNING,
        list(journal_labels.MORNINGS),
        default=0,
        required=True,
        format_func=lambda told: journal_labels.MORNINGS[told],
        key=f"{key}-morning",
    )
    is_saved = st.button(
        labels.SAVE,
        key=f"{key}-save",
        type="primary",
        icon=":material/check:",
        disabled=worst is None and not signs,
    )
    if is_saved:
        check_in = CheckIn(desk.today, worst or 0, morning, signs, number)
        desk.add(check_in, labels.SAVED.format(check_in.worst))
        st.rerun()


@contextmanager
def _signs_place(*, has_pain: bool) -> Iterator[None]:
    """Lay the lists open where there is pain, before anything else; else behind one tap."""
    if has_pain:
        with st.container(border=True):
            st.markdown(f"**{labels.SIGNS_FIRST}**")
            yield
    else:
        with st.expander(labels.SIGNS_MORE):
            yield


def _signs(desk: Desk, key: str) -> Iterator[Sign]:
    """Show the lists, the most urgent first, and return what is ticked."""
    for group in red_flags.EVERY:
        colour = "gray" if group.level is Level.ARTICLE else "red"
        st.markdown(f":{colour}[**{labels.LEVELS[group.level]}**]")
        # A runner's own names and numbers may stand in it, so it is never markup.
        st.text(f"{red_flags.what_to_do(group.level, desk.profile.help)} {group.when}")
        for flag in group.flags:
            # Without a sign of its own it is the profile's to tell.
            if flag.sign and st.checkbox(flag.label, key=f"{key}-{flag.sign.value}"):
                yield flag.sign
    st.markdown(f":gray[{labels.CAVEAT}]")


def _warn(desk: Desk, signs: frozenset[Sign]) -> None:
    """Say at once what a ticked sign asks for, the gravest; not only when it is saved."""
    # A place that is always there: what follows would else begin anew.
    place = st.container()
    level = next((each for each in Level if any(sign.level is each for sign in signs)), None)
    if level is None:
        return
    with place, st.container(border=True, key="check-in-warning"):
        st.markdown(f":red[:material/emergency_home: **{labels.TICKED}**]")
        st.text(f"{red_flags.what_to_do(level, desk.profile.help).rstrip(',')}.")
