"""A day's routines as a runner does them: the whole, or five minutes, by what was done before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.exercises import Exercises, Muscle
from planner.journal import Routine, Ticked
from planner.routine_choice import (
    Guided,
    Length,
    Need,
    Stretched,
    guided,
    had_a_minute,
    need_of,
)
from planner.season import Given
from planner.today import Part, State, Today


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold a thing's routine: the whole, and a shorter one where there is one.

    `muscles` have their minute on the day when the one or the other is done.
    """

    whole: Guided
    short: Guided | None
    muscles: Mapping[Length, frozenset[Muscle]]


def routines_of(given: Given, day: Today, ticks: Iterable[Ticked]) -> Mapping[Part, Choice]:
    """Return the routines of a day's things; none under EMERGENCY and URGENT."""
    stretched = stretched_before(ticks, day.day)
    need = need_of(given.journal, given.runner, day.standing, day.day, stretched)
    found: dict[Part, Choice] = {}
    for thing in day.things:
        made = _chosen(day, thing.part, need, Length.NORMAL, given.exercises)
        if made is None:
            continue
        short = _chosen(day, thing.part, need, Length.SHORT, given.exercises)
        if short is None or short.duration_s >= made.duration_s:
            short = None
        warm_down = found.get(Part.WARM_DOWN)
        before = warm_down.whole if warm_down and _is_in(day, Part.WARM_DOWN) else None
        muscles = {each.length: _muscles(each, before) for each in (made, short) if each}
        found[thing.part] = Choice(made, short, muscles)
    return found


def _chosen(
    day: Today, part: Part, need: Need, length: Length, exercises: Exercises
) -> Guided | None:
    thing = day.thing(part)
    if thing is None or thing.item is None:
        return None
    return guided(thing.item, day.day, need, length, exercises)


def _is_in(day: Today, part: Part) -> bool:
    thing = day.thing(part)
    return thing is not None and thing.state is not State.LEFT_OUT


def _muscles(routine: Guided, before: Guided | None) -> frozenset[Muscle]:
    """Return what had its minute after a routine; a warm-down's holds count with it."""
    return had_a_minute((*(before.exercises if before else ()), *routine.exercises))


def stretched_before(ticks: Iterable[Ticked], before: date) -> tuple[Stretched, ...]:
    """Return what was stretched on the days before one that anything was told of."""
    last = {
        tick.day: tick.muscles
        for tick in ticks
        if tick.routine is Routine.STRETCH and tick.day < before
    }
    return tuple(Stretched(day, muscles) for day, muscles in last.items())
