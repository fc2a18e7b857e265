"""The words in a loop's name that are no names themselves."""

from collections.abc import Iterable

from routes.language import N_, _, first_up, listed, spoken

_PATHS, _STREETS = N_("paths"), N_("streets")
_PATHS_OF, _STREETS_OF = N_("paths of {place}"), N_("streets of {place}")
_WINDS = 8
# From the north clockwise.
_TOWARDS = (
    N_("{name} to the north"),
    N_("{name} to the north-east"),
    N_("{name} to the east"),
    N_("{name} to the south-east"),
    N_("{name} to the south"),
    N_("{name} to the south-west"),
    N_("{name} to the west"),
    N_("{name} to the north-west"),
)
RIVER_FORESHORE = N_("river foreshore")


def paths_text(place: str) -> str:
    """Return the paths of a place, or paths of nowhere where it is ""."""
    return _(_PATHS_OF).format(place=place) if place else _(_PATHS)


def streets_text(place: str) -> str:
    """Return the streets of a place, or streets of nowhere where it is ""."""
    return _(_STREETS_OF).format(place=place) if place else _(_STREETS)


def along_text(titles: Iterable[str]) -> str:
    """Return what is passed as one name."""
    return first_up(listed(titles))


def towards_text(name: str, bearing_deg: float) -> str:
    """Return a name with the direction in which what it names lies."""
    wind = round(bearing_deg * _WINDS / 360) % _WINDS
    return _(_TOWARDS[wind]).format(name=name)


spoken(__name__)
