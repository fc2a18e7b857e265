"""The shared routes and a runner's own as one list."""

import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import SHORT_WALK, gpx, trk

from routes.catalogue import Catalogue, Progress
from routes.errors import Fault, UnknownRouteError
from routes.kept import NewFile
from routes.library import Library
from routes.own import Keepsake, OwnRoutes


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library of two shared routes and none of one's own."""
    folder = tmp_path / "shared"
    folder.mkdir()
    for name in ("Bay", "dune"):
        (folder / f"{name}.gpx").write_bytes(gpx(trk(SHORT_WALK, name)))
    library = Library(Catalogue(folder, workers=0), OwnRoutes(tmp_path / "own", workers=0))
    assert library.refresh(20) is None
    return library


def keep(library: Library, *names: str) -> None:
    files = [NewFile(name, ".gpx", gpx(trk(SHORT_WALK, f"{name} of mine"))) for name in names]
    assert len(list(library.own.keep(map(Keepsake, files)))) == len(names)


def ids(library: Library) -> list[str]:
    return [summary.id for summary in library.list()]


def test_both_are_listed_by_name_and_ids_never_clash(library: Library) -> None:
    keep(library, "Bay", "Cliff", "my.dune")
    assert ids(library) == ["bay", "my.bay", "my.cliff", "dune", "my.my-dune"]
    assert [library.is_own(route_id) for route_id in ids(library)] == [0, 1, 1, 0, 1]
    assert library.open("bay").name == "Bay"
    assert library.open("my.bay").name == "Bay of mine"
    assert library.measurement("my.bay").distance_m == library.measurement("bay").distance_m
    assert (library.facts("bay"), library.repairs("my.bay")) == (None, ())
    with pytest.raises(UnknownRouteError):
        library.open("my.dune")


def test_the_list_is_the_same_while_nothing_changes(library: Library) -> None:
    first = library.list()
    assert library.refresh(20) is None
    assert library.list() is first
    keep(library, "Cliff")
    second = library.list()
    assert (len(first), len(second)) == (2, 3)
    assert library.refresh(20) is None
    assert library.list() is second


def test_it_tells_when_a_file_last_came_or_went(library: Library, tmp_path: Path) -> None:
    shared, own = tmp_path / "shared", tmp_path / "own"
    os.utime(shared, (1_800_000_000, 1_800_000_000))
    assert library.changed_at == datetime.fromtimestamp(1_800_000_000, UTC)
    os.utime(shared, (1_500_000_000, 1_500_000_000))
    for change in (lambda: keep(library, "Cliff"), (shared / "Bay.gpx").unlink):
        before = library.changed_at
        assert before is not None
        assert library.changed_at == before
        change()
        after = library.changed_at
        assert after is not None
        assert after > before
        for folder in (shared, own):
            os.utime(folder, (1_500_000_000, 1_500_000_000))


def test_without_any_folder_nothing_ever_changed(tmp_path: Path) -> None:
    neither = Library(Catalogue(tmp_path / "a", workers=0), OwnRoutes(tmp_path / "b", workers=0))
    assert neither.changed_at is None


def test_a_missing_folder_of_ones_own_is_no_problem(library: Library, tmp_path: Path) -> None:
    assert library.problems() == ()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "x.gpx").write_bytes(b"<gpx>")
    (tmp_path / "shared" / "y.gpx").write_bytes(b"")
    assert library.refresh(20) is None
    assert [(each.file_name, each.fault) for each in library.problems()] == [
        ("y.gpx", Fault.EMPTY),
        ("x.gpx", Fault.BROKEN_XML),
    ]
    gone = Library(Catalogue(tmp_path / "no"), library.own)
    assert gone.refresh(20) is None
    assert Fault.NO_FOLDER in {each.fault for each in gone.problems()}


def test_files_of_both_are_known_by_content(library: Library) -> None:
    keep(library, "Cliff")
    assert sorted(library.ids().values()) == ["bay", "dune", "my.cliff"]
    assert all(library.has_file(source.sha256) for source in library.ids())
    assert not library.has_file(b"")


@pytest.mark.parametrize(
    ("far", "total"),
    [
        ((None, None), None),
        ((Progress(1, 4), None), Progress(1, 4)),
        ((None, Progress(0, 0)), Progress(0, 0)),
        ((Progress(1, 4), Progress(2, 5)), Progress(3, 9)),
    ],
)
def test_how_far_both_are_is_added_up(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    far: tuple[Progress | None, Progress | None],
    total: Progress | None,
) -> None:
    def told(answer: Progress | None) -> Callable[[float], Progress | None]:
        return lambda _: answer

    for catalogue, answer in zip(library._both, far, strict=True):
        monkeypatch.setattr(catalogue, "refresh", told(answer))
    assert library.refresh() == total


def test_threads_see_a_whole_list(library: Library) -> None:
    faults: list[list[str]] = []
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            listed = library.list()
            names = [each.name.casefold() for each in listed]
            if names != sorted(names) or not {"bay", "dune"} <= {each.id for each in listed}:
                faults.append(names)

    threads = [threading.Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for name in "abc":
        keep(library, name)
    stop.set()
    for thread in threads:
        thread.join(20)
    assert faults == []
    assert len(library.list()) == 5
