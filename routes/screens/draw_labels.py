"""The fixed words of the page Draw, and the sentence for each drawing that is refused."""

from collections.abc import Mapping

from routes.drawing import MOST_DRAWN_POINTS, MOST_SET_POINTS, DrawingFault
from routes.language import (
    N_,
    NP_,
    _,
    by_plural,
    figures_tag,
    followed,
    grouped,
    ngettext,
    pgettext,
    spoken,
    words_tag,
)
from routes.limits import MOST_LENGTH_M
from routes.mapview.draw_given import DrawWords
from routes.screens.measures import about_up_of, distance_of, height_of
from routes.units import Units

TITLE = N_("Draw a route")
INTRO = N_("Set points along your way. Where streets and paths are known, the legs follow them.")
HOW_TITLE = N_("How to draw, and the keys")
HOW = N_("""
- **Tap or click** the map to set the next point. On a phone two fingers move the map.
- **Drag** a point to move it. Drag the arrow in the middle of a leg to set a point there.
- **Click** a point to take it out. Click the first point to close the loop.
- **Follow paths**, on the map, is for the legs to come. **Straight leg** is for the last leg alone.
  A right click or a long press on a leg's arrow does the same for that leg.
- **Without a mouse**, with the map in focus: the arrow keys move the map under a crosshair, Shift
  goes further, + and − zoom. Enter or Space sets a point at the crosshair, Delete takes the last
  one out. N and P take hold of the next or previous point: then Enter moves it to the crosshair, I
  sets a point after it, Delete takes it out, Escape lets go. F turns Follow paths on or off. S
  makes the leg to the held point straight, or the last leg, and back.
- **Ctrl+Z** is undo, **Ctrl+Shift+Z** redo.
""")
KNOW_TITLE = N_("What a drawn route is, and is not")
KNOW = N_("""
- **Legs that follow paths** take the way that is nicest to run: paths and parks first, quiet
  streets next, main roads last. Where no way is known near a point, its legs are straight.
- **Ascent** is about what the heights of the ways add up to. Further than 50 m from any way no
  height is known. A route that is kept with such a part shows no ascent.
- **Distance** is that of the line you see. A path that winds beside a straight leg is longer.
- **Nobody has checked** that the way exists, is open, or is safe. Look at it before you run.
- **Your drawing stays in this browser** until you keep or clear it, also when you close it.
  Nothing is sent before you press the button.
- **Changing a route** opens a copy with at most 200 points to move. Its line and its heights stay
  until you move a point beside them. Gaps become straight legs. Times, and places marked beside it,
  stay with the route itself, which is left as it is.
""")
UNKNOWN = N_("That link names a route that is not in this library, so there is nothing to change.")
SEE = N_("See it on the Routes page")
OFFER = N_("Change this route by drawing")
OFFER_HELP = N_("Opens a copy of its line to draw on. The route itself stays as it is.")
OPENED = N_(
    "{name} is open to be changed. Where you change nothing, its line stays. Undo brings back what "
    "was drawn before."
)
OPENED_EDITED = N_(
    "{name}, as you edited it, is open to be changed. Where you change nothing, its line stays. "
    "Undo brings back what was drawn before."
)
CHANGED_NAME = N_("{name} (changed)")
UNNAMED = N_("Drawn route")

KEPT = N_("{name} is in your library now.")
UNKEPT = N_("{name} is out of your library again, and back on the map.")
_FAULTS: Mapping[DrawingFault, str] = {
    DrawingFault.NOT_A_DRAWING: N_(
        "What the map sent is no drawing. Reload the page and try again."
    ),
    DrawingFault.NOT_A_PLACE: N_(
        "A point of the drawing is nowhere on Earth. Take it out and try again."
    ),
    DrawingFault.TOO_FEW: N_("A route needs two points that are not the same. Set another one."),
    DrawingFault.TOO_MANY: N_(
        "The line of a drawing has at most {points} points. Keep it in parts."
    ),
    DrawingFault.TOO_LONG: N_("The drawing is longer than {km} km, so it is no route to run."),
}


# Texts of the map as DrawWords names them.
_SAID: Mapping[str, str] = {
    "map": N_(
        "Map to draw on. Arrow keys move it under the crosshair, Enter sets a point there, Delete "
        "takes the last one out."
    ),
    "tools": N_("Drawing tools"),
    "sheet": N_("Your drawing"),
    # With soft hyphens where a word is long: on a phone a tool is as wide as a finger.
    "undo": NP_("a drawing tool", "Undo"),
    "undo_help": N_("Undo the last step (Ctrl+Z)"),
    "redo": NP_("a drawing tool", "Redo"),
    "redo_help": N_("Redo what was undone (Ctrl+Shift+Z)"),
    "close": N_("Close loop"),
    "close_help": N_("Lead the route back to its start"),
    "back": NP_("a way home", "And back"),
    "back_help": N_("Go home the way you came"),
    "reverse": NP_("a route", "Reverse"),
    "reverse_help": N_("Run it the other way round"),
    "straight": N_("Straight leg"),
    "straight_help": N_("Make the last leg straight, or let it follow paths again (S)"),
    "clear": NP_("a drawing", "Clear"),
    "clear_help": N_("Take all points out; undo brings them back"),
    "follow": N_("Follow paths"),
    "follow_help": N_("New legs follow streets and paths where they are known (F)"),
    "follow_on": N_("New legs follow paths."),
    "follow_off": N_("New legs are straight."),
    "leg_along": N_("Leg along {name}, {distance}."),
    "leg_on_paths": N_("Leg on paths, {distance}."),
    "leg_on_streets": N_("Leg along streets, {distance}."),
    "leg_straight": N_("Straight leg, {distance}."),
    "leg_missed": N_("No way is known here, so the leg is straight: {distance}."),
    "leg_own": N_("Leg as it was, {distance}."),
    "leg_switched": N_("Leg changed."),
    "name": N_("Name"),
    "keep": N_("Keep this route"),
    "keeping": N_("Keeping…"),
    "no_answer": N_("No answer from Loopwell. Your drawing is still here; try again."),
    "no_ascent": N_("ascent unknown"),
    "no_heights": N_("heights unknown for {distance}"),
    "tip_point": N_("Point {number}: drag to move, click to take out"),
    "tip_close": N_("Start: click to close the loop, drag to move"),
    "tip_middle": N_("Drag to set a point here"),
    "begin": N_("Tap or click the map where the route begins."),
    "found": N_("Your drawing is as you left it. Clear begins a new one."),
    "continued": N_("Your changes are as you left them. Clear begins a new drawing."),
    "kept": N_("Kept. The map is free for the next route."),
    "came_back": N_("Your drawing is back."),
    "added": N_("Point {number} set."),
    "moved": N_("Point {number} moved."),
    "inserted": N_("Point {number} set between its neighbours."),
    "removed": N_("Point {number} taken out."),
    "taken": N_("Point {number} of {count} taken hold of. Enter moves it to the crosshair."),
    "let_go": N_("Point let go."),
    "undone": N_("Undone."),
    "redone": N_("Redone."),
    "no_step": N_("Nothing more to undo or redo."),
    "closed": N_("Loop closed."),
    "doubled": N_("There and back."),
    "turned": N_("Turned round."),
    "cleared": N_("All taken out. Undo brings it back."),
    "from_last": N_("Crosshair: {distance} {wind} of the last point."),
    "from_point": N_("Crosshair: {distance} {wind} of point {number}."),
    "unnamed": UNNAMED,
    "length": N_("{distance}."),
}


def fault_text(fault: DrawingFault) -> str:
    """Return a sentence on a drawing that is refused."""
    return _(_FAULTS[fault]).format(
        points=grouped(MOST_DRAWN_POINTS), km=grouped(round(MOST_LENGTH_M / 1000))
    )


def words_in(units: Units) -> DrawWords:
    """Return every word of the map that is drawn on."""
    return DrawWords(
        **{name: _(text) for name, text in _SAID.items()},
        points=by_plural(lambda n: ngettext("{count} point", "{count} points", n)),
        long_legs=by_plural(
            lambda n: ngettext(
                "{count} leg is longer than {distance}. Nobody runs so far straight: set points "
                "along the way.",
                "{count} legs are longer than {distance}. Nobody runs so far straight: set points "
                "along the way.",
                n,
            )
        ),
        followed=followed(),
        full=_("A drawing has at most {points} points.").format(points=grouped(MOST_SET_POINTS)),
        winds=_winds(),
        distance=distance_of(units),
        height=height_of(units),
        up=about_up_of(units),
        words_tag=words_tag(),
        figures_tag=figures_tag(),
    )


def ways_text(name: str, credit: str) -> str:
    """Return a line that says which ways the legs follow, and whose data they are."""
    return _("Ways of {name}: {credit}").format(name=name, credit=credit)


def too_large_text(name: str) -> str:
    """Return a line that says which ways are too many to draw on."""
    return _("{name} has too many ways for a browser: legs are straight there.").format(name=name)


def _winds() -> tuple[str, ...]:
    """Return where a place lies from another one, from north by east: 20 m north of it."""
    return (
        pgettext("direction from a point", "north"),
        pgettext("direction from a point", "north-east"),
        pgettext("direction from a point", "east"),
        pgettext("direction from a point", "south-east"),
        pgettext("direction from a point", "south"),
        pgettext("direction from a point", "south-west"),
        pgettext("direction from a point", "west"),
        pgettext("direction from a point", "north-west"),
    )


spoken(__name__)
