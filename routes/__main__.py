"""The command line: `python -m routes measure FILE [--json]`."""

import argparse
import json
import sys
from pathlib import Path

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_BYTES
from routes.measure import Measurement, measure
from routes.read import read_file
from routes.screens.words import fault_text
from routes.track import Route


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 with a sentence on stderr."""
    parser = argparse.ArgumentParser(prog="python -m routes")
    commands = parser.add_subparsers(dest="command", required=True)
    measuring = commands.add_parser("measure", help="tell how long and how hilly a GPX file is")
    measuring.add_argument("file", type=Path, metavar="FILE")
    measuring.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object; for a file of several routes, a list of them",
    )
    chosen = parser.parse_args(arguments)
    try:
        routes = read_file(_bytes(chosen.file), chosen.file.name).routes
    except RouteFileError as error:
        print(fault_text(error), file=sys.stderr)
        return 2
    measured = [(route, measure(route)) for route in routes]
    if chosen.json:
        objects = [_object(*pair) for pair in measured]
        print(json.dumps(objects if len(objects) > 1 else objects[0], indent=2))
    else:
        for route, measurement in measured:
            print(f"{_printable(route.name)}: {_line(measurement)}")
    return 0


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise RouteFileError(Fault.NO_ACCESS, str(error), str(path)) from error


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
    distance = f"{measurement.distance_m / 1000:.1f} km"
    if measurement.ascent_m is None:
        return f"{distance}, no heights known"
    return f"{distance}, about {measurement.ascent_m:.0f} m up"


def _printable(name: str) -> str:
    """Return a name that a terminal of any encoding can print."""
    encoding = sys.stdout.encoding or "ascii"
    return name.encode(encoding, "replace").decode(encoding)


if __name__ == "__main__":
    sys.exit(main())
