"""The index of a library: kept, shared, mended, done without; never a route lost."""

import math
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from builders import PROJECT, SHIPPED, SHORT_WALK, gpx, trk

import routes.catalogue
import routes.database
import routes.index
import routes.rows
import routes.workers
from routes.catalogue import Catalogue, IndexTrouble, Scan
from routes.columns import KeptFile
from routes.errors import Fault
from routes.ids import FreeIds, id_stem
from routes.read import read_file
from routes.rows import Job, file_row
from routes.rowtext import job_line, read_job, read_row, row_line
from routes.summary import RouteSummary
from routes.track import Route
from routes.workers import read_rows

NOTHING = Scan((), (), ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three files, one of them bad."""
    folder = tmp_path / "routes"
    folder.mkdir()
    put(folder, "a.gpx", "River")
    (folder / "two.gpx").write_bytes(gpx(trk(SHORT_WALK, "One") + trk(SHORT_WALK[:2], "Two")))
    (folder / "bad.gpx").write_bytes(b"<gpx>")
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Return the path of an index that is not there yet."""
    return tmp_path / "kept" / "index.sqlite"


def put(folder: Path, name: str, route_name: str = "") -> None:
    (folder / name).write_bytes(gpx(trk(SHORT_WALK, route_name)))


def scanned(folder: Path, index: Path | None) -> Catalogue:
    catalogue = Catalogue(folder, index)
    catalogue.scan()
    return catalogue


def ids(catalogue: Catalogue) -> list[str]:
    return sorted(summary.id for summary in catalogue.list())


def assert_complete(catalogue: Catalogue) -> None:
    """Check that the three files of `folder` are all told of."""
    assert ids(catalogue) == ["a", "two", "two-2"]
    assert [(each.file_name, each.fault) for each in catalogue.problems()] == [
        ("bad.gpx", Fault.BROKEN_XML)
    ]
    assert catalogue.open("two-2").name == "Two"


def statements(index: Path, script: str) -> None:
    connection = sqlite3.connect(index)
    connection.executescript(script)
    connection.close()


def test_the_second_start_lists_all_before_it_reads_anything(
    folder: Path, index: Path, reads: list[str]
) -> None:
    scanned(folder, index).close()
    reads.clear()
    second = Catalogue(folder, index)
    assert_complete(second)
    assert second.scan() == NOTHING
    assert reads == []
    assert second.index_notice is None


def test_what_the_index_gives_back_is_what_was_put_in(tmp_path: Path, index: Path) -> None:
    first = scanned(SHIPPED, index)
    second = Catalogue(SHIPPED, index)
    for before, after in zip(first.list(), second.list(), strict=True):
        assert replace(before, lat_deg=after.lat_deg, lon_deg=after.lon_deg) is not before
        for field in ("id", "name", "distance_m", "ascent_m", "gap_m", "is_loop", "bounds"):
            assert getattr(before, field) == getattr(after, field)
        assert before.gradient_mix_m == after.gradient_mix_m
        assert np.array_equal(before.lat_deg, after.lat_deg)
        assert np.array_equal(before.lon_deg, after.lon_deg)
        assert first.measurement(before.id).distance_m == after.distance_m
        assert first.facts(before.id) == second.facts(after.id)
    assert tmp_path.exists()


def test_a_line_is_kept_to_the_centimetre() -> None:
    row = file_row(SHIPPED, Job("parramatta-loop.gpx"))
    exact = routes.rows.summarise(
        read_file((SHIPPED / row.name).read_bytes(), row.name).routes[0], ""
    )
    units = np.frombuffer(row.routes[0].line, dtype="<i4") / 1e7
    assert np.abs(units - np.concatenate((exact.lat_deg, exact.lon_deg))).max() <= 0.5001e-7


def test_only_what_changed_is_read_after_a_start(
    folder: Path, index: Path, reads: list[str]
) -> None:
    scanned(folder, index).close()
    reads.clear()
    put(folder, "a.gpx", "Changed")
    put(folder, "new.gpx")
    os.utime(folder / "two.gpx", ns=(1, 1))
    second = Catalogue(folder, index)
    assert second.scan() == Scan(("new",), ("a",), ())
    assert sorted(reads) == ["a.gpx", "new.gpx"]
    (folder / "new.gpx").unlink()
    third = Catalogue(folder, index)
    assert third.scan() == Scan((), (), ("new",))
    assert Catalogue(folder, index).scan() == NOTHING


def test_numbers_that_a_database_would_change_are_kept_well(tmp_path: Path, index: Path) -> None:
    (tmp_path / "a.gpx").write_bytes(gpx(trk(((-0.0, -0.0, -0.0), (-0.0, 1e-3, -0.0)))))
    put(tmp_path, "late.gpx")
    os.utime(tmp_path / "late.gpx", (2**34, 2**34))
    put(tmp_path, "early.gpx")
    os.utime(tmp_path / "early.gpx", (-(2**31), -(2**31)))
    scanned(tmp_path, index).close()
    second = Catalogue(tmp_path, index)
    assert (second.scan(), len(second.list()), second.index_notice) == (NOTHING, 3, None)


def test_a_route_without_a_finite_size_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summarise = routes.rows.summarise

    def endless(route: Route, route_id: str) -> RouteSummary:
        return replace(summarise(route, route_id), distance_m=float("nan"))

    monkeypatch.setattr(routes.rows, "summarise", endless)
    (refused,) = file_row(folder, Job("a.gpx")).refused
    assert refused.code is Fault.UNREADABLE


def test_ids_stay_from_start_to_start(tmp_path: Path, index: Path) -> None:
    put(tmp_path, "a-b.gpx", "first")
    scanned(tmp_path, index).close()
    put(tmp_path, "a b.gpx", "second")
    catalogue = scanned(tmp_path, index)
    assert [(each.name, each.id) for each in catalogue.list()] == [
        ("first", "a-b"),
        ("second", "a-b-2"),
    ]


def test_a_name_that_is_no_text_is_kept(tmp_path: Path, index: Path) -> None:
    put(tmp_path, os.fsdecode(b"good\xff.gpx"))
    (tmp_path / os.fsdecode(b"dir\xff.gpx")).mkdir()
    scanned(tmp_path, index).close()
    second = Catalogue(tmp_path, index)
    assert (second.scan(), ids(second), second.index_notice) == (NOTHING, ["good"], None)
    assert second.open("good").name == "good"


def test_a_folder_that_is_away_for_a_while_costs_nothing(
    folder: Path, index: Path, reads: list[str]
) -> None:
    catalogue = scanned(folder, index)
    away = folder.rename(folder.with_name("away"))
    assert len(catalogue.scan().removed) == 3
    assert catalogue.list() == ()
    away.rename(folder)
    reads.clear()
    assert len(catalogue.scan().added) == 3
    assert reads == []


def test_a_newer_reader_reads_every_file_again(
    folder: Path, index: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(folder, index).close()
    reads.clear()
    for module in (routes.catalogue, routes.index):
        monkeypatch.setattr(module, "READER_VERSION", routes.rows.READER_VERSION + 1)
    second = Catalogue(folder, index)
    assert_complete(second)
    second.scan()
    assert sorted(reads) == ["a.gpx", "bad.gpx", "two.gpx"]
    assert Catalogue(folder, index).scan() == NOTHING
    assert len(reads) == 3


def overwrite(data: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(data)

    return spoil


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def other_version(number: int) -> Callable[[Path], None]:
    return lambda path: statements(path, f"PRAGMA user_version = {number}")


def other_program(path: Path) -> None:
    path.unlink()
    statements(path, "CREATE TABLE precious (x); INSERT INTO precious VALUES (42)")


def flip_a_bit_of_a_name(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"River")] ^= 1
    path.write_bytes(data)


SPOILS: dict[str, Callable[[Path], None]] = {
    "text": overwrite(b"not a database, and longer than a header of one would be" * 99),
    "zeros": overwrite(bytes(100_000)),
    "cut short": cut_short,
    "older": other_version(0),
    "newer": other_version(99),
    "another program's": other_program,
    "a flipped bit": flip_a_bit_of_a_name,
    "an unknown fault": lambda path: statements(path, "UPDATE file SET refused = 'moon'"),
    "an unknown repair": lambda path: statements(path, "UPDATE file SET repairs = 'moon=1'"),
    "a table gone": lambda path: statements(path, "DROP TABLE route"),
    "a column gone": lambda path: statements(path, "ALTER TABLE file DROP COLUMN refused"),
    "a route gone": lambda path: statements(path, "DELETE FROM route WHERE id = 'two-2'"),
    "a file gone": lambda path: statements(
        path, "DELETE FROM file WHERE name = CAST('a.gpx' AS BLOB)"
    ),
    "another hash": lambda path: statements(path, "UPDATE file SET sha256 = x'00'"),
}


@pytest.mark.parametrize("spoil", SPOILS.values(), ids=SPOILS.keys())
def test_no_route_is_lost_with_a_bad_index(
    folder: Path, index: Path, spoil: Callable[[Path], None]
) -> None:
    scanned(folder, index).close()
    spoil(index)
    catalogue = scanned(folder, index)
    assert_complete(catalogue)
    catalogue.close()
    again = Catalogue(folder, index)
    assert_complete(again)
    assert (again.scan(), again.index_notice) == (NOTHING, None)


def test_a_bad_index_is_set_aside_and_told(folder: Path, index: Path) -> None:
    scanned(folder, index).close()
    other_program(index)
    kept = index.read_bytes()
    assert scanned(folder, index).index_notice is IndexTrouble.SET_ASIDE
    assert index.with_name("index.sqlite.aside-1").read_bytes() == kept


def test_an_empty_index_file_is_filled(folder: Path, index: Path) -> None:
    index.parent.mkdir()
    index.write_bytes(b"")
    catalogue = scanned(folder, index)
    assert_complete(catalogue)
    assert catalogue.index_notice is None
    assert ids(Catalogue(folder, index)) == ids(catalogue)


def test_any_bytes_anywhere_in_an_index_lose_no_route(folder: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.sqlite"
    scanned(folder, good).close()
    data = good.read_bytes()
    random = np.random.default_rng(35)
    for number in range(60):
        spoiled = bytearray(data)
        for at in random.integers(0, len(data), 20):
            spoiled[at] = random.integers(256)
        index = tmp_path / f"{number}.sqlite"
        index.write_bytes(spoiled)
        catalogue = scanned(folder, index)
        assert_complete(catalogue)
        catalogue.close()


def test_an_index_that_breaks_under_way_is_made_anew_with_all_that_is_known(
    folder: Path, index: Path, reads: list[str]
) -> None:
    catalogue = scanned(folder, index)
    put(folder, "new.gpx")
    statements(index, "DROP TABLE route")
    catalogue.scan()
    assert ids(catalogue) == ["a", "new", "two", "two-2"]
    assert catalogue.index_notice is IndexTrouble.SET_ASIDE
    catalogue.close()
    reads.clear()
    assert Catalogue(folder, index).scan() == NOTHING
    assert reads == []


def refuse(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("refused")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (sqlite3.SQLITE_FULL, IndexTrouble.UNWRITABLE),
        (sqlite3.SQLITE_READONLY, IndexTrouble.UNWRITABLE),
        (sqlite3.SQLITE_IOERR_WRITE, IndexTrouble.UNWRITABLE),
        (sqlite3.SQLITE_BUSY, IndexTrouble.BUSY),
        (sqlite3.SQLITE_CORRUPT, IndexTrouble.SET_ASIDE),
    ],
)
def test_a_write_that_fails_loses_nothing_and_is_told(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch, code: int, trouble: IndexTrouble
) -> None:
    scanned(folder, index).close()
    put(folder, "new.gpx")
    catalogue = Catalogue(folder, index)
    written = routes.database._put
    failures = [refuse(code)]

    def fail(*arguments: object) -> None:
        if failures:
            raise failures.pop()
        written(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(routes.database, "_put", fail)
    catalogue.scan()
    assert ids(catalogue) == ["a", "new", "two", "two-2"]
    assert catalogue.index_notice is trouble
    assert catalogue.scan() == NOTHING
    catalogue.close()
    later = scanned(folder, index)
    assert ids(later) == ["a", "new", "two", "two-2"]
    assert later.index_notice is None


def test_an_index_that_breaks_again_and_again_is_done_without(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise refuse(sqlite3.SQLITE_CORRUPT)

    monkeypatch.setattr(routes.database, "_put", fail)
    catalogue = scanned(folder, index)
    assert_complete(catalogue)
    assert catalogue.index_notice is IndexTrouble.UNWRITABLE


def test_a_write_is_whole_or_not_at_all(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = routes.database._put
    names: list[str] = []

    def fail_at_the_second(connection: sqlite3.Connection, file: KeptFile) -> None:
        names.append(file.row.name)
        if len(names) == 2:
            raise refuse(sqlite3.SQLITE_FULL)
        written(connection, file)

    with monkeypatch.context() as patch:
        # All files in one write, however slowly they are read.
        patch.setattr(routes.catalogue, "CHUNK_S", math.inf)
        patch.setattr(routes.database, "_put", fail_at_the_second)
        assert_complete(scanned(folder, index))
    assert Catalogue(folder, index).list() == ()


def test_a_place_that_cannot_be_written_is_done_without(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for index in (tmp_path / "file" / "index.sqlite", folder):
        catalogue = scanned(folder, index)
        assert_complete(catalogue)
        assert catalogue.index_notice is IndexTrouble.UNWRITABLE
    assert sorted(path.name for path in folder.iterdir()) == ["a.gpx", "bad.gpx", "two.gpx"]


@pytest.mark.parametrize("is_opened", [True, False])
def test_an_index_that_may_only_be_read_is_read(
    folder: Path,
    index: Path,
    reads: list[str],
    monkeypatch: pytest.MonkeyPatch,
    is_opened: bool,  # noqa: FBT001 - one of two cases
) -> None:
    scanned(folder, index).close()
    connect = sqlite3.connect

    def read_only(path: object, **options: object) -> sqlite3.Connection:
        if not (is_opened or options.get("uri")):
            raise refuse(sqlite3.SQLITE_CANTOPEN)
        address = path if options.get("uri") else f"{Path(str(path)).as_uri()}?mode=ro"
        return connect(str(address), **options | {"uri": True})  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(routes.database.sqlite3, "connect", read_only)
    reads.clear()
    catalogue = Catalogue(folder, index)
    assert_complete(catalogue)
    assert (catalogue.scan(), reads) == (NOTHING, [])
    put(folder, "new.gpx")
    assert catalogue.scan() == Scan(("new",), (), ())
    assert catalogue.index_notice is IndexTrouble.UNWRITABLE
    assert catalogue.scan() == NOTHING


def test_an_index_that_another_process_holds_for_long_is_done_without(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scanned(folder, index).close()
    monkeypatch.setattr(routes.database, "PATIENCE_S", 0.05)
    holder = sqlite3.connect(index)
    holder.execute("BEGIN IMMEDIATE")
    catalogue = scanned(folder, index)
    holder.close()
    assert_complete(catalogue)
    assert catalogue.index_notice is IndexTrouble.BUSY
    assert not list(index.parent.glob("*.aside*"))


def test_two_catalogues_share_what_one_of_them_reads(
    folder: Path, index: Path, reads: list[str]
) -> None:
    one, other = Catalogue(folder, index), Catalogue(folder, index)
    one.scan()
    reads.clear()
    assert other.scan().added == ("a", "two", "two-2")
    assert reads == []
    (folder / "a.gpx").unlink()
    assert other.scan() == one.scan() == Scan((), (), ("a",))


def test_two_catalogues_agree_on_the_ids(
    folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = scanned(folder, index), scanned(folder, index)
    put(folder, "c d.gpx", "spaced")
    put(folder, "c-d.gpx", "hyphened")
    # The other finds the second file alone at first, and both read it.
    seen = routes.catalogue.look(folder)
    fewer = replace(
        seen, stamps={name: stamp for name, stamp in seen.stamps.items() if name != "c d.gpx"}
    )
    with monkeypatch.context() as patch:
        patch.setattr(routes.catalogue, "look", lambda _: fewer)
        other.scan()
    one.scan()
    other.scan()
    for catalogue in (one, other, Catalogue(folder, index)):
        names = {each.id: each.name for each in catalogue.list()}
        assert (names["c-d"], names["c-d-2"]) == ("hyphened", "spaced")


SCAN_IT = """
import sys
from pathlib import Path
import routes.catalogue
routes.catalogue.CHUNK_S = 0
catalogue = routes.catalogue.Catalogue(Path(sys.argv[1]), Path(sys.argv[2]), workers=0)
for _ in range(int(sys.argv[3])):
    catalogue.scan(lambda done, total: print(done, flush=True))
print(catalogue.index_notice, len(catalogue.list()), flush=True)
"""


def scanning(folder: Path, index: Path, times: int = 1) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SCAN_IT, str(folder), str(index), str(times)],
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def fill(folder: Path, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        put(folder, f"route {number:03}.gpx", f"Route {number}")


def intact(index: Path) -> bool:
    connection = sqlite3.connect(index)
    try:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    finally:
        connection.close()


def test_two_processes_may_index_one_folder_at_once(tmp_path: Path) -> None:
    folder, index = tmp_path / "routes", tmp_path / "index.sqlite"
    fill(folder, 60)
    both = [scanning(folder, index, 2) for _ in range(2)]
    last_lines = [process.communicate(timeout=60)[0].splitlines()[-1] for process in both]
    assert last_lines == ["None 60", "None 60"]
    assert intact(index)
    third = Catalogue(folder, index)
    assert len(third.list()) == 60
    assert third.scan() == NOTHING


def test_a_process_killed_while_it_indexes_leaves_a_sound_index(
    tmp_path: Path, reads: list[str]
) -> None:
    folder, index = tmp_path / "routes", tmp_path / "index.sqlite"
    fill(folder, 120)
    process = scanning(folder, index)
    assert process.stdout is not None
    while process.stdout.readline().strip() != "20":
        assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    later = Catalogue(folder, index, workers=0)
    assert 20 <= len(later.list()) < 120
    assert later.index_notice is None
    left = 120 - len(later.list())
    later.scan()
    assert (len(later.list()), len(reads)) == (120, left)
    assert intact(index)


def test_many_files_are_read_by_workers_as_they_would_be_here(
    tmp_path: Path, reads: list[str]
) -> None:
    fill(tmp_path, routes.workers.FEWEST_FILES)
    for name in ("bad.gpx", os.fsdecode(b"odd\xff.gpx")):
        (tmp_path / name).write_bytes(b"<gpx>")
    shutil.copy(SHIPPED / "parramatta-loop.gpx", tmp_path)
    jobs = [Job(path.name) for path in sorted(tmp_path.iterdir())]
    jobs[0] = replace(jobs[0], known_sha256=file_row(tmp_path, jobs[0]).sha256)
    reads.clear()
    by_workers = list(read_rows(tmp_path, jobs, 2))
    assert reads == []
    assert by_workers == list(read_rows(tmp_path, jobs, 0))
    assert by_workers[0].is_same


def test_rows_and_jobs_survive_the_way_through_a_pipe(folder: Path) -> None:
    for name in ("a.gpx", "two.gpx", "bad.gpx", "gone.gpx"):
        job = Job(name, b"\0\xff")
        row = file_row(folder, job)
        assert read_job(job_line(job)) == job
        assert read_row(row_line(row)) == row
    for line in ("", "{", "1", "[]", "[1, 2, 3, 4, 5, 6, 7, 8]"):
        with pytest.raises(ValueError):  # noqa: PT011 - several kinds
            read_row(line)


POISON = """
import os, routes.rows, routes.worker
sound = routes.rows.read_file
def poisoned(data, name):
    if b"poison" in data:
        os._exit(9) if b"dies" in data else __import__("time").sleep(60)
    return sound(data, name)
routes.rows.read_file = poisoned
"""


@pytest.fixture
def poisonable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers die, or hang, of files that hold the word."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(POISON)
    path = os.pathsep.join((str(site), str(PROJECT)))
    monkeypatch.setenv("PYTHONPATH", path)


@pytest.mark.usefixtures("poisonable")
@pytest.mark.parametrize(("end", "patience_s"), [("dies", 60.0), ("hangs", 8.0)])
def test_a_file_that_a_worker_dies_of_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, patience_s: float
) -> None:
    monkeypatch.setattr(routes.workers, "MOST_SECONDS_A_FILE", patience_s)
    folder = tmp_path / "routes"
    fill(folder, 60)
    (folder / "route 030.gpx").write_bytes(gpx(trk(SHORT_WALK, f"poison {end}")))
    catalogue = Catalogue(folder, workers=2)
    catalogue.scan()
    assert len(catalogue.list()) == 59
    assert [(each.file_name, each.fault) for each in catalogue.problems()] == [
        ("route 030.gpx", Fault.UNREADABLE)
    ]
    monkeypatch.setattr(routes.workers, "_answer", lambda *_: pytest.fail("asked again"))
    assert catalogue.scan() == NOTHING


def test_a_worker_killed_for_no_fault_of_its_file_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 60)
    answer = routes.workers._answer
    asked: list[str] = []

    def killed_at_times(process: "subprocess.Popen[str]", question: str | None) -> str:
        if question:
            asked.append(question)
            if len(asked) in {5, 40}:
                process.kill()
                process.wait()
        return answer(process, question)

    monkeypatch.setattr(routes.workers, "_answer", killed_at_times)
    catalogue = Catalogue(tmp_path, workers=2)
    catalogue.scan()
    assert (len(catalogue.list()), catalogue.problems()) == (60, ())


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false", "/bin/echo"])
def test_where_no_worker_can_be_had_files_are_read_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    fill(tmp_path, 60)
    monkeypatch.setattr(sys, "executable", program)
    catalogue = Catalogue(tmp_path, workers=2)
    catalogue.scan()
    assert (len(catalogue.list()), catalogue.problems()) == (60, ())


def test_ids_are_found_however_many_files_share_a_name() -> None:
    free = FreeIds(())
    # Trying each number anew would take far longer than a test may.
    made = [free.take("route") for _ in range(100_000)]
    assert made[:3] == ["route", "route-2", "route-3"]
    assert len(set(made)) == 100_000
    free.free(["route"])
    assert free.take("route") == "route"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Evening Run.GPX", "evening-run"),
        ("a.b.gpx", "a-b"),
        ("1234.fit.gz", "1234"),
        (".gpx", "route"),
    ],
)
def test_an_id_comes_from_the_name_without_its_ending(name: str, stem: str) -> None:
    assert id_stem(name) == stem
