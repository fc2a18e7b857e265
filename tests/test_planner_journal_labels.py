"""What the journal says, and what its charts are told to draw."""

import json
import tomllib
from dataclasses import asdict, replace
from datetime import timedelta

import pytest
from builders import PROJECT
from planner_builders import MONDAY

from planner import history
from planner.history import BackDay, Effort, Growth, Window
from planner.journal import CheckIn, RunDone, Sore
from planner.screens import chart_labels, chart_specs, check_in_labels
from planner.screens import journal_labels as labels
from planner.signs import Sign
from routes.palette import DARK, LIGHT, Palette
from routes.units import Units

DAY = timedelta(days=1)
KM, MILES = Units.KM, Units.MILES
THEME = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text())["theme"]


@pytest.mark.parametrize(("palette", "mode"), [(LIGHT, "light"), (DARK, "dark")])
def test_the_colours_of_charts_are_the_palettes_by_their_names(palette: Palette, mode: str) -> None:
    ours = asdict(palette)
    assert THEME[mode]["chartCategoricalColors"] == [ours[slot] for slot in chart_specs.SLOTS]


def test_a_week_is_the_sum_of_what_is_shown() -> None:
    runs = [RunDone(MONDAY, 5_040.0), RunDone(MONDAY, 5_040.0)]
    assert labels.week_line(runs, KM) == "2 runs, 10.0 km"
    assert labels.week_line(runs[:1], MILES) == "1 run, 3.1 mi"
    assert labels.week_line([], KM) == "no runs"


def test_a_run_tells_what_is_known_and_nothing_else() -> None:
    assert labels.run_lines(RunDone(MONDAY, 5_000.0), KM) == ()
    run = RunDone(
        MONDAY,
        5_000.0,
        3_661.0,
        effort=3,
        pain_worst=2,
        pain_morning=-1,
        sore=(Sore.ACHILLES,),
        stage="4",
        planned_for=MONDAY - DAY,
        is_cut_short=True,
    )
    assert labels.run_lines(run, KM) == (
        "1:01:01, 12:12 /km, effort 3 of 10, walk and run, stage 4, cut short, planned for 22 Nov",
        "Back pain 2 at its worst, better the next morning",
        "Sore: Achilles tendon",
    )


def test_no_pain_is_said_in_words() -> None:
    calm = RunDone(MONDAY, 5_000.0, pain_before=0, pain_worst=0, pain_morning=0)
    assert labels.back_line(calm) == "no back pain, the same the next morning"
    before = RunDone(MONDAY, 5_000.0, pain_before=0)
    assert labels.back_line(before) == "back pain 0 before"


def test_sides_of_the_body_have_their_names() -> None:
    assert {labels.sore_name(sore)[0].isupper() for sore in Sore} == {True}


@pytest.mark.parametrize(
    ("share", "told", "words"),
    [
        (None, Growth.QUIET, ""),
        (0.2, Growth.QUIET, ""),
        (0.4, Growth.HINT, "more than 33 %"),
        (0.6, Growth.AMBER, "weak evidence"),
    ],
)
def test_growth_is_told_softly(share: float | None, told: Growth, words: str) -> None:
    assert history.growth_told(share, 21) is told
    text = chart_labels.growth_text(told, share, 21)
    assert words in text
    assert bool(text) == (told is not Growth.QUIET)


def test_summaries_name_figures_units_and_days() -> None:
    run = RunDone(MONDAY, 8_046.72)
    assert chart_labels.longest_summary(run, run.distance_m, MILES) == (
        "5.0 mi, on 23 Nov. A run of up to 5.5 mi is within 10 % of it."
    )
    assert chart_labels.longest_summary(None, None, KM) == chart_labels.LONGEST_NONE
    spans = [Window(MONDAY - 41 * DAY, MONDAY - 21 * DAY, 35_000), Window(MONDAY, MONDAY, 30_000)]
    assert chart_labels.volume_summary(spans, 21, KM) == (
        "30.0 km in the last 21 days, 35.0 km in the 21 days before."
    )
    assert chart_labels.volume_summary(spans[:1], 21, KM) == "35.0 km in the last 21 days."


@pytest.mark.parametrize(
    ("days", "text"),
    [
        ((), "Nothing is told of the last 14 days."),
        ((BackDay(MONDAY - 14 * DAY, 7, None),), "Nothing is told of the last 14 days."),
        ((BackDay(MONDAY, 0, 1),), "No pain told in the last 14 days."),
        (
            (BackDay(MONDAY - DAY, 3, None), BackDay(MONDAY, 1, None)),
            "Of the last 14 days the worst is 3 of 10, on 22 Nov.",
        ),
    ],
)
def test_the_back_is_summed_up_over_two_weeks(days: tuple[BackDay, ...], text: str) -> None:
    assert chart_labels.back_summary(days, MONDAY) == text


def test_effort_says_what_is_not_in_it() -> None:
    assert chart_labels.effort_summary(Effort((165, 0, 0, 165, 0, 0, 0), 0)) == (
        "Sum 330, monotony 0.6, strain 209."
    )
    assert chart_labels.effort_summary(Effort((0,) * 7, 2)).endswith(
        "2 runs have no effort or no time and cannot count."
    )


def test_a_check_in_is_told_with_how_many_signs() -> None:
    check_in = CheckIn(MONDAY, 2, 1, frozenset({Sign.FEVER}))
    told = check_in_labels.told_text(check_in)
    assert told == "Told today: 2 of 10, worse this morning. 1 sign ticked."
    plain = check_in_labels.told_text(replace(check_in, signs=frozenset(), morning=0))
    assert plain == "Told today: 2 of 10, the same this morning."


def test_charts_name_their_axes_with_units_and_hold_nothing_but_numbers_and_our_words() -> None:
    line = history.longest_line(
        [RunDone(MONDAY, 5_000.0)], [(MONDAY + 3 * DAY, 5_500.0)], MONDAY, MONDAY + 5 * DAY, MONDAY
    )
    spec = json.dumps(
        chart_specs.longest_spec(line, [(MONDAY, 5_000.0)], [(MONDAY + 3 * DAY, 5_500.0)], KM)
    )
    assert '"title": "Distance (km)"' in spec
    assert '"title": "Day"' in spec
    assert "Mon 23 Nov 2026" in spec
    miles = json.dumps(chart_specs.volume_spec([Window(MONDAY, MONDAY, 16_093.44)], MILES))
    assert '"title": "Distance (mi)"' in miles
    assert '"far": 10.0' in miles
    back = json.dumps(
        chart_specs.back_spec([BackDay(MONDAY, 3, 1), BackDay(MONDAY + DAY, None, 0)])
    )
    assert '"title": "Worst pain, 0 to 10"' in back
    assert '"morning": "Worse"' in back
    assert '"morning": "The same"' not in back


def test_days_of_charts_are_the_browsers_own() -> None:
    # A date without a time is midnight in UTC, and the day before in the Americas.
    spec = chart_specs.back_spec([BackDay(MONDAY, 3, None)])
    assert '"2026-11-23T00:00:00"' in json.dumps(spec)
