"""Read many files at once, in processes of their own, so that a poisonous one costs only itself.

The standard pools start by importing the program's main module anew. Under Streamlit that is the
app itself, and a pool cannot tell which file its worker died of; hence processes of our own, which
are given one file at a time over a pipe.
"""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from routes.errors import Fault
from routes.rows import NO_STAMP, FileRow, Job, Stamp, file_row, refusal, stamp_of
from routes.rowtext import READY, job_line, read_row

# Below this, starting workers takes longer than reading.
FEWEST_FILES = 50
MOST_WORKERS = 4
# Our choice: far more than the largest allowed archive takes.
MOST_SECONDS_A_FILE = 60.0
# A worker may die of something else than its file, such as a server short of memory.
TRIES = 2

_PROJECT = Path(__file__).parent.parent
_Numbered = tuple[int, Job]


def default_workers() -> int:
    """Return how many workers suit this machine: one a processor, four at the most."""
    return min(os.cpu_count() or 1, MOST_WORKERS)


def read_rows(folder: Path, jobs: Sequence[Job], workers: int) -> Iterator[FileRow]:
    """Yield the row of each job, in order; few jobs, or no workers, are read right here."""
    if workers < 1 or len(jobs) < FEWEST_FILES:
        yield from (file_row(folder, job) for job in jobs)
        return
    ahead: queue.SimpleQueue[_Numbered] = queue.SimpleQueue()
    done: queue.SimpleQueue[tuple[int, FileRow]] = queue.SimpleQueue()
    for numbered in enumerate(jobs):
        ahead.put(numbered)
    for _ in range(workers):
        threading.Thread(target=_work, args=(folder, ahead, done), daemon=True).start()
    early: dict[int, FileRow] = {}
    try:
        for number in range(len(jobs)):
            while number not in early:
                at, row = done.get()
                early[at] = row
            yield early.pop(number)
    finally:
        with suppress(queue.Empty):
            while True:
                ahead.get_nowait()


def _work(
    folder: Path,
    ahead: "queue.SimpleQueue[_Numbered]",
    done: "queue.SimpleQueue[tuple[int, FileRow]]",
) -> None:
    with _Worker(folder) as worker, suppress(queue.Empty):
        while True:
            number, job = ahead.get_nowait()
            done.put((number, worker.row(job)))


class _Worker:
    """Hold one process, started when first needed and again after a death."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[str] | None = None
        self._is_usable = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def row(self, job: Job) -> FileRow:
        """Return what the process says of a file, or a fault where it dies of it twice."""
        for _ in range(TRIES):
            process = self._process or self._started()
            if process is None:
                # No process can be had here; a library is still better read slowly than not.
                return file_row(self._folder, job)
            answer = _answer(process, job_line(job))
            try:
                return read_row(answer)
            except ValueError:
                self._end()
        refused = refusal(Fault.UNREADABLE, f"its reader stopped {TRIES} times")
        return FileRow(job.name, self._stamp(job), b"", refused)

    def _started(self) -> "subprocess.Popen[str] | None":
        if not self._is_usable:
            return None
        path = os.pathsep.join(filter(None, (str(_PROJECT), os.environ.get("PYTHONPATH"))))
        # -P: the folder the app is started in must not lend us its own modules. The folder's name
        # goes in hexadecimal, as it need not be text.
        command = [sys.executable, "-P", "-m", "routes.worker", os.fsencode(self._folder).hex()]
        try:
            process = subprocess.Popen(  # noqa: S603 - this program itself
                command,
                env=os.environ | {"PYTHONPATH": path},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="ascii",
            )
        except OSError:
            self._is_usable = False
            return None
        self._process = process
        if _answer(process, None).strip() != READY:
            self._is_usable = False
            self._end()
            return None
        return process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError), process:
            process.kill()

    def _stamp(self, job: Job) -> Stamp:
        try:
            return stamp_of((self._folder / job.name).lstat())
        except OSError:
            return NO_STAMP


def _answer(process: "subprocess.Popen[str]", question: str | None) -> str:
    """Return the next line the process writes, "" where it dies or takes too long."""
    assert process.stdin is not None  # noqa: S101 - opened with pipes above
    assert process.stdout is not None  # noqa: S101
    patience = threading.Timer(MOST_SECONDS_A_FILE, process.kill)
    patience.daemon = True
    patience.start()
    try:
        if question is not None:
            process.stdin.write(question + "\n")
            process.stdin.flush()
        return process.stdout.readline()
    except (OSError, ValueError):
        return ""
    finally:
        patience.cancel()
