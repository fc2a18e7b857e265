"""Names that end in how long a route is, as kept loops have them: Park and Harris Street, 6.1 km.

Such a name was given in the units and the language of its day. Where it is told the distance is
that of the route in the runner's own units, or left out where it is told beside the name.
"""

import re
from functools import cache

from routes.language import NAMES, Tongue, speaking
from routes.screens.fit_labels import made_name, named_with
from routes.screens.measures import distance_of
from routes.units import Units

# A name says one decimal; a file's line is rounded too.
_AS_LONG = 0.06


def bare_name(name: str, distance_m: float) -> str:
    """Return a name without the distance at its end, where that is the route's own."""
    for units, pattern in _patterns():
        found = pattern.fullmatch(name)
        if found:
            told = float(found["number"].replace(",", "."))
            if abs(told - distance_m / units.distance_m) <= _AS_LONG:
                return found["name"]
    return name


def name_in(name: str, distance_m: float, units: Units) -> str:
    """Return a name with the distance at its end, where it has one, in a runner's units."""
    bare = bare_name(name, distance_m)
    return name if bare == name else made_name(bare, distance_m, units)


@cache
def _patterns() -> tuple[tuple[Units, re.Pattern[str]], ...]:
    """Return how a distance ends a name, in each language and in each unit."""
    return tuple((units, _pattern(code, units)) for code in NAMES for units in Units)


def _pattern(code: str, units: Units) -> re.Pattern[str]:
    with speaking(Tongue(code)):
        # Figures stand for what differs: no pattern reads them as anything else.
        text = re.escape(named_with("0", distance_of(units).format(number="1")))
    parts = {"0": r"(?P<name>.+)", "1": r"(?P<number>\d+(?:[.,]\d)?)"}
    return re.compile("".join(parts.get(each, each) for each in text), re.DOTALL)
