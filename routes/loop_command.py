"""The command `loop`: runs of a wanted length from a door, told or written."""

import argparse
import json
import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from routes.command_line import Parser, answer, refuse, save_new
from routes.errors import RouteFileError
from routes.loop_ask import MOST_SEED, Ask, Found, Loop, LoopError, Position, Shape
from routes.network import Network
from routes.networks import DEFAULT, SHIPPED, Networks, open_network, own_networks
from routes.running_cost import Tastes
from routes.screens.loop_labels import found_text, loop_fault_text, loop_title
from routes.screens.words import fault_text
from routes.units import Units
from routes.write.gpx import write_gpx

if TYPE_CHECKING:
    from routes.footways import Footways

_COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
# As GPX files are written, about 1 cm.
_DECIMALS = 7


def add_loop(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its options."""
    looping = commands.add_parser("loop", help="find runs of a wanted length from a door")
    looping.add_argument("--km", type=_km, required=True, help="the wanted kilometres")
    looping.add_argument(
        "--from", type=_position, required=True, dest="door", metavar="LAT,LON", help="the door"
    )
    looping.add_argument(
        "--to", type=_position, metavar="LAT,LON", help="end there, not at the door"
    )
    looping.add_argument("--through", type=_position, metavar="LAT,LON", help="go by this place")
    looping.add_argument("--there-and-back", action="store_true", help="out and the same way back")
    looping.add_argument("--towards", choices=_COMPASS, help="the direction to run in")
    way_round = looping.add_mutually_exclusive_group()
    way_round.add_argument("--clockwise", action="store_true", default=None)
    way_round.add_argument("--anticlockwise", action="store_false", dest="clockwise")
    for taste in ("flat", "quiet", "soft", "lit"):
        looping.add_argument(f"--{taste}", action="store_true", help=f"rather {taste} ways")
    looping.add_argument(
        "--network", metavar="NAME", help="the network; that which covers the door if left out"
    )
    looping.add_argument("--seed", type=_seed, default=1, help="another number gives other loops")
    looping.add_argument("--json", action="store_true", help="print one JSON object")
    looping.add_argument(
        "--out", type=Path, metavar="FILE.gpx", help="write the best one; no file is written over"
    )


def run_loop(chosen: argparse.Namespace, environment: Mapping[str, str] = os.environ) -> int:
    """Find loops, tell of them, and write the best where that is asked for."""
    # Geometry and graphs take a while to load, and no other command needs them.
    from routes.loops import find_loops  # noqa: PLC0415

    try:
        ask = _ask(chosen)
        footways = _footways(ask.door, chosen.network, environment)
        found = find_loops(footways, ask)
    except LoopError as error:
        return refuse(loop_fault_text(error, Units.KM))
    except RouteFileError as error:
        return refuse(fault_text(error))
    if chosen.out:
        best = found.loops[0]
        route = replace(best.route, name=loop_title(best, Units.KM))
        if said := save_new(chosen.out, write_gpx(route)):
            return refuse(said)
    if chosen.json:
        return answer(json.dumps(_object(found, ask, footways.network), indent=2, allow_nan=False))
    return answer(found_text(found, ask.shape, Units.KM))


def _footways(door: Position, name: str | None, environment: Mapping[str, str]) -> "Footways":
    """Return the network of a name, or that which covers a door, or else the one that ships."""
    # Geometry takes a while to load, and no other command needs it.
    from routes.footways import footways_of  # noqa: PLC0415

    folders = (own_networks(environment), SHIPPED)
    covering = Networks(folders).at(*door) if name is None else None
    # The shipped one tells best how far from its ways a door lies that no network covers.
    return covering or footways_of(open_network(name or DEFAULT, folders))


def _ask(chosen: argparse.Namespace) -> Ask:
    towards = None if chosen.towards is None else 45.0 * _COMPASS.index(chosen.towards)
    return Ask(
        door=chosen.door,
        distance_m=1000.0 * chosen.km,
        shape=Shape.THERE_AND_BACK if chosen.there_and_back else Shape.LOOP,
        to=chosen.to,
        through=chosen.through,
        towards_deg=towards,
        clockwise=chosen.clockwise,
        tastes=Tastes(chosen.flat, chosen.quiet, chosen.soft, chosen.lit),
        seed=chosen.seed,
    )


def _km(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no number of kilometres like 5.5") from None


def _position(text: str) -> Position:
    try:
        lat_deg, lon_deg = map(float, text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text} is no latitude and longitude like -33.8128,151.0000"
        ) from None
    return lat_deg, lon_deg


def _seed(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_SEED:
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 to {MOST_SEED:,}")
    return int(text)


def _object(found: Found, ask: Ask, network: Network) -> dict[str, object]:
    return {
        "asked_m": round(ask.distance_m, 1),
        "network": network.name,
        "credit": network.credit,
        "seed": ask.seed,
        "there_and_back": found.is_back,
        "loops": [_loop_object(loop) for loop in found.loops],
    }


def _loop_object(loop: Loop) -> dict[str, object]:
    track = loop.route.track
    places = zip(track.lon_deg.tolist(), track.lat_deg.tolist(), strict=True)
    return {
        "name": loop_title(loop, Units.KM),
        "distance_m": round(loop.distance_m, 1),
        "ascent_m": None if loop.ascent_m is None else round(loop.ascent_m, 1),
        "repeated_share": round(loop.repeated_share, 4),
        "path_share": round(loop.path_share, 4),
        "crossings": loop.crossings,
        "turns_per_km": round(loop.turns_per_km, 2),
        "can_turn": loop.can_turn,
        "geometry": {
            "type": "LineString",
            "coordinates": [[round(each, _DECIMALS) for each in place] for place in places],
        },
    }
