"""What the route sheet tells in words: numbers, notes and rows, before anything has its place."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from routes.course import PointKind
from routes.facts import RouteFacts
from routes.language import decimal, paragraph
from routes.measure import Measurement, retraces
from routes.paper import labels
from routes.paper.passed import Passed
from routes.screens.measures import (
    about_height,
    about_time,
    distance_number,
    distance_text,
    height_text,
)
from routes.track import Route
from routes.units import Units

# Less would be told as 0.0.
_CLOSE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold a label and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Hold a line of the list of places: distance so far, name, the way on."""

    at: str
    name: str
    on: str
    is_strong: bool


def numbers(
    route: Route, measurement: Measurement, units: Units, duration_s: float | None
) -> tuple[Pair, ...]:
    """Return the numbers at the head of the sheet."""
    return (
        Pair(labels.DISTANCE, distance_text(measurement.distance_m, units)),
        *_time(duration_s),
        *_heights(measurement, units),
        Pair(labels.SHAPE, _shape(route, measurement)),
    )


def methods(measurement: Measurement, duration_s: float | None, *, is_warm_shown: bool) -> str:
    """Return how the numbers are counted and the line is drawn, as one small paragraph."""
    return paragraph(
        labels.ASCENT_METHOD if measurement.profile else labels.NO_HEIGHTS,
        labels.TIME_METHOD if duration_s is not None else "",
        labels.WALKED_METHOD if is_warm_shown else "",
    )


def notes(facts: RouteFacts | None, units: Units) -> tuple[Pair, ...]:
    """Return what is said of the route, without what nobody said."""
    if facts is None:
        return ()
    station = facts.nearest_station
    if station and facts.station_m is not None:
        station = labels.STATION_VALUE.format(
            station=station, distance=distance_text(facts.station_m, units)
        )
    pairs = (
        Pair(labels.FROM, facts.start),
        Pair(labels.STATION, station),
        Pair(labels.SURFACE, facts.surface),
        Pair(labels.WATER_SAID, facts.water),
        Pair(labels.TOILETS, facts.toilets),
        Pair(labels.CAVEAT, facts.caveat),
        Pair(labels.LICENCE, facts.licence),
    )
    return tuple(pair for pair in pairs if pair.text.strip())


def rows(passed: tuple[Passed, ...], units: Units, *, is_loop: bool) -> Iterator[Row]:
    """Yield the list of places as text."""
    names = {
        PointKind.START: labels.START_AND_FINISH if is_loop else labels.START,
        PointKind.FINISH: labels.START_AND_FINISH if is_loop else labels.FINISH,
    }
    for each in passed:
        name = labels.WATER.format(name=each.name) if each.kind is PointKind.WATER else each.name
        yield Row(
            distance_number(each.at_m, units),
            names.get(each.kind, name),
            _way_on(each, units),
            each.kind is not PointKind.PLACE,
        )


def _way_on(passed: Passed, units: Units) -> str:
    if passed.leg_m is None:
        return ""
    if passed.leg_m < _CLOSE_SHARE * units.distance_m:
        return labels.CLOSE_BY
    words = distance_text(passed.leg_m, units)
    if passed.compass is None:
        return words
    return labels.WAY_ON.format(distance=words, compass=labels.COMPASS[passed.compass])


def _time(duration_s: float | None) -> Iterator[Pair]:
    if duration_s is not None:
        yield Pair(labels.TIME, labels.TIME_VALUE.format(time=about_time(duration_s)))


def _heights(measurement: Measurement, units: Units) -> Iterator[Pair]:
    if measurement.profile is None or measurement.ascent_m is None:
        yield Pair(labels.ASCENT, labels.NOT_KNOWN)
        return
    yield Pair(labels.ASCENT, about_height(measurement.ascent_m, units))
    ele_m = measurement.profile.ele_m
    low, high = float(np.nanmin(ele_m)), float(np.nanmax(ele_m))
    low_text, high_text = decimal(low / units.height_m), height_text(high, units)
    yield Pair(labels.HEIGHTS, labels.HEIGHTS_VALUE.format(low=low_text, high=high_text))


def _shape(route: Route, measurement: Measurement) -> str:
    if not measurement.is_loop:
        return labels.ONE_WAY
    track = route.track
    return labels.AND_BACK if retraces(track.lat_deg, track.lon_deg) else labels.LOOP
