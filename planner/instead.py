"""Which routes a run of a finished plan might have instead of its own."""

from datetime import date

from planner import load, rules
from planner.choose import Choice, Library, Used, Wish, alternatives
from planner.journal import Journal
from planner.plan import Item, Plan


def instead(
    plan: Plan,
    journal: Journal,
    library: Library,
    day: date,
    *,
    prefers_flat: bool = False,
    is_dark: bool = False,
    count: int = 3,
) -> tuple[Choice, ...]:
    """Return up to `count` other routes or ways for the run of a day, best first.

    As `planner.choose.alternatives` ranks them, after what was run or is planned before that day,
    and no longer than the limit that the run itself was given, where its reasons tell one. None on
    a day without a run and for one without a route.
    """
    run = plan.run_on(day)
    if run is None or run.route is None:
        return ()
    wish = wish_of(run, run.route.wanted_m, prefers_flat=prefers_flat, is_dark=is_dark)
    return alternatives(wish, library, used_before(plan, journal, day), run.route, count)


def wish_of(
    run: Item, wanted_m: float, *, prefers_flat: bool = False, is_dark: bool = False
) -> Wish:
    """Return what is asked of another route for a run: no more than its own limit, if it has one.

    `wanted_m` is what the day asked for.
    """
    return Wish(wanted_m, rules.SHORTEST_RUN_M, _most_m(run), prefers_flat, is_dark)


def used_before(plan: Plan, journal: Journal, day: date) -> tuple[Used, ...]:
    """Return the routes of runs done and planned before a day, the latest last."""
    done = [Used(run.route_id, None, run.day) for run in journal.runs if run.route_id]
    runs = [(each.day, each.run) for each in plan.days]
    planned = [
        Used(run.route.route_id, run.route.recipe.method, at)
        for at, run in runs
        if run is not None and run.route is not None
    ]
    before = [used for used in (*done, *planned) if used.day and used.day < day]
    return tuple(sorted(before, key=lambda used: used.day or day))


def _most_m(run: Item) -> float:
    """Return the most metres of a run, by the longest of the 30 days before it."""
    longest_m = next(
        (reason.values[0] for reason in run.reasons if reason.rule == rules.LOAD_1), None
    )
    return float("inf") if longest_m is None else load.cap_m(float(longest_m)) + rules.ROUNDING
