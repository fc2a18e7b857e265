"""How the back stands on a day, read from the journal by the tables of 6.1 to 6.5 alone."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from planner import care_rules
from planner.journal import Journal
from planner.pain_state import PainState
from planner.referee.told import Told, calm_walks, told_by_day
from planner.runner import Runner
from planner.signs import Level, Sign

_DAY = timedelta(days=1)
_FLAGS = ((Level.EMERGENCY, PainState.EMERGENCY), (Level.URGENT, PainState.URGENT))
_ORDER = (PainState.EMERGENCY, PainState.URGENT, PainState.STOP)


@dataclass(frozen=True, slots=True)
class Back:
    """Hold what the back asks for, and from when sessions count as the way back after a stop."""

    state: PainState
    returns_from: date | None = None


def asked_for(worst: int, morning: int, signs: frozenset[Sign]) -> PainState:
    """Return what one day asks for: the first row of 6.3 that fits."""
    levels = {sign.level for sign in signs}
    for level, state in _FLAGS:
        if level in levels:
            return state
    if Level.ARTICLE in levels or worst > care_rules.PAUSE_MOST:
        return PainState.STOP
    if worst > care_rules.EASY_MOST or morning > 0:
        return PainState.PAUSE
    return PainState.EASY if worst > 0 else PainState.NORMAL


def back_on(runner: Runner, journal: Journal, today: date) -> Back:
    """Return how the back stands on `today`, by what is known of the days up to it.

    EMERGENCY and URGENT hold until a clearance, and leave a STOP; a STOP holds until a clearance
    and two calm walks, of which the next morning is known. Two calm days end a PAUSE. A PAUSE with
    another in the cycle of N + 1 days before, or pain for over 14 days, is a STOP.
    """
    told = told_by_day(journal, today)
    by_day = {each.day: each for each in told}
    # Cleared on the day of a red flag, which came first is not known: it counts from the next day,
    # but nobody can have cleared what that day tells of.
    red = {each.day for each in told if _is_red(each)}
    after = (each.day + (_DAY if each.day in red else 0 * _DAY) for each in journal.cleared)
    cleared = {day for day in after if day <= today and day not in red}
    walks = calm_walks(journal, told)
    mornings_after = {walk.day + _DAY for walk in walks if walk.day < today}
    watch = _Watch(runner.rest_days_between + 1)
    if runner.has_uncleared_disc:
        watch.stop(PainState.STOP, date.min)
    for day in sorted({*by_day, *cleared, *mornings_after}):
        if day in by_day:
            watch.hear(by_day[day])
        if day in cleared:
            watch.clear(day)
        watch.try_gate(day, told, walks)
    watch.forget(today)
    return Back(watch.state, watch.returns_from)


def _is_red(told: Told) -> bool:
    return any(sign.level in (Level.EMERGENCY, Level.URGENT) for sign in told.signs)


@dataclass(slots=True)
class _Watch:
    """Follow the back through the days; locked are the three states that time alone never ends."""

    cycle_days: int
    state: PainState = PainState.NORMAL
    is_cleared: bool = False
    walks_from: date | None = None
    returns_from: date | None = None
    heard_on: date | None = None
    worst: int = 0
    pauses: list[date] = field(default_factory=list)
    calm_days: int = 0
    sore: tuple[date, date] | None = None

    def stop(self, state: PainState, day: date) -> None:
        """Lock, and void what clearance and walks there were; a graver lock stays."""
        if self.state in _ORDER:
            state = min(state, self.state, key=_ORDER.index)
        self.state = state
        self.is_cleared = False
        self.walks_from = day + _DAY if state is PainState.STOP else None
        self.returns_from = None

    def hear(self, told: Told) -> None:
        """Take in what a day tells."""
        self.forget(told.day)
        self.heard_on = told.day
        # Where only the morning is told of, the pain last told of is still the newest; but a calm
        # morning after a day that was a stop is not another stop.
        before = min(self.worst, care_rules.PAUSE_MOST)
        self.worst = before if told.worst is None else told.worst
        asked = asked_for(self.worst, told.morning or 0, told.signs)
        if asked in _ORDER:
            self.stop(asked, told.day)
        elif self.state not in _ORDER:
            self._hear_lesser(asked, told)

    def clear(self, day: date) -> None:
        """Take in that a professional says running may begin again: by the gate of 6.5."""
        if self.state in _ORDER:
            self.walks_from = self.walks_from or day
            self.state, self.is_cleared = PainState.STOP, True

    def try_gate(self, day: date, told: tuple[Told, ...], walks: tuple[Told, ...]) -> None:
        """Begin the way back where a cleared runner has walked calmly on two days."""
        since = self.walks_from
        if self.state is not PainState.STOP or not self.is_cleared or since is None:
            return
        walked = [walk for walk in walks if since <= walk.day < day]
        if len(walked) < care_rules.GATE_WALKS:
            return
        heard = [each for each in told if since <= each.day <= day]
        newest = max([*heard, *walked], key=lambda each: (each.day, each.worst or 0))
        worst = self.worst if newest.worst is None else newest.worst
        self.state = asked_for(worst, newest.morning or 0, newest.signs)
        self.returns_from, self.heard_on = day, newest.day
        self.pauses = [newest.day] if self.state is PainState.PAUSE else []
        self.is_cleared, self.walks_from = False, None
        self.calm_days, self.sore = 0, None

    def forget(self, day: date) -> None:
        """End an EASY whose report is more than a week old."""
        week = timedelta(days=care_rules.PAIN_HORIZON_DAYS)
        if self.state is PainState.EASY and self.heard_on and day - self.heard_on > week:
            self.state = PainState.NORMAL

    def _hear_lesser(self, asked: PainState, told: Told) -> None:
        if told.worst is not None:
            self._hear_pain(told.day, told.worst)
        if self.state is PainState.STOP:
            return
        if asked is PainState.PAUSE:
            self._pause(told.day)
        elif self.state is PainState.PAUSE:
            self.calm_days += 1
            if self.calm_days >= care_rules.RESUME_DAYS:
                self.state = asked
        else:
            self.state = asked

    def _hear_pain(self, day: date, worst: int) -> None:
        if worst == 0:
            self.sore = None
            return
        most = timedelta(days=care_rules.PAIN_DAYS_MOST)
        is_same = self.sore is not None and day - self.sore[1] <= most
        first = self.sore[0] if self.sore is not None and is_same else day
        self.sore = (first, day)
        if day - first >= most:
            self.stop(PainState.STOP, day)

    def _pause(self, day: date) -> None:
        least, most = self.cycle_days, 2 * self.cycle_days
        if any(least <= (day - before).days < most for before in self.pauses):
            self.stop(PainState.STOP, day)
            return
        self.pauses.append(day)
        self.state, self.calm_days = PainState.PAUSE, 0
