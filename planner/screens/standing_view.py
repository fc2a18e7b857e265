"""How the back stands: what to do next, before any plan; and the question how it is."""

from datetime import date

import streamlit as st

from planner.comeback import due
from planner.journal import Walked
from planner.pain_state import PainState, Standing
from planner.screens import care_words
from planner.screens import check_in_labels as questions
from planner.screens import standing_labels as labels
from planner.screens.care_card import show_calm, show_next, show_text
from planner.screens.care_file import care_download
from planner.screens.check_in import pain_after_run, show_check_in
from planner.screens.dates import full_date
from planner.screens.desk import Desk
from planner.screens.journal_more import morning_buttons, show_cleared, show_walk
from planner.screens.words import reason_text, source_text


def show_standing(standing: Standing, desk: Desk) -> bool:
    """Show what the back asks for; return whether nothing else may be shown.

    Under EMERGENCY and URGENT that is whom to call, and the way to say that one has been seen.
    Who runs as usual and has told so today gets a line. A link's plan has no way to tell anything.
    """
    state = standing.state
    if state.hides_plan:
        _get_help(standing, desk)
        return True
    if state is PainState.NORMAL:
        if any(told.day == desk.today for told in desk.journal.check_ins):
            show_calm()
    else:
        show_next(state, desk.profile.help, "standing")
        _why(standing)
    if state is PainState.STOP:
        _gate(standing, desk)
    elif (index := due(desk.journal, standing, desk.today)) is not None:
        st.markdown(f"**{labels.session_line(index)}**")
        _behind(labels.WAY_BACK, "way_back")
    if ice := care_words.ice_id(standing.ice):
        _behind(care_words.ICE_TITLE, ice)
    if standing.asks_check_up:
        _behind(labels.CHECK_UP, "check_up")
    return False


def check_in_line(state: PainState, desk: Desk) -> None:
    """Ask how the back is, behind one tap; open by itself where the plan waits for the answer.

    So after a run that hurt, and in a pause on each day that nothing was told on.
    """
    is_told = any(told.day == desk.today for told in desk.journal.check_ins)
    worst = pain_after_run(desk)
    asks = worst is not None
    is_open = asks or (state is PainState.PAUSE and not is_told)
    # Another key once it is told, so that it folds.
    key = f"check-in-line-{desk.today}-{'open' if is_open else 'folded'}"
    icon = ":material/health_and_safety:"
    with st.expander(questions.QUESTION, expanded=is_open, icon=icon, key=key):
        if asks:
            st.write(questions.AFTER_A_RUN)
        show_check_in(desk, worst=worst)
        care_download(desk)


def _get_help(standing: Standing, desk: Desk) -> None:
    show_next(standing.state, desk.profile.help, "standing")
    _why(standing)
    if desk.is_looking:
        return
    if any(each.day == desk.today for each in desk.journal.cleared):
        st.write(labels.SEEN_TODAY)
    else:
        with st.expander(labels.SEEN, type="compact"):
            show_cleared(desk)
    st.markdown(f":small[:gray[{labels.MISTAKE}]]")


def _why(standing: Standing) -> None:
    since = standing.since
    # An uncleared disc has no day since which it is so.
    if since is not None and since != date.min:
        st.markdown(f":gray[{labels.since_text(full_date(since))}]")
    if not standing.why:
        return
    with st.expander(labels.WHY, type="compact"):
        for reason in standing.why:
            st.text(reason_text(reason))
            st.markdown(f":small[:gray[{source_text(reason.rule)}]]")


def _gate(standing: Standing, desk: Desk) -> None:
    """Show what comes before the way back, and the ways to tell of it."""
    if standing.gate is not None:
        st.markdown(f"**{labels.GATE}**")
        st.markdown("\n".join(f"- {line}" for line in care_words.gate_lines(standing.gate)))
    if not desk.is_looking:
        _ask_walk_mornings(desk, standing.since or date.min)
        with st.expander(labels.WALK, icon=":material/directions_walk:"):
            show_walk(desk)
        with st.expander(labels.SEEN, icon=":material/how_to_reg:"):
            show_cleared(desk)
    _behind(labels.ASTEROID, "asteroid")


def _ask_walk_mornings(desk: Desk, since: date) -> None:
    """Ask for the mornings after walks, without which they do not count."""
    # A place that is always there: what follows would else begin anew, and open things close.
    place = st.container()
    for kept in desk.kept:
        walk = kept.record
        if isinstance(walk, Walked) and walk.morning is None and since <= walk.day < desk.today:
            with place.container(key=f"walk-morning-{kept.id}"):
                st.write(labels.walk_morning_text(full_date(walk.day)))
                morning_buttons(desk, kept)


def _behind(title: str, text_id: str) -> None:
    with st.expander(title, type="compact"):
        show_text(text_id)
