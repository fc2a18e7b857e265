"""What every command line of ours does with its output."""

import subprocess
import sys
from pathlib import Path

import pytest
from builders import PROJECT, SHIPPED

MEASURE = ["-m", "routes", "measure", str(SHIPPED / "parramatta-loop.gpx")]
WEEK = ["-m", "planner", "week", "--start", "2026-11-23", "--longest-km", "5", "--pace", "6:30"]
COMMANDS = pytest.mark.parametrize("command", [MEASURE, [*WEEK, "--weeks", "52"]], ids=["m", "w"])


@COMMANDS
def test_a_reader_that_has_seen_enough_is_no_mistake(command: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == ""
        assert running.wait(60) == 0


@COMMANDS
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_told_in_one_sentence(command: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, *command],
            cwd=PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "The answer could not be written: No space left on device.\n"


@COMMANDS
def test_a_terminal_without_our_signs_is_answered(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command],
        cwd=PROJECT,
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.isascii()
    assert b" km" in done.stdout


def test_a_refusal_reaches_a_terminal_without_our_signs() -> None:
    done = subprocess.run(
        [sys.executable, *WEEK, "--last-run", "2026-11-24"],
        cwd=PROJECT,
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"Your last run is after the plan")
    assert done.stderr.count(b"\n") == 1
