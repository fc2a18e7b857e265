"""Try what a plan reaches: when a goal comes, and whether its day can be kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner import rules
from planner.build import Ask, build, on_goal_day
from planner.journal import told_longest
from planner.pain import standing
from planner.pain_state import Standing
from planner.plan import Item
from planner.season import Given, asked

YEAR = timedelta(weeks=rules.WEEKS_RANGE[1])
# Most goals are within half a year, and half a plan takes half the time.
_LOOKED_AHEAD_WEEKS = (rules.WEEKS_RANGE[1] // 2, rules.WEEKS_RANGE[1])
# By then the weeks before the taper have come round to every place in the calendar.
_TRIED = timedelta(weeks=rules.DELOAD_EVERY_WEEKS + 1)
# The run that makes a goal possible comes before the taper.
_TAPER = timedelta(weeks=len(rules.TAPER_FACTORS))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tried:
    """Hold how far the run of a tried day goes, 0 without one, and whether it is the goal."""

    run_m: float
    is_reached: bool


class Trial:
    """Try what a plan reaches, without changes and pain, but with the way back that is due."""

    def __init__(self, given: Given, goal_m: float) -> None:
        self.given = given
        self.goal_m = goal_m
        stands = standing(given.journal, given.runner, given.as_of)
        self._calm = Standing(comeback_since=stands.comeback_since)

    def on(self, day: date) -> Tried:
        """Try a day for the goal; the taper lies before it."""
        found = on_goal_day(self._asked(day))
        run_m = 0.0 if found.run is None or found.run.session else found.run.run_m
        return Tried(run_m, found.is_reached)

    def first_reached(self) -> date | None:
        """Return the first planned run of the goal, None within a year."""
        return self._first(self._is_goal)

    def first_dated(self) -> date | None:
        """Return the first day on which the goal with its taper can be, None within a year."""
        least_m = self.goal_m / (1 + rules.SPIKE_OK) - rules.ROUNDING
        enough = self._first(lambda run: run.run_m >= least_m)
        first = self.given.first_day
        longest_m = self.given.journal.longest30_m(first + _DAY)
        if longest_m is not None and longest_m >= least_m:
            day = first
        elif enough is not None:
            day = enough + _TAPER + _DAY
        else:
            return None
        last = min(day + _TRIED, first + YEAR)
        while day < last:
            if self.on(day).is_reached:
                return day
            day += _DAY
        return None

    def with_rest_days(self, rest_days: int) -> "Trial":
        """Return the same with other rest days."""
        runner = replace(self.given.profile.runner, rest_days_between=rest_days)
        profile = replace(self.given.profile, runner=runner)
        return Trial(replace(self.given, profile=profile), self.goal_m)

    def with_goal(self, goal_m: float) -> "Trial":
        """Return the same with a distance of its own as the goal."""
        runner = replace(self.given.profile.runner, goal_m=goal_m)
        profile = replace(self.given.profile, runner=runner, goal_route_id="")
        return Trial(replace(self.given, profile=profile), goal_m)

    def with_longest(self, longest_m: float) -> "Trial":
        """Return the same with a run of a distance in the last 30 days."""
        told = told_longest(longest_m, self.given.as_of)
        journal = replace(self.given.journal, runs=(*self.given.journal.runs, told))
        return Trial(replace(self.given, journal=journal), self.goal_m)

    def _first(self, is_it: Callable[[Item], bool]) -> date | None:
        for weeks in _LOOKED_AHEAD_WEEKS:
            plan = build(self._asked(None, weeks), self.given.exercises)
            for day in plan.days:
                if day.run and is_it(day.run):
                    return day.day
        return None

    def _asked(self, day: date | None, weeks: int = 1) -> Ask:
        runner = replace(self.given.profile.runner, goal_day=day)
        profile = replace(self.given.profile, runner=runner)
        return asked(replace(self.given, profile=profile), (), self._calm, weeks)

    def _is_goal(self, run: Item) -> bool:
        """Tell whether a run is the goal: its route, or a run that was given all of its metres."""
        pick = self.given.goal_pick
        if pick is not None:
            return (
                run.route is not None
                and run.route.route_id == pick.route_id
                and (run.run_m >= (1 - rules.SAME_ROUTE) * self.goal_m)
            )
        given_m = run.run_m if run.route is None else run.route.wanted_m
        is_given = given_m > self.goal_m - rules.DISTANCE_STEP_M
        # A route may be a little shorter than the day's distance.
        return is_given and run.run_m >= (1 - rules.ROUTE_CLOSE) * self.goal_m
