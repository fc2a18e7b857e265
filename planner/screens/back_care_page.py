"""The page Back care: the article's tips with what research says, and the exercises."""

import streamlit as st
from streamlit.navigation.page import Page

from planner import rules
from planner.care.files import load_sources, load_tips
from planner.care.regions import by_region
from planner.care.tips import Part
from planner.exercises import Exercise, Exercises, duration_s, load_exercises
from planner.pain import standing
from planner.pain_state import PainState
from planner.plan import Item, Kind, Reason
from planner.routine_choice import Length, guided, need_of
from planner.screens import back_care_labels as labels
from planner.screens import page_labels, red_flags, tips_words
from planner.screens.components import EXERCISES
from planner.screens.desk import Desk
from planner.screens.exercise_cards import exercise_card
from planner.screens.figure_files import figures_url
from planner.screens.said import show_said
from planner.screens.standing_view import check_in_line, show_standing
from planner.screens.tips_view import show_tips
from routes.language import _
from routes.screens.asked import leave_behind

# The loop that the article names.
_LOOP = "parramatta-loop"


def show_back_care(desk: Desk, routes_page: Page, settings_page: Page) -> None:
    """Show the page. Under EMERGENCY and URGENT it is only whom to call.

    The other pages are where a route can be seen, and where a runner tells of an old back problem.
    """
    leave_behind()
    st.title(page_labels.CARE)
    show_said()
    stands = standing(desk.journal, desk.profile.runner, desk.today)
    if show_standing(stands, desk):
        return
    exercises = load_exercises()
    st.write(labels.INTRO)
    check_in_line(stands.state, desk)
    with st.expander(labels.STOP_TITLE, icon=":material/do_not_disturb_on:"):
        st.markdown(red_flags.as_markdown(desk.profile.help))
    _routines(exercises, desk, is_stopped=stands.state is PainState.STOP)
    *parts, library = st.tabs([*(tips_words.PARTS[part] for part in Part), labels.EXERCISES])
    for part, tab in zip(Part, parts, strict=True):
        with tab:
            st.markdown(f":gray[{tips_words.INTROS[part]}]")
            show_tips(part, load_tips(), load_sources(), exercises)
            if part is Part.HURTS:
                st.page_link(settings_page, label=labels.TO_SETTINGS, icon=":material/settings:")
            elif part is Part.KNOWN:
                st.page_link(
                    routes_page,
                    label=labels.TO_ROUTES,
                    icon=":material/map:",
                    query_params={"route": _LOOP},
                )
    with library:
        _library(exercises)
    st.markdown(f":small[:gray[{labels.CREDIT} {labels.NOT_MEDICAL}]]")


def _routines(exercises: Exercises, desk: Desk, *, is_stopped: bool) -> None:
    st.header(labels.ROUTINES)
    if is_stopped:
        st.write(labels.GENTLE_ONLY)
    stretch = exercises.rest_day(desk.today)
    item = Item(Kind.STRETCH, duration_s(stretch), (Reason(rules.ART_3),), exercises=stretch)
    stands = standing(desk.journal, desk.profile.runner, desk.today)
    need = need_of(desk.journal, desk.profile.runner, stands, desk.today)
    short = guided(item, desk.today, need, Length.SHORT, exercises)
    routines = {
        labels.STRETCH: stretch,
        labels.SHORT: short.exercises if short else (),
        labels.GENTLE: exercises.gentle(),
    }
    _groups(
        "routines",
        [
            _group(title, labels.about_text(duration_s(routine)), routine)
            for title, routine in routines.items()
            if title == labels.GENTLE or not is_stopped
        ],
        exercises,
    )


def _library(exercises: Exercises) -> None:
    st.markdown(f":gray[{labels.EXERCISES_INTRO}]")
    groups = [
        _group(labels.REGIONS[region], labels.count_text(held), held)
        for region, held in by_region(exercises.every).items()
    ]
    _groups("library", groups, exercises)


def _groups(key: str, groups: list[dict[str, object]], exercises: Exercises) -> None:
    EXERCISES(
        key=f"exercises-{key}",
        data={
            "groups": groups,
            "words": {"advice": _(exercises.advice)},
            "figures": figures_url(),
        },
    )


def _group(title: str, note: str, exercises: tuple[Exercise, ...]) -> dict[str, object]:
    return {
        "title": title,
        "note": note,
        "exercises": [
            exercise_card(each) | {"source": labels.source_text(each)} for each in exercises
        ],
    }
