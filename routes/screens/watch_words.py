"""The words by which a watch is chosen, and by which its files are offered."""

from collections.abc import Mapping
from types import MappingProxyType

from routes.language import N_, NP_, _, spoken
from routes.watches import Format, Watch, takes

CHOOSE = N_("Your watch")
CHOOSE_FIRST = N_("Choose a watch")
CHOOSE_HELP = N_(
    "Each download then has the right file for it first, and says how to load it. Amazfit goes for "
    "Zepp too; an Apple Watch takes routes through an app."
)
NO_WATCH = N_("None chosen")
WORKOUT_FOR = N_("Workout for {watch}")
STEPS = N_("How to load it")
DOES = N_("What {watch} does with it")
OTHERS = N_("Other formats")
WORKOUT = N_("The workout")

FORMATS = MappingProxyType({Format.GPX: "GPX", Format.TCX: "TCX", Format.FIT: "FIT"})
NAMES: Mapping[Watch, str] = {
    Watch.GARMIN: "Garmin",
    Watch.COROS: "COROS",
    Watch.SUUNTO: "Suunto",
    Watch.POLAR: "Polar",
    Watch.APPLE: "Apple Watch",
    Watch.WAHOO: "Wahoo",
    Watch.AMAZFIT: "Amazfit",
    Watch.PHONE: NP_("within a sentence", "phone"),
}
# As they stand in a list to choose from.
CHOICES: Mapping[Watch, str] = dict(NAMES) | {Watch.PHONE: N_("Phone")}


def download_text(watch: Watch | None, fmt: Format) -> str:
    """Return the words of a download button."""
    name = FORMATS[fmt]
    if fmt is not takes(watch).best:
        return name
    if watch is None:
        return _("Download {format}").format(format=name)
    return _("{format} for {watch}").format(format=name, watch=_(NAMES[watch]))


spoken(__name__)
