"""The answers that a link to the Week page carries, beside those of a plan that is kept."""

import math
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date

import streamlit as st
from streamlit.errors import StreamlitAPIException

from planner import rules
from planner.goals import Aim, aim_of
from planner.profile import Profile
from planner.runner import Spacing
from planner.screens import dates
from planner.screens.first_questions import BACK
from planner.screens.told import longest_key, pace_key
from routes.screens.measures import pace_minutes
from routes.units import Units

# The fields of the Week page's form, as an address names them.
NAMES = (
    *(key(units) for key in (longest_key, pace_key) for units in Units),
    *("norun", "rest", "last", "goal", "own", "own_mi", "by", "rhythm", "days", "first", "weeks"),
)
_CODES = ("goal", "rhythm", "days")
_MOST_DIGITS, _MOST_CHARS = 4, 200
_ANSWERS, _LOOKING = "link_answers", "link_looking"
Answers = Mapping[str, Sequence[str]]

_READ: Mapping[str, Callable[[Sequence[str]], object]] = {
    **dict.fromkeys(("longest", "longest_mi", "own", "own_mi"), lambda said: _number(said[0])),
    **dict.fromkeys(("pace", "pace_mi", "goal"), lambda said: said[0][:_MOST_CHARS]),
    **dict.fromkeys(("last", "by", "first"), lambda said: _day(said[0])),
    "rest": lambda said: rules.REST_DAYS_ALLOWED[rules.REST_DAYS_ALLOWED.index(int(said[0]))],
    "weeks": lambda said: int(said[0][:_MOST_DIGITS]),
    "norun": lambda said: said[0] == "true",
    "rhythm": lambda said: Spacing(said[0]),
    "days": lambda said: [day for day in dates.WEEKDAYS if day in said],
}


def answers_of(profile: Profile) -> Answers:
    """Return a profile as an address would tell it, every field named, in either unit."""
    runner, aim = profile.runner, aim_of(profile)
    day = runner.goal_day
    texts = {
        "norun": str(profile.longest_told_m is None).lower(),
        "rest": f"{runner.rest_days_between}",
        "goal": "" if aim == Aim.LONGEST else str(aim),
        "by": day.isoformat() if day else "",
        "rhythm": runner.spacing.value,
        "first": (runner.plan_from or profile.told_on).isoformat(),
        "weeks": f"{profile.weeks}",
    }
    for units in Units:
        texts[pace_key(units)] = pace_minutes(runner.easy_pace_s_per_km, units)
        own = "own" if units is Units.KM else f"own_{units.value}"
        for key, metres in ((longest_key(units), profile.longest_told_m), (own, runner.goal_m)):
            texts[key] = "" if metres is None else f"{metres / units.distance_m:.1f}"
    days = [dates.WEEKDAYS[day - 1] for day in sorted(runner.weekdays or range(1, 8))]
    return {name: [text] for name, text in texts.items()} | {"days": days}


def differs(linked: Answers, profile: Profile) -> bool:
    """Tell whether a link says anything else than a profile.

    The last run is left out: of a plan that is kept, the journal tells it.
    """
    own = answers_of(profile)
    return any(
        not _is_same(said, own.get(name, [])) for name, said in linked.items() if name != "last"
    )


def take_link(profile: Profile) -> None:
    """Take a link's answers out of the address, and remember them where they are others."""
    linked = {name: said for name in NAMES if (said := st.query_params.get_all(name))}
    if not linked:
        return
    try:
        _say(dict.fromkeys(linked, ()))
    except StreamlitAPIException:
        # Fields of this visit wrote them, and go, with what they wrote, when this run is over.
        return
    if differs(linked, profile):
        st.session_state[_ANSWERS] = linked


def has_other_answers() -> bool:
    """Tell whether a link with other answers was opened in this visit."""
    return _ANSWERS in st.session_state


def is_looking() -> bool:
    """Tell whether a link's answers are looked at."""
    return bool(st.session_state.get(_LOOKING))


def look() -> None:
    """Show a link's answers in place of the plan that is kept; call it from a callback."""
    linked: Answers = st.session_state.get(_ANSWERS, {})
    for name in (*NAMES, BACK):
        st.session_state.pop(name, None)
    # A field reads the address only when the visit begins; later, it is told.
    for name, said in linked.items():
        with suppress(ValueError, IndexError):
            st.session_state[name] = _READ[name](said)
    st.session_state[_LOOKING] = True


def look_away() -> None:
    """Show the plan that is kept again; call it from a callback."""
    # What no field writes; the others go with their fields.
    for name in _CODES:
        st.query_params.pop(name, None)
    for name in (*NAMES, BACK, _ANSWERS, _LOOKING):
        st.session_state.pop(name, None)


def _say(parameters: Mapping[str, Sequence[str]]) -> None:
    # In one step: each would be an entry of its own in the browser's history.
    news = {
        name: [*said]
        for name, said in parameters.items()
        if [*said] != st.query_params.get_all(name)
    }
    if news:
        st.query_params.update(news)


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if not rules.YEARS_RANGE[0] <= day.year <= rules.YEARS_RANGE[1]:
        raise ValueError(text)
    return day


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _is_same(said: Sequence[str], own: Sequence[str]) -> bool:
    return {_plain(text) for text in said} == {_plain(text) for text in own}


def _plain(text: str) -> str:
    try:
        return f"{float(text):g}"
    except ValueError:
        return text.replace("+", " ")
