"""A folder of files as a list of routes, whatever lies in the folder."""

import io
import json
import os
import threading
import zipfile
from pathlib import Path

import pytest
from builders import SHIPPED, SHORT_WALK, Place, gpx, trk

import routes.catalogue
import routes.folder
import routes.opened
import routes.rows
from routes.catalogue import Catalogue, Progress, Scan
from routes.errors import Fault, RouteError, RouteFileError, StaleRouteError, UnknownRouteError
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


def test_a_file_of_the_same_size_and_another_content_is_read_again(
    tmp_path: Path, reads: list[str]
) -> None:
    put(tmp_path, "a.gpx", "One")
    catalogue = scanned(tmp_path)
    os.utime(put(tmp_path, "a.gpx", "Two"), ns=(1, 1))
    assert catalogue.scan().changed == ("a",)
    assert catalogue.open("a").name == catalogue.list()[0].name == "Two"
    assert reads == ["a.gpx", "a.gpx"]


def test_a_file_that_was_only_touched_is_not_measured_again(
    tmp_path: Path, reads: list[str]
) -> None:
    path = put(tmp_path, "a.gpx")
    catalogue = scanned(tmp_path)
    os.utime(path, ns=(1, 1))
    assert catalogue.scan() == catalogue.scan() == Scan((), (), ())
    assert reads == ["a.gpx"]


def test_a_route_keeps_its_id_when_another_file_would_like_it(tmp_path: Path) -> None:
    put(tmp_path, "a-b.gpx", "1")
    catalogue = scanned(tmp_path)
    put(tmp_path, "a b.gpx", "2")
    assert catalogue.scan() == Scan(("a-b-2",), (), ())
    assert catalogue.open("a-b").name == "1"


def test_a_file_with_more_and_then_fewer_routes_keeps_the_ids_it_can(tmp_path: Path) -> None:
    path = put(tmp_path, "a.gpx", "One")
    catalogue = scanned(tmp_path)
    path.write_bytes(gpx(trk(SHORT_WALK, "One") + trk(LONGER, "Two")))
    assert catalogue.scan() == Scan(("a-2",), ("a",), ())
    assert catalogue.open("a-2").name == "Two"
    put(tmp_path, "a.gpx", "One")
    assert catalogue.scan().removed == ("a-2",)
    put(tmp_path, "a-2.gpx")
    assert catalogue.scan() == Scan(("a-2",), (), ())


def test_a_route_is_read_once_however_often_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.gpx")
    catalogue = scanned(tmp_path)
    names: list[str] = []
    monkeypatch.setattr(
        routes.opened,
        "read_file",
        lambda data, name: (names.append(name), read_file(data, name))[1],
    )
    assert catalogue.open("a") is catalogue.open("a")
    assert catalogue.measurement("a") is catalogue.measurement("a")
    assert names == ["a.gpx"]


def test_few_large_files_are_kept_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes.opened, "MOST_POINTS_KEPT", 5)
    put(tmp_path, "a.gpx")
    put(tmp_path, "b.gpx")
    catalogue = scanned(tmp_path)
    first = catalogue.open("a")
    assert catalogue.open("b") is catalogue.open("b")
    assert catalogue.open("a") is not first


def test_a_route_whose_file_changed_or_went_meanwhile_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "change.gpx")
    put(tmp_path, "go.gpx")
    catalogue = scanned(tmp_path)
    put(tmp_path, "change.gpx", "Changed", LONGER)
    (tmp_path / "go.gpx").unlink()
    for route_id in ("change", "go"):
        for ask in (catalogue.open, catalogue.measurement):
            with pytest.raises(StaleRouteError):
                ask(route_id)
    catalogue.scan()
    assert catalogue.open("change").name == "Changed"


def test_a_route_that_may_not_be_read_any_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.gpx")
    catalogue = scanned(tmp_path)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(routes.opened, "file_bytes", refuse)
    with pytest.raises(RouteFileError) as caught:
        catalogue.open("a")
    assert caught.value.code is Fault.NO_ACCESS


def test_a_reader_that_fails_costs_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def poisoned(data: bytes, name: str) -> Reading:
        if name == "bad.gpx":
            raise MemoryError
        return read_file(data, name)

    monkeypatch.setattr(routes.rows, "read_file", poisoned)
    put(tmp_path, "bad.gpx")
    put(tmp_path, "good.gpx")
    catalogue = scanned(tmp_path)
    assert (ids(catalogue), faults(catalogue)) == (["good"], [("bad.gpx", Fault.UNREADABLE)])


def test_what_was_set_right_is_told(tmp_path: Path) -> None:
    put(tmp_path, "a.gpx")
    assert scanned(tmp_path).repairs("a") == ()
    (tmp_path / "b.gpx").write_bytes(gpx(trk(SHORT_WALK) + trk(SHORT_WALK[:1])))
    assert scanned(tmp_path).repairs("b") != ()


def test_a_scan_tells_how_far_it_is_and_the_list_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes.catalogue, "CHUNK_S", 0)
    for name in ("a.gpx", "b.gpx", "c.gpx"):
        put(tmp_path, name)
    catalogue = Catalogue(tmp_path)
    told: list[tuple[int, int, int]] = []
    catalogue.scan(lambda done, total: told.append((done, total, len(catalogue.list()))))
    assert told == [(0, 3, 0), (1, 3, 1), (2, 3, 2), (3, 3, 3)]
    catalogue.scan(lambda done, total: told.append((done, total, 0)))
    assert len(told) == 4
    assert catalogue.progress is None


def test_a_refresh_does_not_wait_for_a_long_scan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.gpx")
    put(tmp_path, "b.gpx")
    monkeypatch.setattr(routes.catalogue, "CHUNK_S", 0)
    go_on = threading.Event()

    def slow(data: bytes, name: str) -> Reading:
        if name == "b.gpx":
            go_on.wait()
        return read_file(data, name)

    monkeypatch.setattr(routes.rows, "read_file", slow)
    catalogue = Catalogue(tmp_path)
    try:
        while catalogue.refresh(0.05) != Progress(1, 2):
            pass
        assert ids(catalogue) == ["a"]
    finally:
        go_on.set()
    assert catalogue.refresh(60) is None
    assert ids(catalogue) == ["a", "b"]


def test_a_scan_that_fails_leaves_the_next_one_free(tmp_path: Path) -> None:
    put(tmp_path, "a.gpx")
    catalogue = Catalogue(tmp_path)

    def fail(done: int, total: int) -> None:
        raise RuntimeError((done, total))

    with pytest.raises(RuntimeError):
        catalogue.scan(fail)
    assert catalogue.progress is None
    assert catalogue.scan().added == ("a",)


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
    for name in ("README.md", "notes.TXT", ".hidden", "photo.jpg", "run.doc"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "older").mkdir()
    put(tmp_path / "older", "deep.gpx")
    catalogue = scanned(tmp_path)
    assert catalogue.list() == ()
    assert faults(catalogue) == [("photo.jpg", Fault.NOT_GPX), ("run.doc", Fault.NOT_GPX)]


def zipped(**members: bytes) -> bytes:
    """Return a ZIP of GPX files, each under its name with the ending."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.gpx", data)
    return made.getvalue()


def test_every_file_of_an_archive_is_a_route_or_a_problem(tmp_path: Path) -> None:
    good, other = gpx(trk(SHORT_WALK, "One")), gpx(trk(LONGER, "Two"))
    (tmp_path / "export.zip").write_bytes(zipped(a=good, b=b"<gpx>", c=other))
    catalogue = scanned(tmp_path)
    assert [(each.id, each.name) for each in catalogue.list()] == [
        ("export", "One"),
        ("export-2", "Two"),
    ]
    assert catalogue.open("export-2").name == "Two"
    ((name, fault),) = faults(catalogue)
    assert (name.startswith("export.zip: "), "b.gpx" in name) == (True, True)
    assert fault is Fault.BROKEN_XML


def test_an_archive_may_be_larger_than_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped(a=gpx(trk(SHORT_WALK, "One")))
    (tmp_path / "export.zip").write_bytes(data)
    monkeypatch.setattr(routes.rows, "MOST_BYTES", len(data) // 2)
    assert ids(scanned(tmp_path)) == ["export"]


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

    monkeypatch.setattr(routes.folder.os, "scandir", refuse)
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


def test_a_file_that_stays_shut_off_gives_no_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.gpx")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(routes.rows, "file_bytes", refuse)
    catalogue = scanned(tmp_path)
    listed, problems = catalogue.list(), catalogue.problems()
    assert catalogue.scan() == Scan((), (), ())
    assert catalogue.list() is listed
    assert catalogue.problems() is problems


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
