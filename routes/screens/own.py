"""What a runner may change about an own route: its name, its tags, and that it is there."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from routes.limits import MOST_NAME_CHARS, MOST_TAG_CHARS, MOST_TAGS
from routes.own import Naming, OwnRoutes
from routes.screens import own_labels as labels
from routes.screens.fields_anew import begin_anew, version_of
from routes.screens.steps import Step, did, safely
from routes.summary import RouteSummary


def change_own(route: RouteSummary, own: OwnRoutes) -> None:
    """Show name, tags and removal of an own route."""
    with st.expander(labels.CHANGE, icon=":material/edit:"):
        # Another name or tag, from an undo or from elsewhere, must show in fields of its own.
        version = version_of(_subject(route), route.name, route.tags)
        with st.form(f"change-{version}", border=False):
            name_field(route.name, f"own-name-{version}")
            tags_field(route.tags, f"own-tags-{version}")
            # A run that another message breaks off before it comes here would lose the press.
            st.form_submit_button(
                labels.SAVE, type="primary", on_click=_save, args=(route, own, version)
            )
        origin = own.catalogue.origin(route.id)
        if origin.count > 1:
            st.text(labels.remove_many_text(origin.count))
        st.button(
            labels.REMOVE,
            key=f"remove-{route.id}",
            icon=":material/delete:",
            help=labels.REMOVE_HELP,
            on_click=_remove,
            args=(route.name, origin.file_name, own),
        )


def _save(route: RouteSummary, own: OwnRoutes, version: str) -> None:
    name, tags = (st.session_state[f"own-{field}-{version}"] for field in ("name", "tags"))
    _rename(route, own, name, typed_tags(tags))


def name_field(name: str, key: str) -> str:
    """Show a field for a route's name and return what stands there."""
    return st.text_input(labels.NAME, value=name, max_chars=MOST_NAME_CHARS, key=key)


def tags_field(tags: Sequence[str], key: str, label: str = "") -> tuple[str, ...]:
    """Show a field for tags and return them, as they were typed."""
    typed = st.text_input(
        label or labels.TAGS,
        value=", ".join(tags),
        max_chars=MOST_TAGS * (MOST_TAG_CHARS + 2),
        help=labels.TAGS_HELP,
        key=key,
    )
    return typed_tags(typed)


def typed_tags(typed: str) -> tuple[str, ...]:
    """Return the tags in what stands in a field of tags, as they were typed."""
    return tuple(typed.split(","))


def removed_files(own: OwnRoutes) -> None:
    """Show what was removed, with the way back and the way out for good."""
    names = own.removed()
    if not names:
        return
    with st.expander(labels.removed_title(len(names)), icon=":material/delete:"):
        for name in names:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(name, width="stretch")
                st.button(labels.RESTORE, key=f"back-{name}", on_click=_restore, args=(name, own))
        with st.popover(labels.ERASE, icon=":material/delete_forever:"):
            st.write(labels.ERASE_WHY)
            st.button(labels.ERASE_SURE, key="erase", on_click=_erase, args=(names, own))


def _rename(route: RouteSummary, own: OwnRoutes, name: str, tags: Sequence[str]) -> None:
    def undo(before: Naming) -> None:
        own.rename(route.id, before.title, before.tags)
        begin_anew(_subject(route))

    def change() -> None:
        before = own.rename(route.id, name, tags)
        said = labels.SAVED.format(name=name or route.name)
        did(Step(said, partial(undo, before), labels.UNSAVED.format(name=route.name)))
        begin_anew(_subject(route))

    safely(change)


def _subject(route: RouteSummary) -> str:
    return f"own-{route.id}"


def _remove(shown: str, file_name: str, own: OwnRoutes) -> None:
    def change() -> None:
        own.remove((file_name,))
        undo = partial(own.restore, (file_name,))
        said = labels.REMOVED.format(name=shown)
        did(Step(said, undo, labels.PUT_BACK.format(name=shown)))

    safely(change)


def _restore(name: str, own: OwnRoutes) -> None:
    if safely(partial(own.restore, (name,))):
        undo = partial(own.remove, (name,))
        said = labels.PUT_BACK.format(name=name)
        did(Step(said, undo, labels.REMOVED.format(name=name)))


def _erase(names: Sequence[str], own: OwnRoutes) -> None:
    if safely(partial(own.erase, names)):
        did(Step(labels.ERASED))
