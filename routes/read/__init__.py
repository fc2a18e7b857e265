"""Readers of strangers' files, one module a format."""

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NAME_CHARS
from routes.read.archive import PACKED, read_archive
from routes.read.fit import read_fit
from routes.read.gpx import read_gpx
from routes.read.kml import read_kml
from routes.read.length import of_bounded_length
from routes.read.reading import Mend, Reading, Refusal, Repair
from routes.read.sniff import Kind, Look, recognised
from routes.read.tcx import read_tcx
from routes.read.text import clean_text

__all__ = ["SUFFIXES", "Mend", "Reading", "Refusal", "Repair", "read_file"]

# How files that may hold routes are named; what they are is told by their content.
SUFFIXES = (".gpx", ".tcx", ".fit", ".kml", ".kmz", ".zip", ".gz")

_READERS = {Kind.TCX: read_tcx, Kind.KML: read_kml, Kind.FIT: read_fit}


def read_file(data: bytes, name: str) -> Reading:
    """Read the routes of a file named `name`: GPX, TCX, FIT, KML, or a ZIP, KMZ or gzip of these.

    What it is shows in its content, whatever its name. Raises RouteFileError, and nothing else, for
    bytes that hold no route or are not safe to read.
    """
    if recognised(data) in PACKED:
        return read_archive(data, name, _read_plain, SUFFIXES)
    return _read_plain(data, name)


def _read_plain(data: bytes, name: str) -> Reading:
    kind = recognised(data)
    if isinstance(kind, Look):
        raise RouteFileError(Fault.NOT_GPX, kind.value, clean_text(name, MOST_NAME_CHARS))
    # What is not recognised may still be a GPX file with rubbish before its root.
    reader = _READERS.get(kind, read_gpx) if kind else read_gpx
    return of_bounded_length(reader(data, name), clean_text(name, MOST_NAME_CHARS))
