"""Which runs a pause turns into walks."""

from collections.abc import Iterable
from datetime import date, timedelta

from planner import care_rules
from planner.overlay import Overlay
from planner.pain_state import PainState


def paused_days(run_days: Iterable[date], overlay: Overlay) -> frozenset[date]:
    """Return the run days that become walks under a pause: the next, and any before it can end.

    A pause ends after two calm days, so no run can be before them.
    """
    if overlay.standing.state is not PainState.PAUSE or overlay.as_of is None:
        return frozenset()
    ahead = sorted(day for day in run_days if day >= overlay.as_of)
    calm_from = overlay.as_of + timedelta(days=care_rules.RESUME_DAYS)
    return frozenset([*ahead[:1], *(day for day in ahead if day < calm_from)])
