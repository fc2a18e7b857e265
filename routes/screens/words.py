"""What is told of a file that was not taken in, or was set right: plain sentences, no markup."""

from collections.abc import Mapping

from routes.catalogue import Problem
from routes.errors import Fault, RouteFileError
from routes.limits import MOST_BYTES, MOST_POINTS
from routes.read import Mend, Repair

_FAULTS: Mapping[Fault, str] = {
    Fault.EMPTY: "is empty. Export it again.",
    Fault.TOO_LARGE: (
        f"is larger than {MOST_BYTES // 1_000_000} MB. Export one route alone, with fewer points."
    ),
    Fault.TOO_MANY_POINTS: (
        f"has more than {MOST_POINTS:,} points. Export it with fewer points, or in parts."
    ),
    Fault.ENCODING: "is written in an encoding that is not known here. Save it as UTF-8.",
    Fault.BROKEN_XML: (
        "is damaged or was cut off, so it is not valid XML. Export or download it again."
    ),
    Fault.UNSAFE_XML: (
        "holds XML that a route does not need and that can harm a reader. "
        "Export it again with another program."
    ),
    Fault.NOT_GPX: "is not a GPX file. Export the route as GPX.",
    Fault.BAD_COORDINATE: (
        "has a point that is nowhere on Earth. Correct or remove that point, or export it again."
    ),
    Fault.NO_LINE: (
        "holds no line to run: no track and no route of two points or more. "
        "Export the route itself, not places only."
    ),
    Fault.UNREADABLE: (
        "holds a value that GPX does not allow. Export it again with another program."
    ),
    Fault.NO_ACCESS: "cannot be opened. Check its name, and that this app may read it.",
    Fault.NOT_A_FILE: "is a link or a folder, not a file. Put the GPX file itself there.",
    Fault.NO_FOLDER: "is not there. Make that folder and put GPX files into it.",
    Fault.BAD_FACTS: (
        "cannot be read, so titles and notes are missing. Correct it; the routes are still right."
    ),
}

_MENDS: Mapping[Mend, str] = {
    Mend.SHORT_SEGMENT: "Left out, as it holds fewer than two points: {} segment(s).",
    Mend.EMPTY_LINE: "Left out, as it goes nowhere: {} track(s).",
    Mend.ROUTE_AS_TRACK: "Taken as a track, as the file holds only planned routes: {} route(s).",
    Mend.ROUTE_LEFT_OUT: "Left out, as the file's track tells the way: {} planned route(s).",
    Mend.HEIGHT_UNKNOWN: "Taken as unknown, as no such height can be: {} height(s).",
}


def fault_text(trouble: Problem | RouteFileError) -> str:
    """Return a sentence that names the file, what is wrong, and what to do."""
    if isinstance(trouble, Problem):
        name, fault = trouble.file_name, trouble.fault
    else:
        name, fault = trouble.where, trouble.code
    return f"{name or 'The file'} {_FAULTS[fault]}"


def repair_text(repair: Repair) -> str:
    """Return a sentence on what was set right in a file, and how often."""
    return _MENDS[repair.mend].format(repair.count)
