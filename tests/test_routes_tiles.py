"""A host's own tiles: settings that are checked, and archives that are unpacked."""

import gzip
import os
import re
from contextlib import suppress
from pathlib import Path

import pytest
from pmtiles.tile import Compression, TileType
from tile_builders import pmtiles_file

import routes.mapview.archive as routes_archive
from routes.mapview.archive import open_archive, plain_credit
from routes.mapview.tile_setting import (
    CREDIT,
    PMTILES,
    URL,
    TileFault,
    TileSetting,
    TileSettingError,
    tile_setting,
)
from routes.screens.map_labels import tile_fault_text
from routes.screens.tile_choice import tile_choice

GOOD_URL = "https://tiles.example.org/{z}/{x}/{y}.png"
HERE = [(12, x, y) for x in range(3765, 3768) for y in range(2457, 2459)]


def fault_of(environ: dict[str, str]) -> TileFault:
    with pytest.raises(TileSettingError) as caught:
        tile_setting(environ)
    return caught.value.fault


def test_settings_are_read() -> None:
    assert tile_setting({}) is None
    assert tile_setting({URL: " ", PMTILES: ""}) is None
    assert tile_setting({URL: GOOD_URL, CREDIT: " Us "}) == TileSetting("Us", url=GOOD_URL)
    assert tile_setting({PMTILES: "a.pmtiles"}) == TileSetting("", archive=Path("a.pmtiles"))


@pytest.mark.parametrize(
    "url",
    [
        "tiles.example.org/{z}/{x}/{y}.png",
        "javascript:alert(1)//{z}/{x}/{y}",
        "file:///tiles/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}.png",
        "https://tiles.example.org/{z}/{x}/{y}.png?key={key}",
        "https://{s}.example.org/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_cannot_be_asked_is_refused(url: str) -> None:
    assert fault_of({URL: url, CREDIT: "Us"}) is TileFault.BAD_URL


def test_tiles_without_a_credit_two_sources_and_a_long_credit_are_refused() -> None:
    assert fault_of({URL: GOOD_URL}) is TileFault.NO_CREDIT
    assert fault_of({URL: GOOD_URL, PMTILES: "a", CREDIT: "Us"}) is TileFault.BOTH
    assert fault_of({URL: GOOD_URL, CREDIT: "x" * 201}) is TileFault.LONG_CREDIT


def test_every_fault_has_a_sentence_that_shows_what_is_meant() -> None:
    without_detail = {TileFault.NO_CREDIT, TileFault.BOTH}
    for fault in TileFault:
        words = tile_fault_text(fault, "{told}")
        assert re.fullmatch(r"[A-Z].*\. OpenStreetMap's tiles are offered instead\.", words)
        assert words.count("{told}") == (0 if fault in without_detail else 1)
    assert "{z}" in tile_fault_text(TileFault.BAD_URL, "x")


def test_an_archive_is_unpacked_once_and_anew_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / "town.pmtiles"
    file.write_bytes(pmtiles_file(HERE, credit="<a href='x'>&copy; Town &amp; us</a>"))
    archive = open_archive(file, tmp_path / "caches")
    assert (archive.min_zoom, archive.max_zoom, archive.suffix) == (12, 12, ".png")
    assert archive.credit == "© Town & us"
    assert archive.bounds.south_deg < -33.8 < archive.bounds.north_deg
    tiles = sorted(archive.folder.rglob("*.png"))
    assert [tuple(map(int, (*t.parts[-3:-1], t.stem))) for t in tiles] == sorted(HERE)
    assert tiles[0].read_bytes().startswith(b"\x89PNG")
    first = tiles[0].stat().st_ino
    assert open_archive(file, tmp_path / "caches").folder == archive.folder
    assert tiles[0].stat().st_ino == first
    file.write_bytes(pmtiles_file(HERE[:2]))
    os.utime(file, ns=(1, 1))
    again = open_archive(file, tmp_path / "caches")
    assert len(list(again.folder.rglob("*.png"))) == 2
    assert list(again.folder.parent.iterdir()) == [again.folder]


def archive_fault(file: Path, caches: Path) -> TileFault:
    with pytest.raises(TileSettingError) as caught:
        open_archive(file, caches)
    return caught.value.fault


def test_what_is_no_raster_archive_is_told(tmp_path: Path) -> None:
    file = tmp_path / "town.pmtiles"
    assert archive_fault(file, tmp_path) is TileFault.NO_FILE
    whole = pmtiles_file(HERE)
    bad = {
        b"": TileFault.NOT_PMTILES,
        b"\x89PNG and no more": TileFault.NOT_PMTILES,
        whole[:100]: TileFault.NOT_PMTILES,
        whole[:130]: TileFault.NOT_PMTILES,
        pmtiles_file(HERE, kind=TileType.MVT): TileFault.VECTOR,
        pmtiles_file(HERE, packing=Compression.GZIP): TileFault.PACKED,
    }
    for data, fault in bad.items():
        file.write_bytes(data)
        assert archive_fault(file, tmp_path / "caches") is fault


def test_an_archive_with_any_byte_changed_is_opened_or_told(tmp_path: Path) -> None:
    whole = pmtiles_file(HERE)
    file = tmp_path / "town.pmtiles"
    for at in range(260):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with suppress(TileSettingError):
            assert open_archive(file, tmp_path / "caches").suffix.startswith(".")


def test_too_many_tiles_are_refused_and_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes_archive, "MOST_TILES", 3)
    file = tmp_path / "town.pmtiles"
    file.write_bytes(pmtiles_file(HERE))
    assert archive_fault(file, tmp_path / "caches") is TileFault.TOO_LARGE
    assert list((tmp_path / "caches").rglob("*.png")) == []


def test_a_full_or_closed_disk_is_told(tmp_path: Path) -> None:
    file = tmp_path / "town.pmtiles"
    file.write_bytes(pmtiles_file(HERE))
    (tmp_path / "caches").write_bytes(b"a file where a folder should be")
    assert archive_fault(file, tmp_path / "caches") is TileFault.NO_ROOM


def test_a_credit_is_text_whatever_it_holds() -> None:
    assert plain_credit("<script>x</script> &lt;b&gt;") == "x <b>"
    assert plain_credit(None) == ""
    assert len(plain_credit("a" * 1000)) == 200


def test_a_wrong_setting_is_told_and_openstreetmap_offered(tmp_path: Path) -> None:
    file = tmp_path / "{secret}.pmtiles"
    file.write_bytes(gzip.compress(b"no archive"))
    choice = tile_choice({PMTILES: str(file)}, tmp_path)
    assert choice.tiles.name == "OpenStreetMap"
    assert "{secret}.pmtiles" in choice.complaint
    assert str(tmp_path) not in choice.complaint


def test_own_tiles_are_credited_and_never_turned_dark(tmp_path: Path) -> None:
    own = tile_choice({URL: GOOD_URL, CREDIT: "© OpenStreetMap contributors, Town"}, tmp_path).tiles
    assert (own.url, own.is_light) == (GOOD_URL, False)
    assert own.attribution == "© OpenStreetMap contributors, Town"
    assert own.attribution_url == "https://www.openstreetmap.org/copyright"
    assert tile_choice({URL: GOOD_URL, CREDIT: "Town"}, tmp_path).tiles.attribution_url == ""


def test_an_archive_without_any_credit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "town.pmtiles"
    file.write_bytes(pmtiles_file(HERE, credit=""))
    assert CREDIT in tile_choice({PMTILES: str(file)}, tmp_path).complaint
