"""A folder of files as a list of routes, whatever lies in the folder."""

import json
import os
import threading
from pathlib import Path

import pytest
from builders import SHIPPED, SHORT_WALK, Place, gpx, trk

import routes.catalogue
from routes.catalogue import Catalogue, Scan
from routes.errors import Fault, RouteError, UnknownRouteError
from routes.read import Reading, read_file

LONGER: tuple[Place, ...] = ((-33.8, 151.0), (-33.9, 151.0))


def put(
    folder: Path, name: str, route_name: str = "", places: tuple[Place, ...] = SHORT_WALK
) -> Path:
    path = folder / name
    path.write_bytes(gpx(trk(places, route_name)))
    return path


def scanned(folder: Path) -> Catalogue:
    catalogue = Catalogue(folder)
    catalogue.scan()
    return catalogue


def ids(catalogue: Catalogue) -> list[str]:
    return [summary.id for summary in catalogue.list()]


def faults(catalogue: Catalogue) -> list[tuple[str, Fault]]:
    return [(problem.file_name, problem.fault) for problem in catalogue.problems()]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files that are read, as it happens."""
    names: list[str] = []

    def counted(data: bytes, name: str) -> Reading:
        names.append(name)
        return read_file(data, name)

    monkeypatch.setattr(routes.catalogue, "read_file", counted)
    return names


def test_routes_are_listed_by_name(tmp_path: Path) -> None:
    put(tmp_path, "1.gpx", "River")
    put(tmp_path, "2.GPX", "Hill")
    assert [summary.name for summary in scanned(tmp_path).list()] == ["Hill", "River"]


def test_a_route_is_opened_and_measured_by_its_id(tmp_path: Path) -> None:
    put(tmp_path, "Evening Run.gpx", "River")
    catalogue = scanned(tmp_path)
    assert ids(catalogue) == ["evening-run"]
    assert catalogue.open("evening-run").name == "River"
    assert catalogue.measurement("evening-run").distance_m == catalogue.list()[0].distance_m
    assert catalogue.facts("evening-run") is None


@pytest.mark.parametrize("route_id", ["", "nosuch", "../../etc/passwd", "a\0b"])
def test_an_id_that_is_none_opens_nothing(tmp_path: Path, route_id: str) -> None:
    put(tmp_path, "a.gpx")
    catalogue = scanned(tmp_path)
    for ask in (catalogue.open, catalogue.measurement, catalogue.facts):
        with pytest.raises(UnknownRouteError) as caught:
            ask(route_id)
        assert isinstance(caught.value, RouteError)


def test_ids_are_unique(tmp_path: Path) -> None:
    put(tmp_path, "a b.gpx", "1")
    put(tmp_path, "a-b.gpx", "2")
    (tmp_path / "two.gpx").write_bytes(gpx(trk(SHORT_WALK, "3") + trk(LONGER, "4")))
    put(tmp_path, "東京.gpx", "5")
    assert ids(scanned(tmp_path)) == ["a-b", "a-b-2", "two", "two-2", "route"]


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    put(tmp_path, "good.gpx")
    (tmp_path / "bad.gpx").write_bytes(b"<gpx>")
    catalogue = scanned(tmp_path)
    assert ids(catalogue) == ["good"]
    assert faults(catalogue) == [("bad.gpx", Fault.BROKEN_XML)]


def test_a_file_of_the_same_time_and_size_is_not_read_again(
    tmp_path: Path, reads: list[str]
) -> None:
    put(tmp_path, "a.gpx")
    (tmp_path / "bad.gpx").write_bytes(b"<gpx>")
    catalogue = scanned(tmp_path)
    assert catalogue.scan() == Scan((), (), ())
    assert reads == ["a.gpx", "bad.gpx"]
    assert faults(catalogue) == [("bad.gpx", Fault.BROKEN_XML)]


def test_a_scan_tells_what_is_new_different_and_gone(tmp_path: Path, reads: list[str]) -> None:
    put(tmp_path, "keep.gpx")
    put(tmp_path, "change.gpx")
    put(tmp_path, "go.gpx")
    catalogue = Catalogue(tmp_path)
    assert catalogue.scan() == Scan(("change", "go", "keep"), (), ())
    before = catalogue.list()
    put(tmp_path, "change.gpx", "Changed", LONGER)
    put(tmp_path, "come.gpx")
    (tmp_path / "go.gpx").unlink()
    reads.clear()
    assert catalogue.scan() == Scan(("come",), ("change",), ("go",))
    assert sorted(reads) == ["change.gpx", "come.gpx"]
    assert len(before) == 3
    with pytest.raises(UnknownRouteError):
        catalogue.open("go")


def test_a_file_of_the_same_size_and_another_time_is_read_again(
    tmp_path: Path, reads: list[str]
) -> None:
    path = put(tmp_path, "a.gpx")
    catalogue = scanned(tmp_path)
    os.utime(path, ns=(1, 1))
    assert catalogue.scan().changed == ("a",)
    assert reads == ["a.gpx", "a.gpx"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "routes"
    inside.mkdir()
    (inside / "link.gpx").symlink_to(put(tmp_path, "outside.gpx"))
    (inside / "lost.gpx").symlink_to(tmp_path / "nowhere")
    (inside / "folder.gpx").mkdir()
    os.mkfifo(inside / "pipe.gpx")
    catalogue = scanned(inside)
    assert catalogue.list() == ()
    assert faults(catalogue) == [
        (name, Fault.NOT_A_FILE) for name in ("folder.gpx", "link.gpx", "lost.gpx", "pipe.gpx")
    ]


def test_other_files_are_told_and_companions_are_not(tmp_path: Path) -> None:
    for name in ("README.md", "notes.TXT", ".hidden", "photo.jpg", "run.tcx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "older").mkdir()
    put(tmp_path / "older", "deep.gpx")
    catalogue = scanned(tmp_path)
    assert catalogue.list() == ()
    assert faults(catalogue) == [("photo.jpg", Fault.NOT_GPX), ("run.tcx", Fault.NOT_GPX)]


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff\n.gpx")).write_bytes(b"")
    put(tmp_path, os.fsdecode(b"good\xff.gpx"))
    catalogue = scanned(tmp_path)
    assert [(summary.id, summary.name) for summary in catalogue.list()] == [("good", "good")]
    assert faults(catalogue) == [("bad .gpx", Fault.EMPTY)]


def test_a_missing_folder_is_a_problem_and_no_error(tmp_path: Path) -> None:
    catalogue = scanned(tmp_path / "nowhere")
    assert (catalogue.list(), faults(catalogue)) == ((), [("nowhere", Fault.NO_FOLDER)])
    (tmp_path / "nowhere").mkdir()
    put(tmp_path / "nowhere", "a.gpx")
    assert catalogue.scan().added == ("a",)
    assert catalogue.problems() == ()


def test_a_file_in_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    assert faults(scanned(put(tmp_path, "a.gpx"))) == [("a.gpx", Fault.NO_ACCESS)]


def test_a_folder_that_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(routes.catalogue.os, "scandir", refuse)
    assert faults(scanned(tmp_path)) == [(tmp_path.name, Fault.NO_ACCESS)]


def test_a_file_that_may_not_be_read_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.gpx")
    put(tmp_path, "b.gpx")
    opened = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.name == "a.gpx":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        catalogue = scanned(tmp_path)
    assert (ids(catalogue), faults(catalogue)) == (["b"], [("a.gpx", Fault.NO_ACCESS)])
    assert catalogue.scan().added == ("a",)
    assert catalogue.problems() == ()


def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "big.gpx").open("wb") as file:
        file.truncate(3_000_000_000)
    assert faults(scanned(tmp_path)) == [("big.gpx", Fault.TOO_LARGE)]


def say(folder: Path, title: str) -> None:
    entry = {"file": "a.gpx", "title": title, "surface": "gravel"}
    (folder / "facts.json").write_text(json.dumps({"routes": [entry]}), encoding="utf-8")


def test_facts_give_a_route_its_title(tmp_path: Path) -> None:
    put(tmp_path, "a.gpx", "track 7")
    say(tmp_path, "The River")
    catalogue = scanned(tmp_path)
    assert catalogue.list()[0].name == catalogue.open("a").name == "The River"
    facts = catalogue.facts("a")
    assert facts is not None
    assert facts.surface == "gravel"


def test_facts_are_not_read_through_a_link(tmp_path: Path) -> None:
    put(tmp_path, "a.gpx", "River")
    (tmp_path / "facts.json").symlink_to("/dev/zero")
    assert faults(scanned(tmp_path)) == [("facts.json", Fault.NOT_A_FILE)]


def test_a_new_title_is_told_without_reading_the_route_again(
    tmp_path: Path, reads: list[str]
) -> None:
    put(tmp_path, "a.gpx", "track 7")
    say(tmp_path, "The River")
    catalogue = scanned(tmp_path)
    say(tmp_path, "The Creek")
    assert catalogue.scan() == Scan((), ("a",), ())
    assert catalogue.list()[0].name == "The Creek"
    assert reads == ["a.gpx"]


def test_several_routes_of_a_file_keep_their_own_names(tmp_path: Path) -> None:
    (tmp_path / "a.gpx").write_bytes(gpx(trk(SHORT_WALK, "One") + trk(LONGER, "Two")))
    say(tmp_path, "Both")
    assert [summary.name for summary in scanned(tmp_path).list()] == ["One", "Two"]


def test_broken_facts_are_a_problem_and_the_routes_stay(tmp_path: Path) -> None:
    put(tmp_path, "a.gpx", "River")
    (tmp_path / "facts.json").write_bytes(b"{")
    catalogue = scanned(tmp_path)
    assert [summary.name for summary in catalogue.list()] == ["River"]
    assert faults(catalogue) == [("facts.json", Fault.BAD_FACTS)]


def test_many_sessions_may_scan_and_read_at_once(tmp_path: Path) -> None:
    for number in range(10):
        put(tmp_path, f"{number}.gpx")
    catalogue = Catalogue(tmp_path)
    catalogue.scan()
    wrong: list[object] = []

    def session() -> None:
        for _ in range(20):
            catalogue.scan()
            listed = catalogue.list()
            if len(listed) != 10 or any(catalogue.open(each.id) is None for each in listed):
                wrong.append(listed)

    threads = [threading.Thread(target=session) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_the_shipped_folder_has_no_problem() -> None:
    catalogue = scanned(SHIPPED)
    assert catalogue.problems() == ()
    assert len(catalogue.list()) == len(list(SHIPPED.glob("*.gpx")))
    assert all(catalogue.facts(summary.id) for summary in catalogue.list())
