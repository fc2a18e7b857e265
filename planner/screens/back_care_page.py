"""The page Back care: the article's tips with what research says, and the exercises."""

import streamlit as st
from streamlit.navigation.page import Page

from planner.care.files import load_sources, load_tips
from planner.care.regions import by_region
from planner.care.tips import Part
from planner.exercises import Exercise, Exercises, load_exercises
from planner.pain import standing
from planner.screens import back_care_labels as labels
from planner.screens import page_labels, red_flags, tips_words
from planner.screens.back_care_routines import show_routines
from planner.screens.care_file import care_download
from planner.screens.components import EXERCISES
from planner.screens.desk import Desk
from planner.screens.exercise_cards import exercise_card
from planner.screens.figure_files import figures_url
from planner.screens.standing_view import check_in_line, show_standing
from planner.screens.tips_view import show_tips
from routes.language import _
from routes.screens.asked import leave_behind
from routes.screens.said import show_said

# Our choice: so wide a line is still read with ease.
_LINE_PX = 760
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
    with st.container(width=_LINE_PX):
        st.write(labels.INTRO)
        check_in_line(stands.state, desk)
        with st.expander(labels.STOP_TITLE, icon=":material/do_not_disturb_on:"):
            st.markdown(red_flags.as_markdown(desk.profile.help))
        show_routines(desk, stands, exercises)
    st.header(labels.LIBRARY)
    st.markdown(f":small[:gray[{labels.CREDIT}]]")
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
    st.divider()
    st.markdown(f":small[:gray[{labels.NOT_MEDICAL}]]")
    care_download(desk, "care-download-below")


def _library(exercises: Exercises) -> None:
    st.markdown(f":gray[{labels.EXERCISES_INTRO}]")
    groups = [
        _group(labels.REGIONS[region], labels.count_text(held), held)
        for region, held in by_region(exercises.every).items()
    ]
    EXERCISES(
        key="exercises",
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
