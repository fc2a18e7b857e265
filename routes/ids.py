"""Ids for routes: a slug of the file's name, with -2, -3 ... where that is taken."""

from collections.abc import Iterable

from routes.read import SUFFIXES
from routes.write.names import slug


def id_stem(file_name: str) -> str:
    """Return the id that a file's first route would like: its name without endings, as a slug."""
    stem = file_name
    while ending := next((end for end in SUFFIXES if stem.lower().endswith(end)), ""):
        stem = stem[: -len(ending)]
    return slug(stem)


class FreeIds:
    """Hand out ids that are not among those `taken`."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        # Where to go on for a name that many files share: counting from 2 each time is quadratic.
        self._last: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return `wanted`, or `wanted` with the next number that is free."""
        route_id, number = wanted, self._last.get(wanted, 1)
        while route_id in self._taken:
            number += 1
            route_id = f"{wanted}-{number}"
        self._last[wanted] = number
        self._taken.add(route_id)
        return route_id

    def free(self, ids: Iterable[str]) -> None:
        """Give back ids."""
        self._taken.difference_update(ids)
