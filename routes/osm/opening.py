"""Is this file an OpenStreetMap extract? By its first bytes, and by how far it unpacks.

Runs before osmium, which unpacks whatever it is given. Nothing is trusted of a file's name.
"""

import bz2
import gzip
import struct
import zlib
from enum import Enum
from pathlib import Path
from typing import IO, BinaryIO, cast

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_EXTRACT_BYTES, MOST_EXTRACT_UNPACKED_BYTES
from routes.read.sniff import Kind, Look, recognised

# Room for a licence in a comment before the first element.
_HEAD_BYTES = 16_384
_TAIL_BYTES = 4_096
_CHUNK_BYTES = 1_000_000
_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"
# A PBF begins with the length of a header, whose first field is the word OSMHeader.
_PBF = b"\n\x09OSMHeader"
_LENGTH = struct.Struct(">I")
_MOST_HEADER_BYTES = 64 * 1024
_MOST_BLOB_BYTES = 32 * 1024 * 1024
# What a blob may be packed with beside zlib and lz4, by the number of its field: lzma, bzip2, zstd.
_PACKED_OTHERWISE = frozenset({4, 5, 7})
_ARCHIVES = frozenset({Kind.ZIP, Kind.GZIP, Look.PACKED, Look.TAR})
# The bit of a byte that says that its number goes on.
_MORE = 0x80


class Form(Enum):
    """How an extract is written."""

    PBF = "pbf"
    XML = "xml"
    XML_GZ = "xml.gz"
    XML_BZ2 = "xml.bz2"


def unpacked(file: BinaryIO, form: Form) -> IO[bytes]:
    """Return what a file of XML holds, unpacked bit by bit as it is read."""
    if form is Form.XML_GZ:
        return cast("IO[bytes]", gzip.open(file))
    return bz2.open(file) if form is Form.XML_BZ2 else file


def form_of(path: Path) -> Form:
    """Return how an extract is written, of bounded size.

    Raises RouteFileError, with NO_ACCESS, EMPTY, NOT_EXTRACT for another file, PACKED_EXTRACT for
    one that is packed in another way or twice, HISTORY for a list of changes, BROKEN_EXTRACT for
    one that was cut off, CUT_ANSWER for what Overpass gave up on, and TOO_LARGE_EXTRACT.
    """
    try:
        if not path.is_file():
            raise RouteFileError(Fault.NO_ACCESS, "no file", path.name)
        with path.open("rb") as file:
            return _form(file, path.name)
    except (OSError, ValueError) as error:
        if isinstance(error, RouteFileError):
            raise
        raise RouteFileError(Fault.NO_ACCESS, str(error), path.name) from error


def _form(file: BinaryIO, name: str) -> Form:
    size = file.seek(0, 2)
    file.seek(0)
    if not size:
        raise RouteFileError(Fault.EMPTY, where=name)
    head = file.read(_HEAD_BYTES)
    file.seek(0)
    packed = head.startswith((_GZIP, _BZIP2)) or head[4:].startswith(_PBF)
    if size > (MOST_EXTRACT_BYTES if packed else MOST_EXTRACT_UNPACKED_BYTES):
        raise RouteFileError(Fault.TOO_LARGE_EXTRACT, f"{size} bytes", name)
    if head[4:].startswith(_PBF):
        _check_blobs(file, name, size)
        return Form.PBF
    if head.startswith((_GZIP, _BZIP2)):
        form = Form.XML_GZ if head.startswith(_GZIP) else Form.XML_BZ2
        _check_packed(unpacked(file, form), name)
        return form
    file.seek(max(size - _TAIL_BYTES, 0))
    _check_xml(head, file.read(), name)
    return Form.XML


def _check_xml(head: bytes, tail: bytes, name: str) -> None:
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise RouteFileError(Fault.EMPTY, "blank", name)
    look = recognised(head)
    if look in _ARCHIVES or head[4:].startswith(_PBF):
        raise RouteFileError(Fault.PACKED_EXTRACT, "an archive", name)
    if isinstance(look, Look):
        raise RouteFileError(Fault.NOT_EXTRACT, look.value, name)
    if b"<osm" not in head or not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise RouteFileError(Fault.NOT_EXTRACT, "no osm element", name)
    if b"<osmChange" in head or b"<action type=" in head:
        raise RouteFileError(Fault.HISTORY, "a list of changes", name)
    # Overpass ends a well-formed file with it where it ran out of time or memory.
    if b"<remark>" in tail and b"runtime error" in tail:
        raise RouteFileError(Fault.CUT_ANSWER, "a remark", name)


def _check_packed(file: IO[bytes], name: str) -> None:
    """Unpack a file once, keeping nothing, to see that it is whole and has an end."""
    total, head, tail = 0, b"", b""
    try:
        while found := file.read(_CHUNK_BYTES):
            total += len(found)
            tail = (tail + found)[-_TAIL_BYTES:]
            if len(head) < _HEAD_BYTES:
                head = (head + found)[:_HEAD_BYTES]
            # No element is a million letters long, and a parser would hold it whole.
            elif len(found) == _CHUNK_BYTES and b"<" not in found:
                raise RouteFileError(Fault.NOT_EXTRACT, "no elements", name)
            if total > MOST_EXTRACT_UNPACKED_BYTES:
                raise RouteFileError(Fault.TOO_LARGE_EXTRACT, f"over {total} bytes unpacked", name)
    except (OSError, EOFError, zlib.error) as error:
        raise RouteFileError(Fault.BROKEN_EXTRACT, str(error), name) from error
    _check_xml(head, tail, name)


def _check_blobs(file: BinaryIO, name: str, size: int) -> None:
    """Go from blob to blob, to see that all are there and how far they unpack."""
    at, total = 0, 0
    while at < size:
        file.seek(at)
        length = file.read(_LENGTH.size)
        header_bytes = _LENGTH.unpack(length)[0] if len(length) == _LENGTH.size else 0
        if not 0 < header_bytes <= _MOST_HEADER_BYTES:
            raise RouteFileError(Fault.BROKEN_EXTRACT, "no header of a blob", name)
        blob_bytes = _numbers(file.read(header_bytes)).get(3, 0)
        at += _LENGTH.size + header_bytes + blob_bytes
        if not 0 < blob_bytes <= _MOST_BLOB_BYTES or at > size:
            raise RouteFileError(Fault.BROKEN_EXTRACT, "a blob is cut off", name)
        begun = _numbers(file.read(min(blob_bytes, 64)))
        if not _PACKED_OTHERWISE.isdisjoint(begun):
            raise RouteFileError(Fault.PACKED_EXTRACT, "a blob", name)
        # Blobs that are stored as they stand do not tell how long they are.
        total += begun.get(2, blob_bytes)
        if total > MOST_EXTRACT_UNPACKED_BYTES:
            raise RouteFileError(Fault.TOO_LARGE_EXTRACT, f"over {total} bytes unpacked", name)


def _numbers(message: bytes) -> dict[int, int]:
    """Return the fields of a protobuf message: whole numbers, and of others how long they are."""
    fields: dict[int, int] = {}
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        value, at = _varint(message, at)
        fields.setdefault(key >> 3, value)
        at += value if key & 7 else 0
    return fields


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Return a number of seven bits a byte, and where it ends."""
    value = 0
    for shift in range(0, 64, 7):
        if at >= len(message):
            break
        byte = message[at]
        value |= (byte & ~_MORE) << shift
        at += 1
        if not byte & _MORE:
            break
    return value, at
