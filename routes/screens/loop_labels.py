"""What is told of loops, and the sentence for each reason why there is none."""

from collections.abc import Mapping

from routes.loop_ask import MOST_AWAY_M, Found, Loop, LoopError, LoopFault, Shape
from routes.screens.labels import UP
from routes.screens.measures import about_height, distance_text
from routes.units import Units

_FAULTS: Mapping[LoopFault, str] = {
    LoopFault.NOT_A_PLACE: (
        "{detail} is nowhere on Earth. Give latitude and longitude in degrees, like "
        "-33.8128,151.0000."
    ),
    LoopFault.TOO_SHORT: "A loop is at least {nearest} long. Ask for more.",
    LoopFault.TOO_LONG: "A loop is at most {nearest} long. Ask for less.",
    LoopFault.FAR_FROM_WAYS: (
        "{detail} is about {nearest} from the nearest street or path of this network, and a loop "
        "begins within {away} of one. Choose a place nearer to it, or another network."
    ),
    LoopFault.NO_WAY: (
        "From there no way leads on in this network. Choose a place beside another street or path."
    ),
    LoopFault.END_TOO_FAR: (
        "The shortest way there, and home where the run ends at the door, is {nearest}. Ask for "
        "that much or more, or choose a place that is nearer."
    ),
    LoopFault.NONE_FITS: (
        "No way of that length is found from there: the network ends, or its ways do not meet. The "
        "nearest length that works is {nearest}."
    ),
    LoopFault.NONE_THAT_WAY: (
        "No loop of that length from there lies in that direction. Ask for another direction, or "
        "leave it open."
    ),
    LoopFault.UNKNOWN_NETWORK: "There is no network of that name. There are: {detail}.",
}

NO_NETWORKS = "none"
FEWER = "No more loops of that length differ enough from these."
BACK = "No loop of that length is found from there, so these go out and back the same way."
REPEATED = "{:.0f} % of it run twice"
ON_PATHS = "{:.0f} % on paths and in parks"
CROSSINGS = {0: "no main road crossed", 1: "1 main road crossed"}
MANY_CROSSINGS = "{} main roads crossed"


def loop_fault_text(trouble: LoopError, units: Units) -> str:
    """Return a sentence that says why there is no loop, and what to do."""
    nearest = "" if trouble.nearest_m is None else distance_text(trouble.nearest_m, units)
    away = f"{MOST_AWAY_M:.0f} m"
    detail = trouble.detail or NO_NETWORKS
    return _FAULTS[trouble.code].format(detail=detail, nearest=nearest, away=away)


def loop_title(loop: Loop, units: Units) -> str:
    """Return a loop's name with its length."""
    return f"{loop.name}, {distance_text(loop.distance_m, units)}"


def loop_text(loop: Loop, units: Units) -> str:
    """Return a line that tells of a loop."""
    parts = [
        REPEATED.format(100 * loop.repeated_share),
        ON_PATHS.format(100 * loop.path_share),
        CROSSINGS.get(loop.crossings, MANY_CROSSINGS.format(loop.crossings)),
    ]
    if loop.ascent_m is not None:
        parts.insert(0, f"{about_height(loop.ascent_m, units)} {UP}")
    return f"{loop_title(loop, units)}: {', '.join(parts)}"


def found_text(found: Found, asked: Shape, units: Units) -> str:
    """Return all loops found, a line each, and a sentence where they are not as asked for."""
    lines = [loop_text(loop, units) for loop in found.loops]
    if found.is_back and asked is not Shape.THERE_AND_BACK:
        lines.append(BACK)
    if found.is_fewer:
        lines.append(FEWER)
    return "\n".join(lines)
