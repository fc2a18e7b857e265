"""What a change does to the runs beside its own: which fall out, and when the others come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.edits import Edit, Move, NotToday, Vacation
from planner.plan import Plan


@dataclass(frozen=True, slots=True)
class Later:
    """Hold what becomes of runs.

    `fallen` are days whose run falls out, `moved` pairs a run's day with its new one. `next_on` is
    where a run that waits goes, or the first after days away; None where the plan has none. From
    `since` on all others come `days` later, earlier below 0. Both are None where none does; where
    not all do alike, `days` is None.
    """

    fallen: tuple[date, ...] = ()
    moved: tuple[tuple[date, date], ...] = ()
    next_on: date | None = None
    since: date | None = None
    days: int | None = None


def later(before: Plan, after: Plan, edit: Edit) -> Later:
    """Return what a change of the plan `before`, which gives `after`, does to the runs in it."""
    was = [day.day for day in before.days if day.run]
    now = [day.day for day in after.days if day.run]
    match edit:
        case Move(day, to):
            return _moved(was, now, day, to)
        case NotToday(day):
            return _waits(was, now, day)
        case Vacation(first, last):
            following = [at for at in now if at > last]
            fallen = tuple(at for at in was if first <= at <= last)
            return Later(fallen, next_on=following[0] if following else None)
        case _:
            return Later()


def _moved(was: Sequence[date], now: Sequence[date], day: date, to: date) -> Later:
    last = max(day, to)
    gone = [at for at in was if at <= last and at != day and at not in now]
    come = [at for at in now if at <= last and at != to and at not in was]
    since, days = _shift([at for at in was if at > last], [at for at in now if at > last])
    moved = tuple(zip(gone, come, strict=False))
    return Later(tuple(gone[len(moved) :]), moved, None, since, days)


def _waits(was: Sequence[date], now: Sequence[date], day: date) -> Later:
    following = [at for at in now if at >= day]
    if not following:
        return Later((day,))
    if following[0] in was:
        # Its place is taken by the next one.
        return Later((day,), next_on=following[0])
    since, days = _shift([at for at in was if at > day], following[1:])
    return Later(next_on=following[0], since=since, days=days)


def _shift(was: Sequence[date], now: Sequence[date]) -> tuple[date | None, int | None]:
    """Return from which run on others come later, and by how many days where that is the same."""
    pairs = list(zip(was, now, strict=False))
    while pairs and pairs[0][0] == pairs[0][1]:
        pairs.pop(0)
    if not pairs:
        return None, None
    days = {(after - before).days for before, after in pairs}
    return pairs[0][0], days.pop() if len(days) == 1 else None
