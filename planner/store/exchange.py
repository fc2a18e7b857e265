"""All that is kept as one readable JSON file, and such a file, read with suspicion, as rows.

What can be read stands in it as JSON; what cannot, such as a newer Loopwell's record, as the text
that it is kept as, so that nothing is lost on the way.
"""

import json
import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from planner.profile import Profile
from planner.store import codec
from planner.store.errors import StoreError, Trouble
from planner.store.rows import BookRows, ChangeRow, ProfileRow, RecordRow, moment_of, stamp

# Raise by one whenever an older Loopwell could no longer read the file.
FORMAT = 1
MOST_BYTES = 20_000_000
# A few bytes of JSON make an object of many in memory.
_MOST_BRACKETS = 600_000
_MOST_VERSION = 1_000_000_000


@dataclass(frozen=True, slots=True)
class _Record:
    id: str
    version: int
    at: str
    changed_at: str
    removed_at: str | None
    record: Any


@dataclass(frozen=True, slots=True)
class _Change:
    record_id: str
    at: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class _Profile:
    id: str
    version: int
    at: str
    changed_at: str
    profile: Any
    records: tuple[_Record, ...]
    changes: tuple[_Change, ...]


@dataclass(frozen=True, slots=True)
class _File:
    loopwell: int
    exported_at: str
    profiles: tuple[_Profile, ...]


def written(books: Iterable[BookRows], now: datetime) -> bytes:
    """Return the file of all books."""
    file = _File(FORMAT, stamp(now), tuple(map(_out, books)))
    return f"{codec.written(asdict(file), indent=1)}\n".encode()


def read(data: bytes) -> tuple[BookRows, ...]:
    """Return the books of a file, in the order of their ids.

    Raises StoreError IMPORT_SIZE, IMPORT_FORMAT for what is no such file, IMPORT_NEWER, and
    IMPORT_CONTENT for one of which something does not hold.
    """
    if len(data) > MOST_BYTES or data.count(b"{") + data.count(b"[") > _MOST_BRACKETS:
        raise StoreError(Trouble.IMPORT_SIZE, f"{len(data)} bytes")
    found = _parsed(data)
    try:
        file: _File = codec.structured(found, _File)
        books = tuple(sorted(map(_in, file.profiles), key=lambda book: book.profile.id))
        _check_once(book.profile.id for book in books)
    except StoreError as error:
        raise StoreError(Trouble.IMPORT_CONTENT, error.detail) from error
    return books


def _parsed(data: bytes) -> object:
    try:
        found = codec.parsed(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, StoreError) as error:
        raise StoreError(Trouble.IMPORT_FORMAT, str(error)) from error
    version = found.get("loopwell") if isinstance(found, dict) else None
    if type(version) is not int or version < 1:
        raise StoreError(Trouble.IMPORT_FORMAT, "no format number")
    if version > FORMAT:
        raise StoreError(Trouble.IMPORT_NEWER, f"format {version!r:.20}")
    return found


def _out(book: BookRows) -> _Profile:
    profile = book.profile
    return _Profile(
        profile.id,
        profile.version,
        profile.at,
        profile.changed_at,
        _open(profile.body),
        tuple(
            _Record(row.id, row.version, row.at, row.changed_at, row.removed_at, _open(row.body))
            for row in book.records
        ),
        tuple(
            _Change(line.record_id, line.at, _open(line.before), _open(line.after))
            for line in book.changes
        ),
    )


def _open(body: str | None) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a text as what it says where it says anything, else as it is."""
    if body is None:
        return None
    try:
        codec.value_of(codec.parsed(body))
    except StoreError:
        return body
    return json.loads(body)


def _in(file: _Profile) -> BookRows:
    body, profile = _closed(file.profile)
    if profile is not None and not isinstance(profile, Profile):
        raise StoreError(Trouble.UNREADABLE, "a record in place of a profile")
    name = codec.name_of(profile) if profile else ""
    _check(file.id, file.version, file.at, file.changed_at)
    records = tuple(map(_record_in, file.records))
    _check_once(row.id for row in records)
    changes = tuple(map(_change_in, file.changes))
    row = ProfileRow(file.id, name, file.version, body, file.at, file.changed_at)
    return BookRows(row, records, changes)


def _record_in(file: _Record) -> RecordRow:
    _check(file.id, file.version, file.at, file.changed_at)
    if file.removed_at is not None:
        moment_of(file.removed_at)
    body, record = _closed(file.record)
    if isinstance(record, Profile):
        raise StoreError(Trouble.UNREADABLE, "a profile in place of a record")
    kind, day = (codec.kind_of(record), record.day.isoformat()) if record else ("", "")
    return RecordRow(
        file.id, kind, day, file.version, body, file.at, file.changed_at, file.removed_at
    )


def _change_in(file: _Change) -> ChangeRow:
    _check(file.record_id, 1, file.at)
    before, after = (
        None if each is None else _closed(each)[0] for each in (file.before, file.after)
    )
    return ChangeRow(file.record_id, file.at, before, after)


def _closed(found: object) -> tuple[str, codec.Value | None]:
    """Return the text to keep, and what it says, None where that is not known."""
    if isinstance(found, str):
        try:
            value = codec.value_of(codec.parsed(found))
        except StoreError:
            # No database takes every text; what cannot be read loses nothing by it.
            return found.replace("\0", "\ufffd").encode(errors="replace").decode(), None
    else:
        value = codec.value_of(found)
    return codec.text_of(value), value


def _check(name: str, version: int, *moments: str) -> None:
    try:
        is_id = str(uuid.UUID(name)) == name
    except ValueError:
        is_id = False
    if not is_id:
        raise StoreError(Trouble.UNREADABLE, f"{name!r:.50} is no id")
    if not 1 <= version <= _MOST_VERSION:
        raise StoreError(Trouble.UNREADABLE, f"version {version!r:.20}")
    for moment in moments:
        moment_of(moment)


def _check_once(ids: Iterable[str]) -> None:
    known: set[str] = set()
    for each in ids:
        if each in known:
            raise StoreError(Trouble.UNREADABLE, f"{each} stands twice")
        known.add(each)
