"""The way back to running: which walk-run session is due, and whether one is on it at all."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from planner import care_rules, rules
from planner.journal import Journal, RunDone
from planner.pain_state import Standing
from planner.sessions import SESSIONS, Session, Spell

__all__ = ["SESSIONS", "Session", "Spell", "due", "is_on_way_back", "next_session"]


def next_session(journal: Journal, since: date | None, day: date | None = None) -> int:
    """Return how many sessions are passed, 0 to len(SESSIONS): the index of the one that is due.

    Counts runs with a stage from `since` on; None counts those after the last run without one.
    A session is passed at a worst pain of 2 at most, no worse in the morning, when it was the one
    that was due; else it is due again. NHS Couch to 5K, thresholds by convention. Our choices: what
    was not told is fine; one that was cut short is due again; one session a day counts, and only if
    all of the day's were so; and 30 days without a run begin the way back anew until all are
    passed. Where `day` is given, only runs before it count, and so do 30 days without a run up to
    it.
    """
    known = [run for run in journal.runs if day is None or run.day < day]
    runs = sorted(known, key=lambda run: run.day)
    begin = _after_ordinary(runs) if since is None else since
    passed, last = 0, None
    for at, group in groupby(runs, key=lambda run: run.day):
        if passed == len(SESSIONS) and since is not None:
            break
        if last is not None and _is_break(last, at):
            passed = 0
        last = at
        done = [run for run in group if run.stage] if at >= begin else []
        if passed < len(SESSIONS) and _passes(done, SESSIONS[passed].id):
            passed += 1
    finished = passed == len(SESSIONS) and since is not None
    if not finished and day is not None and (last is None or _is_break(last, day)):
        return 0
    return passed


def is_on_way_back(journal: Journal, standing: Standing, day: date) -> bool:
    """Tell whether runs on `day` are walk-run sessions, by what is known before it.

    So after a stop until all sessions are passed; after 30 days without a run; and while the newest
    run was a session and not all are passed.
    """
    return due(journal, standing, day) is not None


def due(journal: Journal, standing: Standing, day: date) -> int | None:
    """Return the index in SESSIONS that is due on `day`, None when not on the way back."""
    passed = next_session(journal, standing.comeback_since, day)
    if standing.comeback_since is not None and passed < len(SESSIONS):
        return passed
    if journal.longest30_m(day) is None:
        return 0
    passed = next_session(journal, None, day)
    before = [run for run in journal.runs if run.day < day]
    newest_day = max(run.day for run in before)
    is_session = all(run.stage for run in before if run.day == newest_day)
    if is_session and passed < len(SESSIONS) and not _is_at_end(before):
        return passed
    return None


def _passes(done: Sequence[RunDone], stage: str) -> bool:
    return any(run.stage == stage for run in done) and all(_counts(run) for run in done)


def _counts(run: RunDone) -> bool:
    is_calm = (run.pain_worst or 0) <= care_rules.EASY_MOST and (run.pain_morning or 0) <= 0
    return is_calm and not run.is_cut_short


def _is_at_end(runs: Sequence[RunDone]) -> bool:
    """Tell whether the last stage's sessions were the newest and calm, however one came to them."""
    newest = sorted((run for run in runs if run.stage), key=lambda run: run.day)
    last = newest[-care_rules.SESSIONS_A_STAGE :]
    return len(last) == care_rules.SESSIONS_A_STAGE and all(
        run.stage == SESSIONS[-1].id and _counts(run) for run in last
    )


def _after_ordinary(runs: Sequence[RunDone]) -> date:
    ordinary = [run.day for run in runs if not run.stage]
    return max(ordinary) + timedelta(days=1) if ordinary else date.min


def _is_break(earlier: date, later: date) -> bool:
    return (later - earlier).days > rules.LOOKBACK_DAYS
