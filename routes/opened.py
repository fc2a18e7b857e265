"""Routes in full, read again from their files when asked for; the last few are kept."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from routes.errors import Fault, RouteFileError, StaleRouteError
from routes.measure import Measurement, measure
from routes.read import read_file
from routes.rows import file_bytes
from routes.track import Route

# Our choice: about 64 MB of points, or the last file alone where it is larger.
MOST_POINTS_KEPT = 2_000_000


@dataclass(frozen=True, eq=False)
class OpenedRoute:
    """Hold a route as its file has it, measured when first asked."""

    route: Route

    @cached_property
    def measurement(self) -> Measurement:
        """Return what is known of its size and shape."""
        return measure(self.route)


class OpenedFiles:
    """Read files of `folder` and keep the last; one instance may serve many threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, bytes], tuple[OpenedRoute, ...]] = OrderedDict()

    def route(self, file_name: str, sha256: bytes, number: int) -> OpenedRoute:
        """Return route `number`, from 0, of the file whose bytes have `sha256`.

        Raises StaleRouteError where the file is gone or another one by now, and RouteFileError.
        """
        key = (file_name, sha256)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key][number]
        routes = tuple(OpenedRoute(route) for route in self._read(file_name, sha256))
        if number >= len(routes):
            raise StaleRouteError(file_name)
        with self._lock:
            # Another thread may have been quicker; one measurement is enough for both.
            routes = self._kept.setdefault(key, routes)
            self._forget_oldest()
        return routes[number]

    def _read(self, file_name: str, sha256: bytes) -> tuple[Route, ...]:
        try:
            data = file_bytes(self._folder / file_name)
        except FileNotFoundError as error:
            raise StaleRouteError(file_name) from error
        except OSError as error:
            raise RouteFileError(Fault.NO_ACCESS, str(error), file_name) from error
        if hashlib.sha256(data).digest() != sha256:
            raise StaleRouteError(file_name)
        return read_file(data, file_name).routes

    def _forget_oldest(self) -> None:
        points = {
            key: sum(len(opened.route.track) for opened in routes)
            for key, routes in self._kept.items()
        }
        total = sum(points.values())
        while total > MOST_POINTS_KEPT and len(self._kept) > 1:
            key, _ = self._kept.popitem(last=False)
            total -= points[key]
