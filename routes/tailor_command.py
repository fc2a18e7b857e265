"""The command `tailor`: a route in a file made as long as is wanted, told or written."""

import argparse
import json
from pathlib import Path

from routes.command_line import Parser, answer, refuse, save_new
from routes.screens.fit_labels import off_text, twice_text, way_text
from routes.screens.measures import distance_text
from routes.tailor import Variation, tailor
from routes.track import Route
from routes.units import Units
from routes.write.gpx import write_gpx

_MOST_KM = 1000.0
# As the field on the Routes page suggests.
_KM = 6.0


def add_tailor(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its options."""
    tailoring = commands.add_parser("tailor", help="make the first route of a file another length")
    tailoring.add_argument("file", type=Path, metavar="FILE")
    tailoring.add_argument(
        "--km", type=_km, default=_KM, help="the wanted kilometres; %(default)s if left out"
    )
    tailoring.add_argument("--json", action="store_true", help="print one JSON object")
    tailoring.add_argument(
        "--out", type=Path, metavar="FILE.gpx", help="write the best way; no file is written over"
    )


def run_tailor(route: Route, chosen: argparse.Namespace) -> int:
    """Tell the ways to run a route, and write the best where that is asked for."""
    wanted_m = 1000.0 * chosen.km
    found = tailor(route, distance_m=wanted_m)
    if chosen.out:
        trouble = save_new(chosen.out, write_gpx(found[0].route))
        if trouble:
            return refuse(trouble)
    if chosen.json:
        ways = [_object(way) for way in found]
        told = {"name": route.name, "wanted_m": round(wanted_m, 1), "ways": ways}
        return answer(json.dumps(told, indent=2))
    return answer("\n".join(_line(way, wanted_m) for way in found))


def _km(text: str) -> float:
    try:
        km = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of kilometres") from None
    if not 0 < km <= _MOST_KM:
        raise argparse.ArgumentTypeError(f"{text} is not above 0 and at most {_MOST_KM:.0f} km")
    return km


def _line(way: Variation, wanted_m: float) -> str:
    words = way_text(way.recipe, Units.KM)
    off, twice = off_text(way, wanted_m, Units.KM), twice_text(way, Units.KM)
    return f"{distance_text(way.distance_m, Units.KM)}: {words} ({off}, {twice})"


def _object(way: Variation) -> dict[str, str | float | int | None]:
    recipe = way.recipe
    return {
        "method": recipe.method.value,
        "distance_m": round(way.distance_m, 1),
        "repeated_m": round(way.repeated_m),
        "laps": recipe.laps,
        "turn_m": _tenths(recipe.turn_m),
        "leave_m": _tenths(recipe.leave_m),
        "rejoin_m": _tenths(recipe.rejoin_m),
        "link_m": round(recipe.link_m, 1),
    }


def _tenths(metres: float | None) -> float | None:
    return None if metres is None else round(metres, 1)
