"""The words on the map itself."""

from collections.abc import Mapping

from routes.gradients import GradientClass, Slope
from routes.language import N_, NP_, _, spoken
from routes.mapview.tile_setting import CREDIT, PMTILES, URL, TileFault
from routes.screens.measures import distance_of, height_of
from routes.units import Units

TILES_OSM = "OpenStreetMap"
TILES_OWN = N_("Own tiles")
TILES_FAILED = N_("{tiles} did not load, so the offline map is shown.")
TRY_AGAIN = N_("Try again")
RESET_VIEW = N_("Show the whole route")
WHOLE_SCREEN = N_("Full screen")
LEAVE_WHOLE_SCREEN = N_("Leave full screen")
LOCATE = N_("Show where I am")
LOCATING = N_("Looking for where you are")
HERE = N_("You are here")
FOUND_HERE = N_("The blue dot shows where you are, the circle how well that is known.")
FAR_AWAY = N_("You are more than 50 km from this route.")
LOCATE_DENIED = N_(
    "The browser was not allowed to say where you are. Allow it for this page to see it."
)
LOCATE_FAILED = N_("Where you are could not be found out. Outdoors, with location on, it may work.")
LEGEND = N_("What the colours of the line mean")
GRADIENTS = N_("Gradients")
RUN = NP_("part of a line on the map", "run")
BEFORE = NP_("the dotted line on the map: the route as it was", "before")
WARM = N_("walk: warm-up, warm-down")
UNKNOWN_GRADIENT = N_("height not known")

_GRADIENTS: Mapping[Slope, str] = {
    Slope.STEEP_DOWN: N_("steep down, {least} % or more"),
    Slope.DOWN: N_("down, {least} to {most} %"),
    Slope.LEVEL: N_("about level, less than {most} %"),
    Slope.UP: N_("up, {least} to {most} %"),
    Slope.STEEP_UP: N_("steep up, {least} % or more"),
}
# Each with the setting's name, and with what it says or the file that it names.
_TILE_FAULTS: Mapping[TileFault, str] = {
    TileFault.BAD_URL: N_(
        "{url} must be an address with {z}, {x} and {y} in it, like {example}, and is: {detail}. "
        "OpenStreetMap's tiles are offered instead."
    ),
    TileFault.NO_CREDIT: N_(
        "{credit} is missing: say whose map the tiles are, like © OpenStreetMap contributors. "
        "OpenStreetMap's tiles are offered instead."
    ),
    TileFault.LONG_CREDIT: N_(
        "{credit} is longer than {detail} characters. OpenStreetMap's tiles are offered instead."
    ),
    TileFault.BOTH: N_(
        "{url} and {pmtiles} are both set: choose one. OpenStreetMap's tiles are offered instead."
    ),
    TileFault.NO_FILE: N_(
        "The file {detail} that {pmtiles} names could not be read. OpenStreetMap's tiles are "
        "offered instead."
    ),
    TileFault.NOT_PMTILES: N_(
        "The file {detail} that {pmtiles} names is no whole PMTiles archive. OpenStreetMap's tiles "
        "are offered instead."
    ),
    TileFault.VECTOR: N_(
        "The file {detail} that {pmtiles} names holds no pictures. Vector tiles cannot be shown "
        "here; PNG, JPEG, WebP and AVIF can. OpenStreetMap's tiles are offered instead."
    ),
    TileFault.PACKED: N_(
        "The tiles in {detail}, which {pmtiles} names, are packed in an unknown way. "
        "OpenStreetMap's tiles are offered instead."
    ),
    TileFault.TOO_LARGE: N_(
        "The file {detail} that {pmtiles} names holds more than 100,000 tiles or 2 GB. Cut a "
        "smaller area from it. OpenStreetMap's tiles are offered instead."
    ),
    TileFault.NO_ROOM: N_(
        "The tiles of {pmtiles} could not be unpacked into {detail}. OpenStreetMap's tiles are "
        "offered instead."
    ),
}


def gradient_words(each: GradientClass) -> str:
    """Return a class of gradients in words and numbers, as "up, 3 to 8 %"."""
    sizes = sorted(abs(round(100 * end)) for end in (each.low, each.high) if abs(end) < 1)
    return _(_GRADIENTS[each.slope]).format(least=sizes[0], most=sizes[-1])


def tile_fault_text(fault: TileFault, detail: str) -> str:
    """Return a sentence on a setting of tiles; `detail` is what it says, or the file it names."""
    return _(_TILE_FAULTS[fault]).format(
        detail=detail,
        url=URL,
        credit=CREDIT,
        pmtiles=PMTILES,
        z="{z}",
        x="{x}",
        y="{y}",
        example="https://tiles.example.org/{z}/{x}/{y}.png",
    )


def scale_forms() -> dict[str, str]:
    """Return how lengths of the map's scale are written, by their units."""
    return {
        **{units.value: distance_of(units) for units in Units},
        **{units.height_name: height_of(units) for units in Units},
    }


spoken(__name__)
