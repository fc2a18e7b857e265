"""Whether walk-run sessions come when they are due, in their order, and only then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, groupby, repeat

from planner import care_rules, rules
from planner.breaches import Breach, Broken
from planner.journal import Journal, RunDone
from planner.plan import Item
from planner.referee.case import Case, PlannedRun

_MINUTE_S = 60.0
_GAP = timedelta(days=rules.LOOKBACK_DAYS)


@dataclass(frozen=True, slots=True)
class _Stage:
    """Hold a row of RETURN-1: minutes run, minutes of the middle part, sessions it takes."""

    id: str
    run_min: float
    middle_min: float
    sessions: int = care_rules.SESSIONS_A_STAGE


# NHS Couch to 5K; where a week's three sessions differ, each is one step of its own.
_TABLE = (
    _Stage("1", 8, 20),
    _Stage("2", 9, 21),
    _Stage("3", 9, 18),
    _Stage("4", 16, 21.5),
    _Stage("5a", 15, 21, 1),
    _Stage("5b", 16, 21, 1),
    _Stage("5c", 20, 20, 1),
    _Stage("6a", 18, 24, 1),
    _Stage("6b", 20, 23, 1),
    _Stage("6c", 25, 25, 1),
    _Stage("7", 25, 25),
    _Stage("8", 28, 28),
    _Stage("9", 30, 30),
)
_STEPS = tuple(chain.from_iterable(repeat(stage, stage.sessions) for stage in _TABLE))


def judge_stages(case: Case) -> Iterator[Breach]:
    """Yield runs that are not the session of the way back that is due on their day (RETURN-1)."""
    step = steps_done(case.journal, case.back.returns_from)
    if case.runner.has_back_history and case.journal.last_run is None:
        # A back with a history begins with the first stage (ART-10).
        step = 0
    for run in case.runs:
        if run.longest_m is None:
            step = 0
        due = None if step is None or step == len(_STEPS) else _STEPS[step]
        yield from _session(case, run, due)
        if due is not None and step is not None:
            step += 1


def _session(case: Case, run: PlannedRun, due: _Stage | None) -> Iterator[Breach]:
    found = "an ordinary run" if run.item.session is None else f"session {run.item.session.id}"
    wanted = "an ordinary run" if due is None else f"session {due.id}"
    if found != wanted:
        yield Breach(Broken.STAGE, run.day, f"{found} where {wanted} is due")
    elif due is not None:
        yield from _as_in_the_table(case, run.day, run.item, due)


def _as_in_the_table(case: Case, day: date, item: Item, due: _Stage) -> Iterator[Breach]:
    run_m = due.run_min * _MINUTE_S / case.runner.easy_pace_s_per_km * 1000
    if abs(item.run_m - run_m) > rules.DISTANCE_STEP_M:
        yield Breach(Broken.STAGE, day, f"{item.run_m:.0f} m to run, not {run_m:.0f} m")
    if abs(item.duration_s - due.middle_min * _MINUTE_S) > 1:
        yield Breach(Broken.TIME, day, f"{item.duration_s:.0f} s for session {due.id}")


def steps_done(journal: Journal, returns_from: date | None) -> int | None:
    """Return how many steps of the way back are done, None where no way back is begun.

    After a stop it begins on `returns_from`, and only its sessions end it; else an ordinary run
    ends it, or three calm ones of the last stage, however the runner came to them. A pause of over
    30 days begins it anew. A day's sessions count as one, if all of them were calm and none was cut
    short; what was not told is fine.
    """
    step = None if returns_from is None else 0
    before: date | None = None
    for day, group in groupby(sorted(journal.runs, key=_by_day), key=_by_day):
        runs = tuple(group)
        is_new = before is None or day - before > _GAP
        before = day
        after_stop = returns_from is not None and step is not None and step < len(_STEPS)
        if returns_from is not None and day < returns_from:
            continue
        if all(run.stage for run in runs) or after_stop:
            step = _passed(runs, 0 if step is None or is_new else step)
        else:
            step = None
    if returns_from is None and step is not None and _has_ended(journal):
        return len(_STEPS)
    return step


def _has_ended(journal: Journal) -> bool:
    last = _TABLE[-1]
    newest = sorted((run for run in journal.runs if run.stage), key=_by_day)[-last.sessions :]
    return len(newest) == last.sessions and all(
        run.stage == last.id and _counts(run) for run in newest
    )


def _by_day(run: RunDone) -> date:
    return run.day


def _passed(runs: tuple[RunDone, ...], step: int) -> int:
    sessions = [run for run in runs if run.stage]
    is_due = step < len(_STEPS) and any(run.stage == _STEPS[step].id for run in sessions)
    return step + 1 if is_due and all(_counts(run) for run in sessions) else step


def _counts(run: RunDone) -> bool:
    is_calm = (run.pain_worst or 0) <= care_rules.EASY_MOST and (run.pain_morning or 0) <= 0
    return is_calm and not run.is_cut_short
