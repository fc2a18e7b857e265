"""From an older version of the tables to this one, a step at a time, with a copy made first."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, MetaData, select, text

from planner.store.database import APPLICATION_ID, Database, told
from planner.store.errors import StoreError, Trouble
from planner.store.schema import NAMESPACE, Schema, create, read_version, step

BACKUPS_KEPT = 3
_PREFIX = "loopwell-v"
_TABLES, _ROWS = ".sqlite", ".json"
_OWN_FILE, _OWN_FOLDER = 0o600, 0o700


@dataclass(frozen=True, slots=True)
class Moved:
    """Hold that tables were brought up to date, and the copy from before, None without one."""

    backup: Path | None


@dataclass(frozen=True, slots=True)
class Way:
    """Hold how databases are opened: the folder for copies, None for none, a clock, the tables."""

    backups: Path | None
    now: Callable[[], datetime]
    schema: Schema


def brought_up(database: Database, way: Way) -> Moved | None:
    """Make the tables, or bring them up to date; None where no older ones were there.

    Each step is whole or not at all. Raises StoreError NEWER for a newer version's, which stay as
    they are, and DAMAGED where the version cannot be told.
    """
    schema = way.schema
    version = _made(database, schema)
    if version == schema.version:
        return None
    backup = None
    if way.backups is not None:
        backup = _backup(database, way.backups, f"{_PREFIX}{version}-{way.now():%Y%m%d-%H%M%S}")
    while version < schema.version:
        with database.writing(alone=True) as connection:
            # Another process may have made the step meanwhile.
            version = _version(connection) or 0
            if version < schema.version:
                step(connection, schema, version)
                version += 1
                _mark(connection, version)
    return Moved(backup)


def backup_files(backups: Path) -> tuple[Path, ...]:
    """Return the copies that were made, the oldest first."""
    found = (each for each in backups.glob(f"{_PREFIX}*") if each.suffix in (_TABLES, _ROWS))
    return tuple(sorted(found, key=lambda each: (each.stat().st_mtime_ns, each.name)))


def _made(database: Database, schema: Schema) -> int:
    with database.writing(alone=True) as connection:
        if not database.is_sqlite:
            _make_namespace(connection)
        version = _version(connection)
        if version is None:
            create(connection, schema)
            _mark(connection, schema.version)
            return schema.version
    if version > schema.version:
        raise StoreError(Trouble.NEWER, f"version {version}, this one is {schema.version}")
    return version


def _make_namespace(connection: Connection) -> None:
    # Not IF NOT EXISTS: that is refused to who may not make one, even where it is there.
    query = text("SELECT 1 FROM pg_namespace WHERE nspname = :name")
    if not connection.scalar(query, {"name": NAMESPACE}):
        connection.exec_driver_sql(f"CREATE SCHEMA {NAMESPACE}")


def _mark(connection: Connection, version: int) -> None:
    """Write into a file's header whose it is and of which version, for who cannot read further."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _version(connection: Connection) -> int | None:
    try:
        return read_version(connection)
    except ValueError as error:
        raise StoreError(Trouble.DAMAGED, str(error)) from error


def _backup(database: Database, backups: Path, name: str) -> Path:
    """Write a copy, whole or not at all, and let the oldest ones go."""
    with told():
        backups.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    target = backups / f"{name}{_TABLES if database.is_sqlite else _ROWS}"
    part = target.with_name(f"{target.name}.part")
    try:
        with told():
            part.unlink(missing_ok=True)
            part.touch(mode=_OWN_FILE)
        if database.is_sqlite:
            with database.raw() as connection:
                connection.execute("VACUUM INTO ?", (str(part),))
        else:
            _write_rows(database, part)
        with told():
            _sync(part)
            part.replace(target)
            for old in backup_files(backups)[:-BACKUPS_KEPT]:
                old.unlink(missing_ok=True)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _write_rows(database: Database, file: Path) -> None:
    """Write every row of the tables as they are, whatever their version."""
    found = MetaData()
    with database.reading() as connection:
        found.reflect(connection, NAMESPACE)
        rows = {
            table.name: [list(row) for row in connection.execute(select(table))]
            for table in found.sorted_tables
        }
    columns = {table.name: list(table.c.keys()) for table in found.sorted_tables}
    with told():
        file.write_text(json.dumps({"columns": columns, "rows": rows}), encoding="utf-8")


def _sync(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())
