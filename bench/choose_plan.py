"""Figures of choosing routes for a plan: `python bench/choose_plan.py`."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from timing import best  # noqa: E402

from planner.choose import (  # noqa: E402  # the project is not installed
    Library,
    Taste,
    Used,
    Wish,
    alternatives,
    choose,
)
from planner.fitting import fitted  # noqa: E402
from routes.catalogue import Catalogue  # noqa: E402
from routes.summary import RouteSummary  # noqa: E402
from routes.surface import Surface  # noqa: E402

MANY = 1000
# 26 weeks of three to four runs.
RUNS = 90
FIRST_DAY = date(2026, 11, 25)
TASTE = Taste((-33.81, 151.0), frozenset({Surface.PAVED}))
FITTED_M = 20_000.0


def crowd(listed: tuple[RouteSummary, ...]) -> tuple[RouteSummary, ...]:
    """Return 1,000 routes of 1 to 21 km, made of the shipped ones, with heights and places."""
    random = np.random.default_rng(5)
    return tuple(
        replace(
            listed[i % len(listed)],
            id=f"route-{i:04d}",
            distance_m=float(length_m),
            ascent_m=float(length_m * climb),
            descent_m=float(length_m * climb),
            lat_deg=listed[i % len(listed)].lat_deg + north,
        )
        for i, (length_m, climb, north) in enumerate(
            zip(
                random.uniform(1_000, 21_000, MANY),
                random.uniform(0.0, 0.03, MANY),
                random.uniform(-0.2, 0.2, MANY),
                strict=True,
            )
        )
    )


def plan(library: Library, wishes: list[Wish]) -> list[Used]:
    """Choose a route for each wish in turn."""
    used: list[Used] = []
    for number, wish in enumerate(wishes):
        choice = choose(wish, library, used)
        if choice is not None:
            day = FIRST_DAY + timedelta(days=2 * number)
            used.append(Used(choice.pick.route_id, choice.pick.recipe.method, day))
    return used


def best_ms(work: Callable[[], object], times: int = 5) -> float:
    """Return the milliseconds of the quickest of several tries."""
    return 1000 * best(work, times).wall_s


def main() -> None:
    """Print every figure."""
    catalogue = Catalogue(PROJECT / "data" / "routes")
    catalogue.scan()
    summaries = crowd(catalogue.list())
    surfaces = {each.id: tuple(Surface)[n % 4] for n, each in enumerate(summaries)}
    made_ms = best_ms(lambda: Library(summaries, TASTE, surfaces))
    library = Library(summaries, TASTE, surfaces)
    wishes = [
        Wish(3_000.0 + 100 * n, 1_000.0, 3_300.0 + 110 * n, n % 2 == 0, n % 3 == 0)
        for n in range(RUNS)
    ]
    chosen_ms = best_ms(lambda: plan(library, wishes))
    scalar_ms = best_ms(
        lambda: [each.offers(wish.wanted_m) for wish in wishes for each in summaries], 2
    )
    print(f"{MANY:,} routes made ready to be chosen from: {made_ms:.1f} ms (< 10)")
    print(
        f"{RUNS} choices over {MANY:,} routes: {chosen_ms:.1f} ms (< 60), "
        f"{chosen_ms / scalar_ms:.1%} of asking each route for its offers, one by one"
    )
    pick = choose(wishes[0], library, ())
    if pick is not None:
        others_ms = best_ms(lambda: alternatives(wishes[0], library, (), pick.pick))
        print(f"three alternatives: {others_ms:.1f} ms")
    few = Library(catalogue.list(), TASTE)
    wish = Wish(FITTED_M, 1_000.0, FITTED_M)
    found = fitted(few, catalogue.open, wish)
    fitted_ms = best_ms(lambda: fitted(few, catalogue.open, wish), 2)
    print(f"{len(found)} ways fitted to {FITTED_M / 1000:.0f} km: {fitted_ms:.0f} ms")


if __name__ == "__main__":
    main()
