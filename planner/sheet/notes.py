"""The reasons of a week as numbered notes: each sentence once, each source once."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.plan import Reason
from planner.screens.words import reason_text, source_text
from routes.units import Units


@dataclass(frozen=True, slots=True)
class Note:
    """Hold the sentences that rest on one source, each with its number."""

    sentences: tuple[tuple[int, str], ...]
    source: str


class Notes:
    """Number the reasons of a week; sentences of one source stand together."""

    def __init__(self, reasons: Iterable[Reason], units: Units) -> None:
        self._units = units
        by_source: dict[str, dict[str, None]] = {}
        for reason in reasons:
            of_source = by_source.setdefault(source_text(reason.rule), {})
            of_source[reason_text(reason, units)] = None
        self._numbers: dict[tuple[str, str], int] = {}
        for source, texts in by_source.items():
            for text in texts:
                self._numbers[source, text] = len(self._numbers) + 1
        self.notes = tuple(
            Note(tuple((self._numbers[source, text], text) for text in texts), source)
            for source, texts in by_source.items()
        )

    def numbers(self, reasons: Iterable[Reason]) -> tuple[int, ...]:
        """Return the numbers of reasons, rising, each once. Raises KeyError for an unknown one."""
        found = {
            self._numbers[source_text(each.rule), reason_text(each, self._units)]
            for each in reasons
        }
        return tuple(sorted(found))
