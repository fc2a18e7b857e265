"""A week as one ZIP: each run's route and session for the watch, the calendar, the sheet."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial

from planner.errors import PlanError, PlanFault
from planner.handout import Handout, HandoutDay, Line
from planner.ics import CalendarOptions, write_ics
from planner.pack_names import CALENDAR, PDF, README, WORKOUT, run_stem, week_stem
from planner.pack_readme import Contents, RunFiles, Told, readme
from planner.runner_view import PlannedRunner
from planner.screens import pack_labels as words
from planner.sheet.pdf import write_pdf
from planner.workouts import workout_of
from planner.zipped import File, zipped
from routes.course import Course, Pacing
from routes.course_making import as_course
from routes.paper.ground import Ground
from routes.screens.watch_words import FORMATS
from routes.watches import WATCH_POINTS, Format, Watch, takes
from routes.write.fit import write_workout
from routes.write.for_watch import suffix, write_for

_LOG = logging.getLogger(__name__)
_DEFAULTS = CalendarOptions()


@dataclass(frozen=True, slots=True)
class Pack:
    """Hold a week's files in the order of their names, and the names of those that failed."""

    files: tuple[File, ...]
    failed: tuple[str, ...]


def write_pack(
    handout: Handout,
    watch: Watch | None,
    ground: Ground | None,
    calendar: CalendarOptions = _DEFAULTS,
) -> bytes:
    """Return a week as one ZIP, its files sorted by day. The same week gives the same bytes.

    Each run has its route as GPX and FIT, in the format its watch likes best, and its session as a
    FIT workout; the week has a calendar, a sheet to print, and a README for the watch. `ground` is
    what the sheet's maps are drawn on. What cannot be made is left out, and the README says so.
    Raises PlanError PLAN_HIDDEN where the back lets no plan be shown.
    """
    pack = make_pack(handout, watch, ground, calendar)
    return zipped(pack.files, handout.stamp.astimezone(handout.zone))


def make_pack(
    handout: Handout,
    watch: Watch | None,
    ground: Ground | None,
    calendar: CalendarOptions = _DEFAULTS,
) -> Pack:
    """Return a week's files before they become one, as `write_pack` does."""
    if handout.standing.state.hides_plan:
        raise PlanError(PlanFault.PLAN_HIDDEN, handout.standing.state.value)
    making = _Making()
    runs = tuple(_runs(handout, watch, making))
    stem = week_stem(handout.first_day)
    whole = (
        _Part(f"{stem}{CALENDAR}", words.CALENDAR, partial(write_ics, handout, calendar)),
        _Part(f"{stem}{PDF}", words.SHEET, partial(write_pdf, handout, ground)),
    )
    week = tuple(making.made(whole))
    told = Contents(runs, week, tuple(making.failed))
    files = [*making.files, File(README, readme(handout, watch, told))]
    return Pack(tuple(sorted(files, key=lambda file: file.name)), told.failed)


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold a file that is to be made, and what it is."""

    name: str
    what: str
    make: Callable[[], bytes]


class _Making:
    """Make files one by one, and remember which could not be."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.failed: list[str] = []

    def made(self, parts: tuple[_Part, ...]) -> Iterator[Told]:
        """Make files, and yield those that were made."""
        for part in parts:
            try:
                data = part.make()
            # Whatever is wrong with one file, a runner shall have the others.
            except Exception:  # noqa: BLE001 - told in the README, and in the log
                _LOG.exception("%s could not be made", part.name)
                self.failed.append(part.name)
            else:
                self.files.append(File(part.name, data))
                yield Told(part.name, part.what)


def _runs(handout: Handout, watch: Watch | None, making: _Making) -> Iterator[RunFiles]:
    taken: set[str] = set()
    for day in handout.days:
        if day.day.run:
            stem = run_stem(day, handout, taken)
            taken.add(stem.lower())
            parts = (*_routes(day, handout, watch, stem), _session(day, handout, stem))
            yield RunFiles(day, tuple(making.made(parts)))


def _routes(day: HandoutDay, handout: Handout, watch: Watch | None, stem: str) -> Iterator[_Part]:
    line = day.line
    if line is None:
        return
    best = takes(watch).best

    # Two formats of as many points are the same course.
    @cache
    def course(most_points: int) -> Course:
        return course_of(day, line, handout, most_points)

    for fmt in Format:
        if fmt in (Format.GPX, Format.FIT, best):
            what = words.ROUTE if fmt is Format.GPX else words.ROUTE_AS.format(FORMATS[fmt])
            points = takes(watch).most_points if fmt is best else WATCH_POINTS
            yield _Part(f"{stem}{suffix(fmt)}", what, partial(_written, course, points, fmt))


def _written(course: Callable[[int], Course], most_points: int, fmt: Format) -> bytes:
    return write_for(course(most_points), fmt)


def _session(day: HandoutDay, handout: Handout, stem: str) -> _Part:
    def session() -> bytes:
        workout = workout_of(day.day, handout.profile.runner, handout.units)
        if workout is None:
            raise ValueError("a run without a session")
        # Two sessions alike are two files to a watch only where their times differ.
        return write_workout(workout, _starts(day, handout))

    return _Part(f"{stem}{WORKOUT}", words.SESSION, session)


def course_of(day: HandoutDay, line: Line, handout: Handout, most_points: int) -> Course:
    """Return a day's line as a watch follows it, from the time and at the pace it is planned."""
    runner = PlannedRunner(line.measurement.distance_m, _pace(day, line, handout))
    return as_course(
        line.route,
        Pacing(_starts(day, handout), runner.times_along_s),
        turns_m=line.turns_m,
        sights=line.sights,
        units=handout.units,
        most_points=most_points,
    )


def _starts(day: HandoutDay, handout: Handout) -> datetime:
    if day.start:
        return day.start.at
    return datetime.combine(day.day.day, handout.profile.starts_at, handout.zone)


def _pace(day: HandoutDay, line: Line, handout: Handout) -> float:
    """Return the seconds a kilometre on the flat, of walking and running in turn the mean."""
    run = day.day.run
    if run and run.session:
        return run.duration_s / line.measurement.distance_m * 1000
    return handout.profile.runner.easy_pace_s_per_km
