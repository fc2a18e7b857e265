"""Where places are: a list of our own, and, only when a runner asks, an address from OpenStreetMap.

The list needs no network. An address goes to Nominatim, by its rules: who asks is named, one at a
time, at most one a second, never while someone types, and no address twice.
"""

import csv
import io
import math
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from routes.limits import MOST_NAME_CHARS
from routes.measure import segment_metres
from routes.read.text import clean_text

# Nominatim's usage policy, https://operations.osmfoundation.org/policies/nominatim/
USER_AGENT = "Loopwell (running routes, asked by hand)"
SECONDS_BETWEEN = 1.0
_TIMEOUT_S = 6.0
_MOST_KEPT = 500
# Our choice: a place farther off does not say where a point is.
_NEAREST_M = 300.0


@dataclass(frozen=True, slots=True)
class Place:
    """Name a place; `kind` is a word such as station, landmark or suburb."""

    name: str
    lat_deg: float
    lon_deg: float
    kind: str = ""


def read_places(data: bytes) -> tuple[Place, ...]:
    """Read places from CSV in UTF-8 with the columns name, lat_deg, lon_deg and kind.

    A row without a name or a position on the globe is left out.
    """
    rows = csv.DictReader(io.StringIO(data.decode("utf-8", "replace")))
    return tuple(place for row in rows if (place := _place(row)))


def named(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return places by name, the first of each name."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.name, place)
    return tuple(sorted(first.values(), key=lambda place: place.name.casefold()))


def nearest_place(places: Sequence[Place], lat_deg: float, lon_deg: float) -> Place | None:
    """Return the place nearest to a point, None where none is within 300 m."""
    if not places:
        return None
    pairs = np.empty((2, 2 * len(places)))
    pairs[:, ::2] = [[place.lat_deg for place in places], [place.lon_deg for place in places]]
    pairs[:, 1::2] = [[lat_deg], [lon_deg]]
    metres = segment_metres(pairs[0], pairs[1])[::2]
    closest = int(np.argmin(metres))
    return places[closest] if metres[closest] <= _NEAREST_M else None


def on_globe(lat_deg: float, lon_deg: float) -> bool:
    """Tell whether two numbers are a latitude and a longitude."""
    return abs(lat_deg) <= 90 and abs(lon_deg) <= 180  # noqa: PLR2004 - False for NaN too


class Trouble(StrEnum):
    """Why an address was not found."""

    NOTHING = "nothing"
    OFFLINE = "offline"
    BUSY = "busy"


class AddressError(Exception):
    """An address that was not found, and why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Geocoder:
    """Find addresses with Nominatim at `domain`. Make one for a whole app; many threads may ask."""

    def __init__(
        self,
        domain: str = "nominatim.openstreetmap.org",
        scheme: str = "https",
        seconds_between: float = SECONDS_BETWEEN,
    ) -> None:
        self._domain = domain
        self._scheme = scheme
        self._seconds_between = seconds_between
        self._lock = threading.Lock()
        self._kept: dict[str, Place | None] = {}
        self._ask: Callable[[str], object] | None = None

    def find(self, address: str) -> Place:
        """Return where an address is. May wait for others, and raises AddressError."""
        asked = clean_text(address, 200)
        key = asked.casefold()
        if not key:
            raise AddressError(Trouble.NOTHING)
        with self._lock:
            if key not in self._kept:
                found = self._asked(asked)
                if len(self._kept) >= _MOST_KEPT:
                    self._kept.clear()
                self._kept[key] = found
            place = self._kept[key]
        if place is None:
            raise AddressError(Trouble.NOTHING)
        return place

    def _asked(self, address: str) -> Place | None:
        # Here, since most runners never ask, and it takes a tenth of a second.
        from geopy import exc  # noqa: PLC0415
        from geopy.extra.rate_limiter import RateLimiter  # noqa: PLC0415
        from geopy.geocoders import Nominatim  # noqa: PLC0415

        if self._ask is None:
            nominatim = Nominatim(
                user_agent=USER_AGENT,
                domain=self._domain,
                scheme=self._scheme,
                timeout=_TIMEOUT_S,
            )
            self._ask = RateLimiter(
                nominatim.geocode,
                min_delay_seconds=self._seconds_between,
                max_retries=0,
                swallow_exceptions=False,
            )
        try:
            answer = self._ask(address)
        except (exc.GeocoderRateLimited, exc.GeocoderQuotaExceeded) as error:
            raise AddressError(Trouble.BUSY) from error
        # What a server answers may be anything, and geopy takes it as it comes.
        except (exc.GeopyError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise AddressError(Trouble.OFFLINE) from error
        return None if answer is None else _answered(answer, address)


def _answered(answer: object, address: str) -> Place | None:
    lat_deg, lon_deg = getattr(answer, "latitude", None), getattr(answer, "longitude", None)
    if not isinstance(lat_deg, float) or not isinstance(lon_deg, float):
        return None
    if not on_globe(lat_deg, lon_deg):
        return None
    return Place(clean_text(address, MOST_NAME_CHARS), lat_deg, lon_deg, "address")


def _place(row: dict[str, str | None]) -> Place | None:
    name = clean_text(row.get("name"), MOST_NAME_CHARS)
    try:
        lat_deg, lon_deg = float(row.get("lat_deg") or ""), float(row.get("lon_deg") or "")
    except ValueError:
        return None
    if not name or not math.isfinite(lat_deg) or not on_globe(lat_deg, lon_deg):
        return None
    return Place(name, lat_deg, lon_deg, clean_text(row.get("kind"), MOST_NAME_CHARS))
