"""Older tables brought up to date, a copy first; and erasing, copies and all."""

import json
import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect
from store_builders import Clock, a_profile, a_run, opened, records, url_of
from store_fixtures import place, server, store

from planner.store import NoticeCode, Store, StoreError, StoreNotice, Trouble, database
from planner.store.moves import BACKUPS_KEPT
from planner.store.schema import NAMESPACE, SCHEMA, Schema

__all__ = ["place", "server", "store"]

WORD = "a-word-that-stands-nowhere-else"


def table(connection: Connection, name: str) -> str:
    return f"{NAMESPACE}.{name}" if connection.dialect.name == "postgresql" else name


def add_column(connection: Connection) -> None:
    connection.exec_driver_sql(f"ALTER TABLE {table(connection, 'record')} ADD COLUMN mood TEXT")


def fill_column(connection: Connection) -> None:
    connection.exec_driver_sql(f"UPDATE {table(connection, 'record')} SET mood = 'good'")  # noqa: S608


def fail(connection: Connection) -> None:
    fill_column(connection)
    connection.exec_driver_sql("SELECT nothing FROM nowhere")


TWO = Schema(2, SCHEMA.create, {1: add_column})
THREE = Schema(3, SCHEMA.create, {1: add_column, 2: fill_column})
BROKEN = Schema(3, SCHEMA.create, {1: add_column, 2: fail})


def moods(found: Store) -> list[object]:
    with found._database.reading() as connection:
        query = f"SELECT mood FROM {table(connection, 'record')}"  # noqa: S608
        return [row[0] for row in connection.exec_driver_sql(query)]


def version(found: Store) -> object:
    with found._database.reading() as connection:
        return connection.exec_driver_sql(
            f"SELECT value FROM {table(connection, 'meta')}"  # noqa: S608
        ).scalar()


def filled(place: str) -> str:
    found = opened(place)
    book = found.add_profile(a_profile(WORD))
    found.add(book.id, a_run(note=WORD))
    found.close()
    return book.id


def test_older_tables_are_brought_up_step_by_step_with_a_copy_first(
    place: str, tmp_path: Path
) -> None:
    profile_id = filled(place)
    backups = tmp_path / "backups"
    found = opened(place, backups, schema=THREE)
    assert (version(found), moods(found)) == ("3", ["good"])
    assert records(found.book(profile_id)) == [a_run(note=WORD)]
    (copy,) = backups.iterdir()
    assert copy.stem == "loopwell-v1-20261123-120001"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert found.notice == StoreNotice(NoticeCode.MIGRATED, copy)
    found.close()
    # The copy is the older one, whole.
    if place.startswith("sqlite"):
        older = opened(url_of(Path(shutil.copy(copy, tmp_path))))
        assert records(older.book(profile_id)) == [a_run(note=WORD)]
        assert (version(older), older.notice) == ("1", None)
        older.close()
    else:
        kept = json.loads(copy.read_bytes())
        assert kept["rows"]["meta"] == [["schema", "1"]]
        assert kept["columns"]["profile"][:2] == ["id", "name"]
        assert kept["rows"]["profile"][0][:2] == [profile_id, WORD]
        assert set(kept["rows"]) == {"meta", "profile", "record", "change"}
    again = opened(place, backups, schema=THREE)
    assert again.notice is None
    assert len(list(backups.iterdir())) == 1
    again.close()


def test_a_step_that_fails_leaves_all_as_it_was_before_it(place: str, tmp_path: Path) -> None:
    profile_id = filled(place)
    with pytest.raises(StoreError):
        opened(place, tmp_path / "backups", schema=BROKEN)
    found = opened(place, tmp_path / "backups", schema=TWO)
    assert (version(found), moods(found)) == ("2", [None])
    assert found.notice is None
    found.close()
    found = opened(place, tmp_path / "backups", schema=THREE)
    assert (version(found), moods(found)) == ("3", ["good"])
    assert records(found.book(profile_id)) == [a_run(note=WORD)]
    found.close()


def test_without_a_copy_nothing_is_moved(place: str, tmp_path: Path) -> None:
    filled(place)
    (tmp_path / "backups").write_bytes(b"in the way")
    if place.startswith("sqlite"):
        found = opened(place, tmp_path / "backups", schema=THREE)
        assert found.notice is not None
        assert found.notice.code is NoticeCode.READ_ONLY_MEMORY
        assert moods(found) == ["good"]
        found.close()
    else:
        with pytest.raises(StoreError) as caught:
            opened(place, tmp_path / "backups", schema=THREE)
        assert caught.value.code is Trouble.NOT_SAVED
    found = opened(place)
    assert version(found) == "1"
    found.close()


def test_only_the_newest_copies_are_kept(tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    (backups / "mine.txt").write_bytes(b"not a copy")
    for at in range(BACKUPS_KEPT + 2):
        place = url_of(tmp_path / f"{at}.sqlite")
        filled(place)
        clock = Clock()
        clock.moment = clock.moment.replace(year=2030 + at)
        Store.open(place, backups=backups, now=clock, schema=TWO).close()
        newest = backups / f"loopwell-v1-{2030 + at}1123-120001.sqlite"
        os.utime(newest, (at, at))
    names = sorted(each.name for each in backups.iterdir())
    years = range(2030 + 2, 2030 + BACKUPS_KEPT + 2)
    copies = [f"loopwell-v1-{year}1123-120001.sqlite" for year in years]
    assert names == [*copies, "mine.txt"]


def test_new_tables_are_the_newest_at_once(place: str) -> None:
    found = opened(place, schema=THREE)
    assert (version(found), found.notice) == ("3", None)
    found.close()


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_erasing_all_leaves_no_word_on_the_disk(tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = data / "loopwell.sqlite"
    filled(url_of(file))
    for end in ("damaged-20200101-000000", "damaged-20200101-000000-wal"):
        file.with_name(f"{file.name}.{end}").write_bytes(WORD.encode())
    found = opened(url_of(file), data / "backups", schema=TWO)
    (head,) = found.profiles()
    for at in range(30):
        found.add(head.id, a_run(note=f"{WORD} {at}" * 100))
    assert bytes_below(data).count(WORD.encode()) > 30
    found.erase_all()
    assert found.profiles() == ()
    assert WORD.encode() not in bytes_below(data)
    found.close()
    assert WORD.encode() not in bytes_below(data)


def test_erasing_one_leaves_the_others(tmp_path: Path) -> None:
    data = tmp_path / "data"
    file = data / "loopwell.sqlite"
    gone = filled(url_of(file))
    aside = file.with_name(f"{file.name}.damaged-20200101-000000")
    aside.write_bytes(b"whatever was set aside")
    found = opened(url_of(file), data / "backups", schema=TWO)
    other = found.add_profile(a_profile("Bea"))
    kept = found.add(other.id, a_run())
    found.erase(gone)
    assert found.book(other.id).kept == (kept,)
    assert WORD.encode() not in bytes_below(data)
    assert aside.exists()
    with pytest.raises(StoreError) as caught:
        found.book(gone)
    assert caught.value.code is Trouble.UNKNOWN_PROFILE
    found.erase(gone)
    found.close()


def test_erasing_on_a_server_leaves_no_row(server: str, tmp_path: Path) -> None:
    found = opened(server, tmp_path / "backups")
    gone = filled(server)
    other = found.add_profile(a_profile("Bea"))
    found.erase(gone)
    assert found.book(other.id) == other
    found.erase_all()
    assert found.profiles() == ()
    found.close()
    engine = create_engine(server)
    with engine.connect() as connection:
        for name in inspect(connection).get_table_names(NAMESPACE):
            query = f"SELECT pg_relation_size('{NAMESPACE}.{name}')"
            size = connection.exec_driver_sql(query).scalar()
            assert size == 0 or name == "meta"
    engine.dispose()


def test_a_reader_in_the_way_of_erasing_is_told_and_the_next_time_all_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pragmas = ("busy_timeout = 1", *database._PRAGMAS[1:])
    monkeypatch.setattr(database, "_PRAGMAS", pragmas)
    file = tmp_path / "loopwell.sqlite"
    profile_id = filled(url_of(file))
    found = opened(url_of(file))
    reader = sqlite3.connect(file, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM record").fetchone()
    with pytest.raises(StoreError) as caught:
        found.erase(profile_id)
    assert caught.value.code is Trouble.BUSY
    reader.close()
    found.erase(profile_id)
    assert WORD.encode() not in bytes_below(tmp_path)
    found.close()
