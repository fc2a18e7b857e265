"""What is told of loops, and the sentence for each reason why there is none."""

from collections.abc import Mapping, Sequence

from routes.language import N_, _, decimal, ngettext, spoken
from routes.loop_ask import MOST_AWAY_M, Found, Loop, LoopError, LoopFault, Shape
from routes.loop_instead import works_m
from routes.screens.fit_labels import named_with
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
        "{detail} is about {nearest} from the nearest street or path of this network, and may be "
        "{away} from one at most. Choose a place nearer to one, or another network."
    ),
    LoopFault.NO_WAY: N_(
        "From there no way leads far enough on this network. Choose a place beside another street "
        "or path."
    ),
    LoopFault.END_TOO_FAR: N_(
        "The shortest run that reaches that place is {nearest}. Ask for that much or more, or "
        "choose a place that is nearer."
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
    LoopFault.NO_NETWORK: N_(
        "The streets and paths there are not known here yet, only those of {detail}. The README "
        "says how to bring those of any other place."
    ),
}
_NO_NETWORK_AT_ALL = N_(
    "No streets and paths are known here yet. The README says how to bring those of any place."
)
_SHORTER_THAT_WAY = N_(
    "No loop of that length from there lies in that direction, but one of {nearest} does. Ask for "
    "that, for another direction, or leave it open."
)


def loop_fault_text(trouble: LoopError, units: Units) -> str:
    """Return a sentence that says why there is no loop, and what to do."""
    nearest_m = works_m(trouble, units) or trouble.nearest_m
    nearest = "" if nearest_m is None else distance_text(nearest_m, units)
    away = height_text(MOST_AWAY_M, Units.KM)
    detail = trouble.detail or _("none")
    if trouble.code is LoopFault.NONE_THAT_WAY and nearest:
        return _(_SHORTER_THAT_WAY).format(nearest=nearest)
    if trouble.code is LoopFault.NO_NETWORK and not trouble.detail:
        return _(_NO_NETWORK_AT_ALL)
    return _(_FAULTS[trouble.code]).format(detail=detail, nearest=nearest, away=away)


def loop_title(loop: Loop, units: Units) -> str:
    """Return a loop's name with its length."""
    return named_with(loop.name, distance_text(loop.distance_m, units))


def loop_text(loop: Loop, units: Units) -> str:
    """Return a line that tells of a loop."""
    facts = loop_facts(loop, units)
    return _("{loop}: {facts}").format(loop=loop_title(loop, units), facts=", ".join(facts))


def loop_facts(loop: Loop, units: Units) -> Sequence[str]:
    """Return what is told of a loop, what counts most for a run first."""
    return (
        *([] if loop.ascent_m is None else [up_text(loop.ascent_m, units)]),
        _("{percent} % of it run twice").format(percent=decimal(100 * loop.repeated_share)),
        _("{percent} % on paths and in parks").format(percent=decimal(100 * loop.path_share)),
        _crossings_text(loop.crossings),
        _turns_text(loop.turns_per_km, units),
    )


def _turns_text(turns_per_km: float, units: Units) -> str:
    count = round(turns_per_km * units.distance_m / 1000)
    if units is Units.KM:
        return ngettext("about {count} turn a km", "about {count} turns a km", count).format(
            count=count
        )
    return ngettext("about {count} turn a mile", "about {count} turns a mile", count).format(
        count=count
    )


def _crossings_text(count: int) -> str:
    if not count:
        return _("no main road crossed")
    return ngettext("{count} main road crossed", "{count} main roads crossed", count).format(
        count=count
    )


def found_text(found: Found, asked: Shape, units: Units) -> str:
    """Return all loops found, a line each, and a sentence where they are not as asked for."""
    return "\n".join([loop_text(loop, units) for loop in found.loops] + found_notes(found, asked))


def found_notes(found: Found, asked: Shape) -> list[str]:
    """Return how what was found differs from what was asked for, a sentence each."""
    notes = []
    if found.is_back and asked is not Shape.THERE_AND_BACK:
        notes.append(
            _("No loop of that length is found from there, so these go out and back the same way.")
        )
    if found.is_fewer:
        notes.append(_("No more loops of that length differ enough from these."))
    return notes


spoken(__name__)
