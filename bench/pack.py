"""Figures of a week's pack: `python bench/pack.py`.

Three runs on the shipped routes, with the map below them: the pack under 2.5 s, the PDF under
300 KB. The first time stands for a server that has made none yet: it reads the base map and the
fonts. What takes long on a slow machine takes long for the baseline too, which is the same
arithmetic each time: the ratios can be compared.
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from planner.choose import Library  # noqa: E402  # the project is not installed
from planner.exercises import load_exercises  # noqa: E402
from planner.handing import Whose, day_stamp, handout, shown  # noqa: E402
from planner.handout import Handout  # noqa: E402
from planner.ics import write_ics  # noqa: E402
from planner.journal import Journal, told_longest  # noqa: E402
from planner.pack import Pack, make_pack, write_pack  # noqa: E402
from planner.pack_runs import course_of  # noqa: E402
from planner.profile import Profile  # noqa: E402
from planner.runner import Runner  # noqa: E402
from planner.season import Given, season  # noqa: E402
from planner.sheet.pdf import write_pdf  # noqa: E402
from routes.catalogue import Catalogue  # noqa: E402
from routes.course import Course  # noqa: E402
from routes.paper.shipped import shipped_ground  # noqa: E402
from routes.watches import WATCH_POINTS, Format, Watch  # noqa: E402
from routes.write.for_watch import write_for  # noqa: E402

MONDAY = date(2026, 11, 23)
ZONE = ZoneInfo("Australia/Sydney")
# So far that every run's line has all the points that a watch takes.
LONGEST_M = 13_400.0
RUNS = 3
TRIES = 5
MOST_PACK_S = 2.5
MOST_PDF_KB = 300


def a_week(catalogue: Catalogue) -> Handout:
    """Return a week of three runs."""
    profile = Profile("Bench", Runner(None, 390.0), LONGEST_M, MONDAY)
    journal = Journal((told_longest(LONGEST_M, MONDAY),))
    library = Library(catalogue.list())
    given = Given(profile, journal, (), library, MONDAY, load_exercises(), ZONE)
    found = season(given)
    whose = Whose(profile, day_stamp(MONDAY, ZONE), ZONE)
    return handout(shown(given, found), found.plan.days[:7], whose, catalogue)


def timed_s(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def arithmetic() -> int:
    """Return a sum that takes as long as the machine is slow: the baseline."""
    return sum(number * number % 7 for number in range(2_000_000))


def courses(week: Handout) -> list[Course]:
    """Return what a watch is given of each run."""
    return [course_of(day, day.line, week, WATCH_POINTS) for day in week.days if day.line]


def sizes(pack: Pack, ending: str) -> Sequence[int]:
    """Return the bytes of a pack's files of a kind."""
    return [len(file.data) for file in pack.files if file.name.endswith(ending)]


def main() -> None:
    """Print every figure."""
    catalogue = Catalogue(PROJECT / "data" / "routes")
    catalogue.scan()
    week = a_week(catalogue)
    made = courses(week)
    if len(made) != RUNS:
        raise SystemExit(f"{len(made)} runs in the week, not {RUNS}")
    base_s = min(timed_s(arithmetic) for _ in range(TRIES))
    print(f"baseline: {base_s:.3f} s")
    first_s = timed_s(lambda: write_pack(week, Watch.GARMIN, shipped_ground()))
    print(f"pack of {RUNS} runs, the first: {first_s:.2f} s (< {MOST_PACK_S})")

    def tell(name: str, work: Callable[[], object]) -> None:
        best_s = min(timed_s(work) for _ in range(TRIES))
        print(f"{name}: {best_s:.3f} s at best, {best_s / base_s:.2f} of the baseline")

    tell(f"pack of {RUNS} runs", lambda: write_pack(week, Watch.GARMIN, shipped_ground()))
    tell("  handout", lambda: a_week(catalogue))
    tell("  courses", lambda: courses(week))
    for fmt in Format:
        tell(f"  {fmt.value.upper()} of them", lambda fmt=fmt: [write_for(c, fmt) for c in made])
    tell("  ICS", lambda: write_ics(week))
    tell("  PDF", lambda: write_pdf(week, shipped_ground()))
    pack = make_pack(week, Watch.GARMIN, shipped_ground())
    (pdf,) = sizes(pack, ".pdf")
    print(f"points of the courses: {', '.join(str(len(course.track)) for course in made)}")
    print(f"PDF: {pdf / 1000:.0f} KB (< {MOST_PDF_KB}); GPX: {sizes(pack, '.gpx')} bytes")
    if pack.failed:
        raise SystemExit(f"not made: {', '.join(pack.failed)}")


if __name__ == "__main__":
    main()
