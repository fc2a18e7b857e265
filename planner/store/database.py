"""A database in use: transactions that are whole or not at all, and its troubles as ours."""

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, exc, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from planner.store.errors import StoreError, Trouble
from planner.store.schema import NAMESPACE

PATIENCE_S = 10.0
# "Lpwl" in the file's header: tells our file from another program's.
APPLICATION_ID = 0x4C70776C

_PRAGMAS = (
    f"busy_timeout = {PATIENCE_S * 1000:.0f}",
    "foreign_keys = ON",
    # What was saved is on the disk when the runner is told so, and what was erased is not.
    "synchronous = FULL",
    "secure_delete = ON",
)
_PRIMARY_CODE = 0xFF
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
# A plain error means other tables than were made: the statements here are right.
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
_WRITES = "loopwell_writes"
# Any number, the same in every process: who opens, migrates or imports does so alone.
_ALONE = 0x4C70776C


class Database:
    """Give transactions to any thread; every method may raise StoreError, and nothing else.

    Several processes may use one database at once.
    """

    def __init__(self, url: URL) -> None:
        with told():
            self.engine = _engine(url)
        # A database in memory has one connection, and that one transaction at a time.
        one_only = url.get_backend_name() == "sqlite" and not url.database
        self._turn: AbstractContextManager[object] = (
            threading.RLock() if one_only else nullcontext()
        )
        self._reads = self.engine
        if not self.is_sqlite:
            self._reads = self.engine.execution_options(isolation_level="REPEATABLE READ")
        self._writes = self.engine.execution_options(**{_WRITES: True})
        weakref.finalize(self, self.engine.dispose)

    @property
    def is_sqlite(self) -> bool:
        """Tell which of the two kinds of database it is."""
        return self.engine.dialect.name == "sqlite"

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read everything as of one moment."""
        with self._turn, told(), self._reads.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, *, alone: bool = False) -> Iterator[Connection]:
        """Write all that is done meanwhile, or nothing of it where anything fails.

        `alone` keeps every other process that asks for it waiting, also where nothing is there yet
        that could be locked.
        """
        with self._turn, told(), self._writes.begin() as connection:
            if alone and not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ALONE})
            yield connection

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """Give SQLite's own connection, outside of any transaction."""
        with self._turn, told(), self.engine.connect() as connection:
            found = connection.connection.driver_connection
            assert isinstance(found, sqlite3.Connection)  # noqa: S101 - for the type checker
            yield found

    def run_alone(self, statement: str) -> None:
        """Run a statement that PostgreSQL allows in no transaction."""
        with told(), self.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql(statement)


@contextmanager
def told() -> Iterator[None]:
    """Turn what the file system, the driver or the server says into StoreError."""
    try:
        yield
    except exc.NoSuchModuleError as error:
        raise StoreError(Trouble.BAD_ADDRESS, str(error)) from error
    except ImportError as error:
        raise StoreError(Trouble.NO_DRIVER, str(error)) from error
    except exc.TimeoutError as error:
        raise StoreError(Trouble.BUSY, str(error)) from error
    except exc.DBAPIError as error:
        raise StoreError(_trouble(error.orig), str(error.orig)) from error
    except sqlite3.Error as error:
        raise StoreError(_trouble(error), str(error)) from error
    except (OSError, exc.SQLAlchemyError) as error:
        raise StoreError(Trouble.NOT_SAVED, str(error)) from error


def _trouble(error: BaseException | None) -> Trouble:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
        if code in _BUSY:
            return Trouble.BUSY
        return Trouble.DAMAGED if code in _DAMAGED else Trouble.NOT_SAVED
    # A driver need not be there, so its error is known by its name (PEP 249).
    is_away = type(error).__mro__ and any(
        kind.__name__ == "OperationalError" for kind in type(error).__mro__
    )
    return Trouble.UNREACHABLE if is_away else Trouble.NOT_SAVED


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        engine = create_engine(url, pool_pre_ping=True)
        return engine.execution_options(schema_translate_map={None: NAMESPACE})
    if url.database:
        engine = create_engine(url, connect_args={"timeout": PATIENCE_S})
    else:
        one = {"check_same_thread": False}
        engine = create_engine(url, poolclass=StaticPool, connect_args=one)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # Python's own ways of beginning a transaction leave reads and tables out.
    connection.isolation_level = None
    # A damaged text is one record's trouble, not that of all.
    connection.text_factory = _text
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _text(found: bytes) -> str:
    return found.decode(errors="replace")


def _begin(connection: Connection) -> None:
    # Who means to write says so at once, and waits; who turns to writing later is refused.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")
