"""The edits of one route, one after the other, with undo and redo; the original stays as it was.

Pure: a history is never changed, and every step gives a new one.
"""

from dataclasses import dataclass, replace

from routes import shape
from routes.errors import ShapeError
from routes.matched import Matched
from routes.recipe import Recipe, make
from routes.track import Route


@dataclass(frozen=True, slots=True)
class Trim:
    """Keep only what lies between two distances along the route."""

    from_m: float
    to_m: float


@dataclass(frozen=True, slots=True)
class Split:
    """Make two routes of one, `at_m` along it."""

    at_m: float


@dataclass(frozen=True, slots=True)
class Reverse:
    """Run it the other way round."""


@dataclass(frozen=True, slots=True)
class StartAt:
    """Begin a loop, and so end it, `at_m` along it."""

    at_m: float


@dataclass(frozen=True, slots=True)
class Simplify:
    """Leave out points, the line kept within `tolerance_m`."""

    tolerance_m: float


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Run it by a recipe; `other` is the route that the recipe joins, if any."""

    recipe: Recipe
    other: Route | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """Run it on the ways of a network, as it was matched."""

    made: Matched


Edit = Trim | Split | Reverse | StartAt | Simplify | Fit | Match


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Hold what became of a route: one part, or several once it is split, one of them shown.

    `edit` is what led here, None at the beginning.
    """

    parts: tuple[Route, ...]
    shown: int = 0
    edit: Edit | None = None

    @property
    def route(self) -> Route:
        """Return the part that is shown."""
        return self.parts[self.shown]


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """Hold every state of a route since its original, and at which of them it is."""

    states: tuple[State, ...]
    at: int = 0

    @classmethod
    def of(cls, original: Route) -> "History":
        """Begin with a route as it is."""
        return cls((State((original,)),))

    @property
    def original(self) -> Route:
        """Return the route as it was before all edits."""
        return self.states[0].route

    @property
    def state(self) -> State:
        """Return the present state."""
        return self.states[self.at]

    @property
    def route(self) -> Route:
        """Return the route, or the part of it, that is shown now."""
        return self.state.route

    @property
    def is_changed(self) -> bool:
        """Tell whether what is shown is another than the original."""
        return self.at > 0

    @property
    def undone(self) -> Edit | None:
        """Return the edit that `redo` would do again, None when there is none."""
        return self.states[self.at + 1].edit if self.at + 1 < len(self.states) else None

    def apply(self, edit: Edit) -> "History":
        """Edit the part that is shown; what was undone before is forgotten.

        Raises ShapeError, and nothing has changed then.
        """
        made = _edited(self.route, edit)
        before, after = (
            self.state.parts[: self.state.shown],
            self.state.parts[self.state.shown + 1 :],
        )
        state = State((*before, *made, *after), self.state.shown, edit)
        return History((*self.states[: self.at + 1], state), self.at + 1)

    def undo(self) -> "History":
        """Go back by one edit; at the original stay there."""
        return replace(self, at=max(self.at - 1, 0))

    def redo(self) -> "History":
        """Do again what was undone last; stay where nothing was."""
        return replace(self, at=min(self.at + 1, len(self.states) - 1))

    def back_to_original(self) -> "History":
        """Undo everything; `redo` leads forward again, edit by edit."""
        return replace(self, at=0)

    def show(self, part: int) -> "History":
        """Show another part of a route that is split. Raises ShapeError where there is none."""
        if not 0 <= part < len(self.state.parts):
            raise ShapeError(f"part {part} of {len(self.state.parts)}")
        state = replace(self.state, shown=part)
        return History((*self.states[: self.at], state, *self.states[self.at + 1 :]), self.at)


def _edited(route: Route, edit: Edit) -> tuple[Route, ...]:
    match edit:
        case Split(at_m):
            return shape.split(route, at_m)
        case Trim(from_m, to_m):
            made = shape.trim(route, from_m, to_m)
        case Reverse():
            made = shape.reverse(route)
        case StartAt(at_m):
            made = shape.start_at(route, at_m)
        case Simplify(tolerance_m):
            made = shape.simplified(route, tolerance_m)
        case Fit(recipe, other):
            made = make(route, recipe, other)
        case Match(matched):
            made = matched.route
    return (made,)
