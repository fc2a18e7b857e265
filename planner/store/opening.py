"""How a store's database is opened: made, brought up to date, set aside, or done without.

Whoever opens a file does so alone, so that two processes that find it damaged set it aside once.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from planner.store import moves
from planner.store.database import APPLICATION_ID, PATIENCE_S, Database, told
from planner.store.errors import NoticeCode, StoreError, StoreNotice, Trouble
from planner.store.moves import Way
from planner.store.schema import METADATA, Schema

_POSTGRES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
# What SQLite keeps beside a file belongs to it, under its name.
_BESIDE = ("-journal", "-wal", "-shm", "")
# Health is nobody else's business on a computer that several people use.
_OWN_FILE, _OWN_FOLDER = 0o600, 0o700


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold a database that is ready, its file if it has one, and what there is to tell."""

    database: Database
    path: Path | None = None
    notice: StoreNotice | None = None


def opened(url: str, way: Way) -> Opened:
    """Open the database of a URL. Raises StoreError."""
    place = _place(url)
    if place.get_backend_name() == "sqlite":
        if not place.database or place.database == ":memory:":
            return Opened(_in_memory(None, way))
        return _file(Path(place.database), way)
    database = Database(place)
    return _prepared(database, None, way)


def set_aside_files(path: Path) -> tuple[Path, ...]:
    """Return what was set aside beside a file, with all that belongs to it."""
    return tuple(sorted(path.parent.glob(f"{path.name}.damaged-*")))


def _place(url: str) -> URL:
    try:
        place = make_url(url)
    except (ArgumentError, ValueError) as error:
        # What was wrong with it may hold a password, so it is not said.
        raise StoreError(Trouble.BAD_ADDRESS) from error
    if place.drivername in _POSTGRES:
        return place.set(drivername="postgresql+psycopg")
    if place.drivername == "sqlite":
        return place
    raise StoreError(Trouble.BAD_ADDRESS, place.drivername)


def _file(path: Path, way: Way) -> Opened:
    try:
        path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
        with FileLock(f"{path}.lock", timeout=PATIENCE_S):
            return _file_alone(path, way)
    except Timeout as error:
        raise StoreError(Trouble.BUSY, str(error)) from error
    except OSError:
        pass
    except StoreError as error:
        if error.code is not Trouble.NOT_SAVED:
            raise
    notice = StoreNotice(NoticeCode.READ_ONLY_MEMORY, path)
    return Opened(_in_memory(path, way), None, notice)


def _file_alone(path: Path, way: Way) -> Opened:
    found = _look(path, way.schema)
    if found is _Look.NEWER:
        # It stays as it is, and is found again by the Loopwell that wrote it.
        beside = _file(path.with_stem(f"{path.stem}-v{way.schema.version}"), way)
        newer = StoreNotice(NoticeCode.NEWER_SET_ASIDE, path)
        return Opened(beside.database, beside.path, beside.notice or newer)
    aside = _set_aside(path, way.now) if found is _Look.DAMAGED else None
    path.touch(mode=_OWN_FILE)
    database = Database(URL.create("sqlite", database=str(path)))
    try:
        ready = _prepared(database, path, way)
    except StoreError:
        database.close()
        raise
    notice = StoreNotice(NoticeCode.SET_ASIDE_CORRUPT, aside) if aside else ready.notice
    return Opened(database, path, notice)


class _Look(Enum):
    """What a file is found to be."""

    SOUND = auto()
    NEWER = auto()
    DAMAGED = auto()


def _look(path: Path, schema: Schema) -> _Look:
    """Tell what a file is; one that is not there yet is sound.

    Raises StoreError NOT_OURS for another program's, and what the disk says of one it cannot read.
    """
    if not path.is_file() or not path.stat().st_size:
        # SQLite would take the log of a lost file for nothing, and delete it. One that is empty but
        # for a journal is one whose making was broken off.
        log = path.with_name(f"{path.name}-wal")
        return _Look.DAMAGED if log.is_file() and log.stat().st_size else _Look.SOUND
    try:
        with told(), closing(_looked_at(path)) as connection:
            # What the file's header says can be read also where a newer one's tables cannot.
            is_ours = _asked(connection, "PRAGMA application_id") == APPLICATION_ID
            version = _asked(connection, "PRAGMA user_version")
            if is_ours and isinstance(version, int) and version > schema.version:
                return _Look.NEWER
            is_whole = _asked(connection, "PRAGMA integrity_check(1)") == "ok"
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            query = "SELECT value FROM meta WHERE key = 'schema'"
            is_told = is_ours and _asked(connection, query) == str(version)
    except StoreError as error:
        if error.code is not Trouble.DAMAGED:
            raise
        return _Look.DAMAGED
    if is_whole and tables and not is_ours:
        raise StoreError(Trouble.NOT_OURS, str(path))
    is_begun = is_whole and (is_told or not tables)
    is_complete = version != schema.version or tables >= METADATA.tables.keys()
    return _Look.SOUND if is_begun and is_complete else _Look.DAMAGED


def _asked(connection: sqlite3.Connection, query: str) -> object:
    row = connection.execute(query).fetchone()
    return row[0] if row else None


def _looked_at(path: Path) -> sqlite3.Connection:
    """Open a file without changing it: SQLite deletes the log of one that it cannot read.

    Only what is half made is opened for writing, since that is how it is put right.
    """
    is_half_made = path.with_name(f"{path.name}-journal").exists()
    address = f"{path.resolve().as_uri()}?mode={'rw' if is_half_made else 'ro'}"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE_S)


def _set_aside(path: Path, now: Callable[[], datetime]) -> Path:
    stem = f"{path.name}.damaged-{now():%Y%m%d-%H%M%S}"
    aside, number = path.with_name(stem), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}")
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).rename(aside.with_name(aside.name + end))
    return aside


def _prepared(database: Database, path: Path | None, way: Way) -> Opened:
    moved = moves.brought_up(database, way)
    if database.is_sqlite:
        with database.raw() as connection:
            # With a log beside the file, who reads need not wait for who writes.
            connection.execute("PRAGMA journal_mode = WAL")
    if moved is None:
        return Opened(database, path)
    return Opened(database, path, StoreNotice(NoticeCode.MIGRATED, moved.backup))


def _in_memory(path: Path | None, way: Way) -> Database:
    """Return a database that ends with the process, with what a file holds that may be read."""
    way = replace(way, backups=None)
    database = Database(URL.create("sqlite"))
    if path is not None and path.is_file():
        # With its log where that can be had, else as it was when the log was last worked in.
        for query in ("mode=ro", "mode=ro&immutable=1"):
            try:
                with told(), database.raw() as memory:
                    address = f"{path.resolve().as_uri()}?{query}"
                    with closing(sqlite3.connect(address, uri=True)) as source:
                        source.backup(memory)
                moves.brought_up(database, way)
            except StoreError:
                database.close()
                database = Database(URL.create("sqlite"))
            else:
                return database
    moves.brought_up(database, way)
    return database
