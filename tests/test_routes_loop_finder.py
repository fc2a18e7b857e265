"""Loops by the network that covers a door: found once, the same again, and honest where none is."""

from dataclasses import replace
from pathlib import Path

import pytest
from network_builders import grid, moved

import routes.loops
from routes.loop_ask import Ask, Found, LoopError, LoopFault
from routes.loop_finder import Known, LoopFinder
from routes.network import Flag
from routes.network_file import write_network
from routes.networks import Networks
from routes.places import Place
from routes.track import Waypoint

ASK = Ask(door=(0.009, 0.009), distance_m=3000.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "town.npz").write_bytes(write_network(grid(12, 12)))
    return tmp_path


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[Ask]:
    asked: list[Ask] = []
    find = routes.loops.find_loops

    def counted(footways: object, ask: Ask) -> Found:
        asked.append(ask)
        return find(footways, ask)  # type: ignore[arg-type]

    monkeypatch.setattr(routes.loops, "find_loops", counted)
    return asked


def test_the_same_ask_is_searched_once(folder: Path, searches: list[Ask]) -> None:
    finder = LoopFinder(Networks((folder,)))
    first = finder.find(ASK)
    assert finder.find(replace(ASK)) is first
    assert searches == [ASK]
    assert finder.find(replace(ASK, seed=2)) is not first


def test_another_network_in_its_place_is_searched_anew(folder: Path, searches: list[Ask]) -> None:
    finder = LoopFinder(Networks((folder,)))
    finder.find(ASK)
    (folder / "town.npz").write_bytes(write_network(grid(13, 12)))
    finder.find(ASK)
    assert searches == [ASK, ASK]


def test_why_there_is_none_is_kept_too(folder: Path, searches: list[Ask]) -> None:
    finder = LoopFinder(Networks((folder,)))
    far = replace(ASK, distance_m=90_000.0)
    for _ in range(2):
        with pytest.raises(LoopError) as caught:
            finder.find(far)
        assert caught.value.code in (LoopFault.NONE_FITS, LoopFault.NO_WAY)
    assert searches == [far]


def test_a_door_that_no_network_covers_is_said_to_be_one(folder: Path) -> None:
    finder = LoopFinder(Networks((folder,)))
    with pytest.raises(LoopError) as caught:
        finder.find(replace(ASK, door=(48.4, 15.6)))
    assert (caught.value.code, caught.value.detail) == (LoopFault.NO_NETWORK, "Grid")


def test_what_a_network_knows_of_its_ways(tmp_path: Path) -> None:
    finder = LoopFinder(Networks((tmp_path,)))
    assert finder.known_at((0.0, 0.0)) is None
    (tmp_path / "a.npz").write_bytes(write_network(grid(3, 3)))
    assert finder.known_at((0.0, 0.0)) == Known(flat=False, soft=False, lit=False)
    lit = grid(
        3,
        3,
        flags=lambda edge: Flag.LIT if edge == (1, 1, True) else 0,
        ele_m=lambda row, column: 4.0 * row + column,
    )
    (tmp_path / "a.npz").write_bytes(write_network(lit))
    assert finder.known_at((0.0, 0.0)) == Known(flat=True, soft=False, lit=True)


def test_a_start_is_chosen_among_the_places_of_the_network_at_the_door(tmp_path: Path) -> None:
    here, there = Place("Town hall", 0.001, 0.001), Place("Harbour", 0.001, 1.001)
    elsewhere = Place("Krems", 48.4, 15.6)
    finder = LoopFinder(Networks((tmp_path,)))
    listed = (here, there, elsewhere)
    assert finder.places(listed, None) == ()
    town = replace(grid(3, 3), places=(Waypoint("Old bridge", 0.002, 0.002),))
    (tmp_path / "a.npz").write_bytes(write_network(town))
    (tmp_path / "b.npz").write_bytes(write_network(moved(grid(3, 3), 1.0, "Port")))
    own = Place("Old bridge", 0.002, 0.002)
    assert finder.places(listed, (0.0, 0.0)) == (here, own)
    assert finder.places(listed, (0.0, 1.0)) == (there,)
    # Without a network at the door any of them may be meant.
    assert finder.places(listed, None) == finder.places(listed, (48.4, 15.6)) == (here, own, there)
