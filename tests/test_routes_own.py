"""A runner's own routes: kept, listed at once, named, taken out, put back."""

import errno
import json
from pathlib import Path

import pytest
from builders import SHORT_WALK, gpx, trk

import routes.folder
import routes.kept
from routes.errors import Fault, RouteFileError, UnknownRouteError
from routes.facts import Source
from routes.kept import NewFile
from routes.own import Keepsake, Naming, OwnRoutes
from routes.rows import Job, Stamp, file_row


@pytest.fixture
def own(tmp_path: Path) -> OwnRoutes:
    """Return own routes, none as yet."""
    return OwnRoutes(tmp_path / "own", workers=0)


def keepsake(name: str, *, title: str = "", tags: tuple[str, ...] = ()) -> Keepsake:
    data = gpx(trk(SHORT_WALK, name))
    return Keepsake(NewFile(name, ".gpx", data), title, tags)


def kept(own: OwnRoutes, *keepsakes: Keepsake) -> list[str]:
    return list(own.keep(keepsakes))


def shown(own: OwnRoutes) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.id, each.name, each.tags) for each in own.catalogue.list()]


def file_of(own: OwnRoutes, route_id: str) -> str:
    return own.catalogue.origin(route_id).file_name


def test_what_is_kept_is_listed_at_once_and_after_a_restart(own: OwnRoutes, tmp_path: Path) -> None:
    assert kept(own, keepsake("Hill", title="Big", tags=("hilly",)), keepsake("Run")) == [
        "Hill.gpx",
        "Run.gpx",
    ]
    expected = [("my.hill", "Big", ("hilly",)), ("my.run", "Run", ())]
    assert shown(own) == expected
    index = tmp_path / "index.sqlite"
    for _ in range(2):
        again = OwnRoutes(own.folder, index, workers=0)
        again.catalogue.scan()
        assert shown(again) == expected
        again.catalogue.close()
    index.unlink()
    anew = OwnRoutes(own.folder, index, workers=0)
    anew.catalogue.scan()
    assert shown(anew) == expected
    assert own.catalogue.problems() == ()


def test_a_name_and_tags_are_given_and_taken_back(own: OwnRoutes) -> None:
    kept(own, keepsake("Hill"))
    assert own.rename("my.hill", "One", ("a", "A", " b,c ")) == Naming("", ())
    assert shown(own) == [("my.hill", "One", ("a", "b c"))]
    second = own.rename("my.hill", "Two", ())
    assert second == Naming("One", ("a", "b c"))
    assert shown(own) == [("my.hill", "Two", ())]
    own.rename("my.hill", second.title, second.tags)
    assert shown(own) == [("my.hill", "One", ("a", "b c"))]
    own.rename("my.hill", "", ())
    assert shown(own) == [("my.hill", "Hill", ())]


def test_tags_alone_do_not_write_the_name_down(own: OwnRoutes) -> None:
    kept(own, keepsake("Hill"))
    own.rename("my.hill", "Hill", ("a",))
    assert own.rename("my.hill", "Hill", ("b",)) == Naming("", ("a",))


def test_names_of_one_length_within_a_tick_of_the_clock_are_all_seen(
    own: OwnRoutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(own, keepsake("Hill"))
    monkeypatch.setattr(routes.folder, "stamp_of", lambda status: Stamp(1, status.st_size))
    own.catalogue.scan()
    for name in ("aaa", "bbb", "ccc"):
        own.rename("my.hill", name, ())
        assert own.catalogue.list()[0].name == name


def test_what_else_the_notes_say_survives_a_new_name(own: OwnRoutes) -> None:
    kept(own, keepsake("Hill"))
    entry = {"file": "Hill.gpx", "water": "tap", "mine": [1]}
    (own.folder / "facts.json").write_text(json.dumps({"routes": [entry], "by": "me"}))
    own.catalogue.scan()
    own.rename("my.hill", "New", ())
    said = json.loads((own.folder / "facts.json").read_bytes())
    assert said == {"routes": [entry | {"title": "New", "tags": []}], "by": "me"}


def test_a_route_that_is_not_there_is_not_named(own: OwnRoutes) -> None:
    with pytest.raises(UnknownRouteError):
        own.rename("my.hill", "x", ())
    assert not own.folder.exists()


def test_a_file_taken_out_and_put_back_is_the_same_route(own: OwnRoutes) -> None:
    kept(own, keepsake("Hill", title="Big", tags=("hilly",)), keepsake("Run"))
    before = shown(own)
    own.remove(["Hill.gpx"])
    assert (shown(own), own.removed()) == (before[1:], ("Hill.gpx",))
    assert kept(own, keepsake("Hill")) == ["Hill (2).gpx"]
    own.remove(["Hill (2).gpx"])
    own.erase(["Hill (2).gpx"])
    own.restore(["Hill.gpx"])
    assert (shown(own), own.removed()) == (before, ())


def full_disk_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the `count` next files be written, and no other route."""
    write = routes.kept._write
    left = [count]

    def limited(path: Path, data: bytes) -> None:
        if path.suffix == ".gpx":
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(routes.kept, "_write", limited)


def test_what_was_kept_before_the_disk_was_full_stays(
    own: OwnRoutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_disk_after(2, monkeypatch)
    names: list[str] = []
    with pytest.raises(RouteFileError) as caught:
        names.extend(own.keep(keepsake(name, title=f"{name}!", tags=("t",)) for name in "abcde"))
    assert caught.value.code is Fault.NOT_SAVED
    assert shown(own) == [("my.a", "a!", ("t",)), ("my.b", "b!", ("t",))]


def test_routes_are_listed_even_where_their_notes_cannot_be_written(
    own: OwnRoutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise RouteFileError(Fault.NOT_SAVED)

    own.folder.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(own._files, "note", fail)
        with pytest.raises(RouteFileError):
            kept(own, keepsake("Hill", title="Big"))
    assert shown(own) == [("my.hill", "Hill", ())]


def test_keeping_may_stop_half_way(own: OwnRoutes) -> None:
    going = own.keep(keepsake(name, tags=("t",)) for name in "abc")
    assert [next(going), next(going)] == ["a.gpx", "b.gpx"]
    going.close()  # type: ignore[attr-defined]
    assert shown(own) == [("my.a", "a", ("t",)), ("my.b", "b", ("t",))]


def test_nothing_is_kept_beside_notes_that_cannot_be_read(own: OwnRoutes) -> None:
    own.folder.mkdir()
    (own.folder / "facts.json").write_bytes(b"{")
    with pytest.raises(RouteFileError) as caught:
        kept(own, keepsake("Hill"))
    assert caught.value.code is Fault.BAD_FACTS
    assert [path.name for path in own.folder.iterdir()] == ["facts.json"]
    own.set_notes_aside()
    assert kept(own, keepsake("Hill")) == ["Hill.gpx"]
    assert (own.folder / "facts.json.aside-1.txt").read_bytes() == b"{"
    assert own.catalogue.problems() == ()


def read_keepsake(folder: Path, name: str, route_name: str = "") -> Keepsake:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(gpx(trk(SHORT_WALK, route_name)))
    data = (folder / name).read_bytes()
    return Keepsake(NewFile(Path(name).stem, ".gpx", data), row=file_row(folder, Job(name)))


@pytest.mark.parametrize("stem", ["a", "x" * 80])
def test_a_route_named_after_its_file_keeps_that_name_in_another(
    own: OwnRoutes, tmp_path: Path, stem: str
) -> None:
    for folder in ("1", "2"):
        assert kept(own, read_keepsake(tmp_path / folder, f"{stem}.gpx"))
    assert [each.name for each in own.catalogue.list()] == [stem, stem]
    anew = OwnRoutes(own.folder, workers=0)
    anew.catalogue.scan()
    assert shown(anew) == shown(own)
    second = own.catalogue.list()[1].id
    before = own.rename(second, "", ())
    own.rename(second, before.title, before.tags)
    assert own.catalogue.list()[1].name == stem


def test_what_is_read_already_is_not_read_again(
    own: OwnRoutes, tmp_path: Path, reads: list[str]
) -> None:
    one = read_keepsake(tmp_path / "1", "a.gpx", "Hill")
    reads.clear()
    kept(own, one)
    assert (shown(own), reads) == ([("my.a", "Hill", ())], [])
    route_id = own.catalogue.list()[0].id
    assert own.catalogue.origin(route_id).count == 1
    assert own.catalogue.open(route_id).name == "Hill"


def test_a_row_of_another_file_is_set_right_by_the_next_scan(
    own: OwnRoutes, tmp_path: Path
) -> None:
    kept(own, read_keepsake(tmp_path / "1", "a.gpx", "Hill"))
    row = own.catalogue.rows(["a.gpx"])[0]
    (own.folder / "a.gpx").write_bytes(gpx(trk(SHORT_WALK, "Another")))
    own.catalogue.adopt([row])
    own.catalogue.scan()
    assert shown(own) == [("my.a", "Another", ())]


def test_a_route_is_known_by_its_file_and_by_what_that_was_made_of(own: OwnRoutes) -> None:
    source = Source(b"\x07" * 32, 2)
    one = keepsake("Hill")
    kept(own, Keepsake(one.file, source=source))
    origin = own.catalogue.origin("my.hill")
    assert own.catalogue.ids() == {
        source: "my.hill",
        Source(origin.sha256, 0): "my.hill",
    }
    own.rename("my.hill", "New", ("t",))
    assert source in own.catalogue.ids()
    assert own.catalogue.has_file(origin.sha256)
    assert not own.catalogue.has_file(source.sha256)


def test_names_that_are_taken_out_are_told_in_order(own: OwnRoutes) -> None:
    names = kept(own, *(keepsake(name) for name in "cab"))
    own.remove(names)
    assert own.removed() == ("a.gpx", "b.gpx", "c.gpx")
    assert shown(own) == []
