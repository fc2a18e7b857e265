"""What a runner told of a day's things, in one tap each, as what is kept of it.

Told may be the same thing twice, late, or by two devices: what is kept already is not kept again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planner import history_rules, rules
from planner.book import Kept, Record
from planner.comeback import SESSIONS
from planner.edits import NotToday
from planner.exercises import Muscle
from planner.journal import CheckIn, Missed, Routine, RunDone, Ticked
from planner.today import Part

_STAGES = frozenset({"", *(session.id for session in SESSIONS)})


class How(StrEnum):
    """What a tap says of a thing: it was done, it is left out, or neither was so."""

    DONE = "done"
    LEFT_OUT = "left_out"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a tap. `id` is the browser's own name for it.

    Of a run `run_m` is what was shown, in metres, 0 for other things; `stage` and `route_id` are as
    in RunDone; `is_fine` tells that the back did not hurt in it.
    """

    id: str
    day: date
    part: Part
    how: How
    run_m: float = 0.0
    stage: str = ""
    route_id: str = ""
    is_fine: bool = False
    muscles: frozenset[Muscle] = frozenset()


@dataclass(slots=True)
class News:
    """Hold what is to be kept, and what is to be taken away."""

    added: list[Record] = field(default_factory=list)
    gone: list[Kept] = field(default_factory=list)


def news_of(told: Sequence[Told], kept: Sequence[Kept], today: date) -> News:
    """Return what taps make of what is kept, in the order they were made.

    What cannot be is passed over: a day to come or over a week ago, a run that nobody runs.
    """
    found = News()
    for each in told:
        if 0 <= (today - each.day).days <= rules.DAYS_A_WEEK:
            _tell(found, each, kept, today)
    return found


def _tell(found: News, told: Told, kept: Sequence[Kept], today: date) -> None:
    here = [each.record for each in kept if each not in found.gone and each.record.day == told.day]
    here += [record for record in found.added if record.day == told.day]
    if told.part is Part.CHECK_IN:
        _check_in(found, told, here)
    elif told.part is Part.RUN:
        _run(found, told, here, today)
    else:
        _tick(found, told, here, kept)


def _check_in(found: News, told: Told, here: Sequence[Record]) -> None:
    if told.how is How.DONE and not any(isinstance(each, CheckIn) for each in here):
        found.added.append(CheckIn(told.day))


def _run(found: News, told: Told, here: Sequence[Record], today: date) -> None:
    if any(isinstance(each, RunDone) for each in here):
        return
    if told.how is How.DONE and _is_run(told):
        worst = 0 if told.is_fine else None
        run = RunDone(
            told.day, told.run_m, pain_worst=worst, stage=told.stage, route_id=told.route_id
        )
        found.added.append(run)
    elif told.how is How.LEFT_OUT and not any(isinstance(each, Missed) for each in here):
        found.added.append(Missed(told.day))
        if told.day == today and not any(isinstance(each, NotToday) for each in here):
            # It waits, as it would when the day is over.
            found.added.append(NotToday(told.day))


def _is_run(told: Told) -> bool:
    least, most = history_rules.RUN_RANGE_M
    return least <= told.run_m <= most and told.stage in _STAGES


def _tick(found: News, told: Told, here: Sequence[Record], kept: Sequence[Kept]) -> None:
    routine = Routine(told.part)
    ticks = [each for each in here if isinstance(each, Ticked) and each.routine is routine]
    if told.how is How.UNDONE:
        found.gone += [each for each in kept if each.record in ticks and each not in found.gone]
        found.added = [each for each in found.added if each not in ticks]
        return
    tick = _ticked(told, routine)
    if not ticks or ticks[-1] != tick:
        found.added.append(tick)


def _ticked(told: Told, routine: Routine) -> Ticked:
    is_out = told.how is How.LEFT_OUT
    is_stretched = routine is Routine.STRETCH and not is_out
    return Ticked(told.day, routine, is_out, told.muscles if is_stretched else frozenset())
