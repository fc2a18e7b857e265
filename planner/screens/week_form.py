"""The Week page's form: of a plan that is kept, or of a visitor's or a link's answers."""

from collections.abc import Sequence
from typing import Protocol

import streamlit as st
from streamlit.navigation.page import Page

from planner.errors import PlanError
from planner.profile import Profile
from planner.screens import desk_labels, labels, link
from planner.screens.desk import Desk
from planner.screens.form import AddressForm
from planner.screens.kept_fields import KeptFields
from planner.screens.plan_fields import goal_day_field, goal_fields, when_fields
from planner.screens.running_fields import longest_fields, pace_field, rest_field, rhythm_fields
from planner.screens.words import error_text
from routes.summary import RouteSummary


class WeekForm(Protocol):
    """What the Week page may ask of its form, whoever's answers it has."""

    mistake: str

    def profile(self) -> Profile | None:
        """Return whose week to plan, None after telling what is wrong beside its field."""

    def desk(self) -> Desk | None:
        """Return the desk that the week belongs to, None as above."""

    def tell(self, error: PlanError) -> None:
        """Show what is wrong, and keep it in `mistake`."""


def week_form(routes: Sequence[RouteSummary], desk: Desk, settings_page: Page | None) -> WeekForm:
    """Draw the form and return it.

    While nothing is kept, the address tells the answers, and nothing of them is saved. Of a plan
    that is kept, every change is saved; a link with other answers is told, and looked at only
    when asked for.
    """
    if desk.book is None:
        return AddressForm(routes, desk)
    if link.is_looking():
        return AddressForm(routes, desk.looking(desk.profile))
    return KeptForm(routes, desk, settings_page)


def link_line(desk: Desk) -> None:
    """Say that a link has other answers than the plan that is kept; call it before `week_form`."""
    if desk.book is None:
        return
    if not link.is_looking():
        link.take_link(desk.profile)
    if not (link.is_looking() or link.has_other_answers()):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="link"):
        if link.is_looking():
            st.text(desk_labels.LOOKING_NOW, width="stretch")
            st.button(desk_labels.BACK_TO_MINE, key="link_away", on_click=link.look_away)
        else:
            st.text(desk_labels.OTHER_ANSWERS, width="stretch")
            st.button(desk_labels.LOOK, key="link_look", on_click=link.look)
            st.button(desk_labels.DISMISS, key="link_not", type="tertiary", on_click=link.look_away)


class KeptForm:
    """Draw the fields of a plan that is kept; each is saved as it is changed."""

    def __init__(
        self, routes: Sequence[RouteSummary], desk: Desk, settings_page: Page | None
    ) -> None:
        self._desk = desk
        self.mistake = ""
        fields = KeptFields(desk, "week")
        longest_fields(fields)
        pace_field(fields)
        rest_field(fields)
        self._trouble = st.empty()
        with st.expander(labels.MORE):
            goal_fields(fields, routes)
            goal_day_field(fields)
            rhythm_fields(fields)
            when_fields(fields)
        if settings_page:
            st.page_link(settings_page, label=desk_labels.MORE_SETTINGS, icon=":material/settings:")

    def profile(self) -> Profile:
        """Return the profile that is kept: what is told wrongly is not part of it."""
        return self._desk.profile

    def desk(self) -> Desk:
        """Return the runner's own desk."""
        return self._desk

    def tell(self, error: PlanError) -> None:
        """Show what is wrong below the first fields, and keep it in `mistake`."""
        self.mistake = error_text(error)
        self._trouble.error(self.mistake)
