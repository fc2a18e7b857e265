"""The check-in: how the back is, in two presses when all is well; with pain, red flags first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import streamlit as st

from planner.journal import CheckIn, RunDone
from planner.screens import check_in_labels as labels
from planner.screens import journal_labels, red_flags
from planner.screens.desk import Desk
from planner.signs import Level, Sign

_SCALE = tuple(range(11))
_ASKED_FOR = timedelta(days=1)


def show_check_in(desk: Desk, *, worst: int | None = None) -> None:
    """Ask how the back is, and keep the answer at once; the caller has the heading.

    What was told today already is shown, with the way to tell it anew. `worst` is what a run told
    since, for a beginning. The standing that follows is not shown here.
    """
    today = [each for each in desk.journal.check_ins if each.day == desk.today]
    if not today:
        _ask(desk, 0, worst)
        return
    newest = max(today, key=lambda each: each.number)
    st.write(labels.told_text(newest))
    with st.expander(labels.AGAIN) if worst is None else st.container():
        _ask(desk, newest.number + 1, worst)


def pain_after_run(desk: Desk) -> int | None:
    """Return how much a run of today or yesterday hurt, None where nobody need be asked.

    A run itself tells of no signs; what is longer ago has been asked. How the back was before the
    run, on the same day, is no answer.
    """
    hurt = [
        (kept, kept.record)
        for kept in desk.kept
        if isinstance(kept.record, RunDone)
        and kept.record.pain_worst
        and timedelta() <= desk.today - kept.record.day <= _ASKED_FOR
    ]
    if not hurt:
        return None
    run, record = hurt[-1]
    answered = any(
        isinstance(kept.record, CheckIn) and kept.at > run.at and kept.record.day >= record.day
        for kept in desk.kept
    )
    return None if answered else record.pain_worst


def _ask(desk: Desk, number: int, worst: int | None) -> None:
    """Ask; `number` orders the check-ins of a day, and makes each form a new one."""
    key = f"check-in-{desk.today}-{number}-{desk.book.id if desk.book else ''}"
    worst = st.pills(labels.WORST, _SCALE, default=worst, key=f"{key}-worst")
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
        with st.container():
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
