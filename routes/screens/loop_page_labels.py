"""The words of the page Loop, on which a run of any length is found from any door."""

from routes.language import N_, NP_, _, ngettext, paragraph, spoken
from routes.loop_ask import Found, LoopError, Shape
from routes.screens.choose_labels import near_name
from routes.screens.loop_labels import found_notes, loop_fault_text, loop_title
from routes.screens.measures import distance_text
from routes.units import Units

TITLE = N_("A loop from a door")
INTRO = N_(
    "Say where you start and how far you want to run. Loopwell finds loops of that length on the "
    "streets and paths that it knows, on this computer."
)
OFFER = N_("A loop from a door")
OFFER_HELP = N_("Find new loops of any length from your home or any other place.")

FROM = N_("Start: {place}")
FROM_NONE = N_("Choose a start")
HOME = N_("Home")
HOME_BUTTON = N_("Start at home")
MAKE_HOME = N_("Make this my home")
MAKE_HOME_HELP = N_("Next time this page starts there, and your week offers loops from it.")
FROM_OTHER = N_("Choose another start")
FAR = N_("Distance ({unit})")
TOWARDS = N_("Direction")
WINDS = {
    "": N_("Any direction"),
    "n": N_("To the north"),
    "ne": N_("To the north-east"),
    "e": N_("To the east"),
    "se": N_("To the south-east"),
    "s": N_("To the south"),
    "sw": N_("To the south-west"),
    "w": N_("To the west"),
    "nw": N_("To the north-west"),
}
WAY = N_("Shape")
ONE_WAY = N_("Part of it is one way, also on foot. Run it this way round.")
ROUND = NP_("shape of a run", "Loop")
BACK = NP_("shape of a run", "There and back")
LIKES = N_("Rather")
TASTES = {
    "flat": NP_("ways", "Flat"),
    "quiet": NP_("ways", "Quiet"),
    "soft": NP_("ways", "Soft"),
    "lit": NP_("ways", "Lit"),
}
LIKES_HELP = N_("These bend the way where they can. They do not rule anything out.")
FLAT_NOT_KNOWN = N_("This network does not know heights, so you cannot ask for flat ways.")
NOT_KNOWN = N_("This network does not know which ways are soft or lit, so you cannot ask for that.")
SOFT_NOT_KNOWN = N_("This network does not know which ways are soft.")
LIT_NOT_KNOWN = N_("This network does not know which ways are lit.")
THROUGH = N_("By: {place}")
THROUGH_NONE = N_("By a place")
TO = N_("End: {place}")
TO_NONE = N_("End elsewhere")
THROUGH_CLEAR = N_("By no place")
TO_CLEAR = N_("End at the start")
ONLY_LOOPS = N_("A run there and back turns where it likes. Choose Loop to name a place.")

_THROUGH_OFF = N_(
    "The place to run by is about {distance} from the nearest street or path that is known there. "
    "Choose a place nearer to one."
)
_TO_OFF = N_(
    "The end is about {distance} from the nearest street or path that is known there. Choose a "
    "place nearer to one."
)

PARAMETER_NAMES = {
    "from": NP_("part of a link", "start"),
    "km": NP_("part of a link", "distance"),
    "way": NP_("part of a link", "shape"),
    "to": NP_("part of a link", "end"),
    "through": NP_("part of a link", "place"),
    "towards": NP_("part of a link", "direction"),
    "like": NP_("part of a link", "likes"),
    "seed": NP_("part of a link", "other loops"),
    "loop": NP_("part of a link", "chosen loop"),
    "turned": NP_("part of a link", "the other way round"),
}
ASK_DOOR = N_("Where does your run start? Click on the map, or press “Choose a start”.")
PICK_DOOR = N_("Click where your run starts.")
PICK_THROUGH = N_("Click a place to run by.")
PICK_TO = N_("Click where your run ends.")
LISTED = N_("Loops found, best first")
LISTED_ONE = N_("Loop found")
RANKED = N_(
    "Best first: little ground twice, paths and parks before main roads, few crossings and turns."
)
SEARCHING = N_("Looking for loops.")
ANOTHER = N_("Other loops")
BEFORE = N_("The ones before")
NO_OTHERS = N_("There are no other loops like these from here.")
NUMBERED = N_("Loop {number}")
UNCHECKED = N_(
    "Made of streets and paths as they are mapped. Nobody has checked that all are open: look "
    "before you run."
)
SEE = N_("See it on Routes")
DRAW = N_("Change by drawing")
DRAW_HELP = N_("The loop is kept first, and a copy of it opens on the page Draw.")


def from_text(label: str | None) -> str:
    """Return what the field of the start says, by the point's label; None for no start."""
    return _(FROM_NONE) if label is None else _(FROM).format(place=near_name(label))


def through_text(label: str | None) -> str:
    """Return what the field of the place to run by says."""
    return _(THROUGH_NONE) if label is None else _(THROUGH).format(place=near_name(label))


def to_text(label: str | None) -> str:
    """Return what the field of the end says."""
    return _(TO_NONE) if label is None else _(TO).format(place=near_name(label))


def number_text(number: int) -> str:
    """Return what one of the loops is called on the map."""
    return _(NUMBERED).format(number=number)


def found_lines(found: Found, asked: Shape, wanted_m: float, units: Units) -> list[str]:
    """Return how many runs of which length were found, and how they differ from what was asked."""
    return [_count_text(found, wanted_m, units), *found_notes(found, asked)]


def said_text(found: Found, wanted_m: float, units: Units) -> str:
    """Return what is said to who does not see the list: how many, and which is the best."""
    return paragraph(_count_text(found, wanted_m, units), loop_title(found.loops[0], units))


def _count_text(found: Found, wanted_m: float, units: Units) -> str:
    count = len(found.loops)
    said = ngettext("{count} run of about {distance}.", "{count} runs of about {distance}.", count)
    return said.format(count=count, distance=distance_text(wanted_m, units))


def through_off_text(away_m: float, units: Units) -> str:
    """Return why no run goes by a place that lies off all ways."""
    return _(_THROUGH_OFF).format(distance=distance_text(away_m, units))


def to_off_text(away_m: float, units: Units) -> str:
    """Return why no run ends at a place that lies off all ways."""
    return _(_TO_OFF).format(distance=distance_text(away_m, units))


def instead_text(distance_m: float, units: Units) -> str:
    """Return what asks for another length, one that works."""
    return _("Make it {distance}").format(distance=distance_text(distance_m, units))


def none_text(trouble: LoopError, units: Units, *, are_others: bool) -> str:
    """Return why there is no loop; where others than the first were asked for, that none are."""
    return _(NO_OTHERS) if are_others else loop_fault_text(trouble, units)


spoken(__name__)
