"""Plan from the command line: `python -m planner week`, `pack` for a week to take along, `care`."""

import argparse
from collections.abc import Sequence

from planner.care_command import add_care, run_care
from planner.errors import PlanError
from planner.output import as_json, as_text
from planner.pack_command import add_pack, run_pack
from planner.plan_options import add_plan_options, planned
from planner.screens.words import error_text
from routes.command_line import Parser, answer, leave, refuse


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 after a sentence on the error output."""
    options = _parser().parse_args(argv)
    try:
        return _COMMANDS[options.command](options)
    except PlanError as error:
        return refuse(error_text(error))


def _run_week(options: argparse.Namespace) -> int:
    plan = planned(options, options.weeks).plan
    return answer(as_json(plan) if options.json else as_text(plan))


_COMMANDS = {"week": _run_week, "pack": run_pack, "care": run_care}


def _parser() -> Parser:
    parser = Parser(prog="python -m planner", description="Plan runs that look after the back.")
    commands = parser.add_subparsers(dest="command", required=True)
    week = commands.add_parser("week", help="print a plan of one week or more")
    week.add_argument("--json", action="store_true", help="print JSON instead of text")
    week.add_argument("--weeks", type=int, default=1, help="how many weeks, 1 to 52; 1 if left out")
    add_plan_options(week)
    add_pack(commands)
    add_care(commands)
    return parser


if __name__ == "__main__":
    leave(main)
