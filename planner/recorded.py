"""A run that a watch or phone recorded, on its way into the journal: what is known, and twins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from planner.journal import RunDone
from routes.activity import Activity
from routes.matching import matching_route
from routes.summary import RouteSummary

# Our choices: two devices differ by so much of a run's metres; a watch is started by hand.
_ALIKE_SHARE = 0.03
_ALIKE_START = timedelta(minutes=3)


@dataclass(frozen=True, slots=True)
class Recorded:
    """Hold what a file tells of a run.

    `start` is aware UTC and `day` the runner's own, None where the file tells no time.
    `duration_s` is the time moved, `elapsed_s` with pauses, each None where it is not known.
    `route_id` names the route of the library that it ran along, "" for none.
    """

    file_name: str
    day: date | None
    start: datetime | None
    distance_m: float
    duration_s: float | None
    elapsed_s: float | None
    route_id: str = ""


def recorded(
    activity: Activity, file_name: str, zone: tzinfo, routes: Sequence[RouteSummary]
) -> Recorded:
    """Return what a file named `file_name` tells of a run to somebody in `zone`."""
    route = matching_route(activity.line, routes)
    return Recorded(
        file_name=file_name,
        day=activity.day(zone),
        start=activity.start,
        distance_m=activity.distance_m,
        duration_s=activity.moving_s or activity.elapsed_s,
        elapsed_s=activity.elapsed_s,
        route_id=route.id if route else "",
    )


def is_same(one: Recorded, other: Recorded) -> bool:
    """Tell whether two files are of the same run.

    They are when one began before the other was over, as nobody runs twice at once; without
    times, when they have the same metres.
    """
    if one.start is None or other.start is None:
        return one.start is other.start and _is_alike(one.distance_m, other.distance_m)
    apart = other.start - one.start
    earlier = one if apart >= timedelta() else other
    took = timedelta(seconds=earlier.elapsed_s or 0.0)
    return abs(apart) <= max(took, _ALIKE_START)


def is_in_journal(run: Recorded, runs: Iterable[RunDone]) -> bool:
    """Tell whether a journal has a run of the same day and about the same metres."""
    return any(
        each.day == run.day and not each.is_told and _is_alike(each.distance_m, run.distance_m)
        for each in runs
    )


def _is_alike(one_m: float, other_m: float) -> bool:
    return abs(one_m - other_m) <= _ALIKE_SHARE * max(one_m, other_m)
