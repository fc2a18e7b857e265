"""What is no extract is refused before osmium sees it, and what is too large is never unpacked."""

import bz2
import gzip
import zlib
from pathlib import Path

import osmium
import pytest
from osm_builders import Town, tags_of

from routes.errors import Fault, RouteFileError
from routes.osm import opening
from routes.osm.building import network_of
from routes.osm.opening import Form, form_of
from routes.osm.reading import read_extract
from routes.read.sniff import Look


def town() -> Town:
    made = Town()
    made.way("highway=path name=Steig", (0, 0), (0, 1), (1, 1))
    made.way("highway=residential", (0, 1), (0, 2))
    return made


def pbf(folder: Path, options: str = "pbf") -> Path:
    text, path = folder / "plain.osm", folder / "town.osm.pbf"
    text.write_text(town().xml(), encoding="utf-8")
    with osmium.SimpleWriter(osmium.io.File(str(path), options), overwrite=True) as writer:
        for each in osmium.FileProcessor(str(text)).with_locations():
            writer.add(each)
    return path


def fault(data: bytes, folder: Path, name: str = "town.osm") -> Fault:
    """Return why a file is refused, by the guard or by osmium behind it."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(RouteFileError) as refused:
        network_of(read_extract(path, form_of(path)), "Town", where=name)
    assert refused.value.where == name
    return refused.value.code


def test_what_a_file_is_shows_in_its_bytes_not_in_its_name(tmp_path: Path) -> None:
    text = town().xml().encode()
    for data, form in (
        (text, Form.XML),
        (b"\xef\xbb\xbf" + text, Form.XML),
        (gzip.compress(text), Form.XML_GZ),
        (gzip.compress(text[:100]) + gzip.compress(text[100:]), Form.XML_GZ),
        (bz2.compress(text), Form.XML_BZ2),
        (bz2.compress(text[:100]) + bz2.compress(text[100:]), Form.XML_BZ2),
        (pbf(tmp_path).read_bytes(), Form.PBF),
    ):
        path = tmp_path / "any.name"
        path.write_bytes(data)
        assert form_of(path) is form
        network = network_of(read_extract(path, form), "Town").network
        assert len(network.start) == 3


@pytest.mark.parametrize(
    "options", ["pbf", "pbf,pbf_compression=none", "pbf,locations_on_ways=true"]
)
def test_every_sort_of_pbf_gives_the_same_ways(tmp_path: Path, options: str) -> None:
    path = pbf(tmp_path, options)
    assert network_of(read_extract(path, form_of(path)), "Town").told.kept_m == pytest.approx(
        260.3, rel=0.001
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Fault.EMPTY),
        (b" \n\0\n", Fault.EMPTY),
        (b"hello, this is a text", Fault.NOT_EXTRACT),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Fault.NOT_EXTRACT),
        (b"<?xml version='1.0'?><gpx><trk/></gpx>", Fault.NOT_EXTRACT),
        (b"<osmChange version='0.6'><modify/></osmChange>", Fault.HISTORY),
        (b"<osm version='0.6'><action type='create'/></osm>", Fault.HISTORY),
        (
            b"<osm version='0.6'><remark> runtime error: Query timed out </remark></osm>",
            Fault.CUT_ANSWER,
        ),
        (
            gzip.compress(
                b"<osm version='0.6'><remark> runtime error: Query ran out of memory", mtime=0
            ),
            Fault.CUT_ANSWER,
        ),
        (b'{"version": 0.6, "elements": []}', Fault.NOT_EXTRACT),
        (b"PK\x03\x04" + bytes(100), Fault.PACKED_EXTRACT),
        (b"\xfd7zXZ\0 and more", Fault.PACKED_EXTRACT),
        (gzip.compress(gzip.compress(town().xml().encode()), mtime=0), Fault.PACKED_EXTRACT),
        (gzip.compress(bz2.compress(town().xml().encode()), mtime=0), Fault.PACKED_EXTRACT),
        (bz2.compress(b"\0\0\0\x0d\n\x09OSMHeader\x18\x01"), Fault.PACKED_EXTRACT),
        # A blob of zstd, of which neither osmium nor we know anything.
        (b"\0\0\0\x0d\n\x09OSMHeader\x18\x06\x10\x09\x3a\x02\x28\xb5", Fault.PACKED_EXTRACT),
        (gzip.compress(b"hello", mtime=0), Fault.NOT_EXTRACT),
        (gzip.compress(b"", mtime=0), Fault.EMPTY),
        (bz2.compress(b"hello"), Fault.NOT_EXTRACT),
        (bz2.compress(b"<osm version='0.6'></osm>"), Fault.NO_WAYS),
        (b"\x1f\x8b" + bytes(50), Fault.BROKEN_EXTRACT),
        (b"BZh9" + bytes(50), Fault.BROKEN_EXTRACT),
        (gzip.compress(town().xml().encode(), mtime=0)[:-30], Fault.BROKEN_EXTRACT),
        (bz2.compress(town().xml().encode())[:-30], Fault.BROKEN_EXTRACT),
        # Of two that were joined the second is damaged.
        (bz2.compress(town().xml().encode()[:300]) + b"BZh9" + bytes(50), Fault.BROKEN_EXTRACT),
        (town().xml().encode()[:-30], Fault.BROKEN_EXTRACT),
        (b"<osm version='0.6'><node id='x' lat='1' lon='1'/></osm>", Fault.BROKEN_EXTRACT),
        (b"<osm version='0.6'><node id='1' lat='1.0.0' lon='1'/></osm>", Fault.BROKEN_EXTRACT),
        (b"<osm version='0.6'><bounds minlat='1 north'/></osm>", Fault.BROKEN_EXTRACT),
        (b"<osm version='0.1'></osm>", Fault.BROKEN_EXTRACT),
        (b"<osm version='0.6'></osm>", Fault.NO_WAYS),
        (b"\0\0\0\x0d\n\x09OSMHeader\x18\xff\xff\xff\x0f", Fault.BROKEN_EXTRACT),
    ],
)
def test_what_is_no_whole_extract_is_refused(tmp_path: Path, data: bytes, code: Fault) -> None:
    assert fault(data, tmp_path) is code


@pytest.mark.parametrize(
    ("data", "look"),
    [
        (b"<!DOCTYPE html><title>404</title><p><osm></p>", Look.WEB_PAGE),
        (b"\n<html><head><title>302 Found</title></head></html>", Look.WEB_PAGE),
        (b'{"version": 0.6, "generator": "Overpass API <osm", "elements": []}', Look.JSON),
    ],
)
def test_what_a_file_looks_like_is_told(tmp_path: Path, data: bytes, look: Look) -> None:
    path = tmp_path / "town.osm"
    path.write_bytes(data)
    with pytest.raises(RouteFileError) as refused:
        form_of(path)
    assert (refused.value.code, refused.value.detail) == (Fault.NOT_EXTRACT, look.value)


def test_a_long_comment_before_the_first_element_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "town.osm"
    comment = f"<!-- {'licence ' * 1_000} -->"
    path.write_text(town().xml().replace("?>", f"?>{comment}", 1), encoding="utf-8")
    assert form_of(path) is Form.XML


def test_a_history_is_refused_and_two_extracts_of_one_day_are_not(tmp_path: Path) -> None:
    text = town().xml().replace("<way id", "<way version='1' id")
    ways = text[text.index("<way") : text.index("</osm>")]
    twice = text.replace("</osm>", f"{ways}</osm>")
    path = tmp_path / "town.osm"
    path.write_text(twice, encoding="utf-8")
    assert len(network_of(read_extract(path, form_of(path)), "Town").network.start) == 3
    later = ways.replace("version='1'", "version='2'")
    history = text.replace("</osm>", f"{later}</osm>").encode()
    assert fault(history, tmp_path) is Fault.HISTORY


def test_a_pbf_that_was_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    data = pbf(tmp_path).read_bytes()
    for end in range(8, len(data), 7):
        # Cut between two blobs it is whole, but its ways are gone.
        assert fault(data[:end], tmp_path) in {
            Fault.BROKEN_EXTRACT,
            Fault.NOT_EXTRACT,
            Fault.NO_WAYS,
        }


def test_entities_that_multiply_are_refused(tmp_path: Path) -> None:
    laughs = b"<!DOCTYPE osm [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><osm version='0.6'>&b;</osm>"
    assert fault(laughs, tmp_path) is Fault.BROKEN_EXTRACT


def packed(parts: int, part: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    begun = packer.compress(b"<osm version='0.6'>")
    return begun + b"".join(packer.compress(part) for _ in range(parts)) + packer.flush()


def test_a_file_that_unpacks_to_blanks_is_refused_at_once(tmp_path: Path) -> None:
    assert fault(packed(30, b" " * 1_000_000), tmp_path) is Fault.NOT_EXTRACT


def test_what_is_larger_than_allowed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nodes = packed(3, b"<node id='1' lat='1' lon='1'/>" * 10_000)
    small = pbf(tmp_path).read_bytes()
    monkeypatch.setattr(opening, "MOST_EXTRACT_UNPACKED_BYTES", 800_000)
    assert fault(nodes, tmp_path) is Fault.TOO_LARGE_EXTRACT
    monkeypatch.setattr(opening, "MOST_EXTRACT_UNPACKED_BYTES", 100)
    assert fault(town().xml().encode(), tmp_path) is Fault.TOO_LARGE_EXTRACT
    assert fault(small, tmp_path, "town.osm.pbf") is Fault.TOO_LARGE_EXTRACT
    monkeypatch.setattr(opening, "MOST_EXTRACT_BYTES", 100)
    assert fault(nodes, tmp_path) is Fault.TOO_LARGE_EXTRACT


@pytest.mark.parametrize(("limit", "most"), [("POINTS", 4), ("OTHERS", 1)])
def test_too_much_is_refused_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(f"routes.osm.gathering.MOST_EXTRACT_{limit}", most)
    assert fault(town().xml().encode(), tmp_path) is Fault.TOO_LARGE_EXTRACT


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.osm", tmp_path / "nul\0.osm"):
        with pytest.raises(RouteFileError) as refused:
            form_of(path)
        assert refused.value.code is Fault.NO_ACCESS


def test_tags_of_tests_read_as_they_are_written() -> None:
    assert tags_of("highway=path name=a=b") == {"highway": "path", "name": "a=b"}
