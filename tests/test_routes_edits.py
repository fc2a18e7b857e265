"""Edits of one route: each does what it says, undo and redo restore exactly, the original stays."""

import numpy as np
import pytest
from builders import equator_route, equator_track, ring_route
from hypothesis import given
from hypothesis import strategies as st
from test_routes_shape import length_m, routes, same

from routes.edits import Edit, Fit, History, Match, Reverse, Simplify, Split, StartAt, Trim
from routes.errors import ShapeError
from routes.matched import Matched
from routes.recipe import Method, Recipe
from routes.track import Route, Track

shares = st.floats(0, 1)
drawn = st.tuples(st.sampled_from([Trim, Split, Reverse, StartAt, Simplify, Fit]), shares, shares)


def edit_of(kind: type[Edit], a: float, b: float, whole_m: float) -> Edit:
    """Return an edit of a kind whose places are shares of the whole length."""
    if kind is Trim:
        return Trim(min(a, b) * whole_m, max(a, b) * whole_m)
    if kind in (Split, StartAt):
        return kind(a * whole_m)  # type: ignore[call-arg]
    if kind is Simplify:
        return Simplify(20 * a)
    if kind is Fit:
        return Fit(Recipe(Method.OUT_AND_BACK, turn_m=a * whole_m))
    return Reverse()


@given(routes(), st.lists(drawn, max_size=6))
def test_undoing_restores_every_state_and_redoing_too(
    route: Route, wishes: list[tuple[type[Edit], float, float]]
) -> None:
    before = route.track.lat_deg.copy()
    history = History.of(route)
    seen = [history.route]
    for kind, a, b in wishes:
        try:
            history = history.apply(edit_of(kind, a, b, length_m(history.route.track)))
        except ShapeError:
            continue
        seen.append(history.route)
    back = history
    for expected in reversed(seen[:-1]):
        back = back.undo()
        assert back.route is expected
    assert back.undo().route is route
    assert not back.is_changed
    assert np.array_equal(route.track.lat_deg, before)
    for expected in seen[1:]:
        back = back.redo()
        assert back.route is expected
    assert back.redo().route is seen[-1]
    assert history.back_to_original().route is route


@given(routes(), shares, shares)
def test_trimming_keeps_exactly_what_lies_between(route: Route, a: float, b: float) -> None:
    whole_m = length_m(route.track)
    from_m, to_m = min(a, b) * whole_m, max(a, b) * whole_m
    if to_m - from_m < 50:
        return
    track = History.of(route).apply(Trim(from_m, to_m)).route.track
    assert length_m(track) == pytest.approx(to_m - from_m, abs=0.01)
    assert set(track.lat_deg[1:-1]) <= set(route.track.lat_deg)


@given(routes(), shares)
def test_the_parts_of_a_split_add_up(route: Route, share: float) -> None:
    whole_m = length_m(route.track)
    at_m = share * whole_m
    if not 50 <= at_m <= whole_m - 50:
        return
    first, second = History.of(route).apply(Split(at_m)).state.parts
    assert length_m(first.track) + length_m(second.track) == pytest.approx(whole_m, abs=0.01)


@given(routes(closed=True), shares)
def test_a_loop_begun_elsewhere_is_as_long_and_ends_where_it_begins(
    route: Route, share: float
) -> None:
    whole_m = length_m(route.track)
    if whole_m < 100:
        return
    track = History.of(route).apply(StartAt(share * whole_m)).route.track
    assert length_m(track) == pytest.approx(whole_m, abs=0.01)
    assert track.lat_deg[0] == pytest.approx(track.lat_deg[-1], abs=1e-12)


def test_a_match_is_an_edit_as_any_other() -> None:
    before, on_ways = equator_route(1000), equator_route(990)
    made = Matched(on_ways, 1000.0, 990.0, 1.0, 8.0, 0, 0.0, (1,), "Squares")
    history = History.of(before).apply(Match(made))
    assert history.route is on_ways
    assert history.undo().route is before
    assert history.undo().undone == history.state.edit
    assert length_m(history.apply(Trim(0, 500)).route.track) == pytest.approx(500)


def test_the_part_that_is_shown_is_edited_and_the_other_kept() -> None:
    history = History.of(equator_route(1000)).apply(Split(400))
    assert length_m(history.route.track) == pytest.approx(400)
    second = history.show(1)
    assert length_m(second.route.track) == pytest.approx(600)
    turned = second.apply(Reverse())
    assert turned.state.shown == 1
    assert turned.state.parts[0] is history.state.parts[0]
    assert turned.undo().route is second.route
    with pytest.raises(ShapeError):
        history.show(2)


def test_a_new_edit_forgets_what_was_undone() -> None:
    history = History.of(ring_route(4000)).apply(Reverse()).undo()
    assert history.undone == Reverse()
    other = history.apply(StartAt(1000.0))
    assert other.undone is None
    assert len(other.states) == 2


@pytest.mark.parametrize(
    "edit",
    [
        Trim(0, 49),
        Trim(500, 400),
        Trim(-1, 500),
        Trim(500, 1001),
        Trim(float("nan"), 500),
        Split(10),
        Split(990),
        StartAt(500),
        Fit(Recipe(Method.OUT_AND_BACK, turn_m=2000)),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(edit: Edit) -> None:
    history = History.of(equator_route(1000))
    with pytest.raises(ShapeError):
        history.apply(edit)
    assert not history.is_changed


def test_a_trim_keeps_times_and_a_new_start_does_not() -> None:
    line = equator_track([0, 100, 200, 300])
    timed = Route("Timed", Track(line.lat_deg, line.lon_deg, line.ele_m, (0,), np.arange(4.0)))
    trimmed = History.of(timed).apply(Trim(50, 250)).route.track.time_utc_s
    assert trimmed is not None
    assert list(trimmed) == pytest.approx([0.5, 1, 2, 2.5])
    ring = ring_route(4000)
    run = Route("Run", Track(*lines(ring.track), (0,), np.arange(5.0)))
    assert History.of(run).apply(StartAt(500)).route.track.time_utc_s is None


def lines(track: Track) -> tuple[np.ndarray, ...]:  # type: ignore[type-arg]
    return track.lat_deg, track.lon_deg, track.ele_m


def test_a_trim_that_ends_at_a_gap_does_not_reach_over_it() -> None:
    broken = Route("Gap", equator_track([0, 100, 9000, 9100], starts=(0, 2)))
    first = History.of(broken).apply(Trim(0, 100)).route.track
    second = History.of(broken).apply(Trim(100, 200)).route.track
    assert same(first, equator_track([0, 100]))
    assert length_m(second) == pytest.approx(100)
    assert second.starts == (0,)
