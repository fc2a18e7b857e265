"""What the doctor sets right in a damaged GPX file, and that every repair is told."""

import numpy as np
import pytest
from builders import SHORT_WALK, Place, gpx, point, seg, trk

from routes.errors import Fault, RouteFileError
from routes.measure import measure
from routes.read import Mend, Reading, Repair, read_file
from routes.read.times import in_order
from routes.screens.mend_words import repair_text

# 40 points, about 11 m apart, with heights and a second each.
LINE: tuple[Place, ...] = tuple((-33.8 - n / 10_000, 151.0, 10.0) for n in range(40))
WALK = trk(SHORT_WALK, "Walk")


def told(reading: Reading) -> dict[Mend, int]:
    """Return how often each repair happened, after a look at its sentence."""
    for repair in reading.repairs:
        assert repair_text(repair).endswith(".")
        assert "{" not in repair_text(repair)
    return {repair.mend: repair.count for repair in reading.repairs}


def read(data: bytes) -> Reading:
    return read_file(data, "file.gpx")


def lats(reading: Reading) -> list[float]:
    return list(reading.routes[0].track.lat_deg)


def at(places: tuple[Place, ...], *changes: tuple[int, float | str, float | str]) -> str:
    """Return a track with some places elsewhere."""
    changed: list[tuple[object, ...]] = [place[:2] for place in places]
    for index, lat, lon in changes:
        changed[index] = (lat, lon)
    return trk(changed)  # type: ignore[arg-type]


def test_a_sound_file_has_nothing_to_tell() -> None:
    assert told(read(gpx(trk(LINE)))) == {}


@pytest.mark.parametrize("inside", ["<a:b>1</a:b>", "<b a:c='1'/>", "<a:b/><a:b/>"])
def test_a_prefix_that_is_never_declared_is_told(inside: str) -> None:
    reading = read(gpx(f"<extensions>{inside}</extensions>{WALK}"))
    assert reading.routes[0].name == "Walk"
    assert told(reading) == {Mend.UNDECLARED_PREFIX: 1}


def test_a_prefix_that_is_declared_anywhere_is_none() -> None:
    assert told(read(gpx(f"<extensions><a:b xmlns:a='u' xml:lang='en'/></extensions>{WALK}"))) == {}


@pytest.mark.parametrize("cut", range(1, len(gpx(WALK)) - 1))
def test_a_file_cut_off_anywhere_is_read_to_its_last_whole_point_or_refused(cut: int) -> None:
    data = gpx(WALK)[:-cut]
    points = data.count(b"</trkpt>")
    if points < 2:
        with pytest.raises(RouteFileError) as caught:
            read(data)
        assert caught.value.code in {Fault.BROKEN_XML, Fault.EMPTY, Fault.NOT_GPX}
    else:
        reading = read(data)
        assert len(reading.routes[0].track) == points
        assert reading.routes[0].name == "Walk"
        assert told(reading) == {Mend.CUT_OFF: 1}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(gpx(WALK).replace(b"</trk>", b"</trkk>"), id="tags that do not match"),
        pytest.param(gpx(WALK) + gpx(WALK), id="two files in one"),
        pytest.param(gpx(f"{WALK}<a>\0</a>"), id="a zero byte"),
        pytest.param(gpx(f"{WALK}<a>&#1;</a>"), id="a character that is none"),
        pytest.param(gpx(f"{WALK}<a>") + b"\x8f\x00\x91<<<" * 9, id="rubbish"),
    ],
)
def test_a_file_damaged_after_its_line_is_read_up_to_there_and_told(data: bytes) -> None:
    reading = read(data)
    assert len(reading.routes[0].track) == 3
    assert Mend.CUT_OFF in told(reading)


def test_what_is_unsafe_after_damage_is_never_reached() -> None:
    reading = read(gpx(f"{WALK}</x>{'<a>' * 1000}"))
    assert told(reading) == {Mend.CUT_OFF: 1}


def test_a_file_cut_off_inside_a_letter_is_read() -> None:
    data = gpx(WALK + "<a>ß").partition("ß".encode())[0] + "ß".encode()[:1]
    assert told(read(data)) == {Mend.CUT_OFF: 1, Mend.TAIL: 1}


def test_white_space_before_the_declaration_is_left_out_and_told() -> None:
    assert told(read(b"\n  " + gpx(WALK))) == {Mend.STRAY_SIGN: 3}


def test_the_zeros_of_a_broken_copy_are_left_out_and_told() -> None:
    assert told(read(gpx(WALK) + b"\0" * 500)) == {Mend.TAIL: 500}
    assert told(read(gpx(WALK)[:-30] + b"\0" * 500)) == {Mend.TAIL: 500, Mend.CUT_OFF: 1}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(gpx(trk(SHORT_WALK, "Straße")).decode().encode("cp1252"), id="not UTF-8"),
        pytest.param(
            gpx(trk(SHORT_WALK, "Straße")).replace(b"UTF-8", b"UTF-16"), id="UTF-8, not UTF-16"
        ),
        pytest.param(
            gpx(trk(SHORT_WALK, "Straße")).replace(b"UTF-8", b"US-ASCII"), id="UTF-8, not ASCII"
        ),
    ],
)
def test_a_file_in_another_encoding_than_it_says_is_read_and_told(data: bytes) -> None:
    reading = read(data)
    assert reading.routes[0].name == "Straße"
    assert told(reading) == {Mend.ENCODING_GUESSED: 1}


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("windows-1251", "Москва"), ("GB2312", "北京"), ("Shift_JIS", "東京"), ("Big5", "台北")],
)
def test_the_encodings_of_other_scripts_are_read(encoding: str, name: str) -> None:
    data = gpx(trk(SHORT_WALK, name)).decode().replace("UTF-8", encoding).encode(encoding)
    reading = read(data)
    assert reading.routes[0].name == name
    assert told(reading) == {}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Tom & Jerry", "Tom & Jerry"),
        ("Q&A", "Q&A"),
        ("a\x01b\x1fc", "abc"),
        ("Caf&eacute;&nbsp;run", "Café run"),
        ("&nosuch; &lt;&LT;", "&nosuch; <<"),
        ("&amp; & <![CDATA[&]]>", "& & &"),
    ],
)
def test_stray_signs_are_set_right_and_told(written: str, shown: str) -> None:
    reading = read(gpx(trk(SHORT_WALK, written)))
    assert reading.routes[0].name == shown
    assert told(reading).keys() == {Mend.STRAY_SIGN}


def test_decimal_commas_are_read_and_told() -> None:
    data = gpx(trk([("-33,8", "151,0", "10,5"), ("-33,801", "151,0", "1,234")]))  # type: ignore[list-item]
    reading = read(data)
    assert lats(reading) == [-33.8, -33.801]
    assert list(reading.routes[0].track.ele_m) == [10.5, 1.234]
    assert told(reading) == {Mend.DECIMAL_COMMA: 6}


def test_a_comma_in_a_height_alone_may_be_a_thousand() -> None:
    reading = read(gpx(WALK.replace("12.0", "1,234")))
    assert told(reading) == {Mend.HEIGHT_UNKNOWN: 1}


def test_elements_in_any_order_are_read() -> None:
    inside = (
        "<extensions><speed>1</speed></extensions><time>2026-01-01T00:00:00Z</time><ele>7</ele>"
    )
    points = "".join(point("trkpt", place[:2], inside) for place in SHORT_WALK)
    tap = point("wpt", (1, 2), "<sym>x</sym><name>Tap</name>")
    reading = read(gpx(f"<trk><trkseg>{points}</trkseg><name>Late</name></trk>{tap}"))
    (route,) = reading.routes
    assert (route.name, route.waypoints[0].name) == ("Late", "Tap")
    assert list(route.track.ele_m) == [7, 7, 7]
    assert route.track.time_utc_s is not None
    assert told(reading) == {}


def test_what_extensions_hold_is_no_part_of_the_line() -> None:
    inner = f"<extensions><ele>99</ele><name>x</name>{trk(SHORT_WALK, 'Inner')}</extensions>"
    walk = WALK.replace("<ele>12.0</ele>", f"{inner}<ele>12.0</ele>")
    reading = read(gpx(walk))
    assert list(reading.routes[0].track.ele_m) == [10, 12, 9]
    assert reading.routes[0].name == "Walk"


@pytest.mark.parametrize("index", [0, 1, 20, 39])
def test_a_point_at_null_island_is_left_out_and_told(index: int) -> None:
    reading = read(gpx(at(LINE, (index, 0, 0))))
    assert len(reading.routes[0].track) == 39
    assert reading.routes[0].track.starts == (0,)
    assert told(reading) == {Mend.NULL_ISLAND: 1}


def test_a_line_through_null_island_keeps_it() -> None:
    reading = read(gpx(trk([(0, n / 1000) for n in range(-3, 4)])))
    assert len(reading.routes[0].track) == 7
    assert told(reading) == {}


@pytest.mark.parametrize("index", [0, 1, 20, 39])
def test_a_single_point_far_away_is_left_out_and_told(index: int) -> None:
    whole, reading = read(gpx(trk(LINE))), read(gpx(at(LINE, (index, -34.8, 151.5))))
    assert reading.routes[0].track.starts == (0,)
    assert told(reading) == {Mend.FAR_POINT: 1}
    lost_m = 2 * 11.2 if index in {0, 39} else 0.01
    found_m = measure(reading.routes[0]).distance_m
    assert found_m == pytest.approx(measure(whole.routes[0]).distance_m, abs=lost_m)


def test_two_points_far_away_in_two_places_are_left_out() -> None:
    reading = read(gpx(at(LINE, (10, -34.8, 151.5), (11, -30, 150), (30, 12, 13))))
    assert reading.routes[0].track.starts == (0,)
    assert told(reading) == {Mend.FAR_POINT: 3}


def test_a_line_that_goes_on_far_away_has_a_gap_there_and_is_told() -> None:
    there = tuple((lat + 0.06, lon) for lat, lon, *_ in LINE)
    reading = read(gpx(trk([*(place[:2] for place in LINE), *there])))  # type: ignore[misc]
    assert reading.routes[0].track.starts == (0, 40)
    assert told(reading) == {Mend.JUMP: 1}
    assert measure(reading.routes[0]).distance_m == pytest.approx(2 * 39 * 11.09, rel=1e-3)


def test_a_line_of_few_points_far_apart_has_no_gap() -> None:
    reading = read(gpx(trk([(n / 10, 100.0) for n in range(9)])))
    assert reading.routes[0].track.starts == (0,)
    assert told(reading) == {}


def test_a_planned_route_may_jump() -> None:
    points = "".join(point("rtept", place) for place in [*LINE, (-33.0, 151.0)])
    assert told(read(gpx(f"<rte>{points}</rte>"))) == {Mend.ROUTE_AS_TRACK: 1}


def test_latitude_and_longitude_swapped_are_swapped_back_and_told() -> None:
    swapped = [(place[1], place[0]) for place in LINE]
    tap = point("wpt", (151.0, -33.8), "<name>Tap</name>")
    reading = read(gpx(tap + trk(swapped)))
    assert lats(reading) == pytest.approx([place[0] for place in LINE])
    assert reading.routes[0].waypoints[0].lat_deg == -33.8
    assert told(reading) == {Mend.SWAPPED: 40}


def test_what_is_nowhere_either_way_is_not_swapped() -> None:
    with pytest.raises(RouteFileError) as caught:
        read(gpx(trk([(151.0, -33.8), (152.0, -33.8), (151.0, 95.0)])))
    assert caught.value.code is Fault.BAD_COORDINATE


def test_points_left_out_do_not_join_segments() -> None:
    first, second = seg([*SHORT_WALK, ("x", 1)]), seg(LINE)  # type: ignore[list-item]
    reading = read(gpx(f"<trk>{first}{second}</trk>"))
    assert reading.routes[0].track.starts == (0, 3)
    assert told(reading) == {Mend.NO_COORDINATE: 1}


def test_the_longest_order_of_times_is_found() -> None:
    chance = np.random.default_rng(1)
    for _ in range(50):
        times = chance.integers(0, 9, 9).astype(float)
        kept = in_order(times)
        rises = [
            np.array([times[i] for i in range(9) if mask >> i & 1]) for mask in range(1, 1 << 9)
        ]
        longest = max(len(rise) for rise in rises if np.all(np.diff(rise) >= 0))
        known = kept[np.isfinite(kept)]
        assert np.all(np.diff(known) >= 0)
        assert len(known) == (longest if longest * 2 >= 9 else 0)


def test_every_repair_has_a_sentence() -> None:
    for mend in Mend:
        assert repair_text(Repair(mend, 3)).endswith(".")
