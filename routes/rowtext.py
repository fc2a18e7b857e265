"""Rows and jobs as single lines of text, for the pipe between the app and a worker."""

import json
from base64 import b64decode, b64encode

from routes.errors import Fault
from routes.measure import Bounds
from routes.read import Mend, Refusal, Repair
from routes.rows import FileRow, Job, RouteRow, Stamp

# What a worker says first, so that one that cannot start is known from one that dies of a file.
READY = "ready"


def job_line(job: Job) -> str:
    """Return a job as one line of ASCII."""
    return json.dumps([job.name, job.known_sha256.hex()])


def read_job(line: str) -> Job:
    """Return the job of a line from `job_line`."""
    name, sha256 = json.loads(line)
    return Job(name, bytes.fromhex(sha256))


def row_line(row: FileRow) -> str:
    """Return a row as one line of ASCII."""
    return json.dumps(
        [
            row.name,
            [row.stamp.mtime_ns, row.stamp.size_bytes],
            row.sha256.hex(),
            refused_text(row.refused),
            repairs_text(row.repairs),
            [_route_list(route) for route in row.routes],
            row.is_same,
        ]
    )


def read_row(line: str) -> FileRow:
    """Return the row of a line from `row_line`. Raises ValueError for any other line."""
    try:
        name, stamp, sha256, refused, repairs, routes, is_same = json.loads(line)
        return FileRow(
            name=name,
            stamp=Stamp(*stamp),
            sha256=bytes.fromhex(sha256),
            refused=read_refused(refused),
            repairs=read_repairs(repairs),
            routes=tuple(_read_route(*route) for route in routes),
            is_same=is_same,
        )
    except TypeError as error:
        raise ValueError(str(error)) from error


def refused_text(refused: tuple[Refusal, ...]) -> str:
    """Return refusals as one line of ASCII, "" for none."""
    return json.dumps([[one.name, one.code, one.detail] for one in refused]) if refused else ""


def read_refused(text: str) -> tuple[Refusal, ...]:
    """Return the refusals of a text from `refused_text`. Raises ValueError for any other text."""
    triples = json.loads(text) if text else ()
    return tuple(Refusal(name, Fault(code), detail) for name, code, detail in triples)


def repairs_text(repairs: tuple[Repair, ...]) -> str:
    """Return repairs as words such as short_segment=2."""
    return " ".join(f"{repair.mend.value}={repair.count}" for repair in repairs)


def read_repairs(text: str) -> tuple[Repair, ...]:
    """Return the repairs of a text from `repairs_text`. Raises ValueError for any other text."""
    pairs = (word.partition("=") for word in text.split())
    return tuple(Repair(Mend(mend), int(count)) for mend, _, count in pairs)


def _route_list(route: RouteRow) -> list[object]:
    box = route.bounds
    return [
        route.name,
        [route.distance_m, route.ascent_m, route.descent_m, route.gap_m, route.is_loop],
        [box.south_deg, box.west_deg, box.north_deg, box.east_deg],
        b64encode(route.gradient_mix).decode("ascii"),
        b64encode(route.line).decode("ascii"),
    ]


def _read_route(
    name: str,
    sizes: tuple[float, float | None, float | None, float, bool],
    box: tuple[float, float, float, float],
    gradient_mix: str,
    line: str,
) -> RouteRow:
    return RouteRow(name, *sizes, Bounds(*box), b64decode(gradient_mix), b64decode(line))
