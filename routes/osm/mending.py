"""Extracts in XML that osmium does not take as they are, said in words that it takes.

Three sorts are common. Overpass puts places into the members of relations (`out geom`), the middle
of each thing (`out center`), and areas and counts among them. JOSM marks what it deleted by an
attribute, and osmium would read it as if it were there.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from routes.errors import Fault, RouteFileError
from routes.osm.opening import Form, unpacked

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

    Raises RouteFileError with NOT_SAVED where there is no room for a copy, and BROKEN_EXTRACT.
    """
    if form is Form.PBF:
        yield path, form
        return
    with tempfile.TemporaryDirectory(prefix="loopwell-") as folder:
        if form is Form.XML_BZ2:
            # It is gone through several times, and unpacking it takes as long as all the rest.
            plain = Path(folder) / "plain.osm"
            path, form = _copied(path, form, plain, shutil.copyfileobj), Form.XML
        if _needs_mending(path, form):
            path, form = _copied(path, form, Path(folder) / "mended.osm", _mend), Form.XML
        yield path, form


def _copied(
    path: Path, form: Form, copy: Path, write: Callable[[IO[bytes], IO[bytes]], None]
) -> Path:
    try:
        with path.open("rb") as packed, copy.open("wb") as target:
            write(unpacked(packed, form), target)
    except (OSError, EOFError) as error:
        # What is wrong with the packed file, and not with the disk, has no number.
        if getattr(error, "errno", None) is None:
            raise RouteFileError(Fault.BROKEN_EXTRACT, str(error), path.name) from error
        raise RouteFileError(Fault.NOT_SAVED, str(error), copy.name) from error
    return copy


def _mend(source: IO[bytes], target: IO[bytes]) -> None:
    for part in _parts(source):
        target.write(_DROPPED.sub(b"", _MEMBER.sub(rb"\1/>", part)))


def _needs_mending(path: Path, form: Form) -> bool:
    longest = max(map(len, _SIGNS))
    with path.open("rb") as packed:
        file = unpacked(packed, form)
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
