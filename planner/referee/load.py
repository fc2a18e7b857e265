"""Whether each run keeps the cap of the runs before it, and growth ends at the goal."""

from collections.abc import Iterator

from planner import rules
from planner.breaches import Breach, Broken
from planner.referee.case import SLACK_M, Case, PlannedRun, monday


def judge_load(case: Case) -> Iterator[Breach]:
    """Yield runs that are no distance, over the cap (LOAD-1), or longer than the goal asks for."""
    # The goal binds growth only; what was run before the plan, or on the way back, stays allowed.
    reached = [run.distance_m for run in case.journal.runs]
    reached += [run.item.run_m for run in case.runs if run.item.session is not None]
    goal_m = case.runner.goal_m or float("inf")
    goal_m = max(goal_m, case.runner.longest_recent_m or 0.0, *reached)
    # Less than a kilometre is for weeks after nothing but shorter runs; a week's runs are measured
    # by its long one, which may have fewer runs behind it than they have.
    short = {monday(run.day) for run in case.runs if shortest_m(run) < rules.SHORTEST_RUN_M}
    for run in case.runs:
        least_m = 0.0 if monday(run.day) in short else rules.SHORTEST_RUN_M - rules.ROUNDING
        if not least_m < run.distance_m < float("inf"):
            yield Breach(Broken.DISTANCE, run.day, f"{run.item.distance_m} m")
        elif run.item.session is None:
            yield from _ordinary(run, goal_m)


def cap_m(longest_m: float) -> float:
    """Return the longest a run may be after the longest of the 30 days before it.

    Source: Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380.
    """
    return longest_m * (1 + rules.SPIKE_OK)


def shortest_m(run: PlannedRun) -> float:
    """Return the shortest run there is: a kilometre, or less after nothing but shorter runs."""
    return min(rules.SHORTEST_RUN_M, run.longest_m or rules.SHORTEST_RUN_M)


def _ordinary(run: PlannedRun, goal_m: float) -> Iterator[Breach]:
    if run.longest_m is None:
        yield Breach(Broken.CAP, run.day, "no run in the 30 days before")
    elif run.distance_m > cap_m(run.longest_m) + SLACK_M:
        yield Breach(Broken.CAP, run.day, f"{run.distance_m:.0f} m after {run.longest_m:.0f} m")
    if run.distance_m > max(goal_m, shortest_m(run)) + SLACK_M:
        yield Breach(Broken.GOAL, run.day, f"{run.distance_m:.0f} m")
