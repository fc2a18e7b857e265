"""What is wrong with a file of the folder."""

from dataclasses import dataclass

from routes.errors import Fault
from routes.limits import MOST_NAME_CHARS
from routes.read.text import clean_text


@dataclass(frozen=True, slots=True)
class Problem:
    """Tell what is wrong with a file of the folder; `detail` is for the log."""

    file_name: str
    fault: Fault
    detail: str = ""


def problem_of(name: str, fault: Fault, detail: str) -> Problem:
    """Return a problem whose file name can be shown.

    `name` may be an archive's and that of a file inside it, and may hold bytes that are no text,
    which no page can show.
    """
    return Problem(clean_text(name, 2 * MOST_NAME_CHARS), fault, detail)
