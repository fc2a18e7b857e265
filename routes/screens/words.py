"""What is told of a file that was not taken in: plain sentences, no markup."""

from collections.abc import Mapping

from routes.catalogue import IndexTrouble, Problem
from routes.errors import Fault, RouteFileError
from routes.language import N_, _, grouped, spoken
from routes.limits import (
    MOST_BYTES,
    MOST_EXTRACT_BYTES,
    MOST_EXTRACT_POINTS,
    MOST_EXTRACT_UNPACKED_BYTES,
    MOST_LENGTH_M,
    MOST_LINES,
    MOST_NETWORK_BYTES,
    MOST_POINTS,
)
from routes.read import Refusal
from routes.read.sniff import Look

_FAULTS: Mapping[Fault, str] = {
    Fault.EMPTY: N_("{name} is empty. Export it again."),
    Fault.TOO_LARGE: N_(
        "{name} is larger than {megabytes} MB. Export one route alone, with fewer points."
    ),
    Fault.TOO_MANY_POINTS: N_(
        "{name} has more than {points} points. Export it with fewer points, or in parts."
    ),
    Fault.ENCODING: N_(
        "{name} is written in an encoding that is not known here. Save it as UTF-8."
    ),
    Fault.BROKEN_XML: N_(
        "{name} is damaged or was cut off, so it is not valid XML. Export or download it again."
    ),
    Fault.UNSAFE_XML: N_(
        "{name} holds XML that a route does not need and that can harm a reader. Export it again "
        "with another program."
    ),
    Fault.NOT_GPX: N_("{name} is no file of routes that is known here. Export the route as GPX."),
    Fault.BAD_COORDINATE: N_(
        "{name} has hardly a point that is anywhere on Earth. Export it again, or with another "
        "program."
    ),
    Fault.NO_LINE: N_(
        "{name} holds no line to run: no track and no route of two points or more. Export the "
        "route itself, not places only."
    ),
    Fault.UNREADABLE: N_(
        "{name} holds a value that GPX does not allow. Export it again with another program."
    ),
    Fault.NO_ACCESS: N_("{name} cannot be opened. Check its name, and that this app may read it."),
    Fault.NOT_A_FILE: N_(
        "{name} is a link or a folder, not a file. Put the GPX file itself there."
    ),
    Fault.NO_FOLDER: N_("{name} is not there. Make that folder and put GPX files into it."),
    Fault.BAD_FACTS: N_(
        "{name} cannot be read, so titles and notes are missing. Correct it; the routes are still "
        "right."
    ),
    Fault.BROKEN_FIT: N_(
        "{name} is a damaged FIT file. Copy it from the watch again, or export it as GPX."
    ),
    Fault.BROKEN_ARCHIVE: N_("{name} is a damaged archive. Download it again."),
    Fault.UNSAFE_ARCHIVE: N_(
        "{name} is an archive that unpacks to far more than routes need. Unpack it yourself and "
        "add the routes alone."
    ),
    Fault.LOCKED_ARCHIVE: N_(
        "{name} is locked with a password. Unpack it yourself and add the routes."
    ),
    Fault.NESTED_ARCHIVE: N_(
        "{name} is an archive in an archive in an archive. Unpack it yourself and add the routes."
    ),
    Fault.NO_ROUTE_FILE: N_(
        "{name} is an archive without a route that can be read. Add one that holds GPX, TCX, FIT "
        "or KML files."
    ),
    Fault.TOO_LONG: N_(
        "{name} is longer than {km} km, so it is no route to run or its points are wrong. Export "
        "it in parts."
    ),
    Fault.NOT_SAVED: N_(
        "{name} could not be saved: its folder cannot be written, or the disk is full. Nothing "
        "was changed. Make room or give this app access, and try again."
    ),
    Fault.NOT_NETWORK: N_("{name} is no network of Loopwell’s. Name one that was imported."),
    Fault.BAD_NETWORK: N_(
        "{name} is a damaged network, or one of a newer Loopwell. Import it again."
    ),
    Fault.TOO_LARGE_NETWORK: N_(
        "{name} is larger than {network_megabytes} MB. Import a smaller extract."
    ),
    Fault.NOT_EXTRACT: N_(
        "{name} is no OpenStreetMap extract. Bring a file that ends in .osm.pbf, .osm, "
        ".osm.gz or .osm.bz2."
    ),
    Fault.PACKED_EXTRACT: N_(
        "{name} is packed in a way that is not read here. Unpack it, or bring it in another form."
    ),
    Fault.HISTORY: N_(
        "{name} tells how a map was changed, but is no map. Bring an extract of a single day."
    ),
    Fault.CUT_ANSWER: N_(
        "{name} is not whole: Overpass ran out of time or room. Ask it for a smaller area."
    ),
    Fault.BROKEN_EXTRACT: N_(
        "{name} is a damaged extract, or was cut off. Download or export it again."
    ),
    Fault.TOO_LARGE_EXTRACT: N_(
        "{name} is too large: an extract has at most {extract_megabytes} MB, "
        "{unpacked_megabytes} MB unpacked, and {extract_points} points of ways, parks and waters. "
        "Cut out a smaller piece."
    ),
    Fault.NO_WAYS: N_(
        "{name} holds no street and no path that may be walked. Bring an extract that has them."
    ),
    Fault.NO_NODES: N_(
        "{name} holds ways, but not the points that they go through. Export it again with them."
    ),
    Fault.NO_EXTRA: N_(
        "{name} cannot be read, as a package is missing. Install it: python -m pip install -r "
        "requirements-osm.txt."
    ),
    Fault.BAD_HEIGHTS: N_(
        "{name} is no file of heights that is known here, or is damaged. Bring GeoTIFF (.tif), an "
        "ASCII grid (.asc), or an SRTM tile under its own name, such as N48E015.hgt."
    ),
    Fault.NO_HEIGHTS_THERE: N_(
        "{name} is a folder without a file of heights. Name the folder that they are in, or a file."
    ),
    Fault.HEIGHTS_PICTURE: N_(
        "{name} is a picture and holds no heights. Bring an elevation model."
    ),
    Fault.HEIGHTS_UNPLACED: N_(
        "{name} does not say where on Earth it lies. Put the .prj or .tfw file that came with it "
        "beside it, or bring GeoTIFF that says so itself."
    ),
    Fault.HEIGHTS_ELSEWHERE: N_(
        "{name} has no height for any of these streets and paths. Bring one that covers them."
    ),
    Fault.WILD_HEIGHTS: N_(
        "{name} has heights that cannot be right: most streets would be steeper than 1 in 2. Bring "
        "heights in metres."
    ),
    Fault.TOO_MANY_LINES: N_(
        "{name} has more than {tracks} tracks, or far too many pieces. Export it in parts."
    ),
}
_LOOKS: Mapping[str, str] = {
    Look.WEB_PAGE: N_("{sentence} It looks like a web page."),
    Look.PICTURE: N_("{sentence} It looks like a picture."),
    Look.PDF: N_("{sentence} It looks like a PDF."),
    Look.VIDEO: N_("{sentence} It looks like a video or a sound."),
    Look.TAR: N_("{sentence} It looks like a tar archive."),
    Look.PACKED: N_("{sentence} It looks like an archive other than ZIP and gzip."),
    Look.JSON: N_("{sentence} It looks like JSON."),
}
_INDEX: Mapping[IndexTrouble, str] = {
    IndexTrouble.SET_ASIDE: N_(
        "The library’s index was damaged or of another version, so it was made anew. No route is "
        "lost."
    ),
    IndexTrouble.UNWRITABLE: N_(
        "The library’s index cannot be written, so the next start takes longer. No route is lost."
    ),
    IndexTrouble.BUSY: N_(
        "Another Loopwell holds the library’s index, so this one works without it for now."
    ),
}


def index_text(trouble: IndexTrouble) -> str:
    """Return a sentence on what is wrong with the library's index."""
    return _(_INDEX[trouble])


def fault_text(trouble: Problem | RouteFileError) -> str:
    """Return a sentence that names the file, what is wrong, and what to do."""
    if isinstance(trouble, Problem):
        name, fault = trouble.file_name, trouble.fault
    else:
        name, fault = trouble.where, trouble.code
    sentence = _(_FAULTS[fault]).format(
        name=name or _("The file"),
        megabytes=grouped(MOST_BYTES // 1_000_000),
        network_megabytes=grouped(MOST_NETWORK_BYTES // 1_000_000),
        extract_megabytes=grouped(MOST_EXTRACT_BYTES // 1_000_000),
        unpacked_megabytes=grouped(MOST_EXTRACT_UNPACKED_BYTES // 1_000_000),
        extract_points=grouped(MOST_EXTRACT_POINTS),
        points=grouped(MOST_POINTS),
        tracks=grouped(MOST_LINES),
        km=grouped(round(MOST_LENGTH_M / 1000)),
    )
    # Of all details these alone are fit to show: they are our words, not a file's.
    if fault in {Fault.NOT_GPX, Fault.NOT_EXTRACT} and trouble.detail in _LOOKS:
        return _(_LOOKS[trouble.detail]).format(sentence=sentence)
    return sentence


def refusal_text(refusal: Refusal) -> str:
    """Return a sentence on a file inside an archive that was not taken in."""
    return fault_text(RouteFileError(refusal.code, refusal.detail, refusal.name))


spoken(__name__)
