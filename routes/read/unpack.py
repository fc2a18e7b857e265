"""What an archive holds, unpacked in memory within bounds; names are labels, never paths."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_ARCHIVE_BYTES, MOST_BYTES, MOST_RATIO

_HEAD_BYTES = 4_096
# Each entry of a ZIP's directory begins so; counting them costs nothing, reading them does.
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
# Other methods let a file of some bytes ask for gigabytes of working memory.
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_GZIP_WINDOW = 31
_MOST_GZIP_PARTS = 64
# Nothing deflated unpacks to more.
MOST_DEFLATED = 1_032
# Below this no ratio can do harm.
_SMALL_BYTES = 1_000_000
# What programs add for themselves: Finder's shadow files, hidden files.
_SHADOWS = "__MACOSX"


@dataclass(frozen=True, slots=True)
class Member:
    """Name a file inside an archive; `head` and `read` unpack, and raise RouteFileError.

    `content` is the same for the same content, as far as the archive tells the truth.
    """

    name: str
    size_bytes: int
    content: tuple[int, int]
    head: Callable[[], bytes]
    read: Callable[[], bytes]


def entry_count(data: bytes) -> int:
    """Return about how many entries a ZIP has, never fewer, without reading its directory."""
    return data.count(_ENTRY)


def zip_members(data: bytes, where: str) -> Iterator[Member]:
    """Return the files of a ZIP in its order; of a KMZ only the KML that it is about.

    Folders and hidden files are left out. Raises RouteFileError for what is no ZIP and for one of
    more than 100 MB. To be called only when `entry_count` is small enough.
    """
    if len(data) > MOST_ARCHIVE_BYTES:
        raise RouteFileError(Fault.UNSAFE_ARCHIVE, f"{len(data)} bytes", where)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except Exception as error:  # a stranger's file makes zipfile raise nearly anything
        raise RouteFileError(Fault.BROKEN_ARCHIVE, str(error), where) from error
    infos = [info for info in archive.infolist() if _is_file(info)]
    leading = _leading_kml(infos, where)
    for info in [leading] if leading else infos:
        yield _member(archive, info)


def gunzipped(data: bytes, where: str) -> bytes:
    """Return what a gzip file holds. Raises RouteFileError for more than 10 MB, and for no gzip."""
    found = bytearray()
    # What unpacks to 10 MB at most is never longer; each part copies all that is behind it.
    rest = data[: MOST_BYTES + MOST_BYTES // 100]
    for _ in range(_MOST_GZIP_PARTS):
        unpacker = zlib.decompressobj(_GZIP_WINDOW)
        try:
            found += unpacker.decompress(rest, MOST_BYTES + 1 - len(found))
        except zlib.error as error:
            raise RouteFileError(Fault.BROKEN_ARCHIVE, str(error), where) from error
        if len(found) > MOST_BYTES:
            raise RouteFileError(Fault.TOO_LARGE, f"over {MOST_BYTES} bytes unpacked", where)
        if not unpacker.eof:
            raise RouteFileError(Fault.BROKEN_ARCHIVE, "cut off", where)
        rest = unpacker.unused_data
        # What follows without the mark is padding.
        if not rest.startswith(b"\x1f\x8b"):
            return bytes(found)
    raise RouteFileError(Fault.UNSAFE_ARCHIVE, f"more than {_MOST_GZIP_PARTS} parts", where)


def _is_file(info: zipfile.ZipInfo) -> bool:
    # Some programs on Windows write their own separator, against the rules.
    parts = info.filename.replace("\\", "/").split("/")
    # An entry without a name, which zipfile's own is_dir cannot take, is no file either.
    return (
        info.filename[-1:] not in {"", "/"}
        and parts[0] != _SHADOWS
        and not parts[-1].startswith(".")
    )


def _leading_kml(infos: list[zipfile.ZipInfo], where: str) -> zipfile.ZipInfo | None:
    """Return the KML that a KMZ is about: doc.kml, else the first at the root of a file so named.

    Others are parts of it, and so are its pictures.
    """
    at_root = [info for info in infos if "/" not in info.filename]
    for info in at_root:
        if info.filename.lower() == "doc.kml":
            return info
    if PurePosixPath(where).suffix.lower() == ".kmz":
        return next((info for info in at_root if info.filename.lower().endswith(".kml")), None)
    return None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    return Member(
        name=info.filename,
        size_bytes=info.file_size,
        content=(info.CRC, info.file_size),
        head=lambda: _unpacked(archive, info, _HEAD_BYTES),
        read=lambda: _whole(archive, info),
    )


def _whole(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    name = info.filename
    if info.file_size > MOST_BYTES:
        raise RouteFileError(Fault.TOO_LARGE, f"{info.file_size} bytes unpacked", name)
    if info.file_size > max(_SMALL_BYTES, MOST_RATIO * info.compress_size):
        raise RouteFileError(Fault.UNSAFE_ARCHIVE, f"packed over {MOST_RATIO} to 1", name)
    # One more than allowed, as the size that a file declares may be a lie.
    data = _unpacked(archive, info, MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise RouteFileError(Fault.TOO_LARGE, f"over {MOST_BYTES} bytes unpacked", name)
    return data


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most_bytes: int) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise RouteFileError(Fault.LOCKED_ARCHIVE, "encrypted", info.filename)
    if info.compress_type not in _METHODS:
        raise RouteFileError(Fault.BROKEN_ARCHIVE, f"method {info.compress_type}", info.filename)
    try:
        with archive.open(info) as file:
            return file.read(most_bytes)
    except Exception as error:  # a stranger's file makes zipfile raise nearly anything
        raise RouteFileError(Fault.BROKEN_ARCHIVE, str(error), info.filename) from error
