"""ZIP, KMZ and gzip, and files of any kind under any name."""

import gzip
import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from builders import SHORT_WALK, gpx, trk
from file_builders import (
    Fit,
    activity,
    kml,
    linestring,
    placemark,
    refused,
    tcx,
    trackpoint,
    zipped,
)

from routes.errors import Fault
from routes.limits import MOST_BYTES, MOST_MEMBERS, MOST_WASTED_BYTES
from routes.read import SUFFIXES, Mend, Reading, Refusal, Repair, read_file
from routes.read.sniff import Look
from routes.screens.words import fault_text, refusal_text

WALK = gpx(trk(SHORT_WALK, "GPX"))
RUN = tcx(activity(trackpoint(1, 2) + trackpoint(1, 2.001, 9), more="<Notes>TCX</Notes>"))
MAP = kml(placemark(linestring("2,1 2.001,1"), "KML"))


def course() -> bytes:
    fit = Fit()
    fit.kind(6)
    fit.add(31, [(5, "str8", "FIT")])
    fit.record(1, 2)
    fit.record(1, 2.001)
    return fit.bytes()


COURSE = course()
PLAIN = {"a.gpx": WALK, "b.tcx": RUN, "c.kml": MAP, "d.fit": COURSE}
NOISE = b"".join(struct.pack(">I", at * 2_654_435_761 % 2**32) for at in range(100_000))


def names(reading: Reading) -> list[str]:
    return [route.name for route in reading.routes]


def told(reading: Reading) -> Mapping[Mend, int]:
    return {repair.mend: repair.count for repair in reading.repairs}


@pytest.mark.parametrize("data", PLAIN.values(), ids=PLAIN)
@pytest.mark.parametrize("name", ["run.gpx", "run.fit", "run.zip", "run", ""])
def test_the_content_tells_what_a_file_is_not_its_name(data: bytes, name: str) -> None:
    assert len(read_file(data, name).routes) == 1


def test_a_zip_holds_files_of_every_format_in_folders() -> None:
    inside = {f"activities/{name}": data for name, data in PLAIN.items()} | {"activities/": b""}
    reading = read_file(zipped(inside), "export.zip")
    assert names(reading) == ["GPX", "TCX", "KML", "FIT"]
    assert reading.repairs == reading.refused == ()


def test_a_gzip_is_one_file_named_without_its_suffix() -> None:
    nameless = gpx(trk(SHORT_WALK))
    assert names(read_file(gzip.compress(nameless), "easy run.gpx.gz")) == ["easy run"]
    assert names(read_file(gzip.compress(nameless[:50]) + gzip.compress(nameless[50:]), "a.gz"))


def test_an_archive_may_hold_packed_files() -> None:
    inner = {"1.fit.gz": gzip.compress(COURSE), "2.kmz": zipped({"doc.kml": MAP})}
    inner["part.zip"] = zipped({"3.gpx": WALK})
    assert names(read_file(zipped(inner), "export.zip")) == ["FIT", "KML", "GPX"]


def test_a_whole_account_of_another_service_is_read() -> None:
    """Strava packs TCX with ten blanks before it, Garmin a ZIP of FIT, Apple beside huge XML."""
    health = (
        b'<?xml version="1.0"?>\n<!DOCTYPE HealthData [<!ELEMENT HealthData (x)>]>\n<HealthData/>'
    )
    accounts = {
        "activities/1.tcx.gz": gzip.compress(b" " * 10 + RUN),
        "activities/2.fit.gz": gzip.compress(COURSE),
        "DI_CONNECT/Uploaded_Part1.zip": zipped({"me_3.fit": COURSE + b"\0"}),
        "apple_health_export/workout-routes/route_2026-01-01_7.00am.gpx": WALK,
        "apple_health_export/export.xml": health,
        "activities.csv": b"Activity ID\n1\n",
    }
    reading = read_file(zipped(accounts), "export.zip")
    assert names(reading) == ["TCX", "FIT", "FIT", "GPX"]
    assert told(reading) == {Mend.OTHER_FILE: 2, Mend.STRAY_SIGN: 10}
    assert reading.refused == ()


def test_files_that_are_no_routes_are_counted() -> None:
    others = {"activities.csv": b"a,b\n", "media/1.jpg": b"\xff\xd8\xff\xe0", "x.json": b"{}"}
    others |= {"empty.txt": b"", "index.html": b"<!DOCTYPE html><html/>", "photo.gpx": b"\x89PNG"}
    reading = read_file(zipped(others | {"run.gpx": WALK}), "export.zip")
    assert names(reading) == ["GPX"]
    assert told(reading) == {Mend.OTHER_FILE: len(others)}


def test_what_programs_hide_is_not_counted() -> None:
    hidden = {"__MACOSX/._a.gpx": b"x", ".DS_Store": b"x", "sub/._a.gpx": b"x"}
    reading = read_file(zipped(hidden | {"a.gpx": WALK}), "export.zip")
    assert (reading.repairs, reading.refused) == ((), ())


def test_a_bad_file_stops_no_other_and_is_told() -> None:
    inside = {"bad.gpx": b"<gpx><trk>", "1/a.gpx": WALK, "no.fit": b"x", "b.tcx": RUN}
    inside["lone.kml"] = kml("")
    reading = read_file(zipped(inside), "export.zip")
    assert names(reading) == ["GPX", "TCX"]
    assert [(each.name, each.code) for each in reading.refused] == [
        ("bad.gpx", Fault.BROKEN_XML),
        ("no.fit", Fault.NOT_GPX),
        ("lone.kml", Fault.NO_LINE),
    ]


def test_repairs_of_all_files_are_added_up() -> None:
    odd = gpx(trk([*SHORT_WALK, (-33.803, 151.0, 9_999.0)]))
    more = gpx(trk([*SHORT_WALK, (-33.803, 151.0, 99_999.0)]))
    reading = read_file(zipped({"a.gpx": odd, "b.gpx": more}), "export.zip")
    assert reading.repairs == (Repair(Mend.HEIGHT_UNKNOWN, 2),)


def test_the_same_file_twice_is_read_once_and_told() -> None:
    reading = read_file(zipped({"a.gpx": WALK, "b/a.gpx": WALK, "c.tcx": RUN}), "export.zip")
    assert names(reading) == ["GPX", "TCX"]
    assert told(reading) == {Mend.SAME_FILE: 1}


@pytest.mark.parametrize("name", ["map.kmz", "map.zip"])
def test_a_kmz_is_about_its_doc_kml(name: str) -> None:
    other = kml(placemark(linestring("2,1 2.001,1"), "Other"))
    inside = {"files/icon.png": b"\x89PNG", "files/part.kml": other, "doc.kml": MAP}
    reading = read_file(zipped(inside), name)
    assert (names(reading), reading.repairs) == (["KML"], ())


def test_a_kmz_without_doc_kml_is_about_its_first_kml_at_the_root() -> None:
    assert names(read_file(zipped({"sub/x.kml": b"", "map.kml": MAP}), "map.kmz")) == ["KML"]


@pytest.mark.parametrize(
    "name",
    ["../../a.gpx", "/etc/a.gpx", "C:\\a.gpx", "..\\a.gpx", "a\0b.gpx", "con", "\u202ea.gpx"],
)
def test_names_are_labels_and_nothing_is_written(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    nameless = gpx(trk(SHORT_WALK))
    reading = read_file(zipped({name: nameless, "bad/" + name: b"<gpx/>"}), "export.zip")
    assert len(reading.routes) == 1
    assert not set("/\\\0\u202e") & set(names(reading)[0] + reading.refused[0].name)
    assert list(tmp_path.iterdir()) == []


def locked(data: bytes) -> bytes:
    """Return a ZIP with the flag of encryption set in its only entry."""
    found = bytearray(data)
    found[6] |= 1
    found[found.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(found)


def with_method(data: bytes, method: int) -> bytes:
    found = bytearray(data)
    struct.pack_into("<H", found, 8, method)
    struct.pack_into("<H", found, found.rindex(b"PK\x01\x02") + 10, method)
    return bytes(found)


def nested(levels: int) -> bytes:
    data = WALK
    for _ in range(levels):
        data = zipped({"a.gpx" if data is WALK else "a.zip": data})
    return data


def quine_like() -> bytes:
    """Return archives in archives, each of ten, as a file that holds itself would unpack."""
    data = zipped({"0.zip": zipped({"x": b"x"})})
    for _ in range(8):
        data = zipped({f"{at}.zip": data + bytes([at]) for at in range(10)})
    return data


def overlapping() -> bytes:
    """Return a ZIP whose thousand entries are all one packed file of 10 MB."""
    whole = bytearray(zipped({"a.gpx": b"<gpx>" + b" " * 9_900_000 + NOISE}))
    directory = bytes(whole[whole.rindex(b"PK\x01\x02") : whole.rindex(b"PK\x05\x06")])
    start = whole.rindex(b"PK\x01\x02")
    entries = b"".join(
        directory[:16] + struct.pack("<I", at) + directory[20:] for at in range(1_000)
    )
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1_000, 1_000, len(entries), start, 0)
    return bytes(whole[:start]) + entries + end


def flood(count: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for at in range(count):
            archive.writestr(zipfile.ZipInfo(str(at)), b"")
    return target.getvalue()


def directory_flood() -> bytes:
    entry = flood(1)
    at = entry.rindex(b"PK\x01\x02")
    entries = entry[at : entry.rindex(b"PK\x05\x06")] * 200_000
    return (
        entry[:at] + entries + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(entries), at, 0)
    )


def gzip_bomb() -> bytes:
    return gzip.compress(b"\0" * 300_000_000, compresslevel=1)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda: zipped({}), Fault.NO_ROUTE_FILE, id="empty"),
        pytest.param(lambda: zipped({"a.txt": b"x"}), Fault.NO_ROUTE_FILE, id="no route"),
        pytest.param(lambda: zipped({"a.gpx": b"<gpx/>"}), Fault.NO_LINE, id="one without line"),
        pytest.param(lambda: zipped(PLAIN)[:-30], Fault.BROKEN_ARCHIVE, id="cut off"),
        pytest.param(lambda: b"PK\3\4" + NOISE, Fault.BROKEN_ARCHIVE, id="no zip at all"),
        pytest.param(
            lambda: with_method(zipped({"a.gpx": WALK}), 14),
            Fault.BROKEN_ARCHIVE,
            id="another method",
        ),
        pytest.param(lambda: locked(zipped({"a.gpx": WALK})), Fault.LOCKED_ARCHIVE, id="locked"),
        pytest.param(lambda: nested(3), Fault.NESTED_ARCHIVE, id="three deep"),
        pytest.param(lambda: gzip.compress(nested(2)), Fault.NESTED_ARCHIVE, id="three packings"),
        pytest.param(quine_like, Fault.NO_ROUTE_FILE, id="archives without end"),
        pytest.param(
            lambda: zipped({"a.gpx": b"<gpx>" + b" " * 9_900_000}), Fault.UNSAFE_ARCHIVE, id="bomb"
        ),
        pytest.param(
            lambda: zipped({"a.gpx": b"\0" * (MOST_BYTES + 1)}), Fault.TOO_LARGE, id="large inside"
        ),
        pytest.param(overlapping, Fault.NO_ROUTE_FILE, id="one content for all entries"),
        pytest.param(lambda: flood(MOST_MEMBERS + 1), Fault.UNSAFE_ARCHIVE, id="many files"),
        pytest.param(directory_flood, Fault.UNSAFE_ARCHIVE, id="many entries"),
        pytest.param(gzip_bomb, Fault.TOO_LARGE, id="gzip bomb"),
        pytest.param(lambda: gzip.compress(WALK)[:-9], Fault.BROKEN_ARCHIVE, id="gzip cut off"),
        pytest.param(lambda: b"\x1f\x8b" + NOISE, Fault.BROKEN_ARCHIVE, id="no gzip at all"),
        pytest.param(lambda: gzip.compress(b"") * 500_000, Fault.UNSAFE_ARCHIVE, id="gzip parts"),
        pytest.param(lambda: gzip.compress(b""), Fault.EMPTY, id="gzip of nothing"),
    ],
)
def test_a_hostile_archive_is_refused_in_little_memory(
    make: Callable[[], bytes], code: Fault
) -> None:
    data = make()
    tracemalloc.start()
    assert refused(data, "export.zip").code is code
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000_000


def test_ten_thousand_other_files_are_passed() -> None:
    inside = {str(at): NOISE[at : at + 5_000] for at in range(MOST_MEMBERS)}
    data = zipped(inside, zipfile.ZIP_STORED)
    assert refused(data, "export.zip").code is Fault.NO_ROUTE_FILE


def test_after_much_rubbish_the_rest_is_left_unread_and_told() -> None:
    rubbish = {
        f"{at}.gpx": b"<gpx>" + bytes(f"<a>{at}</a>", "ascii") + NOISE.hex().encode() * 5
        for at in range(6)
    }
    reading = read_file(zipped({"first.gpx": WALK} | rubbish | {"last.gpx": RUN}), "export.zip")
    assert names(reading) == ["GPX"]
    assert told(reading)[Mend.FILE_UNREAD] >= 3
    assert len(reading.refused) + told(reading)[Mend.FILE_UNREAD] == 7


@pytest.mark.parametrize(
    ("head", "look"),
    [
        (b"<!DOCTYPE html><p>", Look.WEB_PAGE),
        (b"<?xml version='1.0'?><!-- a --><html>", Look.WEB_PAGE),
        (b"\x89PNG\r\n\x1a\n", Look.PICTURE),
        (b"\xff\xd8\xff\xe1", Look.PICTURE),
        (b"\0\0\0\x18ftypheic", Look.PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Look.PICTURE),
        (b"\0\0\0\x18ftypmp42", Look.VIDEO),
        (b"%PDF-1.7", Look.PDF),
        (b"Rar!\x1a\x07", Look.PACKED),
        (b"a.gpx".ljust(257, b"\0") + b"ustar", Look.TAR),
        (b'{"type": "FeatureCollection"}', Look.JSON),
    ],
)
def test_another_kind_of_file_is_named_in_the_sentence(head: bytes, look: Look) -> None:
    error = refused(head, "run.gpx")
    assert error.code is Fault.NOT_GPX
    assert fault_text(error).endswith(f" It looks like {look.value}.")


def test_a_refused_file_of_an_archive_has_a_sentence() -> None:
    for fault in Fault:
        told_of = refusal_text(Refusal("a.gpx", fault, "secret"))
        assert told_of.startswith("a.gpx ")
        assert "secret" not in told_of


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_the_kind_shows_in_every_encoding(encoding: str) -> None:
    text = RUN.decode().replace("UTF-8", encoding.removesuffix("-sig"))
    assert names(read_file(text.encode(encoding), "run.tcx")) == ["TCX"]


def test_the_suffixes_are_those_of_the_formats() -> None:
    assert SUFFIXES == (".gpx", ".tcx", ".fit", ".kml", ".kmz", ".zip", ".gz")


def test_a_large_library_in_one_archive_is_read() -> None:
    nameless = {f"{at}.gpx": gpx(trk(SHORT_WALK, f"Run {at}")) for at in range(1_000)}
    assert len(read_file(zipped(nameless), "export.zip").routes) == 1_000


def test_as_much_as_good_files_may_be_runs_without_a_line() -> None:
    points = "".join(trackpoint(1, 2 + n / 10_000, n) for n in range(9_000))
    indoors = "".join(f"<Trackpoint><Time>{n}</Time></Trackpoint>" for n in range(20_000))
    inside = {
        f"{day}.tcx": tcx(
            activity(points if day % 2 == 0 else indoors, more=f"<Notes>{day}</Notes>")
        )
        for day in range(24)
    }
    assert sum(map(len, inside.values())) > 2 * MOST_WASTED_BYTES
    reading = read_file(zipped(inside), "export.zip")
    assert (len(reading.routes), len(reading.refused), reading.repairs) == (12, 12, ())


def test_many_files_without_a_line_are_a_waste() -> None:
    inside = {f"{n}.gpx": gpx(f"<name>{n}</name>") for n in range(2_000)} | {"last.gpx": WALK}
    assert refused(zipped(inside), "export.zip").code is Fault.NO_ROUTE_FILE
    reading = read_file(zipped({"first.gpx": WALK} | inside), "export.zip")
    unread = told(reading)[Mend.FILE_UNREAD]
    assert names(reading) == ["GPX"]
    assert len(reading.refused) + unread == 2_001
    assert unread > 1_000


def test_what_a_packed_file_wastes_is_what_it_unpacks_to() -> None:
    dense = {f"{n}.gpx.gz": gzip.compress(gpx(f"<a>{n}</a>" * 50_000)) for n in range(20)}
    reading = read_file(zipped({"first.gpx": WALK} | dense), "export.zip")
    assert told(reading)[Mend.FILE_UNREAD] > 10


def test_a_large_file_is_read_from_an_archive_that_wasted_nothing() -> None:
    places = [(f"{n / 100_000:.5f}", 1) for n in range(100_000)]
    large = gpx(trk(places) + f"<!--{' ' * 5_000_000}-->")  # type: ignore[arg-type]
    assert len(large) > MOST_BYTES * 0.8
    reading = read_file(zipped({"large.gpx": large}, zipfile.ZIP_STORED), "export.zip")
    assert len(reading.routes[0].track) == 100_000
