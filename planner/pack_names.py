"""Names of files to take along, plain on every system; those of a week sort by day."""

import re
from collections.abc import Container
from datetime import date

from planner.handout import Handout, HandoutDay
from planner.screens.dates import WEEKDAYS
from routes.write.short_names import short_name

MOST_CHARS = 64
README = "README.txt"
WORKOUT = "_workout.fit"
PDF = ".pdf"
CALENDAR = ".ics"
CARE_FILE = "Loopwell_back-pain-texts.pdf"
# In any language: names of files are ASCII, and letters of many languages are not.
_REST_DAY, _RUN, _LONG_RUN, _WALK_RUN = "Rest day", "Run", "Long run", "Walk and run"
# A number that tells twins apart needs room too.
_MOST_STEM_CHARS = MOST_CHARS - len(WORKOUT) - len("_99")


def run_stem(day: HandoutDay, handout: Handout, taken: Container[str] = ()) -> str:
    """Return how the files of a day's run begin, such as 2026-11-24_Tue_Parramatta-Loop_14.7km.

    ASCII letters, digits, dots, hyphens and underscores, so short that MOST_CHARS are kept with
    every ending. `taken` holds stems in lower case that other runs have.
    """
    when = f"{day.day.day.isoformat()}_{WEEKDAYS[day.day.day.weekday()]}_"
    far = _far(day, handout)
    name = _plain(_title(day), _MOST_STEM_CHARS - len(when) - len(far))
    stem = f"{when}{name}{far}"
    numbered, number = stem, 1
    while numbered.lower() in taken:
        number += 1
        numbered = f"{stem}_{number}"
    return numbered


def week_stem(first_day: date) -> str:
    """Return how the files of the whole week begin, such as Week_2026-11-23."""
    return f"Week_{first_day.isoformat()}"


def pack_name(first_day: date) -> str:
    """Return the name of the pack itself, such as Loopwell_2026-11-23.zip."""
    return f"Loopwell_{first_day.isoformat()}.zip"


def calendar_name(first_day: date, *, is_week: bool) -> str:
    """Return the name of a calendar's file, such as Loopwell_week_2026-11-23.ics."""
    return f"Loopwell_{'week' if is_week else 'plan'}_{first_day.isoformat()}{CALENDAR}"


def _title(day: HandoutDay) -> str:
    run = day.day.run
    if run is None or (day.line and run.route):
        return run.route.route_name if run and run.route else _REST_DAY
    if run.session:
        return _WALK_RUN
    return _LONG_RUN if run.is_long_run else _RUN


def _far(day: HandoutDay, handout: Handout) -> str:
    run = day.day.run
    distance_m = day.line.measurement.distance_m if day.line else (run and run.distance_m)
    if not distance_m:
        return ""
    return f"_{distance_m / handout.units.distance_m:.1f}{handout.units.value}"


def _plain(name: str, most_chars: int) -> str:
    short = short_name(name, most_chars).replace("'", "")
    return re.sub(r"[^A-Za-z0-9]+", "-", short).strip("-")
