"""Rows as a book: what cannot be read is left out, and counted."""

from contextlib import suppress
from datetime import datetime

from planner.book import Book, Change, Kept, Record
from planner.store import codec
from planner.store.errors import StoreError
from planner.store.rows import BookRows, ChangeRow, RecordRow, moment_of


def book_of(found: BookRows) -> tuple[Book, int]:
    """Return a book, and how many of its records cannot be read.

    Raises StoreError UNREADABLE where the profile itself cannot be.
    """
    there = [row for row in found.records if row.removed_at is None]
    kept = []
    for row in there:
        with suppress(StoreError):
            kept.append(kept_of(row))
    lines = []
    for line in reversed(found.changes):
        # The profile's own changes are kept, but they are no records.
        if line.record_id != found.profile.id:
            with suppress(StoreError):
                lines.append(_change_of(line))
    profile = codec.profile_of(found.profile.body)
    book = Book(
        found.profile.id,
        found.profile.version,
        profile,
        tuple(kept),
        tuple(lines),
        _moment_or_none(found.profile.changed_at),
    )
    return book, len(there) - len(kept)


def _moment_or_none(text: str) -> datetime | None:
    try:
        return moment_of(text)
    except StoreError:
        return None


def kept_of(row: RecordRow) -> Kept:
    """Return a record as it is kept. Raises StoreError UNREADABLE."""
    return Kept(row.id, row.version, codec.record_of(row.body), moment_of(row.at))


def _change_of(line: ChangeRow) -> Change:
    before, after = _record_of(line.before), _record_of(line.after)
    return Change(moment_of(line.at), line.record_id, before, after)


def _record_of(body: str | None) -> Record | None:
    return None if body is None else codec.record_of(body)
