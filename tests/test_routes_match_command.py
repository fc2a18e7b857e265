"""The command `match`, from its options to its answers and sentences."""

import json
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from builders import SHIPPED, equator_route
from match_builders import recorded
from network_builders import grid

from routes.__main__ import main
from routes.matched import Apart, Gap, Matched, MatchFault
from routes.measure import measure
from routes.network_file import write_network
from routes.read import read_file
from routes.screens.match_labels import match_fault_text, matched_text
from routes.track import Route, Track
from routes.units import Units
from routes.write.gpx import write_gpx

LOOP = SHIPPED / "parramatta-loop.gpx"


def test_a_recorded_run_is_matched_written_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (loop,) = read_file(LOOP.read_bytes(), LOOP.name).routes
    run, out = tmp_path / "run.gpx", tmp_path / "matched.gpx"
    run.write_bytes(write_gpx(recorded(loop.track, 6.0, 20.0, 1)))
    assert main(["match", str(run), "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["network"] == "Parramatta"
    assert told["network_share"] > 0.98
    assert 5 < told["shift_m"] < 60
    (route,) = read_file(out.read_bytes(), out.name).routes
    assert route.name == "Recorded"
    assert measure(route).distance_m == pytest.approx(told["distance_m"], abs=1)
    assert told["distance_m"] == pytest.approx(14_700, rel=0.02)
    assert len(route.track) == told["points"]
    assert main(["match", str(out)]) == 0
    assert "already, so nothing was changed." in capsys.readouterr().out
    assert main(["match", str(run), "--out", str(out)]) == 2
    assert capsys.readouterr().err == f"{out} is there already: name another file.\n"


def test_a_network_of_ones_own_is_chosen_by_place_or_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "squares.npz").write_bytes(write_network(grid(9, 9)))
    monkeypatch.setenv("LOOPWELL_NETWORKS", str(tmp_path))
    beside = Track(np.array([0.0001, 0.00005]), np.array([0.0005, 0.004]), np.full(2, np.nan))
    path = tmp_path / "line.gpx"
    path.write_bytes(write_gpx(Route("Line", beside)))
    for named in ([], ["--network", "Squares"]):
        assert main(["match", str(path), *named]) == 0
        assert capsys.readouterr().out == (
            "Line: 100 % of it is on streets and paths now. The line moved by 8 m on average, most "
            "at 0.0 km: by 11 m. It is as long as before: 0.4 km.\n"
        )
    assert main(["match", str(path), "--network", "moon"]) == 2
    assert "There are: parramatta, squares." in capsys.readouterr().err


def test_what_cannot_be_matched_is_a_sentence_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "far.gpx"
    path.write_bytes(write_gpx(equator_route(1000)))
    for named in ([], ["--network", "parramatta"]):
        assert main(["match", str(path), *named]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"{path}: No network here has a street or path beside this")
    assert main(["match", str(tmp_path / "none.gpx")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_that_cannot_be_matched_stops_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    far, broken, two = tmp_path / "far.gpx", tmp_path / "broken.gpx", tmp_path / "two.zip"
    far.write_bytes(write_gpx(equator_route(1000)))
    broken.write_bytes(b"<gpx>")
    with ZipFile(two, "w") as file:
        file.write(LOOP, "a.gpx")
        file.write(far, "b.gpx")
    named = [str(far), str(tmp_path), str(broken), str(LOOP), str(two)]
    assert main(["match", *named, "--json"]) == 2
    said = capsys.readouterr()
    assert [each["name"] for each in json.loads(said.out)] == 2 * ["Parramatta Loop"]
    assert len(said.err.splitlines()) == 4
    assert f"{tmp_path} is a folder: name a GPX file in it." in said.err
    assert f"{two}: The file holds 2 routes; this is the first." in said.err
    assert main(["match", str(LOOP), str(far), "--out", str(tmp_path / "out.gpx")]) == 2
    assert capsys.readouterr().err == "With --out only one file can be matched at a time.\n"
    assert not (tmp_path / "out.gpx").exists()


@pytest.mark.parametrize("fault", MatchFault)
def test_every_reason_has_a_sentence(fault: MatchFault) -> None:
    assert match_fault_text(fault).endswith(".")


def test_what_changed_is_told_in_whole_sentences() -> None:
    route = equator_route(9_600)
    gaps = (Gap(1_200.0, 100.0), Gap(4_000.0, 240.0))
    far = Apart(12.4, 42.4, 3_000.0)
    matched = Matched(route, 10_000.0, 9_600.0, 0.9996, far, gaps, 3, (1, 2), "Squares")
    assert matched_text(matched, Units.KM) == (
        "99 % of it is on streets and paths now. The line moved by 12 m on average, most at 3.0 "
        "km: by 42 m. It was 10.0 km long and is 9.6 km now. 3 points that jumped away and back "
        "were left out. 2 parts stay as they were: no path is near. That is 340 m in all. The "
        "longest begins at 4.0 km."
    )
    far, gaps = Apart(2.0, 9.0, 0.0), (Gap(1_609.0, 5_000.0),)
    one = Matched(route, 10_000.0, 10_001.0, 0.5, far, gaps, 0, (1,), "Squares")
    assert matched_text(one, Units.MILES) == (
        "50 % of it is on streets and paths now. The line moved by 7 ft on average, most at 0.0 "
        "mi: by 30 ft. It is as long as before: 6.2 mi. A part of 3.1 mi from 1.0 mi on stays as "
        "it was: no path is near."
    )
