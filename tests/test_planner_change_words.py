"""What changes are, break and cost, in words: by table."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from season_builders import ROUTES, after, given

from planner.book import Change
from planner.breaches import SOFT, Breach, Broken
from planner.edits import Edit, Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.journal import CheckIn, RunDone
from planner.pain_state import PainState
from planner.plan import RoutePick
from planner.runner import Spacing, Span
from planner.screens import change_labels as labels
from planner.screens.breach_words import breach_source, breach_text, nearest_text
from planner.screens.change_words import cost_lines, edit_text, run_text, total_text
from planner.screens.changes import log_lines
from planner.season import Given, season
from planner.verdict import Cost, Verdict, judge
from routes.recipe import Method, Recipe
from routes.units import Units

LONG, EASY = after(6), after(3)
PICK = RoutePick("loop", "Park *loop*", Recipe(Method.LAPS, laps=2), 8_000.0, 8_000.0, fits=True)


def on(edit: Edit, **others: object) -> tuple[Given, Verdict]:
    asked = given(**others)  # type: ignore[arg-type]
    return asked, judge(asked, season(asked), edit)


def costs(edit: Edit, units: Units = Units.KM, **others: object) -> tuple[str, ...]:
    asked, verdict = on(edit, **others)
    return cost_lines(season(asked).plan, verdict.after.plan, verdict.cost, edit, units)


def told(edit: Edit, units: Units = Units.KM, **others: object) -> list[str]:
    asked, verdict = on(edit, **others)
    broken = (*verdict.hard, *verdict.soft)
    return [breach_text(breach, verdict, asked, units) for breach in broken]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Move(EASY, after(4)), "Moved from Thu 26 Nov to Fri 27 Nov"),
        (Swap(LONG, EASY), "Swapped: the long run on Thu 26 Nov, the easy one on Sun 29 Nov"),
        (Skip(EASY), "Skipped the run of Thu 26 Nov"),
        (NotToday(EASY), "Let the run of Thu 26 Nov wait"),
        (Vacation(EASY, LONG), "Away from Thu 26 Nov to Sun 29 Nov"),
        (Vacation(EASY, EASY), "Away on Thu 26 Nov"),
        (SetDistance(LONG, 8_000.0), "Your own distance on Sun 29 Nov: 8.0 km"),
        (SetRoute(LONG, PICK), "Your own route on Sun 29 Nov: Park *loop*, 2 laps, 8.0 km"),
        (
            SetDistance(LONG, 8_000.0, frozenset({Broken.CAP})),
            "Your own distance on Sun 29 Nov: 8.0 km, knowingly over the 10 % limit",
        ),
        (
            Move(EASY, after(4), frozenset({Broken.WEEKDAY, Broken.CAP})),
            (
                "Moved from Thu 26 Nov to Fri 27 Nov, knowingly over the 10 % limit and the days "
                "you run on"
            ),
        ),
    ],
)
def test_what_a_change_is(edit: Edit, said: str) -> None:
    assert edit_text(edit, Units.KM) == said


def test_what_a_change_is_in_miles() -> None:
    assert edit_text(SetDistance(LONG, 8_000.0), Units.MILES).endswith("5.0 mi")


def test_whatever_is_accepted_has_words_of_its_own() -> None:
    said = [edit_text(Skip(EASY, frozenset({code})), Units.KM) for code in SOFT]
    accepted = [text.partition("knowingly over ")[2] for text in said]
    assert len(set(accepted)) == len(SOFT)
    assert not {*accepted} & {code.value for code in SOFT}


@pytest.mark.parametrize(
    ("edit", "others", "said"),
    [
        (
            Move(EASY, after(2)),
            {},
            (
                "One rest day after the run of Mon 23 Nov; you asked for two between runs (tip 2 "
                "of the article). Thu 26 Nov is the first day that leaves them."
            ),
        ),
        (
            Move(EASY, after(1)),
            {"rest_days_between": 3, "runs": (RunDone(after(-1), 4_000.0),)},
            (
                "One rest day after the run of Sun 22 Nov; you asked for three between runs (tip 2 "
                "of the article). Thu 26 Nov is the first day that leaves them."
            ),
        ),
        (
            SetDistance(LONG, 8_000.0),
            {},
            (
                "Sun 29 Nov: 8.0 km is 60 % more than your longest of the 30 days before, 5.0 km. "
                "In a large study, runs more than 10 % longer went with more injuries."
            ),
        ),
        (
            Move(EASY, after(4)),
            {"weekdays": frozenset({1, 2, 3, 4, 6, 7})},
            "Fri 27 Nov is not one of the days you run on.",
        ),
        (
            Move(EASY, after(4)),
            {"check_ins": (CheckIn(after(0), 8),)},
            "Fri 27 Nov: for your back’s sake there is no run for now.",
        ),
        (
            SetDistance(LONG, 5_400.0),
            {"goal_m": 5_000.0},
            (
                "Sun 29 Nov: 5.4 km is longer than your goal of 5.0 km, at which the plan stops "
                "growing."
            ),
        ),
    ],
)
def test_what_a_change_breaks(edit: Edit, others: dict[str, object], said: str) -> None:
    assert told(edit, **others) == [said]


def test_too_long_a_run_is_told_in_miles() -> None:
    (said,) = told(SetDistance(LONG, 8_000.0), Units.MILES)
    assert "5.0 mi is 60 % more" in said
    assert "3.1 mi" in said
    assert "km" not in said


@pytest.mark.parametrize("code", sorted(Broken))
@pytest.mark.parametrize("state", list(PainState))
def test_every_breach_has_a_sentence_with_its_day(code: Broken, state: PainState) -> None:
    asked, verdict = on(SetDistance(LONG, 8_000.0))
    standing = replace(verdict.after.standing, state=state)
    verdict = replace(verdict, after=replace(verdict.after, standing=standing))
    for day in (LONG, after(1)):
        said = breach_text(Breach(code, day, "raw detail"), verdict, asked, Units.KM)
        assert said.endswith(".")
        assert "raw detail" not in said
        days = {day, after(0), EASY} if code is Broken.SPACING else {day}
        assert code is Broken.RED_FLAG or any(f"{each.day} Nov" in said for each in days)


@pytest.mark.parametrize("code", sorted(SOFT | {Broken.SPACING, Broken.PAIN, Broken.RED_FLAG}))
def test_every_breach_of_a_change_says_where_its_rule_comes_from(code: Broken) -> None:
    assert breach_source(Breach(code, LONG)).endswith(".")


def test_the_source_of_the_cap_is_the_study_and_of_spacing_the_article() -> None:
    assert "10.1136/bjsports-2024-109380" in breach_source(Breach(Broken.CAP, LONG))
    assert "tip 2" in breach_source(Breach(Broken.SPACING, LONG))


def test_days_away_and_days_taken_are_told_apart() -> None:
    breach = Breach(Broken.BLOCKED, after(4))
    asked, verdict = on(Move(EASY, after(4)))
    assert breach_text(breach, verdict, asked, Units.KM) == "Fri 27 Nov is one of your days away."
    asked, verdict = on(Move(EASY, after(4)), blocked=(Span(after(4), after(4)),))
    assert breach_text(breach, verdict, asked, Units.KM) == "Fri 27 Nov is a day you said is taken."


def test_the_nearest_day_or_none() -> None:
    assert nearest_text(after(4)) == "The nearest day it can move to is Fri 27 Nov."
    assert "No day within a week" in nearest_text(None)


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            NotToday(EASY),
            (
                "The runs from Sun 29 Nov on come a day later.",
                "One run fewer, 2.7 km less by Sun 20 Dec.",
            ),
        ),
        (Skip(EASY), ("One run fewer, 3.8 km less by Sun 20 Dec.",)),
        (
            Skip(LONG),
            (
                "The long run of that week is then on Thu 26 Nov: 5.0 km.",
                "One run fewer, 3.8 km less by Sun 20 Dec.",
            ),
        ),
        (
            Move(EASY, after(7)),
            (
                "The run of Sun 29 Nov comes on Fri 27 Nov.",
                "The runs from Wed 2 Dec on come a day later.",
            ),
        ),
        (
            Vacation(EASY, after(7)),
            (
                "No run on Thu 26 Nov and Sun 29 Nov.",
                "The first run after it is on Tue 1 Dec.",
            ),
        ),
        (Vacation(EASY, after(17)), ("Five runs fall out.",)),
        (SetDistance(LONG, 8_000.0), ("The runs after it are measured by it.",)),
        (SetDistance(LONG, 4_900.0), ("0.1 km less by Sun 20 Dec.",)),
        (Swap(LONG, EASY), ()),
    ],
)
def test_what_a_change_costs(edit: Edit, lines: tuple[str, ...]) -> None:
    found = costs(edit)
    assert found[: len(lines)] == lines
    assert found[-1].endswith("20 Dec.")


def test_on_fixed_days_the_next_run_is_named() -> None:
    fixed = {"weekdays": frozenset({1, 4}), "spacing": Spacing.FIXED}
    found = costs(NotToday(EASY), **fixed)
    assert found[0] == "It falls out: the next run is on Mon 30 Nov."
    assert found[1] == "The long run of that week is then on Mon 23 Nov: 5.0 km."
    assert found[-1].startswith("One run fewer, ")


@pytest.mark.parametrize(
    ("runs", "metres", "said"),
    [
        (-1, -5_200.0, "One run fewer, 5.2 km less by Sun 20 Dec."),
        (2, 900.0, "Two runs more, 0.9 km more by Sun 20 Dec."),
        (0, -5_200.0, "5.2 km less by Sun 20 Dec."),
        (-7, 20.0, "7 runs fewer by Sun 20 Dec."),
        (0, 49.0, "As many runs and as far as before, up to Sun 20 Dec."),
    ],
)
def test_the_total_is_short_and_to_a_tenth(runs: int, metres: float, said: str) -> None:
    cost = Cost(8, 8 + runs, 40_000.0, 40_000.0 + metres, (), ())
    assert total_text(cost, date(2026, 12, 20), Units.KM) == said


def test_a_run_is_told_with_its_route_as_it_is_named() -> None:
    plan = season(given(library=ROUTES)).plan
    run = plan.run_on(after(0))
    assert run is not None
    assert run.route is not None
    assert run_text(run, Units.KM) == f"Run {run.distance_m / 1000:.1f} km, {run.route.route_name}"  # type: ignore[operator]
    far = replace(run, route=replace(run.route, fits=False))
    assert run_text(far, Units.KM) == f"Run {run.distance_m / 1000:.1f} km"  # type: ignore[operator]


def test_the_log_says_what_was_changed_when_in_the_runners_zone() -> None:
    at = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    ran = RunDone(EASY, 5_000.0)
    log = (
        Change(at, "1", None, Skip(EASY)),
        Change(at, "2", Skip(EASY), None),
        Change(at, "3", ran, replace(ran, distance_m=6_000.0)),
        Change(at, "4", None, CheckIn(EASY, 1)),
    )
    lines = list(log_lines(log, Units.KM, UTC))
    assert lines[0] == "Wed 25 Nov, 23:30. Added: Skipped the run of Thu 26 Nov"
    assert lines[1].endswith("Taken back: Skipped the run of Thu 26 Nov")
    assert lines[2].endswith("Changed: the run of Thu 26 Nov 2026, 6.0 km")
    assert "back 1 of 10" in lines[3]


def test_no_choice_is_without_its_words() -> None:
    assert set(labels.CHOICES) == set(labels.MAKE) == set(labels.Choice)
    assert set(labels.HAPPENED) == set(labels.Happened)
