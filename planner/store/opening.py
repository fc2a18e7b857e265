"""How a store's database is opened: made, brought up to date, set aside, or done without.

Whoever opens a file does so alone, so that two processes that find it damaged set it aside once.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from planner.store import moves
from planner.store.database import APPLICATION_ID, PATIENCE_S, Database, told
from planner.store.errors import NoticeCode, StoreError, StoreNotice, Trouble
from planner.store.moves import Way

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
    aside = None
    if _is_there(path) and not _is_sound(path):
        aside = _set_aside(path, way.now)
    path.touch(mode=_OWN_FILE)
    database = Database(URL.create("sqlite", database=str(path)))
    try:
        ready = _prepared(database, path, way)
    except StoreError as error:
        database.close()
        if error.code is not Trouble.NEWER:
            raise
    else:
        notice = StoreNotice(NoticeCode.SET_ASIDE_CORRUPT, aside) if aside else ready.notice
        return Opened(database, path, notice)
    # The newer one stays as it is, and is found again by the Loopwell that wrote it.
    beside = _file(path.with_stem(f"{path.stem}-v{way.schema.version}"), way)
    notice = StoreNotice(NoticeCode.NEWER_SET_ASIDE, path)
    return Opened(beside.database, beside.path, beside.notice or notice)


def _is_there(path: Path) -> bool:
    # A file that is empty but for a journal is one whose making was broken off.
    parts = (path, path.with_name(f"{path.name}-wal"))
    return any(each.is_file() and each.stat().st_size for each in parts)


def _is_sound(path: Path) -> bool:
    """Tell whether a file is a whole database with our tables.

    Raises StoreError NOT_OURS for another program's, and what the disk says of one it cannot read.
    """
    if not path.is_file() or not path.stat().st_size:
        # SQLite would take the log that is left for nothing, and delete it.
        return False
    try:
        with told(), closing(_looked_at(path)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
            is_ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    except StoreError as error:
        if error.code is not Trouble.DAMAGED:
            raise
        return False
    if found != "ok":
        return False
    if tables and not is_ours:
        raise StoreError(Trouble.NOT_OURS, str(path))
    return not tables or "meta" in tables


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
