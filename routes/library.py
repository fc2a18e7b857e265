"""All routes that a runner sees: those of the shared folder, and the runner's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from operator import is_not

from routes.catalogue import Catalogue, IndexTrouble, Origin, Problem, Progress
from routes.errors import Fault
from routes.facts import RouteFacts, Source
from routes.measure import Measurement
from routes.own import OWN_PREFIX, OwnRoutes
from routes.read import Repair
from routes.summary import RouteSummary
from routes.track import Route

# Our choice: a page that takes longer shows how far the look is.
PATIENCE_S = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class _Joined:
    """Hold a list and what it was made of."""

    parts: tuple[tuple[RouteSummary, ...], ...]
    whole: tuple[RouteSummary, ...]


class Library:
    """Join a shared catalogue and a runner's own routes. One instance may serve many threads.

    Ids tell whose a route is, so none is in both.
    """

    def __init__(self, shared: Catalogue, own: OwnRoutes) -> None:
        self.own = own
        self._shared = shared
        self._both = (shared, own.catalogue)
        self._listed = _Joined((), ())

    def refresh(self, patience_s: float | None = None) -> Progress | None:
        """Look for what changed in both, as Catalogue.refresh does; by default for PATIENCE_S."""
        patience_each_s = (PATIENCE_S if patience_s is None else patience_s) / 2
        far = [catalogue.refresh(patience_each_s) for catalogue in self._both]
        under_way = [one for one in far if one is not None]
        if not under_way:
            return None
        return Progress(sum(one.done for one in under_way), sum(one.total for one in under_way))

    @property
    def index_notice(self) -> IndexTrouble | None:
        """Return what is wrong with an index file, None when nothing is."""
        return next((each.index_notice for each in self._both if each.index_notice), None)

    @property
    def changed_at(self) -> datetime | None:
        """Return when a file last came into either folder or went, as Catalogue.changed_at does."""
        return max(filter(None, (each.changed_at for each in self._both)), default=None)

    def list(self) -> tuple[RouteSummary, ...]:
        """Return the summaries of all routes, by name; the same tuple while nothing changes."""
        parts = tuple(catalogue.list() for catalogue in self._both)
        listed = self._listed
        if len(parts) != len(listed.parts) or any(map(is_not, parts, listed.parts)):
            joined = (summary for part in parts for summary in part)
            by_name = sorted(joined, key=lambda each: (each.name.casefold(), each.id))
            listed = self._listed = _Joined(parts, tuple(by_name))
        return listed.whole

    def open(self, route_id: str) -> Route:
        """Return a route in full. Raises as Catalogue.open."""
        return self._of(route_id).open(route_id)

    def measurement(self, route_id: str) -> Measurement:
        """Return a route's measurement. Raises as Catalogue.open."""
        return self._of(route_id).measurement(route_id)

    def facts(self, route_id: str) -> RouteFacts | None:
        """Return what is said of a route, None when nothing is. Raises UnknownRouteError."""
        return self._of(route_id).facts(route_id)

    def repairs(self, route_id: str) -> tuple[Repair, ...]:
        """Return what was set right in a route's file. Raises UnknownRouteError."""
        return self._of(route_id).repairs(route_id)

    def origin(self, route_id: str) -> Origin:
        """Return which route of which file this is. Raises UnknownRouteError."""
        return self._of(route_id).origin(route_id)

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong in either folder, by file name."""
        # Before anything is kept there is no folder of one's own, and nothing wrong with that.
        own = (each for each in self.own.catalogue.problems() if each.fault is not Fault.NO_FOLDER)
        return (*self._shared.problems(), *own)

    def ids(self) -> Mapping[Source, str]:
        """Return the id of every route by its file's content, as Catalogue.ids does."""
        return {**self.own.catalogue.ids(), **self._shared.ids()}

    def has_file(self, sha256: bytes) -> bool:
        """Tell whether a file with these bytes lies in either folder and is read."""
        return any(catalogue.has_file(sha256) for catalogue in self._both)

    def is_own(self, route_id: str) -> bool:
        """Tell whether a route is the runner's own, and so may be changed."""
        return route_id.startswith(OWN_PREFIX)

    def _of(self, route_id: str) -> Catalogue:
        return self.own.catalogue if self.is_own(route_id) else self._shared
