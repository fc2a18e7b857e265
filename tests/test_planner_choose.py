"""Which route a run gets."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from planner_builders import MONDAY, a_library, a_route

from planner import rules
from planner.choose import Choice, Library, Taste, Used, Wish, alternatives, choose
from planner.rules import Rule
from routes.summary import RouteSummary
from routes.surface import Surface
from routes.tailor import Method

NO_LIMIT = 1e9


def chosen(wish: Wish, *routes: RouteSummary, recent: tuple[Used, ...] = ()) -> Choice:
    found = choose(wish, Library(routes), recent)
    assert found is not None
    return found


def wish(wanted_m: float, least_m: float = 0.0, most_m: float = NO_LIMIT) -> Wish:
    return Wish(wanted_m, least_m, most_m)


def used(choice: Choice) -> Used:
    return Used(choice.pick.route_id, choice.pick.recipe.method, MONDAY)


def test_without_routes_there_is_no_choice() -> None:
    assert choose(wish(5_000), Library(()), ()) is None


def test_a_whole_loop_comes_before_laps_and_laps_before_a_turn() -> None:
    whole, laps, turn = a_route(5_000), a_route(2_495), a_route(9_000)
    assert chosen(wish(5_000), turn, laps, whole).pick.recipe.method is Method.WHOLE
    assert chosen(wish(5_000), turn, laps).pick.recipe.method is Method.LAPS
    assert chosen(wish(5_000), turn).pick.recipe.method is Method.OUT_AND_BACK


def test_within_five_per_cent_comes_before_a_handier_way() -> None:
    found = chosen(wish(5_000), a_route(5_400), a_route(2_495))
    assert found.pick.recipe.method is Method.LAPS


def test_a_route_run_of_late_gives_way_to_another() -> None:
    near, far = a_route(5_000), a_route(5_100)
    first = chosen(wish(5_000), near, far)
    second = chosen(wish(5_000), near, far, recent=(used(first),))
    assert (first.pick.route_id, second.pick.route_id) == ("route-5000", "route-5100")


def test_the_only_route_is_run_the_other_way_round_the_next_time() -> None:
    only = a_route(5_000)
    first = chosen(wish(5_000), only)
    second = chosen(wish(5_000), only, recent=(used(first),))
    assert second.pick.recipe.method is Method.REVERSE


def test_a_route_beyond_the_limit_is_never_said_to_fit() -> None:
    found = chosen(wish(5_000, most_m=5_200), a_route(5_300, is_loop=False))
    assert found.pick.fits
    assert found.pick.distance_m == 5_000
    assert found.pick.recipe.method is Method.OUT_AND_BACK


def test_where_nothing_fits_the_nearest_is_named_and_said_not_to_fit() -> None:
    found = chosen(wish(9_000), a_route(3_000, is_loop=False), a_route(4_000, is_loop=False))
    assert not found.pick.fits
    assert (found.pick.route_id, found.pick.distance_m) == ("route-4000", 8_000)
    assert found.pick.wanted_m == 9_000


def test_where_nothing_fits_a_route_inside_the_limit_is_named_first() -> None:
    # Three laps of the ring give 9320 m, nearer than the 8000 m out and back but too long.
    ring, straight = a_route(3_100), a_route(4_000, is_loop=False)
    found = chosen(wish(9_000, most_m=9_050), ring, straight)
    assert not found.pick.fits
    assert found.pick.distance_m == 8_000


def test_the_order_of_the_library_does_not_matter() -> None:
    routes = a_library(40)
    for metres in range(1_000, 9_000, 700):
        forwards = chosen(wish(metres), *routes).pick
        assert forwards == chosen(wish(metres), *routes[::-1]).pick


def hilly(route_id: str, ascent_m: float | None, **others: object) -> RouteSummary:
    route = a_route(5_000, route_id)
    return replace(route, ascent_m=ascent_m, descent_m=ascent_m, **others)  # type: ignore[arg-type]


def rules_of(choice: Choice) -> list[str]:
    return [reason.rule.id for reason in choice.reasons]


def values_of(choice: Choice, rule: Rule) -> tuple[float | str, ...]:
    return next(reason.values for reason in choice.reasons if reason.rule == rule)


CARE = Wish(5_000, 0.0, NO_LIMIT, prefers_flat=True)


def test_a_flatter_route_comes_first_where_that_is_asked_for() -> None:
    routes = (hilly("a-hill", 90.0), hilly("b-flat", 12.0), hilly("c-unknown", None))
    assert chosen(wish(5_000), *routes).pick.route_id == "a-hill"
    found = chosen(CARE, *routes)
    assert found.pick.route_id == "b-flat"
    assert values_of(found, rules.OUR_FLAT) == (12.0, 1.0)


def test_flat_comes_before_handy_but_not_before_near() -> None:
    hill, turn = hilly("hill", 90.0), replace(hilly("turn", 0.0), distance_m=9_000, is_loop=False)
    assert chosen(CARE, hill, turn).pick.route_id == "turn"
    # There and back it gives 4700 m, which is 6 % off.
    short = replace(hilly("short", 0.0), distance_m=2_350, is_loop=False)
    assert chosen(CARE, hill, short).pick.route_id == "hill"


def test_climbs_within_a_step_and_unknown_ones_alone_say_nothing() -> None:
    for routes in ((hilly("a", 20.0), hilly("b", 10.0)), (hilly("a", None), hilly("b", None))):
        found = chosen(CARE, *routes)
        assert found.pick.route_id == "a"
        assert rules.OUR_FLAT.id not in rules_of(found)


def test_a_route_that_only_falls_is_flat_one_way_and_a_hill_the_other() -> None:
    down = replace(hilly("down", 0.0), descent_m=150.0, is_loop=False, gap_m=4_000.0)
    up = replace(hilly("up", 150.0), descent_m=0.0, is_loop=False, gap_m=4_000.0)
    assert chosen(CARE, down).pick.recipe.method is Method.WHOLE
    assert chosen(CARE, up).pick.recipe.method is Method.REVERSE


def placed(route_id: str, lat_deg: float) -> RouteSummary:
    return replace(a_route(5_000, route_id), lat_deg=np.array([lat_deg, lat_deg]))


def test_a_start_near_home_comes_before_one_far_away() -> None:
    routes = (placed("a-far", -33.90), placed("b-near", -33.817))
    home = Taste(home=(-33.81, 151.0))
    assert chosen(wish(5_000), *routes).pick.route_id == "a-far"
    found = choose(wish(5_000), Library(routes, home), ())
    assert found is not None
    assert found.pick.route_id == "b-near"
    # 0.007 degrees of latitude.
    assert values_of(found, rules.OUR_NEAR_HOME) == (pytest.approx(776, abs=3),)


def test_nobody_travels_far_while_a_nearer_route_fits_at_all() -> None:
    # There and back the near one gives 4700 m, which is 6 % off.
    near = replace(placed("near", -33.82), distance_m=2_350, is_loop=False)
    far = placed("far", -34.81)
    home = Taste(home=(-33.81, 151.0))
    asked = wish(5_000)
    found = choose(asked, Library((near, far), home), ())
    assert found is not None
    assert found.pick.route_id == "near"
    (other, *_) = alternatives(asked, Library((near, far), home), (), found.pick)
    assert (other.pick.route_id, other.pick.fits) == ("far", True)


def test_the_other_way_round_begins_at_the_finish() -> None:
    there = replace(
        a_route(5_000, is_loop=False), lat_deg=np.array([-33.85, -33.81]), lon_deg=np.zeros(2)
    )
    found = choose(wish(5_000), Library((there,), Taste(home=(-33.81, 0.0))), ())
    assert found is not None
    assert found.pick.recipe.method is Method.REVERSE
    assert values_of(found, rules.OUR_NEAR_HOME) == (pytest.approx(0.0, abs=0.1),)


def test_the_ground_one_likes_comes_first_and_is_said() -> None:
    routes = (a_route(5_000, "a"), a_route(5_000, "b"))
    surfaces = {"a": Surface.PAVED, "b": Surface.UNPAVED}
    trails = Taste(surfaces=frozenset({Surface.UNPAVED, Surface.MIXED}))
    found = choose(wish(5_000), Library(routes, trails, surfaces), ())
    assert found is not None
    assert found.pick.route_id == "b"
    assert values_of(found, rules.OUR_SURFACE) == ("unpaved",)
    unsaid = choose(wish(5_000), Library(routes, trails), ())
    assert unsaid is not None
    assert rules.OUR_SURFACE.id not in rules_of(unsaid)


def test_in_the_dark_paved_ways_come_first() -> None:
    routes = (a_route(5_000, "a"), a_route(5_000, "b"))
    library = Library(routes, surfaces={"a": Surface.UNPAVED, "b": Surface.PAVED})
    by_day = choose(wish(5_000), library, ())
    by_night = choose(replace(wish(5_000), is_dark=True), library, ())
    assert by_day is not None
    assert by_night is not None
    assert (by_day.pick.route_id, by_night.pick.route_id) == ("a", "b")
    assert (rules.OUR_DARK.id in rules_of(by_day), rules.OUR_DARK.id in rules_of(by_night)) == (
        False,
        True,
    )


def test_a_run_of_long_ago_is_told_but_costs_nothing() -> None:
    route, other = a_route(5_000), a_route(5_100)
    long_ago = Used(route.id, None, MONDAY)
    recent = (long_ago, *(Used("elsewhere", None, MONDAY + timedelta(days=3)),) * 4)
    found = chosen(wish(5_000), route, other, recent=recent)
    assert found.pick.route_id == route.id
    assert values_of(found, rules.OUR_FRESH) == (4.0, 0.0, "2026-11-23")
    again = chosen(wish(5_000), route, recent=(long_ago,))
    assert values_of(again, rules.OUR_FRESH) == (1.0, 1.0, "2026-11-23")
    assert rules.OUR_FRESH.id not in rules_of(chosen(wish(5_000), route))


def test_what_does_not_fit_says_only_that() -> None:
    found = chosen(replace(CARE, wanted_m=9_000), a_route(2_000, is_loop=False))
    assert rules_of(found) == [rules.OUR_NO_FIT.id]


def test_alternatives_are_other_routes_first_and_then_other_ways_of_the_same() -> None:
    library = Library((a_route(5_000, "a"), a_route(5_020, "b"), a_route(5_040, "c")))
    pick = chosen(wish(5_000), *library.routes).pick
    found = [choice.pick for choice in alternatives(wish(5_000), library, (), pick)]
    assert [(each.route_id, each.recipe.method) for each in found] == [
        ("b", Method.WHOLE),
        ("c", Method.WHOLE),
        ("a", Method.REVERSE),
    ]
    assert all(each.fits for each in found)


def test_alternatives_that_do_not_fit_are_the_nearest_and_marked() -> None:
    fits, short, far = (
        a_route(metres, name, is_loop=False)
        for metres, name in ((5_000, "fits"), (2_000, "short"), (1_000, "far"))
    )
    pick = chosen(wish(5_000), fits).pick
    library = Library((far, short, fits))
    found = [choice.pick for choice in alternatives(wish(5_000), library, (), pick, count=9)]
    assert [(each.route_id, each.fits, each.distance_m) for each in found] == [
        ("fits", True, 5_000.0),
        ("fits", True, 5_000.0),
        ("short", False, 4_000.0),
        ("far", False, 2_000.0),
    ]


def test_alternatives_never_repeat_nor_hold_what_they_are_instead_of() -> None:
    routes = a_library(60)
    for metres in range(1_500, 15_000, 1_300):
        asked = wish(metres, most_m=1.2 * metres)
        pick = chosen(asked, *routes).pick
        found = [choice.pick for choice in alternatives(asked, Library(routes), (), pick)]
        backwards = alternatives(asked, Library(routes[::-1]), (), pick)
        assert found == [choice.pick for choice in backwards]
        assert len({each.route_id for each in found} | {pick.route_id}) == 4
        for each in found:
            assert each.fits == (abs(each.distance_m - metres) <= 0.1 * metres + 1e-6)
