"""A plan in the making: runs as they are placed, each on top of those before it."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from planner import care_rules, load, rules
from planner.choose import Choice, Library, Used, Wish, choose
from planner.journal import RunDone
from planner.light import Light
from planner.overlay import Overlay, Wanted
from planner.pace import flat_time_s
from planner.pain_state import PainState
from planner.picks import still_there
from planner.plan import Item, Reason, RoutePick
from planner.run_item import run_item
from planner.runner import Runner
from planner.sessions import SESSIONS, Session
from planner.sizes import Sized, session_run, wanted_run


class Phase(Enum):
    """What a run day is for, beside the ordinary build-up."""

    ORDINARY = "ordinary"
    CALM = "calm"
    TAPER = "taper"
    GOAL = "goal"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Aim:
    """Hold where the long run stops growing, and the day and route of the goal where it has them.

    `was_run_on` is the day on which a dated goal was run already, None where it was not.
    """

    goal_m: float
    day: date | None = None
    pick: RoutePick | None = None
    was_run_on: date | None = None


@dataclass(slots=True)
class Draft:
    """Hold a plan in the making; `history` are runs done and planned, taken as done.

    `before` has for each run day the one before it. `session` is how many walk-run sessions are
    passed, None while ordinary runs are planned. `reached_m` is what the runner ran before, below
    which nothing stops growing. `mean_before_m` is the mean run of the week before
    the one in work, `usual_m` that of the newest week that is neither lighter nor out of the
    ordinary.
    """

    runner: Runner
    library: Library
    aim: Aim
    overlay: Overlay
    history: list[RunDone]
    before: dict[date, date | None]
    reached_m: float = 0.0
    session: int | None = None
    used: list[Used] = field(default_factory=list)
    runs: dict[date, Item] = field(default_factory=dict)
    light: Light | None = None
    mean_before_m: float | None = None
    usual_m: float | None = None

    @property
    def grows_to_m(self) -> float:
        """Return where long runs stop growing: never below what the runner already runs."""
        return max(self.aim.goal_m, self.reached_m, rules.SHORTEST_RUN_M)

    @property
    def lighter_than_m(self) -> float | None:
        """Return the mean run that a lighter week is lighter than, None where there was no week.

        Runs that the runner made longer than the goal do not raise those after them.
        """
        if self.mean_before_m is None:
            return None
        return min(self.mean_before_m, self.grows_to_m)

    def longest_m(self, day: date) -> float | None:
        """Return the longest run of the 30 days before a day, done or planned; None without one."""
        return load.longest30_m(self.history, day)

    def phase(self, day: date) -> Phase:
        """Return what a run on a day is for."""
        return Phase.CALM if self.is_calm(day) else self.phase_by_goal(day)

    def phase_by_goal(self, day: date) -> Phase:
        """Return what a run on a day is for, whatever the back says."""
        goal_day = self.aim.day or self.aim.was_run_on
        if goal_day is None:
            return Phase.ORDINARY
        ahead = (goal_day - day).days
        if ahead == 0:
            return Phase.GOAL
        if 0 < ahead <= len(rules.TAPER_FACTORS) * rules.DAYS_A_WEEK:
            return Phase.TAPER
        return Phase.RECOVERY if -rules.RECOVERY_DAYS <= ahead < 0 else Phase.ORDINARY

    def is_calm(self, day: date) -> bool:
        """Tell whether a day is in the week after a little pain, in which nothing grows."""
        as_of = self.overlay.as_of
        if self.overlay.standing.state is not PainState.EASY or as_of is None:
            return False
        return 0 <= (day - as_of).days < care_rules.PAIN_HORIZON_DAYS

    def taper_week(self, day: date) -> int:
        """Return which week of the taper a day is in, 0 for the first."""
        ahead = (self._goal_day() - day).days
        return len(rules.TAPER_FACTORS) - 1 - (ahead - 1) // rules.DAYS_A_WEEK

    def before_taper_m(self, longest_m: float) -> float:
        """Return the mean run before the taper, an easy run's metres where no week tells."""
        usual_m = self.usual_m or rules.EASY_SHARE * longest_m
        # What was run since the taper began is no reason for a longer one.
        weeks = timedelta(days=len(rules.TAPER_FACTORS) * rules.DAYS_A_WEEK)
        before_m = self.longest_m(self._goal_day() - weeks) or longest_m
        return min(usual_m, longest_m, before_m, self.grows_to_m)

    def needs_session(self, day: date) -> bool:
        """Tell whether a day's run is a walk-run session, with the way back begun or to begin."""
        if self.longest_m(day) is None:
            self.session = 0
        return self.session is not None and self.session < len(SESSIONS)

    def place_session(self, day: date) -> float:
        """Give the next walk-run session its place in the plan; return the metres run."""
        number = self.session or 0
        self.session = number + 1
        session = SESSIONS[number]
        sized = session_run(session, number + 1, self.runner.easy_pace_s_per_km)
        self._use(day, sized, self._choose(day, sized), session)
        self.reached_m = max(self.reached_m, self.runs[day].run_m)
        return self._ran(day, session.id)

    def place(self, day: date, sized: Sized) -> float:
        """Give a run its route and its place in the plan; return its metres.

        What the runner wants of the day goes before `sized`, as far as the limit allows.
        """
        wanted = self.overlay.wanted_on(day)
        choice = None
        if wanted is not None:
            own, choice = self._as_wanted(day, wanted, sized)
            sized = _still_long(sized, own)
        elif self._is_goal(day, sized):
            choice = self._by_hand(self.aim.pick)
        choice = choice or self._choose(day, sized)
        self._use(day, sized, choice)
        return self._ran(day)

    def _goal_day(self) -> date:
        goal_day = self.aim.day or self.aim.was_run_on
        return goal_day or date.max

    def _ran(self, day: date, stage: str = "") -> float:
        run_m = self.runs[day].run_m
        self.history.append(RunDone(day, run_m, stage=stage))
        return run_m

    def _choose(self, day: date, sized: Sized) -> Choice | None:
        wish = sized.wish
        made = self._loop_home(day, wish)
        if made is not None:
            return made
        if self.light is not None:
            run_s = flat_time_s(wish.wanted_m, self.runner.easy_pace_s_per_km)
            wish = replace(wish, is_dark=self.light.is_dark(day, run_s))
        prefers_flat = self.runner.has_back_history or self.is_calm(day)
        # The week's long run is placed before the easy ones, though it may come after them.
        used = [
            replace(each, day=None) if each.day and each.day > day else each for each in self.used
        ]
        return choose(replace(wish, prefers_flat=prefers_flat), self.library, used)

    def _use(
        self, day: date, sized: Sized, choice: Choice | None, session: Session | None = None
    ) -> None:
        if choice is not None:
            self.used.append(Used(choice.pick.route_id, choice.pick.recipe.method, day))
        self.runs[day] = run_item(day, self.before[day], sized, choice, self.runner, session)

    def _as_wanted(self, day: date, wanted: Wanted, sized: Sized) -> tuple[Sized, Choice | None]:
        longest_m = self.longest_m(day)
        # A loop from home was made for the run as the plan has it.
        if longest_m is None or self.is_calm(day) or wanted.is_loop_home:
            return sized, None
        if wanted.pick is None:
            metres = wanted.distance_m or sized.wish.wanted_m
            return wanted_run(metres, longest_m, over_cap=wanted.over_cap), None
        choice = self._by_hand(wanted.pick)
        if choice is None:
            gone = Reason(rules.OUR_ROUTE_GONE)
            return replace(sized, reasons=(*sized.reasons, gone)), None
        metres = wanted.pick.distance_m
        if metres > load.cap_m(longest_m) + rules.ROUNDING and not wanted.over_cap:
            return sized, None
        return wanted_run(metres, longest_m, over_cap=wanted.over_cap), choice

    def _by_hand(self, pick: RoutePick | None) -> Choice | None:
        """Return a route that was not chosen here, None where the library has it no more."""
        summary = self.library.summary(pick.route_id) if pick else None
        if pick is None or summary is None or not still_there(pick, self.library):
            return None
        whole = replace(pick, wanted_m=pick.distance_m, fits=True)
        reasons = [Reason(rules.OUR_ROUTE, (pick.distance_m, pick.distance_m))]
        if pick.ends_m is not None:
            reasons.append(Reason(rules.OUR_ONE_WAY, (pick.ends_m,)))
        return Choice(whole, summary, tuple(reasons))

    def _loop_home(self, day: date, wish: Wish) -> Choice | None:
        """Return the loop that was made for a day's run, None for none or where it fits no more."""
        wanted = self.overlay.wanted_on(day)
        if wanted is None or wanted.pick is None or not wanted.is_loop_home:
            return None
        found = self._by_hand(wanted.pick)
        pick = replace(wanted.pick, wanted_m=wish.wanted_m)
        off_m = abs(pick.distance_m - wish.wanted_m)
        is_near = off_m <= rules.ROUTE_TOLERANCE * wish.wanted_m + rules.ROUNDING
        if found is None or not (is_near and wish.least_m <= pick.distance_m <= wish.most_m):
            return None
        why = Reason(rules.OUR_LOOP_MADE, (pick.distance_m, wish.wanted_m))
        return replace(found, pick=pick, reasons=(why,))

    def _is_goal(self, day: date, sized: Sized) -> bool:
        is_far_enough = sized.wish.most_m >= self.aim.goal_m
        # Whoever runs further than the goal already goes on to, on other routes.
        grew_to_it = self.grows_to_m <= self.aim.goal_m + rules.DISTANCE_STEP_M
        is_last = grew_to_it and any(r.rule == rules.OUR_GOAL for r in sized.reasons)
        is_for_it = day == self.aim.day or is_last
        return self.aim.pick is not None and is_far_enough and is_for_it


def _still_long(sized: Sized, own: Sized) -> Sized:
    """Return a runner's own size of a long run as one, where it is about as long."""
    was, now = (
        any(reason.rule == rules.OUR_LONG_LAST for reason in each.reasons) for each in (sized, own)
    )
    least_m = (1 - rules.ROUTE_TOLERANCE) * sized.wish.wanted_m
    if not was or now or own.wish.wanted_m < least_m:
        return own
    return replace(own, reasons=(Reason(rules.OUR_LONG_LAST), *own.reasons))


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.isoweekday() - 1)
