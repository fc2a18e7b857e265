"""Hostile and broken bytes are refused with a code, quickly; every input is made here."""

import contextlib
from collections import Counter
from xml.etree import ElementTree as ET

import pytest
from builders import SHORT_WALK, equator_route, gpx, seg, trk
from file_builders import activity, kml, linestring, placemark, tcx, trackpoint

from routes.errors import Fault, RouteFileError
from routes.guard import decoded
from routes.limits import (
    MOST_ATTRIBUTES,
    MOST_BYTES,
    MOST_DEPTH,
    MOST_ELEMENTS,
    MOST_LINES,
    MOST_NAMESPACES,
    MOST_POINTS,
    MOST_SEGMENTS,
    MOST_TEXT_CHARS,
    MOST_XML_NAMES,
)
from routes.measure import measure
from routes.read import Mend, Repair, read_file
from routes.read.sniff import HEAD_BYTES
from routes.write.gpx import write_gpx
from routes.xml_guard import walked

WALK = trk(SHORT_WALK, "Walk")


def refusal(data: bytes) -> Fault:
    with pytest.raises(RouteFileError) as caught:
        read_file(data, "file.gpx")
    assert caught.value.where == "file.gpx"
    return caught.value.code


def doctype(inside: str, name: str = "&a;") -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE gpx {inside}><gpx>{trk(SHORT_WALK, name)}</gpx>'.encode()
    )


def laughs(generations: int) -> bytes:
    lines = ['<!ENTITY a0 "ha">']
    lines += [f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(generations)]
    return doctype(f"[{''.join(lines)}]", f"&a{generations};")


def walk_with(lat: str = "-33.801", lon: str = "151.0") -> bytes:
    return gpx(trk([SHORT_WALK[0], (lat, lon), SHORT_WALK[2]]))  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(laughs(9), Fault.UNSAFE_XML, id="entities of entities"),
        pytest.param(
            doctype(f'[<!ENTITY a "{"a" * 50_000}">]', "&a;" * 10_000),
            Fault.UNSAFE_XML,
            id="one long entity, often",
        ),
        pytest.param(
            doctype('[<!ENTITY a SYSTEM "file:///etc/hostname">]'),
            Fault.UNSAFE_XML,
            id="a local file",
        ),
        pytest.param(
            doctype('SYSTEM "http://localhost/x.dtd"', "n"), Fault.UNSAFE_XML, id="a DTD elsewhere"
        ),
        pytest.param(doctype("", "n"), Fault.UNSAFE_XML, id="a DOCTYPE that does nothing"),
        pytest.param(
            doctype("", "n").decode().replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16"),
            Fault.UNSAFE_XML,
            id="a DOCTYPE in UTF-16",
        ),
        pytest.param(
            gpx(WALK + f"<extensions>{' xmlns' * 80_000}</extensions>"),
            Fault.UNSAFE_XML,
            id="a flood of xmlns in text",
        ),
        pytest.param(
            gpx(WALK, " ".join(f'xmlns:a{n}="u"' for n in range(MOST_NAMESPACES + 1))),
            Fault.UNSAFE_XML,
            id="too many namespaces",
        ),
        pytest.param(gpx("<a>" * 20_000 + "</a>" * 20_000), Fault.UNSAFE_XML, id="20,000 deep"),
        pytest.param(
            gpx("<a>" * MOST_DEPTH + "</a>" * MOST_DEPTH), Fault.UNSAFE_XML, id="one too deep"
        ),
        pytest.param(gpx(trk(SHORT_WALK, "n" * 5_000_000)), Fault.UNSAFE_XML, id="5 MB of name"),
        pytest.param(
            gpx(trk(SHORT_WALK, "n\n" * (MOST_TEXT_CHARS // 2 + 1))),
            Fault.UNSAFE_XML,
            id="a long text of short lines",
        ),
        pytest.param(gpx(WALK)[:90], Fault.BROKEN_XML, id="cut off before any point"),
        pytest.param(gpx("<a/>" * (MOST_ELEMENTS + 1)), Fault.UNSAFE_XML, id="too many elements"),
        pytest.param(
            gpx("<a " + " ".join(f"b{n}=''" for n in range(MOST_ATTRIBUTES + 1)) + "/>"),
            Fault.UNSAFE_XML,
            id="too many attributes",
        ),
        pytest.param(
            gpx("".join(f"<a{n}/>" for n in range(MOST_XML_NAMES + 1))),
            Fault.UNSAFE_XML,
            id="too many different names",
        ),
        pytest.param(gpx("<trk/>" * (MOST_LINES + 1)), Fault.TOO_MANY_LINES, id="too many tracks"),
        pytest.param(
            gpx(f"<trk>{seg(SHORT_WALK[:1]) * (MOST_SEGMENTS + 1)}</trk>"),
            Fault.TOO_MANY_LINES,
            id="too many segments",
        ),
        pytest.param(gpx(f"<a>{'&' * 5_000_000}</a>"), Fault.BROKEN_XML, id="5 MB of ampersands"),
        pytest.param(gpx(f"&{'<![CDATA[' * 800_000}"), Fault.UNSAFE_XML, id="CDATA never closed"),
        pytest.param(gpx(WALK).replace(b"Walk", b"W\0lk"), Fault.BROKEN_XML, id="a NUL"),
        pytest.param(
            gpx(WALK).replace(b"Walk", b"&#0;"), Fault.BROKEN_XML, id="a NUL written as a number"
        ),
        pytest.param(b"", Fault.EMPTY, id="nothing"),
        pytest.param(b" \n\t", Fault.EMPTY, id="white space"),
        pytest.param(b"\xef\xbb\xbf", Fault.EMPTY, id="a mark alone"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Fault.NOT_GPX, id="a picture"),
        pytest.param(b"lat,lon\n1,2\n", Fault.NOT_GPX, id="CSV"),
        pytest.param(b"\0\0\0\0", Fault.NOT_GPX, id="zeros"),
        pytest.param(b"<!DOCTYPE html><html><br></html>", Fault.NOT_GPX, id="web page"),
        pytest.param(b"<html><body><p></body></html>", Fault.NOT_GPX, id="old web page"),
        pytest.param(b"x" * (MOST_BYTES + 1), Fault.TOO_LARGE, id="over 10 MB"),
        pytest.param(
            gpx(
                "<trk><trkseg>" + '<trkpt lat="0" lon="0"/>' * (MOST_POINTS + 1) + "</trkseg></trk>"
            ),
            Fault.TOO_MANY_POINTS,
            id="100,001 points",
        ),
        pytest.param(
            gpx(WALK).replace(b"UTF-8", b"EBCDIC-CP-BE"), Fault.ENCODING, id="unknown encoding"
        ),
        pytest.param(gpx(""), Fault.NO_LINE, id="no track"),
        pytest.param(gpx(trk([])), Fault.NO_LINE, id="no point"),
        pytest.param(
            gpx(trk([(0, 60 * n % 360 - 180) for n in range(20_000)])),
            Fault.TOO_LONG,
            id="thousands of times around the Earth",
        ),
        pytest.param(gpx(trk(SHORT_WALK[:1])), Fault.NO_LINE, id="one point"),
        pytest.param(gpx(trk([SHORT_WALK[0]] * 9)), Fault.NO_LINE, id="one place"),
        pytest.param(gpx('<wpt lat="1" lon="2"/>'), Fault.NO_LINE, id="places only"),
    ],
)
def test_what_is_no_safe_route_is_refused(data: bytes, code: Fault) -> None:
    assert refusal(data) is code


ROOTS = ("gpx", "TrainingCenterDatabase", "kml")


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<a>" * MOST_DEPTH, Fault.UNSAFE_XML),
        ("<a/>" * MOST_ELEMENTS, Fault.UNSAFE_XML),
        ("".join(f"<a{n}/>" for n in range(MOST_XML_NAMES)), Fault.UNSAFE_XML),
        (f"<name>{'n' * (MOST_TEXT_CHARS + 1)}</name>", Fault.UNSAFE_XML),
        (f"<description><a/>{'n' * (MOST_TEXT_CHARS + 1)}</description>", Fault.UNSAFE_XML),
    ],
    ids=["depth", "elements", "names", "text", "text after an element"],
)
def test_the_bounds_are_the_same_for_every_format(root: str, inside: str, code: Fault) -> None:
    assert refusal(f"<{root}>{inside}</{root}>".encode()) is code


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize(
    ("name", "code"), [("html", Fault.NOT_GPX), ("gpx", Fault.UNSAFE_XML), ("x", Fault.UNSAFE_XML)]
)
def test_a_doctype_is_told_apart_in_every_format(root: str, name: str, code: Fault) -> None:
    padding = " " * HEAD_BYTES
    assert refusal(f"<?xml version='1.0'?>{padding}<!DOCTYPE {name}><{root}/>".encode()) is code


def test_what_stands_in_a_comment_or_an_instruction_is_no_stray_sign() -> None:
    data = gpx(WALK + "<!-- a & b --><?a & b?><![CDATA[&]]>")
    assert read_file(data, "x.gpx").repairs == ()


def without_the_second(data: bytes) -> Counter[Mend]:
    """Return the repairs of a walk of three points that comes back without its second."""
    reading = read_file(data, "x.gpx")
    assert list(reading.routes[0].track.lat_deg) == [-33.8, -33.802]
    return Counter({repair.mend: repair.count for repair in reading.repairs})


@pytest.mark.parametrize(
    "value",
    [
        *("nan", "NaN", "inf", "-inf", "1e999", "91", "-1000", "540"),
        *("33,8,1", "١", "1_0", "", "abc", "0x10", "1e", "--1", "1.2.3", "1" * 60_000 + "x"),
    ],
)
def test_a_point_with_a_latitude_that_is_none_is_left_out_and_told(value: str) -> None:
    assert without_the_second(walk_with(lat=value)) == {Mend.NO_COORDINATE: 1}


@pytest.mark.parametrize("value", ["181", "-180.1", "540", "nan", "151,0,0"])
def test_a_point_with_a_longitude_that_is_none_is_left_out_and_told(value: str) -> None:
    assert without_the_second(walk_with(lon=value)) == {Mend.NO_COORDINATE: 1}


def test_a_point_without_a_latitude_is_left_out_and_told() -> None:
    data = gpx(WALK).replace(b'lat="-33.801" ', b"")
    assert without_the_second(data) == {Mend.NO_COORDINATE: 1}


def test_a_file_of_which_most_points_are_nowhere_is_refused() -> None:
    nowhere = [("nan", 0), ("x", 1), ("y", 2), ("z", 3)]
    data = gpx(trk([*SHORT_WALK, *nowhere]))  # type: ignore[list-item]
    assert refusal(data) is Fault.BAD_COORDINATE


@pytest.mark.parametrize(
    "value", ["-33.801", " -33.801 ", "-3.3801e1", "-33.", "+33.8", "90", "-.5"]
)
def test_a_plain_number_is_taken(value: str) -> None:
    data = gpx(trk([(value, 151.0), (value, 151.001)]))  # type: ignore[list-item]
    assert list(read_file(data, "x.gpx").routes[0].track.lat_deg) == [float(value)] * 2


def test_many_attributes_are_harmless() -> None:
    crowd = " ".join(f'a{n}="1"' for n in range(50_000))
    data = gpx(WALK).replace(b"<trkpt ", f"<trkpt {crowd} ".encode(), 1)
    assert len(read_file(data, "x.gpx").routes) == 1


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("<time" * 300_000, id="tags never closed"),
        pytest.param("<time>" * 20 + "1" * 60_000, id="open times"),
        pytest.param(f"<ele>{'1' * 60_000}x</ele>" * 20, id="heights of 60,000 digits"),
        pytest.param(f"<ele>{' ' * 60_000}x</ele>" * 20, id="heights of blanks"),
        pytest.param(f"<a b='{' ' * 3_000_000}'/>", id="blanks in an attribute"),
        pytest.param(f"<a{' ' * 3_000_000}/>", id="blanks in a tag"),
        pytest.param(
            "<!--" + " xmlns" * 60 + "=" * 3_000_000 + "-->", id="namespaces in a comment"
        ),
    ],
)
def test_no_pattern_can_be_made_slow(inside: str) -> None:
    with contextlib.suppress(RouteFileError):
        read_file(gpx(WALK + inside), "x.gpx")


@pytest.mark.parametrize(
    "encode",
    [
        pytest.param(lambda text: text.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(
            lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16"), id="UTF-16 with a mark"
        ),
        pytest.param(
            lambda text: text.replace("UTF-8", "UTF-16").encode("utf-16-be"), id="UTF-16 without"
        ),
        pytest.param(
            lambda text: text.replace("UTF-8", "ISO-8859-1").encode("latin-1"), id="Latin-1"
        ),
        pytest.param(
            lambda text: text.replace("UTF-8", "windows-1252").encode("cp1252"), id="Windows"
        ),
        pytest.param(lambda text: text.partition("?>")[2].encode(), id="no declaration"),
    ],
)
def test_the_encodings_of_real_files_are_read(encode) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    data = encode(gpx(trk(SHORT_WALK, "Straße")).decode())
    assert read_file(data, "x.gpx").routes[0].name == "Straße"


@pytest.mark.parametrize(
    "root",
    [
        'xmlns="http://www.topografix.com/GPX/1/1" version="1.1"',
        "xmlns='http://www.topografix.com/GPX/1/1' version='1.1'",
        'xmlns = "http://www.topografix.com/GPX/1/1"',
        'xmlns="http://www.topografix.com/GPX/1/0" version="1.0"',
        'version="7.7.5-play"',
        "",
    ],
)
def test_roots_of_every_dialect_are_read(root: str) -> None:
    assert read_file(gpx(WALK, root), "x.gpx").routes[0].name == "Walk"


def test_a_prefixed_file_is_read() -> None:
    plain = gpx(WALK, 'xmlns="http://www.topografix.com/GPX/1/1"').decode()
    prefixed = plain.replace("xmlns=", "xmlns:g=").replace("</", "</g:")
    for tag in ("gpx", "trk", "trkseg", "trkpt", "name", "ele"):
        prefixed = prefixed.replace(f"<{tag}", f"<g:{tag}")
    found, expected = (read_file(text.encode(), "x.gpx").routes[0] for text in (prefixed, plain))
    assert found.name == "Walk"
    assert list(found.track.ele_m) == list(expected.track.ele_m)


def test_a_bad_point_of_a_prefixed_file_is_seen() -> None:
    for tag in ("g:wpt", "wpt"):
        walk = WALK.replace("<", "<g:").replace("<g:/", "</g:")
        data = f'<g:gpx xmlns:g="u">{walk}<{tag} lat="91" lon="0"/></g:gpx>'.encode()
        reading = read_file(data, "x.gpx")
        assert reading.routes[0].waypoints == ()
        assert reading.repairs == (Repair(Mend.NO_COORDINATE, 1),)


def test_prefixes_of_one_file_do_not_stay_in_the_process() -> None:
    before = dict(ET._namespace_map)  # type: ignore[attr-defined]
    data = gpx(
        WALK + '<extensions><evil:a xmlns:evil = "urn:b"/></extensions>',
        'xmlns:mine="urn:a" xmlns:gpxtpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"',
    )
    assert read_file(data, "x.gpx").routes[0].name == "Walk"
    assert ET._namespace_map == before  # type: ignore[attr-defined]


def test_a_file_at_every_limit_is_read() -> None:
    points = "".join(f'<trkpt lat="0" lon="{n / 10_000:.4f}"/>' for n in range(MOST_POINTS))
    deep = "<a>" * (MOST_DEPTH - 1) + "</a>" * (MOST_DEPTH - 1)
    text = f"<name>{'n' * MOST_TEXT_CHARS}</name>"
    data = gpx(f"<trk>{text}<trkseg>{points}</trkseg></trk><extensions/>{deep}")
    assert len(read_file(data, "x.gpx").routes[0].track) == MOST_POINTS


def test_the_points_are_those_that_an_xml_parser_sees() -> None:
    """What one reader takes for text and another for markup would pass between them unseen."""
    hidden = (
        '<!-- ]]></ele></trkpt><trkpt lat="1" lon="0"></trkpt><trkpt lat="0" lon="0"><a>'
        '<![CDATA[--><a><![CDATA[ ]]></a><b c=\'<trkpt lat="9" lon="9"/>\'/>'
    ).replace("='<", "='&lt;")
    for tag in ("time", "ele", "name"):
        walk = trk(SHORT_WALK).replace(
            "12.0</ele>", f"12.0</ele><{tag}><![CDATA[<{tag}>]]>{hidden}"
        )
        walk = walk.replace("/>'/>", f"/>'/></{tag}>")
        data = gpx(walk)
        seen = [float(each.attrib["lat"]) for each in ET.fromstring(data).iter("trkpt")]  # noqa: S314
        found = read_file(data, "x.gpx").routes[0].track
        assert list(found.lat_deg) == seen == [-33.8, -33.801, -33.802]


def test_a_text_is_walked_as_it_is_written() -> None:
    seen: list[tuple[str, object]] = []

    class Note:
        def start(self, tag: str, attributes: dict[str, str]) -> None:
            seen.append((tag, attributes))

        def end(self, tag: str, text: str) -> None:
            seen.append((tag, text))

    text = decoded('<g:gpx a="1">x<g:a>é<![CDATA[<]]></g:a>y</g:gpx>'.encode(), "x")
    assert walked(text, "x", Note()) == ""
    assert seen == [("g:gpx", {"a": "1"}), ("g:a", {}), ("g:a", "é<"), ("g:gpx", "y")]
    assert "unclosed token" in walked(text[:-3], "x", Note())


def test_a_strict_decoding_guesses_nothing() -> None:
    with pytest.raises(RouteFileError) as caught:
        decoded(gpx(WALK).replace(b"Walk", b"Stra\xdfe"), "x")
    assert caught.value.code is Fault.ENCODING


@pytest.mark.parametrize(
    "name", ["{{ 7 * 7 }}", "${7*7}", "`\\`", "<b>x</b>", "C:\\users", "![a](b)"]
)
def test_a_name_that_looks_like_code_stays_plain_text(name: str) -> None:
    route = equator_route(1000, name=name)
    back = read_file(write_gpx(route), "x.gpx").routes[0]
    assert back.name == name
    assert measure(back).distance_m == pytest.approx(1000, rel=1e-4)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            gpx(
                trk((n // 2 % 80 + n % 2 / 1e4, n // 2 % 170) for n in range(2 * MOST_SEGMENTS + 2))
            ),
            id="a track of jumps",
        ),
        pytest.param(
            tcx(activity(*[trackpoint(1, 2)] * (MOST_SEGMENTS + 1))), id="tracks of an activity"
        ),
        pytest.param(
            kml(placemark(linestring("1,2 1,3") * (MOST_SEGMENTS + 1))), id="lines of a placemark"
        ),
    ],
)
def test_a_line_of_too_many_pieces_is_refused_in_every_format(data: bytes) -> None:
    assert refusal(data) is Fault.TOO_MANY_LINES
