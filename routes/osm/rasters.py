"""Elevation files read with rasterio, of which this module alone knows.

GeoTIFF, ESRI's ASCII grid and SRTM tiles, whatever their projection, wherever their first point
lies. Of each only the windows are read in which places lie, so that a country's file takes no more
memory than a town's. GDAL tells the corner of a pixel, be it a point or an area, so that its height
is that of its middle half a pixel further on.
"""

import math
import warnings
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray

# A place that a projection does not reach is told by this alone.
from rasterio._err import CPLE_BaseError
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.errors import NotGeoreferencedWarning, RasterioError
from rasterio.io import DatasetReader
from rasterio.transform import rowcol
from rasterio.warp import transform
from rasterio.windows import Window

from routes.errors import Fault, RouteFileError
from routes.limits import HIGHEST_ELE_M, LOWEST_ELE_M
from routes.network import BoolArray
from routes.osm.heights import between
from routes.track import FloatArray

ENDINGS = (".tif", ".tiff", ".asc", ".hgt", ".hgt.gz", ".hgt.zip")
_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_M_PER_FOOT = 0.3048
_WINDOW = 512
# Beside the windows GDAL keeps rows of what it reads, and it would write a note beside a .gz.
_GDAL = {"GDAL_CACHEMAX": 96_000_000, "CPL_VSIL_GZIP_WRITE_PROPERTIES": "NO"}


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """Hold the height of each place in metres, NaN where none is known, and which files told any.

    `left_out` says of each file that could not be read why.
    """

    ele_m: FloatArray
    used: tuple[Path, ...]
    left_out: tuple[RouteFileError, ...]


def rasters_in(folder: Path) -> list[Path]:
    """Return the elevation files in a folder, by their names, in order.

    Raises RouteFileError: NO_ACCESS, and NO_HEIGHTS_THERE where there is none.
    """
    try:
        found = sorted(each for each in folder.iterdir() if _is_named_so(each))
    except OSError as error:
        raise RouteFileError(Fault.NO_ACCESS, str(error), folder.name) from error
    if not found:
        raise RouteFileError(Fault.NO_HEIGHTS_THERE, "none in the folder", folder.name)
    return found


def check_raster(path: Path) -> None:
    """Refuse a file that holds no heights.

    Raises RouteFileError: NO_ACCESS, BAD_HEIGHTS for another or a damaged file, HEIGHTS_PICTURE,
    and HEIGHTS_UNPLACED where it does not tell where on Earth it lies.
    """
    with _opened(path):
        pass


def heights_at(
    paths: Sequence[Path],
    lat_deg: FloatArray,
    lon_deg: FloatArray,
    *,
    spared: Collection[Path] = (),
) -> Heights:
    """Return the heights of places, and the files that told any.

    Where several know one, the first that has points all around it counts; at the very edge of all
    the height of the edge does. What `check_raster` refuses is left out where it is one of
    `spared`, and raised where it is not.
    """
    places = _Places(lat_deg, lon_deg)
    used, left_out = [], []
    for path in paths:
        try:
            with _opened(path) as raster:
                if places.take(raster):
                    used.append(path)
        except RouteFileError as error:
            if path not in spared:
                raise
            left_out.append(error)
    return Heights(places.ele_m, tuple(used), tuple(left_out))


class _Places:
    """Gather the heights of places, file by file."""

    def __init__(self, lat_deg: FloatArray, lon_deg: FloatArray) -> None:
        self.ele_m = np.full(len(lat_deg), np.nan)
        self._is_amid = np.zeros(len(lat_deg), dtype=np.bool_)
        self._lat_deg, self._lon_deg = lat_deg, lon_deg
        # Tiles of one model share a projection.
        self._in = cache(self._projected)

    def take(self, raster: DatasetReader) -> bool:
        """Take the heights that a file knows; tell whether it knew any that were wanted."""
        crs = _crs_of(raster)
        east, north = self._in(crs)
        if crs.is_geographic:
            east = _around(raster, crs, east)
        row, column = rowcol(raster.transform, east, north, op=np.positive)
        row, column = row - 0.5, column - 0.5
        on = ~self._is_amid & _within(row, raster.height, 0.5) & _within(column, raster.width, 0.5)
        at = np.flatnonzero(on)
        ele_m = _sampled(raster, row[at], column[at])
        amid = _within(row[at], raster.height, 0.0) & _within(column[at], raster.width, 0.0)
        better = ~np.isnan(ele_m) & (amid | np.isnan(self.ele_m[at]))
        self.ele_m[at[better]] = ele_m[better]
        self._is_amid[at[better]] = amid[better]
        return bool(better.any())

    def _projected(self, crs: CRS) -> tuple[FloatArray, FloatArray]:
        """Return the places east and north in a projection, NaN where it does not reach."""
        if crs == _wgs84():
            return self._lon_deg, self._lat_deg
        try:
            east, north = transform(_wgs84(), crs, self._lon_deg, self._lat_deg)
        except CPLE_BaseError:
            east = north = [np.nan] * len(self.ele_m)
        placed = np.array((east, north))
        placed[:, ~np.isfinite(placed).all(axis=0)] = np.nan
        return placed[0], placed[1]


def _around(raster: DatasetReader, crs: CRS, east: FloatArray) -> FloatArray:
    """Return longitudes as a raster counts them: from -180, from 0, or beyond either."""
    turn = math.tau / crs.units_factor[1]
    middle, _ = raster.transform @ (raster.width / 2, raster.height / 2)
    around: FloatArray = (east - middle + turn / 2) % turn + middle - turn / 2
    return around


def _within(index: FloatArray, count: int, beyond: float) -> BoolArray:
    within: BoolArray = (index >= -beyond) & (index <= count - 1 + beyond)
    return within


def _sampled(raster: DatasetReader, row: FloatArray, column: FloatArray) -> FloatArray:
    """Return the heights at rows and columns of a raster, window by window."""
    ele_m = np.full(len(row), np.nan)
    across = math.ceil(raster.width / _WINDOW)
    number = (np.maximum(row, 0) // _WINDOW * across + np.maximum(column, 0) // _WINDOW).astype(int)
    order = np.argsort(number, kind="stable")
    starts = np.flatnonzero(np.diff(number[order], prepend=-1))
    for at in np.split(order, starts[1:]) if len(order) else ():
        down, along = divmod(int(number[at[0]]), across)
        top, left = down * _WINDOW, along * _WINDOW
        # One row and column more, to lie between.
        height = min(_WINDOW + 1, raster.height - top)
        width = min(_WINDOW + 1, raster.width - left)
        grid = _metres(raster, Window(left, top, width, height))
        ele_m[at] = between(grid, row[at] - top, column[at] - left)
    return ele_m


def _metres(raster: DatasetReader, window: Window) -> NDArray[np.float64]:
    """Return the heights in a window, NaN for what no place on Earth has."""
    read = raster.read(1, window=window, masked=True).astype(np.float64).filled(np.nan)
    unit = (raster.units[0] or "").casefold()
    per_m = _M_PER_FOOT if unit.startswith("ft") or "foot" in unit or "feet" in unit else 1.0
    ele_m: NDArray[np.float64] = (read * raster.scales[0] + raster.offsets[0]) * per_m
    ele_m[(ele_m < LOWEST_ELE_M) | (ele_m > HIGHEST_ELE_M)] = np.nan
    return ele_m


@contextmanager
def _opened(path: Path) -> Iterator[DatasetReader]:
    try:
        # Absolute, as GDAL takes other names for addresses.
        whole = path.resolve()
        with whole.open("rb") as file:
            is_tiff = file.read(4) in _TIFF
    except (OSError, ValueError) as error:
        raise RouteFileError(Fault.NO_ACCESS, str(error), path.name) from error
    name = path.name.casefold()
    others = "SRTMHGT" if ".hgt" in name else "AAIGrid"
    packed = "/vsigzip/" if name.endswith(".gz") else ""
    # A damaged file may lie beyond all numbers.
    beyond = np.errstate(over="ignore", invalid="ignore")
    try:
        with warnings.catch_warnings(), beyond, rasterio.Env(**_GDAL):
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            driver = "GTiff" if is_tiff else others
            with rasterio.open(f"{packed}{whole}", driver=driver) as raster:
                _check(raster, path.name)
                yield raster
    except RouteFileError:
        raise
    # Of a damaged file words and numbers may be wrong in many ways.
    except (RasterioError, CPLE_BaseError, ValueError) as error:
        raise RouteFileError(Fault.BAD_HEIGHTS, str(error), path.name) from error


def _check(raster: DatasetReader, name: str) -> None:
    bands = [each for each in raster.colorinterp if each is not ColorInterp.alpha]
    # What holds a shade of grey in bytes is mostly a drawing of hills.
    if len(bands) != 1 or raster.dtypes[0] == "uint8":
        raise RouteFileError(Fault.HEIGHTS_PICTURE, f"bands: {len(bands)}", name)
    crs = _crs_of(raster)
    at = raster.transform
    if at.is_identity or at.is_degenerate or not (crs.is_geographic or crs.is_projected):
        raise RouteFileError(Fault.HEIGHTS_UNPLACED, "no place or no projection", name)


def _crs_of(raster: DatasetReader) -> CRS:
    """Return a raster's projection; one that tells none is taken to be in degrees if it can be."""
    if raster.crs is not None:
        return raster.crs
    west, south, east, north = raster.bounds
    # From 0 on or from -180 on; a pixel at the pole or at the end may lie half beyond.
    in_degrees = -181 <= west < east <= 361 and -91 <= south < north <= 91  # noqa: PLR2004
    return _wgs84() if in_degrees else CRS()


@cache
def _wgs84() -> CRS:
    return CRS.from_epsg(4326)


def _is_named_so(path: Path) -> bool:
    return path.name.casefold().endswith(ENDINGS) and path.is_file()
