"""The words about matching a route to the streets and paths of a network."""

from collections.abc import Mapping

from routes.language import N_, _, decimal, grouped, ngettext, paragraph, spoken
from routes.matched import Matched, MatchFault
from routes.screens.measures import distance_text, height_text
from routes.units import Units

MATCH = N_("Match to paths")
HELP = N_(
    "Moves the line onto the streets and paths beside it. Where there is none, it stays as it is. "
    "The times of a run do not go along."
)
_SAME = N_("The route is on streets and paths already, so nothing was changed.")
_SAME_BUT = N_(
    "All that has a street or path beside it is on it already, so nothing was changed. The rest "
    "has none."
)
_FAULTS: Mapping[MatchFault, str] = {
    MatchFault.NOT_COVERED: N_(
        "No network here has a street or path beside this route, so nothing was changed. It needs "
        "a network of the place."
    ),
    MatchFault.NO_WAY: N_(
        "No way of the network leads along this route, so nothing was changed. A longer part of it "
        "may do."
    ),
    MatchFault.TOO_MUCH: N_(
        "This route has too many long steps to be matched, so nothing was changed. Cut it into "
        "parts and match each."
    ),
}


def match_fault_text(fault: MatchFault) -> str:
    """Return a sentence that says why nothing was matched, and what to do."""
    return _(_FAULTS[fault])


def share_text(matched: Matched) -> str:
    """Return how much of a route is on ways; only the whole of it is all."""
    percent = min(100 * matched.network_share, 99 if matched.gaps else 100)
    return _("{percent} %").format(percent=decimal(percent))


def same_text(matched: Matched) -> str:
    """Return a sentence that says why nothing was changed of a route that need not move."""
    return _(_SAME_BUT) if matched.gaps else _(_SAME)


def matched_text(matched: Matched, units: Units) -> str:
    """Return sentences that say what matching changed, and where to look."""
    before, after = (distance_text(each, units) for each in (matched.before_m, matched.after_m))
    far = matched.apart
    return paragraph(
        _("{share} of it is on streets and paths now.").format(share=share_text(matched)),
        _("The line moved by {mean} on average, most at {place}: by {most}.").format(
            mean=height_text(far.mean_m, units),
            most=height_text(far.most_m, units),
            place=distance_text(far.at_m, units),
        ),
        _("It is as long as before: {after}.").format(after=after)
        if before == after
        else _("It was {before} long and is {after} now.").format(before=before, after=after),
        _jumps_text(matched.jumps),
        _gaps_text(matched, units),
    )


def _jumps_text(jumps: int) -> str:
    if not jumps:
        return ""
    return ngettext(
        "{count} point that jumped away and back was left out.",
        "{count} points that jumped away and back were left out.",
        jumps,
    ).format(count=grouped(jumps))


def _gaps_text(matched: Matched, units: Units) -> str:
    if not matched.gaps:
        return ""
    longest = max(matched.gaps, key=lambda gap: gap.length_m)
    return ngettext(
        "A part of {distance} from {place} on stays as it was: no path is near.",
        "{count} parts stay as they were: no path is near. That is {distance} in all. The longest "
        "begins at {place}.",
        len(matched.gaps),
    ).format(
        count=grouped(len(matched.gaps)),
        distance=_length_text(matched.gap_m, units),
        place=distance_text(longest.at_m, units),
    )


def _length_text(length_m: float, units: Units) -> str:
    is_short = length_m < units.distance_m
    return (height_text if is_short else distance_text)(length_m, units)


spoken(__name__)
