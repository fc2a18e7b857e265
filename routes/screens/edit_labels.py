"""The words about editing a route's line."""

from collections.abc import Mapping

from routes.edits import Edit, Fit, Reverse, Simplify, Split, StartAt, Trim
from routes.screens.fit_labels import way_text
from routes.screens.measures import distance_text
from routes.units import Units

TITLE = "Edit the line"
INTRO = "Nothing here changes the route itself. Keep what you made as a new route."
FROM = "From ({})"
TO = "To ({})"
TRIM = "Keep only this part"
TRIM_HELP = "A span that you drag on the profile stands here too."
AT = "Place ({})"
SPLIT = "Split here"
START = "Start here"
START_HELP = "A loop can begin anywhere on it."
NO_LOOP = "Only a loop can begin elsewhere."
REVERSE = "Run it the other way round"
TOLERANCE = "Leave out points"
TOLERANCE_HELP = "Fewer points make a smaller file; the line moves by no more than this."
TOLERANCES = "within {} m of the line"
SIMPLIFY = "Simplify"
POINTS = "{} points now"
UNDO = "Undo {}"
REDO = "Redo {}"
NOTHING_TO_UNDO = "Undo"
NOTHING_TO_REDO = "Redo"
SHOW_PART = "Part on the map"
PART = "part {}"
TOO_SHORT = "That leaves a part under 50 m, or lies beyond the route, so nothing was changed."


_NAMES: Mapping[type[Edit], str] = {
    Trim: "the cut",
    Split: "the split",
    Reverse: "the turn round",
    StartAt: "the new start",
    Simplify: "the simplifying",
    Fit: "the new length",
}


def edit_name(edit: Edit) -> str:
    """Return what an edit is called on a button that undoes it or does it again."""
    return _NAMES[type(edit)]


def edit_text(edit: Edit, units: Units) -> str:
    """Return what an edit did, as the beginning of a sentence."""
    match edit:
        case Trim(from_m, to_m):
            ends = distance_text(from_m, units), distance_text(to_m, units)
            return "Cut to the part from {} to {}".format(*ends)
        case Split(at_m):
            return f"Split at {distance_text(at_m, units)}"
        case Reverse():
            return "Turned the other way round"
        case StartAt(at_m):
            return f"Begun at {distance_text(at_m, units)}"
        case Simplify(tolerance_m):
            return f"Simplified to within {tolerance_m:.0f} m"
        case Fit(recipe):
            words = way_text(recipe, units)
            return words[0].upper() + words[1:]
