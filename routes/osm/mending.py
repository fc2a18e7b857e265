"""Extracts in XML that osmium does not take as they are, said in words that it takes.

Three sorts are common. Overpass puts places into the members of relations (`out geom`), the middle
of each thing (`out center`), and areas and counts among them. JOSM marks what it deleted by an
attribute, and osmium would read it as if it were there.
"""

import gzip
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from routes.errors import Fault, RouteFileError
from routes.osm.opening import Form

_CHUNK_BYTES = 4_000_000
# Where none of these is, nothing is to be mended. Members have an end only where they hold places.
_SIGNS = (b"</member>", b"<center", b"<area", b"<count", b"action='delete'", b'action="delete"')
# Neither a tag nor what it holds may be passed on the way to its end, so that no search is long.
_MEMBER = re.compile(rb"(<member\b[^<>]*[^<>/])>(?:\s*<nd\b[^<>]*/>)*\s*</member>")
_INSIDE = rb"[^<]*(?:<(?!/?(?:node|way|relation|area|count)\b)[^<]*)*"
_DROPPED = re.compile(
    rb"<center\b[^<>]*/>"
    rb"|<(area|count)\b[^<>]*?(?:/>|>" + _INSIDE + rb"</\1>)"
    rb"|<(node|way|relation)\b[^<>]*\baction=['\"]delete['\"][^<>]*?(?:/>|>" + _INSIDE + rb"</\2>)"
)
_BEGINS = (b"<node", b"<way", b"<relation", b"<area", b"<count")


@contextmanager
def mended(path: Path, form: Form) -> Iterator[tuple[Path, Form]]:
    """Give an extract that osmium takes, and its form: a copy for the while, or the file itself.

    Raises RouteFileError with NOT_SAVED where there is no room for a copy.
    """
    if form is Form.PBF or not _needs_mending(path, form):
        yield path, form
        return
    with tempfile.TemporaryDirectory(prefix="loopwell-") as folder:
        copy = Path(folder) / "mended.osm"
        try:
            _mend(path, form, copy)
        except OSError as error:
            raise RouteFileError(Fault.NOT_SAVED, str(error), copy.name) from error
        yield copy, Form.XML


def _mend(path: Path, form: Form, copy: Path) -> None:
    with _opened(path, form) as source, copy.open("wb") as target:
        for part in _parts(source):
            target.write(_DROPPED.sub(b"", _MEMBER.sub(rb"\1/>", part)))


def _opened(path: Path, form: Form) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if form is Form.XML_GZ else path.open("rb")


def _needs_mending(path: Path, form: Form) -> bool:
    longest = max(map(len, _SIGNS))
    with _opened(path, form) as file:
        before = b""
        while chunk := file.read(_CHUNK_BYTES):
            both = before + chunk
            if any(sign in both for sign in _SIGNS):
                return True
            before = both[-longest:]
    return False


def _parts(file: IO[bytes]) -> Iterator[bytes]:
    """Give a file in parts of whole nodes, ways and relations."""
    rest = b""
    while chunk := file.read(_CHUNK_BYTES):
        rest += chunk
        end = max(rest.rfind(begin) for begin in _BEGINS)
        if end > 0:
            yield rest[:end]
            rest = rest[end:]
    yield rest
