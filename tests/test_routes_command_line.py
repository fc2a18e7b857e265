"""What every command line of ours does with its output."""

import errno
import io
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from builders import PROJECT, SHIPPED

from routes.command_line import answer, leave, save_new
from routes.measure import measure
from routes.read import read_file

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


@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_what_is_stopped_in_the_middle_says_so_and_tidies_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    if not hasattr(signal, how):
        pytest.skip(f"this system knows no {how}")
    asked = getattr(signal, how)
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, asked)}

    def command() -> int:
        part = tmp_path / "part"
        try:
            part.write_bytes(b"half")
            signal.raise_signal(asked)
        finally:
            part.unlink()
        return 0

    try:
        with pytest.raises(SystemExit) as left:
            leave(command)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert left.value.code == 130
    assert capsys.readouterr().err == "Stopped before the end.\n"
    assert list(tmp_path.iterdir()) == []


def test_what_is_to_go_on_when_a_terminal_closes_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    monkeypatch.setattr("signal.getsignal", lambda _: signal.SIG_IGN)
    monkeypatch.setattr("signal.signal", lambda *given: told.append(given))
    with pytest.raises(SystemExit) as left:
        leave(lambda: 0)
    assert (left.value.code, told) == (0, [])


def test_an_output_closed_from_the_start_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert answer("6 km") == 2
    assert capsys.readouterr().err.endswith("the output is closed.\n")
    monkeypatch.setattr(sys, "stderr", None)
    assert answer("6 km") == 2


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


def test_a_file_that_cannot_be_finished_is_taken_away_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "six.gpx"
    opened = Path.open

    def full(path: Path, mode: str) -> io.BufferedIOBase:
        opened(path, mode).close()
        return Full()

    monkeypatch.setattr(Path, "open", full)
    assert save_new(out, b"<gpx/>").startswith(f"{out} could not be saved")
    assert list(tmp_path.iterdir()) == []


class Full(io.BytesIO):
    """A file on a disk that is full."""

    def write(self, _data: object) -> int:
        """Refuse."""
        raise OSError(errno.ENOSPC, "No space left on device")


def tailored(*options: str) -> "subprocess.CompletedProcess[str]":
    loop = str(SHIPPED / "parramatta-loop.gpx")
    return subprocess.run(
        [sys.executable, "-m", "routes", "tailor", loop, *options],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_file_is_tailored_and_the_best_way_written_once(tmp_path: Path) -> None:
    out = tmp_path / "six.gpx"
    done = tailored("--km", "6", "--json", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    best = json.loads(done.stdout)["ways"][0]
    assert best["distance_m"] == pytest.approx(6_000, rel=0.02)
    written = read_file(out.read_bytes(), out.name).routes[0]
    assert measure(written).distance_m == pytest.approx(best["distance_m"], rel=0.005)
    again = tailored("--km", "6", "--out", str(out))
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_without_a_length_the_usual_one_is_made() -> None:
    assert tailored().stdout == tailored("--km", "6").stdout


def test_the_ways_are_told_a_line_each() -> None:
    lines = tailored("--km", "20").stdout.splitlines()
    assert lines[0].startswith("20.0 km: once round, then on to 2.7 km and back (as wanted, ")
    assert any("the whole route (5.3 km shorter than wanted" in line for line in lines)


@pytest.mark.parametrize("km", ["0", "-3", "nan", "1e9", "six"])
def test_a_length_that_is_none_is_refused_in_one_sentence(km: str) -> None:
    done = tailored(f"--km={km}")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "_km" not in done.stderr
    assert done.stdout == ""
