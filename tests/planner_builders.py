"""Runners, routes and plans for the planner's tests."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from planner.journal import Journal, RunDone
from planner.plan import Day, Item, Kind, Plan
from planner.runner import Runner
from routes.measure import GRADIENT_CLASSES, Bounds
from routes.summary import RouteSummary

MONDAY = date(2026, 11, 23)
FLAT = len(GRADIENT_CLASSES) // 2


def mix(**metres: float) -> tuple[float, ...]:
    """Return a gradient mix from percent names: `up5`, `down2`, `flat`."""
    found = [0.0] * len(GRADIENT_CLASSES)
    for name, value in metres.items():
        percent = int(name.strip("updownflat") or 0)
        found[FLAT + (percent if name.startswith("up") else -percent)] = value
    return tuple(found)


def a_route(
    distance_m: float = 5_000.0,
    route_id: str = "",
    *,
    is_loop: bool = True,
    gradient_mix_m: tuple[float, ...] | None = None,
) -> RouteSummary:
    route_id = route_id or f"route-{distance_m:.0f}"
    return RouteSummary(
        id=route_id,
        name=route_id.capitalize(),
        distance_m=distance_m,
        ascent_m=None,
        descent_m=None,
        gap_m=10.0 if is_loop else distance_m / 2,
        is_loop=is_loop,
        bounds=Bounds(-33.82, 150.99, -33.80, 151.01),
        gradient_mix_m=gradient_mix_m or mix(flat=distance_m),
        lat_deg=np.array([-33.81, -33.82]),
        lon_deg=np.array([151.0, 151.01]),
    )


def a_library(count: int) -> tuple[RouteSummary, ...]:
    return tuple(
        a_route(1_500 + 137.3 * i, f"route-{i:03d}", is_loop=i % 3 != 0) for i in range(count)
    )


def a_runner(longest_recent_m: float = 5_000.0, **others: object) -> Runner:
    return replace(Runner(longest_recent_m, 390.0), **others)  # type: ignore[arg-type]


def a_journal(*runs: tuple[date, float]) -> Journal:
    return Journal(tuple(RunDone(day, distance_m) for day, distance_m in runs))


def dates(first: date, *offsets: int) -> tuple[date, ...]:
    return tuple(first + timedelta(days=offset) for offset in offsets)


def run_dates(plan: Plan) -> tuple[date, ...]:
    return tuple(day.day for day in plan.days if day.run)


def distances_m(plan: Plan) -> list[float]:
    return [day.run.distance_m or 0.0 for day in plan.days if day.run]


def long_runs_m(plan: Plan) -> list[float]:
    return [day.run.distance_m or 0.0 for day in plan.days if day.run and day.run.is_long_run]


def with_day(plan: Plan, changed: Day) -> Plan:
    days = tuple(changed if day.day == changed.day else day for day in plan.days)
    return replace(plan, days=days)


def with_items(day: Day, *items: Item) -> Day:
    return replace(day, items=items)


def without(day: Day, kind: Kind) -> Day:
    return with_items(day, *(item for item in day.items if item.kind is not kind))


def with_run(day: Day, **changes: object) -> Day:
    changed = [
        replace(item, **changes) if item.kind is Kind.RUN else item  # type: ignore[arg-type]
        for item in day.items
    ]
    return with_items(day, *changed)
