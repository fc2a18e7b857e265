"""What is said of each make of watch: what it does with a file, and how the file gets there.

Each claim tells how sure it is. READ: in source code or in the product's own pages. REPORTED:
people or third parties say so. UNKNOWN: we could not find out, and say so. Nothing was tried on a
watch.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from routes.language import N_, _, spoken
from routes.watches import Format, Watch


class Sure(StrEnum):
    """How a claim is known."""

    READ = "read"
    REPORTED = "reported"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Claim:
    """Say one thing of a make as a marked text; of one format only where `format` names it."""

    text: str
    sure: Sure
    format: Format | None = None


def does(watch: Watch, fmt: Format) -> tuple[str, ...]:
    """Return what a make does with a route of a format, in sentences."""
    return tuple(_(claim.text) for claim in _of(DOES_WITH[watch], fmt))


def does_of(watch: Watch, fmt: Format) -> tuple[str, ...]:
    """Return what a make does with this format alone, in sentences that name it."""
    return tuple(_(claim.text) for claim in DOES_WITH[watch] if claim.format is fmt)


def steps(watch: Watch, fmt: Format) -> tuple[str, ...]:
    """Return the few steps that load a file of a format."""
    return tuple(_(claim.text) for claim in _of(LOADS[watch], fmt))


def workout_says(watch: Watch) -> tuple[str, ...]:
    """Return what is known of a session as a FIT workout, with how it gets there."""
    return tuple(_(claim.text) for claim in WORKOUTS.get(watch, ()))


def _of(claims: tuple[Claim, ...], fmt: Format) -> Iterator[Claim]:
    return (claim for claim in claims if claim.format in (None, fmt))


def _read(text: str, fmt: Format | None = None) -> Claim:
    return Claim(text, Sure.READ, fmt)


def _reported(text: str, fmt: Format | None = None) -> Claim:
    return Claim(text, Sure.REPORTED, fmt)


def _unknown(text: str) -> Claim:
    return Claim(text, Sure.UNKNOWN)


DOES_WITH: Mapping[Watch, tuple[Claim, ...]] = MappingProxyType(
    {
        Watch.GARMIN: (
            _reported(
                N_(
                    "People report that Garmin Connect draws a GPX anew, and drops its heights and "
                    "times."
                ),
                Format.GPX,
            ),
            _read(
                N_(
                    "Garmin Connect makes points on the way of a GPX’s waypoints within about 35 "
                    "m of the line."
                ),
                Format.GPX,
            ),
            _read(
                N_(
                    "A name may have 128 characters in Garmin Connect, that of a point on the way "
                    "15."
                )
            ),
            _read(
                N_(
                    "A Fenix 7 was seen to list water and plain points under Up Ahead, but no "
                    "turns."
                ),
                Format.FIT,
            ),
        ),
        Watch.COROS: (
            _read(
                N_(
                    "What partner services send to COROS is GPX of up to 20 MB; this file is far "
                    "smaller."
                ),
                Format.GPX,
            ),
            _read(N_("A service that sends routes to COROS cuts their names at 100 characters.")),
        ),
        Watch.SUUNTO: (
            _reported(
                N_(
                    "Suunto is reported to make a route of each track in a file; this one holds "
                    "one."
                ),
                Format.GPX,
            ),
            _reported(
                N_(
                    "It is reported to show waypoints only where they lie on the line; here they "
                    "do."
                ),
                Format.GPX,
            ),
            _read(
                N_(
                    "The watch follows every point as given, and alerts at points on the way and "
                    "when you leave the line."
                )
            ),
            _reported(
                N_(
                    "Older Ambit watches are reported to hold about 1000 points a route; this "
                    "file has 500 at most."
                )
            ),
        ),
        Watch.POLAR: (
            _reported(
                N_(
                    "Polar’s help is quoted as saying that a Grit X, Grit X Pro, Pacer Pro, V650, "
                    "Vantage or Vantage V2 compresses a long route to 500 points; this file has "
                    "500 at most."
                )
            ),
        ),
        Watch.APPLE: (
            _reported(
                N_(
                    "Apps such as WorkOutDoors, Footpath or Pedometer++ are reported to take a "
                    "GPX and to send it to the watch."
                ),
                Format.GPX,
            ),
            _unknown(
                N_("How many points these apps take we do not know; this file has 500 at most.")
            ),
        ),
        Watch.WAHOO: (
            _read(
                N_(
                    "Wahoo’s help says that an ACE, BOLT 3 or ROAM 3 takes routes as GPX or TCX by "
                    "cable. Of its watch, the RIVAL, we know less."
                )
            ),
            _read(
                N_(
                    "FIT courses are what partner services send to Wahoo; to load a file yourself, "
                    "take TCX or GPX."
                ),
                Format.FIT,
            ),
        ),
        Watch.AMAZFIT: (
            _unknown(N_("What the Zepp app does with a route we have not been able to find out.")),
        ),
        Watch.PHONE: (
            _read(
                N_("Apps such as OsmAnd, Organic Maps and Locus show the track of a GPX."),
                Format.GPX,
            ),
            _read(N_("Turns are told by each app in its own way, so this file holds no commands.")),
        ),
    }
)
LOADS: Mapping[Watch, tuple[Claim, ...]] = MappingProxyType(
    {
        Watch.GARMIN: (
            _reported(N_("In Garmin Connect open Training, then Courses, and import the file.")),
            _reported(N_("Send the course to your watch.")),
            _reported(
                N_(
                    "Or by cable: copy the file into the watch’s folder GARMIN/NewFiles, then "
                    "sync or restart it."
                )
            ),
        ),
        Watch.COROS: (
            _unknown(
                N_(
                    "Look for route import in the COROS app; we have not been able to check the "
                    "menu."
                )
            ),
        ),
        Watch.SUUNTO: (
            _unknown(
                N_(
                    "Look for route import in the Suunto app; we have not been able to check the "
                    "menu."
                )
            ),
        ),
        Watch.POLAR: (
            _unknown(
                N_("Look for route import in Polar’s app; we have not been able to check the menu.")
            ),
        ),
        Watch.APPLE: (
            _reported(N_("Send the file to your iPhone by AirDrop, or save it in Files.")),
            _reported(N_("Open it there with an app that takes routes, such as WorkOutDoors.")),
            _reported(N_("Let the app send it to the watch.")),
        ),
        Watch.WAHOO: (
            _reported(N_("Open the file with the Wahoo app on your phone.")),
            _read(
                N_(
                    "Or by cable: copy it into the folder routes. On an ACE, BOLT 3 or ROAM 3 "
                    "switch USB access on first, in the Wahoo app’s settings of the device."
                )
            ),
        ),
        Watch.AMAZFIT: (
            _unknown(
                N_(
                    "Look for route import in the Zepp app; we have not been able to check the "
                    "menu."
                )
            ),
        ),
        Watch.PHONE: (_read(N_("Open the file on the phone, with the app that is to show it.")),),
    }
)
WORKOUTS: Mapping[Watch, tuple[Claim, ...]] = MappingProxyType(
    {
        Watch.GARMIN: (
            _reported(
                N_(
                    "By cable: copy the workout into GARMIN/NewFiles. People report that Garmin "
                    "Connect on the web does not take it, and that not every watch shows it."
                )
            ),
        ),
        Watch.WAHOO: (
            _read(
                N_(
                    "By cable: copy the workout into the folder plans. Wahoo’s help says so of the "
                    "ACE, BOLT 3 and ROAM 3."
                )
            ),
        ),
        Watch.SUUNTO: (
            _reported(N_("Suunto is reported to take workouts as guides of its own, not as FIT.")),
        ),
    }
)


spoken(__name__)
