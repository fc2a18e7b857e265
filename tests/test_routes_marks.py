"""Favourites and tags: kept over restarts and renames, by several at once, whatever the file is."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from builders import PROJECT, SHIPPED

from routes.catalogue import Catalogue
from routes.errors import Fault, RouteFileError, UnknownRouteError
from routes.facts import Source
from routes.finder import Finder
from routes.kept import KeptFiles
from routes.library import Library
from routes.marked import NO_MARK, Mark
from routes.marks import MarksFile
from routes.own import OwnRoutes

HERE, THERE = Source(b"\x01" * 32, 0), Source(b"\x02" * 32, 3)
STAR = Mark(favourite=True, tags=("dawn", "Été"))


def marks_of(folder: Path) -> MarksFile:
    return MarksFile(KeptFiles(folder))


def test_marks_come_back_after_a_restart(tmp_path: Path) -> None:
    marks = marks_of(tmp_path / "own")
    assert marks.all() == {}
    assert not (tmp_path / "own").exists()
    assert marks.mark(HERE, STAR) == NO_MARK
    assert marks.mark(THERE, Mark(tags=("x",))) == NO_MARK
    assert marks.mark(HERE, NO_MARK) == STAR
    assert marks_of(tmp_path / "own").all() == {THERE: Mark(tags=("x",))}


def test_the_same_mapping_while_nothing_changes(tmp_path: Path) -> None:
    marks = marks_of(tmp_path)
    marks.mark(HERE, STAR)
    first = marks.all()
    assert marks.all() is first
    marks_of(tmp_path).mark(THERE, STAR)
    assert set(marks.all()) == {HERE, THERE}


def test_threads_and_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from routes.facts import Source;"
        "from routes.kept import KeptFiles; from routes.marked import Mark;"
        "from routes.marks import MarksFile; who = int(sys.argv[2]);"
        "marks = MarksFile(KeptFiles(Path(sys.argv[1])));"
        "[marks.mark(Source(bytes([who, i]) * 16, 0), Mark(True)) for i in range(20)]"
    )
    others = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), str(who)], cwd=PROJECT)
        for who in (1, 2)
    ]
    marks = marks_of(tmp_path)

    def write(who: int) -> None:
        for i in range(20):
            marks.mark(Source(bytes([who, i]) * 16, 0), Mark(favourite=True))

    threads = [threading.Thread(target=write, args=(who,)) for who in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [other.wait(60) for other in others] == [0, 0]
    assert len(marks.all()) == 80


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"{}",
        b"[" * 100_000,
        b'{"marks": [1]}',
        b'{"marks": [{"sha256": "zz", "number": 0, "favourite": true, "tags": []}]}',
        b'{"marks": [{"sha256": "00", "number": 0, "favourite": 1, "tags": []}]}',
        b'{"marks": [{"sha256": "00", "number": 0, "favourite": true, "tags": [3]}]}',
    ],
)
def test_a_file_that_cannot_be_read_is_set_aside_whole(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "marks.json").write_bytes(data)
    marks = marks_of(tmp_path)
    assert marks.all() == {}
    assert marks.set_aside == "marks.json.aside-1.txt"
    assert (tmp_path / marks.set_aside).read_bytes() == data
    marks.mark(HERE, STAR)
    assert marks_of(tmp_path).all() == {HERE: STAR}


def test_a_bad_file_met_while_marking_is_set_aside_too(tmp_path: Path) -> None:
    marks = marks_of(tmp_path)
    marks.mark(HERE, STAR)
    (tmp_path / "marks.json").write_bytes(b"no")
    marks.mark(THERE, STAR)
    assert marks.set_aside == "marks.json.aside-1.txt"
    assert marks.all() == {THERE: STAR}


def test_too_many_marks_are_refused_and_those_there_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = marks_of(tmp_path)
    marks.mark(HERE, STAR)
    room = (tmp_path / "marks.json").stat().st_size + 50
    monkeypatch.setattr("routes.marked.MOST_BYTES", room)
    with pytest.raises(RouteFileError) as caught:
        marks.mark(THERE, STAR)
    assert caught.value.code is Fault.NOT_SAVED
    assert marks.all() == marks_of(tmp_path).all() == {HERE: STAR}
    assert marks.set_aside is None


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file, no folder")
    with pytest.raises(RouteFileError) as caught:
        marks_of(tmp_path / "own").mark(HERE, STAR)
    assert caught.value.code is Fault.NOT_SAVED


def finder_of(shared: Path, own: Path) -> Finder:
    library = Library(Catalogue(shared), OwnRoutes(own))
    while library.refresh() is not None:
        pass
    return Finder(library)


def test_a_mark_stays_with_its_route_when_the_file_is_renamed(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    file = shutil.copy(SHIPPED / "parramatta-park-ring.gpx", shared / "ring.gpx")
    finder = finder_of(shared, tmp_path / "own")
    finder.mark("ring", STAR)
    assert finder.marks() == {"ring": STAR}
    Path(file).rename(shared / "round.gpx")
    again = finder_of(shared, tmp_path / "own")
    assert again.marks() == {"round": STAR}
    assert again.marked("round") == STAR
    assert again.marked("ring") == NO_MARK


def test_the_file_of_marks_is_no_problem_of_the_folder(tmp_path: Path) -> None:
    finder = finder_of(SHIPPED, tmp_path / "own")
    finder.mark("parramatta-loop", STAR)
    own = OwnRoutes(tmp_path / "own")
    own.catalogue.scan()
    assert own.catalogue.problems() == ()


def test_a_route_that_is_not_there_cannot_be_marked(tmp_path: Path) -> None:
    with pytest.raises(UnknownRouteError):
        finder_of(SHIPPED, tmp_path / "own").mark("nowhere", STAR)
