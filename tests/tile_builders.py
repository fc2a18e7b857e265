"""Small makers of tiles and of PMTiles archives."""

import io
import struct
import zlib
from collections.abc import Sequence

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

Tile = tuple[int, int, int]


def png(red: int, green: int, blue: int, side: int = 256) -> bytes:
    """Return a PNG picture of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    row = b"\0" + bytes((red, green, blue)) * side
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(row * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pmtiles_file(
    tiles: Sequence[Tile],
    credit: str = "© Town",
    kind: TileType = TileType.PNG,
    packing: Compression = Compression.NONE,
) -> bytes:
    """Return an archive of tiles of one zoom around Parramatta, each of a shade of its own."""
    out = io.BytesIO()
    writer = Writer(out)
    for number, tile_id in enumerate(sorted(zxy_to_tileid(*tile) for tile in tiles)):
        writer.write_tile(tile_id, png(200, number // 256, number % 256))
    zoom = tiles[0][0]
    header = {
        "tile_type": kind,
        "tile_compression": packing,
        "min_zoom": zoom,
        "max_zoom": zoom,
        "min_lon_e7": 1508500000,
        "min_lat_e7": -339000000,
        "max_lon_e7": 1511500000,
        "max_lat_e7": -337000000,
        "center_zoom": zoom,
        "center_lon_e7": 1510000000,
        "center_lat_e7": -338000000,
    }
    writer.finalize(header, {"attribution": credit} if credit else {})
    return out.getvalue()
