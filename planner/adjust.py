"""Fold a runner's changes, and how the back stands, into what lies over an untouched plan."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.breaches import Broken
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.overlay import Overlay, Wanted
from planner.pain_state import Standing
from planner.runner import Span


def overlay(edits: Sequence[Edit], standing: Standing, as_of: date) -> Overlay:
    """Return the overlay of changes in the order they were made; a later one goes before."""
    folded = _Folded()
    for edit in edits:
        folded.take(edit)
    return Overlay(
        as_of=as_of,
        standing=standing,
        waits=frozenset(folded.waits),
        away=tuple(folded.away),
        skipped=frozenset(folded.skipped),
        pinned=frozenset(folded.pinned),
        long_on=frozenset(folded.long_on),
        easy_on=frozenset(folded.easy_on),
        wanted=tuple(sorted(folded.wanted.items(), key=lambda each: each[0])),
    )


@dataclass(slots=True)
class _Folded:
    waits: set[date] = field(default_factory=set)
    away: list[Span] = field(default_factory=list)
    skipped: set[date] = field(default_factory=set)
    pinned: set[date] = field(default_factory=set)
    long_on: set[date] = field(default_factory=set)
    easy_on: set[date] = field(default_factory=set)
    wanted: dict[date, Wanted] = field(default_factory=dict)

    def take(self, edit: Edit) -> None:
        match edit:
            case Move(day, to):
                self._move(day, to)
            case Swap(day, other):
                self.long_on = self.long_on - {day} | {other}
                self.easy_on = self.easy_on - {other} | {day}
            case Skip(day):
                self.skipped.add(day)
            case NotToday(day):
                self.waits.add(day)
                self.pinned.discard(day)
            case Vacation(first, last):
                self.away.append(Span(first, last))
                self.pinned = {day for day in self.pinned if not first <= day <= last}
            case SetDistance(day, distance_m, accepts):
                self.wanted[day] = Wanted(distance_m, over_cap=Broken.CAP in accepts)
            case SetRoute(day, pick, accepts, is_loop_home):
                over_cap = Broken.CAP in accepts
                self.wanted[day] = Wanted(None, pick, over_cap, is_loop_home)

    def _move(self, day: date, to: date) -> None:
        """Carry everything that was said of a run over to its new day."""
        self.waits = self.waits - {to} | {day}
        self.pinned = self.pinned - {day} | {to}
        self.skipped.discard(to)
        if day in self.wanted:
            self.wanted[to] = self.wanted.pop(day)
        for chosen in (self.long_on, self.easy_on):
            if day in chosen:
                chosen.discard(day)
                chosen.add(to)
