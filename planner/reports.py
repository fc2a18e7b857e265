"""What a journal tells of the back, day by day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from planner import care_rules
from planner.journal import Journal, Walked
from planner.signs import Level, Sign

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Report:
    """Hold the gravest that a day's entries tell: worst pain 0 to 10, morning -1 to 1, signs.

    `is_told` is False where the day told of its morning alone: `worst` is then the newest told
    before, at most 5. `morning` is None where nobody told of it.
    """

    day: date
    worst: int = 0
    morning: int | None = None
    signs: frozenset[Sign] = frozenset()
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class _Entry:
    day: date
    worst: int | None = None
    morning: int | None = None
    signs: frozenset[Sign] = frozenset()


def by_day(journal: Journal, today: date) -> tuple[Report, ...]:
    """Return one report for each day up to `today` that tells of the back, the oldest first.

    A check-in tells of its day. A run tells its worst pain on its day, and of the morning on the
    day after. A walk that hurt does too; a calm one is for the gate alone. Our choice: of several
    entries on a day the gravest of each kind counts, whatever their order.
    """
    entries = [entry for entry in _entries(journal) if entry.day <= today]
    reports: list[Report] = []
    worst = 0
    for day, group in groupby(sorted(entries, key=lambda entry: entry.day), lambda each: each.day):
        here = tuple(group)
        told = [entry.worst for entry in here if entry.worst is not None]
        # A calm morning after a day that was a stop is not another stop.
        worst = max(told, default=min(worst, care_rules.PAUSE_MOST))
        morning = max((e.morning for e in here if e.morning is not None), default=None)
        signs = frozenset().union(*(entry.signs for entry in here))
        reports.append(Report(day, worst, morning, signs, bool(told)))
    return tuple(reports)


def calm_walks(journal: Journal, reports: tuple[Report, ...]) -> tuple[Walked, ...]:
    """Return the brisk walks that count for the gate, one a day, each known from the day after.

    Half an hour or longer, pain at 2 at most, and a next morning told, by the walk or by that day's
    report, that is no worse (convention). A day counts only if all its walks were calm (our
    choice).
    """
    mornings = {report.day: report.morning for report in reports}
    walks = sorted(journal.walks, key=lambda walk: (walk.day, walk.duration_s, walk.worst))
    found = []
    for day, group in groupby(walks, key=lambda walk: walk.day):
        here = tuple(group)
        told = [mornings.get(day + _DAY), *(walk.morning for walk in here)]
        is_calm = (
            max((morning for morning in told if morning is not None), default=1) <= 0
            and max(walk.worst for walk in here) <= care_rules.EASY_MOST
            and here[-1].duration_s >= care_rules.GATE_WALK_S
        )
        if is_calm:
            found.append(max(here, key=lambda walk: walk.worst))
    return tuple(found)


def _entries(journal: Journal) -> Iterator[_Entry]:
    for check in journal.check_ins:
        yield _Entry(check.day, check.worst, check.morning, check.signs)
    for run in journal.runs:
        told = [pain for pain in (run.pain_before, run.pain_worst) if pain is not None]
        if told:
            yield _Entry(run.day, max(told))
        if run.pain_morning is not None:
            yield _Entry(run.day + _DAY, morning=run.pain_morning)
    for walk in journal.walks:
        if walk.worst > care_rules.EASY_MOST:
            yield _Entry(walk.day, walk.worst)
        if walk.morning is not None and walk.morning > 0:
            yield _Entry(walk.day + _DAY, morning=walk.morning)


def cleared_days(journal: Journal, reports: Iterable[Report], today: date) -> frozenset[date]:
    """Return the days up to `today` from which a clearance counts.

    One on a day that tells of a red flag counts from the day after: which of the two came first is
    not known, and the flag goes before. Where the day after tells of one as well, which nobody can
    have cleared by then, it does not count. Our choice.
    """
    flagged = {
        report.day
        for report in reports
        if any(sign.level is not Level.ARTICLE for sign in report.signs)
    }
    days = {each.day for each in journal.cleared}
    later = {day + _DAY for day in days & flagged}
    return frozenset(day for day in (days | later) - flagged if day <= today)
