"""A made-up city for benchmarks: streets as dense as a large city's, more than any test needs."""

import numpy as np

from routes.network import Flag, Kind, Network

# 224 by 224 junctions about 75 m apart are 99,904 streets on 17 km by 17 km.
JUNCTIONS, BLOCK_M, PATH_SHARE = 224, 75.0, 0.15
M_PER_DEG = 111_195.0


def dense() -> Network:
    """Return blocks of streets with main roads, some paths and parks, the same each time."""
    random = np.random.default_rng(5)
    row, column = np.divmod(np.arange(JUNCTIONS**2), JUNCTIONS)
    off_m = random.normal(0, 0.15 * BLOCK_M, (2, len(row)))
    lat_deg = 48 + (row * BLOCK_M + off_m[0]) / M_PER_DEG
    lon_deg = 11 + (column * BLOCK_M + off_m[1]) / (M_PER_DEG * np.cos(np.radians(48)))
    east, north = np.flatnonzero(column < JUNCTIONS - 1), np.flatnonzero(row < JUNCTIONS - 1)
    start = np.concatenate((east, north))
    end = np.concatenate((east + 1, north + JUNCTIONS))
    street = np.concatenate((row[east], column[north]))
    kind = np.where(random.random(len(start)) < PATH_SHARE, Kind.PATH, Kind.STREET)
    kind[street % 10 == 0] = Kind.TERTIARY
    kind[street % 30 == 0] = Kind.PRIMARY
    in_park = (row[start] // 8 + column[start] // 8 * 3) % 7 == 0
    return Network(
        name="Dense",
        credit="made by a benchmark",
        lat_deg=lat_deg,
        lon_deg=lon_deg,
        ele_m=50 + 20 * np.sin(row / 17) * np.cos(column / 13),
        start=start,
        end=end,
        kind=kind,
        flags=np.where(in_park, Flag.IN_PARK, 0),
        title=np.zeros(len(start)),
        offsets=2 * np.arange(len(start) + 1),
        point_lat_deg=np.stack((lat_deg[start], lat_deg[end]), axis=1).ravel(),
        point_lon_deg=np.stack((lon_deg[start], lon_deg[end]), axis=1).ravel(),
    )
