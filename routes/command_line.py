"""What the command lines of both packages share: one sentence for a mistake, safe printing."""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_BYTES
from routes.read import read_file
from routes.screens.words import fault_text
from routes.track import Route

REFUSED = 2
# As shells have it of a program that Ctrl-C ends.
STOPPED = 130
FIRST_OF = "The file holds {} routes; this is the first."
_PIPE_CLOSED = 0


class Parser(argparse.ArgumentParser):
    """Say what is wrong in one sentence on the error output."""

    def error(self, message: str) -> NoReturn:
        """Leave with code 2 after the sentence."""
        said = printable(f"{message[:1].upper()}{message[1:]}; see --help.", sys.stderr.encoding)
        self.exit(REFUSED, f"{said}\n")


def printable(text: str, encoding: str | None) -> str:
    """Return a text that an output of any encoding can print."""
    encoding = encoding or "ascii"
    return text.encode(encoding, "replace").decode(encoding)


def refuse(sentence: str) -> int:
    """Print a sentence on the error output; return the exit code 2."""
    # Python has no output where the shell closed it before the start.
    if sys.stderr is not None:
        sys.stderr.write(f"{printable(sentence, sys.stderr.encoding)}\n")
    return REFUSED


def answer(text: str) -> int:
    """Print a text; return 0, or 2 after a sentence where it cannot be written.

    A reader that has seen enough, such as `head -1`, is no mistake.
    """
    if sys.stdout is None:
        return refuse("The answer could not be written: the output is closed.")
    try:
        sys.stdout.write(f"{printable(text, sys.stdout.encoding)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
        return _PIPE_CLOSED
    except OSError as error:
        _silence()
        return refuse(f"The answer could not be written: {error.strerror}.")
    return 0


def leave(command: Callable[[], int]) -> NoReturn:
    """Run a command line to its end and leave with its code; stopped by hand, say so.

    What closes a terminal, or asks a program to end, stops it as Ctrl-C does: nothing is left
    half done.
    """
    for name in ("SIGTERM", "SIGHUP"):
        ending = getattr(signal, name, None)
        # Who started it may have asked that it goes on, as nohup does.
        if ending is not None and signal.getsignal(ending) is signal.SIG_DFL:
            signal.signal(ending, signal.default_int_handler)
    try:
        code = command()
    except KeyboardInterrupt:
        refuse("Stopped before the end.")
        code = STOPPED
    sys.exit(code)


def routes_in(path: Path) -> tuple[Route, ...] | str:
    """Return the routes of a file, one or more, or the sentence that says why there are none."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return read_file(data, path.name).routes
    except IsADirectoryError:
        return f"{path} is a folder: name a GPX file in it."
    except RouteFileError as error:
        return fault_text(error)
    except (OSError, ValueError) as error:
        return fault_text(RouteFileError(Fault.NO_ACCESS, str(error), str(path)))


def save_new(path: Path, data: bytes) -> str:
    """Write a file that is not there yet; return "" or the sentence that says why it could not be.

    What was begun and cannot be finished is taken away again.
    """
    try:
        file = path.open("xb")
    except FileExistsError:
        return f"{path} is there already: name another file."
    except (OSError, ValueError) as error:
        return _not_saved(path, error)
    try:
        with file:
            file.write(data)
    except OSError as error:
        path.unlink(missing_ok=True)
        return _not_saved(path, error)
    return ""


def _not_saved(path: Path, error: Exception) -> str:
    return fault_text(RouteFileError(Fault.NOT_SAVED, str(error), str(path)))


def _silence() -> None:
    """Keep Python's last flush from failing at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
