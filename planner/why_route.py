"""Why a run gets its route, said as reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner import rules
from planner.plan import Reason, RoutePick
from routes.surface import Surface


@dataclass(frozen=True, slots=True)
class About:
    """Hold what else spoke for a route, None where nothing is known or nothing was asked.

    `climb_m` is there where flat routes were asked for and they differ; `is_flattest` tells that
    none of those that suit as well is a step flatter. `late` counts the runs chosen just before,
    `is_late` tells that one of them was here, and `last` when the last of all was. `home_m` is how
    far from home it starts, `liked` the surface where that was asked for.
    """

    climb_m: float | None
    is_flattest: bool
    late: int
    is_late: bool
    last: date | None
    home_m: float | None
    liked: Surface | None
    is_dark: bool


def why(pick: RoutePick, about: About) -> tuple[Reason, ...]:
    """Return the reasons for a pick, what counts most first; one that does not fit has only one."""
    if not pick.fits:
        return (Reason(rules.OUR_NO_FIT, (pick.distance_m, pick.wanted_m)),)
    return tuple(_reasons(pick, about))


def _reasons(pick: RoutePick, about: About) -> Iterator[Reason]:
    yield Reason(rules.OUR_ROUTE, (pick.distance_m, pick.wanted_m))
    if pick.ends_m is not None:
        yield Reason(rules.OUR_ONE_WAY, (pick.ends_m,))
    if about.climb_m is not None:
        yield Reason(rules.OUR_FLAT, (about.climb_m, float(about.is_flattest)))
    if about.late:
        last = "" if about.last is None else about.last.isoformat()
        yield Reason(rules.OUR_FRESH, (float(about.late), float(about.is_late), last))
    if about.home_m is not None:
        yield Reason(rules.OUR_NEAR_HOME, (about.home_m,))
    if about.liked is not None:
        yield Reason(rules.OUR_SURFACE, (about.liked.value,))
    if about.is_dark:
        yield Reason(rules.OUR_DARK)
