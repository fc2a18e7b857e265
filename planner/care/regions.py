"""The parts of the body by which the library of exercises is read (our choice)."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from planner.exercises import Exercise


class Region(StrEnum):
    """A part of the body, in the order they are shown."""

    BACK = "back"
    TRUNK = "trunk"
    HIPS = "hips"
    BUTTOCKS = "buttocks"
    THIGHS = "thighs"
    CALVES = "calves"
    WHOLE = "whole"


_AREAS: Mapping[str, Region] = MappingProxyType(
    {
        "Back": Region.BACK,
        "Lower back": Region.BACK,
        "Upper back": Region.BACK,
        "Spine": Region.BACK,
        "Trunk": Region.TRUNK,
        "Front of trunk": Region.TRUNK,
        "Side of trunk": Region.TRUNK,
        "Front of hip": Region.HIPS,
        "Front of hip and thigh": Region.HIPS,
        "Front of hip and trunk": Region.HIPS,
        "Hip and hamstring": Region.HIPS,
        "Hip and inner thigh": Region.HIPS,
        "Outer thigh and hip": Region.HIPS,
        "Buttock": Region.BUTTOCKS,
        "Back of thigh": Region.THIGHS,
        "Front of thigh": Region.THIGHS,
        "Inner thigh": Region.THIGHS,
        "Thigh and hamstring": Region.THIGHS,
        "Thigh and hip": Region.THIGHS,
        "Calf": Region.CALVES,
        "Calf and shin": Region.CALVES,
        "Whole body": Region.WHOLE,
    }
)


def by_region(exercises: Iterable[Exercise]) -> Mapping[Region, tuple[Exercise, ...]]:
    """Return the exercises of each region that has any, in the order given.

    Raises KeyError for an area that has no region yet.
    """
    found: dict[Region, list[Exercise]] = {region: [] for region in Region}
    for exercise in exercises:
        found[_AREAS[exercise.area]].append(exercise)
    return {region: tuple(held) for region, held in found.items() if held}
