"""What is told of loops, and the sentence for each reason why there is none."""

from collections.abc import Mapping

from routes.language import N_, _, decimal, ngettext, spoken
from routes.loop_ask import MOST_AWAY_M, Found, Loop, LoopError, LoopFault, Shape
from routes.screens.measures import distance_text, height_text, up_text
from routes.units import Units

_FAULTS: Mapping[LoopFault, str] = {
    LoopFault.NOT_A_PLACE: N_(
        "{detail} is nowhere on Earth. Give latitude and longitude in degrees, like "
        "-33.8128,151.0000."
    ),
    LoopFault.TOO_SHORT: N_("A loop is at least {nearest} long. Ask for more."),
    LoopFault.TOO_LONG: N_("A loop is at most {nearest} long. Ask for less."),
    LoopFault.FAR_FROM_WAYS: N_(
        "{detail} is about {nearest} from the nearest street or path of this network, and a loop "
        "begins within {away} of one. Choose a place nearer to it, or another network."
    ),
    LoopFault.NO_WAY: N_(
        "From there no way leads on in this network. Choose a place beside another street or path."
    ),
    LoopFault.END_TOO_FAR: N_(
        "The shortest way there, and home where the run ends at the door, is {nearest}. Ask for "
        "that much or more, or choose a place that is nearer."
    ),
    LoopFault.NONE_FITS: N_(
        "No way of that length is found from there: the network ends, or its ways do not meet. The "
        "nearest length that works is {nearest}."
    ),
    LoopFault.NONE_THAT_WAY: N_(
        "No loop of that length from there lies in that direction. Ask for another direction, or "
        "leave it open."
    ),
    LoopFault.UNKNOWN_NETWORK: N_("There is no network of that name. There are: {detail}."),
}


def loop_fault_text(trouble: LoopError, units: Units) -> str:
    """Return a sentence that says why there is no loop, and what to do."""
    nearest = "" if trouble.nearest_m is None else distance_text(trouble.nearest_m, units)
    away = height_text(MOST_AWAY_M, Units.KM)
    detail = trouble.detail or _("none")
    return _(_FAULTS[trouble.code]).format(detail=detail, nearest=nearest, away=away)


def loop_title(loop: Loop, units: Units) -> str:
    """Return a loop's name with its length."""
    return _("{name}, {distance}").format(
        name=loop.name, distance=distance_text(loop.distance_m, units)
    )


def loop_text(loop: Loop, units: Units) -> str:
    """Return a line that tells of a loop."""
    parts = [
        *([] if loop.ascent_m is None else [up_text(loop.ascent_m, units)]),
        _("{percent} % of it run twice").format(percent=decimal(100 * loop.repeated_share)),
        _("{percent} % on paths and in parks").format(percent=decimal(100 * loop.path_share)),
        _crossings_text(loop.crossings),
    ]
    return _("{loop}: {facts}").format(loop=loop_title(loop, units), facts=", ".join(parts))


def _crossings_text(count: int) -> str:
    if not count:
        return _("no main road crossed")
    return ngettext("{count} main road crossed", "{count} main roads crossed", count).format(
        count=count
    )


def found_text(found: Found, asked: Shape, units: Units) -> str:
    """Return all loops found, a line each, and a sentence where they are not as asked for."""
    lines = [loop_text(loop, units) for loop in found.loops]
    if found.is_back and asked is not Shape.THERE_AND_BACK:
        lines.append(
            _("No loop of that length is found from there, so these go out and back the same way.")
        )
    if found.is_fewer:
        lines.append(_("No more loops of that length differ enough from these."))
    return "\n".join(lines)


spoken(__name__)
