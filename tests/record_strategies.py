"""Any record and any profile that can be, for hypothesis."""

import datetime as dt
from collections.abc import Mapping

from hypothesis import strategies as st

from planner.book import Record
from planner.breaches import Broken
from planner.edits import Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.exercises import Muscle
from planner.journal import CheckIn, Cleared, Missed, Routine, RunDone, Sore, Ticked, Walked
from planner.plan import RoutePick
from planner.profile import Busy, Help, Home, Profile
from planner.runner import Runner, Spacing, Span
from planner.signs import Sign
from routes.look import Look, Motion, TextSize
from routes.recipe import Method
from routes.tailor import Recipe
from routes.watches import Watch

DAYS = st.dates()
# Half a surrogate pair too: it can be typed, and is no character.
TEXTS = st.text(st.characters(), max_size=20)
SCALE = st.none() | st.integers(0, 10)
MORNING = st.none() | st.integers(-1, 1)
METRES = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**6), 10**6)
ABOVE_0 = st.floats(0, exclude_min=True, allow_infinity=False) | st.integers(1, 10**6)
ACCEPTS = st.frozensets(st.sampled_from(Broken))
SPANS = st.tuples(DAYS, DAYS).map(lambda pair: Span(min(pair), max(pair)))


@st.composite
def vacations(draw: st.DrawFn) -> Vacation:
    span = draw(SPANS)
    return Vacation(span.first, span.last, draw(ACCEPTS))


@st.composite
def busy(draw: st.DrawFn) -> Busy:
    first, last = sorted(draw(st.lists(st.times(), min_size=2, max_size=2, unique=True)))
    return Busy(draw(st.integers(1, 7)), first, last)


RECIPES = st.builds(
    Recipe,
    st.sampled_from(Method),
    st.integers(1, 50),
    st.none() | METRES,
    METRES,
    st.none() | METRES,
    st.none() | METRES,
    TEXTS,
    METRES,
    METRES,
)
PICKS = st.builds(
    RoutePick, TEXTS, TEXTS, RECIPES, METRES, METRES, st.booleans(), st.none() | METRES
)

OF_KIND: Mapping[type, st.SearchStrategy[Record]] = {
    RunDone: st.builds(
        RunDone,
        DAYS,
        ABOVE_0,
        st.none() | ABOVE_0,
        SCALE,
        SCALE,
        SCALE,
        MORNING,
        st.lists(st.sampled_from(Sore)).map(tuple),
        TEXTS,
        st.booleans(),
        TEXTS,
        st.none() | DAYS,
        st.booleans(),
        TEXTS,
    ),
    CheckIn: st.builds(
        CheckIn,
        DAYS,
        st.integers(0, 10),
        st.integers(-1, 1),
        st.frozensets(st.sampled_from(Sign)),
        st.integers(0, 9),
    ),
    Walked: st.builds(Walked, DAYS, ABOVE_0, st.integers(0, 10), MORNING),
    Cleared: st.builds(Cleared, DAYS),
    Missed: st.builds(Missed, DAYS),
    Ticked: st.builds(
        Ticked,
        DAYS,
        st.sampled_from(Routine),
        st.booleans(),
        st.frozensets(st.sampled_from(Muscle)),
    ),
    Move: st.builds(Move, DAYS, DAYS, ACCEPTS),
    Swap: st.builds(Swap, DAYS, DAYS, ACCEPTS),
    Skip: st.builds(Skip, DAYS, ACCEPTS),
    NotToday: st.builds(NotToday, DAYS, ACCEPTS),
    Vacation: vacations(),
    SetDistance: st.builds(SetDistance, DAYS, METRES, ACCEPTS),
    SetRoute: st.builds(SetRoute, DAYS, PICKS, ACCEPTS, st.booleans()),
}
RECORDS = st.one_of(*OF_KIND.values())


@st.composite
def runners(draw: st.DrawFn) -> Runner:
    has_back_history = draw(st.booleans())
    fixed = draw(st.booleans())
    return Runner(
        None,
        draw(st.floats(150, 900)),
        draw(st.integers(2 if has_back_history else 1, 2)),
        frozenset({1, 4})
        if fixed
        else draw(st.none() | st.frozensets(st.integers(1, 7), min_size=1)),
        Spacing.FIXED if fixed else Spacing.ROLLING,
        draw(st.none() | st.floats(1_000, 100_000)),
        draw(st.none() | DAYS),
        draw(st.none() | st.integers(1, 7)),
        draw(st.lists(SPANS, max_size=3).map(tuple)),
        draw(st.none() | DAYS),
        has_back_history,
        draw(st.booleans()),
    )


HOMES = st.builds(Home, st.floats(-90, 90), st.floats(-180, 180), TEXTS)
PROFILES = st.builds(
    Profile,
    st.text(st.characters(), min_size=1, max_size=60).filter(str.strip),
    runners(),
    st.none() | st.floats(1_000, 100_000),
    st.dates(dt.date(1970, 1, 1), dt.date(2999, 12, 31)),
    st.integers(1, 52),
    TEXTS,
    st.times() | st.just(dt.time(6, 30)),
    st.lists(busy(), max_size=3).map(tuple),
    st.none() | HOMES,
    TEXTS,
    st.builds(Help, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
    st.none() | st.sampled_from(Watch),
    st.builds(Look, TEXTS, TEXTS, st.sampled_from(TextSize), st.sampled_from(Motion)),
)
