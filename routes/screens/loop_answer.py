"""What was asked of the page Loop, and what came of it."""

from dataclasses import dataclass

import streamlit as st

from routes.candidates import Point
from routes.loop_ask import Ask, Found, LoopError
from routes.loop_finder import LoopFinder
from routes.loop_wish import LoopWish
from routes.screens import loop_page_labels as labels
from routes.shape import reverse
from routes.track import Route


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """Hold what was asked, what was found, and why nothing was; neither without a door."""

    wish: LoopWish
    far_m: float
    door: Point | None
    ask: Ask | None = None
    found: Found | None = None
    trouble: LoopError | None = None

    @property
    def number(self) -> int:
        """Return which loop is looked at, from 1."""
        return min(self.wish.number, len(self.found.loops)) if self.found else 1

    @property
    def routes(self) -> tuple[Route, ...]:
        """Return the lines of the loops, the one that is looked at turned round where asked for."""
        found = self.found.loops if self.found else ()
        return tuple(
            reverse(loop.route) if self.is_turned and at == self.number else loop.route
            for at, loop in enumerate(found, 1)
        )

    @property
    def is_turned(self) -> bool:
        """Tell whether a loop is looked at the other way round: one that ends elsewhere is not."""
        return self.wish.is_turned and self.can_turn

    @property
    def can_turn(self) -> bool:
        """Tell whether the other way round is another run, and no way of it is one way."""
        return self._is_round and not self.is_one_way

    @property
    def is_one_way(self) -> bool:
        """Tell whether a loop is looked at that would be turned, but a way of it is one way."""
        found = self.found
        return self._is_round and found is not None and not found.loops[self.number - 1].can_turn

    @property
    def _is_round(self) -> bool:
        is_back = self.found is not None and self.found.is_back
        return not is_back and self.wish.to is None


def answer_of(loops: LoopFinder, wish: LoopWish, door: Point | None, far_m: float) -> Answer:
    """Look for the loops of a wish from a door, as long as `far_m`."""
    if door is None:
        return Answer(wish, far_m, door)
    try:
        ask = wish.ask(door, far_m)
        with st.spinner(labels.SEARCHING):
            return Answer(wish, far_m, door, ask, loops.find(ask))
    except LoopError as error:
        return Answer(wish, far_m, door, trouble=error)
