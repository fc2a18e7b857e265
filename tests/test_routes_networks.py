"""Which network covers a place: the nearest, the runner's own first, read once and when changed."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from network_builders import grid, moved

from routes import networks
from routes.network import Kind, Network
from routes.network_file import write_network
from routes.networks import SHIPPED, Networks


def save(folder: Path, name: str, network: Network) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.npz").write_bytes(write_network(network))


def name_at(found: Networks, lat_deg: float, lon_deg: float) -> str | None:
    footways = found.at(lat_deg, lon_deg)
    return footways.network.name if footways else None


def test_the_shipped_network_covers_parramatta_and_no_other_place(tmp_path: Path) -> None:
    found = Networks((tmp_path / "none", SHIPPED))
    assert name_at(found, -33.8128, 151.0) is not None
    assert found.at(48.41, 15.6) is None
    assert found.at(90.0, 0.0) is None


def test_a_place_far_from_every_way_is_covered_by_none(tmp_path: Path) -> None:
    # The grid's one square is 4 km wide, so its middle is inside its box and far from its ways.
    save(tmp_path, "wide", grid(2, 2, step_m=4000))
    found = Networks((tmp_path,))
    assert found.at(0.0044, 0.018) is not None
    assert found.at(0.018, 0.018) is None
    assert found.at(-0.0040, 0.018) is not None
    assert found.at(-0.0050, 0.018) is None


def test_the_nearest_network_wins_and_the_first_folder_where_both_are_as_near(
    tmp_path: Path,
) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    save(own, "a", replace(grid(2, 4), name="own"))
    save(shipped, "b", replace(grid(2, 4), name="same place"))
    save(shipped, "c", moved(grid(2, 4), 0.008, "next town"))
    found = Networks((own, shipped))
    assert name_at(found, 0.0, 0.001) == "own"
    # 260 m from the last street of one town, and 30 m from the first of the next.
    assert name_at(found, 0.0, 0.0077) == "next town"


def test_a_file_that_cannot_be_read_and_one_with_nothing_to_run_on_are_left_out(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.npz").write_bytes(b"no network")
    save(tmp_path, "b", grid(2, 2, kind=lambda _: Kind.MOTORWAY))
    save(tmp_path, "c", replace(grid(2, 2), name="good"))
    assert name_at(Networks((tmp_path,)), 0.0, 0.0) == "good"


def test_a_folder_that_may_not_be_looked_into_holds_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = Path.glob

    def glob(folder: Path, pattern: str) -> Iterator[Path]:
        # The tests may run as root, to whom nothing is forbidden.
        if folder == tmp_path:
            raise PermissionError(13, "Permission denied", str(folder))
        return looked(folder, pattern)

    monkeypatch.setattr(Path, "glob", glob)
    assert [network.name for network in Networks((tmp_path, SHIPPED)).all()] == ["Parramatta"]
    assert networks.network_names((tmp_path,)) == ()


def test_what_ships_may_be_left_out(tmp_path: Path) -> None:
    networks.keep_network(tmp_path, grid(3, 3))
    both = Networks((tmp_path, SHIPPED))
    assert [network.name for network in both.all()] == ["Grid", "Parramatta"]
    own = [network.name for folder, network in both.by_folder() if folder != SHIPPED]
    assert own == ["Grid"]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_name_that_another_import_took_meanwhile_stays_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    def refuse(path: Path, _part: Path) -> None:
        raise PermissionError(1, "no links here", str(path))

    if not has_links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    other = tmp_path / "Grid.npz"
    monkeypatch.setattr("routes.networks.os.fsync", lambda _: other.write_bytes(b"another"))
    with pytest.raises(FileExistsError):
        networks.keep_network(tmp_path, grid(2, 2))
    assert other.read_bytes() == b"another"
    assert [path.name for path in tmp_path.iterdir()] == ["Grid.npz"]
    monkeypatch.setattr("routes.networks.os.fsync", lambda _: None)
    networks.keep_network(tmp_path, replace(grid(2, 2), name="Town"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Grid.npz", "Town.npz"]


def test_a_file_is_read_once_and_again_when_another_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []
    read = networks.read_network
    monkeypatch.setattr(
        networks, "read_network", lambda data, where: reads.append(where) or read(data, where)
    )
    save(tmp_path, "town", replace(grid(2, 2), name="old"))
    found = Networks((tmp_path,))
    assert reads == []
    assert found.at(0.0, 0.0) is found.at(0.0, 0.001)
    save(tmp_path, "town", replace(grid(2, 3), name="new"))
    assert name_at(found, 0.0, 0.0) == "new"
    assert reads == ["town.npz"] * 2
    (tmp_path / "town.npz").unlink()
    assert found.at(0.0, 0.0) is None


def test_threads_that_ask_at_once_share_one_network(tmp_path: Path) -> None:
    save(tmp_path, "town", grid(8, 8))
    found = Networks((tmp_path,))
    given: list[object] = []
    start = threading.Barrier(4)

    def ask() -> None:
        start.wait()
        given.append(found.at(0.0, 0.0))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == 4
    assert given[0] is not None
    assert all(each is given[0] for each in given)
