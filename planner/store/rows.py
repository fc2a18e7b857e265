"""What stands in the tables, a row a value, and the few statements that read and write it."""

import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, insert, select, update

from planner.store.errors import StoreError, Trouble
from planner.store.schema import CHANGE, PROFILE, RECORD

_TICK = timedelta(microseconds=1)
# As many as a book of ten years has.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """Hold a profile as text; moments as `stamp` gives them."""

    id: str
    name: str
    version: int
    body: str
    at: str
    changed_at: str


@dataclass(frozen=True, slots=True)
class RecordRow:
    """Hold a record as text; `removed_at` is None for one that is there."""

    id: str
    kind: str
    day: str
    version: int
    body: str
    at: str
    changed_at: str
    removed_at: str | None = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Hold a line of the log as text, None for nothing before or after."""

    record_id: str
    at: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class BookRows:
    """Hold all that is kept of one profile: removed records too, the log's oldest line first."""

    profile: ProfileRow
    records: tuple[RecordRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()


def stamp(moment: datetime) -> str:
    """Return an aware moment as text that sorts: UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


@lru_cache(_REMEMBERED)
def moment_of(text: str) -> datetime:
    """Return the moment of a stamp, aware UTC. Raises StoreError UNREADABLE for any other text."""
    try:
        found = datetime.fromisoformat(text)
        is_stamp = found.tzinfo is not None and stamp(found) == text
    except (ValueError, OverflowError):
        is_stamp = False
    if not is_stamp:
        raise StoreError(Trouble.UNREADABLE, f"{text!r:.50} is no moment")
    return found


def new_id() -> str:
    """Return an id that nothing else has."""
    return str(uuid.uuid4())


def touched(connection: Connection, profile_id: str, now: datetime) -> str | None:
    """Take hold of a profile until the transaction ends; None where there is none.

    Returns the moment to write under: later than any before it, whatever the clock says, so that
    records and changes keep the order in which they were made.
    """
    of_profile = PROFILE.c.id == profile_id
    found = connection.scalar(select(PROFILE.c.written_at).where(of_profile).with_for_update())
    if found is None:
        return None
    at = stamp(now)
    with suppress(StoreError, OverflowError):
        at = max(at, stamp(moment_of(found) + _TICK))
    connection.execute(update(PROFILE).where(of_profile).values(written_at=at, mark=new_id()))
    return at


def mark_of(connection: Connection, profile_id: str) -> str | None:
    """Return a word that changes with each writing under a profile; None where there is none."""
    return connection.scalar(select(PROFILE.c.mark).where(PROFILE.c.id == profile_id))


def profile_rows(connection: Connection) -> tuple[ProfileRow, ...]:
    """Return all profiles, in the order of their ids."""
    found = connection.execute(_all(PROFILE, ProfileRow).order_by(PROFILE.c.id))
    return tuple(ProfileRow(*row) for row in found)


def profile_row(connection: Connection, profile_id: str) -> ProfileRow | None:
    """Return a profile, None where there is none."""
    query = _all(PROFILE, ProfileRow).where(PROFILE.c.id == profile_id)
    return next((ProfileRow(*row) for row in connection.execute(query)), None)


def record_rows(connection: Connection, profile_id: str) -> tuple[RecordRow, ...]:
    """Return the records of a profile, the removed too, the oldest first."""
    query = _all(RECORD, RecordRow).where(RECORD.c.profile_id == profile_id)
    return tuple(
        RecordRow(*row) for row in connection.execute(query.order_by(RECORD.c.at, RECORD.c.id))
    )


def record_row(connection: Connection, profile_id: str, record_id: str) -> RecordRow | None:
    """Return a record, None where there is none."""
    query = _all(RECORD, RecordRow).where(_is_record(profile_id, record_id))
    return next((RecordRow(*row) for row in connection.execute(query)), None)


def change_rows(connection: Connection, profile_id: str) -> tuple[ChangeRow, ...]:
    """Return the log of a profile, the oldest line first."""
    query = _all(CHANGE, ChangeRow).where(CHANGE.c.profile_id == profile_id)
    found = connection.execute(query.order_by(CHANGE.c.at, CHANGE.c.seq))
    return tuple(ChangeRow(*row) for row in found)


def book_rows(connection: Connection, profile_id: str) -> BookRows | None:
    """Return all that is kept of a profile, None where there is none."""
    profile = profile_row(connection, profile_id)
    if profile is None:
        return None
    records = record_rows(connection, profile_id)
    return BookRows(profile, records, change_rows(connection, profile_id))


def put_profile(
    connection: Connection, row: ProfileRow, *, is_new: bool, written_at: str = ""
) -> None:
    """Write a profile, in place of what is there under its id unless it is new.

    A new one is written at `written_at`, "" for when it was changed.
    """
    values = _values(row)
    if is_new:
        values |= {"written_at": written_at or row.changed_at, "mark": new_id()}
        connection.execute(insert(PROFILE).values(values))
    else:
        connection.execute(update(PROFILE).where(PROFILE.c.id == row.id).values(values))


def put_records(connection: Connection, profile_id: str, new: Iterable[RecordRow]) -> None:
    """Write records that are not there yet."""
    values = [{"profile_id": profile_id, **_values(row)} for row in new]
    if values:
        connection.execute(insert(RECORD), values)


def put_record(connection: Connection, profile_id: str, row: RecordRow) -> None:
    """Write a record in place of what is there under its id."""
    changed = update(RECORD).where(_is_record(profile_id, row.id))
    connection.execute(changed.values(_values(row)))


def put_changes(connection: Connection, profile_id: str, rows: Iterable[ChangeRow]) -> None:
    """Write lines of the log below those that are there."""
    values = [{"profile_id": profile_id, **_values(row)} for row in rows]
    if values:
        connection.execute(insert(CHANGE), values)


def drop_profile(connection: Connection, profile_id: str) -> None:
    """Delete a profile and all that is kept under it."""
    connection.execute(delete(PROFILE).where(PROFILE.c.id == profile_id))


def drop_all(connection: Connection) -> None:
    """Delete every profile and all that is kept under them."""
    connection.execute(delete(PROFILE))


def _all(table: Table, row: type) -> Select[Any]:
    return select(*(table.c[each.name] for each in fields(row)))


def _values(row: ProfileRow | RecordRow | ChangeRow) -> dict[str, object]:
    names = (each.name for each in fields(row))
    return dict(zip(names, astuple(row), strict=True))


def _is_record(profile_id: str, record_id: str) -> ColumnElement[bool]:
    return (RECORD.c.profile_id == profile_id) & (RECORD.c.id == record_id)
