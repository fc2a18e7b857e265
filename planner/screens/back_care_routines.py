"""The routines that Back care offers to start at once, each with the browser's own timer."""

from collections.abc import Mapping
from enum import StrEnum

import streamlit as st

from planner import rules
from planner.exercises import Exercise, Exercises, duration_s
from planner.journal import Routine, Ticked
from planner.pain_state import PainState, Standing
from planner.plan import Item, Kind, Reason
from planner.routine_choice import Guided, Length, Need, guided, need_of
from planner.routines import stretched_before
from planner.screens import back_care_labels as labels
from planner.screens import today_words
from planner.screens.desk import Desk
from planner.screens.guide import show_guide


class Offer(StrEnum):
    """A routine that can be started."""

    TODAY = "today"
    SHORT = "short"
    GENTLE = "gentle"


def show_routines(desk: Desk, stands: Standing, exercises: Exercises) -> None:
    """Let one be chosen, and guide through it. A sore back is offered gentle moves only."""
    st.header(labels.ROUTINES)
    if stands.state is not PainState.NORMAL:
        st.write(labels.GENTLE_ONLY)
    stretched = stretched_before(desk.ticks, desk.today)
    need = need_of(desk.journal, desk.profile.runner, stands, desk.today, stretched)
    offered = _offered(desk, need, exercises)
    chosen = st.pills(
        labels.WHICH,
        list(offered),
        format_func=lambda offer: labels.offer_text(
            labels.OFFERS[offer.value], offered[offer].duration_s
        ),
        key="care-routine",
    )
    # What was chosen before the back got sore may be offered no more.
    if chosen is not None and chosen in offered:
        routine = offered[chosen]
        show_guide(
            routine,
            desk.today,
            exercises,
            key=f"care-guide-{chosen}",
            calm=desk.view.look.is_calm,
            on_done=lambda _seconds: _tick(desk, routine),
        )


def _offered(desk: Desk, need: Need, exercises: Exercises) -> Mapping[Offer, Guided]:
    stretch = _item(exercises.rest_day(desk.today))
    gentle = _item(exercises.gentle())
    asked = {
        Offer.TODAY: (stretch, Length.NORMAL),
        Offer.SHORT: (stretch, Length.SHORT),
        Offer.GENTLE: (gentle, Length.NORMAL),
    }
    found = {}
    for offer, (item, length) in asked.items():
        # With a sore back every stretch becomes the gentle one: once is enough.
        if offer is Offer.GENTLE or need.state is PainState.NORMAL:
            routine = guided(item, desk.today, need, length, exercises)
            if routine is not None:
                found[offer] = routine
    return found


def _item(planned: tuple[Exercise, ...]) -> Item:
    return Item(Kind.STRETCH, duration_s(planned), (Reason(rules.ART_3),), exercises=planned)


def _tick(desk: Desk, routine: Guided) -> None:
    """Keep that today's stretch is done; more than once says no more."""
    told = [
        each for each in desk.ticks if (each.day, each.routine) == (desk.today, Routine.STRETCH)
    ]
    # Who left it out at first may do it after all: what is told last counts.
    if told and not told[-1].is_left_out:
        return
    tick = Ticked(desk.today, Routine.STRETCH, muscles=routine.muscles)
    if desk.add(tick, today_words.said_of((tick,), desk.units)):
        st.rerun()
