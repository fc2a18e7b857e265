"""The command `pack`: a week of the plan as one ZIP, made without a browser."""

import argparse
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.handing import Shown, Whose, day_stamp, handout
from planner.handout import Handout
from planner.pack_names import pack_name
from planner.plan_options import add_plan_options, planned
from planner.profile import NAMELESS, Profile
from planner.rules import DAYS_A_WEEK, WEEKS_RANGE
from planner.screens import pack_labels
from planner.zipped import zipped
from routes.command_line import Parser, answer, refuse, save_new
from routes.units import Units
from routes.watches import Watch

if TYPE_CHECKING:
    from planner.pack import Pack

# Where the shipped routes are.
_ZONE = "Australia/Sydney"
# The time of watches begins with the last day of the year before.
_FIRST_YEAR = 1990


def add_pack(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its options."""
    pack = commands.add_parser(
        "pack",
        help="write a week as one ZIP: routes and sessions for the watch, calendar, sheet",
        description="Write a week of the plan as one ZIP. The same week gives the same bytes.",
    )
    add = pack.add_argument
    add(
        "--out",
        type=Path,
        metavar="FILE.zip",
        help="the file to write, named after the week if left out; no file is written over",
    )
    add("--json", action="store_true", help="print what was written as one JSON object")
    add(
        "--week",
        type=_week,
        default=1,
        metavar="N",
        help="which week of the plan, counted from its first day; 1 if left out",
    )
    add(
        "--watch",
        choices=[watch.value for watch in Watch],
        help="what it is for: the formats and the README follow it",
    )
    add(
        "--units",
        choices=[units.value for units in Units],
        default=Units.KM.value,
        help="what distances are told in; %(default)s if left out",
    )
    add(
        "--zone",
        type=_zone,
        default=_ZONE,
        metavar="ZONE",
        help="time zone of the calendar, as Europe/Berlin; %(default)s if left out",
    )
    add_plan_options(pack)


def run_pack(options: argparse.Namespace) -> int:
    """Write the pack and tell what is in it. Raises PlanError."""
    if options.start and options.start.year < _FIRST_YEAR:
        return refuse(pack_labels.TOO_EARLY.format(year=_FIRST_YEAR))
    from planner.pack import make_pack  # noqa: PLC0415 - every writer loads only for a pack
    from routes.paper.shipped import shipped_ground  # noqa: PLC0415

    week = _handed(options)
    watch = Watch(options.watch) if options.watch else None
    with _silenced("planner.pack"):
        pack = make_pack(week, watch, shipped_ground())
    out = options.out or Path(pack_name(week.first_day))
    data = zipped(pack.files, week.stamp.astimezone(week.zone))
    trouble = save_new(out, data)
    if trouble:
        return refuse(trouble)
    if options.json:
        return answer(json.dumps(_object(out, data, pack), indent=2))
    return answer("\n".join(_lines(out, data, pack)))


@contextmanager
def _silenced(logger: str) -> Iterator[None]:
    """Keep a log off the error output: what could not be made is told in a sentence."""
    log = logging.getLogger(logger)
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = False


def _handed(options: argparse.Namespace) -> Handout:
    found = planned(options, options.week)
    first_day = found.plan.first_day
    zone = ZoneInfo(options.zone)
    profile = Profile(
        NAMELESS, found.runner, found.runner.longest_recent_m, first_day, zone=options.zone
    )
    # By the plan's first day and not by the clock: the same command gives the same bytes.
    whose = Whose(profile, day_stamp(first_day, zone), zone, Units(options.units))
    return handout(Shown(found.plan), found.plan.days[-DAYS_A_WEEK:], whose, found.routes)


def _object(out: Path, data: bytes, pack: "Pack") -> dict[str, object]:
    return {
        "file": str(out),
        "bytes": len(data),
        "files": [{"name": file.name, "bytes": len(file.data)} for file in pack.files],
        "not_made": list(pack.failed),
    }


def _lines(out: Path, data: bytes, pack: "Pack") -> list[str]:
    return [
        f"{out}: {len(pack.files)} files, {len(data) / 1000:.0f} KB",
        *(f"  {file.name}" for file in pack.files),
        *(pack_labels.FAILED.format(file=name) for name in pack.failed),
    ]


def _week(text: str) -> int:
    least, most = WEEKS_RANGE
    if not (text.isdecimal() and text.isascii() and least <= int(text[:4]) <= most):
        raise argparse.ArgumentTypeError(f"{text!r} is not a week from {least} to {most}")
    return int(text)


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a time zone such as Europe/Berlin"
        ) from None
    return text
