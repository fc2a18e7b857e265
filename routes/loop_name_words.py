"""The words in a loop's name that are no names themselves."""

from collections.abc import Iterable

from routes.language import N_, _, first_up, listed, spoken

_PATHS, _STREETS = N_("paths"), N_("streets")
_PATHS_AROUND, _STREETS_AROUND = N_("paths around {place}"), N_("streets around {place}")
_VIA, _NUMBERED = N_("{name} via {sight}"), N_("{name} ({number})")
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
    """Return paths around a place, or paths of nowhere where it is ""."""
    return _(_PATHS_AROUND).format(place=place) if place else _(_PATHS)


def streets_text(place: str) -> str:
    """Return streets around a place, or streets of nowhere where it is ""."""
    return _(_STREETS_AROUND).format(place=place) if place else _(_STREETS)


def along_text(titles: Iterable[str]) -> str:
    """Return what is passed as one name."""
    return first_up(listed(titles))


def towards_text(name: str, bearing_deg: float) -> str:
    """Return a name with the direction in which what it names lies."""
    wind = round(bearing_deg * _WINDS / 360) % _WINDS
    return _(_TOWARDS[wind]).format(name=name)


def via_text(name: str, sight: str) -> str:
    """Return a name with what no other loop of that name passes."""
    return _(_VIA).format(name=name, sight=sight)


def numbered_text(name: str, number: int) -> str:
    """Return a name with which of those of that name it is."""
    return _(_NUMBERED).format(name=name, number=number)


spoken(__name__)
