"""A week as one ZIP: whole, in order, read back by other readers, and the same every time."""

import io
import logging
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from builders import PROJECT, SHIPPED, equator_track
from calendar_readers import by_icalendar, by_vobject
from fit_readers import by_fitdecode, by_garmin, check_course, check_workout, row, rows
from handout_builders import STAMP, SYDNEY, a_handout, a_line
from pypdf import PdfReader
from season_builders import NO_ROUTES, given
from test_planner_pack_names import HOSTILE, SAFE

import planner.pack
import planner.pack_runs
from planner.choose import Library
from planner.errors import PlanError, PlanFault
from planner.handing import Shown, Whose, handout, shown
from planner.handout import Handout, HandoutDay
from planner.ics import CalendarOptions
from planner.journal import CheckIn
from planner.pack import make_pack, write_pack
from planner.pack_names import MOST_CHARS, README
from planner.pack_readme import Contents, RunFiles, readme
from planner.pack_runs import course_of
from planner.plan import RoutePick
from planner.season import season
from planner.signs import Sign
from planner.workouts import workout_of
from routes.catalogue import Catalogue
from routes.measure import measure
from routes.read import read_file
from routes.recipe import Method, Recipe
from routes.screens.watch_claim_words import steps
from routes.screens.watch_words import NAMES
from routes.track import Route
from routes.watches import WATCH_POINTS, Watch, takes


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    routes = Catalogue(SHIPPED, workers=0)
    routes.scan()
    return routes


@pytest.fixture(scope="module")
def week(shipped: Catalogue) -> Handout:
    """Return a week of three runs over the shipped routes."""
    of = given(library=Library(shipped.list()), longest_m=9_000.0)
    plan = season(of).plan
    made = handout(Shown(plan), plan.days[:7], Whose(of.profile, STAMP, SYDNEY), shipped)
    assert sum(day.line is not None for day in made.days) == 3
    return made


@pytest.fixture(scope="module")
def files(week: Handout) -> dict[str, bytes]:
    return unpacked(write_pack(week, Watch.GARMIN, None))


def unpacked(pack: bytes) -> dict[str, bytes]:
    """Return a pack's files; what every pack holds to is looked at on the way."""
    with zipfile.ZipFile(io.BytesIO(pack)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        files = {name: archive.read(name) for name in names}
    assert names == sorted(names)
    assert len({name.lower() for name in names}) == len(names)
    for name, data in files.items():
        assert SAFE.fullmatch(name)
        assert len(name) <= MOST_CHARS
        assert data
    return files


def runs_of(handed: Handout) -> Iterator[HandoutDay]:
    return (day for day in handed.days if day.day.run)


def with_names(handed: Handout, *names: str) -> Handout:
    """Return a handout whose runs lead over routes of other names, on rings of their length."""
    left = iter(names)

    def renamed(day: HandoutDay) -> HandoutDay:
        name = next(left, None)
        if name is None or day.day.run is None:
            return day
        run = day.day.run
        distance_m = run.distance_m or 0.0
        pick = RoutePick("x", name, Recipe(Method.WHOLE), distance_m, distance_m, fits=True)
        items = tuple(replace(each, route=pick) if each is run else each for each in day.day.items)
        return replace(day, day=replace(day.day, items=items), line=a_line(distance_m, name))

    days = tuple(renamed(day) if day.day.run else day for day in handed.days)
    return replace(handed, days=days)


def test_a_week_of_three_runs_has_everything_in_the_order_of_its_days(
    week: Handout, files: dict[str, bytes]
) -> None:
    expected = []
    for day in runs_of(week):
        assert day.line is not None
        run = day.day.run
        assert run is not None
        assert run.route is not None
        stem = f"{day.day.day}_{day.day.day:%a}_"
        (first, second, third) = (name for name in files if name.startswith(stem))
        assert first.endswith(f"_{day.line.measurement.distance_m / 1000:.1f}km.fit")
        assert second == first.replace(".fit", ".gpx")
        assert third == first.replace(".fit", "_workout.fit")
        assert run.route.route_name.split()[0] in first
        expected += [first, second, third]
    assert list(files) == [*expected, README, "Week_2026-11-23.ics", "Week_2026-11-23.pdf"]


def test_every_member_is_read_back_by_its_reader(week: Handout, files: dict[str, bytes]) -> None:
    runs = list(runs_of(week))
    gpx = [data for name, data in files.items() if name.endswith(".gpx")]
    courses = [d for name, d in files.items() if name.endswith("km.fit")]
    workouts = [d for name, d in files.items() if name.endswith("_workout.fit")]
    for day, written, course, workout in zip(runs, gpx, courses, workouts, strict=True):
        assert day.line is not None
        assert day.start is not None
        (route,) = read_file(written, "x.gpx").routes
        assert route.name == day.line.route.name
        length_m = day.line.measurement.distance_m
        assert measure(route).distance_m == pytest.approx(length_m, rel=0.01)
        check_course(course_of(day, day.line, week, WATCH_POINTS), course)
        first = rows(by_garmin(course), "record")[0]
        assert first["timestamp"] == day.start.at.astimezone(UTC).replace(microsecond=0)
        asked = workout_of(day.day, week.profile.runner, week.units)
        assert asked is not None
        check_workout(asked, workout)
    calendar = files["Week_2026-11-23.ics"]
    assert by_icalendar(calendar) == by_vobject(calendar)
    assert len(by_icalendar(calendar)) == 8
    pages = PdfReader(io.BytesIO(files["Week_2026-11-23.pdf"])).pages
    assert len(pages) == 2  # the week, and its exercises drawn
    assert "Mon" in pages[0].extract_text()


def test_the_readme_tells_every_file_and_how_it_gets_onto_the_watch(
    week: Handout, files: dict[str, bytes]
) -> None:
    text = files[README].decode()
    assert "\n" not in text.replace("\r\n", "")
    assert text.startswith("Your running week from Loopwell: 23 Nov to 29 Nov 2026\r\n")
    for name in files.keys() - {README}:
        assert text.count(f"  {name} ") == 1
    for day in runs_of(week):
        assert day.day.run is not None
        assert day.day.run.route is not None
        assert day.day.run.route.route_name in text
    assert "For your Garmin" in text
    assert "For each run take the .fit file, not the one that ends in _workout.fit." in text
    assert "1. In Garmin Connect" in text
    assert "tried on no watch" in text
    assert "Not in this pack" not in text
    assert max(map(len, text.splitlines())) < 120


@pytest.mark.parametrize(
    ("watch", "best"), [(Watch.WAHOO, "tcx"), (Watch.SUUNTO, "gpx"), (None, "gpx")]
)
def test_every_watch_gets_the_file_it_likes_best(
    week: Handout, watch: Watch | None, best: str
) -> None:
    files = unpacked(write_pack(week, watch, None))
    endings = {"gpx", "fit", best}
    for day in runs_of(week):
        own = [name for name in files if name.startswith(str(day.day.day))]
        assert {name.rpartition(".")[2] for name in own} == endings
        assert len(own) == len(endings) + 1
    text = files[README].decode()
    assert f"take the .{best} file" in text
    assert ("Choose your watch in Loopwell" in text) is (watch is None)


@pytest.mark.parametrize("watch", Watch)
def test_the_readme_of_every_watch_tells_how_to_load_a_run(week: Handout, watch: Watch) -> None:
    runs = tuple(RunFiles(day, ()) for day in runs_of(week))
    text = readme(week, watch, Contents(runs, (), ())).decode()
    assert f"For your {NAMES[watch]}" in text
    assert "For each run take the ." in text
    said = " ".join(text.split())
    for sentence in steps(watch, takes(watch).best):
        assert sentence in said


def test_a_tcx_in_a_pack_is_read_back(week: Handout) -> None:
    files = unpacked(write_pack(week, Watch.WAHOO, None))
    written = [data for name, data in files.items() if name.endswith(".tcx")]
    for day, data in zip(runs_of(week), written, strict=True):
        assert day.line is not None
        (route,) = read_file(data, "x.tcx").routes
        length_m = day.line.measurement.distance_m
        assert measure(route).distance_m == pytest.approx(length_m, rel=0.01)


def test_no_two_fit_files_are_one_to_a_watch(week: Handout) -> None:
    alike = with_names(week, "Ring", "Ring", "Ring")
    line = a_line(5_000.0)
    days = tuple(replace(day, line=line) if day.day.run else day for day in alike.days)
    files = unpacked(write_pack(replace(alike, days=days), None, None))
    ids = [row(by_fitdecode(d), "file_id") for name, d in files.items() if name.endswith(".fit")]
    told = {(each["type"], each["serial_number"], each["time_created"]) for each in ids}
    assert len(told) == len(ids) == 6
    assert len({each["serial_number"] for each in ids}) == 6


def test_the_same_week_gives_the_same_bytes(week: Handout) -> None:
    pack = write_pack(week, Watch.WAHOO, None)
    assert write_pack(week, Watch.WAHOO, None) == pack
    assert write_pack(week, Watch.SUUNTO, None) != pack
    later = replace(week, stamp=week.stamp + timedelta(minutes=1))
    assert write_pack(later, Watch.WAHOO, None) != pack


def test_the_package_gives_what_its_modules_do(week: Handout, files: dict[str, bytes]) -> None:
    assert unpacked(planner.write_pack(week, Watch.GARMIN)) == files
    assert planner.write_ics(week) == files["Week_2026-11-23.ics"]
    assert planner.write_pdf(week) == files["Week_2026-11-23.pdf"]


def test_files_are_told_as_saved_when_the_week_last_changed_by_the_runners_clock(
    week: Handout,
) -> None:
    with zipfile.ZipFile(io.BytesIO(write_pack(week, None, None))) as archive:
        told = {entry.date_time for entry in archive.infolist()}
    assert told == {(2026, 11, 23, 7, 15, 0)}
    long_ago = replace(week, stamp=datetime(1960, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(write_pack(long_ago, None, None))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("names", [HOSTILE[at : at + 3] for at in range(0, len(HOSTILE), 3)])
def test_hostile_names_neither_break_nor_leave_a_pack(
    week: Handout, names: tuple[str, ...]
) -> None:
    pack = make_pack(with_names(week, *names), Watch.WAHOO, None)
    assert pack.failed == ()
    files = unpacked(write_pack(with_names(week, *names), Watch.WAHOO, None))
    assert len(files) == 3 * 4 + 3
    text = files[README].decode()
    assert not any(line.startswith("lines") for line in text.splitlines())
    assert "\u202e" not in text


def test_a_run_without_a_route_has_its_session_and_its_day() -> None:
    handed = a_handout(library=NO_ROUTES)
    seven = replace(handed, days=handed.days[:7])
    files = unpacked(write_pack(seven, Watch.GARMIN, None))
    workouts = [name for name in files if name.endswith("_workout.fit")]
    assert len(workouts) == len(list(runs_of(seven)))
    assert len(files) == len(workouts) + 3
    text = files[README].decode()
    assert text.count("no route comes with it: run it any way you like") == len(workouts)


def test_walking_and_running_in_turn_takes_its_time_and_no_less(shipped: Catalogue) -> None:
    of = given(library=Library(shipped.list()), longest_m=None)
    found = season(of)
    made = handout(shown(of, found), found.plan.days[:7], Whose(of.profile, STAMP, SYDNEY), shipped)
    days = [day for day in runs_of(made) if day.line]
    assert days
    for day in days:
        run = day.day.run
        assert run is not None
        assert run.session is not None
        assert day.line is not None
        course = course_of(day, day.line, made, WATCH_POINTS)
        assert course.times_s[-1] == pytest.approx(run.duration_s, rel=0.05)
    files = unpacked(write_pack(made, None, None))
    assert sum(name.endswith("_workout.fit") for name in files) == len(list(runs_of(made)))


def test_a_course_takes_about_the_time_that_is_planned(week: Handout) -> None:
    for day in runs_of(week):
        assert day.line is not None
        assert day.day.run is not None
        course = course_of(day, day.line, week, WATCH_POINTS)
        assert course.times_s[-1] == pytest.approx(day.day.run.duration_s, rel=0.05)
        assert all(later > before for before, later in pairwise(course.times_s.tolist()))


def test_a_phone_gets_all_points_of_a_route_in_the_file_it_takes(week: Handout) -> None:
    along = np.linspace(0, 5_000, 900)
    winding = Route("Winding", replace(equator_track(list(along)), lat_deg=1e-4 * np.sin(along)))
    (day, *_) = runs_of(week)
    handed = replace(week, days=(replace(day, line=a_line(5_000.0, route=winding)),))
    for watch in (Watch.POLAR, Watch.PHONE):
        files = unpacked(write_pack(handed, watch, None))
        (gpx,) = (data for name, data in files.items() if name.endswith(".gpx"))
        points = len(read_file(gpx, "x.gpx").routes[0].track)
        assert points > 880 if watch is Watch.PHONE else points <= WATCH_POINTS
        (fit,) = (data for name, data in files.items() if name.endswith("km.fit"))
        assert len(rows(by_garmin(fit), "record")) <= WATCH_POINTS


@pytest.mark.parametrize("watch", Watch)
def test_the_readme_says_where_nobody_vouches_for_a_format(week: Handout, watch: Watch) -> None:
    text = unpacked(write_pack(week, watch, None))[README].decode()
    is_known = takes(watch).best in takes(watch).known
    assert ("We could not check which files" in text) is not is_known


@pytest.mark.parametrize("watch", [None, Watch.GARMIN, Watch.SUUNTO])
def test_the_readme_of_a_week_without_routes_speaks_of_no_route(
    week: Handout, watch: Watch | None
) -> None:
    handed = replace(week, days=tuple(replace(day, line=None) for day in week.days))
    files = unpacked(write_pack(handed, watch, None))
    text = files[README].decode()
    assert sum(name.endswith("_workout.fit") for name in files) == 3
    assert "For each run take" not in text
    assert ".gpx" not in text
    assert f"For your {NAMES[watch] if watch else 'watch'}" in text


def test_one_part_that_fails_takes_no_other_with_it(
    week: Handout, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> bytes:
        raise RuntimeError("no paper")

    whole = unpacked(write_pack(week, None, None))
    monkeypatch.setattr(planner.pack, "write_pdf", broken)
    monkeypatch.setattr(planner.pack_runs, "workout_of", lambda *_: None)
    with caplog.at_level(logging.ERROR):
        files = unpacked(write_pack(week, None, None))
    gone = {name for name in whole if name.endswith((".pdf", "_workout.fit"))}
    assert files.keys() == whole.keys() - gone
    assert make_pack(week, None, None).failed == tuple(sorted(gone))
    text = files[README].decode()
    assert "Not in this pack" in text
    for name in gone:
        assert f"{name} could not be made. The other files are whole." in " ".join(text.split())
        assert f"  {name} " not in text
        assert name in caplog.text
    for name in files.keys() - {README}:
        assert files[name] == whole[name]


def test_the_readme_tells_what_to_know_of_a_route_once_for_its_run(week: Handout) -> None:
    text = " ".join(unpacked(write_pack(week, Watch.POLAR, None))[README].decode().split())
    assert text.count("Good to know: It runs ") >= 1
    # What nobody vouches for is the make's, not each run's.
    assert "Good to know: We found nobody" not in text


def test_a_check_that_fails_is_told_and_loses_no_file(
    week: Handout, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no check")

    whole = unpacked(write_pack(week, None, None))
    monkeypatch.setattr(planner.pack_runs, "check", broken)
    files = unpacked(write_pack(week, None, None))
    assert files.keys() == whole.keys()
    assert files[README].decode().count("This route could not be checked for the watch.") == 3


def test_what_the_runner_chose_for_the_calendar_counts_in_a_pack(week: Handout) -> None:
    options = CalendarOptions(is_all_day=True, is_private=True)
    files = unpacked(write_pack(week, None, None, options))
    entries = by_icalendar(files["Week_2026-11-23.ics"])
    assert {each.title for each in entries} >= {"Run", "Time for me"}
    assert not any(isinstance(each.begins, datetime) for each in entries)


@pytest.mark.parametrize(
    "signs", [frozenset({Sign.BLADDER}), frozenset({Sign.FEVER})], ids=["000", "urgent"]
)
def test_no_pack_is_made_where_the_back_lets_no_plan_be_shown(signs: frozenset[Sign]) -> None:
    handed = a_handout(check_ins=(CheckIn(given().as_of, 8, signs=signs),))
    assert handed.standing.state.hides_plan
    with pytest.raises(PlanError) as refused:
        write_pack(handed, None, None)
    assert refused.value.code is PlanFault.PLAN_HIDDEN


def test_a_sore_back_is_asked_for_no_pace() -> None:
    for worst, targets in ((0, {"open", "speed"}), (2, {"open"})):
        handed = a_handout(check_ins=(CheckIn(given().as_of, worst),))
        files = unpacked(write_pack(replace(handed, days=handed.days[:7]), Watch.GARMIN, None))
        workouts = [by_garmin(data) for name, data in files.items() if "_workout" in name]
        assert {each["target_type"] for one in workouts for each in rows(one, "workout_step")} == (
            targets
        )


def test_a_week_without_runs_is_still_taken_along() -> None:
    sore = CheckIn(given().as_of, 6, signs=frozenset({Sign.LEG_PAIN}))
    handed = a_handout(check_ins=(sore,))
    files = unpacked(write_pack(replace(handed, days=handed.days[:7]), Watch.GARMIN, None))
    assert list(files) == [README, "Week_2026-11-23.ics", "Week_2026-11-23.pdf"]
    assert "No runs this week" in files[README].decode()


def test_the_same_command_gives_the_same_bytes_on_any_clock(tmp_path: Path) -> None:
    packs = []
    for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "2")):
        out = tmp_path / f"{seed}.zip"
        command = ["-m", "planner", "pack", "--start", "2026-11-23", "--watch", "wahoo"]
        subprocess.run(
            [sys.executable, *command, "--out", str(out)],
            cwd=PROJECT,
            env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        )
        packs.append(out.read_bytes())
    assert packs[0] == packs[1]
    assert len(unpacked(packs[0])) == 3 * 4 + 3
