"""The command `network`: an extract made into a network of one's own; list; remove."""

import argparse
import gc
import json
import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from routes.command_line import Parser, answer, printable, refuse
from routes.errors import Fault, RouteFileError
from routes.loop_ask import LoopError
from routes.network_told import import_lines, import_object, length_text
from routes.networks import (
    SHIPPED,
    forget_network,
    keep_network,
    network_names,
    open_network,
    own_networks,
)
from routes.osm.stages import Stage
from routes.screens.loop_labels import loop_fault_text
from routes.screens.words import fault_text
from routes.units import Units

if TYPE_CHECKING:
    from routes.osm.building import Imported

# A file is named so, on every system: no separators, no dots at its ends, nothing hidden. W stands
# for a letter, a mark on one, as many scripts have them, or a number.
_NAME = re.compile(r"W(?:[W .,'’()-]{0,58}[W'’)])?")
# Windows takes these for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_TAKEN = "There is a network called {} already: choose another --name, or add --replace."
_SHIPPED = "{} is the network that comes with Loopwell: choose another --name."
_STAYS = "{} is the network that comes with Loopwell, so it stays."
_NO_PARKS = "  made before parks and waters were kept on the map: import it again with --replace"
_STAGES: Mapping[Stage, str] = {
    Stage.CHECKING: "Looking whether {file} is whole",
    Stage.POINTS: "Reading points",
    Stage.WAYS: "Reading streets and paths",
    Stage.JOINING: "Joining them",
    Stage.SURROUNDINGS: "Looking for parks and water beside them",
    Stage.HEIGHTS: "Looking up their heights",
}


def add_network(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its options."""
    network = commands.add_parser("network", help="streets and paths to run on, of any place")
    actions = network.add_subparsers(dest="action", required=True)
    importing = actions.add_parser(
        "import",
        help="make a network from an OpenStreetMap extract",
        description="Make a network from an OpenStreetMap extract, for loops from any door in it.",
    )
    add = importing.add_argument
    add("file", type=Path, metavar="FILE", help="an extract: .osm.pbf, .osm, .osm.gz or .osm.bz2")
    add("--name", type=_name, required=True, help="what to call it, in loop --network NAME")
    add(
        "--heights",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="heights: GeoTIFF, ASCII grid (.asc) or an SRTM tile such as N48E015.hgt, or a "
        "folder of them; say it again for each",
    )
    add("--replace", action="store_true", help="write over a network of the same name")
    add("--json", action="store_true", help="print what was made as one JSON object")
    actions.add_parser("list", help="tell which networks there are, and where they are kept")
    removing = actions.add_parser("remove", help="remove a network of one's own")
    removing.add_argument("name", metavar="NAME")


def run_network(chosen: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> int:
    """Import, list or remove; a refusal leaves everything as it was."""
    folder = own_networks(environment)
    actions = {"import": _run_import, "list": _run_list, "remove": _run_remove}
    return actions[chosen.action](chosen, folder)


def _run_import(chosen: argparse.Namespace, folder: Path) -> int:
    said = _objection(chosen, folder)
    if said:
        return refuse(said)
    is_new = chosen.name.casefold() not in _folded(folder)
    try:
        with _uncollected():
            made = _imported(chosen)
        path = keep_network(folder, made.network, replace=chosen.replace)
    except FileExistsError:
        return refuse(_TAKEN.format(chosen.name))
    except RouteFileError as error:
        return refuse(fault_text(error))
    if chosen.json:
        return answer(json.dumps(import_object(made, path), indent=2))
    return answer("\n".join(import_lines(made, path, is_new=is_new)))


def _objection(chosen: argparse.Namespace, folder: Path) -> str:
    """Return why an import need not even begin, or ""."""
    if _is_folder(chosen.file):
        return f"{chosen.file} is a folder: name an extract in it."
    if chosen.name.casefold() in _folded(SHIPPED):
        return _SHIPPED.format(chosen.name)
    if chosen.name.casefold() in _folded(folder) and not chosen.replace:
        return _TAKEN.format(chosen.name)
    return ""


def _folded(folder: Path) -> set[str]:
    return {name.casefold() for name in network_names((folder,))}


def _run_list(_chosen: argparse.Namespace, folder: Path) -> int:
    lines = []
    for at in (SHIPPED, folder):
        for name in network_names((at,)):
            try:
                network = open_network(name, (at,))
            except RouteFileError as error:
                lines.append(fault_text(error))
                continue
            where = "comes with Loopwell" if at == SHIPPED else f"kept in {at}"
            lines.append(f"{name}: {length_text(network)} of streets and paths, {where}")
            if at != SHIPPED and network.landscape is None:
                lines.append(_NO_PARKS)
    return answer("\n".join(lines))


def _run_remove(chosen: argparse.Namespace, folder: Path) -> int:
    if chosen.name.casefold() in _folded(SHIPPED):
        return refuse(_STAYS.format(chosen.name))
    try:
        path = forget_network(folder, chosen.name)
    except LoopError as error:
        return refuse(loop_fault_text(error, Units.KM))
    except RouteFileError as error:
        return refuse(fault_text(error))
    return answer(f"Removed: {path}")


def _tell(stage: Stage, file: str) -> None:
    """Tell who waits at a terminal what is going on; a program that listens hears the end only."""
    if sys.stderr.isatty():
        sys.stderr.write(f"{printable(_STAGES[stage].format(file=file), sys.stderr.encoding)} …\n")


def _imported(chosen: argparse.Namespace) -> "Imported":
    # Geometry and graphs take a while to load, and osmium may not be installed.
    with _extra_needed("osmium", chosen.file.name):
        from routes.osm.reading import read_extract  # noqa: PLC0415
    from routes.osm.building import network_of  # noqa: PLC0415
    from routes.osm.opening import form_of  # noqa: PLC0415

    def tell(stage: Stage) -> None:
        _tell(stage, chosen.file.name)

    tell(Stage.CHECKING)
    rasters, spared = _rasters(chosen.heights)
    form = form_of(chosen.file)
    extract = read_extract(chosen.file, form, tell)
    made = network_of(extract, chosen.name, chosen.file.name, tell)
    if rasters:
        tell(Stage.HEIGHTS)
        return _with_heights(made, rasters, spared, chosen.heights[0].name)
    return made


def _rasters(heights: Sequence[Path]) -> tuple[list[Path], set[Path]]:
    """Return the elevation files that were named, or lie in a folder that was; and the latter.

    Who names a file wants that one; of those in a folder, one that cannot be read is passed over.
    """
    if not heights:
        return [], set()
    # Other programs, such as PostGIS, name their own projections here, which rasterio cannot read.
    for variable in ("PROJ_DATA", "PROJ_LIB"):
        os.environ.pop(variable, None)
    with _extra_needed("rasterio", heights[0].name):
        from routes.osm.rasters import check_raster, rasters_in  # noqa: PLC0415
    rasters, spared = [], set()
    for path in heights:
        if _is_folder(path):
            within = rasters_in(path)
            rasters += within
            spared |= set(within)
        else:
            # Before minutes are spent on the extract.
            check_raster(path)
            rasters.append(path)
    return rasters, spared - set(heights)


def _with_heights(
    made: "Imported", rasters: Sequence[Path], spared: Collection[Path], where: str
) -> "Imported":
    from routes.osm.heights import with_heights  # noqa: PLC0415
    from routes.osm.rasters import heights_at  # noqa: PLC0415

    lat_deg, lon_deg = made.network.lat_deg, made.network.lon_deg
    found = heights_at(rasters, lat_deg, lon_deg, spared=spared)
    if found.left_out and not found.used:
        # The one that knows them may be the one that is damaged.
        raise found.left_out[0]
    made = with_heights(made, found.ele_m, [path.name for path in found.used], where)
    return replace(made, heights_left_out=found.left_out)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Spare millions of objects the search for cycles, in which none of them is."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _extra_needed(package: str, where: str) -> Iterator[None]:
    """Refuse `where`, the file to be read with it, while an optional package is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        raise RouteFileError(Fault.NO_EXTRA, str(error), where) from error


def _is_folder(path: Path) -> bool:
    # What may not be looked at is told when it is opened.
    try:
        return path.is_dir()
    except OSError:
        return False


def _name(text: str) -> str:
    name = normalize("NFC", text.strip())
    plain = "".join("W" if each == "_" or category(each)[0] in "LMN" else each for each in name)
    if not _NAME.fullmatch(plain) or _DEVICES.fullmatch(name):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no name for a network: use up to 60 letters, digits, spaces and -"
        )
    return name
