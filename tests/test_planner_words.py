"""Every rule, reason and refusal has its sentence."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from planner_builders import MONDAY, a_journal, a_library, a_route, a_runner

from planner import build, rules
from planner.adjust import overlay
from planner.build import Ask
from planner.build import build as build_from
from planner.choose import Library, Taste, Used, Wish, choose
from planner.edits import Edit, Move, NotToday, SetDistance
from planner.errors import PlanError, PlanFault
from planner.exercises import load_exercises
from planner.journal import Journal
from planner.pain_state import CALM, PainState, Standing
from planner.plan import Plan, Reason
from planner.rules import Rule, Tag
from planner.runner import Span
from planner.screens.words import error_text, reason_text, source_text
from routes.surface import Surface

RULES = [value for value in vars(rules).values() if isinstance(value, Rule)]
LIBRARIES = ((), a_library(20), (a_route(2_000, is_loop=False),), (a_route(5_000, is_loop=False),))


def reasons() -> list[Reason]:
    """Return the reasons of plans of every sort."""
    found = []
    for library in LIBRARIES:
        for rest_days in rules.REST_DAYS_ALLOWED:
            for weekdays in (None, frozenset({3, 6, 7})):
                runner = a_runner(rest_days_between=rest_days, weekdays=weekdays, goal_m=6_000)
                journal = a_journal((MONDAY - timedelta(days=2), 4_000)) if weekdays else Journal()
                plan = build(runner, journal, library, MONDAY, weeks=5)
                found += [r for day in plan.days for item in day.items for r in item.reasons]
    ran = build(a_runner(), a_journal((MONDAY, 5_000)), (), MONDAY)
    found += ran.days[0].items[0].reasons
    return [
        *found,
        *route_reasons(),
        *(r for plan in changed_plans() for d in plan.days for i in d.items for r in i.reasons),
    ]


def changed_plans() -> list[Plan]:
    """Return plans with a dated goal, a long pause before, changes of the runner, a sore back."""
    goal_day = MONDAY + timedelta(days=34)
    dated = a_runner(goal_m=6_000, goal_day=goal_day)
    away = replace(a_runner(), blocked=(Span(MONDAY, MONDAY + timedelta(days=2)),))
    edits = (
        Move(MONDAY, MONDAY + timedelta(days=1)),
        Move(MONDAY + timedelta(days=10), MONDAY + timedelta(days=13)),
        NotToday(MONDAY + timedelta(days=4)),
        SetDistance(MONDAY + timedelta(days=5), 4_000),
    )
    sore = replace(CALM, state=PainState.EASY)
    return [
        build(dated, Journal(), (), MONDAY, weeks=7),
        build(a_runner(), a_journal((MONDAY - timedelta(days=50), 5_000)), (), MONDAY),
        build(away, Journal(), (), MONDAY),
        laid_over(edits, CALM),
        laid_over((), sore),
    ]


def laid_over(edits: tuple[Edit, ...], standing: Standing) -> Plan:
    laid = overlay(edits, standing, MONDAY)
    ask = Ask(a_runner(), Journal(), Library(()), MONDAY, 3, laid)
    return build_from(ask, load_exercises())


def route_reasons() -> list[Reason]:
    """Return the reasons for a route where all that can speak for one does."""
    routes = tuple(
        replace(a_route(5_000, name), ascent_m=up, descent_m=up)
        for name, up in (("flat", 5.0), ("hill", 90.0))
    )
    taste = Taste((-33.8, 151.0), frozenset({Surface.PAVED}))
    library = Library(routes, taste, {"flat": Surface.PAVED})
    wish = Wish(5_000, 1_000, 6_000, prefers_flat=True, is_dark=True)
    choice = choose(wish, library, (Used("hill", None, MONDAY),))
    assert choice is not None
    loops = [
        Reason(rule, (5_100.0, 5_000.0)) for rule in (rules.OUR_LOOP_HOME, rules.OUR_LOOP_MADE)
    ]
    return [*choice.reasons, Reason(rules.OUR_ROUTE_GONE), *loops]


def test_every_rule_is_used_and_its_reason_is_a_whole_sentence() -> None:
    seen = set()
    for reason in reasons():
        text = reason_text(reason)
        assert re.fullmatch(r"[A-Z].+\.", text)
        assert not re.search(r"[{}]|nan|inf\b|None", text)
        seen.add(reason.rule.id)
    assert seen == {rule.id for rule in RULES}


def test_rule_ids_are_their_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_names_its_source_and_how_far_to_trust_it(rule: Rule) -> None:
    text = source_text(rule)
    assert rule.source in text
    assert re.fullmatch(r"[A-Z].+[^.]\.", text)


@pytest.mark.parametrize("fault", PlanFault)
def test_every_refusal_is_one_sentence(fault: PlanFault) -> None:
    text = error_text(PlanError(fault, "detail for the log"))
    assert re.fullmatch(r"[A-Z].+[^.]\.", text)
    assert "detail" not in text


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (
            Reason(rules.ART_2, (2,)),
            "Rest: tip 2 of the article, two days between runs.",
        ),
        (
            Reason(rules.ART_2, (2, 1)),
            (
                "Tip 2 of the article: at least two rest days between runs. "
                "This run comes after one rest day."
            ),
        ),
        (
            Reason(rules.OUR_LAST_UNKNOWN, (2,)),
            "Your last run is not known: start here only if you have rested two days.",
        ),
        (Reason(rules.OUR_ROUTE, (4_090.0, 4_110.0)), "This route fits the day’s 4.1 km."),
        (
            Reason(rules.OUR_ROUTE, (4_000.0, 4_100.0)),
            "This route gives 4.0 km; the day asked for 4.1 km.",
        ),
        (
            Reason(rules.DELOAD_1, (4, 0.75, 1_000.0)),
            (
                "A lighter week: every fourth week the runs are shorter, on average at most 75 % "
                "of those of the week before, though none is under 1.0 km."
            ),
        ),
        (Reason(rules.ART_1, ("before",)), "Tip 1 of the article: warm up before each run."),
        (
            Reason(rules.OUR_GOAL, (14_700.0,)),
            "Your long run grows to 14.7 km and no further.",
        ),
        (
            Reason(rules.PACE_1, (389.6,)),
            (
                "The time is for your easy pace of 6:30 /km on the flat, longer uphill. "
                "Treat it as a rough guide."
            ),
        ),
    ],
)
def test_a_reason_shows_its_values(reason: Reason, text: str) -> None:
    assert reason_text(reason) == text


def test_the_two_day_reading_is_called_ours() -> None:
    assert rules.OUR_REST_DAYS.tag is Tag.PRODUCT
    assert "our reading" in reason_text(Reason(rules.OUR_REST_DAYS, (2,)))


def test_nothing_promises_health() -> None:
    said = " ".join(reason_text(reason) for reason in reasons()).lower()
    assert "cure" not in said
    assert "misalign" not in said
    assert "no protection from injury" in said
    assert "not been shown to prevent running injuries" in said


def test_one_large_study_is_not_called_more() -> None:
    assert source_text(rules.LOAD_1).startswith("Evidence from one large study: ")


def test_the_walking_trial_was_walking_and_learning() -> None:
    assert "learned" in reason_text(Reason(rules.WALK_1, (1_200.0,)))
