"""What a week's pack holds of one run: its route in the formats of a watch, and its session."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from planner.handout import Handout, HandoutDay, Line
from planner.pack_names import WORKOUT
from planner.runner_view import PlannedRunner, planned_pace
from planner.screens import pack_labels as words
from planner.workouts import workout_of
from routes.course import Course, Pacing
from routes.course_making import as_course
from routes.screens.check_words import finding_text
from routes.screens.watch_words import FORMATS
from routes.watch_check import NotKnown, check
from routes.watches import WATCH_POINTS, Format, Watch, takes
from routes.write.fit import write_workout
from routes.write.for_watch import suffix, write_for


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a file that is to be made, and what it is."""

    name: str
    what: str
    make: Callable[[], bytes]


class PackedRun:
    """Make what is taken along of a day's run; the names of its files begin with `stem`."""

    def __init__(self, day: HandoutDay, handout: Handout, watch: Watch | None, stem: str) -> None:
        self._day, self._handout, self._watch, self._stem = day, handout, watch, stem
        self._courses: dict[int, Course] = {}

    def parts(self) -> Iterator[Part]:
        """Yield each file: GPX and FIT, what its watch likes best, and the session."""
        if self._day.line:
            best = takes(self._watch).best
            for fmt in Format:
                if fmt in (Format.GPX, Format.FIT, best):
                    what = words.ROUTE_AS.format(format=FORMATS[fmt])
                    name = f"{self._stem}{suffix(fmt)}"
                    yield Part(
                        name,
                        words.ROUTE if fmt is Format.GPX else what,
                        partial(self._written, self._day.line, fmt),
                    )
        yield Part(f"{self._stem}{WORKOUT}", words.SESSION, self._session)

    def to_know(self) -> tuple[str, ...]:
        """Return what to know of the route before it is followed on the watch, in sentences."""
        line = self._day.line
        if line is None:
            return ()
        best = takes(self._watch).best
        found = check(self._course(line, best), self._watch, best, line.route).told
        return tuple(
            finding_text(each, self._watch, self._handout.units)
            for each in found
            # Of the make, and not of this run.
            if not isinstance(each, NotKnown)
        )

    def _written(self, line: Line, fmt: Format) -> bytes:
        return write_for(self._course(line, fmt), fmt)

    def _course(self, line: Line, fmt: Format) -> Course:
        """Return the course for a format; two of as many points are one."""
        kinds = takes(self._watch)
        most_points = kinds.most_points if fmt is kinds.best else WATCH_POINTS
        if most_points not in self._courses:
            self._courses[most_points] = course_of(self._day, line, self._handout, most_points)
        return self._courses[most_points]

    def _session(self) -> bytes:
        handout = self._handout
        workout = workout_of(
            self._day.day, handout.profile.runner, handout.units, handout.standing.state
        )
        if workout is None:
            raise ValueError("a run without a session")
        # Two sessions alike are two files to a watch only where their times differ.
        return write_workout(workout, _starts(self._day, handout))


def course_of(day: HandoutDay, line: Line, handout: Handout, most_points: int) -> Course:
    """Return a day's line as a watch follows it, from the time and at the pace it is planned."""
    length_m = line.measurement.distance_m
    pace = planned_pace(day.day.run, length_m, handout.profile.runner)
    runner = PlannedRunner(length_m, pace)
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
