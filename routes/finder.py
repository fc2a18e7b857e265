"""A library made ready to be searched, again only when it has changed."""

import threading
from collections.abc import Mapping, Sequence

from routes.candidates import Candidates
from routes.errors import RouteError, UnknownRouteError
from routes.facts import RouteFacts, Source
from routes.library import Library
from routes.marked import NO_MARK, Mark, Marks
from routes.places import Geocoder, Place


class Finder:
    """Search `library`, with the places known. One instance may serve many threads.

    `geocoder` is None where addresses must not be asked for.
    """

    def __init__(
        self, library: Library, places: Sequence[Place] = (), geocoder: Geocoder | None = None
    ) -> None:
        self.library = library
        self.places = tuple(places)
        self.geocoder = geocoder
        self._lock = threading.Lock()
        self._candidates = Candidates((), (), self.places)
        self._listed = self._candidates.routes
        self._sources: Mapping[str, Source] = {}
        self._marks: tuple[Marks | None, Mapping[str, Mark]] = (None, {})

    def candidates(self) -> Candidates:
        """Return the library's routes; the same while nothing changes."""
        with self._lock:
            self._keep_up()
            return self._candidates

    def marks(self) -> Mapping[str, Mark]:
        """Return the marks of routes in the library by their ids. Raises RouteFileError."""
        marks = self.library.own.marks.all()
        with self._lock:
            self._keep_up()
            if marks is not self._marks[0]:
                by_id = {i: marks[source] for i, source in self._sources.items() if source in marks}
                self._marks = (marks, by_id)
            return self._marks[1]

    def mark(self, route_id: str, mark: Mark) -> Mark:
        """Mark a route in place of what it was marked with, which is returned.

        Raises UnknownRouteError, and RouteFileError with NOT_SAVED.
        """
        source = _source(self.library, route_id)
        if source is None:
            raise UnknownRouteError(route_id)
        return self.library.own.marks.mark(source, mark)

    def marks_set_aside(self) -> str | None:
        """Return the name that a marks file which could not be read has now, None for none."""
        return self.library.own.marks.set_aside

    def marked(self, route_id: str) -> Mark:
        """Return a route's mark. Raises RouteFileError."""
        return self.marks().get(route_id, NO_MARK)

    def _keep_up(self) -> None:
        listed = self.library.list()
        if listed is self._listed:
            return
        facts = [_facts(self.library, route.id) for route in listed]
        self._candidates = Candidates(listed, facts, self.places)
        sources = ((route.id, _source(self.library, route.id)) for route in listed)
        self._sources = {route_id: source for route_id, source in sources if source}
        self._marks = (None, {})
        self._listed = listed


# The library may change while it is asked; what went is not found and not missed.
def _facts(library: Library, route_id: str) -> RouteFacts | None:
    try:
        return library.facts(route_id)
    except RouteError:
        return None


def _source(library: Library, route_id: str) -> Source | None:
    try:
        origin = library.origin(route_id)
    except RouteError:
        return None
    return Source(origin.sha256, origin.number)
