"""Raster tiles in a PMTiles archive, unpacked once into a folder that a server can show.

Streamlit serves a component's files whole, never a range of one, so a browser cannot read the
archive itself without fetching all of it. Vector tiles are refused: drawing them is another map.
"""

import gzip
import hashlib
import html
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from pmtiles.reader import Reader, all_tiles
from pmtiles.tile import Compression, TileType

from routes.mapview.tile_setting import TileFault, TileSettingError
from routes.measure import Bounds

# Our choice: a town to zoom 17 is some 10,000 tiles and 200 MB.
MOST_TILES = 100_000
MOST_BYTES = 2_000_000_000
_SUFFIXES = {
    TileType.PNG: ".png",
    TileType.JPEG: ".jpg",
    TileType.WEBP: ".webp",
    TileType.AVIF: ".avif",
}
_PLAIN = {Compression.NONE, Compression.UNKNOWN}
# What a damaged archive makes its reader raise, besides its own MagicNotFound and the like.
_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    RecursionError,
    zlib.error,
    gzip.BadGzipFile,
)


@dataclass(frozen=True, slots=True)
class Archive:
    """Hold what an archive says of its tiles, and the folder with {z}/{x}/{y} and `suffix`."""

    folder: Path
    suffix: str
    min_zoom: int
    max_zoom: int
    bounds: Bounds
    credit: str


def open_archive(file: Path, caches: Path) -> Archive:
    """Return the tiles of `file`, unpacked below `caches` unless an earlier call did so.

    Raises TileSettingError where the file is not there, no raster archive, or too large, or where
    the tiles find no room.
    """
    try:
        stamp = file.stat()
        with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
            return _read(data, file.name, _place(file, stamp.st_size, stamp.st_mtime_ns, caches))
    except OSError as error:
        raise TileSettingError(TileFault.NO_FILE, file.name) from error
    except _BROKEN as error:
        if isinstance(error, TileSettingError):
            raise
        raise TileSettingError(TileFault.NOT_PMTILES, file.name) from error


def _place(file: Path, size: int, changed_ns: int, caches: Path) -> Path:
    """Return where the tiles of this state of the file lie, beside those of earlier states."""
    stem = hashlib.sha256(str(file.resolve()).encode()).hexdigest()[:16]
    return caches / f"{stem}.tiles" / f"{size}-{changed_ns}"


def _read(data: mmap, name: str, place: Path) -> Archive:
    def get_bytes(offset: int, length: int) -> bytes:
        return data[offset : offset + length]

    # The reader's own errors are plain Exceptions.
    try:
        header = Reader(get_bytes).header()
    except Exception as error:
        raise TileSettingError(TileFault.NOT_PMTILES, name) from error
    suffix = _SUFFIXES.get(header["tile_type"])
    if suffix is None:
        raise TileSettingError(TileFault.VECTOR, name)
    if header["tile_compression"] not in _PLAIN:
        raise TileSettingError(TileFault.PACKED, name)
    bounds = Bounds(
        *(header[f"{side}_e7"] / 1e7 for side in ("min_lat", "min_lon", "max_lat", "max_lon"))
    )
    archive = Archive(
        folder=place,
        suffix=suffix,
        min_zoom=header["min_zoom"],
        max_zoom=header["max_zoom"],
        bounds=bounds,
        credit=plain_credit(Reader(get_bytes).metadata().get("attribution", "")),
    )
    if not place.is_dir():
        _unpack(all_tiles(get_bytes), archive, name)
    return archive


def plain_credit(attribution: object) -> str:
    """Return an archive's attribution, which is HTML, as the text that it shows."""
    text = re.sub(r"<[^>]*>", "", attribution) if isinstance(attribution, str) else ""
    return " ".join(html.unescape(text).split())[:200]


def _unpack(
    tiles: Iterator[tuple[tuple[int, int, int], bytes]], archive: Archive, name: str
) -> None:
    """Write all tiles, whole or not at all, and leave none of an earlier state of the file."""
    above = archive.folder.parent
    try:
        above.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(dir=above))
    except OSError as error:
        raise TileSettingError(TileFault.NO_ROOM, str(above)) from error
    try:
        _write(tiles, room, archive.suffix, name)
        # Another server may have been quicker with the same tiles.
        with suppress(FileExistsError):
            room.rename(archive.folder)
    except OSError as error:
        raise TileSettingError(TileFault.NO_ROOM, str(above)) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)
    for old in above.iterdir():
        if old != archive.folder:
            shutil.rmtree(old, ignore_errors=True)


def _write(
    tiles: Iterator[tuple[tuple[int, int, int], bytes]], room: Path, suffix: str, name: str
) -> None:
    size = 0
    for count, ((z, x, y), tile) in enumerate(tiles, start=1):
        size += len(tile)
        if count > MOST_TILES or size > MOST_BYTES:
            raise TileSettingError(TileFault.TOO_LARGE, name)
        column = room / str(z) / str(x)
        column.mkdir(parents=True, exist_ok=True)
        (column / f"{y}{suffix}").write_bytes(tile)
