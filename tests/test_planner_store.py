"""The store, the same on SQLite and on PostgreSQL: kept, changed, taken away, brought back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import create_engine
from store_builders import MONDAY, NOON, Clock, a_profile, a_run, opened, records
from store_fixtures import place, server, store

from planner.book import Change, in_order
from planner.edits import SetDistance, Skip
from planner.journal import Missed
from planner.store import ProfileHead, Store, StoreConflict, StoreError, Trouble

__all__ = ["place", "server", "store"]


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.profiles() == ()
    assert store.notice is None


def test_a_profile_is_kept_over_a_restart(place: str, store: Store) -> None:
    profile = a_profile("Änne 雨", longest_told_m=None)
    book = store.add_profile(profile)
    assert (book.profile, book.version, book.kept, book.log) == (profile, 1, (), ())
    store.close()
    again = opened(place)
    assert again.profiles() == (ProfileHead(book.id, "Änne 雨"),)
    assert again.book(book.id) == book
    again.close()


def test_profiles_stand_by_name(store: Store) -> None:
    for name in ("bob", "Ada", "Bea"):
        store.add_profile(a_profile(name))
    assert [head.name for head in store.profiles()] == ["Ada", "Bea", "bob"]


def test_records_stand_in_the_order_they_were_made(store: Store) -> None:
    book = store.add_profile(a_profile())
    made = [a_run(6_000.0), Skip(MONDAY), Missed(MONDAY), a_run(5_000.0, note="wet")]
    kept = tuple(store.add(book.id, record) for record in made)
    assert [each.version for each in kept] == [1, 1, 1, 1]
    found = store.book(book.id)
    assert found.kept == kept == in_order(kept)
    assert records(found) == made
    assert found.edits == (Skip(MONDAY),)
    assert [line.after for line in found.log] == made[::-1]


def test_a_clock_that_goes_back_or_stands_changes_no_order(place: str) -> None:
    moments = [NOON, NOON, NOON - timedelta(days=400), NOON, NOON - timedelta(days=1)]
    found = Store.open(place, backups=None, now=iter(moments).__next__)
    book = found.add_profile(a_profile())
    made = [a_run(1_000.0 * (9 - at)) for at in range(4)]
    for record in made:
        found.add(book.id, record)
    assert records(found.book(book.id)) == made
    assert [line.after for line in found.book(book.id).log] == made[::-1]
    found.close()


def test_a_changed_record_keeps_its_place_and_its_past(store: Store) -> None:
    book = store.add_profile(a_profile())
    first, second = store.add(book.id, a_run()), store.add(book.id, Missed(MONDAY))
    new = store.change(book.id, first.id, 1, a_run(7_000.0))
    assert (new.id, new.version, new.at) == (first.id, 2, first.at)
    found = store.book(book.id)
    assert found.kept == (new, second)
    line = found.log[0]
    assert (line.record_id, line.before, line.after) == (first.id, a_run(), a_run(7_000.0))
    assert line.at > second.at


def test_an_old_version_changes_nothing_and_gets_the_newer_book(store: Store) -> None:
    book = store.add_profile(a_profile())
    kept = store.add(book.id, a_run())
    store.change(book.id, kept.id, 1, a_run(7_000.0))
    now_kept = store.book(book.id)
    for stale in (
        lambda: store.change(book.id, kept.id, 1, a_run(8_000.0)),
        lambda: store.remove(book.id, kept.id, 1),
        lambda: store.change(book.id, kept.id, 3, a_run(8_000.0)),
    ):
        with pytest.raises(StoreConflict) as caught:
            stale()
        assert caught.value.book == now_kept
        assert store.book(book.id) is now_kept


def test_a_removed_record_comes_back_as_it_was_and_where_it_was(store: Store) -> None:
    book = store.add_profile(a_profile())
    kept = [store.add(book.id, a_run(distance)) for distance in (5_000.0, 6_000.0, 7_000.0)]
    store.remove(book.id, kept[1].id, 1)
    assert store.book(book.id).kept == (kept[0], kept[2])
    assert store.book(book.id).log[0].after is None
    with pytest.raises(StoreConflict):
        store.change(book.id, kept[1].id, 2, a_run(1_000.0))
    with pytest.raises(StoreConflict):
        store.remove(book.id, kept[1].id, 2)
    back = store.restore(book.id, kept[1].id)
    assert back == replace(kept[1], version=3)
    found = store.book(book.id)
    assert found.kept == (kept[0], back, kept[2])
    assert found.log[0] == Change(found.log[0].at, back.id, None, back.record)
    assert store.restore(book.id, back.id) == back
    assert store.book(book.id) == found


def test_a_profile_is_saved_under_the_version_that_was_read(store: Store) -> None:
    book = store.add_profile(a_profile())
    store.add(book.id, a_run())
    new = store.save_profile(book.id, a_profile("Bea", weeks=8), book.version)
    assert (new.version, new.profile.name, new.profile.weeks) == (2, "Bea", 8)
    assert store.profiles() == (ProfileHead(book.id, "Bea"),)
    with pytest.raises(StoreConflict) as caught:
        store.save_profile(book.id, a_profile("Cleo"), book.version)
    assert caught.value.book == store.book(book.id) == new
    assert len(new.log) == 1


def test_what_is_not_there_is_told(store: Store) -> None:
    book = store.add_profile(a_profile())
    kept = store.add(store.add_profile(a_profile("Bea")).id, a_run())
    for ask, code in (
        (lambda: store.book("nobody"), Trouble.UNKNOWN_PROFILE),
        (lambda: store.add("nobody", a_run()), Trouble.UNKNOWN_PROFILE),
        (lambda: store.save_profile("nobody", a_profile(), 1), Trouble.UNKNOWN_PROFILE),
        (lambda: store.change(book.id, kept.id, 1, a_run()), Trouble.UNKNOWN_RECORD),
        (lambda: store.remove(book.id, kept.id, 1), Trouble.UNKNOWN_RECORD),
        (lambda: store.restore(book.id, kept.id), Trouble.UNKNOWN_RECORD),
    ):
        with pytest.raises(StoreError) as caught:
            ask()
        assert caught.value.code is code


def test_an_unchanged_book_is_the_same_object_and_another_store_s_change_is_seen(
    place: str, store: Store
) -> None:
    book = store.add_profile(a_profile())
    assert store.book(book.id) is book
    other = Store.open(place, backups=None, now=Clock())
    kept = other.add(book.id, a_run())
    assert store.book(book.id).kept == (kept,)
    assert store.book(book.id) == other.book(book.id)
    other.close()


def test_a_record_without_a_json_is_refused_and_nothing_is_kept(store: Store) -> None:
    book = store.add_profile(a_profile())
    with pytest.raises(StoreError) as caught:
        store.add(book.id, SetDistance(MONDAY, float("nan")))
    assert caught.value.code is Trouble.NOT_A_RECORD
    assert store.book(book.id) == book


def test_tables_of_others_are_left_alone_on_a_server(server: str) -> None:
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS public.record (mine text)")
    found = opened(server)
    found.add(found.add_profile(a_profile()).id, a_run())
    found.close()
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM public.record").scalar() == 0
        connection.exec_driver_sql("DROP TABLE public.record")
    engine.dispose()
