"""What was set right in a file, as one line each: how many, what, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from routes.read import Mend, Repair


@dataclass(frozen=True, slots=True)
class _Said:
    """Hold a sentence for one and one for more, with "{}" for their number."""

    one: str
    many: str


_MENDS: Mapping[Mend, _Said] = {
    Mend.SHORT_SEGMENT: _Said(
        "1 segment of fewer than two points left out.",
        "{} segments of fewer than two points left out.",
    ),
    Mend.LONE_POINT: _Said(
        "1 point that stood in a segment of its own joined to the line.",
        "{} points that each stood in a segment of its own joined to a line.",
    ),
    Mend.EMPTY_LINE: _Said(
        "1 track that goes nowhere left out.",
        "{} tracks that go nowhere left out.",
    ),
    Mend.ROUTE_AS_TRACK: _Said(
        "1 planned route taken as a track, as the file holds nothing else.",
        "{} planned routes taken as tracks, as the file holds nothing else.",
    ),
    Mend.ROUTE_LEFT_OUT: _Said(
        "1 planned route left out, as the file’s track tells the way.",
        "{} planned routes left out, as the file’s track tells the way.",
    ),
    Mend.HEIGHT_UNKNOWN: _Said(
        "1 height that cannot be taken as unknown.",
        "{} heights that cannot be taken as unknown.",
    ),
    Mend.NO_COORDINATE: _Said(
        "1 point without a place on Earth left out.",
        "{} points without a place on Earth left out.",
    ),
    Mend.TIME_UNKNOWN: _Said(
        "1 time that cannot be taken as unknown.",
        "{} times that cannot be taken as unknown.",
    ),
    Mend.CUT_OFF: _Said(
        "Read up to where the file is cut off or damaged.",
        "{} files read up to where they are cut off or damaged.",
    ),
    Mend.CHECKSUM: _Said(
        "Read with a wrong checksum, so look at the line.",
        "{} files read with a wrong checksum, so look at their lines.",
    ),
    Mend.OTHER_FILE: _Said(
        "1 other file left out, as it is no route.",
        "{} other files left out, as they are no routes.",
    ),
    Mend.FILE_UNREAD: _Said(
        "1 file not read, as the archive holds too much. Add it alone.",
        "{} files not read, as the archive holds too much. Add them alone.",
    ),
    Mend.SAME_FILE: _Said(
        "1 file left out, as the same came in before.",
        "{} files left out, as the same came in before.",
    ),
    Mend.ENCODING_GUESSED: _Said(
        "Not in the encoding that it says, so names may be wrong.",
        "{} files not in the encoding that they say, so names may be wrong.",
    ),
    Mend.UNDECLARED_PREFIX: _Said(
        "1 prefix read that the file never explains.",
        "{} prefixes read that the file never explains.",
    ),
    Mend.STRAY_SIGN: _Said(
        "1 sign that XML does not allow set right or left out.",
        "{} signs that XML does not allow set right or left out.",
    ),
    Mend.TAIL: _Said(
        "1 sign that a broken copy left at the end left out.",
        "{} signs that a broken copy left at the end left out.",
    ),
    Mend.DECIMAL_COMMA: _Said(
        "1 number read with a decimal comma.",
        "{} numbers read with a decimal comma.",
    ),
    Mend.SWAPPED: _Said(
        "Latitude and longitude of 1 point swapped back, as it fits only so. Look at the map.",
        "Latitude and longitude of {} points swapped back, as they fit only so. Look at the map.",
    ),
    Mend.NULL_ISLAND: _Said(
        "1 point at 0° north 0° east left out, far from the rest.",
        "{} points at 0° north 0° east left out, far from the rest.",
    ),
    Mend.FAR_POINT: _Said(
        "1 point far away from the points beside it left out.",
        "{} points far away from the points beside them left out.",
    ),
    Mend.JUMP: _Said(
        "1 gap not counted as run, as the line goes on kilometres away.",
        "{} gaps not counted as run, as the line goes on kilometres away.",
    ),
    Mend.TIME_ORDER: _Said(
        "1 time out of order taken as unknown.",
        "{} times out of order taken as unknown.",
    ),
}


def repair_text(repair: Repair) -> str:
    """Return a line on what was set right in a file, and how often."""
    said = _MENDS[repair.mend]
    return said.one if repair.count == 1 else said.many.format(f"{repair.count:,}")
