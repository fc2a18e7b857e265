"""The routines of a week: those that come again are printed once, and days refer to a letter."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from planner.exercises import Exercise
from planner.plan import Day, Item, Kind
from planner.screens.labels import dose, kind_text
from routes.language import _
from routes.screens.measures import about_time

# Our choice: what is done on more than two days is worth looking up.
_OFTEN = 2
_NO_BREAK = "\u00a0"
_WITH_MOVES = (Kind.WARM_UP, Kind.WARM_DOWN, Kind.STRETCH)


@dataclass(frozen=True, slots=True)
class Move:
    """Hold one exercise with its dose; `caution` is "" where the back needs none."""

    name: str
    dose: str
    caution: str

    @property
    def text(self) -> str:
        """Return name and dose in a row; a dose stays on one line."""
        return f"{self.name} {self.dose.replace(' ', _NO_BREAK)}"


@dataclass(frozen=True, slots=True)
class Routine:
    """Hold what days refer to by its letter."""

    letter: str
    title: str
    time: str
    moves: tuple[Move, ...]
    numbers: tuple[int, ...] = ()


class Routines:
    """Give letters to a week's routines: those of run days, and those that come again and again."""

    def __init__(self, days: Iterable[Day]) -> None:
        counts: Counter[tuple[Kind, tuple[Exercise, ...]]] = Counter()
        with_run = set()
        for day in days:
            for item in day.items:
                if item.kind in _WITH_MOVES and item.exercises:
                    counts[item.kind, item.exercises] += 1
                    if day.run:
                        with_run.add((item.kind, item.exercises))
        often = [key for key, count in counts.items() if key in with_run or count > _OFTEN]
        often.sort(key=lambda key: _WITH_MOVES.index(key[0]))
        # A plan has three on run days and one more at most; one made by hand may have any number.
        self._letters = dict(zip(often, ascii_uppercase, strict=False))

    def letter(self, item: Item) -> str:
        """Return the letter of an item's routine, "" for one that stands with its day."""
        return self._letters.get((item.kind, item.exercises), "")

    def lettered(self, items: Iterable[Item]) -> tuple[tuple[str, Item], ...]:
        """Return each lettered routine once, by its letter, as the first item that has it."""
        found: dict[str, Item] = {}
        for item in items:
            if letter := self.letter(item):
                found.setdefault(letter, item)
        return tuple(sorted(found.items()))


def moves(exercises: Iterable[Exercise]) -> tuple[Move, ...]:
    """Return exercises as they are printed."""
    return tuple(Move(_(each.name), dose(each), _(each.caution)) for each in exercises)


def routine(letter: str, item: Item, numbers: tuple[int, ...]) -> Routine:
    """Return an item's routine as it is printed."""
    time = about_time(item.duration_s)
    return Routine(letter, kind_text(item), time, moves(item.exercises), numbers)
