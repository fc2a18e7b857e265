"""What a file is, told by its first bytes; its name is not asked."""

import re
from collections.abc import Mapping
from enum import StrEnum

from routes.read.fit_guard import is_fit

# Enough for an XML declaration, a licence in a comment and a long list of namespaces.
HEAD_BYTES = 16_384


class Kind(StrEnum):
    """A format that is read here."""

    GPX = "gpx"
    TCX = "tcx"
    KML = "kml"
    FIT = "fit"
    ZIP = "zip"
    GZIP = "gzip"


class Look(StrEnum):
    """Something else that is easily known; words a screen may show as they are."""

    WEB_PAGE = "a web page"
    PICTURE = "a picture"
    PDF = "a PDF"
    VIDEO = "a video or a sound"
    TAR = "a tar archive"
    PACKED = "an archive other than ZIP and gzip"
    JSON = "JSON"


_ROOTS: Mapping[str, Kind | Look] = {
    "gpx": Kind.GPX,
    "TrainingCenterDatabase": Kind.TCX,
    "kml": Kind.KML,
    "html": Look.WEB_PAGE,
    "svg": Look.PICTURE,
}
_MAGIC: tuple[tuple[bytes, Kind | Look], ...] = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    (b"%PDF", Look.PDF),
    (b"\x89PNG", Look.PICTURE),
    (b"\xff\xd8\xff", Look.PICTURE),
    (b"GIF8", Look.PICTURE),
    (b"RIFF", Look.VIDEO),
    (b"ID3", Look.VIDEO),
    (b"7z\xbc\xaf", Look.PACKED),
    (b"Rar!", Look.PACKED),
    (b"BZh", Look.PACKED),
    (b"\xfd7zXZ", Look.PACKED),
    (b"\x28\xb5\x2f\xfd", Look.PACKED),
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def recognised(data: bytes) -> Kind | Look | None:
    """Return what `data` is by its beginning, None where that does not tell."""
    if is_fit(data[:14]):
        return Kind.FIT
    for magic, found in _MAGIC:
        if data.startswith(magic):
            return found
    # HEIC pictures and MP4 share their container.
    if data[4:8] == b"ftyp":
        return Look.PICTURE if data[8:12] in (b"heic", b"heix", b"mif1") else Look.VIDEO
    if data[257:262] == b"ustar":
        return Look.TAR
    return _by_text(_text(data[:HEAD_BYTES]))


def _text(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head.removeprefix(b"\xef\xbb\xbf").decode(encoding, "replace")
    if head.startswith((b"<\0", b"\0<")):
        return head.decode("utf-16-le" if head[0] else "utf-16-be", "replace")
    # Names of elements are ASCII in every encoding that is read here.
    return head.decode("latin-1")


def _by_text(text: str) -> Kind | Look | None:
    text = text.strip("\ufeff\0 \t\r\n")
    if text.startswith(("{", "[")):
        return Look.JSON
    at = 0
    while (at := text.find("<", at)) >= 0:
        if text.startswith("<!--", at):
            at = text.find("-->", at)
        elif text.startswith("<?", at):
            at = text.find("?>", at)
        elif text[at : at + 14].lower() == "<!doctype html":
            return Look.WEB_PAGE
        elif text.startswith("<!", at):
            at += 2
        else:
            root = _ROOT.match(text, at)
            name = root[1] if root else ""
            return _ROOTS.get(name) or _ROOTS.get(name.lower())
        if at < 0:
            return None
    return None
