"""What a guided routine tells the browser: its steps in plain words, and why it is as it is."""

import json
import re
from datetime import timedelta
from itertools import product

import pytest
from planner_builders import MONDAY, a_runner

from planner import items, routine_rules
from planner.exercises import Muscle, load_exercises
from planner.guide_steps import steps_of
from planner.journal import Sore
from planner.overlay import Overlay
from planner.pain_state import PainState
from planner.plan import Item, Kind, Reason
from planner.routine_choice import Guided, Length, Need, Stretched, guided
from planner.rules import Rule
from planner.screens import guide_labels as labels
from planner.screens.guide import guide_data
from planner.screens.words import reason_text, source_text

EXERCISES = load_exercises()
RULES = [value for value in vars(routine_rules).values() if isinstance(value, Rule)]
TUESDAY = MONDAY + timedelta(days=1)
FRIDAY = MONDAY + timedelta(days=4)


def rest_day() -> tuple[Item, ...]:
    return items.rest_day(FRIDAY, a_runner(), None, EXERCISES, Overlay())


def every_routine() -> list[Guided]:
    """Return routines of every sort, for bodies of every sort."""
    day = (*items.before_run(EXERCISES), *items.after_run(EXERCISES), *rest_day())
    missed = [frozenset(Muscle) - {muscle} for muscle in Muscle]
    needs = [
        Need(),
        Need(PainState.EASY),
        Need(has_back_history=True),
        *(Need(sore=(spot,), sore_on=TUESDAY) for spot in Sore),
        *(Need(stretched=(Stretched(FRIDAY - timedelta(days=1), had),)) for had in missed),
    ]
    made = (guided(i, FRIDAY, n, length, EXERCISES) for i, n, length in product(day, needs, Length))
    return [each for each in made if each]


def every_reason() -> list[Reason]:
    return [reason for each in every_routine() for reason in each.changes]


def test_every_rule_of_routines_is_used_and_names_its_source() -> None:
    assert {reason.rule for reason in every_reason()} == set(RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"[A-Z].+[^.]\.", source_text(rule))


def test_every_change_is_told_in_whole_sentences() -> None:
    texts = {reason_text(reason) for reason in every_reason()}
    for text in texts:
        assert re.fullmatch(r"[A-Z].+\.", text)
        assert not re.search(r"[{}]|None|\b[a-z]+_[a-z]+\b", text)
    assert len(texts) >= len(Muscle) + len(RULES)


@pytest.mark.parametrize(
    ("rule", "values", "text"),
    [
        (
            routine_rules.OUR_SORE,
            ("calf", str(TUESDAY)),
            (
                "Your calf was sore on Tuesday: a longer calf stretch. Keep it mild. It may feel "
                "good, but it takes little of the soreness away."
            ),
        ),
        (routine_rules.OUR_SHORT, (305.0,), "The short version: about 5 minutes."),
    ],
)
def test_a_change_says_what_it_is_for(rule: Rule, values: tuple[str], text: str) -> None:
    assert reason_text(Reason(rule, values)) == text


@pytest.mark.parametrize(
    ("name", "dose"),
    [
        ("walk_brisk", "Keep going for 5 min"),
        ("heel_digs", "60 times"),
        ("lunge_walk", "6 times on each side"),
        ("st_calf", "Hold for 15 s"),
        ("cat_cow", "Hold for 15 s each way"),
        ("curl_up", "5 times, each held for 10 s"),
    ],
)
def test_a_dose_is_that_of_one_set(name: str, dose: str) -> None:
    assert labels.dose(steps_of((EXERCISES[name],))[0]) == dose


def test_the_browser_is_given_all_that_a_step_says() -> None:
    made = next(each for each in every_routine() if each.kind is Kind.WARM_DOWN)
    data = guide_data(made, FRIDAY, EXERCISES)
    assert json.loads(json.dumps(data)) == data
    assert len(data["steps"]) == len(steps_of(made.exercises))
    for step in data["steps"]:
        told = (step["name"], step["brief"], step["dose"], step["how"], step["feel"], step["stop"])
        assert all(told)
        assert (
            step["sideText"]
            == {"left": "Left side", "right": "Right side", "none": ""}[step["side"]]
        )
    assert (
        data["steps"][5]["said"] == "Standing thigh stretch, left side. Set 1 of 2. Hold for 15 s."
    )


def test_another_routine_has_another_place() -> None:
    made = every_routine()
    days = (FRIDAY, TUESDAY)
    ids = {guide_data(each, day, EXERCISES)["id"] for each, day in product(made, days)}
    told = {(e.kind, e.length, steps_of(e.exercises)) for e in made}
    assert len(ids) == len(days) * len(told)
