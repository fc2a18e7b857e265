"""From the lines chosen to the loops that are told: line on the ground, measures, name."""

from collections.abc import Sequence
from dataclasses import replace

from routes.footways import Footways
from routes.graph import Step, Ways
from routes.loop_ask import Ask, Found, Loop
from routes.loop_fitting import bearing_deg
from routes.loop_line import track_of
from routes.loop_measures import Line, is_clockwise
from routes.loop_names import loop_name, sights, told_apart
from routes.measure import measure
from routes.repeated import repeated_m
from routes.track import Route, Track


def made(footways: Footways, chosen: Sequence[tuple[Ways, Line]], ask: Ask) -> Found:
    """Return loops made of lines, each over its ways."""
    loops = [_loop(footways, ways, line, ask) for ways, line in chosen]
    bearings = [bearing_deg(line) for _, line in chosen]
    names = [loop.name for loop in loops]
    passed = [
        _sights(footways, each, loop.route.track) if names.count(loop.name) > 1 else ()
        for each, loop in zip(chosen, loops, strict=True)
    ]
    names_apart = told_apart(names, bearings, passed)
    called = (
        replace(loop, name=name, route=replace(loop.route, name=name))
        for loop, name in zip(loops, names_apart, strict=True)
    )
    return Found(tuple(called), ask.count)


def _sights(footways: Footways, chosen: tuple[Ways, Line], track: Track) -> tuple[str, ...]:
    ways, line = chosen
    run = [way for way, _ in line.steps]
    return sights(footways, ways.edge[run].tolist(), ways.length_m[run].tolist(), track)


def _loop(footways: Footways, ways: Ways, line: Line, ask: Ask) -> Loop:
    steps: Sequence[Step] = line.steps
    track = track_of(footways.network, ways, steps)
    can_turn = line.clockwise is None
    if can_turn and ask.to is None and ask.clockwise not in (None, is_clockwise(track)):
        steps = [(way, not forward) for way, forward in reversed(steps)]
        track = track_of(footways.network, ways, steps)
    measurement = measure(Route("", track))
    edges = tuple(int(ways.edge[way]) for way, _ in steps)
    metres = [float(ways.length_m[way]) for way, _ in steps]
    name = loop_name(footways, edges, metres, track)
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
        can_turn=can_turn,
    )
