"""May a walker pass? OpenStreetMap's own words on access, for ways and for what stands on them.

After the wiki's pages Key:access, Key:foot, Key:barrier and Key:oneway. The most special key wins:
what is said of walkers goes before what is said of everybody.
"""

from collections.abc import Mapping

Tags = Mapping[str, str]

_OPEN = frozenset({"yes", "designated", "permissive", "official", "public", "allowed"})
# Who is said to be let in here is not everybody: guests, members, those who live there.
_SHUT = frozenset(
    {
        *("no", "private", "customers", "permit", "residents", "restricted", "military"),
        *(
            "emergency",
            "employees",
            "employee",
            "members",
            "students",
            "staff",
            "guests",
            "official_use",
        ),
        # The path beside it is to be taken; that is a way of its own.
        *("use_sidepath", "discouraged"),
    }
)
# Said of everybody these words are meant for vehicles, as practice has it; of walkers they mean it.
_SHUT_TO_WALKERS = _SHUT | {
    "destination",
    "delivery",
    "agricultural",
    "forestry",
    "agricultural;forestry",
}

# What no walker gets past, unless an opening is tagged; anything else lets walkers through.
_SOLID = frozenset(
    {
        *("wall", "fence", "hedge", "retaining_wall", "city_wall", "ditch", "cable_barrier"),
        *("guard_rail", "jersey_barrier", "full-height_turnstile", "wire_fence", "railing"),
    }
)
# These may be locked; what stands open day and night is not tagged so.
_FORTH, _BACK = frozenset({"yes", "true", "1", "-1", "reverse"}), frozenset({"no", "private"})


def opened(tags: Tags) -> bool:
    """Tell whether it is said in so many words that one may walk here."""
    return _of_foot(tags) in _OPEN


def may_walk(tags: Tags) -> bool:
    """Tell whether access allows walkers; where nothing is said it does."""
    foot = _of_foot(tags)
    if foot in _OPEN:
        return True
    if foot in _SHUT_TO_WALKERS:
        return False
    return tags.get("access") not in _SHUT


def blocks(tags: Tags) -> bool:
    """Tell whether a node's tags keep walkers from passing it."""
    foot = _of_foot(tags)
    if foot in _OPEN:
        return False
    if foot in _SHUT_TO_WALKERS:
        return True
    barrier = tags.get("barrier")
    if barrier is None:
        return False
    if tags.get("access") in _SHUT or tags.get("locked") == "yes":
        return True
    return barrier in _SOLID and tags.get("access") not in _OPEN


def binds_walkers_one_way(tags: Tags) -> bool:
    """Tell whether walkers may, or can, go one way only.

    `oneway` is for vehicles, but on stairs and footways that no bicycle may use it can mean nobody
    but walkers.
    """
    said = tags.get("oneway:foot", tags.get("foot:oneway"))
    if said is not None:
        return said in _FORTH
    if tags.get("foot:forward") in _BACK or tags.get("foot:backward") in _BACK:
        return True
    if tags.get("oneway") not in _FORTH:
        return False
    highway = tags.get("highway")
    return highway == "steps" or (highway == "footway" and tags.get("bicycle") not in _OPEN)


def _of_foot(tags: Tags) -> str | None:
    return tags.get("foot", tags.get("access:foot"))
