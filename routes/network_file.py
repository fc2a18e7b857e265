"""A network as a file, and back: a NumPy archive that is read without trusting a byte of it."""

import io
import json
import struct
import zipfile

import numpy as np

from routes.errors import Fault, RouteFileError
from routes.landscape import Landscape
from routes.limits import MOST_NAME_CHARS, MOST_NETWORK_BYTES, MOST_NOTE_CHARS
from routes.network import BoolArray, Network
from routes.read.text import clean_text
from routes.track import Waypoint

SUFFIX = ".npz"
_FORM = 1
# A millionth of a degree is 11 cm, and a tenth of a metre more than heights are good for.
_PER_DEG = 1e6
_PER_M = 10.0
_NO_HEIGHT = -32768
_ABOUT = "about"
_TYPES = {
    "lat": "<i4",
    "lon": "<i4",
    "ele": "<i2",
    "start": "<i4",
    "end": "<i4",
    "kind": "|u1",
    "flags": "|u1",
    "title": "<i4",
    "offsets": "<i4",
    "point_lat": "<i4",
    "point_lon": "<i4",
    _ABOUT: "|u1",
}
# Of each edge 1 where it is one way, where any is.
_ONE_WAY = {"one_way": "|u1"}
# What a map shows around the ways. Files of before hold none, and are read as ever.
_AROUND = {
    "shape_cover": "|u1",
    "shape_name": "<i4",
    "shape_rings": "<i4",
    "ring_counts": "<i4",
    "ring_lat": "<i4",
    "ring_lon": "<i4",
}


def write_network(network: Network) -> bytes:
    """Return a network as an uncompressed NumPy archive; the same network gives the same bytes.

    Coordinates are kept to a millionth of a degree and heights to a tenth of a metre. Raises
    ValueError for a network that no file may hold.
    """
    about = {
        "form": _FORM,
        "name": network.name,
        "credit": network.credit,
        "titles": network.titles,
        "places": [[each.name, each.lat_deg, each.lon_deg] for each in network.places],
    }
    around = network.landscape
    if around is not None:
        about["shapes"] = around.names
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode()
    ele = np.where(np.isnan(network.ele_m), _NO_HEIGHT, np.rint(network.ele_m * _PER_M))
    arrays = {
        "lat": np.rint(network.lat_deg * _PER_DEG),
        "lon": np.rint(network.lon_deg * _PER_DEG),
        "ele": ele,
        "start": network.start,
        "end": network.end,
        "kind": network.kind,
        "flags": network.flags,
        "title": network.title,
        "offsets": network.offsets,
        "point_lat": np.rint(network.point_lat_deg * _PER_DEG),
        "point_lon": np.rint(network.point_lon_deg * _PER_DEG),
        _ABOUT: np.frombuffer(text, np.uint8),
    }
    if network.one_way.any():
        arrays["one_way"] = network.one_way
    if around is not None:
        arrays |= _around(around)
    types = _TYPES | _ONE_WAY | _AROUND
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, array.astype(types[name]), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), member.getvalue())
    if file.tell() > MOST_NETWORK_BYTES:
        raise ValueError(f"{file.tell()} bytes")
    return file.getvalue()


def _around(landscape: Landscape) -> dict[str, np.ndarray]:
    return {
        "shape_cover": landscape.cover,
        "shape_name": landscape.name,
        "shape_rings": landscape.rings,
        "ring_counts": landscape.counts,
        "ring_lat": np.rint(landscape.lat_deg * _PER_DEG),
        "ring_lon": np.rint(landscape.lon_deg * _PER_DEG),
    }


def read_network(data: bytes, where: str = "") -> Network:
    """Read a network from the bytes that `write_network` makes.

    Raises RouteFileError, with EMPTY, TOO_LARGE, NOT_NETWORK for what is another file and
    BAD_NETWORK for one that is damaged or of another form.
    """
    if not data:
        raise RouteFileError(Fault.EMPTY, where=where)
    if len(data) > MOST_NETWORK_BYTES:
        raise RouteFileError(Fault.TOO_LARGE_NETWORK, f"{len(data)} bytes", where)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        stored = {member.filename: member for member in archive.infolist()}
    except (zipfile.BadZipFile, struct.error, OSError, ValueError, NotImplementedError) as error:
        raise RouteFileError(Fault.NOT_NETWORK, str(error), where) from error
    if not all(f"{name}.npy" in stored for name in _TYPES):
        raise RouteFileError(Fault.NOT_NETWORK, "an array is missing", where)
    try:
        types = dict(_TYPES)
        for more in (_ONE_WAY, _AROUND):
            types |= more if f"{next(iter(more))}.npy" in stored else {}
        arrays = {
            name: _array(archive, stored[f"{name}.npy"], dtype) for name, dtype in types.items()
        }
        return _network(arrays)
    except (
        zipfile.BadZipFile,
        EOFError,
        struct.error,
        ValueError,
        TypeError,
        KeyError,
        OverflowError,
        OSError,
        RecursionError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise RouteFileError(Fault.BAD_NETWORK, str(error), where) from error


def _array(archive: zipfile.ZipFile, member: zipfile.ZipInfo, expected: str) -> np.ndarray:
    # What is stored as it stands cannot unpack to more than the file.
    if member.compress_type != zipfile.ZIP_STORED:
        raise ValueError(f"{member.filename} is packed")
    file = io.BytesIO(archive.read(member))
    if np.lib.format.read_magic(file) != (1, 0):
        raise ValueError(f"{member.filename} is of another version")
    shape, _, dtype = np.lib.format.read_array_header_1_0(file)
    rest = file.read()
    if dtype != np.dtype(expected) or len(shape) != 1:
        raise ValueError(f"{member.filename} is of another type")
    if shape[0] * dtype.itemsize != len(rest):
        raise ValueError(f"{member.filename} was cut off")
    return np.frombuffer(rest, dtype)


def _network(arrays: dict[str, np.ndarray]) -> Network:
    match json.loads(arrays[_ABOUT].tobytes()):
        case {
            "form": 1,
            "name": str(name),
            "credit": str(credit),
            "titles": [*titles],
            "places": [*places],
            **more,
        }:
            pass
        case _:
            raise ValueError("the form is not known")
    ele_m = np.where(arrays["ele"] == _NO_HEIGHT, np.nan, arrays["ele"] / _PER_M)
    return Network(
        name=clean_text(name, MOST_NAME_CHARS),
        credit=clean_text(credit, MOST_NOTE_CHARS),
        lat_deg=arrays["lat"] / _PER_DEG,
        lon_deg=arrays["lon"] / _PER_DEG,
        ele_m=ele_m,
        start=arrays["start"],
        end=arrays["end"],
        kind=arrays["kind"],
        flags=arrays["flags"],
        title=arrays["title"],
        offsets=arrays["offsets"],
        point_lat_deg=arrays["point_lat"] / _PER_DEG,
        point_lon_deg=arrays["point_lon"] / _PER_DEG,
        titles=tuple(map(_text, titles)),
        places=tuple(map(_place, places)),
        landscape=_landscape(arrays, more.get("shapes")),
        one_way=_one_way(arrays),
    )


def _one_way(arrays: dict[str, np.ndarray]) -> BoolArray:
    told = arrays.get("one_way", np.zeros(0, np.uint8))
    if np.any(told > 1):
        raise ValueError("an edge is neither one way nor both")
    one_way: BoolArray = told == 1
    return one_way


def _landscape(arrays: dict[str, np.ndarray], names: object) -> Landscape | None:
    if "shape_cover" not in arrays:
        return None
    match names:
        case [*names]:
            pass
        case _:
            raise ValueError("the shapes have no names")
    return Landscape(
        cover=arrays["shape_cover"],
        name=arrays["shape_name"],
        rings=arrays["shape_rings"],
        counts=arrays["ring_counts"],
        lat_deg=arrays["ring_lat"] / _PER_DEG,
        lon_deg=arrays["ring_lon"] / _PER_DEG,
        names=tuple(map(_text, names)),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a name is not text")  # noqa: TRY004
    return clean_text(value, MOST_NAME_CHARS)


def _place(value: object) -> Waypoint:
    match value:
        case [str(name), float(lat_deg), float(lon_deg)]:
            return Waypoint(clean_text(name, MOST_NAME_CHARS), lat_deg, lon_deg)
        case _:
            raise ValueError("a place is not a name and a position")
