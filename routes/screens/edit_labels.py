"""The words about editing a route's line."""

from collections.abc import Mapping

from routes.edits import Edit, Fit, Match, Reverse, Simplify, Split, StartAt, Trim
from routes.language import N_, _, decimal, grouped, ngettext, spoken
from routes.screens.fit_labels import way_title
from routes.screens.match_labels import share_text
from routes.screens.measures import distance_text
from routes.units import Units

TITLE = N_("Edit the line")
INTRO = N_("Nothing here changes the route itself. Keep what you made as a new route.")
FROM = N_("From ({unit})")
TO = N_("To ({unit})")
TRIM = N_("Keep only this part")
TRIM_HELP = N_("A span that you drag on the profile stands here too.")
AT = N_("Place ({unit})")
SPLIT = N_("Split here")
START = N_("Start here")
START_HELP = N_("A loop can begin anywhere on it.")
NO_LOOP = N_("Only a loop can begin elsewhere.")
REVERSE = N_("Run it the other way round")
TOLERANCE = N_("Leave out points")
TOLERANCE_HELP = N_("Fewer points make a smaller file; the line moves by no more than this.")
SIMPLIFY = N_("Simplify")
SHOW_PART = N_("Part on the map")
PART = N_("Part {number}")
TOO_SHORT = N_("That leaves a part under 50 m, or lies beyond the route, so nothing was changed.")


_UNDO: Mapping[type[Edit], str] = {
    Trim: N_("Undo the cut"),
    Split: N_("Undo the split"),
    Reverse: N_("Undo the turn round"),
    StartAt: N_("Undo the new start"),
    Simplify: N_("Undo the simplifying"),
    Fit: N_("Undo the new length"),
    Match: N_("Undo the match"),
}
_REDO: Mapping[type[Edit], str] = {
    Trim: N_("Redo the cut"),
    Split: N_("Redo the split"),
    Reverse: N_("Redo the turn round"),
    StartAt: N_("Redo the new start"),
    Simplify: N_("Redo the simplifying"),
    Fit: N_("Redo the new length"),
    Match: N_("Redo the match"),
}


def undo_text(edit: Edit | None) -> str:
    """Return the words of the button that undoes an edit, None where there is none to undo."""
    return _("Undo") if edit is None else _(_UNDO[type(edit)])


def redo_text(edit: Edit | None) -> str:
    """Return the words of the button that does an edit again, None where there is none."""
    return _("Redo") if edit is None else _(_REDO[type(edit)])


def edit_text(edit: Edit, units: Units) -> str:
    """Return what an edit did, as a sentence."""
    match edit:
        case Trim(from_m, to_m):
            return _("Cut to the part from {first} to {last}.").format(
                first=distance_text(from_m, units), last=distance_text(to_m, units)
            )
        case Split(at_m):
            return _("Split at {distance}.").format(distance=distance_text(at_m, units))
        case Reverse():
            return _("Turned the other way round.")
        case StartAt(at_m):
            return _("Begun at {distance}.").format(distance=distance_text(at_m, units))
        case Simplify(tolerance_m):
            return _("Simplified to within {metres} m.").format(metres=decimal(tolerance_m))
        case Fit() | Match():
            return _made_text(edit, units)


def _made_text(edit: Fit | Match, units: Units) -> str:
    match edit:
        case Fit(recipe):
            return _("{way}.").format(way=way_title(recipe, units))
        case Match(made):
            share = share_text(made)
            return _("Matched to paths: {share} of it is on streets and paths.").format(share=share)


def tolerance_text(metres: int) -> str:
    """Return how far a line may move."""
    return _("within {metres} m of the line").format(metres=metres)


def points_text(count: int) -> str:
    """Return how many points a line has."""
    return ngettext("{count} point now", "{count} points now", count).format(count=grouped(count))


spoken(__name__)
