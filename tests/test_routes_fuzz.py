"""Files damaged at random, always the same ones: read in full or refused, never anything else."""

import contextlib
import random

import pytest
from builders import OTHER_PROGRAMS, SHORT_WALK, gpx, point, trk

from routes.errors import RouteFileError
from routes.measure import measure
from routes.read import read_file
from routes.summary import summarise
from routes.write.gpx import write_gpx

SEEDS = (
    gpx(point("wpt", (-33.8, 151.0), "<name>Tap</name>") + trk(SHORT_WALK, "Walk")),
    gpx(trk(SHORT_WALK, "a &amp; <![CDATA[b]]>") * 2, 'xmlns:a="urn:a" xmlns="urn:b"'),
    OTHER_PROGRAMS,
)
PIECES = (
    *(b"<", b">", b"/", b'"', b"&", b"-", b"9", b"e", b".", b"\0", b"\xff", b"\n", b" xmlns"),
    *(b"<trkpt lat='1' lon='2'/>", b"</trkseg><trkseg>", b"<![CDATA[", b"]]>", b"<!--", b"-->"),
    *(b"<time>", b"</time>", b"<ele>", b"NaN</ele>", b"<rte>", b"g:", b"1e308", b"-0"),
)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to six cuts, repeats, splices or flips."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        here, there = sorted(chance.randrange(len(found) + 1) for _ in range(2))
        piece = chance.choice(PIECES)
        match chance.randrange(5):
            case 0:
                del found[here : here + chance.randint(1, 30)]
            case 1:
                found[here:here] = found[here:there][:200]
            case 2:
                found[here:here] = piece
            case 3:
                found[here : here + len(piece)] = piece
            case _:
                found[here : here + 1] = bytes([chance.randrange(256)])
    return bytes(found)


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_file_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # damage, not secrets
    for _ in range(100):
        data = damaged(chance.choice(SEEDS), chance)
        with contextlib.suppress(RouteFileError):
            for route in read_file(data, "damaged.gpx").routes:
                measure(route)
                summarise(route, "id")
                write_gpx(route, most_points=5)
