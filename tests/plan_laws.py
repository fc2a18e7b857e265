"""What holds for every season, whoever the runner is and whatever was changed."""

from dataclasses import replace
from datetime import date, timedelta

from plan_strategies import Situation

from planner.breaches import Breach, Broken
from planner.choose import Library
from planner.comeback import due
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.exercises import load_exercises
from planner.journal import Journal
from planner.pain import standing
from planner.referee.back import back_on
from planner.referee.stages import steps_done
from planner.season import Given, season
from planner.sessions import SESSIONS

_SHORT_WEEKS = 9


def given_by(situation: Situation) -> Given:
    """Return the situation as the engine takes it."""
    return Given(
        situation.profile,
        situation.journal,
        situation.edits,
        Library(situation.library),
        situation.today,
        load_exercises(),
    )


def no_rule_is_broken_unknowingly(situation: Situation) -> None:
    """Check that no hard rule is broken, and soft ones only where a change broke them."""
    found = season(given_by(situation))
    hard = [breach for breach in found.breaches if breach.is_hard]
    assert not hard, hard
    unexplained = [each for each in found.breaches if not is_explained(each, situation.edits)]
    assert not unexplained, unexplained


def the_last_change_is_kept(situation: Situation) -> None:
    """Check that there is no run where the newest change asks for none."""
    if not situation.edits:
        return
    days = {day.day for day in season(given_by(situation)).plan.days if day.run}
    match situation.edits[-1]:
        case Skip(day=day) | NotToday(day=day):
            assert day not in days
        case Vacation(first=first, last=last):
            assert not any(first <= day <= last for day in days)
        case _:
            pass


def the_same_gives_the_same(situation: Situation) -> None:
    """Check that two plans from the same are the same byte for byte, and begin as shorter ones."""
    given = given_by(situation)
    plan = season(given).plan
    again = season(given_by(situation)).plan
    assert repr(plan) == repr(again)
    shorter = season(given, _SHORT_WEEKS).plan
    assert plan.days[: len(shorter.days)] == shorter.days


def undo_restores(situation: Situation) -> None:
    """Check that each change taken away again gives exactly the plan there was before it."""
    given = given_by(situation)
    counts = range(len(given.edits) + 1)
    there = [season(replace(given, edits=given.edits[:count])) for count in counts]
    for count in reversed(counts):
        # Made anew, with nothing that the first plans may have left behind.
        again = replace(given_by(situation), edits=given.edits[:count])
        assert season(again) == there[count]


def both_read_the_back_alike(situation: Situation) -> None:
    """Check that planner and referee, of which neither knows the other, read a journal alike."""
    runner, journal, today = situation.profile.runner, situation.journal, situation.today
    here, there = standing(journal, runner, today), back_on(runner, journal, today)
    assert here.state is there.state, f"{here.state} here, {there.state} there"
    if not here.state.allows_runs:
        return
    before = Journal(tuple(run for run in journal.runs if run.day < today))
    step = steps_done(before, there.returns_from)
    if journal.longest30_m(today) is None:
        step = 0
    assert due(journal, here, today) == (None if step == len(SESSIONS) else step)


def is_explained(breach: Breach, edits: tuple[Edit, ...]) -> bool:
    """Tell whether a runner's change led to the breach of a soft rule."""
    match breach.code:
        case Broken.WEEKDAY | Broken.BLOCKED:
            return any(isinstance(edit, Move) and edit.to == breach.day for edit in edits)
        case Broken.CAP:
            return any(_sets(edit) and Broken.CAP in edit.accepts for edit in edits)
        case _:
            return any(_is_near(breach.day, edit) for edit in edits)


def _sets(edit: Edit) -> bool:
    return isinstance(edit, SetDistance | SetRoute)


def _is_near(day: date, edit: Edit) -> bool:
    """Tell whether a day is in a week that a change touches."""
    match edit:
        case Move(day=one, to=other) | Swap(day=one, other=other):
            touched = {_monday(one), _monday(other)}
        case Vacation(first=first, last=last):
            return _monday(first) <= day <= last + timedelta(days=6)
        case _:
            touched = {_monday(edit.day)}
    return _monday(day) in touched


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
