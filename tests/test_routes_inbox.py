"""What a runner drops: told file by file, named, kept, and known when it comes again."""

import errno
import gzip
import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from builders import SHORT_WALK, Place, gpx, seg, trk
from file_builders import kml, linestring, placemark, zipped

import routes.catalogue
import routes.kept
from routes.catalogue import Catalogue
from routes.errors import Fault, RouteFileError, ShapeError, UnknownRouteError
from routes.facts import Source
from routes.folder import Found, look
from routes.inbox import Choice, Inbox, Report
from routes.library import Library
from routes.own import OwnRoutes
from routes.read import Mend, Refusal, Repair, read_file

PHOTO = b"\x89PNG\r\n\x1a\n" + b"\0" * 50
SHARED = gpx(trk(SHORT_WALK, "Shared"))
REPAIRED = gpx(trk([*SHORT_WALK, (-33.803, 151.0, 9_999.0)], "High"))
TWO = gpx(trk(SHORT_WALK, "One") + trk(SHORT_WALK[:2], "Two"))


def walk(name: str, places: tuple[Place, ...] = SHORT_WALK) -> bytes:
    return gpx(trk(places, name))


def library_in(tmp_path: Path) -> Library:
    library = Library(
        Catalogue(tmp_path / "shared", workers=0), OwnRoutes(tmp_path / "own", workers=0)
    )
    assert library.refresh(20) is None
    return library


def inbox_of(tmp_path: Path, library: Library, name: str = "inbox") -> Inbox:
    (tmp_path / name).mkdir()
    return Inbox(tmp_path / name, library, workers=0)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a library of one shared route."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "Shared.gpx").write_bytes(SHARED)
    return library_in(tmp_path)


@pytest.fixture
def inbox(tmp_path: Path, library: Library) -> Inbox:
    """Return an empty inbox beside the library."""
    return inbox_of(tmp_path, library)


def drop(inbox: Inbox, **files: bytes) -> list[Report]:
    """Take in files by name, `_` for the dot, and return what became of those."""
    before = len(inbox.reports())
    for name, data in files.items():
        inbox.take(name.replace("_", "."), data)
    assert inbox.refresh(20) is None
    return list(inbox.reports()[before:])


def keep(inbox: Inbox, library: Library, *route_ids: str) -> list[str]:
    return list(library.own.keep(inbox.keepsakes(route_ids)))


def names(inbox: Inbox) -> list[str]:
    return [summary.name for summary in inbox.waiting()]


def kept_bytes(library: Library, name: str) -> bytes:
    return (library.own.folder / name).read_bytes()


def test_how_far_a_large_archive_is_unpacked_is_told(inbox: Inbox) -> None:
    shares: list[float] = []
    inbox.take("all.zip", zipped({f"{n}.gpx": walk(str(n)) for n in range(1_000)}), shares.append)
    assert shares == [done / 100 for done in range(100)]
    shares.clear()
    inbox.take("one.gpx", walk("One"), shares.append)
    assert shares == []


def test_every_file_is_told_of(inbox: Inbox, library: Library) -> None:
    reports = drop(
        inbox,
        good_gpx=walk("Good"),
        high_gpx=REPAIRED,
        bad_gpx=b"<gpx><trk>",
        photo_png=PHOTO,
        empty_gpx=b"",
        again_gpx=walk("Good"),
        shared_gpx=SHARED,
        two_gpx=TWO,
    )
    assert reports == [
        Report("good.gpx", ("good",)),
        Report("high.gpx", ("high",), repairs=(Repair(Mend.HEIGHT_UNKNOWN, 1),)),
        Report("bad.gpx", refused=reports[2].refused),
        Report("photo.png", refused=(Refusal("photo.png", Fault.NOT_GPX, "a picture"),)),
        Report("empty.gpx", refused=(Refusal("empty.gpx", Fault.EMPTY),)),
        Report("again.gpx", twin="good.gpx"),
        Report("shared.gpx", known=1),
        Report("two.gpx", ("two", "two-2")),
    ]
    assert [(each.name, each.code) for each in reports[2].refused] == [
        ("bad.gpx", Fault.BROKEN_XML)
    ]
    assert names(inbox) == ["Good", "High", "One", "Two"]
    assert [each.id for each in library.list()] == ["shared"]
    assert inbox.repairs("high") == reports[1].repairs


def test_an_archive_is_told_of_as_one(inbox: Inbox) -> None:
    members = {"a.gpx": walk("A"), "in/b.gpx": walk("B"), "c.gpx.gz": gzip.compress(walk("C"))}
    members |= {"bad.gpx": b"<gpx><trk>", "me.png": PHOTO, "d.gpx": walk("A")}
    members |= {"s.gpx": SHARED}
    data = zipped(members)
    first, again = drop(inbox, all_zip=data, all2_zip=data)
    assert (first.name, len(first.waiting), first.known) == ("all.zip", 3, 1)
    assert first.repairs == (Repair(Mend.OTHER_FILE, 1), Repair(Mend.SAME_FILE, 1))
    assert [(each.name, each.code) for each in first.refused] == [("bad.gpx", Fault.BROKEN_XML)]
    assert again == Report("all2.zip", twin="all.zip")
    (lone,) = drop(inbox, lone_gpx=walk("B"))
    assert lone == Report("lone.gpx", twin="b.gpx")


def test_packed_files_are_known_by_what_they_hold(inbox: Inbox, library: Library) -> None:
    drawn = kml(placemark(linestring("2,1 2.001,1"), "Drawn"))
    kmz, packed = drop(
        inbox, map_kmz=zipped({"doc.kml": drawn}), run_gpx_gz=gzip.compress(walk("Run"))
    )
    assert (len(kmz.waiting), len(packed.waiting)) == (1, 1)
    keep(inbox, library, *kmz.waiting, *packed.waiting)
    assert kept_bytes(library, "Drawn.kml") == drawn
    assert kept_bytes(library, "Run.gpx") == walk("Run")


def test_an_archive_that_lies_in_the_library_is_known(
    tmp_path: Path, library: Library, inbox: Inbox
) -> None:
    data = zipped({"a.gpx": walk("A"), "b.gpx": walk("B")})
    (tmp_path / "shared" / "export.zip").write_bytes(data)
    assert library.refresh(20) is None
    assert drop(inbox, export_zip=data) == [Report("export.zip", known=1)]


def test_an_archive_that_cannot_be_opened_is_refused(inbox: Inbox) -> None:
    report, photos = drop(inbox, bad_zip=b"PK\x03\x04rubbish", p_zip=zipped({"a.png": PHOTO}))
    assert [each.code for each in report.refused] == [Fault.BROKEN_ARCHIVE]
    assert [each.code for each in photos.refused] == [Fault.NO_ROUTE_FILE]


def hostile() -> bytes:
    """Return a ZIP whose names lead out, and one of whose members is a link."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for at, name in enumerate(
            ["../../out.gpx", "/etc/abs.gpx", "..\\..\\win.gpx", "C:\\d.gpx", "con.gpx"]
        ):
            archive.writestr(name, walk(f"Route {at}"))
        link = zipfile.ZipInfo("link.gpx")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


def test_nothing_is_written_where_an_archive_would_like_it(tmp_path: Path, inbox: Inbox) -> None:
    before = {path for path in tmp_path.rglob("*") if path.parent.name != "inbox"}
    (report,) = drop(inbox, out_zip=hostile())
    inbox.take("../../plain.gpx", walk("Plain"))
    inbox.take("/abs.gpx", walk("Abs"))
    assert {path for path in tmp_path.rglob("*") if path.parent.name != "inbox"} == before
    inside = sorted((tmp_path / "inbox").iterdir())
    assert not any(path.is_symlink() for path in inside)
    assert [path.name for path in inside] == [
        *("abs (2).gpx", "abs.gpx", "d.gpx", "link.gpx", "out.gpx", "plain.gpx"),
        *("route con.gpx", "win.gpx"),
    ]
    assert len(report.waiting) == 5
    assert [each.name for each in report.refused] == ["link.gpx"]


def test_a_route_is_kept_byte_for_byte_under_its_name(inbox: Inbox, library: Library) -> None:
    data = walk("Río")
    (report,) = drop(inbox, x_gpx=data)
    (route_id,) = report.waiting
    inbox.choose(route_id, Choice(title="  My\nhill ", tags=("a", "A", "b,c")))
    assert inbox.choice(route_id) == Choice(title="My hill", tags=("a", "b c"))
    assert [(each.name, each.tags) for each in inbox.waiting()] == [("My hill", ("a", "b c"))]
    assert inbox.open(route_id).name == "My hill"
    assert keep(inbox, library, route_id) == ["My hill.gpx"]
    assert kept_bytes(library, "My hill.gpx") == data
    summary = library.list()[0]
    assert (summary.name, summary.tags) == ("My hill", ("a", "b c"))
    assert inbox.waiting() == ()
    assert inbox.reports()[0] == Report("x.gpx", kept=1)


def test_a_nameless_route_keeps_the_name_that_was_shown(
    inbox: Inbox, library: Library, tmp_path: Path
) -> None:
    library.own.folder.mkdir()
    (library.own.folder / "loop.gpx").write_bytes(walk("Taken"))
    (report,) = drop(inbox, loop_gpx=gpx(f"<trk>{seg(SHORT_WALK)}</trk>"))
    assert names(inbox) == ["loop"]
    assert keep(inbox, library, *report.waiting) == ["loop (2).gpx"]
    assert "loop" in [each.name for each in library.list()]
    assert "loop" in [each.name for each in library_in(tmp_path).list()]


def test_of_several_routes_each_is_kept_as_a_file_of_its_own(
    inbox: Inbox, library: Library, tmp_path: Path
) -> None:
    (report,) = drop(inbox, two_gpx=TWO)
    first, second = report.waiting
    inbox.choose(second, Choice(tags=("t",)))
    assert keep(inbox, library, second) == ["Two.gpx"]
    kept = read_file(kept_bytes(library, "Two.gpx"), "x").routes
    assert [(route.name, len(route.track)) for route in kept] == [("Two", 2)]
    facts = library.facts("my.two")
    assert facts is not None
    assert (facts.tags, facts.title) == (("t",), "")
    assert facts.source is not None
    assert facts.source.number == 1
    assert names(inbox) == ["One"]
    assert inbox.reports()[0] == Report("two.gpx", (first,), kept=1)
    again = inbox_of(tmp_path, library_in(tmp_path), "later")
    assert drop(again, copy_gpx=TWO) == [Report("copy.gpx", ("copy",), known=1)]
    assert names(again) == ["One"]


def test_what_was_kept_is_known_after_a_restart(
    inbox: Inbox, library: Library, tmp_path: Path
) -> None:
    (report,) = drop(inbox, a_gpx=walk("A"))
    keep(inbox, library, *report.waiting)
    after = library_in(tmp_path)
    assert [each.name for each in after.list()] == ["A", "Shared"]
    again = inbox_of(tmp_path, after, "later")
    assert drop(again, other_gpx=walk("A")) == [Report("other.gpx", known=1)]
    assert again.waiting() == ()


MUNICH: tuple[Place, ...] = ((48.1, 11.5), (48.11, 11.51), (48.12, 11.5))
EXCHANGED: tuple[Place, ...] = tuple((place[1], place[0]) for place in MUNICH)


def in_munich(tmp_path: Path) -> Library:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "a.gpx").write_bytes(walk("Isar", MUNICH))
    return library_in(tmp_path)


def test_a_route_with_exchanged_coordinates_is_kept_the_right_way(tmp_path: Path) -> None:
    library = in_munich(tmp_path)
    inbox = inbox_of(tmp_path, library)
    data = walk("Turned", EXCHANGED)
    near, far = drop(inbox, near_gpx=walk("Near", MUNICH), far_gpx=data)
    assert [inbox.looks_swapped(*each.waiting) for each in (near, far)] == [False, True]
    (route_id,) = far.waiting
    inbox.choose(route_id, Choice(is_swapped=True, tags=("t",)))
    shown = {each.id: each for each in inbox.waiting()}[route_id]
    assert shown.bounds.south_deg == pytest.approx(48.1)
    assert shown.tags == ("t",)
    assert inbox.measurement(route_id).bounds == shown.bounds
    assert keep(inbox, library, route_id) == ["Turned.gpx"]
    kept = library.open("my.turned").track
    assert kept.lat_deg == pytest.approx(inbox.open(route_id).track.lat_deg, abs=1e-7)
    assert library.facts("my.turned") is not None
    again = inbox_of(tmp_path, library, "later")
    assert drop(again, far_gpx=data) == [Report("far.gpx", known=1)]


def test_only_what_can_be_exchanged_is(inbox: Inbox, tmp_path: Path) -> None:
    (report,) = drop(inbox, a_gpx=walk("A"))
    (route_id,) = report.waiting
    assert not inbox.looks_swapped(route_id)
    with pytest.raises(ShapeError):
        inbox.choose(route_id, Choice(title="x", is_swapped=True))
    assert inbox.choice(route_id) == Choice()
    assert names(inbox) == ["A"]
    (tmp_path / "two").mkdir()
    near = in_munich(tmp_path / "two")
    other = inbox_of(tmp_path / "two", near)
    far_tap = gpx('<wpt lat="5" lon="151"/>' + trk(EXCHANGED, "Tap"))
    (report,) = drop(other, tap_gpx=far_tap)
    assert not other.looks_swapped(*report.waiting)


def test_a_route_that_is_not_there_is_told(inbox: Inbox) -> None:
    for ask in (inbox.looks_swapped, inbox.open, inbox.repairs):
        with pytest.raises(UnknownRouteError):
            ask("nosuch")
    with pytest.raises(UnknownRouteError):
        inbox.choose("nosuch", Choice())


def test_keeping_goes_on_after_the_disk_was_full(
    inbox: Inbox, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(inbox, **{f"{name}_gpx": walk(name) for name in "abcde"})
    wanted = [each.id for each in inbox.waiting()]
    write, count = routes.kept._write, [0]

    def limited(path: Path, data: bytes) -> None:
        count[0] += path.suffix == ".gpx"
        if count[0] == 3 and path.suffix == ".gpx":
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(routes.kept, "_write", limited)
    with pytest.raises(RouteFileError) as caught:
        keep(inbox, library, *wanted)
    assert caught.value.code is Fault.NOT_SAVED
    assert [each.name for each in library.list()] == ["a", "b", "Shared"]
    assert names(inbox) == ["c", "d", "e"]
    keep(inbox, library, *(each.id for each in inbox.waiting()))
    assert [each.name for each in library.list()] == [*"abcde", "Shared"]
    assert [report.kept for report in inbox.reports()] == [1] * 5


@pytest.mark.parametrize(
    "data", [walk("A"), zipped({"a.gpx": walk("A"), "b.gpx": walk("B")})], ids=["file", "archive"]
)
def test_what_could_not_come_in_whole_may_come_again(
    inbox: Inbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    write = Path.write_bytes
    is_archive = data.startswith(b"PK")
    room = [int(is_archive)]

    def limited(path: Path, data: bytes) -> int:
        if not room[0]:
            write(path, data[:10])
            raise OSError(errno.ENOSPC, "No space left on device")
        room[0] -= 1
        return write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", limited)
        with pytest.raises(RouteFileError) as caught:
            inbox.take("a", data)
    assert caught.value.code is Fault.NOT_SAVED
    assert list((tmp_path / "inbox").iterdir()) == []
    assert inbox.reports() == ()
    (report,) = drop(inbox, a_gpx=data)
    assert (len(report.waiting), report.twin) == (2 if is_archive else 1, "")


def test_a_file_that_comes_while_others_are_read_is_read_too(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.take("a.gpx", walk("A"))
    late = [walk("B")]

    def slow(folder: Path) -> Found:
        found = look(folder)
        if late:
            inbox.take("b.gpx", late.pop())
        return found

    monkeypatch.setattr(routes.catalogue, "look", slow)
    assert inbox.refresh(20) is None
    assert names(inbox) == ["A", "B"]
    assert all(report.is_read for report in inbox.reports())


def test_a_file_is_told_of_before_it_is_read(inbox: Inbox) -> None:
    inbox.take("a.gpx", walk("A"))
    assert inbox.reports() == (Report("a.gpx", is_read=False),)
    assert inbox.refresh(20) is None
    assert inbox.refresh(20) is None
    assert inbox.reports() == (Report("a.gpx", ("a",)),)


def test_a_source_tells_the_file_it_was_made_of(inbox: Inbox, library: Library) -> None:
    (report,) = drop(inbox, two_gpx=TWO)
    one, two = inbox.keepsakes(report.waiting)
    assert one.source is not None
    assert two.source == Source(one.source.sha256, 1)
    assert library.ids().keys().isdisjoint({one.source, two.source})
