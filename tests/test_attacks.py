"""The 45 attacks and faults that Loopwell must survive, by the number of their row.

A row is proven by cases here, whose ids and names begin with its number, or by the tests that
`ELSEWHERE` names; `NOT_YET` has what is not built. Where the table asks that all be refused and the
product forgives, such as one bad point among good ones, what is tested is that it forgives and
tells. Every hostile file is made here, and its payload is a harmless sum.
"""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from builders import PROJECT, SHIPPED, SHORT_WALK, equator_track, gpx, point, trk
from file_builders import (
    activity,
    kml,
    linestring,
    placemark,
    position,
    refused,
    tcx,
    trackpoint,
    zipped,
)
from handout_builders import a_handout, renamed
from icalendar import Calendar
from planner_builders import MONDAY, a_route
from vobject import readOne

from planner.ics import write_ics
from planner.journal import CheckIn
from planner.signs import Sign
from routes.errors import Fault, RouteFileError
from routes.limits import MOST_ARCHIVE_BYTES, MOST_BYTES, MOST_NAMESPACES, MOST_POINTS
from routes.measure import measure
from routes.read import Mend, Repair, read_file
from routes.read.sniff import Look
from routes.read.text import clean_text
from routes.screens.route_list import chooser
from routes.screens.view import zone_named
from routes.screens.words import fault_text
from routes.track import Route, Waypoint
from routes.write.gpx import write_gpx
from routes.write.whole_gpx import write_whole_gpx

ROWS = range(1, 46)

ELSEWHERE: Mapping[int, tuple[str, ...]] = {
    8: ("test_routes_guard.py::test_prefixes_of_one_file_do_not_stay_in_the_process",),
    10: (
        "test_routes_archive.py::test_a_hostile_archive_is_refused_in_little_memory",
        "test_routes_archive.py::test_names_are_labels_and_nothing_is_written",
        "test_routes_inbox.py::test_nothing_is_written_where_an_archive_would_like_it",
    ),
    13: (
        "test_routes_write.py::test_longitude_180_is_written_as_its_other_self",
        "test_routes_whole_gpx.py::test_what_is_kept_is_valid_gpx",
    ),
    15: (
        "test_routes_doctor.py::test_latitude_and_longitude_swapped_are_swapped_back_and_told",
        "test_routes_area.py::test_a_route_is_swapped_where_it_is_far_as_it_is_and_near_exchanged",
        "test_routes_inbox.py::test_a_route_with_exchanged_coordinates_is_kept_the_right_way",
        "test_browser_add.py::test_exchanged_coordinates_are_offered_to_be_turned",
    ),
    16: (
        "test_routes_measure.py::test_distance_across_the_180th_meridian_is_the_short_way",
        "test_routes_measure.py::test_bounds_across_the_180th_meridian_stay_small",
        "test_routes_mapview.py::test_a_line_of_the_overview_goes_on_across_the_180th_meridian",
        "test_routes_mapview.py::test_a_line_across_the_180th_meridian_is_sent_as_one",
    ),
    17: (
        "test_routes_write.py::test_tiny_numbers_are_written_in_full_and_without_a_negative_zero",
    ),
    20: (
        "test_routes_doctor.py::test_a_single_point_far_away_is_left_out_and_told",
        "test_routes_doctor.py::test_a_line_that_goes_on_far_away_has_a_gap_there_and_is_told",
    ),
    21: (
        "test_routes_read.py::test_a_height_that_cannot_be_is_unknown",
        "test_routes_measure.py::test_a_file_without_heights_has_no_ascent",
        "test_routes_measure.py::test_heights_that_are_all_zero_are_no_heights",
        "test_routes_measure.py::test_a_single_spike_is_not_a_climb",
    ),
    22: (
        "test_routes_read.py::test_a_time_is_read_in_utc_or_unknown_and_told",
        "test_routes_read.py::test_as_few_times_as_possible_are_given_up_for_order",
    ),
    24: (
        "test_routes_guard.py::test_the_encodings_of_real_files_are_read",
        "test_routes_doctor.py::test_a_file_in_another_encoding_than_it_says_is_read_and_told",
        "test_routes_archive.py::test_the_kind_shows_in_every_encoding",
    ),
    25: (
        "test_routes_guard.py::test_roots_of_every_dialect_are_read",
        "test_routes_guard.py::test_a_prefixed_file_is_read",
        "test_routes_doctor.py::test_a_prefix_that_is_never_declared_is_told",
        "test_routes_dialects.py::test_a_dialect_is_read_as_long_as_it_is",
    ),
    27: ("test_routes_read.py::test_a_name_becomes_one_plain_line",),
    28: (
        "test_routes_mapview.py::test_a_template_in_a_word_is_not_run_on_the_server",
        "test_browser_routes.py::test_hostile_names_are_only_text",
    ),
    29: (
        "test_routes_mapview.py::test_any_text_comes_back_and_holds_no_sign_of_a_script",
        "test_browser_routes.py::test_hostile_names_are_only_text",
        "test_browser_add.py::test_names_of_files_routes_and_tags_stay_text",
    ),
    30: ("test_app_journeys.py::test_a_markdown_name_reaches_no_markdown_element",),
    33: (
        "test_routes_write.py::test_every_name_is_short_plain_and_safe",
        "test_routes_own_names.py::test_every_name_is_bare_short_and_safe",
    ),
    35: (
        "test_routes_kept.py::test_a_step_that_fails_leaves_all_as_it_was",
        "test_routes_kept.py::test_a_process_killed_while_it_keeps_leaves_sound_notes",
        "test_routes_index.py::test_a_write_is_whole_or_not_at_all",
        "test_routes_index.py::test_a_process_killed_while_it_indexes_leaves_a_sound_index",
        "test_planner_store_together.py::test_a_process_killed_while_it_saves_loses_nothing",
        "test_planner_store_opening.py::test_a_full_disk_is_told_and_what_was_kept_stays",
        "test_planner_store_opening.py::test_a_save_that_fails_before_its_log_line_is_no_save",
    ),
    36: (
        "test_routes_kept.py::test_notes_that_cannot_be_read_stop_every_change_of_them",
        "test_routes_index.py::test_no_route_is_lost_with_a_bad_index",
        "test_routes_index.py::test_a_bad_index_is_set_aside_and_told",
        "test_routes_catalogue.py::test_broken_facts_are_a_problem_and_the_routes_stay",
        "test_planner_store_opening.py::test_a_damaged_file_is_set_aside_and_told",
        "test_planner_store_opening.py::test_a_newer_file_stays_and_another_beside_it_is_used",
        "test_planner_store_opening.py::test_a_record_that_cannot_be_read_stops_nothing_and_stays",
    ),
    37: (
        "test_routes_kept.py::test_threads_take_turns",
        "test_routes_kept.py::test_two_processes_may_keep_at_once",
        "test_routes_index.py::test_two_processes_may_index_one_folder_at_once",
        "test_planner_store_together.py::test_row_37_two_tabs_save_at_once",
        "test_planner_store_together.py::test_processes_change_one_record_and_nothing_is_lost",
    ),
    38: (
        "test_routes_catalogue.py::test_a_missing_folder_is_a_problem_and_no_error",
        "test_routes_catalogue.py::test_links_are_not_followed",
        "test_routes_catalogue.py::test_a_file_that_may_not_be_read_is_tried_again",
        "test_routes_kept.py::test_a_folder_that_may_not_be_written_is_told",
        "test_planner_store_opening.py::test_a_folder_that_cannot_be_is_done_without",
        "test_planner_store_opening.py::test_what_may_only_be_read_is_shown_and_not_changed",
    ),
    39: (
        "test_planner_spacing.py::test_the_clocks_of_sydney_do_not_change_a_rest_day",
        "test_planner_hours.py::test_a_morning_after_the_clocks_changed_is_as_usual",
        "test_planner_hours.py::test_an_hour_that_is_twice_is_an_hour_of_running",
        "test_planner_hours.py::test_an_hour_that_is_left_out_moves_on",
        "test_planner_ics.py::test_a_session_begins_and_ends_at_its_instants_when_clocks_change",
        "test_planner_ics.py::test_of_two_equal_hours_the_second_is_the_second",
    ),
    40: ("test_routes_tcx.py::test_an_activity_is_named_by_its_notes_or_its_day",),
    41: (
        "test_planner_build.py::test_the_referee_passes_every_plan_of_a_grid",
        "test_planner_build.py::test_a_longer_plan_begins_with_the_shorter_one",
        "test_planner_ics.py::test_week_53_is_one_week_in_two_years",
    ),
    42: ("test_planner_ics_zones.py::test_every_clock_time_is_the_instant_it_is",),
    44: (
        "test_browser_routes.py::test_failing_tiles_fall_back_to_the_offline_map",
        "test_routes_places.py::test_every_bad_answer_is_a_trouble_of_ours",
        "test_routes_places.py::test_no_server_is_told_as_no_network",
        "test_routes_places.py::test_addresses_go_out_one_at_a_time_with_a_pause_whoever_asks",
    ),
}

# Why a row has nothing to attack, and the signs in our code that would end this.
NOT_YET: Mapping[int, tuple[str, str]] = {
    31: ("no CSV is written", r"csv\.(DictWriter|writer)|text/csv"),
}

PLACES = [(lat, lon) for lat, lon, _ in SHORT_WALK]


def file_of(kind: str, places: list[tuple[object, object]], name: str = "Walk") -> bytes:
    """Return a sound file of one line in one of the three formats that are XML."""
    if kind == "gpx":
        return gpx(trk(places, name))  # type: ignore[arg-type]
    if kind == "tcx":
        points = "".join(trackpoint(lat, lon, 9 * at) for at, (lat, lon) in enumerate(places))
        return tcx(activity(points, more=f"<Notes>{name}</Notes>"))
    return kml(placemark(linestring(" ".join(f"{lon},{lat}" for lat, lon in places)), name))


KINDS = ("gpx", "tcx", "kml")


def with_doctype(inside: str) -> Callable[[str], bytes]:
    """Return a maker of files with a DOCTYPE whose entity `a` is the line's name."""

    def make(kind: str) -> bytes:
        data = file_of(kind, PLACES, "&a;" if "ENTITY a " in inside else "Walk")
        return data.replace(b"?>", f"?><!DOCTYPE x {inside}>".encode(), 1)

    return make


def with_first(inside: str) -> Callable[[str], bytes]:
    """Return a maker of files with `inside` before anything else in their root."""

    def make(kind: str) -> bytes:
        declaration, root, rest = file_of(kind, PLACES).split(b">", 2)
        return b">".join((declaration, root, inside.encode() + rest))

    return make


def laughs() -> str:
    lines = [f'<!ENTITY a{n} "{f"&a{n + 1};" * 10}">' for n in range(9)]
    return f'[<!ENTITY a9 "ha"><!ENTITY a "&a0;">{"".join(lines)}]'


def crowded(kind: str) -> bytes:
    if kind == "tcx":
        # With places they would be more than 10 MB.
        return tcx(activity("<Trackpoint/>" * (MOST_POINTS + 1)))
    return file_of(kind, [(1, n % 99) for n in range(MOST_POINTS + 1)])


SPACES = " ".join(f'xmlns:a{n}="u"' for n in range(MOST_NAMESPACES + 1))
ATTACKS: Mapping[str, tuple[Callable[[str], bytes], Fault]] = {
    "row-01-laughs": (with_doctype(laughs()), Fault.UNSAFE_XML),
    "row-01-quadratic": (
        lambda kind: with_doctype(f'[<!ENTITY a "{"ha" * 25_000}">]')(kind).replace(
            b"&a;", b"&a;" * 10_000
        ),
        Fault.UNSAFE_XML,
    ),
    "row-02-file": (
        with_doctype('[<!ENTITY a SYSTEM "file:///etc/hostname">]'),
        Fault.UNSAFE_XML,
    ),
    "row-02-address": (
        with_doctype('[<!ENTITY a SYSTEM "http://localhost:9/x.dtd">]'),
        Fault.UNSAFE_XML,
    ),
    "row-02-parameter": (
        with_doctype('[<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]'),
        Fault.UNSAFE_XML,
    ),
    "row-03-doctype": (with_doctype(""), Fault.UNSAFE_XML),
    "row-03-doctype-in-utf-16": (
        lambda kind: with_doctype("")(kind).decode().replace("UTF-8", "UTF-16").encode("utf-16-le"),
        Fault.UNSAFE_XML,
    ),
    "row-04-flood": (with_first(f"<a>{' xmlns' * 80_000}</a>"), Fault.UNSAFE_XML),
    "row-04-namespaces": (with_first(f"<a {SPACES}/>"), Fault.UNSAFE_XML),
    "row-05-deep": (with_first("<a>" * 20_000 + "</a>" * 20_000), Fault.UNSAFE_XML),
    "row-05-text": (with_first(f"<name>{'n' * 5_000_000}</name>"), Fault.UNSAFE_XML),
    "row-06-cut-off": (lambda kind: with_first("<a>")(kind)[:200], Fault.BROKEN_XML),
    "row-06-empty": (lambda _: b"", Fault.EMPTY),
    "row-06-zero-byte": (with_first("\0"), Fault.BROKEN_XML),
    "row-06-zeros": (lambda _: b"\0" * 5_000, Fault.NOT_GPX),
    "row-07-web-page": (lambda _: b"<!DOCTYPE html><html><p>Sign in</html>", Fault.NOT_GPX),
    "row-07-picture": (lambda _: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Fault.NOT_GPX),
    "row-09-over-10-MB": (
        lambda kind: file_of(kind, PLACES) + b" " * MOST_BYTES,
        Fault.TOO_LARGE,
    ),
    "row-09-over-100000-points": (crowded, Fault.TOO_MANY_POINTS),
}


def is_plain(sentence: str, error: RouteFileError) -> bool:
    """Tell whether a sentence names the file, says what to do, and shows nothing of its inside."""
    shows = error.detail and error.detail not in frozenset(Look) and error.detail in sentence
    return bool(re.fullmatch(rf"{re.escape(error.where)} [^<>{{}}&]+\.", sentence)) and not shows


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_attacks_a_reader_is_refused_and_told_plainly(attack: str, kind: str) -> None:
    make, code = ATTACKS[attack]
    error = refused(make(kind), f"file.{kind}")
    assert error.code is code
    assert is_plain(fault_text(error), error)


# Reads every attack while it counts memory and notes what is opened.
PROBE = """
import resource, sys
import test_attacks as here
files = [(make(kind), f"a.{kind}") for make, _ in here.ATTACKS.values() for kind in here.KINDS]
before, touched = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, []
def note(event, arguments):
    if event.startswith("socket.") or "hostname" in str(arguments[:1]):
        touched.append(event)
sys.addaudithook(note)
for data, name in files:
    try:
        here.read_file(data, name)
    except here.RouteFileError:
        pass
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) // 1024, *touched)
"""


def test_row_02_to_09_nothing_is_opened_and_little_memory_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
        env=os.environ | {"PYTHONPATH": f"{PROJECT}{os.pathsep}{PROJECT / 'tests'}"},
    )
    more_mb, *touched = done.stdout.split()
    assert touched == []
    assert int(more_mb) < 200


@pytest.mark.parametrize("kind", KINDS)
def test_row_05_many_attributes_are_harmless(kind: str) -> None:
    crowd = " ".join(f"a{n}=''" for n in range(50_000))
    assert read_file(with_first(f"<a {crowd}/>")(kind), "file.gpx").repairs == ()


@pytest.mark.parametrize("kind", ["tcx", "kml", "zip"])
def test_row_07_another_format_named_gpx_is_read_as_what_it_is(kind: str) -> None:
    data = zipped({"a.gpx": gpx(trk(SHORT_WALK))}) if kind == "zip" else file_of(kind, PLACES)
    assert [len(route.track) for route in read_file(data, "file.gpx").routes] == [3]


def test_row_09_the_server_takes_no_more_than_is_read() -> None:
    config = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["server"]["maxUploadSize"] * 1_000_000 == MOST_ARCHIVE_BYTES
    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"].get("enableXsrfProtection", True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("lat", "lon"),
    [
        *(pytest.param(value, 151, id=f"row-11-{value}") for value in ("nan", "inf", "1e999")),
        *(pytest.param(value, 151, id=f"row-12-lat-{value}") for value in (91, -1000)),
        *(pytest.param(-33.801, value, id=f"row-12-lon-{value}") for value in (181, 540)),
        pytest.param("-٣٣.8", 151, id="row-14-arabic-digits"),
        pytest.param("-3_3.8", 151, id="row-14-underscore"),
    ],
)
def test_a_point_that_is_nowhere_is_left_out_and_a_line_of_such_is_refused(
    kind: str, lat: object, lon: object
) -> None:
    reading = read_file(file_of(kind, [PLACES[0], (lat, lon), PLACES[2]]), f"file.{kind}")
    assert list(reading.routes[0].track.lat_deg) == [-33.8, -33.802]
    assert reading.repairs == (Repair(Mend.NO_COORDINATE, 1),)
    error = refused(file_of(kind, [(lat, lon)] * 9), f"file.{kind}")
    assert error.code is (Fault.BAD_COORDINATE if kind == "gpx" else Fault.NO_LINE)
    assert is_plain(fault_text(error), error)


@pytest.mark.parametrize("kind", ["gpx", "tcx"])
def test_row_14_a_decimal_comma_is_read_and_told(kind: str) -> None:
    places = [(str(lat).replace(".", ","), lon) for lat, lon in PLACES]
    reading = read_file(file_of(kind, places), f"file.{kind}")  # type: ignore[arg-type]
    assert list(reading.routes[0].track.lat_deg) == [-33.8, -33.801, -33.802]
    assert reading.repairs == (Repair(Mend.DECIMAL_COMMA, 3),)


TAP = point("wpt", (-33.8, 151), "<name>Tap</name>")
COURSE_POINT = f"<CoursePoint><Name>Tap</Name>{position(-33.8, 151)}</CoursePoint>"
PLACEMARK = placemark("<Point><coordinates>151,-33.8</coordinates></Point>", "Tap")
LINELESS: Mapping[str, bytes] = {
    "row-18-no-track-gpx": gpx(""),
    "row-18-no-track-tcx": tcx(""),
    "row-18-no-track-kml": kml(""),
    **{f"row-18-no-point-{kind}": file_of(kind, []) for kind in KINDS},
    **{f"row-18-one-point-{kind}": file_of(kind, PLACES[:1]) for kind in KINDS},
    **{f"row-18-one-place-{kind}": file_of(kind, PLACES[:1] * 9) for kind in KINDS},
    "row-18-only-waypoints-gpx": gpx(TAP * 3),
    "row-18-only-waypoints-tcx": tcx(f"<Courses><Course>{COURSE_POINT}</Course></Courses>"),
    "row-18-only-waypoints-kml": kml(PLACEMARK * 3),
}


@pytest.mark.parametrize("data", LINELESS.values(), ids=LINELESS.keys())
def test_a_file_without_a_line_is_refused_with_the_reason(data: bytes) -> None:
    error = refused(data, "file.gpx")
    assert error.code is Fault.NO_LINE
    assert "no line to run" in fault_text(error)


def test_row_18_a_planned_route_alone_is_read_as_a_line() -> None:
    inside = "".join(point("rtept", place) for place in PLACES)
    reading = read_file(gpx(f"<rte>{inside}</rte>"), "file.gpx")
    assert [len(route.track) for route in reading.routes] == [3]


@pytest.mark.parametrize("kind", KINDS)
def test_row_19_points_written_thrice_and_a_stand_are_no_distance(kind: str) -> None:
    whole = read_file(file_of(kind, PLACES), "a").routes[0]
    places = [PLACES[0]] * 3 + [PLACES[1]] * 60 + [PLACES[2]] * 3
    repeated = read_file(file_of(kind, places), "a").routes[0]
    assert measure(repeated).distance_m == pytest.approx(measure(whole).distance_m, abs=1e-6)


def test_row_19_a_gap_between_segments_is_no_distance() -> None:
    apart = equator_track([0, 100, 900, 1_000], starts=(0, 2))
    assert measure(Route("Apart", apart)).distance_m == pytest.approx(200)


def test_row_23_an_export_has_no_times_that_nobody_ran() -> None:
    route = read_file(file_of("tcx", PLACES), "file.tcx").routes[0]
    assert route.track.time_utc_s is not None
    assert b"<time>" not in write_gpx(route)


@pytest.mark.parametrize("write", [write_gpx, write_whole_gpx])
def test_row_26_what_xml_does_not_allow_is_not_written(write: Callable[[Route], bytes]) -> None:
    name = "Ri\0v\x0eer\ud800 \ufffe]]>\x1b\u2028Loop & <b>"
    route = Route(name, equator_track([0, 100]), (Waypoint(name, 0.0, 0.0),))
    names = [each.text for each in ET.fromstring(write(route)).iter() if each.tag.endswith("name")]  # noqa: S314
    assert len(names) >= 2
    assert set(names) == {"River ]]> Loop & <b>"}


@pytest.mark.parametrize("sent", [None, 7, [], {}, "../../etc/passwd", "a\0", "", {"route": "a"}])
def test_row_34_what_a_browser_sends_chooses_only_what_is_listed(sent: object) -> None:
    chosen: list[str] = []
    choose = chooser((a_route(5_000, "a"), a_route(6_000, "b")), chosen.append)
    choose(sent)
    assert chosen == []
    choose("b")
    assert chosen == ["b"]


def day_of_a_sunday_evening(zone_name: str | None) -> date:
    """Return a visitor's day at 20:00 UTC on Sunday, 22 November 2026."""
    return datetime(2026, 11, 22, 20, tzinfo=UTC).astimezone(zone_named(zone_name)).date()


@pytest.mark.parametrize(
    ("zone_name", "day"),
    [("Australia/Sydney", 23), ("UTC", 22), ("America/Los_Angeles", 22)],
)
def test_row_40_today_is_the_visitors_day_and_not_the_servers(zone_name: str, day: int) -> None:
    assert day_of_a_sunday_evening(zone_name) == date(2026, 11, day)


@pytest.mark.parametrize("zone_name", [None, "", "Nowhere/Here", "../../etc/passwd", "a\0"])
def test_row_40_a_zone_that_is_none_falls_back_on_the_servers(zone_name: str | None) -> None:
    assert zone_named(zone_name) == datetime.now().astimezone().tzinfo


@pytest.mark.parametrize(
    "command",
    [
        ["planner", "week", "--start", "2026-11-23", "--longest-km", "5", "--pace", "6:30"],
        ["routes", "measure", str(SHIPPED / "parramatta-loop.gpx")],
    ],
    ids=["planner", "routes"],
)
def test_row_43_a_german_or_turkish_computer_says_the_same(command: list[str]) -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-m", *command],
            cwd=PROJECT,
            env=os.environ | {"LC_ALL": name, "LANG": name, "PYTHONUTF8": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for name in ("C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8")
    }
    assert len(answers) == 1


CALENDAR_NAMES = (
    "Loop, with; signs: \\, and a \\N and \\new",
    "Loop\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nX-EVIL:1",
    "Loop\nATTENDEE:mailto:someone@example.org",
    "Loop\rX-EVIL:1",
    "Loop\x85X-EVIL:1\u2028X-EVIL:2\x0bX-EVIL:3\x00",
    "\u202eLoop \ud800 \U0001f3c3",
    "\u00fc" * 200,
    ' "; VALUE=DATE:x" ',
)


def calendar_lines(written: bytes) -> list[str]:
    """Return the lines of a calendar file as they are before they are folded."""
    return written.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


@pytest.mark.parametrize("name", CALENDAR_NAMES, ids=range(len(CALENDAR_NAMES)))
@pytest.mark.parametrize("signs", [frozenset(), frozenset({Sign.BLADDER})], ids=["plan", "help"])
def test_row_32_a_name_is_only_text_in_a_calendar(name: str, signs: frozenset[Sign]) -> None:
    """Nothing of a name begins a line, and both readers find the same entries."""
    check_ins = (CheckIn(MONDAY, 8, 1, signs),) if signs else ()
    plain, hostile = (
        write_ics(renamed(a_handout(check_ins=check_ins), told)) for told in ("Loop", name)
    )
    heads, told = (
        [re.split("[:;]", line)[0] for line in calendar_lines(written)]
        for written in (plain, hostile)
    )
    assert told == heads
    assert all(len(line) <= 75 for line in hostile.split(b"\r\n"))
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]|(?<!\r)\n|\r(?!\n)", hostile)
    texts = {str(event.get("DESCRIPTION", "")) for event in Calendar.from_ical(hostile).events}
    assert any(clean_text(name.replace("\\", "/"), 80)[:60] in text for text in texts)
    entries = readOne(hostile.decode()).vevent_list
    assert texts == {event.getChildValue("description", "") for event in entries}


@pytest.mark.parametrize("zone", ["Australia/Sydney", "Africa/Casablanca", "Asia/Kolkata"])
def test_row_42_every_zone_named_in_a_calendar_is_told_in_it(zone: str) -> None:
    calendar = Calendar.from_ical(write_ics(a_handout(zone=ZoneInfo(zone))))
    assert calendar.get_used_tzids() == {zone}
    assert [told["TZID"] for told in calendar.timezones] == [zone]


# The first version of each that is free of the holes known of it.
SOUND_VERSIONS = {"streamlit": (1, 54), "geopy": (2, 5)}


@pytest.mark.parametrize("name", SOUND_VERSIONS)
def test_row_45_no_version_with_a_known_hole_is_allowed(name: str) -> None:
    text = (PROJECT / "requirements.txt").read_text(encoding="utf-8")
    floor = re.search(rf"^{name}>=([0-9.]+)", text, re.MULTILINE)
    assert floor
    assert tuple(map(int, floor[1].split("."))) >= SOUND_VERSIONS[name]


def signs_of(path: Path) -> set[str]:
    """Return what a module imports, or takes of that, and its short texts.

    What it imports stands also after its package’s name.
    """
    package = path.relative_to(PROJECT).parts[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        match node:
            case ast.Import():
                names = [alias.name for alias in node.names]
            case ast.ImportFrom():
                base = node.module or ""
                names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
            case ast.Attribute(value=ast.Name(id=name), attr=attribute):
                names = [f"{name}.{attribute}"]
            case ast.Constant(value=str(text)) if len(text) < 80:
                found.add(text)
        found |= {*names, *(f"{package} {name}" for name in names)}
    return found


def our_modules() -> list[Path]:
    folders = (PROJECT / "routes", PROJECT / "planner")
    return [PROJECT / "app.py", *(path for folder in folders for path in folder.rglob("*.py"))]


@pytest.mark.parametrize("row", NOT_YET, ids=lambda row: f"row-{row:02}")
def test_what_is_not_built_cannot_be_attacked(row: int) -> None:
    """Whoever builds it finds this and adds the row's own test."""
    reason, signs = NOT_YET[row]
    seen = {
        f"{path.name}: {sign}"
        for path in our_modules()
        for sign in signs_of(path)
        if re.fullmatch(signs, sign, re.IGNORECASE)
    }
    assert not seen, f"row {row} says that {reason}"


@pytest.mark.parametrize(
    ("row", "nodes"), ELSEWHERE.items(), ids=[f"row-{row:02}" for row in ELSEWHERE]
)
def test_a_row_proven_elsewhere_is_still_proven_there(row: int, nodes: tuple[str, ...]) -> None:
    assert row in ROWS
    for node in nodes:
        file_name, _, name = node.partition("::")
        tree = ast.parse((PROJECT / "tests" / file_name).read_text(encoding="utf-8"))
        assert name in {item.name for item in tree.body if isinstance(item, ast.FunctionDef)}


def test_every_row_is_proven_or_not_built() -> None:
    own = re.findall(r"row[-_]([0-9]{2})", Path(__file__).read_text(encoding="utf-8"))
    assert {*map(int, own), *ELSEWHERE, *NOT_YET} == set(ROWS)
