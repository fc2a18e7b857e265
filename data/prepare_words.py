"""Collect every text that is said, and bring the catalogues of each language up to date with it.

    python data/prepare_words.py            # updates <package>/locale/<code>.po
    python data/prepare_words.py --check    # only tells what is missing, and ends with 1

New texts come in untranslated, changed ones as new: a machine's guess at what was meant is never
kept. Texts that nobody says any more go.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

LANGUAGES = ("de", "zh_Hans")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "NP_": ((1, "c"), 2),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "day_text": (2,),
}
# What a runner reads of the data files, by the names it has there.
EXERCISE_KEYS = ("name", "area", "how", "feel", "stop", "caution", "source")
CARE_FILES: dict[str, tuple[str, ...]] = {
    "care.toml": ("title", "text", "when", "note", "steps"),
    "tips.toml": ("title", "says", "uses", "research", "differs"),
}
RULES = ("rules", "care_rules", "history_rules", "weather_rules", "routine_rules")
HEADER = "# What Loopwell says. English is the source; see README, Other languages."
_FIELD = re.compile(r"\{[^{}]*\}")

Message = str | tuple[str, str]


def template(package: str) -> Catalog:
    """Return all that a package says, without translations."""
    found = Catalog(project="Loopwell", charset="utf-8", fuzzy=False)
    for name, _line, message, _notes, context in extract_from_dir(
        ROOT / package, method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        if message:
            found.add(message, locations=[(f"{package}/{name}", 0)], context=context)
    if package == "planner":
        for file, text in data_texts():
            found.add(text, locations=[(file, 0)])
    return found


def data_texts() -> Iterator[tuple[str, str]]:
    """Yield the file and text of everything that the data files say, and of rules' sources."""
    raw = json.loads((ROOT / "data" / "exercises.json").read_text(encoding="utf-8"))
    yield "data/exercises.json", raw["advice"]
    yield "data/exercises.json", raw["stop"]
    for exercise in raw["exercises"]:
        for key in EXERCISE_KEYS:
            if exercise.get(key):
                yield "data/exercises.json", exercise[key]
    for name, keys in CARE_FILES.items():
        tree = tomllib.loads((ROOT / "data" / name).read_text(encoding="utf-8"))
        for text in texts_under(tree, keys):
            yield f"data/{name}", text
    for name in RULES:
        module = import_module(f"planner.{name}")
        for rule in vars(module).values():
            if type(rule).__name__ == "Rule":
                yield f"planner/{name}.py", rule.source


def texts_under(tree: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield every text that stands under one of some keys, however deep."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in keys and isinstance(value, str):
                yield value
            elif key in keys and isinstance(value, list):
                yield from (each for each in value if isinstance(each, str))
            yield from texts_under(value, keys)
    elif isinstance(tree, list):
        for each in tree:
            yield from texts_under(each, keys)


def kept(file: Path, code: str) -> Catalog:
    """Return a catalogue as it lies there, an empty one where there is none."""
    if not file.exists():
        return Catalog(locale=code, charset="utf-8", fuzzy=False)
    with file.open("rb") as opened:
        return read_po(opened, locale=code)


def as_bytes(catalogue: Catalog) -> bytes:
    """Return a catalogue as it is written: by file, without dates, so that changes are seen."""
    catalogue.header_comment = HEADER
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_by_file=True, include_lineno=False, omit_header=False)
    lines = out.getvalue().decode("utf-8").splitlines(keepends=True)
    dated = (
        *("Project-Id-Version", "Report-Msgid-Bugs-To", "POT-Creation-Date", "PO-Revision-Date"),
        *("Last-Translator", "Language-Team", "Generated-By"),
    )
    return "".join(
        line for line in lines if not line.startswith(tuple(f'"{name}' for name in dated))
    ).encode("utf-8")


def faults(catalogue: Catalog, needed: Catalog, file: str) -> Iterator[str]:
    """Yield what keeps a catalogue from saying all that is needed, and rightly."""
    for message in needed:
        if not message.id:
            continue
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        there = catalogue.get(key, message.context)
        if there is None:
            yield f"{file}: no key {key!r}"
            continue
        said = there.string if isinstance(there.string, tuple | list) else (there.string,)
        if not all(said) or there.fuzzy:
            yield f"{file}: not translated: {key!r}"
            continue
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        wanted = set().union(*(_FIELD.findall(source) for source in sources))
        for each in said:
            if set(_FIELD.findall(each)) - wanted:
                yield f"{file}: unknown field in {each!r}"
        if isinstance(message.id, str) and set(_FIELD.findall(said[0])) != wanted:
            yield f"{file}: fields of {key!r} are not those of {said[0]!r}"
    for message in catalogue:
        key = message.id[0] if isinstance(message.id, tuple) else message.id
        if key and needed.get(key, message.context) is None:
            yield f"{file}: nobody says {key!r}"


def main() -> int:
    """Update the catalogues, or tell what they lack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, tell what is missing")
    is_check = parser.parse_args().check
    told = []
    for package in ("routes", "planner"):
        needed = template(package)
        for code in LANGUAGES:
            file = ROOT / package / "locale" / f"{code}.po"
            catalogue = kept(file, code)
            if not is_check:
                catalogue.update(needed, no_fuzzy_matching=True)
                catalogue.obsolete.clear()
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(as_bytes(catalogue))
            told += faults(catalogue, needed, f"{package}/locale/{code}.po")
    print("\n".join(told[:40]))
    print(f"{len(told)} to mend")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
