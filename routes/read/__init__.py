"""Readers of strangers' files, one module a format."""

from routes.read.gpx import read_gpx
from routes.read.reading import Mend, Reading, Repair

__all__ = ["Mend", "Reading", "Repair", "read_file"]


def read_file(data: bytes, name: str) -> Reading:
    """Read the routes of a file named `name`, a GPX 1.0 or 1.1.

    Raises RouteFileError, and nothing else, for bytes that hold no route or are not safe to read.
    """
    return read_gpx(data, name)
