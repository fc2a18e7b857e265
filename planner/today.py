"""What is due on a runner's day: its things in order, what each has come to, and what is next.

A plan is built anew each day from what happened, so a day whose run is done is a rest day in it:
here that day stays what it was in the morning, until it is over.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner import rules
from planner.journal import Journal, Ticked
from planner.pain_state import PainState, Standing
from planner.plan import Day, Item, Kind
from planner.season import Given, Season, plan_of
from planner.unmarked import Unmarked, unmarked

_DAY = timedelta(days=1)
_ORDER = (Kind.WARM_UP, Kind.RUN, Kind.WARM_DOWN, Kind.WALK, Kind.STRETCH)


class Part(StrEnum):
    """Name a thing of a day; of one sort there is one a day."""

    CHECK_IN = "check_in"
    WARM_UP = "warm_up"
    RUN = "run"
    WARM_DOWN = "warm_down"
    STRETCH = "stretch"
    WALK = "walk"


class State(StrEnum):
    """What a thing of the day has come to; DUE is the first that nothing was told of."""

    DUE = "due"
    WAITING = "waiting"
    OPTIONAL = "optional"
    DONE = "done"
    LEFT_OUT = "left_out"

    @property
    def is_open(self) -> bool:
        """Tell whether it may still be done."""
        return self in (State.DUE, State.WAITING, State.OPTIONAL)


@dataclass(frozen=True, slots=True)
class Thing:
    """Hold a thing of the day; `item` is what the plan has for it, None for the check-in."""

    part: Part
    state: State
    is_optional: bool = False
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """Hold a day as its runner needs it: what to do in order, and what comes the day after.

    `things` are none where help comes first, and none before the plan's first day, which `begins`
    then is. `asks` is a run of yesterday that nothing was told of: what may be run next depends on
    it. `plan_day` is the day that the things are from.
    """

    day: date
    standing: Standing
    things: tuple[Thing, ...] = ()
    asks: Unmarked | None = None
    plan_day: Day | None = None
    tomorrow: Day | None = None
    begins: date | None = None

    @property
    def due(self) -> Thing | None:
        """Return what is due now, None when all is done or left out."""
        return next((thing for thing in self.things if thing.state is State.DUE), None)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing of the day is left but what may be left out."""
        return bool(self.things) and self.due is None

    @property
    def counted(self) -> tuple[Thing, ...]:
        """Return the things that make up the day, without what is offered only."""
        return tuple(thing for thing in self.things if not thing.is_optional)

    def thing(self, part: Part) -> Thing | None:
        """Return a thing of the day, None where the day has none of its sort."""
        return next((thing for thing in self.things if thing.part is part), None)


def today_of(
    given: Given, season: Season, ticks: Iterable[Ticked] = (), *, is_back_asked: bool = False
) -> Today:
    """Return the day `given.as_of` of a season. Raises PlanError as `build` does.

    `is_back_asked` asks for the back again though it was told today: after a run that hurt.
    """
    day, stands = given.as_of, season.standing
    if stands.state.hides_plan:
        return Today(day, stands)
    first_day = season.plan.first_day
    tomorrow = next((each for each in season.plan.days if each.day == day + _DAY), None)
    if first_day > day:
        return Today(day, stands, tomorrow=tomorrow, begins=first_day)
    plan_day = _as_it_began(given, season)
    is_checked = any(each.day == day for each in given.journal.check_ins) and not is_back_asked
    check_in = Thing(Part.CHECK_IN, State.DONE if is_checked else State.WAITING)
    told = _told(plan_day, given.journal, ticks)
    return Today(
        day,
        stands,
        _with_due((check_in, *_things(plan_day, told))),
        unmarked(given) if stands.state.allows_runs else None,
        plan_day,
        tomorrow,
    )


def _as_it_began(given: Given, season: Season) -> Day:
    """Return the day with the run that was done on it, where that was planned.

    Under a STOP since, what comes after the run is what a stop leaves.
    """
    now = season.plan.days[0]
    if given.journal.run_on(given.as_of) is None:
        return now
    morning = replace(given, journal=_before(given.journal, given.as_of))
    before = plan_of(morning, weeks=1).days[0]
    if before.run is None:
        return now
    if season.standing.state is not PainState.STOP:
        return before
    run_at = before.items.index(before.run)
    return Day(now.day, (*before.items[: run_at + 1], *now.items))


def _before(journal: Journal, day: date) -> Journal:
    """Return what was known when a day began."""
    return replace(
        journal,
        runs=tuple(run for run in journal.runs if run.is_told or run.day < day),
        check_ins=tuple(each for each in journal.check_ins if each.day < day),
        walks=tuple(each for each in journal.walks if each.day < day),
    )


def _told(day: Day, journal: Journal, ticks: Iterable[Ticked]) -> dict[Part, State]:
    """Return what was told of the day's things; what was told last counts."""
    found: dict[Part, State] = {}
    if any(each.day == day.day for each in journal.walks):
        found[Part.WALK] = State.DONE
    for tick in ticks:
        if tick.day == day.day:
            found[Part(tick.routine)] = State.LEFT_OUT if tick.is_left_out else State.DONE
    if journal.run_on(day.day) is not None:
        found[Part.RUN] = State.DONE
    elif any(each.day == day.day for each in journal.missed):
        found[Part.RUN] = State.LEFT_OUT
        found.setdefault(Part.WARM_DOWN, State.LEFT_OUT)
    if Part.RUN in found:
        # A warm-up after the run is none.
        found.setdefault(Part.WARM_UP, State.LEFT_OUT)
    return found


def _things(day: Day, told: dict[Part, State]) -> Iterator[Thing]:
    """Yield a day's things in the order to do them; a walk comes before the stretches."""
    items = [item for item in day.items if item.kind in _ORDER]
    items.sort(key=lambda item: _ORDER.index(item.kind))
    for item in items:
        part = Part(item.kind)
        is_optional = item.kind is Kind.WALK and _is_offered(item)
        untold = State.OPTIONAL if is_optional else State.WAITING
        yield Thing(part, told.get(part, untold), is_optional, item)


def _is_offered(walk: Item) -> bool:
    """Tell whether a walk may be left out: it stands in the place of no run."""
    return any(reason.rule == rules.WALK_1 for reason in walk.reasons)


def _with_due(things: Sequence[Thing]) -> tuple[Thing, ...]:
    due = next((thing for thing in things if thing.state is State.WAITING), None)
    return tuple(replace(thing, state=State.DUE) if thing is due else thing for thing in things)
