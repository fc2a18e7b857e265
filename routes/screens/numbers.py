"""The chosen route's numbers, each with what it stands on: one strip of the card."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from routes.daylight import Daylight, Polar, daylight, is_elsewhere, start_window
from routes.language import clock_text, day_text, decimal
from routes.measure import GRADIENT_CLASSES, Measurement
from routes.screens import card_labels as labels
from routes.screens.measures import about_height, about_time, distance_text, height_text, pace_text
from routes.screens.view import View
from routes.steepest import steepest_climb
from routes.track import Route

# Shares are told to 5 %: the method knows no more.
_SHARE_STEP = 5
# A rise under half a percent would be told as 0 %.
_LEAST_GRADIENT = 0.005


@dataclass(frozen=True, slots=True)
class Number:
    """Hold one number: its label, its value, a few words more, and how it is counted."""

    label: str
    value: str
    note: str = ""
    method: str = ""


def numbers(
    route: Route,
    measurement: Measurement,
    shape: str,
    repeated_m: float,
    view: View,
    tags: tuple[str, ...] = (),
) -> tuple[Number, ...]:
    """Return the numbers of a route; always the same ones, so that the card keeps its height.

    `shape` is what its line is, as a title; `repeated_m` are the metres on ground that the run was
    on before.
    """
    duration_s = view.runner.time_s(measurement.gradient_mix_m)
    return (
        Number(labels.DISTANCE, distance_text(measurement.distance_m, view.units)),
        _time(measurement, duration_s, view),
        *_heights(measurement, view),
        Number(
            labels.REPEATED,
            _share(repeated_m / measurement.distance_m),
            method=labels.REPEATED_METHOD,
        ),
        Number(labels.SHAPE, shape, ", ".join(tags)),
        _daylight(route, duration_s, view),
    )


def _time(measurement: Measurement, duration_s: float, view: View) -> Number:
    flat_km = [0.0] * len(GRADIENT_CLASSES)
    flat_km[len(flat_km) // 2] = 1000.0
    pace = pace_text(view.runner.time_s(flat_km), view.units)
    note = (labels.AT_PACE if view.runner.is_told else labels.AT_GUESSED_PACE).format(pace=pace)
    label = labels.TIME if measurement.profile else labels.TIME_AS_IF_FLAT
    value = labels.ABOUT_TIME.format(time=about_time(duration_s))
    return Number(label, value, note, labels.TIME_METHOD)


def _heights(measurement: Measurement, view: View) -> tuple[Number, ...]:
    profile = measurement.profile
    if measurement.ascent_m is None or profile is None:
        names = (labels.ASCENT, labels.STEEPEST, labels.RANGE)
        return tuple(Number(name, labels.NOT_KNOWN, labels.NO_HEIGHTS_NOTE) for name in names)
    low_m, high_m = float(np.nanmin(profile.ele_m)), float(np.nanmax(profile.ele_m))
    low, high = decimal(low_m / view.units.height_m), height_text(high_m, view.units)
    climb = steepest_climb(profile)
    steepest = Number(labels.STEEPEST, labels.NO_CLIMB, method=labels.STEEPEST_METHOD)
    if climb and climb.gradient >= _LEAST_GRADIENT:
        steepest = Number(
            labels.STEEPEST,
            labels.STEEPEST_UP.format(percent=decimal(100 * climb.gradient)),
            labels.STEEPEST_FROM.format(distance=distance_text(climb.from_m, view.units)),
            labels.STEEPEST_METHOD,
        )
    ascent = about_height(measurement.ascent_m, view.units)
    return (
        Number(labels.ASCENT, ascent, method=labels.ASCENT_METHOD),
        steepest,
        Number(labels.RANGE, labels.RANGE_VALUE.format(low=low, high=high)),
    )


def _share(share: float) -> str:
    percent = _SHARE_STEP * round(100 * share / _SHARE_STEP)
    return labels.REPEATED_SHARE.format(percent=percent) if percent else labels.REPEATED_NONE


def _daylight(route: Route, duration_s: float, view: View) -> Number:
    lat_deg, lon_deg = float(route.track.lat_deg[0]), float(route.track.lon_deg[0])
    light = daylight(lat_deg, lon_deg, view.today, view.zone)
    if isinstance(light, Polar):
        value, note = labels.POLAR[light], labels.POLAR_NOTES[light]
        return Number(labels.DAYLIGHT, value, note, labels.DAYLIGHT_METHOD)
    away = is_elsewhere(lon_deg, view.today, view.zone)
    # Far from home the light may begin on the evening before, by the runner's own clock.
    clock = _day_and_clock if light.dawn.date() != light.dusk.date() else _clock
    value = labels.DAYLIGHT_VALUE.format(dawn=clock(light.dawn), dusk=clock(light.dusk))
    note = _start_note(light, duration_s, clock)
    if away:
        note = labels.DAYLIGHT_ELSEWHERE.format(light=note)
    return Number(labels.DAYLIGHT, value, note, labels.DAYLIGHT_METHOD)


def _start_note(light: Daylight, duration_s: float, clock: Callable[[datetime], str]) -> str:
    window = start_window(light, duration_s)
    if window is None:
        return labels.DAYLIGHT_SHORT
    first, last = map(clock, window)
    return labels.DAYLIGHT_START.format(first=first, last=last)


def _clock(at: datetime) -> str:
    return clock_text(at.time())


def _day_and_clock(at: datetime) -> str:
    day = day_text(at.date(), labels.WEEKDAY)
    return labels.DAY_AND_CLOCK.format(day=day, clock=_clock(at))
