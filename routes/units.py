"""Kilometres or miles: what a runner counts in."""

from enum import StrEnum

METRES_PER_MILE = 1609.344
METRES_PER_FOOT = 0.3048


class Units(StrEnum):
    """What distances are told in; heights follow, metres with km and feet with miles."""

    KM = "km"
    MILES = "mi"

    @property
    def distance_m(self) -> float:
        """Return the metres of one unit of distance."""
        return 1000.0 if self is Units.KM else METRES_PER_MILE

    @property
    def height_m(self) -> float:
        """Return the metres of one unit of height."""
        return 1.0 if self is Units.KM else METRES_PER_FOOT

    @property
    def height_name(self) -> str:
        """Return what the unit of height is called, m or ft."""
        return "m" if self is Units.KM else "ft"
