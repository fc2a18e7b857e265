"""The command line: `python -m routes convert`."""

import io
import json
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from builders import SHIPPED, SHORT_WALK, gpx, trk
from fit_readers import by_fitdecode, by_garmin, row, rows
from pypdf import PdfReader

from routes.__main__ import main
from routes.measure import measure
from routes.read import read_file
from routes.track import Route

LOOP = SHIPPED / "parramatta-loop.gpx"
LOOP_M = 14_690.0


def converted(*options: str, file: Path = LOOP) -> int:
    return main(["convert", str(file), *options])


def written(path: Path) -> Route:
    return read_file(path.read_bytes(), path.name).routes[0]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("kind", ["gpx", "tcx", "fit"])
def test_a_file_becomes_another_that_is_read_back(kind: str, here: Path) -> None:
    assert converted("--to", kind) == 0
    (made,) = here.iterdir()
    assert made.name == f"Parramatta-Loop_14.7km.{kind}"
    route = written(made)
    assert 490 <= len(route.track) <= 500
    assert measure(route).distance_m == pytest.approx(LOOP_M, rel=0.005)


def test_a_route_becomes_a_sheet_to_print(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert converted("--to", "pdf", "--out", "loop.pdf") == 0
    pages = PdfReader(io.BytesIO((here / "loop.pdf").read_bytes())).pages
    text = " ".join(page.extract_text() for page in pages)
    assert "Parramatta Loop" in text
    # From the facts beside the file.
    assert "Old Government House" in text
    assert capsys.readouterr().out == "loop.pdf: Parramatta Loop, 14.7 km\n"


@pytest.mark.parametrize(
    ("watch", "kind"), [(None, "gpx"), ("suunto", "gpx"), ("garmin", "fit"), ("wahoo", "tcx")]
)
def test_left_out_the_format_is_what_the_watch_likes_best(
    watch: str | None, kind: str, here: Path
) -> None:
    assert converted(*(["--watch", watch] if watch else [])) == 0
    assert [path.suffix for path in here.iterdir()] == [f".{kind}"]


def test_left_out_the_format_is_what_the_name_ends_in(here: Path) -> None:
    for name, watch in (("a.FIT", "suunto"), ("b.tcx", "garmin"), ("c.gpx", "wahoo")):
        assert converted("--out", name, "--watch", watch) == 0
        assert measure(written(here / name)).distance_m == pytest.approx(LOOP_M, rel=0.005)
    assert b".FIT" in (here / "a.FIT").read_bytes()[:14]
    assert b"<TrainingCenterDatabase" in (here / "b.tcx").read_bytes()
    assert b"<gpx" in (here / "c.gpx").read_bytes()
    assert converted("--out", "d.pdf") == 0
    assert (here / "d.pdf").read_bytes().startswith(b"%PDF")
    assert converted("--out", "e.zip", "--watch", "wahoo") == 0
    assert b"<TrainingCenterDatabase" in (here / "e.zip").read_bytes()


def test_times_go_from_the_start_at_the_pace_that_is_asked_for(here: Path) -> None:
    assert converted("--to", "fit", "--pace", "5:00", "--start", "2026-11-24T06:30+11:00") == 0
    data = next(here.iterdir()).read_bytes()
    for messages in (by_garmin(data), by_fitdecode(data)):
        times = [each["timestamp"] for each in rows(messages, "record")]
        lasting_s = (times[-1] - times[0]).total_seconds()
        assert lasting_s == pytest.approx(5 * 60 * LOOP_M / 1000, rel=0.005)
        assert all(later > before for before, later in pairwise(times))
        assert row(messages, "course")["name"]


def test_what_is_to_be_known_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert converted("--json", "--points", "50", "--out", "few.gpx") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["name"], told["file"], told["points"]) == ("Parramatta Loop", "few.gpx", 50)
    assert told["bytes"] == (here / "few.gpx").stat().st_size
    assert told["distance_m"] == pytest.approx(LOOP_M, rel=0.001)
    assert any("points became 50" in each for each in told["told"])
    assert len(written(here / "few.gpx").track) == 50
    assert converted("--points", "50", "--out", "again.gpx") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "again.gpx: Parramatta Loop, 14.7 km, 50 points",
        *(f"  {each}" for each in told["told"]),
    ]


def test_even_times_are_not_told_as_slower_uphill(capsys: pytest.CaptureFixture[str]) -> None:
    assert converted("--to", "tcx") == 0
    assert "uphill" not in capsys.readouterr().out


def test_of_several_routes_the_first_is_written_and_told(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = here / "two.gpx"
    two.write_bytes(gpx(trk(SHORT_WALK, "One") + trk(SHORT_WALK[::-1], "Two")))
    assert converted("--out", "one.tcx", "--to", "tcx", file=two) == 0
    said = capsys.readouterr().out
    assert said.startswith("one.tcx: One, 0.2 km")
    assert "The file holds 2 routes; this is the first." in said
    assert written(here / "one.tcx").name == "One"


def test_no_file_is_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = here / "own.fit"
    own.write_bytes(b"mine")
    assert converted("--out", "own.fit") == 2
    assert capsys.readouterr().err == "own.fit is there already: name another file.\n"
    assert own.read_bytes() == b"mine"


def test_the_same_command_gives_the_same_bytes(here: Path) -> None:
    for kind in ("gpx", "tcx", "fit", "pdf"):
        for name in ("one", "two"):
            assert converted("--to", kind, "--out", f"{name}.{kind}") == 0
        assert (here / f"one.{kind}").read_bytes() == (here / f"two.{kind}").read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        "--to kml",
        "--watch casio",
        "--pace 6",
        "--pace 0:30",
        "--pace 99:00",
        "--points 1",
        "--points 1e3",
        "--points 999999999999",
        "--start yesterday",
        "--start 1989-12-30",
        "--start 0001-01-01T00:00+14:00",
        "--out nowhere/x.gpx",
        "--out .",
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    options: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        sys.exit(converted(*options.split()))
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1
    assert list(here.iterdir()) == []


def test_a_file_that_cannot_be_read_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = here / "bad.gpx"
    bad.write_text("<html>", encoding="utf-8")
    assert converted(file=bad) == 2
    assert capsys.readouterr().err.startswith("bad.gpx ")
    assert list(here.iterdir()) == [bad]
