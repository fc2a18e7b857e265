"""GPX as the programs of the world write it, each with a file made here in its manner.

What gpxpy sees and the geodesic on WGS 84 are the measure, wherever nothing had to be repaired.
"""

from itertools import pairwise

import gpxpy
import numpy as np
import pytest
from builders import gpx
from geopy.distance import geodesic

from routes.measure import measure
from routes.read import Mend, Repair, read_file

PLACES = [(-33.8 - n / 1_000, 151.0 + n / 2_000) for n in range(6)]
GPX_1_1 = 'xmlns="http://www.topografix.com/GPX/1/1" version="1.1"'
GPX_1_0 = 'xmlns="http://www.topografix.com/GPX/1/0" version="1.0"'
HEART = "http://www.garmin.com/xmlschemas/TrackPointExtension/v1"
TRACK = "<trk><name>Run</name><trkseg>{points}</trkseg></trk>"
HIGH, WHEN = "<ele>{ele}</ele>", "<time>2026-01-01T07:0{n}:00Z</time>"


def heart(prefix: str) -> str:
    """Return a pulse as Garmin's extension has it."""
    inner = f"<{prefix}:TrackPointExtension><{prefix}:hr>150</{prefix}:hr>"
    return f"<extensions>{inner}</{prefix}:TrackPointExtension></extensions>"


def written(root: str, inside: str, shape: str = TRACK, tag: str = "trkpt") -> bytes:
    """Return a file of all places; `inside` is a point's, with {n} and {ele}."""
    points = "".join(
        f'<{tag} lat="{lat}" lon="{lon}">{inside.format(n=n, ele=20 + n)}</{tag}>'
        for n, (lat, lon) in enumerate(PLACES)
    )
    return gpx(shape.format(points=points), root)


# Whose manner it is: the file, whether points have heights, and whether they have times.
DIALECTS: dict[str, tuple[bytes, bool, bool]] = {
    "Garmin Connect": (
        written(
            f'{GPX_1_1} creator="Garmin Connect" xmlns:ns3="{HEART}"',
            "<ele>{ele}.2000007629</ele><time>2026-01-01T07:0{n}:00.000Z</time>" + heart("ns3"),
            "<metadata><link href='c.example'><text>C</text></link></metadata>"
            "<trk><name>Run</name><type>running</type><trkseg>{points}</trkseg></trk>",
        ),
        True,
        True,
    ),
    "Strava": (
        written(f'creator="StravaGPX" {GPX_1_1} xmlns:gpxtpx="{HEART}"', HIGH + WHEN),
        True,
        True,
    ),
    "a route of Strava": (written(f'creator="StravaGPX" {GPX_1_1}', HIGH), True, False),
    "Movescount and Suunto": (
        written(
            f'{GPX_1_1} xmlns:gpxdata="http://www.cluetrust.com/XML/GPXDATA/1/0"',
            HIGH + WHEN + "<extensions><gpxdata:cadence>80</gpxdata:cadence></extensions>",
            "<trk><name>Run</name><trkseg/><trkseg>{points}</trkseg></trk>",
        ),
        True,
        True,
    ),
    "Polar Flow": (written(f'{GPX_1_1} creator="Polar Flow"', WHEN + HIGH), True, True),
    "Coros and Zepp": (
        written(f'{GPX_1_1} xmlns:g="{HEART}"', "<time>2026-01-01T07:0{n}:00Z</time>" + heart("g")),
        False,
        True,
    ),
    "Apple Health": (
        written(
            f'{GPX_1_1} creator="Apple Health Export"',
            "<ele>{ele}.123456</ele>" + WHEN + "<extensions><speed>2.5</speed><course>9</course>"
            "<hAcc>1.7</hAcc></extensions>",
            "<metadata><time>2026-01-01T08:00:00Z</time></metadata>" + TRACK,
        ),
        True,
        True,
    ),
    "Komoot": (
        written(GPX_1_1, "<ele>{ele}.5</ele><time>2026-01-01T07:0{n}:00.123Z</time>"),
        True,
        True,
    ),
    "RunKeeper and Nike": (
        written(GPX_1_1, WHEN + HIGH, "<trk><name><![CDATA[Run]]></name>" + TRACK[21:]),
        True,
        True,
    ),
    "OsmAnd on a telephone without a zone": (
        written(
            f'{GPX_1_1} creator="OsmAnd" xmlns:osmand="https://osmand.net"',
            HIGH + "<time>2026-01-01T07:0{n}:00</time><hdop>1.0</hdop>",
        ),
        True,
        True,
    ),
    "Locus, in local time": (
        written(GPX_1_1, HIGH + "<time>2026-01-01T18:0{n}:00.250+11:00</time>"),
        True,
        True,
    ),
    "a handheld of the days of GPX 1.0": (
        written(
            f'{GPX_1_0} creator="MapSource 6.5"',
            HIGH + WHEN + "<course>12</course><speed>2.2</speed><fix>3d</fix><sat>7</sat>",
            "<time>2026-01-01T00:00:00Z</time>"
            "<bounds minlat='-34' minlon='150' maxlat='-33' maxlon='152'/>" + TRACK,
        ),
        True,
        True,
    ),
    "GPSLogger and OpenTracks": (
        written(
            f'{GPX_1_0} xmlns:opentracks="http://opentracksapp.com/xmlschemas/v1"',
            HIGH + WHEN + "<src>gps</src>",
            "<trk><name>Run</name><extensions><opentracks:trackid>1</opentracks:trackid>"
            "</extensions><trkseg>{points}</trkseg></trk>",
        ),
        True,
        True,
    ),
    "extensions before the height": (
        written(f'{GPX_1_1} xmlns:a="{HEART}"', heart("a") + HIGH + WHEN),
        True,
        True,
    ),
    "CalTopo": (written(GPX_1_1, "", TRACK.replace("<trkseg", "<desc/><trkseg")), False, False),
    "no namespace and no version": (written("", HIGH), True, False),
}


def geodesic_m(data: bytes) -> float:
    """Return the length of all segments that gpxpy finds."""
    found = gpxpy.parse(data.decode())
    segments = [segment.points for track in found.tracks for segment in track.segments]
    return sum(
        geodesic((one.latitude, one.longitude), (other.latitude, other.longitude)).m
        for points in segments
        for one, other in pairwise(points)
    )


@pytest.mark.parametrize(
    ("data", "has_heights", "has_times"), DIALECTS.values(), ids=DIALECTS.keys()
)
def test_a_dialect_is_read_as_long_as_it_is(
    data: bytes, *, has_heights: bool, has_times: bool
) -> None:
    reading = read_file(data, "file.gpx")
    (route,) = reading.routes
    assert route.name == "Run"
    assert measure(route).distance_m == pytest.approx(geodesic_m(data), rel=1e-3)
    assert bool(np.isfinite(route.track.ele_m).all()) is has_heights
    times = route.track.time_utc_s
    assert (times is not None) is has_times
    if times is not None:
        assert list(np.diff(times)) == pytest.approx([60.0] * 5)
    # What counts is told; an empty segment beside the line is all there is.
    assert [repair.count for repair in reading.repairs] == ([1] if b"<trkseg/>" in data else [])


def test_comments_and_instructions_may_stand_before_the_root() -> None:
    before = b'<?xml-stylesheet type="text/xsl" href="x.xsl"?><!-- made <gpx> by hand -->\n<gpx'
    data = written(GPX_1_1, HIGH).replace(b"<gpx", before, 1)
    reading = read_file(data, "file.gpx")
    assert measure(reading.routes[0]).distance_m == pytest.approx(geodesic_m(data), rel=1e-3)
    assert reading.repairs == ()


@pytest.mark.parametrize("root", ["GPX", "Gpx"])
def test_the_root_may_be_in_capitals(root: str) -> None:
    data = written("", HIGH).replace(b"<gpx", f"<{root}".encode())
    data = data.replace(b"</gpx", f"</{root}".encode())
    reading = read_file(data, "file.gpx")
    assert [len(route.track) for route in reading.routes] == [6]
    assert reading.repairs == ()


def test_the_root_may_be_opened_twice() -> None:
    """So a recorder for Bangle.js wrote it, and closed it once."""
    data = written("", HIGH).replace(b"<gpx ", b"<gpx creator='Bangle.js'>\n<gpx ")
    reading = read_file(data, "file.gpx")
    assert [(route.name, len(route.track)) for route in reading.routes] == [("Run", 6)]
    assert reading.repairs == (Repair(Mend.CUT_OFF, 1),)
