"""Grounds that the edge of an extract cuts: closed along it where it is sure, else left out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from osm_builders import Town, imported
from test_routes_osm_landscape import areas, ring

from routes.landscape import Cover

WOOD, BOX = "natural=wood", "<bounds minlat='48' minlon='15' maxlat='48.01' maxlon='15.01'/>"


def town(rows: range = range(1, 6)) -> Town:
    """Return a town with paths around a box of 10 by 10 steps, and streets in some rows of it."""
    made = Town()
    made.way("highway=path", *ring(0, 0, 10))
    made.way("highway=path", (0, 0), *((row, 5) for row in range(11)))
    for row in rows:
        made.way("highway=residential", (row, 0), (row, 5), (row, 10))
    return made


def covered(made: Town, folder: Path, cover: Cover, bounds: str = BOX) -> float | None:
    """Return how many square steps are covered, None where nothing is."""
    text = made.xml().replace("<osm version='0.6'>", f"<osm version='0.6'>{bounds}")
    around = imported(text, folder).network.landscape
    found = [area.area for sort, _, area in areas(around) if sort is cover]
    return sum(found) if found else None


def outline(made: Town, tags: str, *lines: tuple[tuple[float, float], ...], inner: int = 0) -> None:
    """Add an area of lines of which the last so many are inner; one more is not in the extract."""
    ways = [made.way("", *line) for line in lines]
    roles = ["outer"] * (len(ways) - inner) + ["inner"] * inner
    made.relation(tags, [*zip(ways, roles, strict=True), (999, "outer")])


ACROSS = ((6.0, -2.0), (6.0, 5.0), (6.0, 12.0))


def wood_in_the_north(made: Town) -> None:
    outline(made, WOOD, ACROSS)


def wood_in_the_north_turned_round(made: Town) -> None:
    outline(made, WOOD, ACROSS[::-1])


def wood_in_the_south(made: Town) -> None:
    outline(made, WOOD, ((4, -2), (4, 12)))


def wood_that_ends_just_before_the_edge(made: Town) -> None:
    outline(made, WOOD, ((6, 0.5), (6, 5), (6, 9.5)))


def wood_in_a_corner_and_one_beside(made: Town) -> None:
    outline(made, WOOD, ((12, 4), (8, 4), (8, -1)), ring(6, 6, 1))


def wood_with_a_clearing(made: Town) -> None:
    outline(made, WOOD, ACROSS, ring(7, 7, 1), inner=1)


def park_that_is_cut(made: Town) -> None:
    outline(made, "leisure=park", ACROSS)


def wood_whose_nodes_are_cut_off(made: Town) -> None:
    made.way(WOOD, (7, 7), (7, 9.9), (7, 12), (12, 12), (12, 7), (9.9, 7), (7, 7))
    for place in ((7, 12), (12, 12), (12, 7)):
        del made.nodes[made.node(place)]


def river(made: Town) -> None:
    outline(made, "natural=water", ((6, -2), (6, 12)), ((7, -2), (7, 12)))


@pytest.mark.parametrize(
    ("cut", "rows", "cover", "size"),
    [
        (wood_in_the_north, range(1, 6), Cover.WOOD, 40),
        (wood_in_the_north_turned_round, range(1, 6), Cover.WOOD, 40),
        (wood_in_the_south, range(5, 10), Cover.WOOD, 40),
        (wood_that_ends_just_before_the_edge, range(1, 6), Cover.WOOD, 40),
        (wood_in_a_corner_and_one_beside, range(0), Cover.WOOD, 8 + 1),
        (wood_with_a_clearing, range(0), Cover.WOOD, 40 - 1),
        (wood_whose_nodes_are_cut_off, range(1, 6), Cover.WOOD, 9),
        (park_that_is_cut, range(1, 6), Cover.PARK, 40),
        (river, range(1, 6), Cover.WATER, 10),
    ],
)
def test_what_is_cut_is_closed_along_the_edge(
    tmp_path: Path, cut: Callable[[Town], None], rows: range, cover: Cover, size: float
) -> None:
    made = town(rows)
    cut(made)
    assert covered(made, tmp_path, cover) == pytest.approx(size, rel=0.01)
    assert covered(made, tmp_path, cover, bounds="") == pytest.approx(size, rel=0.01)


def test_a_wood_ends_where_the_extract_does_though_ways_go_on(tmp_path: Path) -> None:
    made = town()
    outline(made, WOOD, ((6, 0.5), (6, 9.5)))
    bounds = BOX.replace("='15'", "='15.002'").replace("15.01'", "15.008'")
    assert covered(made, tmp_path, Cover.WOOD, bounds) == pytest.approx(24, rel=0.01)


def wood_that_ends_amid(made: Town) -> None:
    outline(made, WOOD, ((6, -2), (6, 5)))


def wood_far_away(made: Town) -> None:
    outline(made, WOOD, ((20, -2), (20, 5)))


def reserve_of_nature(made: Town) -> None:
    outline(made, "leisure=nature_reserve", ACROSS)


@pytest.mark.parametrize(
    ("cut", "rows"),
    [
        (wood_that_ends_amid, range(1, 6)),
        (wood_far_away, range(1, 6)),
        # Streets on both sides, and too few of them.
        (wood_in_the_north, range(3, 9)),
        (wood_in_the_north, range(1, 4)),
        (reserve_of_nature, range(1, 6)),
    ],
)
def test_what_cannot_be_told_is_left_out(
    tmp_path: Path, cut: Callable[[Town], None], rows: range
) -> None:
    made = town(rows)
    cut(made)
    assert [covered(made, tmp_path, each) for each in (Cover.WOOD, Cover.PARK)] == [None, None]
