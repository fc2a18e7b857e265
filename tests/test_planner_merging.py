"""Two changes of one profile put into one."""

from dataclasses import fields, replace
from datetime import date

import pytest
from store_builders import MONDAY, a_profile

from planner.errors import PlanError
from planner.merging import Part, changed, merged, with_parts
from planner.profile import Profile
from planner.runner import Runner, Span

BASE = a_profile()


def runs(profile: Profile, **changes: object) -> Profile:
    return replace(profile, runner=replace(profile.runner, **changes))  # type: ignore[arg-type]


def test_what_only_one_changed_is_taken_from_there() -> None:
    mine = replace(runs(BASE, rest_days_between=3), name="Ada L.")
    theirs = replace(runs(BASE, blocked=(Span(MONDAY, MONDAY),)), weeks=8)
    now = merged(BASE, mine, theirs)
    assert now.both == ()
    assert now.profile == replace(
        runs(BASE, rest_days_between=3, blocked=(Span(MONDAY, MONDAY),)), name="Ada L.", weeks=8
    )


def test_the_same_change_from_both_sides_is_one() -> None:
    mine = runs(BASE, rest_days_between=3)
    assert merged(BASE, mine, mine).both == ()
    assert merged(BASE, mine, mine).profile == mine


def test_what_both_changed_stays_theirs_and_is_named() -> None:
    mine, theirs = (
        replace(runs(BASE, rest_days_between=3), weeks=2),
        runs(BASE, rest_days_between=1),
    )
    now = merged(BASE, mine, theirs)
    assert now.both == (Part.REST_DAYS,)
    assert now.profile == replace(theirs, weeks=2)


def test_a_goals_route_and_metres_are_changed_as_one() -> None:
    mine = replace(runs(BASE, goal_m=14_700.0), goal_route_id="parramatta-loop")
    theirs = runs(BASE, goal_m=10_000.0)
    now = merged(BASE, mine, theirs)
    assert now.both == (Part.GOAL,)
    assert (now.profile.runner.goal_m, now.profile.goal_route_id) == (10_000.0, "")


def test_a_longest_run_goes_with_the_day_it_was_told_on() -> None:
    mine = replace(BASE, longest_told_m=8_000.0, told_on=date(2026, 12, 1))
    assert changed(BASE, mine) == (Part.LONGEST,)
    assert merged(BASE, mine, replace(BASE, weeks=8)).profile == replace(mine, weeks=8)


def test_two_changes_that_make_no_sense_together_are_refused() -> None:
    with pytest.raises(PlanError):
        merged(BASE, runs(BASE, rest_days_between=1), runs(BASE, has_back_history=True))


def test_some_parts_can_be_taken_alone() -> None:
    other = replace(runs(BASE, rest_days_between=3), name="Bea")
    assert with_parts(BASE, other, (Part.NAME,)) == replace(BASE, name="Bea")


def test_every_field_of_a_profile_belongs_to_a_part() -> None:
    named = {"longest_told_m", "told_on", "goal_m", "goal_route_id", *(part.value for part in Part)}
    held = {each.name for kind in (Profile, Runner) for each in fields(kind)}
    assert held - named == {"runner", "longest_recent_m"}
