"""Who is kept here: a name, one more, one less."""

from dataclasses import replace

import streamlit as st

from planner.errors import PlanError
from planner.profile import Profile
from planner.screens import settings_labels as labels
from planner.screens.desk import Desk
from planner.screens.desk_labels import name_text
from planner.screens.kept_fields import Field, KeptFields
from planner.screens.starting import blank
from planner.screens.store_words import store_text
from planner.screens.who import choose
from planner.screens.words import error_text
from planner.store import StoreError
from routes.read.text import clean_text
from routes.screens.steps import Step, did

_MOST_NAME_CHARS = 60
_NEW, _NEW_TROUBLE = "new_runner", "new_runner_trouble"


def show_runners(fields: KeptFields) -> None:
    """Show the name, with a way to add another runner and to erase this one."""
    desk = fields.desk
    field = Field(
        "name",
        name_text(desk.profile.name),
        _named,
        lambda now: labels.NAME_SAID.format(name=name_text(now.name)),
    )
    st.text_input(
        labels.NAME,
        max_chars=_MOST_NAME_CHARS,
        key=fields.key(field),
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)
    # A place that is always there: what follows would else begin anew with the first change.
    with st.container(horizontal=True):
        if desk.book is None:
            return
        with st.popover(labels.ADD_RUNNER, icon=":material/person_add:"):
            st.write(labels.ADD_RUNNER_WHY)
            st.text_input(labels.NAME, max_chars=_MOST_NAME_CHARS, key=_NEW)
            st.button(labels.ADD_RUNNER_DO, key="add_runner", on_click=_add, args=(desk,))
            if st.session_state.get(_NEW_TROUBLE):
                st.error(st.session_state[_NEW_TROUBLE])
        with st.popover(labels.ERASE_RUNNER, icon=":material/person_remove:"):
            st.write(labels.ERASE_RUNNER_WHY)
            st.text(name_text(desk.profile.name))
            st.button(labels.ERASE_RUNNER_SURE, key="erase_runner", on_click=_erase, args=(desk,))


def _named(before: Profile, typed: object) -> Profile:
    return replace(before, name=clean_text(str(typed), _MOST_NAME_CHARS))


def _add(desk: Desk) -> None:
    try:
        profile = _named(blank(desk.today), st.session_state[_NEW])
        book = desk.store.add_profile(profile)
    except PlanError as error:
        st.session_state[_NEW_TROUBLE] = error_text(error)
        return
    except StoreError as error:
        st.session_state[_NEW_TROUBLE] = store_text(error)
        return
    st.session_state[_NEW_TROUBLE] = ""
    st.session_state[_NEW] = ""
    choose(book.id)
    did(Step(labels.RUNNER_ADDED.format(name=name_text(profile.name))))


def _erase(desk: Desk) -> None:
    if desk.book is None:
        return
    try:
        desk.store.erase(desk.book.id)
    except StoreError as error:
        did(Step(store_text(error)))
        return
    choose(None)
    did(Step(labels.RUNNER_ERASED.format(name=name_text(desk.profile.name))))
