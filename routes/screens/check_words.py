"""The words of the check before a download."""

from collections.abc import Sequence
from typing import assert_never

from routes.language import N_, _, decimal, grouped, listed, ngettext, spoken
from routes.overlaps import Together
from routes.screens import watch_words
from routes.screens.measures import distance_number, distance_text, height_text
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

ALL_WELL = N_("Checked")
TO_KNOW = N_("Good to know")
SET_RIGHT = N_("Set right in the file")

# As many places as are read at a glance.
_MOST_PLACES = 3


def heading(checked: Checked) -> str:
    """Return what the check came to, in a few words."""
    count = len(checked.told)
    if not count:
        return _(ALL_WELL)
    return ngettext("{count} thing to know", "{count} things to know", count).format(count=count)


def finding_text(finding: Finding, watch: Watch | None, units: Units) -> str:
    """Return a finding as a sentence of plain text; it may hold text from a file."""
    match finding:
        case NotKnown(kind):
            return _not_known_text(kind, watch)
        case NoHeights(has_some):
            return _no_heights_text(has_some=has_some)
        case HeightsFilled(share):
            return _filled_text(share)
        case Timed():
            return _("Times are written at your own pace, slower uphill.")
        case Renamed() | PointsRenamed() | WaypointsMoved() | WaypointsLeftOut():
            return _text_text(finding)
        case _:
            return _line_text(finding, units)


def _not_known_text(kind: Format, watch: Watch | None) -> str:
    make = watch_words.NAMES[watch] if watch else _("your watch")
    if kind is takes(watch).best:
        said = _("We could not check which files {watch} takes; {format} is what most take.")
    else:
        said = _("We could not check whether {watch} takes {format}.")
    return said.format(watch=make, format=watch_words.FORMATS[kind])


def _no_heights_text(*, has_some: bool) -> str:
    if has_some:
        return _(
            "The route knows heights for too few of its points, so a watch shows no climbs of it."
        )
    return _("The route has no heights, so a watch shows no climbs of it.")


def _filled_text(share: float) -> str:
    if share < 0.01:  # noqa: PLR2004
        return _("Heights for under 1 % of the points were filled in between others.")
    return _("Heights for about {percent} % of the points were filled in between others.").format(
        percent=decimal(share * 100)
    )


def _text_text(finding: TextFinding) -> str:
    match finding:
        case Renamed(now):
            return _("The name is written as “{name}”.").format(name=now)
        case PointsRenamed(count):
            return ngettext(
                "{count} name of points on the way had to be shortened.",
                "{count} names of points on the way had to be shortened.",
                count,
            ).format(count=grouped(count))
        case WaypointsMoved(count):
            return ngettext(
                "{count} waypoint of the route put onto the line.",
                "{count} waypoints of the route put onto the line.",
                count,
            ).format(count=grouped(count))
        case WaypointsLeftOut(count):
            return ngettext(
                "{count} waypoint left out: not at the line, or too close to other points.",
                "{count} waypoints left out: not at the line, or too close to other points.",
                count,
            ).format(count=grouped(count))
    assert_never(finding)


def _line_text(finding: LineFinding, units: Units) -> str:
    match finding:
        case Thinned(before, now, apart_m):
            return _("{before} points became {now}: one every {distance} or so.").format(
                before=before, now=now, distance=_short_length(apart_m, units)
            )
        case Shorter(by_m):
            return _(
                "The line drawn is {distance} shorter than the run, as corners are cut; marks are "
                "right."
            ).format(distance=_short_length(by_m, units))
        case Joined(gap_m):
            return _(
                "Gaps of {distance} in the route are joined by straight lines; look at the map."
            ).format(distance=_short_length(gap_m, units))
        case SameGround(stretches):
            return _same_ground(stretches, units)
        case Crosses(at_m):
            return _(
                "It crosses or touches itself at {places}. There a watch may take the wrong arm."
            ).format(places=_places(at_m, units))
    assert_never(finding)


def _same_ground(stretches: Sequence[Together], units: Units) -> str:
    spans = [_span(each, units) for each in stretches[:_MOST_PLACES]]
    more = len(stretches) - len(spans)
    if more > 0:
        spans.append(ngettext("{count} more", "{count} more", more).format(count=more))
    ways = {each.is_back for each in stretches}
    if ways == {True}:
        said = _(
            "It runs back over its own line from {spans}. There a watch may take one pass for the "
            "other."
        )
    elif ways == {False}:
        said = _(
            "It runs again over its own line from {spans}. There a watch may take one pass for the "
            "other."
        )
    else:
        said = _(
            "It runs over its own line from {spans}. There a watch may take one pass for the other."
        )
    return said.format(spans=listed(spans))


def _span(stretch: Together, units: Units) -> str:
    return _("{from_number} to {distance}").format(
        from_number=distance_number(stretch.from_m, units),
        distance=distance_text(stretch.to_m, units),
    )


def _places(at_m: Sequence[float], units: Units) -> str:
    told = [distance_text(at, units) for at in at_m[:_MOST_PLACES]]
    more = len(at_m) - len(told)
    if more > 0:
        said = ngettext("{count} more place", "{count} more places", more)
        told.append(said.format(count=more))
    return listed(told)


def _short_length(length_m: float, units: Units) -> str:
    """Return a length in metres or feet where it is short, else in km or miles."""
    if length_m >= units.distance_m / 2:
        return distance_text(length_m, units)
    return height_text(length_m, units)


spoken(__name__)
