"""Why the back stands as it does: the reasons of a report, with what fills their sentences."""

from planner import care_rules
from planner.pain_state import PainState
from planner.plan import Reason
from planner.reports import Report
from planner.runner import Runner
from planner.signs import Level, Sign

# The first value of a PAIN_1 reason says which of its sentences it is.
WORST = "worst"
MORNING = "morning"
CYCLES = "cycles"
DAYS = "days"

_LEVELS = {PainState.EMERGENCY: Level.EMERGENCY, PainState.URGENT: Level.URGENT}


def of_report(state: PainState, report: Report) -> tuple[Reason, ...]:
    """Return why a report asks for a state: sign names, or pain 0 to 10."""
    if state in _LEVELS:
        return (Reason(care_rules.FLAG_1, _names(report, _LEVELS[state])),)
    if state is PainState.NORMAL:
        return ()
    found = []
    if signs := _names(report, Level.ARTICLE):
        found.append(Reason(care_rules.ART_8, signs))
    if report.worst > 0 and _is_of_worst(state, report.worst):
        found.append(Reason(care_rules.PAIN_1, (WORST, report.worst)))
    if state is PainState.PAUSE and report.morning == 1:
        found.append(Reason(care_rules.PAIN_1, (MORNING,)))
    return (*found, *_stops(state))


def of_cycles(cycle_days: int) -> tuple[Reason, ...]:
    """Return why pauses in two successive cycles are a STOP."""
    return (Reason(care_rules.PAIN_1, (CYCLES, cycle_days)), *_stops(PainState.STOP))


def of_long_pain(days: int) -> tuple[Reason, ...]:
    """Return why pain over so many days is a STOP."""
    return (Reason(care_rules.PAIN_1, (DAYS, days)), *_stops(PainState.STOP))


def of_disc() -> tuple[Reason, ...]:
    """Return why a herniated disc that nobody cleared is a STOP."""
    return (Reason(care_rules.ART_9),)


def of_history(state: PainState, runner: Runner) -> tuple[Reason, ...]:
    """Return why runs are easy for a runner with a history of back problems."""
    if runner.has_back_history and state.allows_runs:
        return (Reason(care_rules.ART_10),)
    return ()


def _is_of_worst(state: PainState, worst: int) -> bool:
    least = {PainState.STOP: care_rules.PAUSE_MOST, PainState.PAUSE: care_rules.EASY_MOST}
    return worst > least.get(state, 0)


def _stops(state: PainState) -> tuple[Reason, ...]:
    return (Reason(care_rules.ART_7),) if state in (PainState.STOP, PainState.PAUSE) else ()


def _names(report: Report, level: Level) -> tuple[str, ...]:
    return tuple(sign.value for sign in Sign if sign in report.signs and sign.level is level)
