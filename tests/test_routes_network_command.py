"""The command `network import`, from its options to its answers and sentences."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import numpy as np
import pytest
from builders import PROJECT
from osm_builders import NO_EXTRACTS, REAL, Town

from routes.__main__ import main
from routes.network_file import read_network, write_network
from routes.osm.stages import Stage


@pytest.fixture
def networks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of one's own networks, which is not there yet."""
    folder = tmp_path / "own" / "networks"
    monkeypatch.setenv("LOOPWELL_NETWORKS", str(folder))
    return folder


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """Give a grid of streets with a path apart."""
    town = Town()
    for at in range(12):
        town.way("highway=residential name=Lange_Gasse", *((at, column) for column in range(12)))
        town.way("highway=footway", *((row, at) for row in range(12)))
    town.way("highway=path", (30, 0), (30, 3))
    town.way("highway=motorway", (30, 0), (0, 0))
    town.node((5, 5), "place=town name=Krems")
    path = tmp_path / "krems.osm"
    path.write_text(town.xml(), encoding="utf-8")
    return path


def ran(extract: Path, *options: str, name: str = "Krems") -> int:
    return main(["network", "import", str(extract), "--name", name, *options])


def refused(capsys: pytest.CaptureFixture[str], extract: Path, *options: str, name: str) -> str:
    assert ran(extract, *options, name=name) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.endswith(".\n")
    return err.rstrip("\n")


def left_behind(folder: Path) -> Sequence[str]:
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []


def test_an_imported_network_gives_loops(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path
) -> None:
    assert ran(extract, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["name"] == "Krems"
    assert told["file"] == str(networks / "Krems.npz")
    assert told["bytes"] == (networks / "Krems.npz").stat().st_size
    assert told["credit"] == "© OpenStreetMap contributors, ODbL 1.0"
    assert told["kept_share"] == pytest.approx(told["kept_m"] / told["walkable_m"], abs=1e-4)
    assert 0.97 < told["kept_share"] < 1
    assert told["parts"] == 2
    assert told["left_out"] == {"motor_road": 1}
    assert left_behind(networks) == ["Krems.npz"]
    asked = ["loop", "--network", "krems", "--from=48.0051,15.0051", "--km", "3", "--json"]
    assert main(asked) == 0
    loops = json.loads(capsys.readouterr().out)
    assert loops["credit"] == told["credit"]
    assert loops["loops"][0]["distance_m"] == pytest.approx(3000, rel=0.03)
    assert "Lange_Gasse" in loops["loops"][0]["name"]


def test_what_was_found_is_told_in_words(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path
) -> None:
    assert ran(extract) == 0
    told = capsys.readouterr().out
    assert told.startswith("Krems: 24.5 km of streets and paths, kept in ")
    assert str(networks / "Krems.npz") in told
    assert "joined and kept: 99.1 % of what may be walked; parts: 2" in told
    assert "motor road 1" in told
    assert "© OpenStreetMap contributors, ODbL 1.0" in told
    # What it says to do next can be done as it stands.
    _, _, command = told.rstrip().rpartition("a loop there: python -m routes ")
    assert main(shlex.split(command)) == 0


def test_networks_are_listed_and_removed(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path
) -> None:
    assert ran(extract, name="Krems an der Donau") == 0
    (networks / "Broken.npz").write_bytes(b"none")
    kept = read_network((networks / "Krems an der Donau.npz").read_bytes())
    (networks / "Old.npz").write_bytes(write_network(replace(kept, landscape=None)))
    capsys.readouterr()
    assert main(["network", "list"]) == 0
    shipped, broken, own, old, told = capsys.readouterr().out.splitlines()
    assert old.startswith("Old: ")
    assert told.startswith("  made before parks and waters were kept")
    (networks / "Old.npz").unlink()
    assert shipped.startswith("parramatta: ")
    assert shipped.endswith("comes with Loopwell")
    assert "Broken.npz" in broken
    assert own == f"Krems an der Donau: 24.5 km of streets and paths, kept in {networks}"
    assert main(["network", "remove", "krems AN der donau"]) == 0
    assert "Removed: " in capsys.readouterr().out
    assert left_behind(networks) == ["Broken.npz"]
    for name, words in (("Krems", "There are: Broken"), ("Parramatta", "so it stays")):
        assert main(["network", "remove", name]) == 2
        assert words in capsys.readouterr().err
    assert left_behind(networks) == ["Broken.npz"]


def test_who_waits_at_a_terminal_is_told_what_goes_on(
    capsys: pytest.CaptureFixture[str],
    networks: Path,
    extract: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    tile = extract.with_name("N48E015.hgt")
    tile.write_bytes(np.full((1201, 1201), 200, ">i2").tobytes())
    assert ran(extract, "--heights", str(tile)) == 0
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Looking whether krems.osm is whole …"
    assert len(said) == len(Stage)
    assert left_behind(networks) == ["Krems.npz"]


def test_a_network_of_the_same_name_is_not_written_over_unless_asked(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path
) -> None:
    assert ran(extract) == 0
    capsys.readouterr()
    before = (networks / "Krems.npz").read_bytes()
    town = Town()
    town.way("highway=path", (0, 0), (0, 1))
    extract.write_text(town.xml(), encoding="utf-8")
    assert "--replace" in refused(capsys, extract, name="krems")
    assert (networks / "Krems.npz").read_bytes() == before
    assert ran(extract, "--replace", name="krems") == 0
    assert "in place of the one before" in capsys.readouterr().out
    # One name, however its letters are written, is one network.
    assert left_behind(networks) == ["Krems.npz"]
    kept = read_network((networks / "Krems.npz").read_bytes())
    assert (kept.name, len(kept.start)) == ("krems", 1)


def test_the_shipped_network_keeps_its_name(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path
) -> None:
    assert "comes with Loopwell" in refused(capsys, extract, "--replace", name="Parramatta")
    assert left_behind(networks) == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "../krems",
        "a/b",
        ".krems",
        "krems.",
        "nul",
        "COM1.x",
        "k\0",
        "x" * 61,
        "-x",
        "a\u202eb",
        "a<b",
        "(x)",
    ],
)
def test_a_name_that_is_no_file_is_refused(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path, name: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["network", "import", str(extract), f"--name={name}"])
    assert left.value.code == 2
    assert "is no name for a network" in capsys.readouterr().err
    assert left_behind(networks) == []


@pytest.mark.parametrize(
    "name",
    ["Krems an der Donau", "台北", "L'Aquila", "Saint-Jean 2.0", "X", "दिल्ली", "Frankfurt (Oder)"],
)
def test_names_of_places_are_names(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path, name: str
) -> None:
    assert ran(extract, name=name) == 0
    assert capsys.readouterr().err == ""
    assert left_behind(networks) == [f"{name}.npz"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"words", "is no OpenStreetMap extract. Bring"),
        (b"<osm version='0.6'><node", "is a damaged extract"),
        (b"<osm version='0.6'></osm>", "no street and no path"),
    ],
)
def test_a_bad_file_is_refused_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path, data: bytes, words: str
) -> None:
    extract.write_bytes(data)
    assert words in refused(capsys, extract, name="Krems")
    assert left_behind(networks) == []


def test_a_missing_file_is_refused(
    capsys: pytest.CaptureFixture[str], networks: Path, tmp_path: Path
) -> None:
    assert "cannot be opened" in refused(capsys, tmp_path / "none.osm", name="Krems")
    assert "is a folder: name an extract in it" in refused(capsys, tmp_path, name="Krems")
    assert left_behind(networks) == []


def test_a_file_that_may_not_be_read_is_refused(
    capsys: pytest.CaptureFixture[str],
    networks: Path,
    extract: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen, opened = Path.stat, Path.open

    def refuse(path: Path) -> None:
        if path == extract:
            raise PermissionError(13, "Permission denied", str(path))

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        refuse(path)
        return seen(path, follow_symlinks=follow_symlinks)

    def open_(path: Path, mode: str) -> IO[Any]:
        refuse(path)
        return opened(path, mode)

    # The tests may run as root, to whom nothing is forbidden.
    monkeypatch.setattr(Path, "open", open_)
    assert "cannot be opened" in refused(capsys, extract, name="Krems")
    monkeypatch.setattr(Path, "stat", stat)
    assert "cannot be opened" in refused(capsys, extract, name="Krems")
    assert left_behind(networks) == []


@pytest.mark.parametrize(
    ("package", "module", "file"),
    [("osmium", "reading", "krems.osm"), ("rasterio", "rasters", "N48E015.hgt")],
)
def test_without_an_optional_package_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str],
    networks: Path,
    extract: Path,
    monkeypatch: pytest.MonkeyPatch,
    package: str,
    module: str,
    file: str,
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"routes.osm.{module}", raising=False)
    told = refused(capsys, extract, "--heights", "N48E015.hgt", name="Krems")
    assert f"{file} cannot be read, as a package is missing" in told
    assert "pip install -r requirements-osm.txt" in told
    assert left_behind(networks) == []


def test_a_folder_that_cannot_be_written_is_told_and_left_as_it_was(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path
) -> None:
    networks.parent.mkdir()
    networks.write_text("a file where the folder should be")
    assert "could not be saved" in refused(capsys, extract, name="Krems")
    assert networks.read_text() == "a file where the folder should be"


def test_a_disk_that_fills_up_leaves_nothing_half_saved(
    capsys: pytest.CaptureFixture[str],
    networks: Path,
    extract: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert ran(extract) == 0
    capsys.readouterr()
    before = (networks / "Krems.npz").read_bytes()

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("routes.networks.os.fsync", full)
    assert "could not be saved" in refused(capsys, extract, "--replace", name="Krems")
    assert left_behind(networks) == ["Krems.npz"]
    assert (networks / "Krems.npz").read_bytes() == before


def test_heights_come_from_files(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path, tmp_path: Path
) -> None:
    tile = tmp_path / "N48E015.hgt"
    tile.write_bytes(np.full((1201, 1201), 200, ">i2").tobytes())
    assert ran(extract, "--heights", str(tile), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["heights_share"] == 1.0
    kept = read_network((networks / "Krems.npz").read_bytes())
    assert set(kept.ele_m.tolist()) == {200.0}
    assert ran(extract, "--heights", str(tile), "--replace") == 0
    told = capsys.readouterr().out
    assert "heights known of 100 % of the junctions, from 200 to 200 m" in told
    tile.write_bytes(b"none")
    assert "no file of heights" in refused(
        capsys, extract, "--heights", str(tile), "--replace", name="Krems"
    )
    missing = str(tmp_path / "N47E015.hgt")
    assert "N47E015.hgt cannot be opened" in refused(
        capsys, extract, "--heights", missing, name="Graz"
    )
    assert left_behind(networks) == ["Krems.npz"]


def test_a_folder_of_heights_is_taken_whole(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "heights"
    folder.mkdir()
    assert "heights is a folder without a file of heights" in refused(
        capsys, extract, "--heights", str(folder), name="Krems"
    )
    (folder / "README.txt").write_text("heights of Austria")
    for name, height in (("N46E015.hgt", 100), ("N48E015.HGT", 200)):
        (folder / name).write_bytes(np.full((1201, 1201), height, ">i2").tobytes())
    assert ran(extract, "--heights", str(folder)) == 0
    capsys.readouterr()
    kept = read_network((networks / "Krems.npz").read_bytes())
    assert set(kept.ele_m.tolist()) == {200.0}
    (folder / "N48E015.HGT").unlink()
    assert "heights has no height for any of these" in refused(
        capsys, extract, "--heights", str(folder), name="Graz"
    )


def test_of_a_folder_of_heights_a_damaged_file_is_named_and_the_others_are_used(
    capsys: pytest.CaptureFixture[str], networks: Path, extract: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "heights"
    folder.mkdir()
    whole = np.full((1201, 1201), 200, ">i2").tobytes()
    (folder / "N48E015.hgt").write_bytes(whole[:-7])
    asked = "--heights", str(folder)
    # Where only a damaged file may know the heights, that is why there are none.
    assert "N48E015.hgt is no file of heights" in refused(capsys, extract, *asked, name="Krems")
    (folder / "N48E015.SRTMGL1.hgt").write_bytes(whole)
    assert ran(extract, *asked, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["heights_share"], told["heights_left_out"]) == (1.0, ["N48E015.hgt"])
    for number in range(9):
        (folder / f"a{number}.tif").write_bytes(b"II*\0 cut off")
    assert ran(extract, *asked, "--replace") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  left out: a0.tif is no file of heights" in "\n".join(lines)
    assert "  elevation files left out besides: 5" in lines
    # Who names a file wants that one.
    asked = *asked, "--heights", str(folder / "a0.tif")
    assert "a0.tif is no file" in refused(capsys, extract, *asked, "--replace", name="Krems")
    assert left_behind(networks) == ["Krems.npz"]


def test_projections_of_another_program_are_passed_over(
    networks: Path, extract: Path, tmp_path: Path
) -> None:
    tile = tmp_path / "N48E015.hgt"
    tile.write_bytes(np.full((1201, 1201), 200, ">i2").tobytes())
    done = subprocess.run(
        [
            *(sys.executable, "-m", "routes", "network", "import", str(extract)),
            *("--name", "Krems", "--heights", str(tile)),
        ],
        cwd=PROJECT,
        env=os.environ | {"PROJ_DATA": str(tmp_path), "PROJ_LIB": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "heights known of 100 %" in done.stdout
    assert left_behind(networks) == ["Krems.npz"]


@pytest.mark.skipif(not REAL.exists(), reason=NO_EXTRACTS)
def test_a_real_extract_is_imported(capsys: pytest.CaptureFixture[str], networks: Path) -> None:
    assert ran(REAL / "krems.osm.gz", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kept_share"] > 0.95
    assert told["edges"] > 1000
    assert told["bytes"] < 200_000
    assert left_behind(networks) == ["Krems.npz"]
