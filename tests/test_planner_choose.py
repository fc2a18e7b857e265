"""Which route a run gets."""

from planner_builders import a_library, a_route

from planner.choose import Choice, Library, Wish, choose
from routes.summary import RouteSummary
from routes.tailor import Method

NO_LIMIT = 1e9


def chosen(wish: Wish, *routes: RouteSummary, recent: tuple[Choice, ...] = ()) -> Choice:
    found = choose(wish, Library(routes), recent)
    assert found is not None
    return found


def wish(wanted_m: float, least_m: float = 0.0, most_m: float = NO_LIMIT) -> Wish:
    return Wish(wanted_m, least_m, most_m)


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
    second = chosen(wish(5_000), near, far, recent=(first,))
    assert (first.pick.route_id, second.pick.route_id) == ("route-5000", "route-5100")


def test_the_only_route_is_run_the_other_way_round_the_next_time() -> None:
    only = a_route(5_000)
    first = chosen(wish(5_000), only)
    second = chosen(wish(5_000), only, recent=(first,))
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
