"""What a way of OpenStreetMap is to a runner, by its tags: pure rules, the table first.

After the wiki's pages Key:highway, Key:sidewalk, Key:motorroad, Key:surface, Key:tracktype, Key:lit
and the lifecycle prefixes. Where the wiki leaves it open the choice is ours, and said.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from routes.limits import MOST_NAME_CHARS
from routes.network import Flag, Kind
from routes.osm.access import Course, Tags, course_of, may_walk, open_to_all, opened
from routes.read.text import clean_text

_NONE = Flag(0)


class Out(StrEnum):
    """Why a way that looks like one to run on is left out."""

    MOTOR_ROAD = "motor_road"
    NO_ACCESS = "no_access"
    NOT_BUILT = "not_built"
    ROAD_TUNNEL = "road_tunnel"
    SIDEWALK_APART = "sidewalk_apart"
    CONVEYOR = "conveyor"
    INDOORS = "indoors"
    CLIMBING = "climbing"
    NOT_FOR_WALKERS = "not_for_walkers"


@dataclass(frozen=True, slots=True)
class Walk:
    """Say what a way is to a runner; ways that are alike in all of it may be joined."""

    kind: Kind
    flags: Flag = _NONE
    title: str = ""
    course: Course = Course.BOTH


KINDS: Mapping[str, Kind] = {
    "footway": Kind.PATH,
    "path": Kind.PATH,
    "pedestrian": Kind.PATH,
    "bridleway": Kind.PATH,
    "steps": Kind.PATH,
    "track": Kind.PATH,
    # Given up for "path", and still there.
    "trail": Kind.PATH,
    "cycleway": Kind.CYCLEWAY,
    "residential": Kind.STREET,
    "living_street": Kind.STREET,
    "service": Kind.STREET,
    "unclassified": Kind.STREET,
    "road": Kind.STREET,
    "tertiary": Kind.TERTIARY,
    "tertiary_link": Kind.TERTIARY,
    "secondary": Kind.SECONDARY,
    "secondary_link": Kind.SECONDARY,
    "primary": Kind.PRIMARY,
    "primary_link": Kind.PRIMARY,
    "trunk": Kind.TRUNK,
    "trunk_link": Kind.TRUNK,
}
# Walked only where it is said that one may: they are made for something else.
ONLY_WHERE_SAID: Mapping[str, Kind] = {
    "busway": Kind.STREET,
    "platform": Kind.PATH,
    "emergency_access": Kind.PATH,
}
_NOT_BUILT = frozenset(
    {
        *("construction", "proposed", "planned", "razed", "abandoned", "demolished", "dismantled"),
        *("removed", "destroyed", "disused"),
    }
)
_NOT_THERE_ALWAYS = ("impassable", "ice_road", "winter_road")
_NEVER: Mapping[str, Out] = {
    "motorway": Out.MOTOR_ROAD,
    "motorway_link": Out.MOTOR_ROAD,
    **dict.fromkeys(_NOT_BUILT, Out.NOT_BUILT),
}
# A road that is left out for one of these is a road all the same to who crosses it.
_CROSSED = frozenset({Out.NO_ACCESS, Out.MOTOR_ROAD, Out.SIDEWALK_APART})
_NO = frozenset({"no", "none"})
# A sidewalk, or the strip between two lanes, is beside a road and as pleasant as a street.
_BESIDE_A_ROAD = frozenset({"sidewalk", "crossing", "traffic_island"})
_CROSSINGS = ("footway", "path", "cycleway")
_CLIMBING = frozenset({"alpine_hiking", "demanding_alpine_hiking", "difficult_alpine_hiking"})

# Our choice: traffic of a town, 40 miles an hour; a faster trunk road is walked only where it says
# that one may, or has a sidewalk.
MOST_TRUNK_KMH = 65.0
KMH_PER_MPH = 1.609344
_SPEED = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(mph)?")

_SOFT = frozenset(
    {
        *("unpaved", "ground", "dirt", "earth", "soil", "grass", "gravel", "fine_gravel"),
        *("compacted", "sand", "mud", "woodchips", "bark", "pebblestone", "clay", "dirt/sand"),
    }
)
# All keys that a rule on ways may read, here and in `access`; a rule sees no other.
_JUDGED_BY = frozenset(
    {
        *("highway", "access", "foot", "access:foot", "bicycle", "motorroad", "expressway"),
        *("oneway", "oneway:foot", "foot:oneway", "foot:forward", "foot:backward"),
        *("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right"),
        *("maxspeed", "tunnel", "golf", *_NOT_THERE_ALWAYS, *_NOT_BUILT),
        *("conveying", "escalator", "indoor", "sac_scale", "via_ferrata_scale", "ladder"),
        *("surface", "tracktype", "lit", "crossing", *_CROSSINGS, "man_made", "leisure", "route"),
    }
)
_FIRST_WORD = re.compile(r"\s*[;:]")
_UNLIT = frozenset({"no", "disused"})


def walk_of(tags: Tags) -> Walk | Out | None:
    """Return what a way is to a runner, why it is left out, or None where it is no way at all."""
    walk = _judged(frozenset(each for each in tags.items() if each[0] in _JUDGED_BY))
    return replace(walk, title=_title(tags, walk.kind)) if isinstance(walk, Walk) else walk


def crossed_road_of(tags: Tags) -> Walk | None:
    """Return a main road that walkers cross but may not run along, barred; None for all else."""
    kind = _kind(tags)
    if not isinstance(kind, Kind) or kind < Kind.TERTIARY:
        return None
    return Walk(kind, Flag.BARRED) if _reason_against(tags, kind) in _CROSSED else None


# Most ways of a city are tagged as many others are.
@lru_cache(maxsize=100_000)
def _judged(said: frozenset[tuple[str, str]]) -> Walk | Out | None:
    """Judge a way by all that the rules may read."""
    tags = dict(said)
    kind = _kind(tags)
    if kind is None or isinstance(kind, Out):
        return kind
    return _reason_against(tags, kind) or Walk(kind, _flags(tags), course=course_of(tags))


def is_crossing(tags: Tags) -> bool:
    """Tell whether a node, or a way, is where walkers cross a road."""
    said = tags.get("highway") == "crossing" and tags.get("crossing") != "no"
    return said or any(tags.get(key) == "crossing" for key in _CROSSINGS)


def _kind(tags: Tags) -> Kind | Out | None:
    highway = tags.get("highway")
    if highway is None:
        return Kind.PATH if _is_pier(tags) or _is_open_track(tags) else None
    if highway in ONLY_WHERE_SAID:
        return ONLY_WHERE_SAID[highway] if open_to_all(tags) else Out.NOT_FOR_WALKERS
    if highway not in KINDS:
        return _NEVER.get(highway, Out.NOT_FOR_WALKERS)
    if any(tags.get(key) in _BESIDE_A_ROAD for key in _CROSSINGS):
        return Kind.STREET
    # Shared with bicycles by sign, whatever it is called.
    is_shared = highway in {"path", "footway"} and tags.get("bicycle") == "designated"
    return Kind.CYCLEWAY if is_shared else KINDS[highway]


def _is_pier(tags: Tags) -> bool:
    return tags.get("man_made") == "pier"


def _is_open_track(tags: Tags) -> bool:
    # A running track is mostly a club's or a school's.
    return tags.get("leisure") == "track" and open_to_all(tags)


def _reason_against(tags: Tags, kind: Kind) -> Out | None:
    # The first that holds is told; the order is from what is plainest.
    reasons = (
        (Out.NOT_BUILT, _is_not_built(tags)),
        (Out.NO_ACCESS, not may_walk(tags) or course_of(tags) is Course.NEITHER),
        (Out.NOT_FOR_WALKERS, tags.get("route") == "ferry"),
        (Out.NOT_FOR_WALKERS, _is_for_golf_carts(tags) and not opened(tags)),
        (Out.CONVEYOR, tags.get("conveying", "no") != "no" or tags.get("escalator") == "yes"),
        (Out.INDOORS, tags.get("indoor", "no") not in _NO),
        (Out.CLIMBING, _is_climbing(tags)),
        (Out.MOTOR_ROAD, not opened(tags) and _is_motor_road(tags, kind)),
        (Out.ROAD_TUNNEL, not opened(tags) and _is_road_tunnel(tags, kind)),
        (Out.SIDEWALK_APART, not opened(tags) and _is_run_beside(tags, kind)),
    )
    return next((reason for reason, holds in reasons if holds), None)


def _is_not_built(tags: Tags) -> bool:
    # Minor works are walked past, and what is said to be none is none.
    if tags.get("construction", "no") not in {"no", "minor"}:
        return True
    gone = any(tags.get(key) == "yes" for key in _NOT_BUILT)
    return gone or any(tags.get(key) == "yes" for key in _NOT_THERE_ALWAYS)


def _is_for_golf_carts(tags: Tags) -> bool:
    return tags.get("golf") in {"cartpath", "path"}


def _is_climbing(tags: Tags) -> bool:
    has_rungs = "via_ferrata_scale" in tags or tags.get("ladder") == "yes"
    return has_rungs or tags.get("sac_scale") in _CLIMBING


def _is_motor_road(tags: Tags, kind: Kind) -> bool:
    if tags.get("motorroad") == "yes" or tags.get("expressway") == "yes":
        return True
    if kind is not Kind.TRUNK or _has_sidewalk(tags):
        return False
    speed_kmh = _speed_kmh(tags)
    return _lacks_sidewalk(tags) or speed_kmh is None or speed_kmh > MOST_TRUNK_KMH


def _is_road_tunnel(tags: Tags, kind: Kind) -> bool:
    # Through a building or under an arcade is no tunnel.
    if tags.get("tunnel", "no") in {"no", "building_passage", "covered", "culvert"}:
        return False
    if kind >= Kind.TERTIARY:
        return not _has_sidewalk(tags)
    return kind is Kind.STREET and _lacks_sidewalk(tags)


def _is_run_beside(tags: Tags, kind: Kind) -> bool:
    # Its sidewalks are ways of their own, or one would be sent along the lanes, and then back on
    # the sidewalk as if that were other ground.
    return kind >= Kind.TERTIARY and "separate" in _sidewalks(tags) and _lacks_sidewalk(tags)


def _sidewalks(tags: Tags) -> set[str]:
    keys = ("sidewalk", "sidewalk:both", "sidewalk:left", "sidewalk:right")
    return {tags[key] for key in keys if key in tags}


def _has_sidewalk(tags: Tags) -> bool:
    # One that is mapped as a way of its own is run on there, not on the road.
    return bool(_sidewalks(tags) - _NO - {"separate"})


def _lacks_sidewalk(tags: Tags) -> bool:
    said = _sidewalks(tags)
    return bool(said) and said <= _NO | {"separate"}


def _speed_kmh(tags: Tags) -> float | None:
    found = _SPEED.fullmatch(tags.get("maxspeed", "").strip())
    if found is None:
        return None
    return float(found[1]) * (KMH_PER_MPH if found[2] else 1.0)


def _flags(tags: Tags) -> Flag:
    flags = _NONE
    if tags.get("highway") == "steps":
        flags |= Flag.STEPS
    if _is_soft(tags):
        flags |= Flag.SOFT
    lit = tags.get("lit")
    if lit is not None:
        flags |= Flag.UNLIT if lit in _UNLIT else Flag.LIT
    if is_crossing(tags):
        flags |= Flag.CROSSING
    return flags


def _is_soft(tags: Tags) -> bool:
    surface = tags.get("surface")
    if surface is not None:
        return _FIRST_WORD.split(surface)[0] in _SOFT
    # Of a track that says nothing the wiki takes it that it is unpaved.
    return tags.get("highway") == "track" and tags.get("tracktype") != "grade1"


def _title(tags: Tags, kind: Kind) -> str:
    for key in ("name", "is_sidepath:of:name", "street:name"):
        title = first_name(tags.get(key, ""))
        if title:
            return title
    # A path's number is that of a hiking or cycling route's signs; a road's is what people call it.
    return first_name(tags.get("ref", "")) if kind >= Kind.TERTIARY else ""


@lru_cache(maxsize=100_000)
def first_name(text: str) -> str:
    """Return the first of several values, which a semicolon parts, fit to show."""
    return clean_text(text.partition(";")[0], MOST_NAME_CHARS)
