"""How the back stands: the state machine of back pain, its locks, and the gate of the way back.

Thresholds are our choice after the article and the pain-monitoring model (PAIN-1 in care_rules).
A day is the smallest step: entries of one day count together, the gravest of each kind.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner import care_rules, comeback
from planner.journal import Journal, Walked
from planner.pain_state import Gate, Ice, PainState, Standing
from planner.pain_why import of_cycles, of_disc, of_history, of_long_pain, of_report
from planner.plan import Reason
from planner.reports import Report, by_day, calm_walks, cleared_days
from planner.runner import Runner
from planner.sessions import SESSIONS
from planner.signs import NUMB, Level, Sign

_DAY = timedelta(days=1)
_LOCKING = (PainState.EMERGENCY, PainState.URGENT, PainState.STOP)


def state_of(
    worst: int, morning: int, signs: Iterable[Sign], *, has_uncleared_disc: bool
) -> PainState:
    """Return what one report asks for; the gravest that fits.

    `worst` is 0 to 10, `morning` -1, 0 or 1 against the morning before. Our choice (PAIN-1), with
    the article's serious signs and the NHS and healthdirect lists of red flags first.
    """
    levels = {sign.level for sign in signs}
    if Level.EMERGENCY in levels:
        return PainState.EMERGENCY
    if Level.URGENT in levels:
        return PainState.URGENT
    if Level.ARTICLE in levels or has_uncleared_disc or worst > care_rules.PAUSE_MOST:
        return PainState.STOP
    if worst > care_rules.EASY_MOST or morning > 0:
        return PainState.PAUSE
    return PainState.EASY if worst > 0 else PainState.NORMAL


def standing(journal: Journal, runner: Runner, today: date) -> Standing:
    """Return how the back stands on `today`, by all that the journal tells up to it.

    EMERGENCY and URGENT last until a clearance, which counts after their day, and leave a STOP. A
    STOP lasts until its gate opens: a clearance, and brisk walks that stayed calm, on different
    days after it. The newest report, walks included, then gives the state, and the way back begins.
    A PAUSE lasts until two days at 2 or less, no worse in the morning.

    Our choices: an EASY counts for the week after its report. A cycle is N + 1 days: a PAUSE in
    the N + 1 days up to a report of a PAUSE and another in those before are a STOP, as is pain told
    of over more than 14 days, first and last included, without a report of none or a silence of
    over 14 days. Pain persists when two of the 14 days up to today tell of 3 or more.
    """
    reports = by_day(journal, today)
    walks = calm_walks(journal, reports)
    course = _start(runner)
    told = {report.day: report for report in reports}
    cleared = cleared_days(journal, reports, today)
    known = {walk.day + _DAY for walk in walks if walk.day < today}
    for day in sorted(told.keys() | cleared | known):
        if day in told:
            course = _reported(course, told[day], runner.rest_days_between + 1)
        if day in cleared and course.lock is not None:
            course = replace(course, lock=_cleared(course.lock, day))
        course = _through_gate(course, walks, reports, day)
    course = _faded(course, today)
    return Standing(
        state=course.state,
        since=course.since,
        why=(*course.why, *of_history(course.state, runner)),
        asks_check_up=_asks_check_up(course, reports, cleared, today),
        gate=_gate(course.lock, walks, today) if course.state is PainState.STOP else None,
        comeback_since=_comeback_since(course, journal, today),
        ice=_ice(course),
    )


@dataclass(frozen=True, slots=True)
class _Lock:
    """Hold a state that only a clearance and walks undo.

    `walks_from` is the first day whose walk counts, None while none does. `signs` are those ticked
    since the last clearance.
    """

    state: PainState
    walks_from: date | None
    signs: frozenset[Sign] = frozenset()
    cleared_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Course:
    """Hold how the back stands on the day that the walk through the reports has come to.

    `pauses` are the days that told of a PAUSE, `calm_days` those since that were calm. `sore_first`
    and `sore_last` are the ends of a time of pain.
    """

    state: PainState = PainState.NORMAL
    since: date | None = None
    why: tuple[Reason, ...] = ()
    lock: _Lock | None = None
    comeback_since: date | None = None
    newest: Report | None = None
    pauses: tuple[date, ...] = ()
    calm_days: int = 0
    sore_first: date | None = None
    sore_last: date | None = None


def _start(runner: Runner) -> _Course:
    if not runner.has_uncleared_disc:
        return _Course()
    return _Course(state=PainState.STOP, why=of_disc(), lock=_Lock(PainState.STOP, date.min))


def _reported(course: _Course, report: Report, cycle_days: int) -> _Course:
    course = _faded(course, report.day)
    state = state_of(report.worst, report.morning or 0, report.signs, has_uncleared_disc=False)
    if state in _LOCKING:
        return _locked(course, state, report, of_report(state, report))
    if course.lock is not None:
        return replace(course, newest=report)
    first, last = _sore(course, report)
    days = 0 if first is None or last is None else (last - first).days + 1
    if days > care_rules.PAIN_DAYS_MOST:
        return _locked(course, PainState.STOP, report, of_long_pain(days))
    pauses, calm_days, why = course.pauses, course.calm_days + 1, of_report(state, report)
    if state is PainState.PAUSE:
        if any(cycle_days <= (report.day - day).days < 2 * cycle_days for day in pauses):
            return _locked(course, PainState.STOP, report, of_cycles(cycle_days))
        pauses, calm_days = (*pauses, report.day), 0
    elif course.state is PainState.PAUSE and calm_days < care_rules.RESUME_DAYS:
        state, why = course.state, course.why
    return replace(
        course,
        state=state,
        since=course.since if state is course.state else report.day,
        why=why,
        newest=report,
        pauses=pauses,
        calm_days=calm_days,
        sore_first=first,
        sore_last=last,
    )


def _sore(course: _Course, report: Report) -> tuple[date | None, date | None]:
    """Return the first and the last day of the time of pain that a report is in, None for none."""
    first, last = course.sore_first, course.sore_last
    if not report.is_told:
        return first, last
    if report.worst == 0:
        return None, None
    if last is None or (report.day - last).days > care_rules.PAIN_DAYS_MOST:
        first = report.day
    return first, report.day


def _locked(course: _Course, state: PainState, report: Report, why: tuple[Reason, ...]) -> _Course:
    """Return the course under the graver of its lock and a new one; earlier walks are void."""
    before = course.lock
    signs = report.signs
    if before is not None and before.cleared_on is None:
        signs |= before.signs
    if before is not None and _is_graver(before.state, state):
        state, why = before.state, course.why
    walks_from = report.day + _DAY if state is PainState.STOP else None
    lock = _Lock(state, walks_from, signs)
    course = replace(course, lock=lock, comeback_since=None, newest=report)
    return _in_state(course, state, report.day, why)


def _cleared(lock: _Lock, day: date) -> _Lock:
    walks_from = day if lock.walks_from is None else lock.walks_from
    return _Lock(PainState.STOP, walks_from, cleared_on=day)


def _through_gate(
    course: _Course, walks: tuple[Walked, ...], reports: tuple[Report, ...], day: date
) -> _Course:
    lock = course.lock
    if lock is None:
        return course
    if lock.state is not course.state:
        return _through_gate(_in_state(course, lock.state, day, course.why), walks, reports, day)
    if lock.cleared_on is None or lock.walks_from is None:
        return course
    counted = _counted(lock, walks, day)
    if len(counted) < care_rules.GATE_WALKS:
        return course
    newest = max(
        (
            *(each for each in reports if lock.walks_from <= each.day <= day),
            *(Report(walk.day, walk.worst, walk.morning) for walk in counted),
        ),
        key=lambda report: (report.day, report.worst),
    )
    state = state_of(newest.worst, newest.morning or 0, newest.signs, has_uncleared_disc=False)
    return _Course(
        state=state,
        since=day,
        why=of_report(state, newest),
        comeback_since=day,
        newest=newest,
        pauses=(newest.day,) if state is PainState.PAUSE else (),
    )


def _counted(lock: _Lock | None, walks: tuple[Walked, ...], day: date) -> tuple[Walked, ...]:
    if lock is None or lock.walks_from is None:
        return ()
    return tuple(walk for walk in walks if lock.walks_from <= walk.day < day)


def _gate(lock: _Lock | None, walks: tuple[Walked, ...], day: date) -> Gate:
    is_cleared = lock is not None and lock.cleared_on is not None
    return Gate(len(_counted(lock, walks, day)), care_rules.GATE_WALKS, is_cleared)


def _faded(course: _Course, day: date) -> _Course:
    """Return the course on `day`, an EASY ended where its report is over a week old."""
    if course.state is not PainState.EASY or course.newest is None:
        return course
    ends = course.newest.day + timedelta(days=care_rules.PAIN_HORIZON_DAYS + 1)
    if day < ends:
        return course
    return _in_state(course, PainState.NORMAL, ends, ())


def _in_state(course: _Course, state: PainState, day: date, why: tuple[Reason, ...]) -> _Course:
    since = course.since if state is course.state else day
    return replace(course, state=state, since=since, why=why)


def _is_graver(one: PainState, other: PainState) -> bool:
    order = list(PainState)
    return order.index(one) < order.index(other)


def _asks_check_up(
    course: _Course, reports: tuple[Report, ...], cleared: frozenset[date], today: date
) -> bool:
    if course.lock is not None and course.lock.cleared_on is None:
        return True
    since = max([today - timedelta(days=care_rules.PAIN_DAYS_MOST), *cleared])
    sore = [
        report
        for report in reports
        if report.day > since and report.is_told and report.worst >= care_rules.CHECK_UP_LEAST
    ]
    return len(sore) >= care_rules.CHECK_UP_DAYS


def _comeback_since(course: _Course, journal: Journal, today: date) -> date | None:
    since = course.comeback_since
    if since is None:
        return None
    done = Journal(tuple(run for run in journal.runs if run.day <= today))
    return since if comeback.next_session(done, since) < len(SESSIONS) else None


def _ice(course: _Course) -> Ice:
    if course.state.hides_plan:
        return Ice.HIDDEN
    signs = course.newest.signs if course.newest is not None else frozenset()
    if course.lock is not None:
        signs |= course.lock.signs
    if signs & NUMB:
        return Ice.NUMB
    if course.newest is None or course.newest.worst < 1 or course.state is PainState.NORMAL:
        return Ice.NO_PAIN
    return Ice.SHOWN
