"""A runner's plan as it stands today: the untouched plan, what lies over it, and the referee."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo

from planner import adjust
from planner.breaches import Breach
from planner.build import Ask, build
from planner.choose import Library
from planner.edits import Edit
from planner.exercises import Exercises
from planner.journal import Journal
from planner.light import Light, free_weekdays
from planner.pain import standing
from planner.pain_state import Standing
from planner.picks import pick_for
from planner.plan import Plan, RoutePick
from planner.profile import Profile
from planner.referee import referee
from planner.runner import Runner
from routes.recipe import Method, Recipe


@dataclass(frozen=True, slots=True)
class Given:
    """Hold all that a season follows from; the same again gives the same season.

    `zone` is the runner's own clock where the profile names none.
    """

    profile: Profile
    journal: Journal
    edits: tuple[Edit, ...]
    library: Library
    as_of: date
    exercises: Exercises
    zone: tzinfo = UTC

    @property
    def first_day(self) -> date:
        """Return the first day that is still to be planned."""
        return max(self.as_of, self.profile.runner.plan_from or self.as_of)

    @property
    def runner(self) -> Runner:
        """Return the runner, with a goal that is a route at that route's distance.

        Weekdays without an hour to spare are none to run on. Raises PlanError where none is left.
        """
        pick = self.goal_pick
        runner = replace(self.profile.runner, weekdays=free_weekdays(self.profile, self.zone))
        return replace(runner, goal_m=pick.distance_m) if pick else runner

    @property
    def light(self) -> Light | None:
        """Return how light runs are from home, else from the first route; None without either."""
        home = self.profile.home
        if home is not None:
            return Light(self.profile, home.lat_deg, home.lon_deg, self.zone)
        for route in self.library.routes[:1]:
            start = float(route.lat_deg[0]), float(route.lon_deg[0])
            return Light(self.profile, *start, self.zone)
        return None

    @property
    def goal_pick(self) -> RoutePick | None:
        """Return the route that is the goal, None without one or where the library lost it."""
        summary = self.library.summary(self.profile.goal_route_id)
        return pick_for(summary, Recipe(Method.WHOLE), summary.distance_m) if summary else None


@dataclass(frozen=True, slots=True)
class Season:
    """Hold how the back stands, the plan under it, and every rule the plan breaks.

    Only soft rules can be broken, and only by the runner's own changes.
    """

    standing: Standing
    plan: Plan
    breaches: tuple[Breach, ...]


def season(given: Given, weeks: int | None = None, stands: Standing | None = None) -> Season:
    """Return the season of `weeks` weeks, as many as the profile says if None.

    `stands` saves asking the journal again where it is known. Raises PlanError as `build` does.
    """
    stands = stands or standing(given.journal, given.runner, given.as_of)
    plan = _plan(given, given.edits, stands, weeks)
    breaches = referee(plan, given.runner, given.journal, today=given.as_of, edits=given.edits)
    return Season(stands, plan, breaches)


def plan_of(given: Given, weeks: int | None = None) -> Plan:
    """Return a season's plan without asking the referee about it. Raises PlanError."""
    return _plan(given, given.edits, standing(given.journal, given.runner, given.as_of), weeks)


def untouched(given: Given, weeks: int | None = None) -> Plan:
    """Return the plan as it is under all changes and whatever the back says."""
    return _plan(given, (), Standing(), weeks)


def asked(given: Given, edits: Sequence[Edit], stands: Standing, weeks: int | None = None) -> Ask:
    """Return what a plan under such changes and such a standing is built from."""
    laid = adjust.overlay(edits, stands, given.as_of)
    return Ask(
        given.runner,
        given.journal,
        given.library,
        given.first_day,
        weeks or given.profile.weeks,
        laid,
        given.goal_pick,
        given.light,
    )


def _plan(given: Given, edits: Sequence[Edit], stands: Standing, weeks: int | None) -> Plan:
    return build(asked(given, edits, stands, weeks), given.exercises)
