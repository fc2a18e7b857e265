"""The printed week: its words, and the PDF as another reader finds it."""

import io
from dataclasses import replace
from datetime import date

import pytest
from builders import PROJECT
from handout_builders import a_handout, a_line, by_day, hilly, renamed
from planner_builders import MONDAY
from pypdf import PdfReader
from season_builders import after

import planner
from planner.edits import Skip
from planner.handout import Handout
from planner.journal import CheckIn
from planner.plan import Kind
from planner.profile import Help
from planner.screens.labels import dose
from planner.screens.words import reason_text, source_text
from planner.sheet.content import WeekWords, weeks_of
from planner.sheet.drawn_page import exercises_of
from planner.sheet.labels import ranges, span_text
from planner.signs import Sign
from routes.measure import measure
from routes.paper.ground import Ground, read_ground
from routes.read import read_file
from routes.units import Units

NAMES = (
    "<b>bold</b> & <font size=90>",
    "北京森林公园 шоссе Ünïcode",
    "{0} %s $(reboot) \\n ''",
    "שביל הנחל",
)


@pytest.fixture(scope="module")
def ground() -> Ground:
    return read_ground((PROJECT / "data" / "basemap" / "parramatta.geojson").read_bytes())


def one_week(**of_season: object) -> Handout:
    handout = a_handout(**of_season)  # type: ignore[arg-type]
    return hilly(replace(handout, days=handout.days[:7]))


def shipped_week() -> Handout:
    """Return a week of three runs on shipped routes."""
    handout = one_week()
    files = ("park-foreshore-5k", "lake-parramatta-hills-8k", "parramatta-loop")
    days = list(handout.days)
    runs = [index for index, each in enumerate(days) if each.line]
    assert len(runs) == 3
    for index, name in zip(runs, files, strict=True):
        data = (PROJECT / "data" / "routes" / f"{name}.gpx").read_bytes()
        route = read_file(data, f"{name}.gpx").routes[0]
        days[index] = replace(days[index], line=a_line(0, route=route))
    return replace(handout, days=tuple(days))


def week_of(handout: Handout) -> WeekWords:
    return next(iter(weeks_of(handout)))


def texts(pdf: bytes) -> list[str]:
    """Return each page's text in one line: where lines end is the layout's own affair."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_week_is_one_page_with_all_that_is_to_do_and_why() -> None:
    handout = one_week()
    text, _ = texts(planner.write_pdf(handout))
    for each in handout.days:
        assert f"{each.day.day:%a}" in text
        for item in each.day.items:
            for exercise in item.exercises if item.kind is not Kind.WALK else ():
                assert exercise.name in text
                assert dose(exercise) in text
                assert exercise.caution in text
            for reason in item.reasons:
                assert reason_text(reason) in text
                assert source_text(reason.rule) in text
        if each.day.run and each.day.run.route:
            assert each.day.run.route.route_name in text
    assert handout.advice in text
    assert "Start 6:30" in text
    assert "Loopwell is not medical advice" in text
    assert "000" in text
    assert "1800 022 222" in text


def test_the_exercises_of_all_weeks_are_drawn_once_on_a_page_of_their_own() -> None:
    handout = hilly(a_handout(weeks=3))
    *_, text = texts(planner.write_pdf(handout))
    exercises = exercises_of(handout)
    assert len(exercises) > 15
    for exercise in exercises:
        assert text.count(f"{exercise.name} {exercise.how}") == 1
        assert exercise.caution in text
    assert handout.advice in text


def test_each_calendar_week_is_a_page() -> None:
    handout = hilly(a_handout(as_of=after(2)))
    pages = texts(planner.write_pdf(handout))
    # Four weeks from a Wednesday, and the exercises.
    assert len(pages) == 5 + 1
    assert "Mon 23 Not in this plan" in pages[0]
    assert "Tue 24 Not in this plan" in pages[0]
    assert "Not in this plan" not in pages[1]


def test_three_runs_on_our_map_are_small_and_the_same_twice(ground: Ground) -> None:
    handout = shipped_week()
    pdf = planner.write_pdf(handout, ground)
    assert len(pdf) < 150_000
    assert planner.write_pdf(shipped_week(), ground) == pdf


def test_every_face_is_embedded(ground: Ground) -> None:
    for page in PdfReader(io.BytesIO(planner.write_pdf(shipped_week(), ground))).pages:
        fonts = page["/Resources"]["/Font"].values()  # type: ignore[index]
        assert len(list(fonts)) >= 2
        for font in fonts:
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("name", NAMES)
def test_names_are_printed_as_they_are(name: str) -> None:
    pdf = planner.write_pdf(renamed(one_week(), name))
    text, _ = texts(pdf)
    for word in name.split():
        assert text.count(word) >= 5


@pytest.mark.parametrize(
    ("sign", "number"), [(Sign.BLADDER, "112"), (Sign.FEVER, "116 117"), (Sign.FEVER, "112")]
)
def test_a_red_flag_leaves_only_whom_to_call(sign: Sign, number: str) -> None:
    handout = a_handout(check_ins=(CheckIn(MONDAY, 3, 0, frozenset({sign})),))
    called = Help("112", "Doctors on call", "116 117")
    handout = replace(handout, profile=replace(handout.profile, help=called))
    (text,) = texts(planner.write_pdf(handout))
    assert number in text
    for word in ("Stretch", "Warm-up", "Mon", "Rest day", "Brisk walk", "Ada"):
        assert word not in text


@pytest.mark.parametrize(
    ("check_in", "said"),
    [
        (CheckIn(MONDAY, 2), "Run easily for now"),
        (CheckIn(MONDAY, 4), "Walk in place of a run"),
        (CheckIn(MONDAY, 7), "Have your back looked at first"),
    ],
)
def test_how_the_back_stands_is_told_first(check_in: CheckIn, said: str) -> None:
    text = texts(planner.write_pdf(one_week(check_ins=(check_in,))))[0]
    assert said in text
    assert f"You gave your pain as {check_in.worst} of 10." in text


def test_a_walk_run_session_tells_how_often_to_run_and_walk() -> None:
    assert "8 × 1 min run, 1:30 min walk" in texts(planner.write_pdf(one_week(longest_m=None)))[0]


def test_miles_are_told_in_miles() -> None:
    handout = replace(one_week(), units=Units.MILES)
    text = texts(planner.write_pdf(handout))[0]
    assert " mi" in text
    assert " km" not in text


def test_a_run_taken_out_is_told() -> None:
    words = week_of(one_week())
    off = week_of(hilly(a_handout(Skip(MONDAY))))
    assert words.days[0].is_run
    assert not off.days[0].is_run
    assert off.days[0].facts == ("The run planned for this day is off.",)


def test_each_sentence_and_each_source_is_printed_once() -> None:
    words = week_of(one_week())
    numbers = [number for note in words.notes for number, _ in note.sentences]
    assert numbers == list(range(1, len(numbers) + 1))
    said = [text for note in words.notes for _, text in note.sentences]
    assert len(set(said)) == len(said)
    sources = [note.source for note in words.notes]
    assert len(set(sources)) == len(sources)


def test_the_numbers_of_a_day_lead_to_its_reasons() -> None:
    handout = one_week()
    words = week_of(handout)
    sentence = {number: text for note in words.notes for number, text in note.sentences}
    for day in words.days:
        each = by_day(handout)[day.day]
        run = each.day.run
        items = [run] if run else each.day.items
        asked = {reason_text(reason) for item in items for reason in item.reasons}
        assert {sentence[number] for number in day.numbers} == asked


def test_routines_of_run_days_are_printed_once_and_referred_to() -> None:
    words = week_of(one_week())
    assert [each.letter for each in words.routines] == ["A", "B", "C"]
    runs = [day for day in words.days if day.is_run]
    assert len(runs) == 3
    for day in runs:
        assert [task.text for task in day.tasks] == [
            "Warm-up A, 9 min",
            "Run",
            "Warm-down B, 12 min",
            "Stretch C, 7 min",
        ]
    cautions = [move.name for each in words.routines for move in each.moves if move.caution]
    assert len(set(cautions)) == len(cautions)


def test_a_routine_of_every_day_is_printed_once() -> None:
    words = week_of(one_week(check_ins=(CheckIn(MONDAY, 7),)))
    (routine,) = words.routines
    assert [move.name for move in routine.moves] == ["Knee rolls", "Pelvic tilts", "Cat and cow"]
    assert all("Stretch A, 3 min" in [task.text for task in day.tasks] for day in words.days)


def test_the_light_at_the_start_of_a_line_is_told() -> None:
    handout = shipped_week()
    days = tuple(
        replace(each, start=each.start and replace(each.start, in_light=True))
        for each in handout.days
    )
    words = week_of(replace(handout, days=days))
    assert "Start 6:30, done by about 7:25, in the light." in words.days[0].facts


def test_a_route_without_heights_has_a_map_and_no_climb() -> None:
    words = week_of(a_handout())
    assert words.days[0].line is not None
    assert measure(words.days[0].line.route).profile is None
    assert "climbs" not in " ".join(words.days[0].facts)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 23), date(2026, 11, 29), "23 to 29 Nov 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 Nov to 6 Dec 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026 to 3 Jan 2027"),
        (date(2026, 11, 23), date(2026, 11, 23), "23 Nov 2026"),
    ],
)
def test_a_span_of_days_is_told_in_short(first: date, last: date, said: str) -> None:
    assert span_text(first, last) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((), ""), ((4,), "4"), ((1, 2), "1, 2"), ((1, 2, 3, 7, 9, 10), "1–3, 7, 9, 10")],
)
def test_numbers_are_told_in_short(numbers: tuple[int, ...], said: str) -> None:
    assert ranges(numbers) == said
