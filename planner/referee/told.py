"""What a journal tells of the back on each day, the gravest of each kind."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner import care_rules
from planner.journal import Journal, Walked
from planner.signs import Sign

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Told:
    """Hold pain 0 to 10, morning -1 to 1, and signs; None is not told."""

    day: date
    worst: int | None = None
    morning: int | None = None
    signs: frozenset[Sign] = frozenset()

    def and_also(self, other: "Told") -> "Told":
        """Return the gravest of two things told of one day."""
        return Told(
            self.day,
            _graver(self.worst, other.worst),
            _graver(self.morning, other.morning),
            self.signs | other.signs,
        )


def told_by_day(journal: Journal, today: date) -> tuple[Told, ...]:
    """Return what each day up to `today` tells, the oldest first; silent days are left out."""
    found: dict[date, Told] = {}
    for told in _each(journal):
        if told.day <= today:
            before = found.get(told.day)
            found[told.day] = told if before is None else before.and_also(told)
    return tuple(found[day] for day in sorted(found))


def calm_walks(journal: Journal, told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Return the days whose brisk walks count for the gate of 6.5, with their worst pain.

    One of half an hour or more, none over 2 of 10, and a next morning told to be no worse.
    """
    mornings = {each.day: each.morning for each in told}
    walks: dict[date, list[Walked]] = {}
    for walk in journal.walks:
        walks.setdefault(walk.day, []).append(walk)
    return tuple(
        Told(day, max(walk.worst for walk in here))
        for day, here in sorted(walks.items())
        if _is_calm(here, mornings.get(day + _DAY))
    )


def _is_calm(walks: list[Walked], morning: int | None) -> bool:
    for walk in walks:
        morning = _graver(morning, walk.morning)
    return (
        morning is not None
        and morning <= 0
        and all(walk.worst <= care_rules.EASY_MOST for walk in walks)
        and any(walk.duration_s >= care_rules.GATE_WALK_S for walk in walks)
    )


def _each(journal: Journal) -> Iterator[Told]:
    for check in journal.check_ins:
        yield Told(check.day, check.worst, check.morning, check.signs)
    for run in journal.runs:
        worst = _graver(run.pain_before, run.pain_worst)
        if worst is not None:
            yield Told(run.day, worst)
        if run.pain_morning is not None:
            yield Told(run.day + _DAY, morning=run.pain_morning)
    for walk in journal.walks:
        # A calm walk is for the gate; one that hurt is told of as any pain.
        if walk.worst > care_rules.EASY_MOST:
            yield Told(walk.day, walk.worst)
        if walk.morning == 1:
            yield Told(walk.day + _DAY, morning=walk.morning)


def _graver(one: int | None, other: int | None) -> int | None:
    told = [value for value in (one, other) if value is not None]
    return max(told, default=None)
