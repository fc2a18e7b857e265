"""What a save writes, inside a transaction that holds the profile: the row, and a line of the log.

`at` is the moment to write under. Each raises Stale where another version is there than the one
that was read, and StoreError for what is not there at all.
"""

from dataclasses import replace

from sqlalchemy import Connection

from planner.book import Record
from planner.profile import Profile
from planner.store import codec, rows
from planner.store.errors import StoreError, Trouble
from planner.store.rows import ChangeRow, ProfileRow, RecordRow


class Stale(Exception):  # noqa: N818 - no error: somebody else was first
    """A version that is not the one that is kept."""


def new_profile(connection: Connection, profile: Profile, at: str) -> str:
    """Keep a new profile and return its id."""
    body = codec.text_of(profile)
    row = ProfileRow(rows.new_id(), codec.name_of(profile), 1, body, at, at)
    rows.put_profile(connection, row, is_new=True)
    _log(connection, row.id, ChangeRow(row.id, at, None, body))
    return row.id


def save_profile(
    connection: Connection, profile_id: str, profile: Profile, version: int, at: str
) -> None:
    """Keep a changed profile."""
    old = rows.profile_row(connection, profile_id)
    if old is None or old.version != version:
        raise Stale
    new = replace(
        old,
        name=codec.name_of(profile),
        version=version + 1,
        body=codec.text_of(profile),
        changed_at=at,
    )
    rows.put_profile(connection, new, is_new=False)
    _log(connection, profile_id, ChangeRow(profile_id, at, old.body, new.body))


def add(connection: Connection, profile_id: str, record: Record, at: str) -> RecordRow:
    """Keep a new record."""
    body = codec.text_of(record)
    kind, day = codec.kind_of(record), record.day.isoformat()
    new = RecordRow(rows.new_id(), kind, day, 1, body, at, at)
    rows.put_records(connection, profile_id, [new])
    _log(connection, profile_id, ChangeRow(new.id, at, None, body))
    return new


def change(
    connection: Connection, profile_id: str, read: tuple[str, int], record: Record, at: str
) -> RecordRow:
    """Keep a record in place of the one whose id and version were read."""
    old = _held(connection, profile_id, *read)
    new = replace(
        old,
        kind=codec.kind_of(record),
        day=record.day.isoformat(),
        version=old.version + 1,
        body=codec.text_of(record),
        changed_at=at,
    )
    rows.put_record(connection, profile_id, new)
    _log(connection, profile_id, ChangeRow(old.id, at, old.body, new.body))
    return new


def remove(connection: Connection, profile_id: str, read: tuple[str, int], at: str) -> None:
    """Mark the record whose id and version were read as removed."""
    old = _held(connection, profile_id, *read)
    new = replace(old, version=old.version + 1, changed_at=at, removed_at=at)
    rows.put_record(connection, profile_id, new)
    _log(connection, profile_id, ChangeRow(old.id, at, old.body, None))


def restore(connection: Connection, profile_id: str, record_id: str, at: str) -> RecordRow:
    """Take the mark away again; a record without one stays as it is."""
    old = _known(connection, profile_id, record_id)
    codec.record_of(old.body)
    if old.removed_at is None:
        return old
    new = replace(old, version=old.version + 1, changed_at=at, removed_at=None)
    rows.put_record(connection, profile_id, new)
    _log(connection, profile_id, ChangeRow(old.id, at, None, old.body))
    return new


def _known(connection: Connection, profile_id: str, record_id: str) -> RecordRow:
    found = rows.record_row(connection, profile_id, record_id)
    if found is None:
        raise StoreError(Trouble.UNKNOWN_RECORD, record_id)
    return found


def _held(connection: Connection, profile_id: str, record_id: str, version: int) -> RecordRow:
    found = _known(connection, profile_id, record_id)
    if found.version != version or found.removed_at is not None:
        raise Stale
    return found


def _log(connection: Connection, profile_id: str, line: ChangeRow) -> None:
    rows.put_changes(connection, profile_id, [line])
