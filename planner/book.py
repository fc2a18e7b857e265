"""A runner's book: the profile and everything kept under it, each with its version."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.journal import (
    CheckIn,
    Cleared,
    Journal,
    Missed,
    RunDone,
    Ticked,
    Walked,
    told_longest,
)
from planner.profile import Profile

_R = TypeVar("_R")
Record = RunDone | CheckIn | Walked | Cleared | Missed | Ticked | Edit


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold a record as it is kept: `version` counts its changes from 1, `at` is aware UTC."""

    id: str
    version: int
    record: Record
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """Hold one line of the log: what was done to a record, and when, aware UTC.

    `before` is None for what was added, `after` for what was taken away.
    """

    at: datetime
    record_id: str
    before: Record | None
    after: Record | None


@dataclass(frozen=True)
class Book:
    """Hold one runner's profile and records, the oldest first, and the log, the newest first.

    `changed_at` is when the profile last changed, aware UTC, None where that is not known.
    """

    id: str
    version: int
    profile: Profile
    kept: tuple[Kept, ...] = ()
    log: tuple[Change, ...] = ()
    changed_at: datetime | None = field(default=None, compare=False)

    @cached_property
    def journal(self) -> Journal:
        """Return what happened, with what the runner told of the time before."""
        told = self.profile.longest_told_m
        before = () if told is None else (told_longest(told, self.profile.told_on),)
        return Journal(
            runs=(*before, *self._of(RunDone)),
            check_ins=self._of(CheckIn),
            walks=self._of(Walked),
            cleared=self._of(Cleared),
            missed=self._of(Missed),
        )

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """Return the changes to the plan in the order they were made."""
        kinds = (Move, Swap, Skip, NotToday, Vacation, SetDistance, SetRoute)
        return tuple(each.record for each in self.kept if isinstance(each.record, kinds))

    @cached_property
    def ticks(self) -> tuple[Ticked, ...]:
        """Return what of each day was ticked off, in the order it was told."""
        return self._of(Ticked)

    def _of(self, kind: type[_R]) -> tuple[_R, ...]:
        return tuple(each.record for each in self.kept if isinstance(each.record, kind))


def in_order(kept: Sequence[Kept]) -> tuple[Kept, ...]:
    """Return records by when they were first kept, those of one moment by name."""
    return tuple(sorted(kept, key=lambda each: (each.at, each.id)))
