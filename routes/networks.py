"""The networks that are there, by name and by place; the opening of one, the keeping of another."""

import os
import secrets
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from math import cos, radians
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NETWORK_BYTES
from routes.loop_ask import MOST_AWAY_M, LoopError, LoopFault
from routes.network import Network
from routes.network_file import SUFFIX, read_network, write_network

if TYPE_CHECKING:
    from routes.footways import Footways

SHIPPED = Path(__file__).parent.parent / "data" / "network"
DEFAULT = "parramatta"
# A little less than any degree of latitude has, so that no box is drawn too small.
_LEAST_M_PER_DEG = 110_500.0
# Our choice: two networks whose ways differ by less than this are as near to a place.
_AS_NEAR_M = 50.0


def own_networks(environment: Mapping[str, str]) -> Path:
    """Return the folder of networks that a runner imported; it may not be there."""
    named = environment.get("LOOPWELL_NETWORKS")
    if named:
        return Path(named)
    data = environment.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "loopwell" / "networks"


def network_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of all networks in some folders, sorted; a folder may be missing or shut."""
    return tuple(sorted(_found(folders)))


def open_network(name: str, folders: Iterable[Path]) -> Network:
    """Open a network by its file's name without the ending, in the first folder that has it.

    Whether a letter is large or small does not matter. Raises LoopError with UNKNOWN_NETWORK, whose
    detail names those that are there, and RouteFileError.
    """
    path = _path_of(name, folders)
    return read_network(_bytes(path), path.name)


def keep_network(folder: Path, network: Network, *, replace: bool = False) -> Path:
    """Keep a network in a folder under its own name, whole or not at all; return its file.

    Raises FileExistsError where one of that name is there, whether its letters are large or small,
    unless it is to be replaced, and RouteFileError with NOT_SAVED or TOO_LARGE_NETWORK.
    """
    there = {name.casefold(): path for name, path in _found((folder,)).items()}
    path = there.get(network.name.casefold())
    if path is not None and not replace:
        raise FileExistsError(path)
    path = path or folder / f"{network.name}{SUFFIX}"
    try:
        data = write_network(network)
    except ValueError as error:
        raise RouteFileError(Fault.TOO_LARGE_NETWORK, str(error), path.name) from error
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        is_kept = _put(part, path, replace=replace)
    except OSError as error:
        raise RouteFileError(Fault.NOT_SAVED, str(error), path.name) from error
    finally:
        with suppress(OSError):
            part.unlink()
    if not is_kept:
        raise FileExistsError(path)
    return path


def _put(part: Path, path: Path, *, replace: bool) -> bool:
    """Give a file that is whole its name; tell whether that was free, unless it is to be replaced.

    Another import may have taken it meanwhile.
    """
    if not replace:
        try:
            path.hardlink_to(part)
        except FileExistsError:
            return False
        except OSError:
            # Some disks know no second name for a file.
            if path.exists():
                return False
        else:
            return True
    part.replace(path)
    return True


def forget_network(folder: Path, name: str) -> Path:
    """Remove a network from a folder; return the file that it was.

    Raises LoopError with UNKNOWN_NETWORK, whose detail names those that are there, and
    RouteFileError with NOT_SAVED where the folder may not be changed.
    """
    path = _path_of(name, (folder,))
    try:
        path.unlink()
    except OSError as error:
        raise RouteFileError(Fault.NOT_SAVED, str(error), path.name) from error
    return path


def _path_of(name: str, folders: Iterable[Path]) -> Path:
    found = _found(folders)
    path = {known.casefold(): at for known, at in found.items()}.get(name.casefold())
    if path is None:
        raise LoopError(LoopFault.UNKNOWN_NETWORK, ", ".join(sorted(found)))
    return path


def _found(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        # One that may not be looked into holds as little for us as one that is not there.
        with suppress(OSError):
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                found.setdefault(path.stem, path)
    return found


class Networks:
    """Find the network that covers a place; one instance may serve many threads.

    Each file is read when a place is first asked for, and again when it has changed. A file that
    cannot be read is left out.
    """

    def __init__(self, folders: Iterable[Path]) -> None:
        """Look in `folders`; where two networks are as near to a place, the first folder's wins."""
        self._folders = tuple(folders)
        self._lock = threading.Lock()
        self._read: dict[tuple[Path, int, int], Network | None] = {}
        self._ready: dict[int, Footways] = {}

    def at(self, lat_deg: float, lon_deg: float) -> "Footways | None":
        """Return the network whose ways are nearest to a place, made ready to run on.

        None where every way is further than a loop may begin from its door.
        """
        # Geometry takes a while to load, and most pages need none.
        from routes.snapping import metres_between  # noqa: PLC0415

        with self._lock:
            near = [
                self._made_ready(network)
                for _, network in self._networks()
                if _is_around(network, lat_deg, lon_deg)
            ]
        best, best_m = None, MOST_AWAY_M + _AS_NEAR_M
        for footways in near:
            (spot,) = footways.snapper.snap(np.array([lat_deg]), np.array([lon_deg]))
            away_m = metres_between(lat_deg, lon_deg, footways.network, spot)
            if away_m <= min(MOST_AWAY_M, best_m - _AS_NEAR_M):
                best, best_m = footways, away_m
        return best

    def all(self) -> tuple[Network, ...]:
        """Return all networks that can be read, those of the first folder first."""
        return tuple(network for _, network in self.by_folder())

    def by_folder(self) -> tuple[tuple[Path, Network], ...]:
        """Return what `all` does, each network after the folder that it lies in."""
        with self._lock:
            return tuple(self._networks())

    def _networks(self) -> Iterator[tuple[Path, Network]]:
        """Give those that can be read, each with its folder; forget what is there no more."""
        keys = []
        for path in _found(self._folders).values():
            try:
                known = path.stat()
            except OSError:
                continue
            keys.append((path, known.st_mtime_ns, known.st_size))
        self._read = {key: self._read[key] if key in self._read else _open(key[0]) for key in keys}
        there = set(map(id, self._read.values()))
        self._ready = {key: ready for key, ready in self._ready.items() if key in there}
        for (path, _, _), network in self._read.items():
            if network is not None:
                yield path.parent, network

    def _made_ready(self, network: Network) -> "Footways":
        from routes.footways import footways_of  # noqa: PLC0415

        if id(network) not in self._ready:
            self._ready[id(network)] = footways_of(network)
        return self._ready[id(network)]


def _open(path: Path) -> Network | None:
    try:
        network = read_network(_bytes(path), path.name)
    except RouteFileError:
        return None
    return network if network.may_run().any() else None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_NETWORK_BYTES + 1)
    except OSError as error:
        raise RouteFileError(Fault.NO_ACCESS, str(error), path.name) from error


def _is_around(network: Network, lat_deg: float, lon_deg: float) -> bool:
    """Tell whether a place is in a network's box or so near that a loop might begin there."""
    margin_deg = MOST_AWAY_M / _LEAST_M_PER_DEG
    lat, lon = network.lat_deg, network.lon_deg
    if not lat.min() - margin_deg <= lat_deg <= lat.max() + margin_deg:
        return False
    margin_deg /= max(cos(radians(lat_deg)), margin_deg)
    return bool(lon.min() - margin_deg <= lon_deg <= lon.max() + margin_deg)
