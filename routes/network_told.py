"""What an import of a network is told to have done, in words and as JSON."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from routes.screens.measures import distance_text
from routes.screens.words import fault_text
from routes.units import Units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routes.errors import RouteFileError
    from routes.network import Network
    from routes.osm.building import Imported

MOST_LEFT_OUT = 5


def import_lines(made: "Imported", path: Path, *, is_new: bool) -> list[str]:
    """Say what an import kept at `path`: how much of it, what was left out, and a loop there."""
    told, network = made.told, made.network
    share = 100 * told.kept_m / told.walkable_m
    before = "" if is_new else " in place of the one before"
    paths = f"paths and cycleways: {100 * told.path_m / told.kept_m:.0f} %"
    lines = [
        f"{network.name}: {length_text(network)} of streets and paths, kept in {path}{before}",
        f"  joined and kept: {share:.1f} % of what may be walked; parts: {told.parts:,}",
        f"  {paths}; steps: {told.steps_m:,.0f} m; marked crossings: {told.crossings:,}",
    ]
    if told.left_out:
        reasons = sorted(told.left_out.items(), key=lambda each: (-each[1], each[0]))
        counted = ", ".join(f"{name.replace('_', ' ')} {count:,}" for name, count in reasons)
        lines.append(f"  ways left out: {counted}")
    if told.one_way_m:
        lines.append(f"  one way for walkers too: {told.one_way_m:,.0f} m")
    if told.missing_nodes:
        lines.append(f"  missing points: {told.missing_nodes:,}; ways are cut there")
    ele_m = network.ele_m
    if _known_heights(network):
        known = f"  heights known of {100 * _known_heights(network):.0f} % of the junctions"
        lines.append(f"{known}, from {np.nanmin(ele_m):.0f} to {np.nanmax(ele_m):.0f} m")
    lines += _left_out(made.heights_left_out)
    return [*lines, f"  {network.credit}", f"  a loop there: {_first_loop(network, path)}"]


def _left_out(errors: "Sequence[RouteFileError]") -> list[str]:
    """Say which elevation files were left out and why; a folder may hold hundreds of pictures."""
    lines = [f"  left out: {fault_text(error)}" for error in errors[:MOST_LEFT_OUT]]
    more = errors[MOST_LEFT_OUT:]
    return [*lines, f"  elevation files left out besides: {len(more)}"] if more else lines


def _known_heights(network: "Network") -> float:
    return float(np.mean(~np.isnan(network.ele_m)))


def length_text(network: "Network") -> str:
    """Say how long all ways together are that may be run."""
    return distance_text(float(network.length_m[network.may_run()].sum()), Units.KM)


def _first_loop(network: "Network", path: Path) -> str:
    """Return a command that finds a loop, from the node that is nearest to the middle of all."""
    lat, lon = network.lat_deg, network.lon_deg
    away = np.abs(lat - np.median(lat)) + np.abs(lon - np.median(lon))
    door = int(np.argmin(away))
    named = shlex.quote(path.stem)
    return f"python -m routes loop --network {named} --km 3 --from={lat[door]:.5f},{lon[door]:.5f}"


def import_object(made: "Imported", path: Path) -> dict[str, object]:
    """Return the same for a program to read, as JSON has it."""
    told, network = made.told, made.network
    return {
        "name": network.name,
        "file": str(path),
        "bytes": path.stat().st_size,
        "credit": network.credit,
        "nodes": len(network.lat_deg),
        "edges": len(network.start),
        "places": len(network.places),
        "ways": told.ways,
        "walkable_m": round(told.walkable_m, 1),
        "kept_m": round(told.kept_m, 1),
        "kept_share": round(told.kept_m / told.walkable_m, 4),
        "parts": told.parts,
        "path_m": round(told.path_m, 1),
        "steps_m": round(told.steps_m, 1),
        "one_way_m": round(told.one_way_m, 1),
        "crossings": told.crossings,
        "missing_nodes": told.missing_nodes,
        "heights_share": round(_known_heights(network), 4),
        "heights_left_out": [error.where for error in made.heights_left_out],
        "left_out": {reason.value: count for reason, count in told.left_out.items()},
    }
