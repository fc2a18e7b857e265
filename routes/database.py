"""The one place that speaks SQL: an index file with a row a file and a row a route.

The standard library's sqlite3 is enough for two tables and costs no dependency.
"""

import os
import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

from routes.columns import (
    FILE_COLUMNS,
    ROUTE_COLUMNS,
    KeptFile,
    file_values,
    kept_files,
    route_values,
)

# "Loop" in the file's header: tells our file from another program's.
APPLICATION_ID = 0x4C6F6F70
# Raise by one whenever the tables change; a file of any other version is set aside.
TABLES_VERSION = 1
PATIENCE_S = 10.0
MOST_ASIDE = 9

_TABLES = """
CREATE TABLE IF NOT EXISTS file (
    name BLOB PRIMARY KEY, mtime_ns INTEGER NOT NULL, size_bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL, reader INTEGER NOT NULL, refused TEXT NOT NULL,
    repairs TEXT NOT NULL, checksum INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS route (
    file BLOB NOT NULL, number INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    distance_m REAL NOT NULL, ascent_m REAL, descent_m REAL, gap_m REAL NOT NULL,
    is_loop INTEGER NOT NULL, south_deg REAL NOT NULL, west_deg REAL NOT NULL,
    north_deg REAL NOT NULL, east_deg REAL NOT NULL, gradient_mix BLOB NOT NULL,
    line BLOB NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (file, number));
"""
_PRIMARY_CODE = 0xFF
# A plain error, or a value that does not fit, means other tables or rows than were written: the
# statements here are right.
_DAMAGED = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
    }
)
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


class IndexTrouble(StrEnum):
    """What is wrong with an index file; the routes are complete without it."""

    SET_ASIDE = "set_aside"
    UNWRITABLE = "unwritable"
    BUSY = "busy"


class IndexFileError(Exception):
    """An index file that cannot be used; `is_damaged` where it must be made anew."""

    def __init__(self, trouble: IndexTrouble, detail: str) -> None:
        super().__init__(detail)
        self.trouble = trouble

    @property
    def is_damaged(self) -> bool:
        """Tell whether the file itself is at fault."""
        return self.trouble is IndexTrouble.SET_ASIDE


class Database:
    """Keep rows in one SQLite file; every method may raise IndexFileError, and nothing else.

    Several processes may use the file at once; one instance serves one thread at a time.
    """

    def __init__(self, path: Path) -> None:
        with _told():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _connected(path)
        # Who forgets to close must not leave that to the interpreter, which complains.
        weakref.finalize(self, self._connection.close)
        try:
            with _told():
                _prepared(self._connection)
        except IndexFileError:
            self.close()
            raise
        self._seen = -1

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def has_news(self) -> bool:
        """Tell whether another process has written since `files` was last asked."""
        with _told():
            return self._version() != self._seen

    def files(self) -> tuple[KeptFile, ...]:
        """Return all that is kept."""
        with _told():
            version = self._version()
            kept = tuple(_kept(self._connection))
        self._seen = version
        return kept

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all that is told meanwhile, or nothing of it where anything fails."""
        with _told(), _transaction(self._connection):
            yield

    def put(self, files: Iterable[KeptFile]) -> None:
        """Write files, in place of what is kept under their names; only while `writing`."""
        with _told():
            for file in files:
                self._drop(file.row.name)
                _put(self._connection, file)

    def drop(self, names: Iterable[str]) -> None:
        """Forget files; only while `writing`."""
        with _told():
            for name in names:
                self._drop(name)

    def _drop(self, name: str) -> None:
        key = (os.fsencode(name),)
        self._connection.execute("DELETE FROM route WHERE file = ?", key)
        self._connection.execute("DELETE FROM file WHERE name = ?", key)

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


def read_only_files(path: Path) -> tuple[KeptFile, ...]:
    """Return what a file keeps that may not be written; () where that cannot be told."""
    try:
        with _told():
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True)
            try:
                connection.execute("BEGIN")
                if _is_ours(connection):
                    return tuple(_kept(connection))
            finally:
                connection.close()
    except IndexFileError:
        pass
    return ()


def set_aside(path: Path) -> None:
    """Give a file that cannot be used another name, so that nothing of anyone's is lost.

    Raises IndexFileError.
    """
    numbers = range(1, MOST_ASIDE + 1)
    names = [path.with_name(f"{path.name}.aside-{number}") for number in numbers]
    with _told():
        aside = next((name for name in names if not name.exists()), names[-1])
        # What SQLite keeps beside a file belongs to it, under its name.
        for end in ("-wal", "-shm", ""):
            with suppress(FileNotFoundError):
                path.with_name(path.name + end).replace(aside.with_name(aside.name + end))


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the file system, SQLite or a damaged row says into IndexFileError."""
    try:
        yield
    except OSError as error:
        raise IndexFileError(IndexTrouble.UNWRITABLE, str(error)) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _PRIMARY_CODE
        if code in _BUSY:
            trouble = IndexTrouble.BUSY
        elif code in _DAMAGED:
            trouble = IndexTrouble.SET_ASIDE
        else:
            trouble = IndexTrouble.UNWRITABLE
        raise IndexFileError(trouble, str(error)) from error
    except (ValueError, TypeError) as error:
        raise IndexFileError(IndexTrouble.SET_ASIDE, str(error)) from error


def _connected(path: Path) -> sqlite3.Connection:
    # One catalogue's lock guards the connection, whichever thread holds it.
    return sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _prepared(connection: sqlite3.Connection) -> None:
    # In one transaction: another process may be making the same tables at this moment.
    with _transaction(connection):
        if not _is_ours(connection):
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise ValueError("another program's, or another version's")
            for statement in _TABLES.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {TABLES_VERSION}")
    # With a log beside the file, readers do not wait for a writer. Where it cannot be had, or
    # another process is just turning it on, the file works without.
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def _is_ours(connection: sqlite3.Connection) -> bool:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return (application, version) == (APPLICATION_ID, TABLES_VERSION)


def _put(connection: sqlite3.Connection, file: KeptFile) -> None:
    connection.execute(_insert("file", FILE_COLUMNS), file_values(file))
    connection.executemany(_insert("route", ROUTE_COLUMNS), route_values(file))


def _kept(connection: sqlite3.Connection) -> Iterator[KeptFile]:
    routes = connection.execute(f"SELECT {', '.join(ROUTE_COLUMNS)} FROM route")  # noqa: S608
    files = connection.execute(f"SELECT {', '.join(FILE_COLUMNS)} FROM file")  # noqa: S608
    return kept_files(files, routes)


def _insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
