"""The sentences of why a run gets its route."""

import pytest

from planner import rules
from planner.plan import Reason
from planner.screens.route_words import ROUTE_REASONS
from planner.screens.words import reason_text
from routes.surface import Surface
from routes.units import Units


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (
            Reason(rules.OUR_FLAT, (43.0, 1.0)),
            "It climbs about 45 m: of the routes that suit as well, none is clearly flatter.",
        ),
        (Reason(rules.OUR_FLAT, (143.0, 0.0)), "It climbs about 140 m."),
        (
            Reason(rules.OUR_FRESH, (4.0, 0.0, "")),
            "A change from the four runs chosen before it.",
        ),
        (
            Reason(rules.OUR_FRESH, (1.0, 0.0, "2026-11-03")),
            "A change from the run chosen before it; last used on 3 Nov 2026.",
        ),
        (Reason(rules.OUR_FRESH, (4.0, 1.0, "2026-12-31")), "Used on 31 Dec 2026 too."),
        (
            Reason(rules.OUR_NEAR_HOME, (776.0,)),
            "It starts 0.8 km from your home, as the crow flies.",
        ),
        (Reason(rules.OUR_SURFACE, ("paved",)), "It runs on paved ways, as you like it."),
    ],
)
def test_a_reason_for_a_route_shows_its_values(reason: Reason, text: str) -> None:
    assert reason_text(reason) == text


def test_miles_and_feet_are_said_where_they_are_asked_for() -> None:
    assert "0.5 mi" in reason_text(Reason(rules.OUR_NEAR_HOME, (776.0,)), Units.MILES)
    assert "about 140 ft" in reason_text(Reason(rules.OUR_FLAT, (43.0, 1.0)), Units.MILES)


@pytest.mark.parametrize("surface", Surface)
def test_every_ground_has_its_words(surface: Surface) -> None:
    assert "as you like it" in reason_text(Reason(rules.OUR_SURFACE, (surface.value,)))


def test_no_light_is_promised_and_a_lost_route_is_owned_up_to() -> None:
    assert "is not known" in reason_text(Reason(rules.OUR_DARK))
    assert "instead" in reason_text(Reason(rules.OUR_ROUTE_GONE))
    assert {rules.OUR_DARK.id, rules.OUR_ROUTE_GONE.id} < ROUTE_REASONS.keys()
