"""A week as one ZIP: each run's route and session for the watch, the calendar, the sheet."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from planner.errors import PlanError, PlanFault
from planner.handout import Handout
from planner.ics import CalendarOptions, write_ics
from planner.pack_names import CALENDAR, PDF, README, run_stem, week_stem
from planner.pack_readme import Contents, RunFiles, Told, readme
from planner.pack_runs import PackedRun, Part
from planner.screens import pack_labels as words
from planner.sheet.pdf import write_pdf
from planner.zipped import File, zipped
from routes.paper.ground import Ground
from routes.watches import Watch

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
        Part(f"{stem}{CALENDAR}", words.CALENDAR, partial(write_ics, handout, calendar)),
        Part(f"{stem}{PDF}", words.SHEET, partial(write_pdf, handout, ground)),
    )
    week = tuple(making.made(whole))
    told = Contents(runs, week, tuple(making.failed))
    files = [*making.files, File(README, readme(handout, watch, told))]
    return Pack(tuple(sorted(files, key=lambda file: file.name)), told.failed)


class _Making:
    """Make files one by one, and remember which could not be."""

    def __init__(self) -> None:
        self.files: list[File] = []
        self.failed: list[str] = []

    def made(self, parts: Iterable[Part]) -> Iterator[Told]:
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
            run = PackedRun(day, handout, watch, stem)
            files = tuple(making.made(run.parts()))
            yield RunFiles(day, files, _to_know(run, stem))


def _to_know(run: PackedRun, stem: str) -> tuple[str, ...]:
    try:
        return run.to_know()
    # The files are there all the same.
    except Exception:  # noqa: BLE001 - told in the README, and in the log
        _LOG.exception("%s could not be checked", stem)
        return (words.NOT_CHECKED,)
