"""A process that reads one file after the other: `python -m routes.worker FOLDER`.

It answers each job line on its input by one row line, and ends with its input.
"""

import os
import sys
from pathlib import Path

from routes.rows import file_row
from routes.rowtext import READY, read_job, row_line


def main(folder: Path) -> None:
    """Answer jobs about the files of `folder` until there are no more."""
    # What a library prints must not come between the answers.
    with os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        print(READY, file=answers, flush=True)
        for line in sys.stdin:
            print(row_line(file_row(folder, read_job(line))), file=answers, flush=True)


if __name__ == "__main__":
    main(Path(os.fsdecode(bytes.fromhex(sys.argv[1]))))
