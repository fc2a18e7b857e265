"""Which watch a runner carries: told once, under You by a visitor, in Settings by who is kept."""

from dataclasses import replace

import streamlit as st

from planner.profile import Profile
from planner.screens import settings_labels as labels
from planner.screens.desk import Desk
from planner.screens.in_address import fill_from_address, say_in_address
from planner.screens.kept_fields import Field, KeptFields
from routes.screens import watch_words
from routes.screens.view import View
from routes.watches import Watch

# In the address and in the browser's memory alike.
WATCH = "watch"


def visitor_field() -> Watch | None:
    """Show a visitor's field, and return what is chosen in it."""
    fill_from_address(WATCH, lambda said: remembered_watch(said[0]))
    watch = st.selectbox(
        watch_words.CHOOSE,
        list(Watch),
        index=None,
        format_func=watch_words.CHOICES.__getitem__,
        placeholder=watch_words.NO_WATCH,
        help=watch_words.CHOOSE_HELP,
        key=WATCH,
        persist_state="session",
    )
    say_in_address(WATCH, [watch.value] if watch else [])
    return watch


def kept_field(fields: KeptFields) -> None:
    """Show the field that the profile keeps."""

    def keep(before: Profile, typed: object) -> Profile:
        return replace(before, watch=typed if isinstance(typed, Watch) else None)

    field = Field("watch", fields.desk.profile.watch, keep, _said)
    st.selectbox(
        watch_words.CHOOSE,
        list(Watch),
        index=None,
        format_func=watch_words.CHOICES.__getitem__,
        placeholder=watch_words.NO_WATCH,
        help=watch_words.CHOOSE_HELP,
        key=fields.key(field),
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def remembered_watch(text: str | None) -> Watch | None:
    """Return the watch that an address or a browser's memory names, None where it names none.

    A code, or the maker's name, which is the same in every language.
    """
    return next((each for each in Watch if text in (each.value, watch_words.NAMES[each])), None)


def with_choice(view: View, at: Desk) -> View:
    """Return the view with a way to choose a watch: a visitor's, or the kept runner's."""

    def choose(watch: Watch | None) -> None:
        if at.book is None and not at.is_looking:
            st.session_state[WATCH] = watch
        else:
            profile = replace(at.profile, watch=watch)
            at.save(profile, _said(profile))

    return replace(view, choose_watch=choose)


def _said(profile: Profile) -> str:
    watch = profile.watch
    return labels.WATCH_SAID.format(
        watch=watch_words.CHOICES[watch] if watch else labels.WATCH_NONE
    )
