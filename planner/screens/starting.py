"""What a visitor of whom nothing is kept has told so far: what the first change would keep."""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from planner.journal import RunDone
from planner.profile import NAMELESS, Profile
from planner.runner import Runner
from planner.screens import told
from routes.screens.view import View

# A plan and a readiness need some longest run; where none is told, this one is not shown as told.
DEFAULT_LONGEST_M = 5000.0
_TOLD = "told_so_far"


@dataclass(frozen=True, slots=True)
class Starting:
    """Hold a profile to begin with, and the runs told of."""

    profile: Profile
    runs: tuple[RunDone, ...] = ()


def starting(view: View) -> Starting:
    """Return what was told last on the Week page, with longest run and pace as under You."""
    known = st.session_state.get(_TOLD)
    found = known if isinstance(known, Starting) else Starting(blank(view.today))
    longest_m, pace = told.longest_told_m(view.units), told.pace_told_s_per_km(view.units)
    profile = found.profile
    if longest_m and told.is_longest(longest_m) and profile.longest_told_m is not None:
        profile = replace(profile, longest_told_m=longest_m)
    if pace and told.is_pace(pace):
        profile = replace(profile, runner=replace(profile.runner, easy_pace_s_per_km=pace))
    # Nobody tells today of the days to come.
    told_on = min(profile.told_on, view.today)
    profile = replace(profile, told_on=told_on, watch=view.watch, look=view.look)
    return Starting(profile, found.runs)


def tell_so_far(told_now: Starting) -> None:
    """Remember what a visitor told, for the other pages."""
    st.session_state[_TOLD] = told_now


def has_told(view: View) -> bool:
    """Tell whether a visitor has told enough for a plan: the longest run, or the Week page."""
    return view.runner.is_told or _TOLD in st.session_state


def blank(today: date) -> Profile:
    """Return the profile of who has told nothing yet."""
    runner = Runner(None, told.DEFAULT_PACE_S_PER_KM)
    return Profile(NAMELESS, runner, DEFAULT_LONGEST_M, today)
