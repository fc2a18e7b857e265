"""The options that every command of the planner has, and the plan they ask for."""

import argparse
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner import build, referee
from planner.handing import Opens
from planner.journal import Journal, RunDone
from planner.pace import parse_pace
from planner.plan import Plan
from planner.runner import Runner, Spacing

_ROUTES = Path(__file__).parents[1] / "data" / "routes"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_NAME = 3
# What the Week page begins with, for who has told nothing yet.
_LONGEST_KM = 5.0
_PACE = "6:30"


@dataclass(frozen=True, slots=True)
class Planned:
    """Hold a plan with what it was made from."""

    plan: Plan
    runner: Runner
    routes: Opens


def add_plan_options(parser: argparse.ArgumentParser) -> None:
    """Add what a plan is made from; each has a default."""
    add = parser.add_argument
    add("--start", type=_date, metavar="DATE", help="first day, as 2026-11-23; today if left out")
    add(
        "--longest-km",
        type=float,
        metavar="KM",
        default=_LONGEST_KM,
        help="longest run of the last 30 days; %(default)g if left out",
    )
    add(
        "--pace",
        default=_PACE,
        metavar="M:SS",
        help="easy pace on the flat, minutes a kilometre; %(default)s if left out",
    )
    add("--rest-days", type=int, default=2, help="rest days between runs, 1 to 3; 2 if left out")
    add("--last-run", type=_date, metavar="DATE", help="day of the last run; none if left out")
    add("--weekdays", type=_weekdays, metavar="DAYS", help="run on fixed days, as mon,thu")
    add("--goal-km", type=float, help="where the long run stops growing; longest route if left out")
    add("--routes", type=_folder, default=_ROUTES, metavar="FOLDER", help="folder of GPX files")


def planned(options: argparse.Namespace, weeks: int) -> Planned:
    """Return the plan that options ask for, over so many weeks. Raises PlanError."""
    from routes.catalogue import Catalogue  # noqa: PLC0415 - the parsers load only for a plan

    first_day = options.start or date.today()  # noqa: DTZ011 - the runner's own calendar day
    runner = _runner(options)
    journal = _journal(options)
    catalogue = Catalogue(options.routes)
    catalogue.scan()
    plan = build(runner, journal, catalogue.list(), first_day, weeks)
    breaches = referee(plan, runner, journal)
    if breaches:
        raise RuntimeError(f"the plan breaks its own rules: {breaches}")
    return Planned(plan, runner, catalogue)


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
