"""The store: what runners keep, in one database, each save whole or not at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from planner.book import Book, Kept, Record
from planner.profile import Profile
from planner.store import erasing, exchange, merging, rows, saving
from planner.store.errors import NoticeCode, StoreConflict, StoreError, StoreNotice, Trouble
from planner.store.moves import Way
from planner.store.opening import Opened, opened
from planner.store.reading import book_of, kept_of
from planner.store.schema import SCHEMA, Schema


@dataclass(frozen=True, slots=True)
class ProfileHead:
    """Name a profile, to choose from."""

    id: str
    name: str


class Store:
    """Keep the profiles and records of one installation; `Store.open` gives one.

    Any thread may use it, and other processes the same database at once. A `version` is the one
    that was read; where another was saved since, nothing is written and StoreConflict has the newer
    book. Every method may raise StoreError: BUSY, DAMAGED, UNREACHABLE or NOT_SAVED, and then
    nothing was written either.
    """

    def __init__(self, found: Opened, way: Way) -> None:
        self._database = found.database
        self._way = way
        self._notice = found.notice
        self._path = found.path
        # Books as last read, each with the mark it had and how many of its records say nothing.
        self._books: dict[str, tuple[str, Book, int]] = {}

    @classmethod
    def open(
        cls,
        url: str,
        *,
        backups: Path | None,
        now: Callable[[], datetime],
        schema: Schema = SCHEMA,
    ) -> "Store":
        """Open `sqlite:///file` or `postgresql+psycopg://...`, with its tables made.

        `backups` is the folder for copies made before tables are changed, None for no copies.
        `now` gives aware moments. Raises StoreError BAD_ADDRESS, NO_DRIVER, UNREACHABLE, NEWER,
        NOT_OURS, BUSY.
        """
        way = Way(backups, now, schema)
        return cls(opened(url, way), way)

    @property
    def path(self) -> Path | None:
        """Return the file, None where there is none: in memory, or on a server."""
        return self._path

    @property
    def notice(self) -> StoreNotice | None:
        """Return what happened on opening, else that records of the books read say nothing."""
        if self._notice:
            return self._notice
        unread = sum(count for _, _, count in tuple(self._books.values()))
        return StoreNotice(NoticeCode.UNREADABLE_RECORDS, self._path, unread) if unread else None

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def profiles(self) -> tuple[ProfileHead, ...]:
        """Return every profile, by name."""
        with self._database.reading() as connection:
            found = rows.profile_rows(connection)
        heads = (ProfileHead(row.id, row.name) for row in found)
        return tuple(sorted(heads, key=lambda head: (head.name.casefold(), head.id)))

    def book(self, profile_id: str) -> Book:
        """Return a profile with all that is kept under it, the same object until that changes.

        A record that cannot be read is left out. Raises StoreError UNKNOWN_PROFILE, and UNREADABLE
        where the profile itself cannot be read.
        """
        with self._database.reading() as connection:
            mark = rows.mark_of(connection, profile_id)
            known = self._books.get(profile_id)
            if known and known[0] == mark:
                return known[1]
            found = rows.book_rows(connection, profile_id)
        if mark is None or found is None:
            self._books.pop(profile_id, None)
            raise StoreError(Trouble.UNKNOWN_PROFILE, profile_id)
        book, unread = book_of(found)
        self._books[profile_id] = (mark, book, unread)
        return book

    def add_profile(self, profile: Profile) -> Book:
        """Keep a new profile and return its book."""
        at = rows.stamp(self._way.now())
        with self._database.writing() as connection:
            profile_id = saving.new_profile(connection, profile, at)
        return self.book(profile_id)

    def save_profile(self, profile_id: str, profile: Profile, version: int) -> Book:
        """Keep a changed profile and return its book. Raises StoreConflict."""
        with self._saving(profile_id) as (connection, at):
            saving.save_profile(connection, profile_id, profile, version, at)
        return self.book(profile_id)

    def add(self, profile_id: str, record: Record) -> Kept:
        """Keep a new record."""
        with self._saving(profile_id) as (connection, at):
            row = saving.add(connection, profile_id, record, at)
        return kept_of(row)

    def change(self, profile_id: str, record_id: str, version: int, record: Record) -> Kept:
        """Keep a record in place of what it was.

        Raises StoreConflict, also for one that was removed, and StoreError UNKNOWN_RECORD.
        """
        with self._saving(profile_id) as (connection, at):
            row = saving.change(connection, profile_id, (record_id, version), record, at)
        return kept_of(row)

    def remove(self, profile_id: str, record_id: str, version: int) -> None:
        """Take a record away, so that it can be restored.

        Raises StoreConflict, also for one that was removed, and StoreError UNKNOWN_RECORD.
        """
        with self._saving(profile_id) as (connection, at):
            saving.remove(connection, profile_id, (record_id, version), at)

    def restore(self, profile_id: str, record_id: str) -> Kept:
        """Bring a removed record back, as it was and where it was; one that is there stays.

        Raises StoreError UNKNOWN_RECORD, and UNREADABLE for one that can no longer be read.
        """
        with self._saving(profile_id) as (connection, at):
            row = saving.restore(connection, profile_id, record_id, at)
        return kept_of(row)

    def erase(self, profile_id: str) -> None:
        """Erase a profile for good, with every copy made before tables were changed."""
        self._books.pop(profile_id, None)
        erasing.erase(self._database, self._way.backups, profile_id)

    def erase_all(self) -> None:
        """Erase everything for good: profiles, copies, and files that were set aside."""
        self._books.clear()
        erasing.erase_all(self._database, self._way.backups, self._path)

    def export(self) -> bytes:
        """Return everything as one JSON file that `import_` takes."""
        with self._database.reading() as connection:
            heads = rows.profile_rows(connection)
            books = [rows.book_rows(connection, head.id) for head in heads]
        return exchange.written((book for book in books if book), self._way.now())

    def import_(self, data: bytes) -> tuple[ProfileHead, ...]:
        """Take in a file of `export`, all of it or nothing, and return whose it was.

        A profile whose id is known is merged, record by record, and nothing is lost. Raises
        StoreError IMPORT_SIZE, IMPORT_FORMAT, IMPORT_NEWER, IMPORT_CONTENT.
        """
        books = exchange.read(data)
        with self._database.writing(alone=True) as connection:
            for book in books:
                merging.take_in(connection, book, self._way.now())
        ids = {book.profile.id for book in books}
        return tuple(head for head in self.profiles() if head.id in ids)

    @contextmanager
    def _saving(self, profile_id: str) -> Iterator[tuple[Connection, str]]:
        """Hold a profile, and give the moment to write under."""
        try:
            with self._database.writing() as connection:
                at = rows.touched(connection, profile_id, self._way.now())
                if at is None:
                    raise StoreError(Trouble.UNKNOWN_PROFILE, profile_id)
                yield connection, at
        except saving.Stale:
            raise StoreConflict(self.book(profile_id)) from None
