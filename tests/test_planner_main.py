"""The command line: `python -m planner week`."""

import json
import subprocess
import sys
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
        [sys.executable, "-m", "planner", "week"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert (
        done.stderr == "The following arguments are required: --longest-km, --pace; see --help.\n"
    )


def test_importing_the_planner_brings_no_server() -> None:
    code = "import planner.__main__, sys; assert 'streamlit' not in sys.modules"
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
