"""The costliest files known within all limits, by name, and what reading one costs."""

import gzip
import struct
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builders import PROJECT, gpx, point, seg
from file_builders import activity, fit_file, kml, linestring, placemark, position, tcx, zipped

RECORD = ((253, 4, 0x86), (0, 4, 0x85), (1, 4, 0x85))
TWO = '<trkpt lat="1" lon="2"/><trkpt lat="1.001" lon="2"/>'


def track(points: Iterable[str]) -> bytes:
    return gpx(f"<trk><trkseg>{''.join(points)}</trkseg></trk>")


def clock(second: int) -> str:
    return f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"


def everything_odd(points: int = 96_000, inside: str = "") -> bytes:
    """Return decimal commas, odd times and a stray sign at the very end."""
    return track(
        [
            *(
                f'<trkpt lat="1,{n:06}" lon="2,5"><ele>1,5</ele>'
                f"<time>2026-01-01 {clock(n)}+05:30</time></trkpt>"
                for n in range(points)
            ),
            f"<a>{inside}&nbsp;&</a>",
        ]
    )


def falling_times() -> bytes:
    return track(
        f'<trkpt lat="1.{n:06}" lon="2"><time>2026-01-01T{clock(86_399 - n)}Z</time></trkpt>'
        for n in range(86_400)
    )


def zigzag() -> bytes:
    """Return a line that a recursion goes down as deep as it has points."""
    return track(
        f'<trkpt lat="{n % 2 * 0.0004:.4f}" lon="{n / 1e5:.5f}"><ele>{n % 200}</ele></trkpt>'
        for n in range(100_000)
    )


def jumps() -> bytes:
    """Return pairs of points, each pair far from the next."""
    return track(point("trkpt", (n // 2 % 89 + n % 2 / 1e4, n // 2 % 179)) for n in range(100_000))


def height_gaps() -> bytes:
    """Return 4,400 km in 5,000 segments, each with heights of its own."""
    segments = (
        seg((f"{(n * 18 + k) * 0.0008:.4f}", 2, k % 99) for k in range(11))  # type: ignore[misc]
        for n in range(5_000)
    )
    return gpx(f"<trk>{''.join(segments)}</trk>")


def shared_places() -> bytes:
    """Return 1,000 lines that each have 97,000 waypoints of odd names."""
    places = "".join(f'<wpt lat="1" lon="2"><name>{n}&#8206;</name></wpt>' for n in range(97_000))
    return gpx(places + f"<trk><trkseg>{TWO}</trkseg></trk>" * 1_000)


def course_points() -> bytes:
    places = f"<CoursePoint>{position(1, 2)}</CoursePoint>" * 70_000
    line = "".join(f"<Trackpoint>{position(1, 2 + n / 1e3)}</Trackpoint>" for n in range(2))
    return tcx(f"<Courses><Course>{line}{places}</Course></Courses>")


def pieces() -> bytes:
    """Return an activity of 40,000 tracks, each of two points far from the next."""
    return tcx(
        activity(
            *(
                f"<Trackpoint>{position(n // 2 % 89, 2)}</Trackpoint>"
                f"<Trackpoint>{position(n // 2 % 89, 2.001)}</Trackpoint>"
                for n in range(30_000)
            )
        )
    )


def kml_places() -> bytes:
    place = placemark("<Point><coordinates>2,1</coordinates></Point>", "\x7f")
    return kml(place * 96_000 + placemark(linestring("2,1 2,1.1")))


def kml_track() -> bytes:
    points = "".join(
        f"<when>2026-01-01 {clock(n)}+05:30</when><gx:coord>2,5 1,{n:06} 1</gx:coord>"
        for n in range(99_000)
    )
    return kml(placemark(f"<gx:Track>{points}</gx:Track>"))


def definition(local: int, number: int, fields: Iterable[tuple[int, int, int]]) -> bytes:
    told = [bytes(each) for each in fields]
    return struct.pack("<BBBHB", 0x40 | local, 0, 0, number, len(told)) + b"".join(told)


def records(count: int) -> bytes:
    return definition(1, 20, RECORD) + b"".join(
        struct.pack("<BIii", 1, 1_000_000_000 + n, n * 100, 5_000) for n in range(count)
    )


def fit_fields() -> bytes:
    """Return messages of 255 fields that are all kept, each message defined anew."""
    defined = definition(0, 32, [(2 + n % 2, 4, 0x85) for n in range(255)])
    return fit_body(records(200) + (defined + bytes(1_021)) * 2_400)


def fit_row() -> bytes:
    """Return sixteen files in a row, each with as many messages as one may have."""
    defined = definition(0, 99, [])
    return fit_body(records(10_000) + defined + bytes(350_000)) * 16


def fit_body(body: bytes) -> bytes:
    """Return a FIT file, with no checksum as the slow one takes too long here."""
    return fit_file(b"")[:4] + struct.pack("<I4sH", len(body), b".FIT", 0) + body + b"\0\0"


def many(make: Callable[[int], bytes], count: int = 2_000, kind: str = "gpx") -> bytes:
    return zipped({f"{n}.{kind}": make(n) for n in range(count)})


FILES: Mapping[str, Callable[[], bytes]] = {
    "everything_odd.gpx": everything_odd,
    "wide_letters.gpx": lambda: everything_odd(95_000, "\U0001f600"),
    "utf16.gpx": lambda: (
        everything_odd(44_000).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    ),
    "falling_times.gpx": falling_times,
    "zigzag.gpx": zigzag,
    "jumps.gpx": jumps,
    "height_gaps.gpx": height_gaps,
    "shared_places.gpx": shared_places,
    "course_points.tcx": course_points,
    "pieces.tcx": pieces,
    "places.kml": kml_places,
    "track.kml": kml_track,
    "fields.fit": fit_fields,
    "row.fit": fit_row,
    "damaged.zip": lambda: many(lambda n: b"<gpx><trk><name>%d</name>" % n),
    "dense.zip": lambda: many(lambda n: b"<gpx>%s<b%d/>&" % (b"<a/>" * 3_000, n), 400),
    "no_line.zip": lambda: many(lambda n: b"<gpx>%s<trk/></gpx>" % (b"<a>%d</a>" % n * 9_000), 100),
    "no_line_fit.zip": lambda: many(
        lambda n: fit_body(definition(0, n, []) + bytes(999)), kind="fit"
    ),
    "two_points.zip": lambda: many(lambda n: track([TWO, f"<a>{n}</a>"])),
    "late_bombs.zip": lambda: many(
        lambda n: gzip.compress(b"%d" % n + bytes(10_000_000), 1), 25, "gpx.gz"
    ),
    "parts.gpx.gz": lambda: gzip.compress(b"<") * 63 + b"\x1f\x8b" + bytes(99_000_000),
}

READING = """
import resource, sys
from pathlib import Path
from routes.errors import RouteFileError
from routes.measure import measure
from routes.read import read_file
from routes.summary import summarise

def peak_mb():
    # What getrusage tells began with whoever started this process.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024

data = Path(sys.argv[1]).read_bytes()
before, before_mb = resource.getrusage(resource.RUSAGE_SELF), peak_mb()
try:
    for route in read_file(data, sys.argv[1]).routes:
        summarise(route, "id", measure(route))
except RouteFileError:
    pass
after = resource.getrusage(resource.RUSAGE_SELF)
took_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
print(took_s, peak_mb() - before_mb)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one file took of the processor, and how much more memory than before."""

    processor_s: float
    more_mb: float


def cost(path: Path) -> Cost:
    """Return what reading, measuring and summing up a file costs in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", READING, path],
        capture_output=True,
        text=True,
        check=True,
        cwd=PROJECT,
    )
    return Cost(*map(float, done.stdout.split()))
