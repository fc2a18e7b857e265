"""What Overpass and JOSM write and osmium does not take is read all the same."""

import bz2
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from osm_builders import Town, imported

from routes.errors import Fault, RouteFileError
from routes.network import Flag
from routes.osm import mending
from routes.osm.building import Imported, network_of
from routes.osm.mending import mended
from routes.osm.opening import Form, form_of
from routes.osm.reading import read_extract

PATH = "highway=path"
# As Overpass answers: with a note and a time before all else.
OVERPASS = (
    "<?xml version='1.0'?><osm version='0.6' generator='Overpass API'><note>from OpenStreetMap"
    "</note><meta osm_base='2026-01-01T00:00:00Z'/>"
)
WAY = (
    "<way id='5'><bounds minlat='1' minlon='1' maxlat='1.01' maxlon='1'/><nd ref='1' lat='1.0' "
    "lon='1.0'/><nd ref='2' lat='1.01' lon='1'/><tag k='highway' v='path'/></way>"
)


def answer(inside: str, folder: Path) -> Imported:
    return imported(f"{OVERPASS}{inside}</osm>", folder, "overpass.osm")


def test_an_answer_with_places_in_its_ways_is_read(tmp_path: Path) -> None:
    assert answer(WAY, tmp_path).told.kept_m == pytest.approx(1105.7, abs=0.1)


def test_an_answer_with_places_in_the_members_of_relations_is_read(tmp_path: Path) -> None:
    corners = ((0.9, 0.9), (0.9, 1.1), (1.1, 1.1), (1.1, 0.9), (0.9, 0.9))
    border = "".join(
        f"<nd ref='{9 + at % 4}' lat='{lat}' lon='{lon}'/>" for at, (lat, lon) in enumerate(corners)
    )
    bare = border.replace("ref='", "old='")
    park = (
        f"<way id='6'>{border}</way><relation id='7'><bounds minlat='0.9' minlon='0.9' "
        f"maxlat='1.1' maxlon='1.1'/><member type='way' ref='6' role='outer'>\n {bare}\n</member>"
        "<member type='node' ref='9' role='' lat='1' lon='1'/><member type='way' ref='8' role=''/>"
        "<tag k='type' v='multipolygon'/><tag k='leisure' v='park'/></relation>"
    )
    made = answer(WAY + park, tmp_path)
    assert made.told.kept_m == pytest.approx(1105.7, abs=0.1)
    assert made.network.flags.tolist() == [Flag.IN_PARK]


def test_an_answer_with_places_of_some_nodes_only_takes_the_others_from_the_nodes(
    tmp_path: Path,
) -> None:
    nodes = "<node id='2' lat='1.01' lon='1'/><node id='3' lat='1.02' lon='1'/>"
    part = WAY.replace("<nd ref='2' lat='1.01' lon='1'/>", "<nd ref='2'/><nd ref='3'/>")
    assert answer(nodes + part, tmp_path).told.kept_m == pytest.approx(2211.5, abs=0.2)


@pytest.mark.parametrize(
    "more",
    [
        "<area id='3600000001'><tag k='name' v='Krems'/></area>",
        "<count total='3'><tag k='total' v='3'/></count>",
        "<relation id='7'><center lat='1' lon='1'/><tag k='type' v='route'/></relation>",
    ],
)
def test_what_else_overpass_adds_is_passed_over(tmp_path: Path, more: str) -> None:
    assert answer(more + WAY + more, tmp_path).told.kept_m == pytest.approx(1105.7, abs=0.1)


@pytest.mark.parametrize("chunk", [7, 100, 4_000_000])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_what_was_deleted_in_josm_is_gone(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chunk: int,
    pack: Callable[[bytes], bytes],
) -> None:
    monkeypatch.setattr(mending, "_CHUNK_BYTES", chunk)
    town = Town(sign=-1)
    town.way(PATH, (0, 0), (0, 1))
    gone = town.way(PATH, (0, 1), (0, 2))
    town.way(PATH, (0, 1), (1, 1))
    text = town.xml().replace(
        f"<way id='{gone}'>", f"<way id='{gone}' action='delete' visible='true'>"
    )
    alone = "<node id='-99' action=\"delete\" lat='1' lon='1'/>"
    text = text.replace("<way id", f"{alone}<way action='modify' id", 1)
    path = tmp_path / "josm.osm"
    path.write_bytes(pack(text.encode()))
    made = network_of(read_extract(path, form_of(path)), "Town")
    assert made.told.kept_m == pytest.approx(74.5 + 111.2, abs=0.3)
    assert (made.told.ways, made.told.missing_nodes) == (2, 0)


def test_a_sound_extract_is_not_copied(tmp_path: Path) -> None:
    town = Town()
    town.way(PATH, (0, 0), (0, 1))
    path = tmp_path / "town.osm"
    path.write_text(town.xml(), encoding="utf-8")
    with mended(path, Form.XML) as given:
        assert given == (path, Form.XML)


def test_what_is_slow_to_unpack_is_unpacked_once(tmp_path: Path) -> None:
    path = tmp_path / "town.osm.bz2"
    path.write_bytes(bz2.compress(b"<osm version='0.6'></osm>"))
    with mended(path, Form.XML_BZ2) as (copy, form):
        assert form is Form.XML
        assert copy.read_bytes() == b"<osm version='0.6'></osm>"
    assert not copy.exists()


def test_a_copy_is_gone_afterwards_and_no_search_in_it_is_long(tmp_path: Path) -> None:
    path = tmp_path / "long.osm"
    path.write_bytes(b"<osm><way action='delete'>" + b"<way action='delete'" * 50_000)
    with mended(path, Form.XML) as (copy, _):
        assert copy != path
        assert copy.exists()
    assert not copy.exists()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(28, "No space left on device"), Fault.NOT_SAVED),
        (OSError("Invalid data stream"), Fault.BROKEN_EXTRACT),
        (EOFError("Compressed file ended"), Fault.BROKEN_EXTRACT),
    ],
)
def test_where_there_is_no_room_for_a_copy_the_extract_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: Fault
) -> None:
    def fail(_source: object, _target: object) -> None:
        raise error

    monkeypatch.setattr(mending, "_mend", fail)
    with pytest.raises(RouteFileError) as refused:
        answer(f"{WAY}<count total='1'/>", tmp_path)
    assert refused.value.code is code
