"""What runners carry, and the files that it takes."""

from enum import StrEnum


class Watch(StrEnum):
    """The makes that a runner may choose from; PHONE is any app that shows a track."""

    GARMIN = "garmin"
    COROS = "coros"
    SUUNTO = "suunto"
    POLAR = "polar"
    APPLE = "apple"
    WAHOO = "wahoo"
    AMAZFIT = "amazfit"
    PHONE = "phone"


class Format(StrEnum):
    """The files that a route is written as."""

    GPX = "gpx"
    TCX = "tcx"
    FIT = "fit"
