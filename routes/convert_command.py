"""The command `convert`: a route in a file written as a watch takes it."""

import argparse
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from routes.command_line import FIRST_OF, Parser, answer, refuse, save_new
from routes.course_making import FIT_EPOCH, as_course, even_pacing
from routes.errors import ShapeError
from routes.facts import RouteFacts
from routes.folder import FactsFile
from routes.measure import measure
from routes.paper import write_route_sheet
from routes.paper.shipped import shipped_ground
from routes.screens.check_words import finding_text
from routes.screens.measures import distance_text
from routes.screens.words import fault_text
from routes.sights import sights_of
from routes.track import Route
from routes.units import Units
from routes.watch_check import Checked, Finding, Timed, check
from routes.watches import Format, Watch, takes
from routes.write.for_watch import write_for
from routes.write.names import file_name

_SHEET = "pdf"
_KINDS = (*(fmt.value for fmt in Format), _SHEET)
_PACE = "6:30"
_PACE_RANGE_S = (60, 3600)
_POINTS_RANGE = (2, 100_000)
_START = "2026-01-01T06:30"


def add_convert(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its options."""
    converting = commands.add_parser(
        "convert",
        help="write the first route of a file as a watch takes it",
        description="Write the first route of a file as a watch takes it, and tell what changed.",
    )
    add = converting.add_argument
    add("file", type=Path, metavar="FILE", help="a file of any kind that Loopwell reads")
    add(
        "--to",
        choices=_KINDS,
        help="what to write, pdf for a sheet to print; if left out, what the file to write ends "
        "in, else what the watch likes best, gpx without a watch",
    )
    add("--watch", choices=[watch.value for watch in Watch], help="what it is for; any if left out")
    add(
        "--out",
        type=Path,
        metavar="FILE",
        help="the file to write, named after the route if left out; no file is written over",
    )
    add(
        "--pace",
        type=_pace,
        default=_PACE,
        metavar="M:SS",
        help="even pace of the times in TCX and FIT, minutes a kilometre; %(default)s if left out",
    )
    add(
        "--start",
        type=_start,
        default=_START,
        metavar="TIME",
        help="when those times begin, as 2026-11-24T06:30+11:00; %(default)s if left out",
    )
    add(
        "--points", type=_points, metavar="N", help="at most so many; the watch’s limit if left out"
    )
    add("--json", action="store_true", help="print what was written as one JSON object")


def run_convert(routes: Sequence[Route], chosen: argparse.Namespace) -> int:
    """Write the first of a file's routes in another format, and tell what to know of it.

    What a facts.json beside the file says of it is passed on, as in a folder of routes.
    """
    route = routes[0]
    beside = FactsFile(chosen.file.parent).read()
    facts = beside.said.get(chosen.file.name)
    watch = Watch(chosen.watch) if chosen.watch else None
    kind = chosen.to or _ending(chosen.out) or takes(watch).best.value
    try:
        made = (
            _sheet(route, facts)
            if kind == _SHEET
            else _file(route, facts, Format(kind), watch, chosen)
        )
    except ShapeError:
        return refuse(f"{chosen.points} points are too few for this route.")
    out = chosen.out or Path(file_name(route.name, made.distance_m, f".{kind}"))
    told = [*([FIRST_OF.format(len(routes))] if len(routes) > 1 else []), *made.told]
    if beside.problem:
        told.append(fault_text(beside.problem))
    trouble = save_new(out, made.data)
    if trouble:
        return refuse(trouble)
    if chosen.json:
        return answer(json.dumps(_object(route, out, made, told), indent=2))
    points = "" if made.points is None else f", {made.points} points"
    said = f"{out}: {route.name}, {distance_text(made.distance_m, Units.KM)}{points}"
    return answer("\n".join([said, *(f"  {each}" for each in told)]))


def _ending(out: Path | None) -> str:
    """Return the kind that a file's name ends in, "" for another or no name."""
    ending = out.suffix[1:].lower() if out else ""
    return ending if ending in _KINDS else ""


@dataclass(frozen=True, slots=True)
class _Made:
    """Hold a file's bytes, how far its line goes, and what to know of it.

    `points` and `duration_s` are None for a sheet, which has no line to follow.
    """

    data: bytes
    distance_m: float
    points: int | None = None
    duration_s: float | None = None
    told: tuple[str, ...] = ()


def _file(
    route: Route,
    facts: RouteFacts | None,
    fmt: Format,
    watch: Watch | None,
    chosen: argparse.Namespace,
) -> _Made:
    most_points = chosen.points or takes(watch).most_points
    course = as_course(
        route,
        even_pacing(chosen.start, chosen.pace),
        sights=sights_of(route, facts or RouteFacts("")),
        most_points=most_points,
    )
    checked = check(course, watch, fmt, route)
    return _Made(
        write_for(course, fmt),
        float(course.along_m[-1]),
        len(course.track),
        float(course.times_s[-1]),
        tuple(finding_text(each, watch, Units.KM) for each in _findings(checked)),
    )


def _sheet(route: Route, facts: RouteFacts | None) -> _Made:
    measurement = measure(route)
    data = write_route_sheet(route, measurement, facts, shipped_ground())
    return _Made(data, measurement.distance_m)


def _findings(checked: Checked) -> list[Finding]:
    # Here times are even, so that what is told of the planner's is not so.
    return [each for each in (*checked.told, *checked.set_right) if not isinstance(each, Timed)]


def _object(route: Route, out: Path, made: _Made, told: list[str]) -> dict[str, object]:
    return {
        "name": route.name,
        "file": str(out),
        "bytes": len(made.data),
        "distance_m": round(made.distance_m, 1),
        "points": made.points,
        "duration_s": made.duration_s,
        "told": told,
    }


def _pace(text: str) -> float:
    found = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text, re.ASCII)
    pace = 60.0 * int(found[1]) + int(found[2]) if found else 0.0
    if not _PACE_RANGE_S[0] <= pace <= _PACE_RANGE_S[1]:
        raise argparse.ArgumentTypeError(f"{text!r} is not a pace such as 6:30")
    return pace


def _points(text: str) -> int:
    least, most = _POINTS_RANGE
    if not (text.isdecimal() and text.isascii() and least <= int(text[:9]) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is not from {least} to {most} points")
    return int(text)


def _start(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        is_past = found <= FIT_EPOCH
    except (ValueError, OverflowError):
        is_past = True
    if is_past:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time after 1989 such as {_START}")
    return found
