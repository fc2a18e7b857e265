"""Elevation files of every sort tell the same heights; what is none is refused with a reason."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import rasterio
from rasterio.crs import CRS
from rasterio.enums import ColorInterp
from rasterio.transform import Affine, from_origin
from rasterio.warp import transform

from routes.errors import Fault, RouteFileError
from routes.osm import rasters
from routes.osm.rasters import check_raster, heights_at, rasters_in

DEGREES, UTM = "EPSG:4326", "EPSG:32633"
# Three places near Krems, which lie in zone 33 in the four square kilometres from `CORNER` on.
LAT, LON = np.array([48.4102, 48.4087, 48.4151]), np.array([15.6011, 15.6099, 15.6058])
EAST, NORTH = (np.array(each) for each in transform(DEGREES, UTM, LON, LAT))
CORNER = (544_000.0, 5_363_000.0)
SECOND = 1 / 3600
VOID = -32768

Array = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Slope = Callable[[Array, Array], Array]


def slope_m(east: Array, north: Array) -> Array:
    """Return a plane, so that between points its heights are exact."""
    return 200 + (east - CORNER[0]) * 0.05 + (north - CORNER[1]) * 0.02


def slope_deg(lon: Array, lat: Array) -> Array:
    return 200 + (lon - 15) * 100 + (lat - 48) * 300


def tif(
    path: Path,
    slope: Slope,
    at: Affine,
    shape: tuple[int, int] = (200, 200),
    *,
    crs: str | None = UTM,
    per_m: float = 1.0,
    dtype: str = "float32",
) -> Path:
    """Write a GeoTIFF whose pixels have the height of their middle."""
    row, column = np.indices(shape) + 0.5
    x, y = at.a * column + at.b * row + at.c, at.d * column + at.e * row + at.f
    kept = {"width": shape[1], "height": shape[0], "count": 1, "dtype": dtype, "crs": crs}
    with rasterio.open(path, "w", driver="GTiff", transform=at, nodata=-9999, **kept) as raster:
        raster.write((slope(x, y) * per_m).astype(dtype), 1)
    return path


def asc(path: Path, slope: Slope, at: Affine, shape: tuple[int, int] = (200, 200)) -> Path:
    """Write an ASCII grid."""
    row, column = np.indices(shape) + 0.5
    heights = slope(at.a * column + at.c, at.e * row + at.f)
    rows = "\n".join(" ".join(f"{each:.3f}" for each in line) for line in heights.tolist())
    corner = f"xllcorner {at.c}\nyllcorner {at.f + at.e * shape[0]}\ncellsize {at.a}"
    path.write_text(f"ncols {shape[1]}\nnrows {shape[0]}\n{corner}\nNODATA_value -9999\n{rows}\n")
    return path


def tile(rows: int = 1201, height: int | None = None) -> bytes:
    """Return an SRTM tile that rises by a metre each row to the north, and to the east."""
    steps = np.arange(rows)
    heights = steps[::-1, None] + steps[None, :]
    return (heights if height is None else np.full_like(heights, height)).astype(">i2").tobytes()


def told(*paths: Path) -> list[float]:
    return heights_at(paths, LAT, LON).ele_m.tolist()


def fault(path: Path) -> Fault:
    with pytest.raises(RouteFileError) as refused:
        check_raster(path)
    assert refused.value.where == path.name
    return refused.value.code


IN_METRES = from_origin(*CORNER, 10, 10)
IN_DEGREES = from_origin(15.6, 48.42, SECOND, SECOND)


@pytest.mark.parametrize(
    "at",
    [
        IN_METRES,
        Affine.translation(*CORNER) @ Affine.rotation(-20) @ Affine.scale(12, -15),
        # South at the top.
        Affine.translation(CORNER[0], CORNER[1] - 2000) @ Affine.scale(10, 10),
    ],
)
def test_a_projected_raster_tells_the_height_of_a_place(tmp_path: Path, at: Affine) -> None:
    path = tif(tmp_path / "dtm.tif", slope_m, at)
    assert told(path) == pytest.approx(slope_m(EAST, NORTH).tolist(), abs=0.01)


@pytest.mark.parametrize("kept", ["Area", "Point"])
def test_a_pixel_may_be_a_point_or_an_area(tmp_path: Path, kept: str) -> None:
    path = tif(tmp_path / "dem.tif", slope_deg, IN_DEGREES, (90, 90), crs=DEGREES)
    with rasterio.open(path, "r+") as raster:
        raster.update_tags(AREA_OR_POINT=kept)
    with rasterio.open(path) as raster:
        assert raster.tags()["AREA_OR_POINT"] == kept
    assert told(path) == pytest.approx(slope_deg(LON, LAT).tolist(), abs=0.001)


@pytest.mark.parametrize(
    ("west", "width", "lon", "crs"),
    [
        # As climate models count, from 0 to 360.
        (0.0, 360, [-0.25, 0.25, 179.75, -179.75, -151.3], DEGREES),
        (0.0, 360, [-0.25, 0.25, 179.75, -179.75, -151.3], None),
        (-180.0, 360, [-0.25, 0.25, 179.75, -179.75, -151.3], "EPSG:4269"),
        # A piece across the border of the days, counted on or counted back.
        (170.0, 20, [179.75, -179.75, -171.3], "EPSG:4269"),
        (-190.0, 20, [179.75, -179.75, -171.3], DEGREES),
    ],
)
def test_longitudes_may_be_counted_from_anywhere(
    tmp_path: Path, west: float, width: int, lon: list[float], crs: str | None
) -> None:
    def slope(east: Array, north: Array) -> Array:
        # The same at one place, however it is counted.
        return 100 + np.abs((east + 180) % 360 - 180) + north

    at = from_origin(west, 40, 0.5, 0.5)
    path = tif(tmp_path / "dem.tif", slope, at, (40, 2 * width), crs=crs)
    lat = np.full(len(lon), 30.25)
    found = heights_at([path], lat, np.array(lon)).ele_m.tolist()
    assert found == pytest.approx(slope(np.array(lon), lat).tolist(), abs=0.26)


def test_heights_in_feet_or_tenths_of_a_metre_become_metres(tmp_path: Path) -> None:
    feet = tif(tmp_path / "feet.tif", slope_m, IN_METRES, per_m=1 / 0.3048)
    tenths = tif(tmp_path / "tenths.tif", slope_m, IN_METRES, per_m=10, dtype="int16")
    with rasterio.open(feet, "r+") as raster:
        raster.units = ("US survey foot",)
    with rasterio.open(tenths, "r+") as raster:
        raster.scales = (0.1,)
    for path in (feet, tenths):
        assert told(path) == pytest.approx(slope_m(EAST, NORTH).tolist(), abs=0.1)


def test_an_ascii_grid_is_placed_by_the_file_beside_it_or_by_its_degrees(tmp_path: Path) -> None:
    path = asc(tmp_path / "dtm.asc", slope_m, IN_METRES)
    assert fault(path) is Fault.HEIGHTS_UNPLACED
    path.with_suffix(".prj").write_text(CRS.from_string(UTM).to_wkt(version="WKT1_ESRI"))
    assert told(path) == pytest.approx(slope_m(EAST, NORTH).tolist(), abs=0.01)
    path = asc(tmp_path / "degrees.asc", slope_deg, IN_DEGREES, (90, 90))
    assert told(path) == pytest.approx(slope_deg(LON, LAT).tolist(), abs=0.01)


@pytest.mark.parametrize("rows", [1201, 3601])
@pytest.mark.parametrize("name", ["N48E015.hgt", "n48e015.SRTMGL1.HGT", "N48E015.hgt.gz"])
def test_a_tile_has_its_points_on_whole_degrees(tmp_path: Path, name: str, rows: int) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(tile(rows), 1) if name.endswith(".gz") else tile(rows))
    step = 1 / (rows - 1)
    lat = np.array([48.0, 49.0, 48 + 10.25 * step])
    lon = np.array([15.0, 16.0, 15 + 600.5 * step])
    expected = [0, 2 * (rows - 1), 10.25 + 600.5]
    assert heights_at([path], lat, lon).ele_m.tolist() == pytest.approx(expected)
    # Nothing is left beside a file that is only read.
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_tile_may_be_south_west_and_zipped(tmp_path: Path) -> None:
    path = tmp_path / "S34W071.SRTMGL1.hgt.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("S34W071.hgt", tile())
    assert heights_at([path], np.array([-33.75]), np.array([-70.5])).ele_m.tolist() == [300 + 600]


def test_beside_a_void_and_outside_nothing_is_known(tmp_path: Path) -> None:
    grid = np.frombuffer(tile(), ">i2").reshape(1201, 1201).copy()
    grid[600, 600] = VOID
    # No place on Earth is so high.
    grid[700, 700] = 9_001
    path = tmp_path / "N48E015.hgt"
    path.write_bytes(grid.tobytes())
    row, column = np.array([600.5, 602.5, 699.5, -1.0]), np.array([600.5, 600.5, 700.5, 0.0])
    found = heights_at([path], 49 - row / 1200, 15 + column / 1200)
    assert np.isnan(found.ele_m).tolist() == [True, False, True, True]
    assert found.used == (path,)


def test_where_one_file_is_void_the_next_may_know(tmp_path: Path) -> None:
    void, flat = tmp_path / "N48E015.hgt", tmp_path / "N48E015.SRTMGL1.hgt"
    void.write_bytes(tile(height=VOID))
    flat.write_bytes(tile(height=200))
    found = heights_at([void, flat], LAT, LON)
    assert found.ele_m.tolist() == [200] * 3
    assert found.used == (flat,)
    assert np.isnan(told(void)).all()


def test_tiles_that_meet_leave_no_gap_between_them(tmp_path: Path) -> None:
    # As of the Copernicus model: their points do not lie on both sides of the border.
    west = tif(tmp_path / "w.tif", slope_deg, IN_DEGREES, (90, 20), crs=DEGREES)
    shifted = IN_DEGREES @ Affine.translation(20, 0)
    east = tif(tmp_path / "e.tif", slope_deg, shifted, (90, 70), crs=DEGREES)
    lon = 15.6 + np.array([19.0, 19.75, 20.25, 21.0]) * SECOND
    lat = np.full(4, 48.41)
    for pair in ((west, east), (east, west)):
        ele_m = heights_at(pair, lat, lon).ele_m
        # A height may be that of the nearest point, half a pixel away.
        assert ele_m.tolist() == pytest.approx(slope_deg(lon, lat).tolist(), abs=50 * SECOND)
    # Of two files, one that has points on all sides counts before one that ends there.
    around = tif(tmp_path / "all.tif", slope_deg, IN_DEGREES, (90, 90), crs=DEGREES)
    exact = pytest.approx(slope_deg(lon, lat).tolist(), abs=0.001)
    assert heights_at([west, around], lat, lon).ele_m.tolist() == exact


def test_only_windows_in_which_places_lie_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tif(tmp_path / "dtm.tif", slope_m, IN_METRES)
    whole = told(path)
    monkeypatch.setattr(rasters, "_WINDOW", 8)
    read = []
    kept = rasters._metres

    def metres(raster: object, window: object) -> Array:
        read.append(window)
        return kept(raster, window)

    monkeypatch.setattr(rasters, "_metres", metres)
    assert told(path) == whole
    assert len(read) == len(LAT)


def test_places_that_a_projection_does_not_reach_have_no_height(tmp_path: Path) -> None:
    # A view of the Earth from above the Pacific.
    far = "+proj=geos +h=35785831 +lon_0=180"
    path = tif(tmp_path / "far.tif", slope_m, from_origin(0, 0, 1000, 1000), crs=far)
    assert np.isnan(told(path)).all()


def test_pictures_are_refused(tmp_path: Path) -> None:
    flat = np.zeros((4, 50, 50), "uint8")
    for name, bands, dtype in (("shade", 1, "uint8"), ("ortho", 3, "uint8"), ("deep", 4, "uint16")):
        path = tmp_path / f"{name}.tif"
        kept = {"width": 50, "height": 50, "count": bands, "dtype": dtype, "crs": UTM}
        with rasterio.open(path, "w", driver="GTiff", transform=IN_METRES, **kept) as raster:
            raster.write(flat[:bands].astype(dtype))
        assert fault(path) is Fault.HEIGHTS_PICTURE


def test_a_second_band_may_say_what_is_known(tmp_path: Path) -> None:
    path = tmp_path / "masked.tif"
    kept = {"width": 200, "height": 200, "count": 2, "dtype": "int16", "crs": UTM}
    with rasterio.open(path, "w", driver="GTiff", transform=IN_METRES, **kept) as raster:
        raster.colorinterp = (ColorInterp.gray, ColorInterp.alpha)
        raster.write(np.stack((np.full((200, 200), 321), np.full((200, 200), 255))))
    assert told(path) == [321] * 3


def test_a_file_whose_corner_or_steps_are_no_numbers_is_refused_or_knows_nothing(
    tmp_path: Path,
) -> None:
    for step, east in ((np.inf, 0.0), (np.nan, 0.0), (1e-5, 1e308)):
        path = tif(tmp_path / "dtm.tif", slope_m, IN_METRES)
        with rasterio.open(path, "r+") as raster:
            raster.transform = Affine(step, 0, east, 0, -step, CORNER[1])
        assert np.isnan(told(path)).all()
    flat = tif(tmp_path / "flat.tif", slope_m, Affine(10, 0, CORNER[0], 10, 0, CORNER[1]))
    assert fault(flat) is Fault.HEIGHTS_UNPLACED


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_what_does_not_say_where_it_lies_is_refused(tmp_path: Path) -> None:
    local = 'LOCAL_CS["somewhere",UNIT["metre",1]]'
    for crs, at in ((None, Affine.identity()), (None, IN_METRES), (local, IN_METRES)):
        path = tif(tmp_path / "dtm.tif", slope_m, at, crs=crs)
        assert fault(path) is Fault.HEIGHTS_UNPLACED


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("N48E015.hgt", b""),
        ("N48E015.hgt", tile()[:-1]),
        ("heights.hgt", tile()),
        ("N48E015.hgt.gz", gzip.compress(tile(), 1)[:-4000]),
        ("N48E015.hgt.zip", tile()),
        ("dtm.tif", b"II*\0 and no more"),
        ("dtm.tif", b"hello"),
        ("dtm.asc", b"ncols 10\nnrows"),
        ("dtm.vrt", b"<VRTDataset rasterXSize='1' rasterYSize='1'></VRTDataset>"),
    ],
)
def test_what_is_no_elevation_file_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert fault(path) is Fault.BAD_HEIGHTS


def test_a_file_that_was_cut_off_is_refused_where_it_is_read(tmp_path: Path) -> None:
    path = tif(tmp_path / "dtm.tif", slope_m, IN_METRES)
    path.write_bytes(path.read_bytes()[:-100_000])
    with pytest.raises(RouteFileError) as refused:
        told(path)
    assert (refused.value.code, refused.value.where) == (Fault.BAD_HEIGHTS, "dtm.tif")


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    assert fault(tmp_path / "none.tif") is Fault.NO_ACCESS
    assert fault(tmp_path / "nul\0.tif") is Fault.NO_ACCESS
    (tmp_path / "README.txt").write_text("heights of Austria")
    (tmp_path / "dtm.prj").write_text("")
    (tmp_path / "folder.tif").mkdir()
    for folder, code in ((tmp_path, Fault.NO_HEIGHTS_THERE), (tmp_path / "none", Fault.NO_ACCESS)):
        with pytest.raises(RouteFileError) as refused:
            rasters_in(folder)
        assert refused.value.code is code


def test_a_folder_gives_its_elevation_files(tmp_path: Path) -> None:
    names = ["N48E015.HGT", "N48E016.hgt.gz", "a.asc", "b.tiff", "dtm.tif"]
    for name in (*names, "dtm.prj", "dtm.tif.aux.xml", "dtm.tfw"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in rasters_in(tmp_path)] == names
