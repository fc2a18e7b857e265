"""Which routes fit what a runner wishes for, in which order, and what left the others out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from routes.candidates import Candidates, Point, Shape, folded
from routes.marked import Mark
from routes.measure import Bounds
from routes.nearness import BoolArray
from routes.runner_view import RunnerView
from routes.summary import RouteSummary
from routes.surface import Surface
from routes.track import FloatArray


class Sort(StrEnum):
    """What routes are sorted by, the least first: the shortest, flattest, nearest, readiest."""

    DISTANCE = "distance"
    ASCENT = "ascent"
    NAME = "name"
    NEAR = "near"
    READY = "ready"
    TIME = "time"


class Condition(StrEnum):
    """One part of a wish, which may be given up without the others."""

    WORDS = "words"
    DISTANCE = "distance"
    ASCENT = "ascent"
    SHAPE = "shape"
    SURFACE = "surface"
    NEAR = "near"
    READY = "ready"
    FAVOURITES = "favourites"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Wish:
    """Say which routes are wanted; None, "" and empty sets are no limit.

    `runs_away` is the most that RunnerView.runs_away may say, 1 for "ready now". `view` is what
    the map shows. `with_unknown` takes in routes whose ascent or surface, where asked for, is not
    known.
    """

    words: str = ""
    least_m: float | None = None
    most_m: float | None = None
    least_ascent_m: float | None = None
    most_ascent_m: float | None = None
    shapes: frozenset[Shape] = frozenset()
    surfaces: frozenset[Surface] = frozenset()
    near: Point | None = None
    within_m: float | None = None
    runs_away: int | None = None
    favourites: bool = False
    view: Bounds | None = None
    with_unknown: bool = False
    sort: Sort = Sort.DISTANCE
    descending: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Hold the routes that fit, in the order wished for, each with how near it comes.

    `near_m` is empty without a point to be near to. `unknown` counts those left out only because
    their ascent or surface is not known. Where nothing fits, `loosen` has each condition that alone
    stands in the way, with how many routes fit without it.
    """

    routes: tuple[RouteSummary, ...]
    near_m: Mapping[str, float]
    unknown: int
    loosen: tuple[tuple[Condition, int], ...]


def choose(
    candidates: Candidates,
    wish: Wish,
    runner: RunnerView | None = None,
    marks: Mapping[str, Mark] | None = None,
) -> Found:
    """Return the routes of `candidates` that fit `wish`.

    Without a `runner`, or with one who has not said how far they run, readiness is no limit.
    `marks` has favourites and tags by a route's id. What a sort needs and a route has not puts it
    last, either way round; equals stand by name.
    """
    marks = marks or {}
    runner = runner if runner and runner.is_told else None
    limits = _limits(candidates, wish, runner, marks)
    fits = _all(limits.values(), len(candidates.routes))
    order = _order(candidates, wish, runner)
    picked = [int(i) for i in order if fits[i]]
    near_m: dict[str, float] = {}
    if wish.near:
        metres = candidates.near_m(wish.near.lat_deg, wish.near.lon_deg)
        near_m = {candidates.routes[i].id: float(metres[i]) for i in picked}
    return Found(
        routes=tuple(candidates.routes[i] for i in picked),
        near_m=near_m,
        unknown=_unknown(candidates, wish, limits),
        loosen=() if picked else tuple(_loosen(limits, len(candidates.routes))),
    )


def limits_of(wish: Wish, runner: RunnerView | None = None) -> frozenset[Condition]:
    """Return the conditions by which a wish may leave routes out."""
    return _asked(wish, is_told=bool(runner and runner.is_told))


def without(wish: Wish, condition: Condition) -> Wish:
    """Return the wish with one condition given up."""
    return replace(wish, **_GIVEN_UP[condition])


# What each condition is when it is no limit. The point to be near to stays: it also sorts.
_GIVEN_UP: Mapping[Condition, Mapping[str, Any]] = {
    Condition.WORDS: {"words": ""},
    Condition.DISTANCE: {"least_m": None, "most_m": None},
    Condition.ASCENT: {"least_ascent_m": None, "most_ascent_m": None},
    Condition.SHAPE: {"shapes": frozenset()},
    Condition.SURFACE: {"surfaces": frozenset()},
    Condition.NEAR: {"within_m": None},
    Condition.READY: {"runs_away": None},
    Condition.FAVOURITES: {"favourites": False},
    Condition.VIEW: {"view": None},
}


def _asked(wish: Wish, *, is_told: bool) -> frozenset[Condition]:
    asked = {
        Condition.WORDS: bool(folded(wish.words).split()),
        Condition.DISTANCE: (wish.least_m, wish.most_m) != (None, None),
        Condition.ASCENT: (wish.least_ascent_m, wish.most_ascent_m) != (None, None),
        Condition.SHAPE: bool(wish.shapes),
        Condition.SURFACE: bool(wish.surfaces),
        Condition.NEAR: wish.near is not None and wish.within_m is not None,
        Condition.READY: wish.runs_away is not None and is_told,
        Condition.FAVOURITES: wish.favourites,
        Condition.VIEW: wish.view is not None,
    }
    return frozenset(condition for condition, is_asked in asked.items() if is_asked)


def _limits(
    candidates: Candidates, wish: Wish, runner: RunnerView | None, marks: Mapping[str, Mark]
) -> Mapping[Condition, BoolArray]:
    """Return, for each condition that is asked for, which routes meet it."""
    answers: Mapping[Condition, Callable[[], BoolArray]] = {
        Condition.WORDS: lambda: _words(candidates, wish.words, marks),
        Condition.DISTANCE: lambda: _between(candidates.distance_m, wish.least_m, wish.most_m),
        Condition.ASCENT: lambda: _ascent(candidates, wish),
        Condition.SHAPE: lambda: np.array([one in wish.shapes for one in candidates.shapes], bool),
        Condition.SURFACE: lambda: _surface(candidates, wish),
        Condition.NEAR: lambda: _near(candidates, wish),
        Condition.READY: lambda: _runs_away(candidates, runner) <= (wish.runs_away or 0),
        Condition.FAVOURITES: lambda: np.array(
            [bool((mark := marks.get(one.id)) and mark.favourite) for one in candidates.routes],
            bool,
        ),
        Condition.VIEW: lambda: candidates.in_view(wish.view) if wish.view else np.empty(0, bool),
    }
    asked = _asked(wish, is_told=runner is not None)
    return {condition: answer() for condition, answer in answers.items() if condition in asked}


def _words(candidates: Candidates, words: str, marks: Mapping[str, Mark]) -> BoolArray:
    tags = {
        i: folded("\n".join(marks[route.id].tags))
        for i, route in enumerate(candidates.routes if marks else ())
        if route.id in marks and marks[route.id].tags
    }
    found = []
    for word in folded(words).split():
        has_word = candidates.with_word(word)
        has_word[[i for i, text in tags.items() if word in text]] = True
        found.append(has_word)
    return _all(found, len(candidates.routes))


def _between(values: FloatArray, least: float | None, most: float | None) -> BoolArray:
    fits = np.ones(len(values), dtype=np.bool_)
    if least is not None:
        fits &= values >= least
    if most is not None:
        fits &= values <= most
    return fits


def _ascent(candidates: Candidates, wish: Wish) -> BoolArray:
    fits = _between(candidates.ascent_m, wish.least_ascent_m, wish.most_ascent_m)
    return fits | np.isnan(candidates.ascent_m) if wish.with_unknown else fits


def _surface(candidates: Candidates, wish: Wish) -> BoolArray:
    wanted = wish.surfaces | {Surface.UNKNOWN} if wish.with_unknown else wish.surfaces
    return np.array([surface in wanted for surface in candidates.surfaces], dtype=np.bool_)


def _near(candidates: Candidates, wish: Wish) -> BoolArray:
    if wish.near is None or wish.within_m is None:
        return np.ones(len(candidates.routes), dtype=np.bool_)
    return _between(
        candidates.near_m(wish.near.lat_deg, wish.near.lon_deg), least=None, most=wish.within_m
    )


def _runs_away(candidates: Candidates, runner: RunnerView | None) -> FloatArray:
    if runner is None:
        return np.full(len(candidates.routes), np.nan)
    return np.array([runner.runs_away(max(m, 1.0)) for m in candidates.distance_m.tolist()], float)


def _unknown(candidates: Candidates, wish: Wish, limits: Mapping[Condition, BoolArray]) -> int:
    """Count the routes that only their unknown ascent or surface keeps out."""
    if wish.with_unknown:
        return 0
    widened = dict(limits)
    if Condition.ASCENT in limits:
        widened[Condition.ASCENT] = limits[Condition.ASCENT] | np.isnan(candidates.ascent_m)
    if Condition.SURFACE in limits:
        unknown = [surface is Surface.UNKNOWN for surface in candidates.surfaces]
        widened[Condition.SURFACE] = limits[Condition.SURFACE] | np.array(unknown, dtype=np.bool_)
    size = len(candidates.routes)
    return int(np.sum(_all(widened.values(), size) & ~_all(limits.values(), size)))


def _loosen(limits: Mapping[Condition, BoolArray], size: int) -> list[tuple[Condition, int]]:
    counts = [
        (
            given_up,
            int(_all((fits for each, fits in limits.items() if each != given_up), size).sum()),
        )
        for given_up in limits
    ]
    return sorted((pair for pair in counts if pair[1]), key=lambda pair: -pair[1])


def _order(candidates: Candidates, wish: Wish, runner: RunnerView | None) -> NDArray[np.intp]:
    size = len(candidates.routes)
    match wish.sort:
        case Sort.NAME:
            key = np.arange(size, dtype=float)
        case Sort.ASCENT:
            key = candidates.ascent_m
        case Sort.NEAR if wish.near:
            key = candidates.near_m(wish.near.lat_deg, wish.near.lon_deg)
        case Sort.READY if runner:
            key = _runs_away(candidates, runner)
        case Sort.TIME if runner:
            key = np.array([runner.time_s(route.gradient_mix_m) for route in candidates.routes])
        case _:
            key = candidates.distance_m
    return np.argsort(-key if wish.descending else key, kind="stable")


def _all(limits: Iterable[BoolArray], size: int) -> BoolArray:
    fits = np.ones(size, dtype=np.bool_)
    for limit in limits:
        fits &= limit
    return fits
