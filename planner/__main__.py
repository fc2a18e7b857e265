"""Plan from the command line: `python -m planner week --start 2026-11-23 --weeks 4`."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from planner import PlanError, PlanFault, build, referee
from planner.output import as_json, as_text
from planner.pace import parse_pace
from planner.runner import Journal, RunDone, Runner, Spacing
from planner.screens.words import error_text

_ROUTES = Path(__file__).parents[1] / "data" / "routes"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_REFUSED = 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence."""
        self.exit(_REFUSED, f"{message[:1].upper()}{message[1:]}; see --help.\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Print a plan; return 0, or 2 after a sentence on the error output."""
    options = _parser().parse_args(argv)
    try:
        print(_planned(options))
    except PlanError as error:
        print(error_text(error), file=sys.stderr)
        return _REFUSED
    return 0


def _planned(options: argparse.Namespace) -> str:
    from routes.catalogue import Catalogue  # noqa: PLC0415 - the parsers load only for a plan

    first_day = options.start or date.today()  # noqa: DTZ011 - the runner's own calendar day
    runner = _runner(options)
    journal = _journal(options, first_day)
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


def _journal(options: argparse.Namespace, first_day: date) -> Journal:
    """Return a journal of the last run; its distance is taken to be the longest recent one."""
    if options.last_run is None:
        return Journal()
    if options.last_run > first_day:
        raise PlanError(PlanFault.RUN_AFTER_START, f"{options.last_run}")
    return Journal((RunDone(options.last_run, 1000 * options.longest_km),))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m planner", description="Plan runs that look after the back.")
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
    names = [name.strip().lower()[:3] for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in _WEEKDAYS]
    if unknown:
        raise argparse.ArgumentTypeError(f"{unknown[0]!r} is not a weekday such as mon")
    return frozenset(_WEEKDAYS.index(name) + 1 for name in names)


if __name__ == "__main__":
    sys.exit(main())
