"""Names of a week's files: by day, plain, short, and never twice the same; and the ZIP itself."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from handout_builders import a_handout, a_line
from hypothesis import given
from hypothesis import strategies as st

from planner.handout import HandoutDay
from planner.pack_names import MOST_CHARS, WORKOUT, pack_name, run_stem, week_stem
from planner.plan import Day, Item, Kind, RoutePick
from planner.sessions import SESSIONS
from planner.zipped import File, zipped
from routes.recipe import Method, Recipe
from routes.units import Units

TUESDAY = date(2026, 11, 24)
WEEK = a_handout()
SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
HOSTILE = (
    "../../etc/passwd",
    "C:\\con\\aux.txt",
    "CON",
    'a"b<c>d|e?f*g:h',
    "two\nlines\r\n",
    "x" * 300,
    "...",
    "",
    " ",
    "東京 一周",
    "Łódź–Größe",
    "\u202egpx.exe",
    "\ud800",
    "{{7*7}} ${7*7} `7`",
    "名" * 300,
)


def a_day(name: str = "Parramatta Loop", distance_m: float = 14_700.0) -> HandoutDay:
    pick = RoutePick("r", name, Recipe(Method.WHOLE), distance_m, distance_m, fits=True)
    run = Item(Kind.RUN, 5_400.0, (), distance_m, pick)
    return HandoutDay(Day(TUESDAY, (run,)), a_line(distance_m, name))


def without_route(**of_run: object) -> HandoutDay:
    day = a_day().day
    run = replace(day.items[0], route=None, **of_run)  # type: ignore[arg-type]
    return HandoutDay(Day(TUESDAY, (run,)))


def test_a_run_is_named_by_its_day_route_and_distance() -> None:
    assert run_stem(a_day(), WEEK) == "2026-11-24_Tue_Parramatta-Loop_14.7km"
    miles = replace(WEEK, units=Units.MILES)
    assert run_stem(a_day(), miles) == "2026-11-24_Tue_Parramatta-Loop_9.1mi"


def test_a_run_without_a_route_is_named_by_what_it_is() -> None:
    assert run_stem(without_route(), WEEK) == "2026-11-24_Tue_Run_14.7km"
    session = without_route(session=SESSIONS[0], distance_m=2_640.0)
    assert run_stem(session, WEEK) == "2026-11-24_Tue_Walk-and-run_2.6km"
    gone = replace(a_day(), line=None)
    assert run_stem(gone, WEEK) == "2026-11-24_Tue_Run_14.7km"


def test_twins_are_numbered() -> None:
    first = run_stem(a_day(), WEEK)
    second = run_stem(a_day(), WEEK, {first.lower()})
    third = run_stem(a_day(), WEEK, {first.lower(), second.lower()})
    assert (second, third) == (f"{first}_2", f"{first}_3")
    assert run_stem(a_day("PARRAMATTA LOOP"), WEEK, {first.lower()}).endswith("_2")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_gives_a_name_that_every_system_takes(name: str) -> None:
    for taken in ((), {run_stem(a_day(name), WEEK).lower()}):
        stem = run_stem(a_day(name), WEEK, taken)
        assert SAFE.fullmatch(stem)
        assert ".." not in stem
        assert stem.startswith("2026-11-24_Tue_")
        assert len(stem) > len("2026-11-24_Tue__14.7km")
        assert len(f"{stem}{WORKOUT}") <= MOST_CHARS


@given(st.text(max_size=80), st.floats(1.0, 999_000.0))
def test_any_name_and_distance_give_a_safe_name(name: str, distance_m: float) -> None:
    day = replace(a_day(), line=replace(a_line(5_000.0)))
    pick = RoutePick("r", name, Recipe(Method.WHOLE), distance_m, distance_m, fits=True)
    run = replace(day.day.items[0], route=pick, distance_m=distance_m)
    for each in (replace(day, day=Day(TUESDAY, (run,))), HandoutDay(Day(TUESDAY, (run,)))):
        stem = run_stem(each, WEEK)
        assert SAFE.fullmatch(stem)
        assert len(f"{stem}{WORKOUT}") <= MOST_CHARS


def test_the_week_and_the_pack_are_named_by_the_first_day() -> None:
    assert week_stem(TUESDAY) == "Week_2026-11-24"
    assert pack_name(TUESDAY) == "Loopwell_2026-11-24.zip"


FILES = (File("b.txt", b"two" * 1_000), File("a.gpx", b"<gpx/>"))
AT = datetime(2026, 11, 24, 6, 30, 15, tzinfo=UTC)


def test_a_zip_holds_its_files_in_order_with_one_time_and_the_same_bytes() -> None:
    data = zipped(FILES, AT)
    assert data == zipped(FILES, AT)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert [entry.filename for entry in archive.infolist()] == ["b.txt", "a.gpx"]
        assert archive.read("b.txt") == FILES[0].data
        for entry in archive.infolist():
            assert entry.date_time == (2026, 11, 24, 6, 30, 14)
            assert entry.create_system == 3
            assert entry.external_attr >> 16 == 0o100644


@pytest.mark.parametrize(
    ("year", "told"), [(1970, (1980, 1, 1, 0, 0, 0)), (2200, (2107, 12, 31, 23, 59, 58))]
)
def test_a_time_that_a_zip_cannot_tell_is_the_nearest_that_it_can(
    year: int, told: tuple[int, ...]
) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES, AT.replace(year=year)))) as archive:
        assert archive.infolist()[0].date_time == told


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="one name"):
        zipped((*FILES, File("A.GPX", b"")), AT)
