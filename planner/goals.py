"""What a runner builds up to: a route, a distance, the longest route, or just to keep moving."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from planner import rules
from planner.profile import Profile


class Aim(StrEnum):
    """Name a kind of goal; a route's own id stands for the route."""

    LONGEST = "longest"
    HOLD = "hold"
    OWN = "own"


def aim_of(profile: Profile) -> str:
    """Return a profile's goal as an Aim or the id of a route."""
    goal_m = profile.runner.goal_m
    if profile.goal_route_id:
        return profile.goal_route_id
    if goal_m is None:
        return Aim.LONGEST
    return Aim.HOLD if abs(goal_m - hold_m(profile)) < 1 else Aim.OWN


def hold_m(profile: Profile) -> float:
    """Return the metres of who just wants to keep moving: those run now.

    Half an hour at the easy pace where there was no run (our choice, see KEEP_MOVING_S).
    """
    if profile.longest_told_m is not None:
        return profile.longest_told_m
    least, most = rules.LONGEST_RANGE_M
    metres = 1000 * rules.KEEP_MOVING_S / profile.runner.easy_pace_s_per_km
    return min(max(metres, least), most)


def with_aim(
    profile: Profile, aim: str, routes_m: Mapping[str, float], own_m: float | None = None
) -> Profile:
    """Return the profile with another goal; `own_m` is the distance for Aim.OWN.

    `routes_m` has the metres of each route by its id. An aim that is none of these changes nothing.
    Raises PlanError for a distance that is none.
    """
    if aim == Aim.LONGEST:
        return _aiming(profile, None, "")
    if aim == Aim.HOLD:
        return _aiming(profile, hold_m(profile), "")
    if aim == Aim.OWN:
        return profile if own_m is None else _aiming(profile, own_m, "")
    return _aiming(profile, routes_m[aim], aim) if aim in routes_m else profile


def holding_on(before: Profile, after: Profile) -> Profile:
    """Let the goal follow where a runner who just keeps moving told another longest run or pace."""
    return with_aim(after, Aim.HOLD, {}) if aim_of(before) == Aim.HOLD else after


def _aiming(profile: Profile, goal_m: float | None, route_id: str) -> Profile:
    runner = replace(profile.runner, goal_m=goal_m)
    return replace(profile, runner=runner, goal_route_id=route_id)
