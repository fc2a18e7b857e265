"""Notes go into the facts file, and what else it says stays."""

import json
import os

import pytest

import routes.notes
from routes.errors import Fault, RouteFileError
from routes.facts import Source, read_facts
from routes.notes import Note, noted_files, with_notes, without_notes

SOURCE = Source(b"\x01" * 32, 3)


def facts_file(*entries: object, **more: object) -> bytes:
    return json.dumps({"routes": entries, **more}).encode()


def test_a_note_is_read_back() -> None:
    data = with_notes(None, (Note("a.gpx", "Río", ("hilly", "東"), SOURCE), Note("b.gpx")))
    first, second = read_facts(data)
    assert (first.file_name, first.title, first.tags) == ("a.gpx", "Río", ("hilly", "東"))
    assert first.source == SOURCE
    assert (second.title, second.tags, second.source) == ("", (), None)
    assert noted_files(data) == ("a.gpx", "b.gpx")


def test_what_is_not_known_here_stays() -> None:
    entry = {"file": "a.gpx", "surface": "gravel", "mine": {"x": [1, None]}, "title": "Old"}
    data = with_notes(facts_file(entry, licence="CC0"), (Note("a.gpx", "New", ("t",)),))
    expected = entry | {"title": "New", "tags": ["t"]}
    assert json.loads(data) == {"routes": [expected], "licence": "CC0"}


def test_a_source_stays_where_the_note_has_none() -> None:
    data = with_notes(with_notes(None, (Note("a.gpx", "A", (), SOURCE),)), (Note("a.gpx", "B"),))
    assert (read_facts(data)[0].title, read_facts(data)[0].source) == ("B", SOURCE)


def test_a_file_told_of_twice_loses_nothing() -> None:
    data = facts_file({"file": "a.gpx", "water": "tap"}, {"file": "a.gpx", "title": "Old"})
    routes = json.loads(with_notes(data, (Note("a.gpx", "New"),)))["routes"]
    assert routes == [
        {"file": "a.gpx", "water": "tap"},
        {"file": "a.gpx", "title": "New", "tags": []},
    ]


def test_only_the_files_named_are_forgotten() -> None:
    data = facts_file({"file": "a.gpx"}, {"file": "b.gpx", "mine": 1}, more=[1])
    assert json.loads(without_notes(data, ["a.gpx", "c.gpx"])) == {
        "routes": [{"file": "b.gpx", "mine": 1}],
        "more": [1],
    }


@pytest.mark.parametrize("name", [os.fsdecode(b"bad\xff.gpx"), "a\u2028b.gpx", '"\\.gpx'])
def test_a_file_whose_name_is_no_text_keeps_its_note(name: str) -> None:
    data = with_notes(with_notes(None, (Note(name, "Old"),)), (Note(name, "Río"),))
    assert [(one.file_name, one.title) for one in read_facts(data)] == [(name, "Río")]


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"routes": {}}', facts_file({"title": "x"})])
def test_notes_that_cannot_be_read_are_refused(data: bytes) -> None:
    with pytest.raises(RouteFileError) as caught:
        with_notes(data, (Note("a.gpx"),))
    assert caught.value.code is Fault.BAD_FACTS
    with pytest.raises(RouteFileError) as caught:
        without_notes(data, ())
    assert caught.value.code is Fault.BAD_FACTS


def test_notes_too_large_to_be_read_again_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    data = with_notes(None, (Note("a.gpx", "A"),))
    monkeypatch.setattr(routes.notes, "MOST_BYTES", len(data))
    assert with_notes(data, (Note("a.gpx", "B"),))
    with pytest.raises(RouteFileError) as caught:
        with_notes(data, (Note("a.gpx", "Longer"),))
    assert caught.value.code is Fault.NOT_SAVED
