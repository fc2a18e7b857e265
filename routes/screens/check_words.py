"""The words of the check before a download."""

from collections.abc import Sequence
from typing import assert_never

from routes.overlaps import Together
from routes.screens.measures import distance_text
from routes.screens.watch_words import FORMATS, NAMES
from routes.units import Units
from routes.watch_check import (
    Checked,
    Crosses,
    Finding,
    HeightsFilled,
    Joined,
    LineFinding,
    NoHeights,
    NotKnown,
    PointsRenamed,
    Renamed,
    SameGround,
    Shorter,
    TextFinding,
    Thinned,
    Timed,
    WaypointsLeftOut,
    WaypointsMoved,
)
from routes.watches import Format, Watch, takes

ALL_WELL = "Checked"
ONE_TO_KNOW = "1 thing to know"
MANY_TO_KNOW = "{} things to know"
TO_KNOW = "Good to know"
SET_RIGHT = "Set right in the file"

# As many places as are read at a glance.
_MOST_PLACES = 3


def heading(checked: Checked) -> str:
    """Return what the check came to, in a few words."""
    count = len(checked.told)
    if not count:
        return ALL_WELL
    return ONE_TO_KNOW if count == 1 else MANY_TO_KNOW.format(count)


def finding_text(finding: Finding, watch: Watch | None, units: Units) -> str:
    """Return a finding as a sentence of plain text; it may hold text from a file."""
    match finding:
        case NotKnown(kind):
            return _not_known_text(kind, watch)
        case NoHeights(has_some):
            why = "knows heights for too few of its points" if has_some else "has no heights"
            return f"The route {why}, so a watch shows no climbs of it."
        case HeightsFilled(share):
            return f"Heights for {_percent(share)} of the points were filled in between others."
        case Timed():
            return "Times are written at your own pace, slower uphill."
        case Renamed() | PointsRenamed() | WaypointsMoved() | WaypointsLeftOut():
            return _text_text(finding)
        case _:
            return _line_text(finding, units)


def _not_known_text(kind: Format, watch: Watch | None) -> str:
    make = NAMES[watch] if watch else "your watch"
    if kind is takes(watch).best:
        return f"We could not check which files {make} takes; {FORMATS[kind]} is what most take."
    return f"We could not check whether {make} takes {FORMATS[kind]}."


def _text_text(finding: TextFinding) -> str:
    match finding:
        case Renamed(now):
            return f"The name is written as “{now}”."
        case PointsRenamed(count):
            return f"{_count(count, 'name')} of points on the way had to be shortened."
        case WaypointsMoved(count):
            return f"{_count(count, 'waypoint')} of the route put onto the line."
        case WaypointsLeftOut(count):
            left_out = _count(count, "waypoint")
            return f"{left_out} left out: not at the line, or too close to other points."
    assert_never(finding)


def _line_text(finding: LineFinding, units: Units) -> str:
    match finding:
        case Thinned(before, now, apart_m):
            about = _short_length(apart_m, units)
            return f"{before} points became {now}: one every {about} or so."
        case Shorter(by_m):
            by = _short_length(by_m, units)
            return (
                f"The line drawn is {by} shorter than the run, as corners are cut; marks are right."
            )
        case Joined(gap_m):
            gap = _short_length(gap_m, units)
            return f"Gaps of {gap} in the route are joined by straight lines; look at the map."
        case SameGround(stretches):
            return _same_ground(stretches, units)
        case Crosses(at_m):
            where = _places(at_m, units)
            return f"It crosses or touches itself at {where}. There a watch may take the wrong arm."
    assert_never(finding)


def _same_ground(stretches: Sequence[Together], units: Units) -> str:
    spans = [_span(each, units) for each in stretches[:_MOST_PLACES]]
    more = len(stretches) - len(spans)
    where = ", ".join(spans) + (f" and {more} more" if more > 0 else "")
    ways = {each.is_back for each in stretches}
    how = "back over" if ways == {True} else "again over" if ways == {False} else "over"
    return (
        f"It runs {how} its own line from {where}. There a watch may take one pass for the other."
    )


def _span(stretch: Together, units: Units) -> str:
    from_m, to_m = stretch.from_m, stretch.to_m
    return f"{from_m / units.distance_m:.1f} to {distance_text(to_m, units)}"


def _places(at_m: Sequence[float], units: Units) -> str:
    told = [distance_text(at, units) for at in at_m[:_MOST_PLACES]]
    more = len(at_m) - len(told)
    if more > 0:
        return f"{', '.join(told)} and {_count(more, 'more place')}"
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"


def _short_length(length_m: float, units: Units) -> str:
    """Return a length in metres or feet where it is short, else in km or miles."""
    if length_m >= units.distance_m / 2:
        return distance_text(length_m, units)
    return f"{length_m / units.height_m:.0f} {units.height_name}"


def _percent(share: float) -> str:
    return "under 1 %" if share < 0.01 else f"about {share * 100:.0f} %"  # noqa: PLR2004


def _count(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"
