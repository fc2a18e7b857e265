"""A book from a file into the database: new, or merged with the one of the same id.

Of a record that both have, the higher version wins; of two that were changed apart to the same
version, the one changed last. What loses stays in the log, as every change does.
"""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection

from planner.store import rows
from planner.store.rows import BookRows, ChangeRow, ProfileRow, RecordRow, stamp

_Row = TypeVar("_Row", ProfileRow, RecordRow)


def take_in(connection: Connection, arrived: BookRows, now: datetime) -> None:
    """Add a book, or what is new in it."""
    profile = arrived.profile
    at = rows.touched(connection, profile.id, now)
    known = rows.book_rows(connection, profile.id)
    if at is None or known is None:
        rows.put_profile(connection, profile, is_new=True, written_at=stamp(now))
        rows.put_records(connection, profile.id, arrived.records)
        rows.put_changes(connection, profile.id, arrived.changes)
        return
    lines = [line for line in arrived.changes if line not in set(known.changes)]
    winner = _winner(known.profile, profile)
    if winner is not None:
        rows.put_profile(connection, winner, is_new=False)
        lines += _told(profile.id, known.profile.body, winner.body, at)
    there = {row.id: row for row in known.records}
    new = [row for row in arrived.records if row.id not in there]
    rows.put_records(connection, profile.id, new)
    for row in arrived.records:
        old = there.get(row.id)
        better = _winner(old, row) if old else None
        if old and better:
            rows.put_record(connection, profile.id, better)
            lines += _told(row.id, _body(old), _body(better), at)
    rows.put_changes(connection, profile.id, lines)


def _winner(known: _Row, arrived: _Row) -> _Row | None:
    """Return what shall be kept in place of what is known, None where that stays."""
    is_same = _body(known) == _body(arrived)
    if is_same and arrived.version <= known.version:
        return None
    if not is_same and _rank(arrived) <= _rank(known):
        return None
    # Who has read the one that is known shall notice, whatever the file says.
    version = max(arrived.version, known.version + 1)
    return replace(arrived, version=version, at=known.at)


def _rank(row: ProfileRow | RecordRow) -> tuple[int, str, str]:
    return row.version, row.changed_at, row.body


def _body(row: ProfileRow | RecordRow) -> str | None:
    """Return the text of what is there, None for what was removed."""
    return None if isinstance(row, RecordRow) and row.removed_at else row.body


def _told(name: str, before: str | None, after: str | None, at: str) -> list[ChangeRow]:
    return [] if before == after else [ChangeRow(name, at, before, after)]
