"""The check-in: how the back is, in two presses when all is well; with pain, red flags first."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import streamlit as st

from planner.journal import CheckIn, RunDone
from planner.pain_state import PainState
from planner.screens import check_in_labels as labels
from planner.screens import journal_labels, red_flags
from planner.screens.care_card import show_next
from planner.screens.desk import Desk
from planner.screens.standing_labels import ICONS
from planner.signs import Level, Sign

_SCALE = tuple(range(11))
_ASKED_FOR = timedelta(days=1)
_STATES = {
    Level.EMERGENCY: PainState.EMERGENCY,
    Level.URGENT: PainState.URGENT,
    Level.ARTICLE: PainState.STOP,
}


def show_check_in(desk: Desk, *, worst: int | None = None, is_telling: bool = False) -> None:
    """Ask how the back is, and keep the answer at once; the caller has the heading.

    What was told today already is shown, with the way to tell it anew, which lies open where
    `is_telling`: who says that it hurts looks for nothing more. `worst` is what a run told since,
    for a beginning. The standing that follows is not shown here.
    """
    today = [each for each in desk.journal.check_ins if each.day == desk.today]
    if not today:
        _ask(desk, 0, worst)
        return
    newest = max(today, key=lambda each: each.number)
    st.write(labels.told_text(newest))
    is_folded = worst is None and not is_telling
    with st.expander(labels.AGAIN) if is_folded else st.container():
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
    st.markdown(f":small[:gray[{labels.SCALE}]]")
    has_pain = bool(worst)
    with _signs_place(has_pain=has_pain):
        signs = _signs(desk, key)
    morning = 0 if _hides_plan(signs) else _morning(key)
    is_saved = st.button(
        labels.SAVE_NONE if has_pain and not signs else labels.SAVE,
        key=f"{key}-save",
        type="primary",
        icon=":material/check:",
        disabled=worst is None and not signs,
    )
    if is_saved:
        check_in = CheckIn(desk.today, worst or 0, morning, signs, number)
        desk.add(check_in, labels.saved_text(check_in))
        st.rerun()


def _morning(key: str) -> int:
    return st.segmented_control(
        labels.MORNING,
        list(journal_labels.MORNINGS),
        default=0,
        required=True,
        format_func=lambda told: journal_labels.MORNINGS[told],
        key=f"{key}-morning",
    )


@contextmanager
def _signs_place(*, has_pain: bool) -> Iterator[None]:
    """Lay the lists open where there is pain, before anything else; else behind one tap."""
    if has_pain:
        with st.container():
            st.subheader(labels.SIGNS_FIRST)
            st.write(labels.TICK_ALL)
            yield
    else:
        with st.expander(labels.SIGNS_MORE):
            yield


def _signs(desk: Desk, key: str) -> frozenset[Sign]:
    """Show the lists, the most urgent first, and return what is ticked.

    Below the first list with a tick stands what to do; the lists after it fold, as they change
    nothing.
    """
    ticked: frozenset[Sign] = frozenset()
    for place, group in enumerate(red_flags.EVERY, 1):
        ticked = _list(group, desk, key)
        # A place that is always there: what follows would else begin anew.
        with st.container():
            if ticked:
                show_next(_STATES[group.level], desk.profile.help, "check-in-next", border=False)
        if ticked:
            ticked |= _others(red_flags.EVERY[place:], desk, key)
            break
    st.markdown(f":small[:gray[{red_flags.CAVEAT}]]")
    return ticked


def _others(groups: tuple[red_flags.Signs, ...], desk: Desk, key: str) -> frozenset[Sign]:
    if not groups:
        return frozenset()
    with st.expander(labels.SIGNS_OTHER):
        return frozenset().union(*(_list(group, desk, key) for group in groups))


def _list(group: red_flags.Signs, desk: Desk, key: str) -> frozenset[Sign]:
    """Show one list under what it asks for, and return what is ticked in it."""
    with st.container(key=f"{key}-{group.level.value}", gap="small"):
        heading = f"{ICONS[_STATES[group.level]]} **{group.title}**"
        st.markdown(heading if group.level is Level.ARTICLE else f":red[{heading}]")
        # In which case comes first: nobody shall take the advice for theirs before it is.
        st.markdown(f":gray[{group.when}]")
        # A runner's own names and numbers may stand in it, so it is never markup.
        st.text(red_flags.what_to_do(group.level, desk.profile.help))
        return frozenset(
            flag.sign
            for flag in group.flags
            # Without a sign of its own it is the profile's to tell.
            if flag.sign and st.checkbox(flag.label, key=f"{key}-{flag.sign.value}")
        )


def _hides_plan(signs: frozenset[Sign]) -> bool:
    return any(_STATES[sign.level].hides_plan for sign in signs)
