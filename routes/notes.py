"""What a runner says of own routes, written into the facts file beside them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from routes.errors import Fault, RouteFileError
from routes.facts import FACTS_FILE, Source, read_facts
from routes.limits import MOST_BYTES


@dataclass(frozen=True, slots=True)
class Note:
    """Say what a file's route is called, "" for its own name, and its tags.

    `source` is kept as it was where it is None.
    """

    file_name: str
    title: str = ""
    tags: tuple[str, ...] = ()
    source: Source | None = None


def with_notes(data: bytes | None, notes: Sequence[Note]) -> bytes:
    """Return the facts file `data`, None where there is none, with `notes` in it.

    What else it says stays, even what is not known here. Raises RouteFileError with BAD_FACTS where
    it cannot be read, and with NOT_SAVED where it would be too large to be read again.
    """
    whole = _whole(data)
    by_file = {entry["file"]: entry for entry in whole["routes"]}
    for note in notes:
        if note.file_name not in by_file:
            by_file[note.file_name] = {"file": note.file_name}
            whole["routes"].append(by_file[note.file_name])
        by_file[note.file_name].update(_said(note))
    return _bytes(whole)


def without_notes(data: bytes | None, file_names: Sequence[str]) -> bytes:
    """Return the facts file `data` with nothing of the files named. Raises as `with_notes`."""
    whole = _whole(data)
    gone = frozenset(file_names)
    whole["routes"] = [entry for entry in whole["routes"] if entry["file"] not in gone]
    return _bytes(whole)


def noted_files(data: bytes) -> tuple[str, ...]:
    """Return the names of the files that a facts file speaks of. Raises as `with_notes`."""
    return tuple(one.file_name for one in read_facts(data))


def _said(note: Note) -> Mapping[str, object]:
    said: dict[str, object] = {"title": note.title, "tags": list(note.tags)}
    if note.source:
        said["source"] = {"sha256": note.source.sha256.hex(), "number": note.source.number}
    return said


# The one place that sees the file as JSON has it; what is not known here must come out again.
def _whole(data: bytes | None) -> dict[str, list[dict[str, object]]]:
    if data is None:
        return {"routes": []}
    read_facts(data)
    whole = json.loads(data)
    if not isinstance(whole, dict):
        raise RouteFileError(Fault.BAD_FACTS, "not an object", FACTS_FILE)
    return whole


def _bytes(whole: Mapping[str, object]) -> bytes:
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    try:
        data = f"{text}\n".encode()
    except UnicodeEncodeError:
        # A file's name need not be text; escaped, it comes back as it was.
        data = f"{json.dumps(whole, indent=1)}\n".encode()
    if len(data) > MOST_BYTES:
        raise RouteFileError(Fault.NOT_SAVED, f"{len(data)} bytes of notes", FACTS_FILE)
    return data
