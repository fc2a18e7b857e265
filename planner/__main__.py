"""Plan from the command line: `python -m planner week --start 2026-11-23 --weeks 4`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planner import PlanError, build, referee
from planner.journal import Journal, RunDone
from planner.output import as_json, as_text
from planner.pace import parse_pace
from planner.runner import Runner, Spacing
from planner.screens.words import error_text
from routes.command_line import Parser, answer, refuse

_ROUTES = Path(__file__).parents[1] / "data" / "routes"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_NAME = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Print a plan; return 0, or 2 after a sentence on the error output."""
    options = _parser().parse_args(argv)
    try:
        planned = _planned(options)
    except PlanError as error:
        return refuse(error_text(error))
    return answer(planned)


def _planned(options: argparse.Namespace) -> str:
    from routes.catalogue import Catalogue  # noqa: PLC0415 - the parsers load only for a plan

    first_day = options.start or date.today()  # noqa: DTZ011 - the runner's own calendar day
    runner = _runner(options)
    journal = _journal(options)
    catalogue = Catalogue(options.routes)
    catalogue.scan()
    plan = build(runner, journal, catalogue.list(), first_day, options.weeks)
    breaches = referee(plan, runner, journal)
    if breaches:
        raise RuntimeError(f"the plan breaks its own rules: {breaches}")
    return as_json(plan) if options.json else as_text(plan)


def _runner(options: argparse.Namespace) -> Runner:
    return Runner(
        longest_recent_m=1000 * options.longest_km,
        easy_pace_s_per_km=parse_pace(options.pace),
        rest_days_between=options.rest_days,
        weekdays=options.weekdays,
        spacing=Spacing.ROLLING if options.weekdays is None else Spacing.FIXED,
        goal_m=None if options.goal_km is None else 1000 * options.goal_km,
    )


def _journal(options: argparse.Namespace) -> Journal:
    """Return a journal of the last run; its distance is taken to be the longest recent one."""
    if options.last_run is None:
        return Journal()
    return Journal((RunDone(options.last_run, 1000 * options.longest_km),))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m planner", description="Plan runs that look after the back.")
    commands = parser.add_subparsers(dest="command", required=True)
    week = commands.add_parser("week", help="print a plan of one week or more")
    add = week.add_argument
    add("--json", action="store_true", help="print JSON instead of text")
    add("--start", type=_date, metavar="DATE", help="first day, as 2026-11-23; today if left out")
    add("--weeks", type=int, default=1, help="how many weeks, 1 to 52; 1 if left out")
    add("--longest-km", type=float, required=True, help="longest run of the last 30 days")
    add("--pace", required=True, help="easy pace on the flat, as 6:30 a kilometre")
    add("--rest-days", type=int, default=2, help="rest days between runs, 1 to 3; 2 if left out")
    add("--last-run", type=_date, metavar="DATE", help="day of the last run; none if left out")
    add("--weekdays", type=_weekdays, metavar="DAYS", help="run on fixed days, as mon,thu")
    add("--goal-km", type=float, help="where the long run stops growing; longest route if left out")
    add("--routes", type=_folder, default=_ROUTES, metavar="FOLDER", help="folder of GPX files")
    return parser


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text!r} is not a folder")
    return Path(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-23") from None


def _weekdays(text: str) -> frozenset[int]:
    return frozenset(_weekday(name.strip()) for name in text.split(",") if name.strip())


def _weekday(name: str) -> int:
    """Return the ISO day of a name, whole or cut short to three letters or more."""
    for number, weekday in enumerate(_WEEKDAYS, 1):
        if len(name) >= _SHORT_NAME and weekday.startswith(name.lower()):
            return number
    raise argparse.ArgumentTypeError(f"{name!r} is not a weekday such as mon")


if __name__ == "__main__":
    sys.exit(main())
