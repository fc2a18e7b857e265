"""Damage to files, always the same for the same seed, and what must hold of every damaged file."""

import gzip
import io
import random
import struct
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from builders import OTHER_PROGRAMS, SAMPLES, SHIPPED, SHORT_WALK, gpx, point, trk
from file_builders import Fit, activity, kml, linestring, placemark, position, tcx, trackpoint

from routes.errors import RouteFileError, ShapeError
from routes.limits import MOST_LENGTH_M
from routes.measure import measure, segment_metres
from routes.read import Reading, read_file
from routes.read.fit_crc import fit_crc
from routes.screens.mend_words import repair_text
from routes.screens.words import fault_text, refusal_text
from routes.shape import swapped
from routes.summary import summarise
from routes.track import Route
from routes.write.gpx import write_gpx
from routes.write.whole_gpx import write_whole_gpx

FINDS = Path(__file__).parent / "files"
# Of a longer file the first part, which is as good to damage and quicker to read.
MOST_SEED_BYTES = 12_000

PIECES = (
    *(b"<", b">", b"/", b'"', b"&", b"-", b"9", b"e", b".", b",", b"\0", b"\xff", b"\n", b" xmlns"),
    *(b"<trkpt lat='1' lon='2'/>", b"</trkseg><trkseg>", b"<![CDATA[", b"]]>", b"<!--", b"-->"),
    *(b"<time>", b"</time>", b"<ele>", b"NaN</ele>", b"<rte>", b"g:", b"1e308", b"-0", b"&#0;"),
    *(b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"<?xml version='1.0' encoding='utf-16'?>"),
    *(b"<?a b?>", b"</gpx>", b"<gpx>", b"PK\x03\x04", b"\x1f\x8b\x08", b".FIT", b"\xef\xbb\xbf"),
    *(b"<coordinates>1,2 3,4</coordinates>", b"<Trackpoint>", b"</Track>", b"<Placemark>"),
    # Of FIT: the greatest and least numbers, unknown ones, definitions, a time in a message's head.
    *(b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x80\0\0\0", b"\xff" * 4, b"\0" * 8),
    *(b"\x40\0\0\x14\0\x01\0\x04\x85", b"\x41\0\x01\0\x20\0", b"\x60", b"\x9f", b"\x20"),
)
NUMBERS = (
    *(b"0", b"-0.0", b"90", b"90.0000001", b"-91", b"180", b"-180", b"181", b"1e308", b"1e-320"),
    *(b"nan", b"inf", b"", b" ", b"48,1", b"1,234", b"9" * 400, b"1_0", b"0x1", b"\xd9\xa1"),
    *(b"2026-13-01T00:00:00Z", b"0001-01-01T00:00:00+15:59", b"9999-12-31T23:59:59-15:59"),
)
NAMES = ("walk.gpx", "walk.tcx", "walk.fit", "walk.kml", "walk.kmz", "walk.zip", "walk.gpx.gz", "")


@dataclass(frozen=True, slots=True)
class Escape:
    """Tell what came of a damaged file that must not: another error, or too much work."""

    what: str
    name: str
    data: bytes


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the files that are damaged: built ones, shipped ones, and samples where they are."""
    found = [path for folder in (SHIPPED, SAMPLES) for path in sorted(folder.glob("*.*"))]
    kinds = {".gpx", ".tcx", ".kml", ".fit"}
    read = [path.read_bytes()[:MOST_SEED_BYTES] for path in found if path.suffix in kinds]
    return (*built_seeds(), *filter(None, read))


@cache
def built_seeds() -> tuple[bytes, ...]:
    """Return sound files of every format."""
    walk = gpx(point("wpt", (-33.8, 151.0), "<name>Tap</name>") + trk(SHORT_WALK, "Walk"))
    fit, course = fit_activity(), fit_course()
    return (
        walk,
        gpx(trk(SHORT_WALK, "a &amp; <![CDATA[b]]>") * 2, 'xmlns:a="urn:a" xmlns="urn:b"'),
        OTHER_PROGRAMS,
        walk.replace(b"<", b"<g:").replace(b"<g:/", b"</g:").replace(b"<g:?", b"<?"),
        walk.decode().encode("utf-16"),
        gzip.compress(walk, mtime=0),
        zipped({"a.gpx": walk, "b/c.gpx": OTHER_PROGRAMS}),
        *(fit, course, fit + course, tcx_activity(), tcx_course(), *kml_seeds()),
        zipped({"doc.kml": kml_seeds()[0], "files/icon.png": b"\x89PNG"}),
        zipped({"a.fit.gz": gzip.compress(fit, mtime=0), "b.tcx": tcx_activity()}),
        gzip.compress(course, mtime=0),
    )


def fit_activity() -> bytes:
    """Return a FIT activity with a pause, a far point, and heights."""
    fit = Fit()
    fit.kind(4)
    for at in range(12):
        fit.record(
            -33.8 - at / 1_000, 151 + (at == 7) * 5, None if at == 3 else 10 + at % 4, at * 5
        )
        if at in (4, 9):
            fit.timer(4)
    return fit.bytes()


def fit_course() -> bytes:
    """Return a FIT course in the other byte order, with a name and a course point."""
    fit = Fit(">")
    fit.kind(6)
    fit.add(31, [(5, "str8", "Course")])
    fit.waypoint("Tap", -33.8, 151)
    for at in range(6):
        fit.record(-33.8, 151 + at / 1_000, at)
    return fit.bytes()


def tcx_activity() -> bytes:
    """Return a TCX activity of two tracks."""
    parts = (
        "".join(
            trackpoint(
                -33.8 - (first + at) / 1_000,
                151,
                first * 60 + at,
                f"<AltitudeMeters>{at}"
                "</AltitudeMeters><Extensions><TPX><Watts>1</Watts></TPX></Extensions>",
            )
            for at in range(4)
        )
        for first in (0, 9)
    )
    return tcx(activity(*parts, more="<Notes>Notes &amp; more</Notes>"))


def tcx_course() -> bytes:
    """Return a TCX course with a course point."""
    line = "".join(trackpoint(-33.8, 151 + at / 1_000, at) for at in range(5))
    place = f"<CoursePoint><Name>Tap</Name>{position(-33.8, 151)}</CoursePoint>"
    inside = f"<Name>Course</Name><Track>{line}</Track>{place}"
    return tcx(f"<Courses><Course>{inside}</Course></Courses>")


def kml_seeds() -> tuple[bytes, bytes]:
    """Return a KML of drawn lines and a place, and one of a recorded track."""
    line = linestring("151,-33.8,5 151.001,-33.8,6\n151.002,-33.8,7", "<tessellate>1</tessellate>")
    place = placemark("<Point><coordinates>151,-33.8</coordinates></Point>", "Tap")
    track = "".join(
        f"<when>2026-01-01T00:00:0{at}Z</when><gx:coord>151 -33.80{at} {at}</gx:coord>"
        for at in range(5)
    )
    drawn = kml(place + placemark(f"<MultiGeometry>{line}{line}</MultiGeometry>", "Drawn"))
    return drawn, kml(placemark(f"<gx:Track>{track}</gx:Track>", "<![CDATA[Run]]>"))


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


def with_true_sums(data: bytes) -> bytes:
    """Return a damaged FIT file with the length and checksum that it should have now.

    What a checksum gives away is never looked at by what comes after.
    """
    if len(data) <= data[0] + 2:
        return data
    found = data[:4] + struct.pack("<I", len(data) - data[0] - 2) + data[8:-2]
    return found + struct.pack("<H", fit_crc(found))


def case(seed: int) -> tuple[str, bytes]:
    """Return the name and the bytes of one damaged file; sometimes packed after its damage."""
    chance = random.Random(seed)  # noqa: S311  # damage, not secrets
    data = damaged(chance.choice(seeds()), chance)
    if data[8:12] == b".FIT" and chance.random() < 0.7:
        data = with_true_sums(data)
    match chance.randrange(20):
        case 0:
            data = gzip.compress(data, mtime=0)
        case 1:
            data = zipped({chance.choice(NAMES): data, "other.gpx": seeds()[0]})
    return chance.choice(NAMES), data


def escape(name: str, data: bytes) -> Escape | None:
    """Read, measure, sum up and write a file; tell what came out that must not."""
    try:
        reading = _read(name, data)
        if reading is not None:
            _use(reading)
    except Exception as error:  # noqa: BLE001  # that none comes out is what is asked
        return Escape(f"{type(error).__name__}: {error}", name, data)
    return None


def _read(name: str, data: bytes) -> Reading | None:
    try:
        return read_file(data, name)
    except RouteFileError as error:
        fault_text(error)
        return None


def _use(reading: Reading) -> None:
    assert reading.routes
    for repair in reading.repairs:
        assert repair.count > 0
        assert repair_text(repair)
    for refusal in reading.refused:
        assert refusal_text(refusal)
    for route in reading.routes:
        summarise(route, "id", measure(route))
        watch = write_gpx(route, most_points=5)
        # Its one segment closes the gaps, which may be as long as the Earth is round.
        if segment_metres(route.track.lat_deg, route.track.lon_deg).sum() <= MOST_LENGTH_M:
            assert len(_back(watch).track) <= 5
        _keep(route)
        with suppress(ShapeError):
            _keep(swapped(route))


def _keep(route: Route) -> None:
    """Write a route as it is kept, and find the same when it is read again."""
    kept = _back(write_whole_gpx(route))
    assert kept.name == route.name
    assert kept.track.starts == route.track.starts
    assert len(kept.waypoints) == len(route.waypoints)
    for now, before in (
        (kept.track.lat_deg, route.track.lat_deg),
        ((kept.track.lon_deg - route.track.lon_deg + 180) % 360, 180.0),
    ):
        assert np.allclose(now, before, rtol=0, atol=1e-6)
    assert np.allclose(kept.track.ele_m, route.track.ele_m, rtol=0, atol=0.01, equal_nan=True)


def _back(data: bytes) -> Route:
    (route,) = read_file(data, "x.gpx").routes
    return route
