"""Damage to files, always the same for the same seed, and what must hold of every damaged file."""

import gzip
import io
import random
import time
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builders import OTHER_PROGRAMS, SAMPLES, SHIPPED, SHORT_WALK, gpx, point, trk

from routes.errors import RouteFileError
from routes.measure import measure
from routes.read import read_file
from routes.screens.mend_words import repair_text
from routes.screens.words import fault_text
from routes.summary import summarise
from routes.write.gpx import write_gpx

FINDS = Path(__file__).parent / "files"
# Of the processor, so that what else runs does not count.
SLOW_S = 1.5
# Of a longer file the first part, which is as good to damage and quicker to read.
MOST_SEED_BYTES = 12_000

PIECES = (
    *(b"<", b">", b"/", b'"', b"&", b"-", b"9", b"e", b".", b",", b"\0", b"\xff", b"\n", b" xmlns"),
    *(b"<trkpt lat='1' lon='2'/>", b"</trkseg><trkseg>", b"<![CDATA[", b"]]>", b"<!--", b"-->"),
    *(b"<time>", b"</time>", b"<ele>", b"NaN</ele>", b"<rte>", b"g:", b"1e308", b"-0", b"&#0;"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<?xml version='1.0' encoding='utf-16'?>"),
    *(b"<?a b?>", b"</gpx>", b"<gpx>", b"PK\x03\x04", b"\x1f\x8b\x08", b".FIT", b"\xef\xbb\xbf"),
    *(b"<coordinates>1,2 3,4</coordinates>", b"<Trackpoint>", b"</Track>", b"<Placemark>"),
)
NUMBERS = (
    *(b"0", b"-0.0", b"90", b"90.0000001", b"-91", b"180", b"-180", b"181", b"1e308", b"1e-320"),
    *(b"nan", b"inf", b"", b" ", b"48,1", b"1,234", b"9" * 400, b"1_0", b"0x1", b"\xd9\xa1"),
    *(b"2026-13-01T00:00:00Z", b"0001-01-01T00:00:00+15:59", b"9999-12-31T23:59:59-15:59"),
)
NAMES = ("walk.gpx", "walk.tcx", "walk.fit", "walk.kml", "walk.kmz", "walk.zip", "walk.gpx.gz", "")


@dataclass(frozen=True, slots=True)
class Escape:
    """Tell what came out of a damaged file that must not: another error, or too much time."""

    what: str
    name: str
    data: bytes


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the files that are damaged: built ones, shipped ones, and samples where they are."""
    walk = gpx(point("wpt", (-33.8, 151.0), "<name>Tap</name>") + trk(SHORT_WALK, "Walk"))
    built = [
        walk,
        gpx(trk(SHORT_WALK, "a &amp; <![CDATA[b]]>") * 2, 'xmlns:a="urn:a" xmlns="urn:b"'),
        OTHER_PROGRAMS,
        walk.replace(b"<", b"<g:").replace(b"<g:/", b"</g:").replace(b"<g:?", b"<?"),
        walk.decode().encode("utf-16"),
        gzip.compress(walk, mtime=0),
        zipped({"a.gpx": walk, "b/c.gpx": OTHER_PROGRAMS}),
    ]
    found = [path for folder in (SHIPPED, SAMPLES) for path in sorted(folder.glob("*.*"))]
    kinds = {".gpx", ".tcx", ".kml", ".fit"}
    read = [path.read_bytes()[:MOST_SEED_BYTES] for path in found if path.suffix in kinds]
    return (*built, *filter(None, read))


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive of files, always the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return target.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to six cuts, repeats, splices, flips or other numbers."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        here, there = sorted(chance.randrange(len(found) + 1) for _ in range(2))
        piece = chance.choice(PIECES)
        match chance.randrange(8):
            case 0:
                del found[here : here + chance.randint(1, 30)]
            case 1:
                found[here:here] = found[here:there][:200]
            case 2:
                found[here:here] = piece
            case 3:
                found[here : here + len(piece)] = piece
            case 4:
                del found[here : here + chance.choice((0, 0, 500, len(found)))]
            case 5 | 6:
                _renumber(found, here, chance.choice(NUMBERS))
            case _:
                found[here : here + 1] = bytes([chance.randrange(256)])
    return bytes(found)


def _renumber(found: bytearray, here: int, number: bytes) -> None:
    """Put another number in place of the next one in quotes or between tags."""
    for begin, end in ((b'="', b'"'), (b">", b"<")):
        start = found.find(begin, here)
        stop = found.find(end, start + len(begin))
        if start >= 0 and start + len(begin) < stop < start + 30:
            found[start + len(begin) : stop] = number
            return


def case(seed: int) -> tuple[str, bytes]:
    """Return the name and the bytes of one damaged file; sometimes packed after its damage."""
    chance = random.Random(seed)  # noqa: S311  # damage, not secrets
    data = damaged(chance.choice(seeds()), chance)
    match chance.randrange(20):
        case 0:
            data = gzip.compress(data, mtime=0)
        case 1:
            data = zipped({chance.choice(NAMES): data, "other.gpx": seeds()[0]})
    return chance.choice(NAMES), data


def escape(name: str, data: bytes) -> Escape | None:
    """Read, measure, sum up and write a file; tell what came out that must not."""
    began = time.process_time()
    try:
        reading = read_file(data, name)
        assert reading.routes
        for repair in reading.repairs:
            assert repair.count > 0
            assert repair_text(repair)
        for route in reading.routes:
            summarise(route, "id", measure(route))
            write_gpx(route, most_points=5)
    except RouteFileError as error:
        fault_text(error)
    except Exception as error:  # noqa: BLE001  # that none comes out is what is asked
        return Escape(f"{type(error).__name__}: {error}", name, data)
    took_s = time.process_time() - began
    return Escape(f"{took_s:.1f} s", name, data) if took_s > SLOW_S else None
