"""The networks that are there, by name, the opening of one and the keeping of a new one."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NETWORK_BYTES
from routes.loop_ask import LoopError, LoopFault
from routes.network import Network
from routes.network_file import SUFFIX, read_network, write_network

SHIPPED = Path(__file__).parent.parent / "data" / "network"
DEFAULT = "parramatta"


def network_names(folders: Iterable[Path]) -> tuple[str, ...]:
    """Return the names of all networks in some folders, sorted; a folder may be missing."""
    return tuple(sorted(_found(folders)))


def open_network(name: str, folders: Iterable[Path]) -> Network:
    """Open a network by its file's name without the ending, in the first folder that has it.

    Whether a letter is large or small does not matter. Raises LoopError with UNKNOWN_NETWORK, whose
    detail names those that are there, and RouteFileError.
    """
    found = _found(folders)
    path = {known.casefold(): at for known, at in found.items()}.get(name.casefold())
    if path is None:
        raise LoopError(LoopFault.UNKNOWN_NETWORK, ", ".join(sorted(found)))
    try:
        with path.open("rb") as file:
            data = file.read(MOST_NETWORK_BYTES + 1)
    except OSError as error:
        raise RouteFileError(Fault.NO_ACCESS, str(error), path.name) from error
    return read_network(data, path.name)


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
        part.replace(path)
    except OSError as error:
        raise RouteFileError(Fault.NOT_SAVED, str(error), path.name) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return path


def _found(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            found.setdefault(path.stem, path)
    return found
