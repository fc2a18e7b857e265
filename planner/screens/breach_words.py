"""What each broken rule means to a runner, and where the rule comes from. Text only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from planner import care_rules, load, rules
from planner.breaches import Breach, Broken
from planner.edits import Edit, Vacation
from planner.pain_state import PainState
from planner.plan import Item
from planner.rules import Rule
from planner.screens.counted import number_word, ordinal_word, percent_text
from planner.screens.dates import weekday_date
from planner.screens.words import source_text
from planner.season import Given
from planner.verdict import Verdict, newest_run
from routes.language import N_, _, first_up, ngettext, spoken
from routes.screens.measures import distance_text
from routes.units import Units

_RULES: Mapping[Broken, Rule] = MappingProxyType(
    {
        Broken.SPACING: rules.ART_2,
        Broken.WEEKDAY: rules.OUR_WEEKDAYS,
        Broken.BLOCKED: rules.OUR_BLOCKED,
        Broken.CAP: rules.LOAD_1,
        Broken.GOAL: rules.OUR_GOAL,
        Broken.LONG_SHARE: rules.LONG_1,
        Broken.LONG_RUNS: rules.OUR_LONG_LAST,
        Broken.DELOAD: rules.DELOAD_1,
        Broken.TAPER: rules.TAPER_1,
        Broken.RECOVERY: rules.RECOVERY_1,
        Broken.ROUTE: rules.OUR_ROUTE,
        Broken.STAGE: rules.RETURN_1,
        Broken.PAIN: care_rules.PAIN_1,
        Broken.RED_FLAG: care_rules.FLAG_1,
        Broken.WARM_UP: rules.ART_1,
        Broken.WARM_DOWN: rules.ART_1,
        Broken.STRETCH: rules.ART_3,
        Broken.HELD_STRETCH: rules.STRETCH_1,
        Broken.TIME: rules.PACE_1,
    }
)
# What cannot come of a runner's change; told all the same, should it ever.
_OWN = N_("Your plan would break one of its own rules on {day}, so this cannot be.")
_FLAGGED = N_(
    "You ticked a sign that needs somebody to look at it first. Until then there is no plan to "
    "change."
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Hold a breach with what its sentence needs: the run on its day, and who runs."""

    breach: Breach
    run: Item | None
    newest: date | None
    given: Given
    edit: Edit
    state: PainState
    units: Units

    @property
    def day(self) -> str:
        """Return the day it is broken on."""
        return weekday_date(self.breach.day)

    @property
    def far(self) -> str:
        """Return the distance of the run."""
        return distance_text(self.run.distance_m or 0.0 if self.run else 0.0, self.units)

    def value(self, rule: Rule, place: int) -> float | None:
        """Return a number of a reason of the run, None where it has no such reason."""
        found = [
            each.values for each in (self.run.reasons if self.run else ()) if each.rule == rule
        ]
        return float(found[0][place]) if found else None


def breach_text(breach: Breach, verdict: Verdict, given: Given, units: Units) -> str:
    """Return what a breach of a verdict means, as one or two sentences."""
    plan = verdict.after.plan
    told = _Told(
        breach,
        plan.run_on(breach.day),
        newest_run(given, plan, breach.day),
        given,
        verdict.edit,
        verdict.after.standing.state,
        units,
    )
    said = _SENTENCES.get(breach.code)
    return said(told) if said else _(_OWN).format(day=told.day)


def breach_source(breach: Breach) -> str:
    """Return how far the rule can be trusted and where it comes from, "" for a rule of form."""
    rule = _RULES.get(breach.code)
    return source_text(rule) if rule else ""


def nearest_text(day: date | None) -> str:
    """Return where a run can go instead."""
    if day is None:
        return _("No day within a week of it works either.")
    return _("The nearest day it can move to is {day}.").format(day=weekday_date(day))


def _spacing(told: _Told) -> str:
    wanted = told.given.runner.rest_days_between
    if told.newest is None:
        said = _(
            "{day} leaves too few rest days: you asked for {wanted} between runs (tip 2 of the "
            "article)."
        )
        return said.format(day=told.day, wanted=number_word(wanted))
    between = (told.breach.day - told.newest).days - 1
    return _rested(between).format(
        number=first_up(number_word(max(between, 0))),
        newest=weekday_date(told.newest),
        wanted=number_word(wanted),
        first=weekday_date(told.newest + timedelta(days=wanted + 1)),
    )


def _rested(between: int) -> str:
    """Return the sentences for so many rest days after a run, below 0 for a run that is later."""
    if between < 0:
        return _(
            "Your run of {newest} is on that day or after it; you asked for {wanted} between runs "
            "(tip 2 of the article). {first} is the first day that leaves them."
        )
    if between == 0:
        return _(
            "No rest day after the run of {newest}; you asked for {wanted} between runs (tip 2 of "
            "the article). {first} is the first day that leaves them."
        )
    return ngettext(
        "One rest day after the run of {newest}; you asked for {wanted} between runs (tip 2 of the "
        "article). {first} is the first day that leaves them.",
        "{number} rest days after the run of {newest}; you asked for {wanted} between runs (tip 2 "
        "of the article). {first} is the first day that leaves them.",
        between,
    )


def _cap(told: _Told) -> str:
    longest_m = told.value(rules.LOAD_1, 0)
    if longest_m is None or told.run is None:
        return _(
            "{day}: no run in the 30 days before it to measure by. Running comes back better in "
            "small pieces."
        ).format(day=told.day)
    return _(
        "{day}: {distance} is {more} more than your longest of the 30 days before, {longest}. In a "
        "large study, runs more than 10 % longer went with more injuries."
    ).format(
        day=told.day,
        distance=told.far,
        more=percent_text(load.spike(told.run.run_m, longest_m)),
        longest=distance_text(longest_m, told.units),
    )


def _goal(told: _Told) -> str:
    goal_m = told.given.runner.goal_m
    if told.breach.day == told.given.runner.goal_day:
        said = _("{day} is the day you set for your goal, and it would not be run on it.")
        return said.format(day=told.day)
    if goal_m is None:
        said = _("{day}: {distance} is longer than your goal, at which the plan stops growing.")
        return said.format(day=told.day, distance=told.far)
    goal = distance_text(goal_m, told.units)
    return _(
        "{day}: {distance} is longer than your goal of {goal}, at which the plan stops growing."
    ).format(day=told.day, distance=told.far, goal=goal)


def _distance(told: _Told) -> str:
    least = distance_text(rules.SHORTEST_RUN_M, told.units)
    return _("{day}: no run is under {distance}.").format(day=told.day, distance=least)


def _weekday(told: _Told) -> str:
    return _("{day} is not one of the days you run on.").format(day=told.day)


def _blocked(told: _Told) -> str:
    if isinstance(told.edit, Vacation) or not told.given.runner.is_blocked(told.breach.day):
        return _("{day} is one of your days away.").format(day=told.day)
    return _("{day} is a day you said is taken.").format(day=told.day)


def _share(told: _Told) -> str:
    return _(
        "{day}: {distance} is a large part of its week. The usual limit for a long run keeps the "
        "other runs worth their while."
    ).format(day=told.day, distance=told.far)


def _long_runs(told: _Told) -> str:
    return _("{day}: a second long run in its week.").format(day=told.day)


def _deload(told: _Told) -> str:
    return _(
        "{day}: {distance} in a lighter week. Every {which} week has shorter runs, to let the body "
        "catch up."
    ).format(day=told.day, distance=told.far, which=ordinal_word(rules.DELOAD_EVERY_WEEKS))


def _taper(told: _Told) -> str:
    said = _("{day}: {distance} is long for the two weeks of shorter runs before your goal.")
    return said.format(day=told.day, distance=told.far)


def _recovery(told: _Told) -> str:
    said = _("{day}: {distance} is long for the easy week after your goal.")
    return said.format(day=told.day, distance=told.far)


def _route(told: _Told) -> str:
    said = _("{day}: this route is more than 10 % off what the day asks for.")
    return said.format(day=told.day)


def _stage(told: _Told) -> str:
    return _(
        "{day}: on the way back to running the sessions come in their order, and none can be left "
        "out."
    ).format(day=told.day)


_STATES = {
    PainState.EASY: N_(
        "{day}: while your back is a little sore, no run is longer than your longest of the 30 "
        "days before."
    ),
    PainState.PAUSE: N_(
        "{day}: your back asks for a pause, so there is no run before it has been calm for two "
        "days."
    ),
}


def _pain(told: _Told) -> str:
    said = _("{day}: for your back’s sake there is no run for now.")
    if told.state in _STATES:
        said = _(_STATES[told.state])
    return said.format(day=told.day)


_SENTENCES: Mapping[Broken, Callable[[_Told], str]] = MappingProxyType(
    {
        Broken.SPACING: _spacing,
        Broken.WEEKDAY: _weekday,
        Broken.BLOCKED: _blocked,
        Broken.CAP: _cap,
        Broken.GOAL: _goal,
        Broken.LONG_SHARE: _share,
        Broken.LONG_RUNS: _long_runs,
        Broken.DELOAD: _deload,
        Broken.TAPER: _taper,
        Broken.RECOVERY: _recovery,
        Broken.ROUTE: _route,
        Broken.DISTANCE: _distance,
        Broken.STAGE: _stage,
        Broken.PAIN: _pain,
        Broken.RED_FLAG: lambda _told: _(_FLAGGED),
    }
)

spoken(__name__)
