"""The command `loop`, from its options to its answers and sentences."""

import itertools
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builders import PROJECT
from geopy.distance import geodesic
from network_builders import grid

from routes.__main__ import main
from routes.loop_ask import LoopError, LoopFault
from routes.measure import measure
from routes.network_file import write_network
from routes.read import read_file
from routes.screens.loop_labels import loop_fault_text
from routes.units import Units

HOME = ["loop", "--from=-33.8128,151.0000"]


def told(capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main([*HOME, *options]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert err.endswith(".\n")
    return err.rstrip("\n")


def test_json_holds_the_loops_with_their_lines() -> None:
    command = [sys.executable, "-m", "routes", *HOME, "--km", "5", "--seed", "1", "--json"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    answer = json.loads(done.stdout)
    assert len(answer["loops"]) == 3
    assert answer["network"] == "Parramatta"
    assert "OpenStreetMap contributors" in answer["credit"]
    for loop in answer["loops"]:
        assert loop["distance_m"] == pytest.approx(5_000, rel=0.03)
        assert 0 <= loop["repeated_share"] < 0.2
        assert 0 <= loop["path_share"] <= 1
        assert loop["ascent_m"] > 0
        assert loop["geometry"]["type"] == "LineString"
        places = [(lat, lon) for lon, lat in loop["geometry"]["coordinates"]]
        assert places[0] == places[-1]
        length_m = sum(geodesic(a, b).m for a, b in itertools.pairwise(places))
        assert length_m == pytest.approx(loop["distance_m"], rel=5e-4)
        assert loop["name"].endswith(f", {loop['distance_m'] / 1000:.1f} km")


def test_a_line_for_people_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "--km", "5").splitlines()
    assert len(lines) == 3
    for line in lines:
        assert re.fullmatch(
            r"[A-Z].+, \d\.\d km: about \d+ m up, \d+ % of it run twice, \d+ % on paths and in "
            r"parks, (no main road|1 main road|\d+ main roads) crossed, "
            r"about \d+ turns? a km",
            line,
        )


def test_the_best_is_written_and_no_file_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "loop.gpx"
    first = told(capsys, "--km", "6", "--out", str(path)).splitlines()[0]
    (route,) = read_file(path.read_bytes(), path.name).routes
    assert first.startswith(f"{route.name}: ")
    assert measure(route).distance_m == pytest.approx(6_000, rel=0.03)
    written = path.read_bytes()
    said = refused(capsys, *HOME, "--km", "6", "--out", str(path))
    assert said == f"{path} is there already: name another file."
    assert path.read_bytes() == written
    said = refused(capsys, *HOME, "--km", "6", "--out", str(tmp_path / "no" / "loop.gpx"))
    assert "could not be saved" in said


def test_the_other_shapes_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    back = told(capsys, "--km", "6", "--there-and-back")
    assert re.search(r"(49|50|51) % of it run twice", back)
    assert "the same way" not in back
    short = told(capsys, "--km", "0.5")
    assert "these go out and back the same way." in short
    one_way = json.loads(told(capsys, "--km", "6", "--to=-33.8233,151.0076", "--json"))
    lon, lat = one_way["loops"][0]["geometry"]["coordinates"][-1]
    assert geodesic((lat, lon), (-33.8233, 151.0076)).m < 60
    assert len(told(capsys, "--km", "6", "--towards", "ne", "--anticlockwise").splitlines()) == 3
    assert told(capsys, "--km", "6", "--seed", "2") != told(capsys, "--km", "6")


def test_a_network_of_ones_own_is_found_by_its_name_or_by_the_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "squares.npz").write_bytes(write_network(grid(9, 9)))
    (tmp_path / "broken.npz").write_bytes(b"broken")
    monkeypatch.setenv("LOOPWELL_NETWORKS", str(tmp_path))
    covered = ["loop", "--from=0.007,0.007", "--km", "3"]
    assert main(covered) == 0
    told_of_covering = capsys.readouterr().out
    arguments = [*covered, "--network"]
    assert main([*arguments, "squares"]) == 0
    named = capsys.readouterr().out
    assert named.startswith("Streets to the ")
    assert told_of_covering == named
    assert refused(capsys, *arguments, "broken").startswith("broken.npz is no network")
    assert refused(capsys, *arguments, "krems").endswith("broken, parramatta, squares.")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from=-33.9,151.0", "--km", "5"], "about 7.4 km from the nearest street"),
        ([HOME[1], "--km", "0.1"], "at least 0.5 km"),
        ([HOME[1], "--km", "300"], "at most 100.0 km"),
        ([HOME[1], "--km", "nan"], "at least 0.5 km"),
        (["--from=-33.8,251", "--km", "5"], "nowhere on Earth"),
        ([HOME[1], "--km", "5", "--network", "moon"], "There are: parramatta."),
        ([HOME[1], "--km", "3", "--to=-33.7955,151.0355"], "4.8 km"),
    ],
    ids=range(7),
)
def test_what_cannot_be_is_a_sentence_and_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in refused(capsys, "loop", *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--km", "5"],
        [HOME[1]],
        [HOME[1], "--km", "far"],
        [HOME[1], "--km", "5,5"],
        ["--from=here", "--km", "5"],
        ["--from=1,2,3", "--km", "5"],
        [HOME[1], "--km", "5", "--seed", "0"],
        [HOME[1], "--km", "5", "--seed", "x"],
        [HOME[1], "--km", "5", "--towards", "up"],
        [HOME[1], "--km", "5", "--clockwise", "--anticlockwise"],
    ],
)
def test_wrong_options_give_a_sentence_and_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["loop", *arguments])
    assert caught.value.code == 2
    err = capsys.readouterr().err
    assert err.endswith(".\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("units", Units)
@pytest.mark.parametrize("fault", LoopFault)
def test_every_reason_has_a_sentence(fault: LoopFault, units: Units) -> None:
    said = loop_fault_text(LoopError(fault, "krems", 4_000.0), units)
    assert said.endswith(".")
    assert "{" not in said
    assert said[0].isupper() or said.startswith("krems")


def test_without_any_network_none_is_named() -> None:
    said = loop_fault_text(LoopError(LoopFault.NO_NETWORK), Units.KM)
    assert said.startswith("No streets and paths are known here yet.")


def test_other_commands_load_no_graphs() -> None:
    script = (
        "import sys, routes, routes.__main__; print([m for m in ('shapely', 'rustworkx') "
        "if m in sys.modules]); routes.find_loops; print('rustworkx' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["[]", "True"]
