"""Where what is kept lies, and how to take it along, bring it in, and be rid of it."""

from functools import partial

import streamlit as st

from planner.screens import desk_labels
from planner.screens import settings_labels as labels
from planner.screens.desk import Desk
from planner.screens.joined import in_a_row
from planner.screens.notices import storage_text
from planner.screens.storage import Storage
from planner.screens.store_words import store_text
from planner.screens.who import choose
from planner.store import Store, StoreError, exchange
from routes.screens.steps import Step, did

_EXPORT_NAME = "loopwell-{}.json"
_WORD, _TROUBLE, _UPLOADS = "erase_all_word", "erase_all_trouble", "import_uploads"


def show_data(storage: Storage, desk: Desk) -> None:
    """Show where everything lies, with ways to export, import and erase it."""
    store = storage.store
    told = storage_text(storage)
    if told:
        st.text(told)
    if store.path:
        st.write(labels.WHERE)
        st.code(str(store.path), language=None, wrap_lines=True)
    else:
        st.write(labels.WHERE_SERVER if storage.is_on_server else labels.WHERE_NOWHERE)
    st.download_button(
        labels.EXPORT,
        data=store.export,
        file_name=_EXPORT_NAME.format(desk.today),
        mime="application/json",
        on_click="ignore",
        icon=":material/download:",
        help=labels.EXPORT_WHY,
        key="export",
    )
    _import(store)
    with st.popover(labels.ERASE_ALL, icon=":material/delete_forever:"):
        st.write(labels.ERASE_ALL_WHY)
        st.text_input(labels.ERASE_ALL_TYPE.format(word=labels.ERASE_ALL_WORD), key=_WORD)
        st.button(labels.ERASE_ALL_DO, key="erase_all", on_click=_erase_all, args=(store,))
        if st.session_state.get(_TROUBLE):
            st.error(st.session_state[_TROUBLE])


def _import(store: Store) -> None:
    uploads = st.session_state.setdefault(_UPLOADS, 0)
    file = st.file_uploader(
        labels.IMPORT_FILE,
        type="json",
        max_upload_size=exchange.MOST_BYTES // 1_000_000,
        key=f"import-{uploads}",
    )
    if file is None:
        return
    data = file.getvalue()
    try:
        books = exchange.read(data)
        here = {head.id for head in store.profiles()}
    except StoreError as error:
        st.error(store_text(error))
        return
    if not books:
        st.text(labels.IMPORT_NOBODY)
        return
    for book in books:
        told = labels.IMPORT_KNOWN if book.profile.id in here else labels.IMPORT_NEW
        entries = labels.entries_text(len(book.records))
        st.text(told.format(name=desk_labels.name_text(book.profile.name), entries=entries))
    st.button(
        labels.IMPORT_DO, key="import", type="primary", on_click=partial(_take_in, store, data)
    )


def _take_in(store: Store, data: bytes) -> None:
    try:
        heads = store.import_(data)
    except StoreError as error:
        did(Step(store_text(error)))
        return
    # An emptied field, and what it held is let go of.
    st.session_state[_UPLOADS] += 1
    did(
        Step(
            labels.IMPORTED.format(
                names=in_a_row(desk_labels.name_text(head.name) for head in heads)
            )
        )
    )


def _erase_all(store: Store) -> None:
    if st.session_state[_WORD].strip().casefold() != labels.ERASE_ALL_WORD.casefold():
        st.session_state[_TROUBLE] = labels.ERASE_ALL_NEEDS.format(word=labels.ERASE_ALL_WORD)
        return
    st.session_state[_TROUBLE] = st.session_state[_WORD] = ""
    try:
        store.erase_all()
    except StoreError as error:
        did(Step(store_text(error)))
        return
    choose(None)
    did(Step(labels.ALL_ERASED))
