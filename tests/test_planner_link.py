"""Whether a link says anything else than a plan that is kept."""

from dataclasses import replace
from datetime import date

import pytest
from store_builders import MONDAY, a_profile

from planner.goals import Aim, with_aim
from planner.profile import Profile
from planner.runner import Runner, Spacing
from planner.screens.link import answers_of, differs

FIXED = Runner(
    None,
    390.0,
    spacing=Spacing.FIXED,
    weekdays=frozenset({1, 4}),
    goal_day=date(2027, 4, 4),
    plan_from=MONDAY,
)
ADA = a_profile(runner=FIXED)
LOOP = with_aim(ADA, "parramatta-loop", {"parramatta-loop": 14_700.0})


@pytest.mark.parametrize(
    "profile",
    [a_profile(), ADA, LOOP, with_aim(ADA, Aim.OWN, {}, 10_000.0), with_aim(ADA, "hold", {})],
)
def test_a_plan_says_the_same_as_its_own_link(profile: Profile) -> None:
    assert not differs(answers_of(profile), profile)


@pytest.mark.parametrize(
    ("linked", "is_other"),
    [
        ({}, False),
        ({"longest": ["5"]}, False),
        ({"longest": ["5.0"]}, False),
        ({"longest_mi": ["3.1"]}, False),
        ({"pace_mi": ["10:28"]}, False),
        ({"rhythm": ["fixed"]}, False),
        ({"days": ["Thu", "Mon"]}, False),
        ({"last": ["2026-11-20"]}, False),
        ({"longest": ["8"]}, True),
        ({"pace": ["6:31"]}, True),
        ({"rest": ["3"]}, True),
        ({"goal": ["parramatta-loop"]}, True),
        ({"days": ["Mon"]}, True),
        ({"by": ["2027-04-05"]}, True),
        ({"first": ["2026-11-24"]}, True),
        ({"weeks": ["nonsense"]}, True),
        ({"norun": ["true"]}, True),
    ],
)
def test_only_other_answers_are_others(linked: dict[str, list[str]], *, is_other: bool) -> None:
    assert differs(linked, ADA) is is_other


def test_a_goal_that_is_another_distance_is_other() -> None:
    assert differs({"goal": ["own"], "own": ["10"]}, replace(LOOP))
    assert not differs({"goal": ["parramatta-loop"]}, LOOP)
