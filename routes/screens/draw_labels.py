"""The fixed words of the page Draw, and the sentence for each drawing that is refused."""

from collections.abc import Mapping

from routes.drawing import MOST_DRAWN_POINTS, DrawingFault
from routes.limits import MOST_LENGTH_M
from routes.mapview.draw_given import DrawWords

TITLE = "Draw a route"
INTRO = "Set points along your way. The legs between them are straight, so set one at every turn."
HOW_TITLE = "How to draw, and the keys"
HOW = """
- **Tap or click** the map to set the next point. On a phone two fingers move the map.
- **Drag** a point to move it. Drag the arrow in the middle of a leg to set a point there.
- **Click** a point to take it out. Click the first point to close the loop.
- **Without a mouse**, with the map in focus: the arrow keys move the map under a crosshair, Shift
  goes further, + and − zoom. Enter or Space sets a point at the crosshair, Delete takes the last
  one out. N and P take hold of the next or previous point: then Enter moves it to the crosshair, I
  sets a point after it, Delete takes it out, Escape lets go.
- **Ctrl+Z** is undo, **Ctrl+Shift+Z** redo.
"""
KNOW_TITLE = "What a drawn route is, and is not"
KNOW = """
- **Ascent is unknown.** There are no heights on this map, so a drawn route has no ascent and no
  profile, even where it follows a route that has them.
- **Distance** is that of the straight legs. A path that winds between two points is longer.
- **Nobody has checked** that the way exists, is open, or is safe. Look at it before you run.
- **Your drawing stays in this browser** until you keep or clear it, also when you close it.
  Nothing is sent before you press the button.
- **Changing a route** opens at most 200 points of its line. Heights, times and places marked beside
  it stay with the route itself, which is left as it is; gaps become straight legs.
"""
UNKNOWN = "That link names a route that is not in this library, so there is nothing to change."
SEE = "See it on the Routes page"
OFFER = "Change this route by drawing"
OFFER_HELP = "Opens a copy of its line to draw on. The route itself stays as it is."
CHANGED_NAME = "{} (changed)"
UNNAMED = "Drawn route"

KEPT = "{} is in your library now."
UNKEPT = "{} is out of your library again, and back on the map."
OPENED = "{} is open to be changed, with all its {} points. Undo brings back what was drawn before."
OPENED_THIN = (
    "{} is open to be changed, with {} of its {} points. Undo brings back what was drawn before."
)

FAULTS: Mapping[DrawingFault, str] = {
    DrawingFault.NOT_A_DRAWING: "What the map sent is no drawing. Reload the page and try again.",
    DrawingFault.NOT_A_PLACE: (
        "A point of the drawing is nowhere on Earth. Take it out and try again."
    ),
    DrawingFault.TOO_FEW: "A route needs two points that are not the same. Set another one.",
    DrawingFault.TOO_MANY: (
        f"A drawing has at most {MOST_DRAWN_POINTS:,} points. Take some out, or keep it in parts."
    ),
    DrawingFault.TOO_LONG: (
        f"The drawing is longer than {MOST_LENGTH_M / 1000:,.0f} km, so it is no route to run."
    ),
}

WORDS = DrawWords(
    map=(
        "Map to draw on. Arrow keys move it under the crosshair, Enter sets a point there, Delete "
        "takes the last one out."
    ),
    tools="Drawing tools",
    sheet="Your drawing",
    undo="Undo",
    undo_help="Undo the last step (Ctrl+Z)",
    redo="Redo",
    redo_help="Redo what was undone (Ctrl+Shift+Z)",
    close="Close loop",
    close_help="Go straight back to the start",
    back="And back",
    back_help="Go home the way you came",
    reverse="Reverse",
    reverse_help="Run it the other way round",
    clear="Clear",
    clear_help="Take all points out; undo brings them back",
    name="Name",
    unnamed=UNNAMED,
    keep="Keep this route",
    keeping="Keeping…",
    no_answer="No answer from Loopwell. Your drawing is still here; try again.",
    one_point="1 point",
    points="{} points",
    no_ascent="ascent unknown",
    one_long_leg="1 leg is longer than []. Nobody runs so far straight: set points along the way.",
    long_legs="{} legs are longer than []. Nobody runs so far straight: set points along the way.",
    tip_point="Point {}: drag to move, click to take out",
    tip_close="Start: click to close the loop, drag to move",
    tip_middle="Drag to set a point here",
    begin="Tap or click the map where the route begins.",
    found="Your drawing is as you left it. Clear begins a new one.",
    continued="Your changes are as you left them. Clear begins a new drawing.",
    kept="Kept. The map is free for the next route.",
    came_back="Your drawing is back.",
    added="Point {} set.",
    moved="Point {} moved.",
    inserted="Point {} set between its neighbours.",
    removed="Point {} taken out.",
    taken="Point {} of [] taken hold of. Enter moves it to the crosshair.",
    let_go="Point let go.",
    undone="Undone.",
    redone="Redone.",
    no_step="Nothing more to undo or redo.",
    closed="Loop closed.",
    doubled="There and back.",
    turned="Turned round.",
    cleared="All taken out. Undo brings it back.",
    full=f"A drawing has at most {MOST_DRAWN_POINTS:,} points.",
    from_last="Crosshair: {} of the last point.",
    from_point="Crosshair: {} of point [].",
    winds=(
        "north",
        "north-east",
        "east",
        "south-east",
        "south",
        "south-west",
        "west",
        "north-west",
    ),
)
