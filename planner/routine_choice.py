"""Which routine a runner does: the plan's own, fitted to the time there is and to the body.

It begins from what the plan's day holds; each difference from it has its reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planner import routine_rules, rules
from planner.exercises import Exercise, Exercises, Muscle, Style, duration_s
from planner.journal import Journal, Sore
from planner.pain_state import PainState, Standing
from planner.plan import Item, Kind, Reason
from planner.runner import Runner

# The muscle that a sore spot is; a joint or a tendon is not stretched for being sore.
_MUSCLES = {
    Sore.CALF: Muscle.CALF,
    Sore.HAMSTRING: Muscle.HAMSTRING,
    Sore.THIGH: Muscle.QUADRICEPS,
    Sore.HIP: Muscle.HIP_FLEXOR,
    Sore.BUTTOCK: Muscle.BUTTOCK,
}
_NO_LUNGE = (Sore.KNEE, Sore.HIP, Sore.GROIN, Sore.THIGH)


class Length(StrEnum):
    """How much time there is: for the whole routine, or for five minutes of it."""

    NORMAL = "normal"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Stretched:
    """Hold the muscles that had their minute on a day."""

    day: date
    muscles: frozenset[Muscle]


@dataclass(frozen=True, slots=True)
class Need:
    """Hold what of a runner a routine depends on.

    `sore` are the spots that the newest run told of, on the day `sore_on`. `stretched` is what was
    done on earlier days; a day that is not in it counts as done as planned.
    """

    state: PainState = PainState.NORMAL
    sore: tuple[Sore, ...] = ()
    sore_on: date | None = None
    has_back_history: bool = False
    stretched: tuple[Stretched, ...] = ()


@dataclass(frozen=True, slots=True)
class Guided:
    """Hold a routine to be guided through.

    `reasons` are why the plan has it, `changes` why it differs from the plan's, none where it does
    not.
    """

    kind: Kind
    length: Length
    exercises: tuple[Exercise, ...]
    reasons: tuple[Reason, ...]
    changes: tuple[Reason, ...] = ()

    @property
    def duration_s(self) -> float:
        """Return the seconds of all steps."""
        return duration_s(self.exercises)

    @property
    def muscles(self) -> frozenset[Muscle]:
        """Return the muscles that it stretches for a minute or longer."""
        return had_a_minute(self.exercises)


def need_of(
    journal: Journal,
    runner: Runner,
    standing: Standing,
    today: date,
    stretched: tuple[Stretched, ...] = (),
) -> Need:
    """Return what of a runner a routine depends on today.

    The spots that the newest run told of count for a week (our choice).
    """
    told = [run for run in journal.runs if not run.is_told and run.day <= today]
    newest = max(told, key=lambda run: run.day, default=None)
    is_young = newest and (today - newest.day).days < routine_rules.SORE_DAYS
    sore, sore_on = (newest.sore, newest.day) if newest and is_young and newest.sore else ((), None)
    return Need(standing.state, sore, sore_on, runner.has_back_history, stretched)


def guided(
    item: Item, day: date, need: Need, length: Length, exercises: Exercises
) -> Guided | None:
    """Return the routine for an item of the plan's day; None where it has no exercise.

    None for all of them under EMERGENCY and URGENT: help comes first.
    """
    if need.state.hides_plan or not item.exercises:
        return None
    made, changes = _Chooser(day, need, length, exercises).of(item)
    return Guided(item.kind, length, made, item.reasons, changes)


def had_a_minute(exercises: Iterable[Exercise]) -> frozenset[Muscle]:
    """Return the muscles held for a minute or longer over all of the exercises together."""
    held = dict.fromkeys(Muscle, 0.0)
    for exercise in exercises:
        if exercise.muscle:
            held[exercise.muscle] += exercise.muscle_s
    return frozenset(m for m, seconds in held.items() if seconds >= rules.MUSCLE_TARGET_S)


_Chosen = tuple[tuple[Exercise, ...], tuple[Reason, ...]]


@dataclass(frozen=True, slots=True)
class _Chooser:
    """Choose for one day, runner and length."""

    day: date
    need: Need
    length: Length
    exercises: Exercises

    def of(self, item: Item) -> _Chosen:
        match item.kind:
            case Kind.WARM_UP:
                return self._warm_up(item.exercises)
            case Kind.WARM_DOWN:
                return self._warm_down(item.exercises)
            case Kind.STRETCH:
                return self._stretch(item.exercises)
            case _:
                return tuple(replace(each, set_s=item.duration_s) for each in item.exercises), ()

    @property
    def _is_short(self) -> bool:
        return self.length is Length.SHORT

    def _warm_up(self, planned: tuple[Exercise, ...]) -> _Chosen:
        made, why = planned, list[Reason]()
        if self.need.state is not PainState.NORMAL:
            made = self.exercises.gentle_warm_up()
            why.append(Reason(routine_rules.OUR_GENTLE))
        elif spot := next((spot for spot in self.need.sore if spot in _NO_LUNGE), None):
            march = self.exercises["march"].lasting(routine_rules.MARCH_S)
            made = tuple(march if each.id == "lunge_walk" else each for each in planned)
            why.append(Reason(routine_rules.OUR_NO_LUNGE, (spot, str(self.need.sore_on))))
        if self._is_short:
            walk, *moves = made
            made = (walk.lasting(routine_rules.SHORT_BRISK_WALK_S),)
            for move in moves:
                if duration_s((*made, move)) <= routine_rules.SHORT_WARM_UP_MOST_S:
                    made = (*made, move)
            why.append(self._short_reason(made))
        return made, tuple(why)

    def _warm_down(self, planned: tuple[Exercise, ...]) -> _Chosen:
        walk, *_ = planned
        if self._is_short:
            walk = walk.lasting(routine_rules.SHORT_EASY_WALK_S)
        made, why = (walk, *planned[1:]), list[Reason]()
        if self.need.state is not PainState.NORMAL:
            made = (walk, *self.exercises.gentle())
            why.append(Reason(routine_rules.OUR_GENTLE))
        else:
            if self._is_short:
                made = (walk, *self.exercises.short_warm_down())
            if self.need.has_back_history:
                lying = self.exercises["ly_hamstring"]
                made = tuple(
                    replace(lying, sets=each.sets) if each.id == "st_hamstring" else each
                    for each in made
                )
                why.append(Reason(routine_rules.OUR_LYING))
        if self._is_short:
            why.append(self._short_reason(made))
        return made, tuple(why)

    def _stretch(self, planned: tuple[Exercise, ...]) -> _Chosen:
        gentle = self.exercises.gentle()
        if planned == gentle:
            return planned, ()
        if self.need.state is not PainState.NORMAL:
            return gentle, (Reason(routine_rules.OUR_GENTLE),)
        muscles, why = self._turns(planned)
        made = self._with_sore(muscles, why)
        if not self._is_short:
            others = tuple(each for each in planned if each.style is not Style.STATIC)
            made = (*made, *others, *self._more_for_the_back(others, why))
        else:
            why.append(self._short_reason(made))
        return made, tuple(why)

    def _turns(self, planned: tuple[Exercise, ...]) -> tuple[tuple[Exercise, ...], list[Reason]]:
        """Return the stretches whose turn it is: those planned, where none has waited longer."""
        held = [each for each in planned if each.style is Style.STATIC]
        if len(held) == len(Muscle) and not self._is_short:
            return tuple(held), []
        count = routine_rules.SHORT_STRETCHES if self._is_short else len(held)
        chosen = self._longest_waiting()[:count]
        planned_ids = {each.id for each in held}
        why = [
            Reason(routine_rules.OUR_TURN, (str(each.muscle),))
            for each in chosen
            if each.id not in planned_ids
        ]
        return tuple(each.held_for(rules.LONG_HOLD_S) for each in chosen), why

    def _longest_waiting(self) -> list[Exercise]:
        """Return the five stretches in the plan's order, or by how long each has waited.

        The plan's order is fair while all is done as planned. Once less was done, the muscles whose
        last turns were longest ago come first for a week: then each has its minute on three of any
        seven days, of which one is of normal length, and on two if all are short.
        """
        today = list(self.exercises.turn(self.day))
        days = [self.day - timedelta(days=back) for back in range(1, rules.DAYS_A_WEEK + 1)]
        told = {each.day: each.muscles for each in self.need.stretched}
        planned = {day: had_a_minute(self.exercises.rest_day(day)) for day in days}
        if all(planned[day] <= told.get(day, planned[day]) for day in days):
            return today
        had = [told.get(day, planned[day]) for day in days]
        # Newest day first: of two, the one that had no turn where the other had has waited longer.
        return sorted(today, key=lambda each: [each.muscle in muscles for muscles in had])

    def _with_sore(
        self, stretches: tuple[Exercise, ...], why: list[Reason]
    ) -> tuple[Exercise, ...]:
        """Return the stretches with one more hold for what was sore, or with one for it alone."""
        made = list(stretches)
        spots = [spot for spot in self.need.sore if spot in _MUSCLES]
        for spot in spots[: 1 if self._is_short else routine_rules.SORE_MOST]:
            muscle = _MUSCLES[spot]
            at = next((i for i, each in enumerate(made) if each.muscle is muscle), None)
            if at is None:
                stretch = next(e for e in self.exercises.turn(self.day) if e.muscle is muscle)
                sets = 1 if self._is_short else stretch.sets
                made.append(replace(stretch.held_for(rules.LONG_HOLD_S), sets=sets))
            else:
                made[at] = replace(made[at], sets=made[at].sets + 1)
            why.append(Reason(routine_rules.OUR_SORE, (spot, str(self.need.sore_on))))
        return tuple(made)

    def _more_for_the_back(
        self, others: tuple[Exercise, ...], why: list[Reason]
    ) -> tuple[Exercise, ...]:
        if not self.need.has_back_history or not others:
            return ()
        more = next(move for move in self.exercises.back_moves() if move not in others)
        why.append(Reason(routine_rules.BACK_MOVES))
        return (more,)

    def _short_reason(self, made: tuple[Exercise, ...]) -> Reason:
        return Reason(routine_rules.OUR_SHORT, (duration_s(made),))
