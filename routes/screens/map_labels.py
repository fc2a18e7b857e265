"""The words on the map itself."""

from routes.gradients import CLASSES, GradientClass
from routes.mapview.tile_setting import CREDIT, PMTILES, URL, TileFault

TILES_OSM = "OpenStreetMap"
TILES_OWN = "Own tiles"
TILES_FAILED = "{} did not load, so the offline map is shown."
TRY_AGAIN = "Try again"
RESET_VIEW = "Show the whole route"
WHOLE_SCREEN = "Full screen"
LEAVE_WHOLE_SCREEN = "Leave full screen"
LOCATE = "Show where I am"
LOCATING = "Looking for where you are"
HERE = "You are here"
FOUND_HERE = "The blue dot shows where you are, the circle how well that is known."
FAR_AWAY = "You are more than 50 km from this route."
LOCATE_DENIED = (
    "The browser was not allowed to say where you are. Allow it for this page to see it."
)
LOCATE_FAILED = "Where you are could not be found out. Outdoors, with location on, it may work."
LEGEND = "What the colours of the line mean"
GRADIENTS = "Gradients"
RUN = "run"
WARM = "walk: warm-up, warm-down"
UNKNOWN_GRADIENT = "height not known"
MARK_KM = "{} km"
MARK_MILE = "{} mi"

_FROM = "{}, {} % or more"
_BETWEEN = "{}, {} to {} %"
_LESS = "{}, less than {} %"


def gradient_words(each: GradientClass) -> str:
    """Return a class of gradients in words and numbers, as "up, 3 to 8 %"."""
    sizes = sorted(abs(round(100 * end)) for end in (each.low, each.high) if abs(end) < 1)
    if each.low < 0 < each.high:
        return _LESS.format(each.words, sizes[-1])
    return (
        _FROM.format(each.words, *sizes) if len(sizes) == 1 else _BETWEEN.format(each.words, *sizes)
    )


GRADIENT_WORDS = tuple(gradient_words(each) for each in CLASSES)

_INSTEAD = " OpenStreetMap's tiles are offered instead."
_FAULTS = {
    TileFault.BAD_URL: (
        f"{URL} must be an address with {{{{z}}}}, {{{{x}}}} and {{{{y}}}} in it, like "
        "https://tiles.example.org/{{z}}/{{x}}/{{y}}.png, and is: {}."
    ),
    TileFault.NO_CREDIT: (
        f"{CREDIT} is missing: say whose map the tiles are, like © OpenStreetMap contributors."
    ),
    TileFault.LONG_CREDIT: f"{CREDIT} is longer than {{}} characters.",
    TileFault.BOTH: f"{URL} and {PMTILES} are both set: choose one.",
    TileFault.NO_FILE: f"The file {{}} that {PMTILES} names could not be read.",
    TileFault.NOT_PMTILES: f"The file {{}} that {PMTILES} names is no whole PMTiles archive.",
    TileFault.VECTOR: (
        f"The file {{}} that {PMTILES} names holds no pictures. Vector tiles cannot be shown here; "
        "PNG, JPEG, WebP and AVIF can."
    ),
    TileFault.PACKED: f"The tiles in {{}}, which {PMTILES} names, are packed in an unknown way.",
    TileFault.TOO_LARGE: (
        f"The file {{}} that {PMTILES} names holds more than 100,000 tiles or 2 GB. "
        "Cut a smaller area from it."
    ),
    TileFault.NO_ROOM: f"The tiles of {PMTILES} could not be unpacked into {{}}.",
}
TILE_FAULTS = {fault: words + _INSTEAD for fault, words in _FAULTS.items()}
