"""May a walker pass? OpenStreetMap's own words on access, for ways and for what stands on them.

After the wiki's pages Key:access, Key:foot, Key:barrier and Key:oneway. The most special key wins:
what is said of walkers goes before what is said of everybody.
"""

from collections.abc import Mapping
from enum import Enum

Tags = Mapping[str, str]

_OPEN = frozenset({"yes", "designated", "permissive", "official", "public", "allowed"})
_SHUT = frozenset(
    {
        *("no", "private", "restricted", "military", "emergency"),
        # Who is let in here is not everybody.
        *("customers", "permit", "residents", "employees", "members", "students", "staff"),
        # The path beside it is to be taken, which is a way of its own.
        *("use_sidepath", "discouraged"),
    }
)
# Said of everybody these words are meant for vehicles, as practice has it; of walkers they mean it.
_SHUT_TO_WALKERS = _SHUT | {"destination", "delivery", "agricultural", "forestry"}

# What no walker gets past, unless an opening is tagged; anything else lets walkers through.
_SOLID = frozenset(
    {
        *("wall", "fence", "hedge", "retaining_wall", "city_wall", "ditch", "cable_barrier"),
        *("guard_rail", "full-height_turnstile", "wire_fence", "railing"),
    }
)
# What stops wheels alone: what is said there of everybody is meant for vehicles.
_FOR_WHEELS = frozenset(
    {
        *("bollard", "block", "planter", "kerb", "cattle_grid", "cycle_barrier", "bus_trap"),
        *("motorcycle_barrier", "sump_buster", "height_restrictor", "jersey_barrier", "log"),
    }
)
_ALONG = frozenset({"yes", "true", "1"})
_AGAINST = frozenset({"-1", "reverse"})


class Course(Enum):
    """Which way round a way is walked: along its line, and against it."""

    NEITHER = (False, False)
    ALONG = (True, False)
    AGAINST = (False, True)
    BOTH = (True, True)


def opened(tags: Tags) -> bool:
    """Tell whether it is said in so many words that one may walk here."""
    return bool(_said_of_foot(tags) & _OPEN)


def open_to_all(tags: Tags) -> bool:
    """Tell whether it is said in so many words that everybody, or who walks, may be here."""
    return opened(tags) or (not _said_of_foot(tags) and bool(_said(tags, "access") & _OPEN))


def may_walk(tags: Tags) -> bool:
    """Tell whether access allows walkers; where nothing is said it does."""
    foot, everybody = _said_of_foot(tags), _said(tags, "access")
    if foot:
        return bool(foot & _OPEN) or not foot & _SHUT_TO_WALKERS
    return bool(everybody & _OPEN) or not everybody & _SHUT


def blocks(tags: Tags) -> bool:
    """Tell whether a node keeps walkers from passing it, or runners: nobody runs in a lift."""
    if tags.get("highway") == "elevator":
        return True
    foot, everybody = _said_of_foot(tags), _said(tags, "access")
    if foot & _OPEN:
        return False
    if foot & _SHUT_TO_WALKERS:
        return True
    barrier = tags.get("barrier")
    if barrier is None or barrier in _FOR_WHEELS:
        return False
    if everybody & _SHUT or tags.get("locked") == "yes":
        return True
    return barrier in _SOLID and not everybody & _OPEN


def course_of(tags: Tags) -> Course:
    """Return which way round walkers may, or can, go.

    `oneway` is for vehicles, as the wiki has it and routers have come to agree; on stairs alone it
    can mean nobody but walkers.
    """
    said = tags.get("oneway:foot", tags.get("foot:oneway"))
    if said is not None:
        return _course(said)
    along, against = (
        not _said(tags, key) & _SHUT_TO_WALKERS for key in ("foot:forward", "foot:backward")
    )
    if along and against and tags.get("highway") == "steps":
        return _course(tags.get("oneway", "no"))
    return Course((along, against))


def _course(oneway: str) -> Course:
    if oneway in _AGAINST:
        return Course.AGAINST
    return Course.ALONG if oneway in _ALONG else Course.BOTH


def _said_of_foot(tags: Tags) -> frozenset[str]:
    return _said(tags, "foot") or _said(tags, "access:foot")


def _said(tags: Tags, key: str) -> frozenset[str]:
    """Return the words that a key says; a semicolon parts them."""
    return frozenset(word.strip() for word in tags.get(key, "").split(";")) - {""}
