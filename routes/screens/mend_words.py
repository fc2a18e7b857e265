"""What was set right in a file, as one line each: how many, what, and why."""

from collections.abc import Callable, Mapping

from routes.language import grouped, ngettext, spoken
from routes.read import Mend, Repair


def repair_text(repair: Repair) -> str:
    """Return a line on what was set right in a file, and how often."""
    said = _MENDS[repair.mend](repair.count)
    return said.format(count=grouped(repair.count))


_MENDS: Mapping[Mend, Callable[[int], str]] = {
    Mend.SHORT_SEGMENT: lambda n: ngettext(
        "{count} segment of fewer than two points left out.",
        "{count} segments of fewer than two points left out.",
        n,
    ),
    Mend.LONE_POINT: lambda n: ngettext(
        "{count} point that stood in a segment of its own joined to the line.",
        "{count} points that each stood in a segment of its own joined to a line.",
        n,
    ),
    Mend.EMPTY_LINE: lambda n: ngettext(
        "{count} track that goes nowhere left out.", "{count} tracks that go nowhere left out.", n
    ),
    Mend.ROUTE_AS_TRACK: lambda n: ngettext(
        "{count} planned route taken as a track, as the file holds nothing else.",
        "{count} planned routes taken as tracks, as the file holds nothing else.",
        n,
    ),
    Mend.ROUTE_LEFT_OUT: lambda n: ngettext(
        "{count} planned route left out, as the file’s track tells the way.",
        "{count} planned routes left out, as the file’s track tells the way.",
        n,
    ),
    Mend.HEIGHT_UNKNOWN: lambda n: ngettext(
        "{count} height that cannot be taken as unknown.",
        "{count} heights that cannot be taken as unknown.",
        n,
    ),
    Mend.NO_COORDINATE: lambda n: ngettext(
        "{count} point without a place on Earth left out.",
        "{count} points without a place on Earth left out.",
        n,
    ),
    Mend.TIME_UNKNOWN: lambda n: ngettext(
        "{count} time that cannot be taken as unknown.",
        "{count} times that cannot be taken as unknown.",
        n,
    ),
    Mend.CUT_OFF: lambda n: ngettext(
        "Read up to where the file is cut off or damaged.",
        "{count} files read up to where they are cut off or damaged.",
        n,
    ),
    Mend.CHECKSUM: lambda n: ngettext(
        "Read with a wrong checksum, so look at the line.",
        "{count} files read with a wrong checksum, so look at their lines.",
        n,
    ),
    Mend.OTHER_FILE: lambda n: ngettext(
        "{count} other file left out, as it is no route.",
        "{count} other files left out, as they are no routes.",
        n,
    ),
    Mend.FILE_UNREAD: lambda n: ngettext(
        "{count} file not read, as the archive holds too much. Add it alone.",
        "{count} files not read, as the archive holds too much. Add them alone.",
        n,
    ),
    Mend.SAME_FILE: lambda n: ngettext(
        "{count} file left out, as the same came in before.",
        "{count} files left out, as the same came in before.",
        n,
    ),
    Mend.ENCODING_GUESSED: lambda n: ngettext(
        "Not in the encoding that it says, so names may be wrong.",
        "{count} files not in the encoding that they say, so names may be wrong.",
        n,
    ),
    Mend.UNDECLARED_PREFIX: lambda n: ngettext(
        "{count} prefix read that the file never explains.",
        "{count} prefixes read that the file never explains.",
        n,
    ),
    Mend.STRAY_SIGN: lambda n: ngettext(
        "{count} sign that XML does not allow set right or left out.",
        "{count} signs that XML does not allow set right or left out.",
        n,
    ),
    Mend.TAIL: lambda n: ngettext(
        "{count} sign that a broken copy left at the end left out.",
        "{count} signs that a broken copy left at the end left out.",
        n,
    ),
    Mend.DECIMAL_COMMA: lambda n: ngettext(
        "{count} number read with a decimal comma.", "{count} numbers read with a decimal comma.", n
    ),
    Mend.SWAPPED: lambda n: ngettext(
        (
            "Latitude and longitude of {count} point swapped back, as it fits only so. Look at the "
            "map."
        ),
        (
            "Latitude and longitude of {count} points swapped back, as they fit only so. Look at "
            "the map."
        ),
        n,
    ),
    Mend.NULL_ISLAND: lambda n: ngettext(
        "{count} point at 0° north 0° east left out, far from the rest.",
        "{count} points at 0° north 0° east left out, far from the rest.",
        n,
    ),
    Mend.FAR_POINT: lambda n: ngettext(
        "{count} point far away from the points beside it left out.",
        "{count} points far away from the points beside them left out.",
        n,
    ),
    Mend.JUMP: lambda n: ngettext(
        "{count} gap not counted as run, as the line goes on kilometres away.",
        "{count} gaps not counted as run, as the line goes on kilometres away.",
        n,
    ),
    Mend.TIME_ORDER: lambda n: ngettext(
        "{count} time out of order taken as unknown.",
        "{count} times out of order taken as unknown.",
        n,
    ),
}

spoken(__name__)
