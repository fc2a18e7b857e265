"""The front of the package, its command line and its sentences."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from builders import PROJECT, SHIPPED, SHORT_WALK, gpx, trk

import routes
from routes import Fault, Mend, Problem, Repair, RouteFileError
from routes.__main__ import main
from routes.measure import GRID_M
from routes.screens.mend_words import repair_text
from routes.screens.words import fault_text


def test_the_functions_stand_before_the_modules_of_the_same_name() -> None:
    reading = routes.read_file(gpx(trk(SHORT_WALK, "Walk")), "walk.gpx")
    route = reading.routes[0]
    assert routes.measure(route).distance_m == pytest.approx(222, abs=1)
    assert routes.tailor(route, distance_m=400)[0].distance_m == pytest.approx(400, abs=1)
    assert routes.write_gpx(route).startswith(b"<?xml")
    assert GRID_M == 10


def test_everything_promised_is_there() -> None:
    assert [name for name in routes.__all__ if not hasattr(routes, name)] == []


def test_the_package_needs_no_server() -> None:
    script = "import sys, routes, routes.__main__; print('streamlit' in sys.modules)"
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "False"


def test_a_route_is_measured_from_the_shell() -> None:
    command = [sys.executable, "-m", "routes", "measure", "--json"]
    found = subprocess.run(
        [*command, SHIPPED / "parramatta-loop.gpx"], cwd=PROJECT, capture_output=True, check=True
    )
    answer = json.loads(found.stdout)
    assert list(answer) == ["name", "distance_m", "ascent_m", "descent_m", "is_loop"]
    assert answer["name"] == "Parramatta Loop"
    assert answer["distance_m"] == pytest.approx(14_690, abs=10)
    assert answer["is_loop"] is True


def test_a_line_for_people_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", str(SHIPPED / "parramatta-loop.gpx")]) == 0
    assert capsys.readouterr().out == "Parramatta Loop: 14.7 km, about 120 m up\n"


def test_a_file_of_several_routes_gives_a_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "two.gpx"
    flat = ((0.0, 0.0), (0.0, 0.01))
    path.write_bytes(gpx(trk(SHORT_WALK, "One") + trk(flat, "Two")))
    assert main(["measure", "--json", str(path)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in answer] == ["One", "Two"]
    assert answer[1]["ascent_m"] is None
    assert main(["measure", str(path)]) == 0
    assert "Two: 1.1 km, no heights known" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nosuch.gpx", ".", "broken.gpx", "a\0b"])
def test_a_file_that_cannot_be_measured_gives_a_sentence_and_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "broken.gpx").write_bytes(b"<gpx>")
    assert main(["measure", str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith(".\n")
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [[], ["measure"], ["fly", "x"], ["measure", "x", "--xml"]])
def test_a_wrong_command_gives_a_sentence_and_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    err = capsys.readouterr().err
    assert err.endswith(".\n")
    assert err.count("\n") == 1


def test_a_folder_is_called_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["measure", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path} is a folder: name a GPX file in it.\n"


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_has_a_sentence_that_names_the_file(fault: Fault) -> None:
    told = fault_text(Problem("my run.gpx", fault, "secret detail"))
    assert told == fault_text(RouteFileError(fault, "secret detail", "my run.gpx"))
    assert told.startswith("my run.gpx ")
    assert told.endswith(".")
    assert "secret" not in told


def test_a_nameless_file_is_the_file() -> None:
    assert fault_text(RouteFileError(Fault.EMPTY)) == "The file is empty. Export it again."


@pytest.mark.parametrize("mend", list(Mend))
def test_every_repair_has_a_sentence_with_its_count(mend: Mend) -> None:
    assert "37" in repair_text(Repair(mend, 37))
