"""What the people who chose a route say of it: places, surface, water, origin, caveats."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_BYTES, MOST_NOTE_CHARS, MOST_TAG_CHARS, MOST_TAGS
from routes.read.text import clean_text

FACTS_FILE = "facts.json"


@dataclass(frozen=True, slots=True)
class PassedPlace:
    """Name a place the route passes, `at_m` metres from its start."""

    name: str
    at_m: float


@dataclass(frozen=True, slots=True)
class Source:
    """Point to route `number`, from 0, of a file whose bytes have this SHA-256."""

    sha256: bytes
    number: int


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """Hold what is said of the route in `file_name`; "" and None where nothing is known.

    `water_places` are where `water` is, for a watch to tell.
    `station_m` is the way from the nearest station to the start. `made_how` tells where the line
    comes from, `licence` under which terms, `caveat` what to know before trusting it. `tags` are
    single words or a few, each once. `source` is the route of another file that this file was made
    of.
    """

    file_name: str
    title: str = ""
    places: tuple[PassedPlace, ...] = ()
    surface: str = ""
    start: str = ""
    nearest_station: str = ""
    station_m: float | None = None
    toilets: str = ""
    water: str = ""
    licence: str = ""
    made_how: str = ""
    caveat: str = ""
    summary: str = ""
    tags: tuple[str, ...] = ()
    source: Source | None = None
    water_places: tuple[PassedPlace, ...] = ()


def read_facts(data: bytes) -> tuple[RouteFacts, ...]:
    """Read the facts of a folder's routes from JSON, in the file's order.

    The form is {"routes": [{"file": ..., "title": ..., "places": [[km, name], ...], ...}]}; only
    `file` must be there. Raises RouteFileError with BAD_FACTS.
    """
    try:
        return tuple(_facts(entry) for entry in _routes(data))
    except (ValueError, OverflowError, RecursionError) as error:
        raise RouteFileError(Fault.BAD_FACTS, str(error), FACTS_FILE) from error


# What is wrong in a file is a ValueError here, be it a type or a value.
def _routes(data: bytes) -> list[object]:
    if len(data) > MOST_BYTES:
        raise ValueError(f"{len(data)} bytes")
    match json.loads(data):
        case {"routes": [*entries]}:
            return entries
        case _:
            raise ValueError("no list of routes")


def _facts(entry: object) -> RouteFacts:
    if not isinstance(entry, dict):
        raise ValueError("a route is not an object")  # noqa: TRY004
    file_name = entry.get("file")
    if not isinstance(file_name, str) or not file_name:
        raise ValueError("a route names no file")

    def text(key: str) -> str:
        value = entry.get(key, "")
        if not isinstance(value, str):
            raise ValueError(f"{key} of {file_name} is not text")  # noqa: TRY004
        return clean_text(value, MOST_NOTE_CHARS)

    station_m = entry.get("station_m")

    def places(key: str) -> tuple[PassedPlace, ...]:
        value = entry.get(key, [])
        if not isinstance(value, list):
            raise ValueError(f"{key} of {file_name} are not a list")  # noqa: TRY004
        return tuple(_place(place) for place in value)

    return RouteFacts(
        file_name=file_name,
        title=text("title"),
        places=places("places"),
        surface=text("surface"),
        start=text("start"),
        nearest_station=text("nearest_station"),
        station_m=None if station_m in (None, "") else _metres(station_m),
        toilets=text("toilets"),
        water=text("water"),
        licence=text("licence"),
        made_how=text("made_how"),
        caveat=text("caveat"),
        summary=text("summary"),
        tags=_tags(entry.get("tags", [])),
        source=_source(entry.get("source")),
        water_places=places("water_places"),
    )


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags as plain text, each once whatever its case, in their order."""
    found: dict[str, str] = {}
    for tag in tags:
        plain = clean_text(tag.replace(",", " "), MOST_TAG_CHARS)
        if plain:
            found.setdefault(plain.casefold(), plain)
    return tuple(found.values())[:MOST_TAGS]


def _tags(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise ValueError("tags are not a list of texts")
    return clean_tags(value)


def _source(value: object) -> Source | None:
    match value:
        case None:
            return None
        case {"sha256": str(digits), "number": int(number)}:
            return Source(bytes.fromhex(digits), number)
        case _:
            raise ValueError("a source is not a SHA-256 and a number")


def _place(pair: object) -> PassedPlace:
    match pair:
        case [km, str(name)]:
            return PassedPlace(clean_text(name, MOST_NOTE_CHARS), round(_metres(km) * 1000, 1))
        case _:
            raise ValueError(f"a place is not a pair of km and name: {pair!r:.80}")


def _metres(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"not a distance: {value!r:.80}")  # noqa: TRY004
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"not a distance: {value}")
    return float(value)
