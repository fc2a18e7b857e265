"""The way of an XML file's bytes into a walk, with what the doctor can do for them."""

import re

from routes.errors import Fault, RouteFileError
from routes.guard import decoded_or_guessed
from routes.read import doctor
from routes.read.lines import Lines
from routes.read.reading import Mend
from routes.xml_guard import XmlWalk

_STRAY = re.compile(r"[&\x01-\x08\x0b\x0c\x0e-\x1f]")


def walk_file(data: bytes, lines: Lines, walk: XmlWalk) -> None:
    """Let `walk` go through a file; it gathers in `lines`.

    A file that is cut off or wrong somewhere is walked up to there. Raises RouteFileError for one
    that is not safe, and for one that is damaged before its first line.
    """
    text, guessed = decoded_or_guessed(data, lines.where)
    lines.repairs[Mend.ENCODING_GUESSED] += guessed
    # One great site packs its TCX files with ten blanks before the declaration.
    whole = doctor.without_lead(doctor.without_tail(text, lines.repairs), lines.repairs)
    # Looking for signs one by one takes far longer than to see that there are none.
    if _STRAY.search(whole):
        whole = doctor.without_stray_signs(whole, lines.repairs)
    broken = walk.run(whole)
    if broken:
        walk.finish()
        if not len(lines):
            raise RouteFileError(Fault.BROKEN_XML, broken, lines.where)
        lines.repairs[Mend.CUT_OFF] += 1
