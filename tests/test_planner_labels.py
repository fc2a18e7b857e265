"""The fixed words of the Week page."""

import ast
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from planner_builders import MONDAY, a_journal, a_library, a_route, a_runner

from planner import build
from planner.journal import Journal, RunDone
from planner.plan import Item
from planner.profile import Help
from planner.screens import labels, red_flags
from planner.signs import Level, Sign
from routes.units import Units

SCREENS = Path(labels.__file__).parent


def a_run(*, is_loop: bool) -> Item:
    runner = a_runner(5_000, goal_m=5_000, rest_days_between=3)
    library = (a_route(5_000, is_loop=is_loop),)
    run = build(runner, a_journal((MONDAY, 5_000)), library, MONDAY).days[4].run
    assert run is not None
    return run


def test_a_one_way_route_says_in_its_line_where_it_ends() -> None:
    note = labels.route_note(a_run(is_loop=False))
    assert note == "The whole route, 5.0 km, one way, ends 2.5 km from the start"
    assert "one way" not in labels.route_note(a_run(is_loop=True))


def test_a_weeks_total_is_the_sum_of_what_is_shown() -> None:
    run = a_run(is_loop=True)
    runs = [replace(run, distance_m=metres) for metres in (4_140.0, 4_140.0, 5_440.0)]
    assert labels.total_text(runs) == "13.6 km"
    assert labels.total_text(runs, Units.MILES) == "8.6 mi"


def test_a_week_is_headed_by_its_number_and_dates() -> None:
    plan = build(a_runner(), a_journal(), a_library(3), MONDAY, weeks=4)
    heading = labels.week_heading(plan.weeks[1], 2, 4)
    assert heading == "Week 2 of 4: 30 Nov to 6 Dec 2026"


@pytest.mark.parametrize(
    ("group", "words"),
    [
        (red_flags.EMERGENCY, ("numbness", "tingling", "genitals", "anus", "buttocks", "inner")),
        (red_flags.EMERGENCY, ("passing urine", "bladder control")),
        (red_flags.EMERGENCY, ("bowel control",)),
        (red_flags.EMERGENCY, ("pain", "tingling", "weakness", "numbness", "both legs")),
        (red_flags.EMERGENCY, ("worsening leg weakness", "together", "feeling", "movement")),
        (red_flags.EMERGENCY, ("sexual function", "sensation")),
        (red_flags.EMERGENCY, ("chest pain",)),
        (red_flags.EMERGENCY, ("serious accident", "fall", "blow")),
        (red_flags.URGENT, ("fever", "chills", "unwell")),
        (red_flags.URGENT, ("weight loss",)),
        (red_flags.URGENT, ("lump", "swelling", "changed shape")),
        (red_flags.URGENT, ("no better with rest", "worse at night")),
        (red_flags.URGENT, ("coughing", "sneezing", "bowels")),
        (red_flags.URGENT, ("between the shoulder blades",)),
        (
            red_flags.URGENT,
            ("cancer", "osteoporosis", "steroids", "immune", "injected drugs", "infection"),
        ),
        (red_flags.URGENT, ("under the age of 20", "over 55")),
        (red_flags.STOP, ("runs down a leg",)),
        (red_flags.STOP, ("numbness", "tingling")),
        (red_flags.STOP, ("stiff",)),
        (red_flags.STOP, ("sharp",)),
        (red_flags.STOP, ("worries",)),
        (red_flags.STOP, ("herniated disc",)),
    ],
)
def test_every_sign_is_in_its_list(group: red_flags.Signs, words: tuple[str, ...]) -> None:
    assert any(all(word in sign for word in words) for sign in group.signs)


def test_the_lists_are_whole_and_in_the_order_of_urgency() -> None:
    assert [len(group.signs) for group in red_flags.EVERY] == [8, 8, 6]
    shown = red_flags.as_markdown()
    places = [shown.index(words) for words in ("000", "1800 022 222", "GP, physio", "safety net")]
    assert places == sorted(places)
    assert shown.count("\n- ") == 22
    assert "harmless cause" in shown
    assert "not a diagnosis" in shown


@pytest.mark.parametrize(
    "name", ["labels.py", "words.py", "red_flags.py", "care_words.py", "weather_words.py"]
)
def test_sentences_have_curly_apostrophes(name: str) -> None:
    tree = ast.parse((SCREENS / name).read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(
            function
        ):
            function.body = function.body[1:]
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in texts if "'" in text] == []


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_has_its_words_in_the_list_of_its_level(sign: Sign) -> None:
    groups = [group for group in red_flags.EVERY if sign in [flag.sign for flag in group.flags]]
    assert [group.level for group in groups] == [sign.level]
    flag = red_flags.flag_of(sign)
    assert flag.text in groups[0].signs
    assert flag.label[0].isupper()


def test_signs_stand_in_the_order_of_their_names_each_once() -> None:
    listed = [flag.sign for group in red_flags.EVERY for flag in group.flags]
    assert [sign for sign in listed if sign is not None] == list(Sign)
    assert listed.count(None) == 1


def test_every_sign_names_a_source_and_when_it_was_read() -> None:
    for group in red_flags.EVERY:
        for flag in group.flags:
            assert len(flag.source) > 20
            assert date(2026, 1, 1) < flag.read_on <= date(2026, 12, 31)


def test_the_numbers_are_the_runners_own() -> None:
    numbers = Help("112", "", "", "Dr_*Who*", "[1](http://x)")
    assert red_flags.what_to_do(Level.EMERGENCY, numbers).startswith("Call 112 or")
    assert "call Dr_*Who* on [1]" in red_flags.what_to_do(Level.URGENT, numbers)
    shown = red_flags.as_markdown(numbers)
    assert "Dr\\_\\*Who\\* on \\[1\\]\\(http\\:\\/\\/x\\)" in shown
    assert "000" not in shown
    assert "1800" not in shown


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (Help(), "or call healthdirect on 1800 022 222."),
        (Help(own_name="Dr Lee", own="02 9000"), "on 1800 022 222 or Dr Lee on 02 9000."),
        (Help(nurse="", own="02 9000"), "call your own practice on 02 9000."),
        (Help(nurse_name=""), "call a nurse line on 1800 022 222."),
        (Help(nurse=""), "If you cannot, call 000."),
    ],
)
def test_there_is_always_somebody_to_call(numbers: Help, words: str) -> None:
    assert red_flags.what_to_do(Level.URGENT, numbers).endswith(words)


def test_a_walk_run_session_is_told_as_walking_and_running() -> None:
    plan = build(a_runner(), a_journal((MONDAY - timedelta(days=60), 5_000)), (), MONDAY)
    day = plan.days[0]
    assert day.run is not None
    assert labels.day_heading(day, Units.KM) == "Walk and run, 8 × 1 min run, 1:30 min walk"
    assert labels.item_title(day.run, Units.KM) == "Walk and run 2.3 km"
    assert labels.day_line(day).startswith("about 20 min of walking and running, ")


def test_a_week_under_way_is_told_whole_with_what_was_run_in_it() -> None:
    week = build(a_runner(), Journal(), (), MONDAY + timedelta(days=3)).weeks[0]
    assert labels.week_heading(week, 1, 2, MONDAY) == "Week 1 of 2: 23 Nov to 29 Nov 2026"
    runs = (RunDone(MONDAY, 4_000.0), RunDone(MONDAY + timedelta(days=1), 1_240.0, stage="1"))
    assert labels.done_line(runs, Units.KM) == "2 runs, 5.2 km"
    assert [labels.run_done(run, Units.KM) for run in runs] == ["Run 4.0 km", "Walk and run 1.2 km"]
