"""The command `match`: routes in files moved onto the streets and paths of a network."""

import argparse
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from routes.command_line import FIRST_OF, Parser, answer, refuse, routes_in, save_new
from routes.errors import RouteFileError
from routes.loop_ask import LoopError
from routes.matched import Matched, MatchError, MatchFault
from routes.networks import SHIPPED, Networks, open_network, own_networks
from routes.screens import match_labels
from routes.screens.loop_labels import loop_fault_text
from routes.screens.words import fault_text
from routes.track import Track
from routes.units import Units
from routes.write.whole_gpx import write_whole_gpx

if TYPE_CHECKING:
    from routes.footways import Footways


def add_match(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its options."""
    matching = commands.add_parser(
        "match", help="move the first route of each file onto streets and paths"
    )
    matching.add_argument("files", type=Path, metavar="FILE", nargs="+")
    matching.add_argument(
        "--network", metavar="NAME", help="the network; that which covers it if left out"
    )
    matching.add_argument(
        "--json", action="store_true", help="print one JSON object; for several files, a list"
    )
    matching.add_argument(
        "--out", type=Path, metavar="FILE.gpx", help="write it; no file is written over"
    )


def run_match(chosen: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> int:
    """Match the first route of each file, tell what changed, and write one where that is asked for.

    A file that cannot be matched stops no other; the exit code is 2 then.
    """
    if chosen.out and len(chosen.files) > 1:
        return refuse("With --out only one file can be matched at a time.")
    try:
        chooser = _Chooser(chosen.network, environment)
    except LoopError as error:
        return refuse(loop_fault_text(error, Units.KM))
    except RouteFileError as error:
        return refuse(fault_text(error))
    objects, code = [], 0
    for path in chosen.files:
        done = _one(path, chooser)
        if isinstance(done, Matched) and chosen.out:
            done = save_new(chosen.out, write_whole_gpx(done.route)) or done
        if isinstance(done, str):
            code = refuse(done)
        elif chosen.json:
            objects.append(_object(done))
        else:
            code = answer(_line(done)) or code
    if objects:
        code = (
            answer(json.dumps(objects if len(chosen.files) > 1 else objects[0], indent=2)) or code
        )
    return code


class _Chooser:
    """Choose the network of a line: the one that is named, else the one that covers it."""

    def __init__(self, name: str | None, environment: Mapping[str, str]) -> None:
        from routes.footways import footways_of  # noqa: PLC0415

        folders = (own_networks(environment), SHIPPED)
        self._named = None if name is None else footways_of(open_network(name, folders))
        self._networks = Networks(folders)

    def of(self, track: Track) -> "Footways":
        """Return the network of a line. Raises MatchError where none covers it."""
        from routes.match_choice import covering  # noqa: PLC0415

        found = self._named or covering(self._networks.at, track)
        if found is None:
            raise MatchError(MatchFault.NOT_COVERED)
        return found


def _one(path: Path, chooser: _Chooser) -> Matched | str:
    """Return the first route of a file as it was matched, or the sentence why it was not."""
    # Geometry and graphs take a while to load, and no other command on a file needs them.
    from routes.mapmatch import match  # noqa: PLC0415

    routes = routes_in(path)
    if isinstance(routes, str):
        return routes
    if len(routes) > 1:
        refuse(f"{path}: {FIRST_OF.format(len(routes))}")
    try:
        return match(chooser.of(routes[0].track), routes[0])
    except MatchError as error:
        return f"{path}: {match_labels.match_fault_text(error.code)}"


def _line(matched: Matched) -> str:
    said = (
        match_labels.same_text(matched)
        if matched.is_same
        else match_labels.matched_text(matched, Units.KM)
    )
    return f"{matched.route.name}: {said}"


def _object(matched: Matched) -> dict[str, str | float | int | bool]:
    return {
        "name": matched.route.name,
        "network": matched.network,
        "is_same": matched.is_same,
        "before_m": round(matched.before_m, 1),
        "distance_m": round(matched.after_m, 1),
        "network_share": round(matched.network_share, 4),
        "mean_shift_m": round(matched.apart.mean_m, 1),
        "shift_m": round(matched.apart.most_m, 1),
        "jumps": matched.jumps,
        "gaps": len(matched.gaps),
        "gap_m": round(matched.gap_m, 1),
        "points": len(matched.route.track),
    }
