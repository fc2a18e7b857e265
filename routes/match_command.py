"""The command `match`: a route in a file moved onto the streets and paths of a network."""

import argparse
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from routes.command_line import Parser, answer, refuse, save_new
from routes.errors import RouteFileError
from routes.loop_ask import LoopError
from routes.matched import Matched, MatchError, MatchFault
from routes.networks import SHIPPED, Networks, open_network, own_networks
from routes.screens import match_labels
from routes.screens.loop_labels import loop_fault_text
from routes.screens.words import fault_text
from routes.track import Route
from routes.units import Units
from routes.write.whole_gpx import write_whole_gpx

if TYPE_CHECKING:
    from routes.footways import Footways


def add_match(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its options."""
    matching = commands.add_parser(
        "match", help="move the first route of a file onto streets and paths"
    )
    matching.add_argument("file", type=Path, metavar="FILE")
    matching.add_argument(
        "--network", metavar="NAME", help="the network; that which covers it if left out"
    )
    matching.add_argument("--json", action="store_true", help="print one JSON object")
    matching.add_argument(
        "--out", type=Path, metavar="FILE.gpx", help="write it; no file is written over"
    )


def run_match(
    route: Route, chosen: argparse.Namespace, environment: Mapping[str, str] = os.environ
) -> int:
    """Match a route, tell what changed, and write it where that is asked for."""
    # Geometry and graphs take a while to load, and no other command on a file needs them.
    from routes.mapmatch import match  # noqa: PLC0415

    try:
        matched = match(_footways(route, chosen.network, environment), route)
    except MatchError as error:
        return refuse(match_labels.match_fault_text(error.code))
    except LoopError as error:
        return refuse(loop_fault_text(error, Units.KM))
    except RouteFileError as error:
        return refuse(fault_text(error))
    if chosen.out:
        trouble = save_new(chosen.out, write_whole_gpx(matched.route))
        if trouble:
            return refuse(trouble)
    if chosen.json:
        return answer(json.dumps(_object(matched), indent=2))
    said = match_labels.SAME if matched.is_same else match_labels.matched_text(matched, Units.KM)
    return answer(f"{route.name}: {said}")


def _footways(route: Route, name: str | None, environment: Mapping[str, str]) -> "Footways":
    from routes.footways import footways_of  # noqa: PLC0415
    from routes.match_choice import covering  # noqa: PLC0415

    folders = (own_networks(environment), SHIPPED)
    if name is not None:
        return footways_of(open_network(name, folders))
    found = covering(Networks(folders).at, route.track)
    if found is None:
        raise MatchError(MatchFault.NOT_COVERED)
    return found


def _object(matched: Matched) -> dict[str, str | float | int | bool]:
    return {
        "name": matched.route.name,
        "network": matched.network,
        "is_same": matched.is_same,
        "before_m": round(matched.before_m, 1),
        "distance_m": round(matched.after_m, 1),
        "network_share": round(matched.network_share, 4),
        "shift_m": round(matched.shift_m, 1),
        "gaps": matched.gaps,
        "gap_m": round(matched.gap_m, 1),
        "points": len(matched.route.track),
    }
