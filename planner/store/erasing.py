"""Erasing for good: not only out of the tables, but off the disk, with every copy."""

from pathlib import Path

from planner.store import codec, moves, rows
from planner.store.database import Database, told
from planner.store.errors import StoreError, Trouble
from planner.store.opening import set_aside_files
from planner.store.schema import METADATA, NAMESPACE


def erase(database: Database, backups: Path | None, profile_id: str) -> None:
    """Erase a profile; copies go too, since it stands in them. One that is gone stays so.

    Files that were set aside stay: they may be all that is left of other profiles.
    """
    with database.writing(alone=True) as connection:
        rows.drop_profile(connection, profile_id)
    _clean(database, backups)


def erase_all(database: Database, backups: Path | None, path: Path | None) -> None:
    """Erase every profile, every copy, and what was set aside."""
    with database.writing(alone=True) as connection:
        rows.drop_all(connection)
    _clean(database, backups)
    if path is not None:
        _unlink(set_aside_files(path))


def _clean(database: Database, backups: Path | None) -> None:
    """Leave nothing of what was deleted. Raises StoreError BUSY where somebody still reads it."""
    codec.forget()
    if database.is_sqlite:
        with database.raw() as connection:
            # The log beside the file holds the old pages until it is worked in and cut to nothing.
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                found = connection.execute(statement).fetchone()
            if found and found[0]:
                raise StoreError(Trouble.BUSY, "the log is still read")
    else:
        for table in METADATA.sorted_tables:
            database.run_alone(f"VACUUM FULL {NAMESPACE}.{table.name}")
    if backups is not None:
        _unlink(moves.backup_files(backups))


def _unlink(files: tuple[Path, ...]) -> None:
    with told():
        for file in files:
            file.unlink(missing_ok=True)
