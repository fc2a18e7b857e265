"""The file of everything: out, in elsewhere, merged, and refused whole where anything is wrong."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import PROFILES, RECORDS
from sqlalchemy import text
from store_builders import Clock, a_profile, a_run, opened, records, url_of
from store_fixtures import place, store

from planner.book import Record
from planner.edits import Skip
from planner.journal import Missed
from planner.profile import Profile
from planner.store import Store, StoreConflict, StoreError, Trouble, exchange, merging

__all__ = ["place", "store"]

DAY = a_run().day


@pytest.fixture
def other(tmp_path: Path) -> Store:
    """Return a store of another installation."""
    return opened(url_of(tmp_path / "elsewhere" / "loopwell.sqlite"))


def filled(store: Store) -> str:
    """Keep a runner with a past, and return the id."""
    book = store.add_profile(a_profile())
    run = store.add(book.id, a_run())
    store.add(book.id, Skip(DAY))
    gone = store.add(book.id, Missed(DAY))
    store.change(book.id, run.id, 1, a_run(6_000.0, note="雨"))
    store.remove(book.id, gone.id, 1)
    store.save_profile(book.id, a_profile("Bea"), 1)
    return book.id


def without_moment(data: bytes) -> Any:  # noqa: ANN401 - what JSON holds
    return json.loads(data) | {"exported_at": ""}


def test_everything_goes_out_and_comes_in_elsewhere(store: Store, other: Store) -> None:
    profile_id = filled(store)
    store.add_profile(a_profile("Zoe"))
    data = store.export()
    heads = other.import_(data)
    assert [head.name for head in heads] == ["Bea", "Zoe"]
    assert other.profiles() == store.profiles()
    assert other.book(profile_id) == store.book(profile_id)
    assert without_moment(other.export()) == without_moment(data)
    gone = store.book(profile_id).log[0].record_id
    assert other.restore(profile_id, gone).record == Missed(DAY)


def test_the_file_can_be_read_by_people(store: Store) -> None:
    filled(store)
    said = store.export().decode()
    assert '"loopwell": 1' in said
    assert '"note": "雨"' in said
    assert '"day": "2026-11-23"' in said


def test_an_empty_installation_has_a_file_too(store: Store, other: Store) -> None:
    assert other.import_(store.export()) == ()


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    profile_id = filled(store)
    data, book = store.export(), store.book(profile_id)
    store.import_(data)
    assert store.book(profile_id) == book
    assert without_moment(store.export()) == without_moment(data)


def test_two_installations_are_merged_and_nothing_is_lost(store: Store, other: Store) -> None:
    book = store.add_profile(a_profile())
    run, walk = store.add(book.id, a_run()), store.add(book.id, Missed(DAY))
    other.import_(store.export())
    # Changed twice there and once here; added on both; removed there.
    newer = other.change(book.id, run.id, 1, a_run(6_000.0))
    newer = other.change(book.id, run.id, 2, a_run(7_000.0))
    other.remove(book.id, walk.id, 1)
    theirs = other.add(book.id, Skip(DAY))
    store.change(book.id, run.id, 1, a_run(8_000.0))
    ours = store.add(book.id, a_run(1_000.0))
    store.import_(other.export())
    merged = store.book(book.id)
    assert {each.id: each.record for each in merged.kept} == {
        run.id: newer.record,
        theirs.id: theirs.record,
        ours.id: ours.record,
    }
    seen = {record for line in merged.log for record in (line.before, line.after)}
    assert {a_run(each) for each in (5_000.0, 6_000.0, 7_000.0, 8_000.0)} <= seen
    # And back again: both are the same, and stay so.
    other.import_(store.export())
    assert other.book(book.id).kept == merged.kept
    store.import_(other.export())
    assert store.book(book.id).kept == merged.kept


def test_of_two_changes_to_one_version_the_later_wins_and_is_noticed(
    store: Store, other: Store
) -> None:
    book = store.add_profile(a_profile())
    run = store.add(book.id, a_run())
    other.import_(store.export())
    read_here = store.change(book.id, run.id, 1, a_run(6_000.0))
    late = Clock()
    late.moment = late.moment.replace(year=2027)
    other._way = replace(other._way, now=late)
    other.change(book.id, run.id, 1, a_run(7_000.0))
    store.import_(other.export())
    (kept,) = store.book(book.id).kept
    assert (kept.record, kept.version) == (a_run(7_000.0), 3)
    with pytest.raises(StoreConflict):
        store.change(book.id, run.id, read_here.version, a_run(8_000.0))
    # The other way round the earlier one does not win.
    mine = other.book(book.id)
    other.import_(store.export())
    assert records(other.book(book.id)) == records(mine)


def test_a_profile_is_merged_as_a_record_is(store: Store, other: Store) -> None:
    book = store.add_profile(a_profile())
    other.import_(store.export())
    other.save_profile(book.id, a_profile("Bea"), 1)
    store.import_(other.export())
    assert (store.book(book.id).profile.name, store.book(book.id).version) == ("Bea", 2)
    store.save_profile(book.id, a_profile("Cleo"), 2)
    store.import_(other.export())
    assert store.book(book.id).profile.name == "Cleo"
    assert [head.name for head in store.profiles()] == ["Cleo"]


def test_a_record_that_cannot_be_read_goes_along(store: Store, other: Store) -> None:
    book = store.add_profile(a_profile())
    first, second, third = (store.add(book.id, a_run(each)) for each in (1e3, 2e3, 3e3))
    for kept, body in ((first, '{"kind":"swim","day":"2030-01-01"}'), (second, "\ufffd{")):
        with store._database.writing() as connection:
            query = text("UPDATE record SET body = :body WHERE id = :id")
            if not store._database.is_sqlite:
                query = text("UPDATE loopwell.record SET body = :body WHERE id = :id")
            connection.execute(query, {"body": body, "id": kept.id})
    data = store.export()
    other.import_(data)
    assert other.book(book.id).kept == (third,)
    assert without_moment(other.export()) == without_moment(data)
    assert '"kind\\":\\"swim' in other.export().decode()


@settings(max_examples=30)
@given(PROFILES, st.lists(RECORDS, max_size=5))
def test_whatever_is_kept_comes_in_again(profile: Profile, made: list[Record]) -> None:
    here, there = opened("sqlite://"), opened("sqlite://")
    book = here.add_profile(profile)
    for record in made:
        here.add(book.id, record)
    there.import_(here.export())
    assert there.book(book.id) == here.book(book.id)
    assert records(there.book(book.id)) == made
    here.close()
    there.close()


def spoilt(change: Callable[[Any], object]) -> Callable[[Any], bytes]:
    def make(file: Any) -> bytes:  # noqa: ANN401 - what JSON holds
        change(file)
        return json.dumps(file).encode()

    return make


def first(file: Any) -> Any:  # noqa: ANN401 - what JSON holds
    return file["profiles"][0]


CONTENT: dict[str, Callable[[Any], object]] = {
    "unknown field": lambda file: file.update(mood="good"),
    "no profiles": lambda file: file.pop("profiles"),
    "profiles are no list": lambda file: file.update(profiles={}),
    "a profile twice": lambda file: file["profiles"].append(first(file)),
    "id is a path": lambda file: first(file).update(id="../../etc/passwd"),
    "id in capitals": lambda file: first(file).update(id=first(file)["id"].upper() + "A"),
    "a record twice": lambda file: first(file)["records"].append(first(file)["records"][0]),
    "version 0": lambda file: first(file)["records"][0].update(version=0),
    "version without end": lambda file: first(file)["records"][0].update(version=2**31),
    "version is a text": lambda file: first(file).update(version="1"),
    "no moment": lambda file: first(file).update(at="yesterday"),
    "a moment without a zone": lambda file: first(file).update(at="2026-11-23T12:00:00"),
    "a moment before time": lambda file: first(file).update(at="0001-01-01T00:00:00+14:00"),
    "a record is a number": lambda file: first(file)["records"][1].update(record=5),
    "a record is nothing": lambda file: first(file)["records"][1].update(record=None),
    "a record of no known kind": lambda file: first(file)["records"][1]["record"].update(kind="x"),
    "a record is a profile": lambda file: first(file)["records"][1].update(
        record=first(file)["profile"]
    ),
    "a profile is a record": lambda file: first(file).update(
        profile=first(file)["records"][0]["record"]
    ),
    "a run below nothing": lambda file: first(file)["records"][0]["record"].update(distance_m=-1),
    "a name without end": lambda file: first(file)["profile"].update(name="a" * 1_000),
    "a change of nothing known": lambda file: first(file)["changes"][0].update(record_id="x"),
    "a change to a number": lambda file: first(file)["changes"][0].update(after=5),
}
FORMS: dict[str, tuple[bytes, Trouble]] = {
    "empty": (b"", Trouble.IMPORT_FORMAT),
    "no JSON": (b"PK\x03\x04", Trouble.IMPORT_FORMAT),
    "not UTF-8": (b'{"loopwell": 1, "x": "\xff"}', Trouble.IMPORT_FORMAT),
    "another's JSON": (b'{"type": "FeatureCollection"}', Trouble.IMPORT_FORMAT),
    "a list": (b"[]", Trouble.IMPORT_FORMAT),
    "true for one": (b'{"loopwell": true}', Trouble.IMPORT_FORMAT),
    "twice one": (b'{"loopwell": 1, "loopwell": 1}', Trouble.IMPORT_FORMAT),
    "deep": (b'{"loopwell":' + b"[" * 200_000, Trouble.IMPORT_FORMAT),
    "newer": (b'{"loopwell": 2, "whatever": []}', Trouble.IMPORT_NEWER),
    "newer without end": (b'{"loopwell": ' + b"9" * 4_000 + b"}", Trouble.IMPORT_NEWER),
    "large": (b" " * (exchange.MOST_BYTES + 1), Trouble.IMPORT_SIZE),
    "swollen": (b"[" + b"{}," * 1_000_000, Trouble.IMPORT_SIZE),
}


@pytest.mark.parametrize("change", CONTENT.values(), ids=CONTENT)
def test_a_file_of_which_something_does_not_hold_is_refused_whole(
    change: Callable[[Any], object],
) -> None:
    here, there = opened("sqlite://"), opened("sqlite://")
    filled(here)
    file = json.loads(here.export())
    change(file)
    # A sound profile before and behind does not come in either.
    more = opened("sqlite://")
    more.add_profile(a_profile("Zoe"))
    if isinstance(file.get("profiles"), list):
        file["profiles"] += json.loads(more.export())["profiles"]
    with pytest.raises(StoreError) as caught:
        there.import_(json.dumps(file).encode())
    assert caught.value.code is Trouble.IMPORT_CONTENT
    assert caught.value.detail
    assert there.profiles() == ()
    for each in (here, there, more):
        each.close()


@pytest.mark.parametrize(("data", "code"), FORMS.values(), ids=FORMS)
def test_what_is_no_such_file_is_refused(data: bytes, code: Trouble) -> None:
    with pytest.raises(StoreError) as caught:
        exchange.read(data)
    assert caught.value.code is code


@pytest.mark.parametrize("cut", range(0, 100, 9))
def test_a_part_of_a_file_is_refused(cut: int) -> None:
    here = opened("sqlite://")
    filled(here)
    data = here.export()
    here.close()
    with pytest.raises(StoreError) as caught:
        exchange.read(data[: len(data) * cut // 100])
    assert caught.value.code is Trouble.IMPORT_FORMAT


def test_an_import_that_fails_on_the_way_leaves_nothing(
    store: Store, other: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ada", "Bea"):
        other.add(other.add_profile(a_profile(name)).id, a_run())
    mine = store.add_profile(a_profile("Cleo"))
    calls: list[int] = []
    take_in = merging.take_in

    def fail_late(*found: Any) -> None:  # noqa: ANN401 - as it is called
        calls.append(1)
        if len(calls) == 2:
            raise OSError("no space left")
        take_in(*found)

    monkeypatch.setattr(merging, "take_in", fail_late)
    with pytest.raises(StoreError) as caught:
        store.import_(other.export())
    assert caught.value.code is Trouble.NOT_SAVED
    assert [head.id for head in store.profiles()] == [mine.id]


def test_a_byte_order_mark_is_no_harm(store: Store, other: Store) -> None:
    filled(store)
    assert len(other.import_(b"\xef\xbb\xbf" + store.export())) == 1
