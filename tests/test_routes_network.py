"""A network and its file: what is written is read, and nothing else is believed."""

import io
import json
import random
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from network_builders import grid, shipped

from routes import network_file
from routes.errors import Fault, RouteFileError
from routes.landscape import Cover, Landscape
from routes.loop_ask import LoopError, LoopFault
from routes.network import Kind, Network
from routes.network_file import read_network, write_network
from routes.networks import SHIPPED, network_names, open_network
from routes.track import Waypoint

NAMED = replace(
    grid(3, 4, ele_m=lambda row, column: 10.0 * row + column),
    titles=("", "Bourke Street"),
    title=np.ones(17),
    one_way=np.arange(17) % 5 == 0,
    places=(Waypoint("Somewhere", 0.001, 0.002),),
    landscape=Landscape(
        cover=np.array([Cover.PARK, Cover.STREAM]),
        name=np.array([1, 0]),
        rings=np.array([2, 1]),
        counts=np.array([4, 3, 2]),
        lat_deg=0.001 * np.arange(9),
        lon_deg=0.001 * np.arange(9) ** 2,
        names=("", "Stadtpark"),
    ),
)
AROUND = ("shape_cover", "shape_name", "shape_rings", "ring_counts", "ring_lat", "ring_lon")


def packed(members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def members(network: Network) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write_network(network))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def array(values: np.ndarray) -> bytes:
    file = io.BytesIO()
    np.lib.format.write_array(file, values)
    return file.getvalue()


def refused(data: bytes) -> Fault:
    with pytest.raises(RouteFileError) as caught:
        read_network(data, "town.npz")
    assert caught.value.where == "town.npz"
    return caught.value.code


def test_what_is_written_is_read() -> None:
    again = read_network(write_network(NAMED))
    assert_alike(NAMED, again, Network, but="landscape")
    assert_alike(NAMED.landscape, again.landscape, Landscape)


def assert_alike(one: object, other: object, sort: type, but: str = "") -> None:
    for name in {field.name for field in fields(sort)} - {but}:
        ours, theirs = getattr(one, name), getattr(other, name)
        if isinstance(ours, np.ndarray):
            assert np.allclose(ours, theirs, rtol=0, atol=1e-9, equal_nan=True), name
            assert not theirs.flags.writeable
        else:
            assert ours == theirs


def test_a_file_of_before_parks_were_kept_has_none_and_is_read() -> None:
    before = {name: data for name, data in members(NAMED).items() if name[:-4] not in AROUND}
    about = json.loads(np.load(io.BytesIO(before["about.npy"])).tobytes())
    del about["shapes"]
    before["about.npy"] = array(np.frombuffer(json.dumps(about).encode(), np.uint8))
    again = read_network(packed(before))
    assert again.titles == NAMED.titles
    assert again.landscape is None


def test_that_nothing_lies_around_is_known_too() -> None:
    looked = replace(NAMED, landscape=Landscape())
    again = read_network(write_network(looked))
    assert again.landscape is not None
    assert not len(again.landscape.cover)


def test_a_file_that_tells_of_nothing_one_way_has_none() -> None:
    before = {name: data for name, data in members(NAMED).items() if name != "one_way.npy"}
    assert not read_network(packed(before)).one_way.any()
    assert "one_way.npy" not in members(grid(2, 2))


@pytest.mark.parametrize(
    "wrong", [np.full(17, 2, np.uint8), np.ones(16, np.uint8), np.ones(17, np.int32)]
)
def test_what_is_one_way_belongs_to_the_edges(wrong: np.ndarray) -> None:
    found = members(NAMED) | {"one_way.npy": array(wrong)}
    assert refused(packed(found)) is Fault.BAD_NETWORK


@pytest.mark.parametrize("missing", AROUND[1:])
def test_parks_that_are_there_by_half_are_refused(missing: str) -> None:
    found = {name: data for name, data in members(NAMED).items() if name != f"{missing}.npy"}
    assert refused(packed(found)) is Fault.BAD_NETWORK


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("shape_cover", np.array([0, 9], np.uint8)),
        ("shape_name", np.array([0, 2], np.int32)),
        ("shape_rings", np.array([3, 0], np.int32)),
        ("ring_counts", np.array([4, 3, 3], np.int32)),
        ("ring_lat", np.full(9, 91_000_000, np.int32)),
    ],
)
def test_parks_that_do_not_belong_together_are_refused(name: str, wrong: np.ndarray) -> None:
    found = members(NAMED) | {f"{name}.npy": array(wrong)}
    assert refused(packed(found)) is Fault.BAD_NETWORK


def test_unknown_heights_stay_unknown() -> None:
    assert np.isnan(read_network(write_network(grid(2, 2))).ele_m).all()


def test_the_same_network_gives_the_same_bytes() -> None:
    assert write_network(NAMED) == write_network(NAMED)


def test_the_lengths_are_those_of_the_lines() -> None:
    assert grid(2, 3, step_m=250).length_m == pytest.approx(250, rel=0.01)


def test_the_shipped_network_is_whole() -> None:
    network = shipped().network
    assert network.length_m.sum() == pytest.approx(549_000, rel=0.01)
    assert "OpenStreetMap contributors" in network.credit
    assert "ODbL" in network.credit
    assert network.may_run().all()
    assert {"Parramatta Park", "Church Street", "river foreshore"} <= set(network.titles)
    reached = {int(network.start[0])}
    ends = np.stack((network.start, network.end))
    while True:
        touched = np.isin(ends, list(reached)).any(axis=0)
        grown = set(ends[:, touched].ravel().tolist())
        if grown == reached:
            break
        reached = grown
    assert len(reached) == len(network.lat_deg)


def test_every_way_of_the_shipped_network_leads_somewhere() -> None:
    network = shipped().network
    assert (network.start != network.end).all()


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": np.full(17, 99)},
        {"start": np.full(17, -1)},
        {"end": np.zeros(16)},
        {"kind": np.full(17, len(Kind))},
        {"flags": np.full(17, 256)},
        {"title": np.full(17, 2)},
        {"lat_deg": np.full(12, np.nan)},
        {"lon_deg": np.full(12, 181.0)},
        {"lat_deg": np.zeros(11)},
        {"lat_deg": np.zeros(12)},
        {"ele_m": np.full(12, np.inf)},
        {"offsets": np.arange(18)},
        {"offsets": np.arange(0, 36, 2)[::-1]},
        {"point_lat_deg": np.zeros(33)},
        {name: np.zeros(0) for name in ("start", "end", "kind", "flags", "title")},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_arrays_that_do_not_belong_together_are_refused(wrong: dict[str, np.ndarray]) -> None:
    with pytest.raises(ValueError, match=r"differ|points to|coordinate|height|line|needs"):
        replace(NAMED, **wrong)


def test_an_edge_of_no_length_is_refused() -> None:
    point = np.zeros(1)
    with pytest.raises(ValueError, match="no length"):
        Network(
            *("", "", point, point, point),
            *(np.zeros(1), np.zeros(1), point, point, point, np.array([0, 2])),
            *(np.zeros(2), np.zeros(2)),
        )


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", Fault.EMPTY),
        (b"<gpx></gpx>", Fault.NOT_NETWORK),
        (write_network(NAMED)[:-40], Fault.NOT_NETWORK),
        (packed({"lat.npy": b"x"}), Fault.NOT_NETWORK),
        (packed(members(NAMED), zipfile.ZIP_DEFLATED), Fault.BAD_NETWORK),
        (packed(members(NAMED) | {"lat.npy": b"x"}), Fault.BAD_NETWORK),
        (packed(members(NAMED) | {"about.npy": array(np.zeros(9, np.uint8))}), Fault.BAD_NETWORK),
        (packed(members(NAMED) | {"lat.npy": array(np.zeros(12))}), Fault.BAD_NETWORK),
        (packed(members(NAMED) | {"kind.npy": array(np.full(17, 9, np.uint8))}), Fault.BAD_NETWORK),
    ],
    ids=range(9),
)
def test_what_is_no_network_is_refused(data: bytes, fault: Fault) -> None:
    assert refused(data) is fault


def test_an_array_that_claims_more_than_it_holds_is_refused() -> None:
    whole = members(NAMED)
    claimed = whole["lat.npy"].replace(b"(12,)", b"(9999999999,)" + b"").replace(b" " * 8, b"", 1)
    assert len(claimed) == len(whole["lat.npy"])
    assert refused(packed(whole | {"lat.npy": claimed})) is Fault.BAD_NETWORK


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_network(NAMED)
    monkeypatch.setattr(network_file, "MOST_NETWORK_BYTES", len(data) - 1)
    assert refused(data) is Fault.TOO_LARGE_NETWORK
    with pytest.raises(ValueError, match="bytes"):
        write_network(NAMED)


@pytest.mark.parametrize("seed", range(20))
def test_damage_is_refused_or_harmless(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - a test must fail again
    for _ in range(100):
        data = bytearray(write_network(NAMED))
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            read_network(bytes(data), "town.npz")
        except RouteFileError as error:
            assert error.code in {Fault.BAD_NETWORK, Fault.NOT_NETWORK}  # noqa: PT017


def test_a_network_is_opened_by_its_name_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "Town.npz").write_bytes(write_network(NAMED))
    folders = (SHIPPED, tmp_path, tmp_path / "missing")
    assert network_names(folders) == ("Town", "parramatta")
    assert open_network("tOwN", folders).name == "Grid"
    assert open_network("Parramatta", folders).name == "Parramatta"


@pytest.mark.parametrize("name", ["krems", "", "../network/parramatta", "parramatta.npz", "*"])
def test_an_unknown_network_is_told_with_those_that_are_there(name: str) -> None:
    with pytest.raises(LoopError) as caught:
        open_network(name, (SHIPPED,))
    assert caught.value.code is LoopFault.UNKNOWN_NETWORK
    assert caught.value.detail == "parramatta"


def test_a_network_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "town.npz").mkdir()
    with pytest.raises(RouteFileError) as caught:
        open_network("town", (tmp_path,))
    assert (caught.value.code, caught.value.where) == (Fault.NO_ACCESS, "town.npz")
