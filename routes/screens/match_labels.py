"""The words about matching a route to the streets and paths of a network."""

from collections.abc import Mapping

from routes.language import N_, _, decimal, ngettext, paragraph, spoken
from routes.matched import Matched, MatchFault
from routes.screens.measures import distance_text, height_text
from routes.units import Units

MATCH = N_("Match to paths")
HELP = N_(
    "Moves the line onto the streets and paths beside it. Where there is none, it stays as it is."
)
SAME = N_("The route is on streets and paths already, so nothing was changed.")
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


def matched_text(matched: Matched, units: Units) -> str:
    """Return sentences that say what matching changed."""
    before, after = (distance_text(each, units) for each in (matched.before_m, matched.after_m))
    return paragraph(
        _("{share} of it is on streets and paths now.").format(share=share_text(matched)),
        _("The line moved by up to {metres}.").format(metres=height_text(matched.shift_m, units)),
        _("It is as long as before: {after}.").format(after=after)
        if before == after
        else _("It was {before} long and is {after} now.").format(before=before, after=after),
        _gaps_text(matched, units),
    )


def _gaps_text(matched: Matched, units: Units) -> str:
    if not matched.gaps:
        return ""
    is_short = matched.gap_m < units.distance_m
    long = (height_text if is_short else distance_text)(matched.gap_m, units)
    return ngettext(
        "{count} gap was kept as it was, {distance}.",
        "{count} gaps were kept as they were, {distance}.",
        matched.gaps,
    ).format(count=matched.gaps, distance=long)


spoken(__name__)
