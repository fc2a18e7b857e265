"""Several at once: threads, processes, and one that is killed; no edit is ever lost."""

import itertools
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from store_builders import NOON, Clock, a_profile, a_run, longer, opened, records, url_of
from store_fixtures import place, store
from store_killing import begun, killed

from planner.book import Book
from planner.store import NoticeCode, Store, StoreConflict

__all__ = ["place", "store"]

HERE = Path(__file__).parent


def at_once(*work: Callable[[], object]) -> None:
    """Do all in threads of their own, and fail where one fails."""
    failed: list[BaseException] = []

    def guarded(one: Callable[[], object]) -> None:
        try:
            one()
        except BaseException as error:  # noqa: BLE001 - it is told by the thread that waits
            failed.append(error)

    threads = [threading.Thread(target=guarded, args=(one,)) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


PRELUDE = "import sys; from store_builders import *;url, profile_id, name = sys.argv[1:];"


def started(code: str, *values: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", PRELUDE + code, *values]
    return subprocess.Popen(
        command, cwd=HERE, env={"PYTHONPATH": f"{HERE.parent}:{HERE}"}, stdout=-1, text=True
    )


def finished(*processes: "subprocess.Popen[str]") -> list[str]:
    said = [process.communicate()[0].strip() for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return said


def assert_unbroken(book: Book, record_id: str, changes: int) -> None:
    """Check that each change of a record was made to what the one before it had left."""
    lines = [line for line in reversed(book.log) if line.record_id == record_id]
    assert len(lines) == changes + 1
    for earlier, later in itertools.pairwise(lines):
        assert later.before == earlier.after
        assert later.at > earlier.at
    (kept,) = (each for each in book.kept if each.id == record_id)
    assert (kept.record, kept.version) == (lines[-1].after, changes + 1)


def test_threads_add_and_nothing_is_lost(place: str) -> None:
    # The clock stands: the order is the store's own to keep.
    store = Store.open(place, backups=None, now=lambda: NOON)
    book = store.add_profile(a_profile())
    made = [[a_run(1_000.0 * (who + 1) + at) for at in range(10)] for who in range(6)]
    at_once(*(lambda mine=mine: [store.add(book.id, each) for each in mine] for mine in made))
    found = store.book(book.id)
    assert sorted(each.distance_m for each in found.journal.runs if not each.is_told) == sorted(
        each.distance_m for mine in made for each in mine
    )
    assert len({each.at for each in found.kept}) == len(found.log) == 60
    store.close()


def test_threads_change_one_record_and_nothing_is_lost(store: Store) -> None:
    book = store.add_profile(a_profile())
    kept = store.add(book.id, a_run(1_000.0))
    at_once(*[lambda: longer(store, book.id, kept.id, 8)] * 5)
    assert records(store.book(book.id)) == [a_run(1_040.0)]
    assert_unbroken(store.book(book.id), kept.id, 40)


LONGER = "longer(opened(url), profile_id, name, 15)"


def test_processes_change_one_record_and_nothing_is_lost(place: str, store: Store) -> None:
    book = store.add_profile(a_profile())
    kept = store.add(book.id, a_run(1_000.0))
    finished(*(started(LONGER, place, book.id, kept.id) for _ in range(3)))
    assert records(store.book(book.id)) == [a_run(1_045.0)]
    assert_unbroken(store.book(book.id), kept.id, 45)


ADD = "found = opened(url); [found.add(profile_id, a_run(note=f'{name} {at}')) for at in range(20)]"


def test_processes_add_and_nothing_is_lost(place: str, store: Store) -> None:
    book = store.add_profile(a_profile())
    finished(*(started(ADD, place, book.id, name) for name in "ab"))
    notes = {each.note for each in store.book(book.id).journal.runs if not each.is_told}
    assert notes == {f"{name} {at}" for name in "ab" for at in range(20)}


OPEN = "print(len(opened(url).profiles()))"


def test_processes_may_make_one_database_at_once(place: str) -> None:
    assert finished(*(started(OPEN, place, "", "") for _ in range(2))) == ["0"] * 2


CODE = "notice = opened(url).notice; print(notice.code if notice else '')"


def test_processes_that_find_one_damaged_file_set_it_aside_once(tmp_path: Path) -> None:
    file = tmp_path / "loopwell.sqlite"
    file.write_bytes(b"noise" * 2_000)
    said = finished(*(started(CODE, url_of(file), "", "") for _ in range(3)))
    assert sorted(said) == ["", "", NoticeCode.SET_ASIDE_CORRUPT]
    assert len(list(tmp_path.glob("*.damaged-*"))) == 1


IMPORT = "print(len(opened(url).import_(Path(name).read_bytes())))"


def test_processes_may_import_one_file_at_once(place: str, store: Store, tmp_path: Path) -> None:
    with_data = opened("sqlite://")
    book = with_data.add_profile(a_profile())
    for at in range(10):
        with_data.add(book.id, a_run(1_000.0 + at))
    file = tmp_path / "all.json"
    file.write_bytes(with_data.export())
    assert finished(*(started(IMPORT, place, "", str(file)) for _ in range(2))) == ["1"] * 2
    assert store.book(book.id) == with_data.book(book.id)
    assert json.loads(store.export())["profiles"] == json.loads(file.read_bytes())["profiles"]
    with_data.close()


def test_row_37_two_tabs_save_at_once(place: str) -> None:
    first = Store.open(place, backups=None, now=Clock())
    second = Store.open(place, backups=None, now=Clock())
    book = first.add_profile(a_profile())
    kept = first.add(book.id, a_run())
    read = second.book(book.id).kept[0]
    first.change(book.id, kept.id, kept.version, a_run(6_000.0))
    with pytest.raises(StoreConflict) as caught:
        second.change(book.id, read.id, read.version, a_run(7_000.0))
    assert records(caught.value.book) == [a_run(6_000.0)]
    with pytest.raises(StoreConflict):
        second.remove(book.id, read.id, read.version)
    second.add(book.id, a_run(8_000.0))
    assert records(first.book(book.id)) == [a_run(6_000.0), a_run(8_000.0)]
    assert first.book(book.id) == second.book(book.id)
    first.close()
    second.close()


@pytest.mark.parametrize("lines", [1, 2, 30])
def test_a_process_killed_while_it_saves_loses_nothing(tmp_path: Path, lines: int) -> None:
    file = tmp_path / "loopwell.sqlite"
    profile_id = begun(file)
    found = killed(file, profile_id, lines)
    assert found.told >= lines - 1
    assert found.missing == ()
    assert found.trouble == ""


def test_a_process_killed_while_it_makes_the_file_leaves_none_or_a_sound_one(
    tmp_path: Path,
) -> None:
    for at in range(3):
        file = tmp_path / f"{at}" / "loopwell.sqlite"
        process = started("print(1, flush=True); opened(url)", url_of(file), "", "")
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        process.communicate()
        found = opened(url_of(file))
        assert found.notice is None
        assert found.add_profile(a_profile()).version == 1
        found.close()
