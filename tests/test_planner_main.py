"""The command line: `python -m planner week`."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from planner.__main__ import main

PROJECT = Path(__file__).parents[1]
FOUR_WEEKS = "week --start 2026-11-23 --weeks 4 --longest-km 5 --pace 6:30 --rest-days 2"
GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk>
<name>Straight on</name><trkseg><trkpt lat="-33.80" lon="151.00"/>
<trkpt lat="-33.84" lon="151.00"/></trkseg></trk></gpx>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "straight-on.gpx").write_text(GPX, encoding="utf-8")
    return tmp_path


def test_a_plan_is_printed_as_json(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main([*FOUR_WEEKS.split(), "--json", "--routes", str(folder)]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["advice"].startswith("A mild pull is enough")
    days = plan["days"]
    assert len(days) == 28
    assert days[0]["date"] == "2026-11-23"
    kinds = [[item["kind"] for item in day["items"]] for day in days]
    assert kinds[0] == ["warm_up", "run", "warm_down", "stretch"]
    assert kinds[1] == ["rest", "stretch", "walk"]
    run = days[0]["items"][1]
    assert run["route"]["name"] == "Straight on"
    assert run["route"]["method"] == "out_and_back"
    assert run["route"]["distance_m"] == run["distance_m"]
    for day in days:
        for item in day["items"]:
            assert set(item) >= {"kind", "duration_s", "distance_m", "route", "reasons"}
            assert item["reasons"]
            for reason in item["reasons"]:
                assert all(reason[key] for key in ("rule", "tag", "text", "source"))


def test_a_plan_is_printed_as_text(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main([*FOUR_WEEKS.split(), "--routes", str(folder)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("A mild pull is enough")
    assert out.count("A mild pull") == 1
    assert "Week 1 of 4: 23 Nov to 29 Nov 2026, " in out
    assert "Warm-up" in out
    assert "Long run" in out
    assert "Straight on" in out
    assert max(map(len, out.splitlines())) < 160


def test_fixed_weekdays_and_the_last_run_are_kept(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    more = f"--json --weekdays mon,Thursday --last-run 2026-11-22 --goal-km 6 --routes {folder}"
    assert main([*FOUR_WEEKS.split(), *more.split()]) == 0
    days = json.loads(capsys.readouterr().out)["days"]
    runs = [day["date"] for day in days if any(i["kind"] == "run" for i in day["items"])]
    assert runs[:3] == ["2026-11-26", "2026-11-30", "2026-12-03"]


def test_without_a_start_the_plan_begins_today(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert main(["week", "--longest-km", "5", "--pace", "6:30", "--routes", str(folder)]) == 0
    assert capsys.readouterr().out


def test_everything_has_a_default(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    asked = "week --json --start 2026-11-23 --routes"
    assert main([*asked.split(), str(folder)]) == 0
    by_default = capsys.readouterr().out
    assert main([*f"{asked} {folder} --longest-km 5 --pace 6:30 --rest-days 2".split()]) == 0
    assert capsys.readouterr().out == by_default


def test_a_pack_is_written_and_told(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "week.zip"
    asked = ["pack", "--start", "2026-11-23", "--out", str(out), "--routes", str(folder)]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(out)
    assert told["bytes"] == out.stat().st_size
    assert told["not_made"] == []
    with zipfile.ZipFile(out) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    assert {each["name"]: each["bytes"] for each in told["files"]} == sizes
    before = out.read_bytes()
    assert main(asked) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{out} is there already: name another file.\n"
    assert out.read_bytes() == before


def test_a_pack_is_told_as_text_and_named_after_its_week(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    asked = "pack --start 2026-11-23 --week 2 --units mi --watch garmin --zone Europe/Berlin"
    assert main([*asked.split(), "--routes", str(folder)]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("Loopwell_2026-11-30.zip: ")
    with zipfile.ZipFile(folder / "Loopwell_2026-11-30.zip") as archive:
        assert rest == [f"  {name}" for name in archive.namelist()]
        assert any(name.endswith("mi.gpx") for name in archive.namelist())
        assert "For your Garmin" in archive.read("README.txt").decode()
        assert b"TZID:Europe/Berlin" in archive.read("Week_2026-11-30.ics")


def test_what_could_not_be_made_is_told_in_a_sentence_alone(folder: Path, tmp_path: Path) -> None:
    broken = (
        "import sys, planner.pack, planner.__main__ as command\n"
        "def no_paper(*_): raise RuntimeError('no paper')\n"
        "planner.pack.write_pdf = no_paper\n"
        "sys.exit(command.main(sys.argv[1:]))"
    )
    asked = ["pack", "--start", "2026-11-23", "--routes", str(folder)]
    done = subprocess.run(
        [sys.executable, "-c", broken, *asked, "--out", str(tmp_path / "week.zip")],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr == ""
    assert "Week_2026-11-23.pdf could not be made." in done.stdout


def test_a_pack_holds_the_week_that_is_printed(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    asked = "--start 2026-11-25 --longest-km 8 --pace 5:45 --rest-days 1 --last-run 2026-11-24"
    more = [*asked.split(), "--json", "--routes", str(folder)]
    assert main(["week", "--weeks", "2", *more]) == 0
    days = json.loads(capsys.readouterr().out)["days"][7:]
    runs = [day["date"] for day in days if any(item["kind"] == "run" for item in day["items"])]
    assert main(["pack", "--week", "2", "--out", str(tmp_path / "week.zip"), *more]) == 0
    names = [each["name"] for each in json.loads(capsys.readouterr().out)["files"]]
    assert runs
    assert [name[:10] for name in names if name.endswith("_workout.fit")] == runs


@pytest.mark.parametrize(
    "changes",
    [
        "--week 0",
        "--week 53",
        "--week 1e9",
        "--week ²",
        "--watch casio",
        "--units furlongs",
        "--zone Mars/Olympus",
        "--zone ../../etc/passwd",
        "--pace fast",
        "--start 2026-02-30",
        "--start 1989-12-31",
        "--out nowhere/week.zip",
        "--out .",
        "--weeks 3",
    ],
)
def test_a_mistake_in_a_pack_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    changes: str,
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(SystemExit) as left:
        sys.exit(main(["pack", "--routes", str(folder), *changes.split()]))
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert sorted(path.name for path in folder.iterdir()) == ["straight-on.gpx"]


@pytest.mark.parametrize(
    "changes",
    [
        "--pace fast",
        "--pace 1:00",
        "--longest-km 0",
        "--longest-km nan",
        "--longest-km five",
        "--rest-days 0",
        "--rest-days 9",
        "--weeks 0",
        "--weeks 1000000000000",
        "--goal-km -1",
        "--start 2026-02-30",
        "--start 0001-01-01",
        "--weekdays mon,tue",
        "--weekdays someday",
        "--weekdays monster",
        "--weekdays mo",
        "--weekdays ,",
        "--last-run 2026-11-24",
        "--routes nowhere",
        "--unknown",
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    capsys: pytest.CaptureFixture[str], changes: str
) -> None:
    with pytest.raises(SystemExit) as left:
        sys.exit(main([*FOUR_WEEKS.split(), *changes.split()]))
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert said.err.endswith(".\n")
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_the_module_runs_and_fails_by_exit_code() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "planner"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "The following arguments are required: command; see --help.\n"


@pytest.mark.parametrize("package", ["streamlit", "reportlab", "icalendar"])
def test_importing_the_planner_brings_no_server_and_no_writer(package: str) -> None:
    code = f"import planner.__main__, sys; assert {package!r} not in sys.modules"
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True)


def test_a_script_anywhere_plans_in_three_lines(tmp_path: Path) -> None:
    script = (
        "from datetime import date; import planner\n"
        "runner, journal = planner.Runner(5_000, 390), planner.Journal()\n"
        "plan = planner.build(runner, journal, (), date(2026, 11, 23), weeks=4)\n"
        "assert planner.referee(plan, runner, journal) == ()\n"
    )
    subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env={"PYTHONPATH": str(PROJECT)}, check=True
    )
