"""Opening: whole, damaged, newer, another's, read-only, away; and nothing ever overwritten."""

import errno
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from builders import PROJECT
from filelock import FileLock
from sqlalchemy import create_engine
from store_builders import NOON, a_profile, a_run, opened, records, url_of
from store_fixtures import place, server, store

from planner.edits import Skip
from planner.journal import Missed
from planner.store import NoticeCode, Store, StoreError, StoreNotice, Trouble, opening, rows
from planner.store.schema import SCHEMA, Schema

__all__ = ["place", "server", "store"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the place of a file that is not there yet."""
    return tmp_path / "data" / "loopwell.sqlite"


def filled(file: Path) -> str:
    """Keep a runner with two records in a file, let go of it, and return the id."""
    found = opened(url_of(file))
    book = found.add_profile(a_profile())
    found.add(book.id, a_run())
    found.add(book.id, Skip(a_run().day))
    found.close()
    return book.id


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but the locks."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def run_sql(file: Path, script: str) -> None:
    connection = sqlite3.connect(file)
    connection.executescript(script)
    connection.close()


def test_a_file_is_made_with_its_folder_for_its_owner_only(file: Path) -> None:
    found = opened(url_of(file))
    assert found.path == file
    assert found.notice is None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    with found._database.raw() as connection:
        told = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    found.close()


def test_a_store_in_memory_has_no_file() -> None:
    found = opened("sqlite://")
    assert found.path is None
    assert found.notice is None
    assert found.add_profile(a_profile()).kept == ()
    found.close()


def noise(data: bytes) -> bytes:
    return b"\xa5" * len(data)


DAMAGE = {
    "not a database": lambda data: b"<html>" + data,
    "noise": noise,
    "cut in the middle": lambda data: data[: len(data) // 2],
    "cut in a page": lambda data: data[:5_000],
    "one page lost": lambda data: data[:4_096] + noise(data[4_096:8_192]) + data[8_192:],
    "header only": lambda data: data[:100],
}


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_set_aside_and_told(file: Path, spoil: object) -> None:
    filled(file)
    data = spoil(file.read_bytes())  # type: ignore[operator]
    file.write_bytes(data)
    found = opened(url_of(file))
    aside = file.with_name(f"{file.name}.damaged-20261123-120001")
    assert found.notice == StoreNotice(NoticeCode.SET_ASIDE_CORRUPT, aside)
    assert found.path == file
    assert aside.read_bytes() == data
    assert found.profiles() == ()
    found.add(found.add_profile(a_profile("Bea")).id, a_run())
    found.close()
    again = opened(url_of(file))
    assert again.notice is None
    assert [head.name for head in again.profiles()] == ["Bea"]
    again.close()


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE meta SET value = 'x'",
        "DELETE FROM meta",
        "DROP TABLE meta",
        "DROP TABLE change",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_that_was_changed_by_hand_is_set_aside(file: Path, script: str) -> None:
    filled(file)
    run_sql(file, script)
    found = opened(url_of(file))
    assert found.notice is not None
    assert found.notice.code is NoticeCode.SET_ASIDE_CORRUPT
    assert found.profiles() == ()
    found.close()


def test_while_another_process_opens_nothing_is_set_aside(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_bytes(b"noise")
    monkeypatch.setattr(opening, "PATIENCE_S", 0.01)
    with FileLock(f"{file}.lock"), pytest.raises(StoreError) as caught:
        opened(url_of(file))
    assert caught.value.code is Trouble.BUSY
    assert contents(file.parent) == {file.name: b"noise"}


def test_what_was_set_aside_before_stays(file: Path) -> None:
    for body in (b"first", b"second", b"third"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(body)
        file.with_name(f"{file.name}-wal").write_bytes(body)
        opened(url_of(file)).close()
    found = contents(file.parent)
    aside = [found[name] for name in found if "damaged" in name and not name.endswith("-shm")]
    assert sorted(aside) == sorted([b"first", b"second", b"third"] * 2)


def test_what_only_the_log_of_a_damaged_file_holds_is_set_aside_with_it(
    file: Path, tmp_path: Path
) -> None:
    found = opened(url_of(file))
    found.add(found.add_profile(a_profile()).id, a_run(note="only in the log"))
    # As a process leaves them that is killed.
    left = {path.name: path.read_bytes() for path in file.parent.glob(f"{file.name}*")}
    found.close()
    copy = tmp_path / "copy" / file.name
    copy.parent.mkdir()
    for name, body in left.items():
        (copy.parent / name).write_bytes(body)
    copy.write_bytes(noise(copy.read_bytes()))
    again = opened(url_of(copy))
    assert again.notice is not None
    assert again.notice.where is not None
    log = again.notice.where.with_name(f"{again.notice.where.name}-wal")
    assert log.read_bytes() == left[f"{file.name}-wal"]
    assert b"only in the log" in log.read_bytes()
    again.close()


def test_the_log_of_a_lost_file_is_set_aside_too(file: Path) -> None:
    filled(file)
    log = file.with_name(f"{file.name}-wal")
    for leave in (file.unlink, lambda: file.write_bytes(b"")):
        leave()
        log.write_bytes(b"what is left")
        found = opened(url_of(file))
        assert found.notice is not None
        assert found.notice.code is NoticeCode.SET_ASIDE_CORRUPT
        assert found.notice.where is not None
        wal = found.notice.where.with_name(f"{found.notice.where.name}-wal")
        assert wal.read_bytes() == b"what is left"
        found.close()


def test_an_empty_file_is_begun(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    found = opened(url_of(file))
    assert found.notice is None
    found.close()


def test_another_program_s_database_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    run_sql(file, "CREATE TABLE mine (a); INSERT INTO mine VALUES (1)")
    before = contents(file.parent)
    with pytest.raises(StoreError) as caught:
        opened(url_of(file))
    assert caught.value.code is Trouble.NOT_OURS
    assert contents(file.parent) == before


# What an older SQLite says of words that it does not know: its tables cannot be read at all.
UNKNOWN_WORDS = (
    "PRAGMA writable_schema = ON;"
    "UPDATE sqlite_master SET sql = 'CREATE TABLE record (x) FUTURE' WHERE name = 'record'"
)


@pytest.mark.parametrize("spoil", ["", UNKNOWN_WORDS], ids=["known", "unknown"])
def test_a_newer_file_stays_and_another_beside_it_is_used(file: Path, spoil: str) -> None:
    profile_id = filled(file)
    made = "UPDATE meta SET value = '99'; PRAGMA user_version = 99;"
    run_sql(file, made + spoil)
    newer = file.read_bytes()
    beside = file.with_name("loopwell-v1.sqlite")
    for names in ([], ["Bea"]):
        found = opened(url_of(file))
        assert found.notice == StoreNotice(NoticeCode.NEWER_SET_ASIDE, file)
        assert found.path == beside
        assert [head.name for head in found.profiles()] == names
        if not names:
            found.add_profile(a_profile("Bea"))
        found.close()
        assert file.read_bytes() == newer
    if spoil:
        return
    # The newer Loopwell finds its own again, all of it.
    again = opened(url_of(file), schema=Schema(99, SCHEMA.create))
    assert len(again.book(profile_id).kept) == 2
    again.close()


def test_newer_tables_on_a_server_are_refused_and_stay(server: str) -> None:
    found = opened(server)
    profile_id = found.add_profile(a_profile()).id
    found.close()
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE loopwell.meta SET value = '99'")
    with pytest.raises(StoreError) as caught:
        opened(server)
    assert caught.value.code is Trouble.NEWER
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE loopwell.meta SET value = '1'")
    engine.dispose()
    again = opened(server)
    assert again.book(profile_id).kept == ()
    again.close()


def test_a_folder_that_cannot_be_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"mine")
    file = tmp_path / "data" / "loopwell.sqlite"
    found = opened(url_of(file))
    assert found.notice == StoreNotice(NoticeCode.READ_ONLY_MEMORY, file)
    assert found.path is None
    book = found.add_profile(a_profile())
    found.add(book.id, a_run())
    assert records(found.book(book.id)) == [a_run()]
    found.erase_all()
    found.close()
    assert (tmp_path / "data").read_bytes() == b"mine"


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse the lock, as a folder does that may not be written."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(opening, "FileLock", refuse)


@pytest.mark.usefixtures("read_only")
def test_what_may_only_be_read_is_shown_and_not_changed(file: Path) -> None:
    profile_id = kept_by_another_process(file)
    before = contents(file.parent)
    found = opened(url_of(file))
    assert found.notice == StoreNotice(NoticeCode.READ_ONLY_MEMORY, file)
    assert records(found.book(profile_id)) == [a_run()]
    found.add(profile_id, a_run(6_000.0))
    assert len(found.book(profile_id).kept) == 2
    found.close()
    after = contents(file.parent)
    assert after[file.name] == before[file.name]


def kept_by_another_process(file: Path) -> str:
    code = (
        "import sys; from store_builders import *; found = opened(url_of(Path(sys.argv[1])));"
        "book = found.add_profile(a_profile()); found.add(book.id, a_run()); print(book.id)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(file)],
        cwd=PROJECT / "tests",
        env={"PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.usefixtures("read_only")
def test_what_cannot_even_be_read_is_done_without(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"noise" * 1_000)
    found = opened(url_of(file))
    assert found.notice == StoreNotice(NoticeCode.READ_ONLY_MEMORY, file)
    assert found.profiles() == ()
    found.close()
    assert file.read_bytes() == b"noise" * 1_000


def test_a_record_that_cannot_be_read_stops_nothing_and_stays(store: Store) -> None:
    book = store.add_profile(a_profile())
    kept = [store.add(book.id, a_run(1_000.0 * at)) for at in range(1, 6)]
    bodies = ('{"kind":"swim","day":"2026-11-23"}', "\ufffd", "", "[" * 10_000)
    for each, body in zip(kept, bodies, strict=False):
        with store._database.writing() as connection:
            row = rows.record_row(connection, book.id, each.id)
            assert row is not None
            values = {"body": body}
            rows.put_record(connection, book.id, type(row)(**(rows._values(row) | values)))
            rows.touched(connection, book.id, NOON)
    found = store.book(book.id)
    assert found.kept == (kept[4],)
    assert store.notice == StoreNotice(NoticeCode.UNREADABLE_RECORDS, store.path, 4)
    with store._database.reading() as connection:
        assert {row.body for row in rows.record_rows(connection, book.id)} >= set(bodies)
    store.add(book.id, Missed(a_run().day))
    assert len(store.book(book.id).kept) == 2


def test_bytes_that_are_no_text_are_one_record_s_trouble(file: Path) -> None:
    profile_id = filled(file)
    run_sql(file, "UPDATE record SET body = CAST(x'7bff00fe' AS TEXT) WHERE kind = 'run'")
    found = opened(url_of(file))
    assert records(found.book(profile_id)) == [Skip(a_run().day)]
    found.close()


def test_a_profile_that_cannot_be_read_is_told_and_others_open(file: Path) -> None:
    filled(file)
    run_sql(file, "UPDATE profile SET body = '{}'")
    found = opened(url_of(file))
    (head,) = found.profiles()
    with pytest.raises(StoreError) as caught:
        found.book(head.id)
    assert caught.value.code is Trouble.UNREADABLE
    other = found.add_profile(a_profile("Bea"))
    assert found.book(other.id) == other
    found.close()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", Trouble.BAD_ADDRESS),
        ("loopwell", Trouble.BAD_ADDRESS),
        ("mysql://ada:secret@localhost/x", Trouble.BAD_ADDRESS),
        ("postgresql://ada:secret@localhost:port/x", Trouble.BAD_ADDRESS),
        ("postgresql+pg8000://ada:secret@localhost/x", Trouble.BAD_ADDRESS),
        ("postgresql://ada:secret@127.0.0.1:1/x", Trouble.UNREACHABLE),
        ("postgres://ada:secret@127.0.0.1:1/x", Trouble.UNREACHABLE),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(
    url: str, code: Trouble
) -> None:
    with pytest.raises(StoreError) as caught:
        opened(url)
    assert caught.value.code is code
    assert "secret" not in str(caught.value)


def test_a_driver_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError) as caught:
        opened("postgresql://ada:secret@127.0.0.1:1/x")
    assert caught.value.code is Trouble.NO_DRIVER


def test_a_full_disk_is_told_and_what_was_kept_stays(file: Path) -> None:
    found = opened(url_of(file))
    book = found.add_profile(a_profile())
    found.add(book.id, a_run())
    before = found.book(book.id)
    with found._database.raw() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError) as caught:
        found.add(book.id, a_run(note="long " * 10_000))
    assert caught.value.code is Trouble.NOT_SAVED
    assert found.book(book.id) == before
    found.close()


def test_a_save_that_fails_before_its_log_line_is_no_save(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = store.add_profile(a_profile())
    kept = store.add(book.id, a_run())
    before = store.book(book.id)

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(rows, "put_changes", fail)
    for save in (
        lambda: store.add(book.id, a_run()),
        lambda: store.change(book.id, kept.id, 1, a_run(6_000.0)),
        lambda: store.remove(book.id, kept.id, 1),
        lambda: store.save_profile(book.id, a_profile("Bea"), 1),
        lambda: store.add_profile(a_profile("Bea")),
    ):
        with pytest.raises(StoreError) as caught:
            save()
        assert caught.value.code is Trouble.NOT_SAVED
    assert store.book(book.id) == before
    assert len(store.profiles()) == 1


def test_a_server_that_went_and_came_back_is_used_again(server: str) -> None:
    found = opened(server)
    book = found.add_profile(a_profile())
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        )
    engine.dispose()
    assert found.book(book.id) == book
    found.close()
