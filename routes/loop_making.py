"""From the lines chosen to the loops that are told: line on the ground, measures, name."""

from collections.abc import Sequence
from dataclasses import replace

from routes.graph import Step, Ways
from routes.ground import Ground
from routes.loop_ask import Ask, Found, Loop
from routes.loop_fitting import bearing_deg
from routes.loop_line import track_of
from routes.loop_measures import Line
from routes.loop_names import loop_name, told_apart
from routes.measure import measure
from routes.repeated import repeated_m
from routes.track import Route


def made(ground: Ground, chosen: Sequence[tuple[Ways, Line]], ask: Ask) -> Found:
    """Return loops made of lines, each over its ways."""
    loops = [_loop(ground, ways, line, ask) for ways, line in chosen]
    bearings = [bearing_deg(line) for _, line in chosen]
    names = told_apart([loop.name for loop in loops], bearings)
    called = (
        replace(loop, name=name, route=replace(loop.route, name=name))
        for loop, name in zip(loops, names, strict=True)
    )
    return Found(tuple(called), ask.count)


def _loop(ground: Ground, ways: Ways, line: Line, ask: Ask) -> Loop:
    steps: Sequence[Step] = line.steps
    if ask.clockwise not in (None, line.is_clockwise) and ask.to is None:
        steps = [(way, not forward) for way, forward in reversed(steps)]
    track = track_of(ground.network, ways, steps)
    measurement = measure(Route("", track))
    edges = tuple(int(ways.edge[way]) for way, _ in steps)
    metres = [float(ways.length_m[way]) for way, _ in steps]
    name = loop_name(ground, edges, metres, track)
    distance_m = measurement.distance_m
    return Loop(
        route=Route(name, track),
        distance_m=distance_m,
        ascent_m=measurement.ascent_m,
        repeated_share=repeated_m(track) / distance_m,
        path_share=line.path_share,
        crossings=line.crossings,
        turns_per_km=1000 * line.turns / distance_m,
        name=name,
        seed=ask.seed,
        edges=edges,
    )
