"""A runner's own folder: each step whole, whatever fails and whoever else writes."""

import errno
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import PROJECT, SHORT_WALK, gpx, trk

import routes.kept
from routes.catalogue import Catalogue
from routes.errors import Fault, RouteFileError, StaleRouteError
from routes.facts import read_facts
from routes.kept import KeptFiles, NewFile
from routes.notes import Note

WALK = gpx(trk(SHORT_WALK, "Walk"))


@pytest.fixture
def files(tmp_path: Path) -> KeptFiles:
    """Return a folder of one's own that is not there yet."""
    return KeptFiles(tmp_path / "deep" / "own")


def keep(files: KeptFiles, *names: str) -> list[str]:
    with files.keeping() as put:
        return [put(NewFile(name, ".gpx", WALK)) for name in names]


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but the lock."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def titles(files: KeptFiles) -> dict[str, str]:
    facts = read_facts((files.folder / "facts.json").read_bytes())
    return {one.file_name: one.title for one in facts}


def fail(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def code_of(change: Callable[[], object]) -> Fault:
    with pytest.raises(RouteFileError) as caught:
        change()
    return caught.value.code


def test_a_folder_is_made_when_first_needed(files: KeptFiles) -> None:
    assert files.removed() == ()
    files.check_notes()
    files.note(())
    assert not files.folder.exists()
    assert keep(files, "Run", "run", "../../Run") == ["Run.gpx", "run (2).gpx", "Run (3).gpx"]
    assert contents(files.folder) == dict.fromkeys(("Run.gpx", "run (2).gpx", "Run (3).gpx"), WALK)


def full_disk_at(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    elif step == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(Path, "open", fail)


CHANGES: dict[str, Callable[[KeptFiles], object]] = {
    "keep": lambda files: keep(files, "New"),
    "note": lambda files: files.note((Note("Run.gpx", "Other"),)),
    "remove": lambda files: files.remove(["Run.gpx"]),
    "restore": lambda files: files.restore(["Out.gpx"]),
    "aside": lambda files: files.set_notes_aside(),
}


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_step_that_fails_leaves_all_as_it_was(
    files: KeptFiles, monkeypatch: pytest.MonkeyPatch, change: str, step: str
) -> None:
    if change not in ("keep", "note") and step != "replace":
        step = "replace"
    keep(files, "Run", "Out")
    files.note((Note("Run.gpx", "Mine"),))
    files.remove(["Out.gpx"])
    before = contents(files.folder)
    with monkeypatch.context() as patch:
        full_disk_at(step, patch)
        assert code_of(lambda: CHANGES[change](files)) is Fault.NOT_SAVED
    assert contents(files.folder) == before
    CHANGES[change](files)
    assert contents(files.folder) != before


def test_a_folder_that_may_not_be_written_is_told(
    files: KeptFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    for change in CHANGES.values():
        assert code_of(lambda: change(files)) is Fault.NOT_SAVED  # noqa: B023  # called at once


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").write_bytes(b"mine")
    for change in CHANGES.values():
        assert code_of(lambda: change(KeptFiles(tmp_path / "own"))) is Fault.NOT_SAVED  # noqa: B023
    assert (tmp_path / "own").read_bytes() == b"mine"


def test_of_several_files_all_are_moved_or_none(files: KeptFiles) -> None:
    keep(files, "A", "B")
    before = contents(files.folder)
    with pytest.raises(StaleRouteError):
        files.remove(["A.gpx", "B.gpx", "C.gpx"])
    assert contents(files.folder) == before
    files.remove(["A.gpx", "B.gpx"])
    (files.folder / "B.gpx").write_bytes(b"by hand")
    before = contents(files.folder)
    assert code_of(lambda: files.restore(["A.gpx", "B.gpx"])) is Fault.NOT_SAVED
    assert contents(files.folder) == before


def test_a_removed_file_is_not_written_over(files: KeptFiles) -> None:
    keep(files, "A")
    files.remove(["A.gpx"])
    assert keep(files, "A") == ["A (2).gpx"]
    (files.folder / "A.gpx").write_bytes(b"by hand")
    assert code_of(lambda: files.remove(["A.gpx"])) is Fault.NOT_SAVED
    assert (files.folder / "removed" / "A.gpx").read_bytes() == WALK


def test_a_file_that_another_program_just_wrote_is_not_written_over(files: KeptFiles) -> None:
    with files.keeping() as put:
        (files.folder / "A.gpx").write_bytes(b"by hand")
        assert put(NewFile("A", ".gpx", WALK)) == "A (2).gpx"
    assert contents(files.folder) == {"A.gpx": b"by hand", "A (2).gpx": WALK}


def test_what_was_said_of_a_lost_file_is_not_said_of_a_new_one(files: KeptFiles) -> None:
    keep(files, "A")
    files.note((Note("A.gpx", "Old"),))
    (files.folder / "A.gpx").unlink()
    assert keep(files, "a") == ["a (2).gpx"]


def test_an_erased_file_is_gone_with_its_note(files: KeptFiles) -> None:
    keep(files, "A", "B")
    files.note((Note("A.gpx", "First"), Note("B.gpx", "Second")))
    files.remove(["A.gpx"])
    assert titles(files) == {"A.gpx": "First", "B.gpx": "Second"}
    files.erase(["A.gpx"])
    assert (files.removed(), titles(files)) == ((), {"B.gpx": "Second"})
    assert not (files.folder / "removed" / "A.gpx").exists()
    assert keep(files, "A") == ["A.gpx"]


def test_erasing_stops_at_a_file_that_is_not_there_and_keeps_the_rest(files: KeptFiles) -> None:
    keep(files, "A", "B")
    files.note((Note("A.gpx", "First"), Note("B.gpx", "Second")))
    files.remove(["A.gpx", "B.gpx"])
    assert code_of(lambda: files.erase(["A.gpx", "C.gpx", "B.gpx"])) is Fault.NOT_SAVED
    assert (files.removed(), titles(files)) == (("B.gpx",), {"B.gpx": "Second"})


@pytest.mark.parametrize("facts", [b"{", b"", b"[]", b'{"routes": [{"file": 1}]}'])
def test_notes_that_cannot_be_read_stop_every_change_of_them(
    files: KeptFiles, facts: bytes
) -> None:
    keep(files, "A")
    files.remove(["A.gpx"])
    (files.folder / "facts.json").write_bytes(facts)
    before = contents(files.folder)
    for change in (
        files.check_notes,
        lambda: files.note((Note("A.gpx", "x"),)),
        lambda: files.erase(["A.gpx"]),
    ):
        assert code_of(change) is Fault.BAD_FACTS
    assert contents(files.folder) == before
    files.set_notes_aside()
    assert contents(files.folder)["facts.json.aside-1.txt"] == facts
    files.check_notes()
    (files.folder / "facts.json").write_bytes(b"2")
    files.set_notes_aside()
    assert contents(files.folder)["facts.json.aside-2.txt"] == b"2"


def test_what_a_killed_process_left_is_ignored_and_then_deleted(files: KeptFiles) -> None:
    keep(files, "A")
    (files.folder / ".part-0123456789abcdef").write_bytes(WALK[:50])
    catalogue = Catalogue(files.folder)
    catalogue.scan()
    assert ([each.name for each in catalogue.list()], catalogue.problems()) == (["Walk"], ())
    keep(files, "B")
    assert set(contents(files.folder)) == {"A.gpx", "B.gpx"}


def test_who_holds_the_folder_is_not_waited_for_for_ever(
    files: KeptFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes.kept, "_PATIENCE_S", 0.05)
    with files.keeping():
        other = KeptFiles(files.folder)
        assert code_of(lambda: keep(other, "A")) is Fault.NOT_SAVED
    assert keep(files, "A") == ["A.gpx"]


def test_threads_take_turns(files: KeptFiles) -> None:
    def work(number: int) -> None:
        for at in range(5):
            (name,) = keep(files, "Run")
            files.note((Note(name, f"{number}-{at}"),))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(titles(files)) == len(set(titles(files).values())) == 20
    assert set(titles(files)) == set(contents(files.folder)) - {"facts.json"}


KEEPER = """
import sys
from pathlib import Path
from routes.kept import KeptFiles, NewFile
from routes.notes import Note
files = KeptFiles(Path(sys.argv[1]))
print("ready", flush=True)
for at in range(int(sys.argv[3])):
    with files.keeping() as put:
        name = put(NewFile("Run", ".gpx", b"<gpx>" + b" " * 100_000))
    files.note((Note(name, f"{sys.argv[2]}-{at}"),))
"""


def keeper(folder: Path, who: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(folder), who, str(count)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_may_keep_at_once(files: KeptFiles) -> None:
    both = [keeper(files.folder, who, 15) for who in "ab"]
    assert [process.communicate(timeout=60)[0] for process in both] == ["ready\n"] * 2
    assert sorted(titles(files).values()) == sorted(
        f"{who}-{at}" for who in "ab" for at in range(15)
    )
    assert set(titles(files)) == set(contents(files.folder)) - {"facts.json"}


def test_a_process_killed_while_it_keeps_leaves_sound_notes(files: KeptFiles) -> None:
    for _ in range(3):
        process = keeper(files.folder, "k", 100_000)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        known = len(kept_runs(files.folder))
        while len(kept_runs(files.folder)) < known + 4:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=60)
        json.loads((files.folder / "facts.json").read_bytes())
        sizes = {len(data) for name, data in contents(files.folder).items() if name[0] == "R"}
        assert sizes == {100_005}
        (name,) = keep(files, "Mine")
        files.remove([name])
        files.erase([name])


def kept_runs(folder: Path) -> list[Path]:
    """Return the files of a folder in which another process writes at this moment."""
    return list(folder.glob("R*"))
