"""The networks that are there, by name, and the opening of one."""

from collections.abc import Iterable
from pathlib import Path

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NETWORK_BYTES
from routes.loop_ask import LoopError, LoopFault
from routes.network import Network
from routes.network_file import SUFFIX, read_network

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


def _found(folders: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            found.setdefault(path.stem, path)
    return found
