"""The command line `python -m routes`: measure, tailor, convert and match a FILE; loop; network."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from routes.command_line import Parser, answer, leave, refuse, routes_in
from routes.convert_command import add_convert, run_convert
from routes.loop_command import add_loop, run_loop
from routes.match_command import add_match, run_match
from routes.measure import Measurement, measure
from routes.network_command import add_network, run_network
from routes.screens.measures import distance_text, up_text
from routes.tailor_command import add_tailor, run_tailor
from routes.track import Route
from routes.units import Units


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 with a sentence on stderr."""
    parser = Parser(prog="python -m routes")
    commands = parser.add_subparsers(dest="command", required=True)
    measuring = commands.add_parser("measure", help="tell how long and how hilly a GPX file is")
    measuring.add_argument("file", type=Path, metavar="FILE")
    measuring.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object; for a file of several routes, a list of them",
    )
    add_tailor(commands)
    add_convert(commands)
    add_loop(commands)
    add_network(commands)
    add_match(commands)
    chosen = parser.parse_args(arguments)
    apart = {"loop": run_loop, "network": run_network, "match": run_match}
    return apart.get(chosen.command, _run_on_file)(chosen)


def _run_on_file(chosen: argparse.Namespace) -> int:
    routes = routes_in(chosen.file)
    if isinstance(routes, str):
        return refuse(routes)
    if chosen.command == "tailor":
        return run_tailor(routes[0], chosen)
    if chosen.command == "convert":
        return run_convert(routes, chosen)
    return _run_measure(routes, chosen)


def _run_measure(routes: Sequence[Route], chosen: argparse.Namespace) -> int:
    measured = [(route, measure(route)) for route in routes]
    if chosen.json:
        objects = [_object(*pair) for pair in measured]
        return answer(json.dumps(objects if len(objects) > 1 else objects[0], indent=2))
    return answer(
        "\n".join(f"{route.name}: {_line(measurement)}" for route, measurement in measured)
    )


def _object(route: Route, measurement: Measurement) -> dict[str, str | float | bool | None]:
    return {
        "name": route.name,
        "distance_m": round(measurement.distance_m, 1),
        "ascent_m": _tenths(measurement.ascent_m),
        "descent_m": _tenths(measurement.descent_m),
        "is_loop": measurement.is_loop,
    }


def _tenths(metres: float | None) -> float | None:
    return None if metres is None else round(metres, 1)


def _line(measurement: Measurement) -> str:
    distance = distance_text(measurement.distance_m, Units.KM)
    if measurement.ascent_m is None:
        return f"{distance}, no heights known"
    return f"{distance}, {up_text(measurement.ascent_m, Units.KM)}"


if __name__ == "__main__":
    leave(main)
