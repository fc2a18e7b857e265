"""Stores, clocks and records for the store's tests."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine

from planner.book import Book, Record
from planner.journal import RunDone
from planner.profile import Profile
from planner.runner import Runner
from planner.store import Store, StoreConflict

MONDAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Clock:
    """Tell a moment a second after the last."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """Return the next moment."""
        self.moment += timedelta(seconds=1)
        return self.moment


def a_profile(name: str = "Ada", **others: object) -> Profile:
    values: dict[str, object] = {
        "runner": Runner(None, 390.0),
        "longest_told_m": 5_000.0,
        "told_on": MONDAY,
    }
    return Profile(name, **(values | others))  # type: ignore[arg-type]


def a_run(distance_m: float = 5_000.0, **others: object) -> RunDone:
    return RunDone(MONDAY, distance_m, **others)  # type: ignore[arg-type]


def opened(url: str, backups: Path | None = None, **others: object) -> Store:
    return Store.open(url, backups=backups, now=Clock(), **others)  # type: ignore[arg-type]


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def emptied(url: str) -> str:
    """Return the URL of a PostgreSQL database from which what Loopwell keeps is gone."""
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA IF EXISTS loopwell CASCADE")
    engine.dispose()
    return url


def records(book: Book) -> list[Record]:
    return [each.record for each in book.kept]


def longer(store: Store, profile_id: str, record_id: str, times: int) -> None:
    """Make a run a metre longer, again after each conflict, as one who reads and saves."""
    for _ in range(times):
        book = store.book(profile_id)
        while True:
            (kept,) = (each for each in book.kept if each.id == record_id)
            assert isinstance(kept.record, RunDone)
            new = a_run(kept.record.distance_m + 1)
            try:
                store.change(profile_id, record_id, kept.version, new)
            except StoreConflict as conflict:
                book = conflict.book
            else:
                break
