"""What is said about a sore back, from `data/care.toml`: bytes to checked objects."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

_SAID = ("title", "text", "when", "note")
_KNOWN = frozenset({*_SAID, "steps", "sources", "read_on"})


@dataclass(frozen=True, slots=True)
class CareText:
    """Hold words about health in English, and the ids of the sources that they rest on.

    Words that are not there are "". `steps` are what to do next. `read_on` is when the words were
    last held against their sources. Names in braces are filled by who says the words.
    """

    id: str
    sources: tuple[str, ...]
    read_on: date
    title: str = ""
    text: str = ""
    when: str = ""
    note: str = ""
    steps: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Return all that is said, in the order of a page."""
        every = (self.title, self.when, self.text, *self.steps, self.note)
        return tuple(filter(None, every))


CareTexts = Mapping[str, CareText]


def parse_texts(raw: bytes) -> CareTexts:
    """Return the texts of a TOML file by id, such as "state.stop", in its order.

    Raises ValueError for a text without a source or a date, and for a key that is not known.
    """
    found = {}
    for name, fields in _tables("", tomllib.loads(raw.decode())):
        try:
            found[name] = _text(name, fields)
        except (KeyError, TypeError) as error:
            raise ValueError(f"text {name}: {error!r}") from error
    return found


def _tables(path: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every table that holds more than other tables, by its dotted path."""
    own = {key: value for key, value in table.items() if not isinstance(value, dict)}
    if own:
        yield path, own
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _tables(f"{path}.{key}" if path else key, value)


def _text(name: str, fields: Mapping[str, Any]) -> CareText:
    if unknown := fields.keys() - _KNOWN:
        raise ValueError(f"text {name}: unknown {sorted(unknown)}")
    sources = tuple(fields["sources"])
    if not sources:
        raise ValueError(f"text {name}: no source")
    return CareText(
        id=name,
        sources=sources,
        read_on=fields["read_on"],
        steps=tuple(fields.get("steps", ())),
        **{key: fields.get(key, "") for key in _SAID},
    )
