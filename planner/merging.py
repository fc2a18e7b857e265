"""Two changes of one profile, made beside each other, put into one."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from planner.profile import Profile
from planner.runner import Runner


class Part(StrEnum):
    """Name what is changed as one: a field of the profile, or two that mean nothing alone."""

    NAME = "name"
    LONGEST = "longest"
    GOAL = "goal"
    PACE = "easy_pace_s_per_km"
    REST_DAYS = "rest_days_between"
    WEEKDAYS = "weekdays"
    SPACING = "spacing"
    GOAL_DAY = "goal_day"
    LONG_DAY = "long_day"
    BLOCKED = "blocked"
    PLAN_FROM = "plan_from"
    BACK = "has_back_history"
    DISC = "has_uncleared_disc"
    WEEKS = "weeks"
    STARTS_AT = "starts_at"
    BUSY = "busy"
    HOME = "home"
    ZONE = "zone"
    HELP = "help"
    WATCH = "watch"
    LOOK = "look"


_TOGETHER = {
    Part.LONGEST: ("longest_told_m", "told_on"),
    Part.GOAL: ("goal_m", "goal_route_id"),
}
_OF_RUNNER = frozenset(each.name for each in fields(Runner))


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold a profile with both changes; for the parts in `both` it has theirs."""

    profile: Profile
    both: tuple[Part, ...] = ()


def merged(base: Profile, mine: Profile, theirs: Profile) -> Merged:
    """Put two changes of `base` into one profile.

    What only one changed is taken from there. Raises PlanError where the two make no sense
    together.
    """
    here = [part for part in Part if _values(mine, part) != _values(base, part)]
    there = {part for part in Part if _values(theirs, part) != _values(base, part)}
    both = tuple(
        part for part in here if part in there and _values(mine, part) != _values(theirs, part)
    )
    return Merged(with_parts(theirs, mine, [part for part in here if part not in both]), both)


def changed(before: Profile, after: Profile) -> tuple[Part, ...]:
    """Return the parts in which two profiles differ."""
    return tuple(part for part in Part if _values(before, part) != _values(after, part))


def with_parts(profile: Profile, other: Profile, parts: list[Part] | tuple[Part, ...]) -> Profile:
    """Return `profile` with some parts as `other` has them. Raises PlanError."""
    of_runner: dict[str, object] = {}
    of_profile: dict[str, object] = {}
    for part in parts:
        for name in _names(part):
            taken = of_runner if name in _OF_RUNNER else of_profile
            taken[name] = _value(other, name)
    runner = replace(profile.runner, **of_runner)  # type: ignore[arg-type]
    return replace(profile, runner=runner, **of_profile)  # type: ignore[arg-type]


def _names(part: Part) -> tuple[str, ...]:
    return _TOGETHER.get(part, (part.value,))


def _values(profile: Profile, part: Part) -> tuple[object, ...]:
    return tuple(_value(profile, name) for name in _names(part))


def _value(profile: Profile, name: str) -> object:
    return getattr(profile.runner if name in _OF_RUNNER else profile, name)
