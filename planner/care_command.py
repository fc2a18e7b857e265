"""The command `care`: every text about a sore back on one page set, for a clinician."""

import argparse
from pathlib import Path

from planner.pack_names import CARE_FILE
from planner.screens import care_file_labels as labels
from routes.command_line import Parser, answer, refuse, save_new


def add_care(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the command and its option."""
    care = commands.add_parser(
        "care",
        help="write every text about a sore back as a PDF for a clinician",
        description="Write every text about a sore back, with its sources, as a PDF of two pages.",
    )
    care.add_argument(
        "--out",
        type=Path,
        default=Path(CARE_FILE),
        metavar="FILE.pdf",
        help="the file to write; %(default)s if left out; no file is written over",
    )


def run_care(options: argparse.Namespace) -> int:
    """Write the pages and tell where they are."""
    from planner.sheet.care_pdf import write_care_pdf  # noqa: PLC0415 - type loads only for a PDF

    data = write_care_pdf()
    trouble = save_new(options.out, data)
    if trouble:
        return refuse(trouble)
    return answer(labels.written_text(str(options.out), len(data)))
