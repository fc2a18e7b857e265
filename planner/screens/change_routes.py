"""Other routes for a day's run: three at once, all the ways to fit on request, one tap each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from planner.edits import SetRoute
from planner.fitting import fitted
from planner.instead import instead, wish_of
from planner.pick_climb import about_climb_m
from planner.plan import Item, Reason, RoutePick
from planner.screens import change_labels as labels
from planner.screens import labels as week_labels
from planner.screens.change_verdict import Offer, breach_lines, make_button
from planner.screens.desk import Desk
from planner.screens.joined import in_a_row
from planner.screens.seasons import Seen
from planner.screens.words import reason_text
from planner.season import Given
from routes.language import first_up, paragraph
from routes.library import Library
from routes.recipe import Recipe
from routes.screens.measures import about_height, distance_text

_FITTED = "change_fitted"


@dataclass(frozen=True, slots=True)
class _Fitted:
    """Hold the ways found for a day's run, with what they were found for."""

    given: Given
    day: date
    picks: tuple[RoutePick, ...]


def show_routes(seen: Seen, desk: Desk, library: Library, day: date, run: Item) -> None:
    """Show other routes for an ordinary run, each with what it would do, and its button."""
    plan, given = seen.season.plan, seen.given
    found = instead(
        plan,
        given.journal,
        given.library,
        day,
        prefers_flat=given.runner.has_back_history,
        is_dark=_is_dark(given, day, run),
    )
    if not found:
        st.text(labels.NO_OTHER)
    for number, choice in enumerate(found):
        _pick(seen, desk, day, choice.pick, choice.reasons, f"change-route-{number}")
    ways = _ways(seen, desk, library, day, run)
    if ways is None:
        return
    told = {_way(choice.pick) for choice in found}
    more = [pick for pick in ways if _way(pick) not in told]
    if not more:
        st.text(labels.NO_MORE)
    for number, pick in enumerate(more):
        _pick(seen, desk, day, pick, (), f"change-way-{number}")


def _ways(
    seen: Seen, desk: Desk, library: Library, day: date, run: Item
) -> tuple[RoutePick, ...] | None:
    """Return all the ways to fit but the run's own, once they were asked for; None before that."""
    if run.route is None:
        return None
    known = st.session_state.get(_FITTED)
    if isinstance(known, _Fitted) and known.given is seen.given and known.day == day:
        return known.picks
    place = st.empty()
    is_asked = place.button(
        labels.MORE_ROUTES,
        key="change-more-routes",
        help=labels.MORE_ROUTES_HELP,
        icon=":material/route:",
    )
    if not is_asked:
        return None
    wish = wish_of(
        run,
        run.route.wanted_m,
        prefers_flat=seen.given.runner.has_back_history,
        is_dark=_is_dark(seen.given, day, run),
    )
    far = distance_text(wish.wanted_m, desk.units)
    with place, st.spinner(labels.LOOKING.format(distance=far)):
        found = fitted(seen.given.library, library.open, wish)
    place.empty()
    picks = tuple(pick for pick in found if _way(pick) != _way(run.route))
    st.session_state[_FITTED] = _Fitted(seen.given, day, picks)
    return picks


def _is_dark(given: Given, day: date, run: Item) -> bool:
    light = given.light
    return light is not None and light.is_dark(day, run.duration_s)


def _pick(
    seen: Seen, desk: Desk, day: date, pick: RoutePick, reasons: Sequence[Reason], key: str
) -> None:
    offer = Offer(SetRoute(day, pick), labels.MAKE[labels.Choice.ROUTE], labels.ANYWAY_ROUTE)
    verdict = seen.judge(offer.edit)
    with st.container(border=True, key=key, gap="small"):
        with st.container(key=f"{key}-name"):
            # A name may come from a file, so it is never markup.
            summary = seen.given.library.summary(pick.route_id)
            st.text(week_labels.pick_name(pick, summary))
        st.text(_facts(seen, desk, pick))
        why = paragraph(*(reason_text(reason, desk.units) for reason in reasons))
        if why:
            st.text(why)
        for line in breach_lines(seen, desk, verdict):
            st.text(line)
        make_button(desk, verdict, offer, key)


def _facts(seen: Seen, desk: Desk, pick: RoutePick) -> str:
    """Return how a route is run, how far, about how much it climbs, and where it ends."""
    units = desk.units
    parts = [first_up(week_labels.pick_line(pick, units))]
    summary = seen.given.library.summary(pick.route_id)
    climb_m = about_climb_m(summary, pick) if summary else None
    if climb_m is not None:
        parts.append(labels.CLIMB.format(height=about_height(climb_m, units)))
    if pick.ends_m is not None:
        parts.append(week_labels.one_way(pick.ends_m, units))
    if not pick.fits:
        parts.append(labels.NOT_FITTING)
    return in_a_row(parts)


def _way(pick: RoutePick) -> tuple[str, Recipe]:
    return pick.route_id, pick.recipe
