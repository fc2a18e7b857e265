"""The file of all routes' lines as the browser fetches it, kept from one start to the next."""

import gzip
import hashlib
import json
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from routes.mapview.overview import MANY, overview_json
from routes.summary import RouteSummary

# Raise by one whenever the same routes give another file: every kept one is then made anew.
FORMAT_VERSION = 1
# More makes the file 5 % smaller and takes twice as long.
_GZIP_LEVEL = 1
_HASH_BYTES = hashlib.sha256().digest_size


def overview_file(routes: Sequence[RouteSummary], kept: Path | None = None) -> bytes:
    """Return the overview of `routes` as gzip of JSON, from the file `kept` where that has it.

    Only many routes are kept; a few are drawn up sooner than looked for. The file serves one
    library and may be deleted at any time. One that is damaged, of other routes, or out of reach
    costs time and nothing else, so nothing is raised for it.
    """
    if kept is None or len(routes) <= MANY:
        return _made(routes)
    key = overview_key(routes)
    data = _read(kept, key)
    if data is None:
        data = _made(routes)
        with suppress(OSError):
            _write(kept, key, data)
    return data


def overview_key(routes: Sequence[RouteSummary]) -> bytes:
    """Return 32 bytes that are others for all that would give another overview."""
    said = [FORMAT_VERSION, [(route.id, route.name, len(route.lat_deg)) for route in routes]]
    key = hashlib.sha256(json.dumps(said).encode("ascii"))
    key.update(np.array([route.distance_m for route in routes]).tobytes())
    key.update(np.concatenate([route.lat_deg for route in routes]).tobytes())
    key.update(np.concatenate([route.lon_deg for route in routes]).tobytes())
    return key.digest()


def _made(routes: Sequence[RouteSummary]) -> bytes:
    return gzip.compress(overview_json(routes), _GZIP_LEVEL, mtime=0)


def _read(kept: Path, key: bytes) -> bytes | None:
    try:
        whole = kept.read_bytes()
    except OSError:
        return None
    data = whole[2 * _HASH_BYTES :]
    return data if whole[: 2 * _HASH_BYTES] == key + hashlib.sha256(data).digest() else None


def _write(kept: Path, key: bytes, data: bytes) -> None:
    """Put the file in its place as a whole, whoever else reads or writes it at this moment."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=kept.parent, prefix=f"{kept.name}.", delete=False) as new:
        try:
            new.write(key + hashlib.sha256(data).digest() + data)
            new.close()
            Path(new.name).replace(kept)
        except OSError:
            Path(new.name).unlink(missing_ok=True)
            raise
