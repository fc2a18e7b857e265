"""The day's session as the browser holds it: all its things as data, so that it needs no server."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from planner import rules
from planner.day_start import day_start
from planner.exercises import Exercises, Muscle
from planner.leaving import leaving
from planner.pain_state import PainState
from planner.plan import Item
from planner.routine_choice import Guided
from planner.routines import Choice
from planner.screens import labels, standing_labels
from planner.screens import today_words as words
from planner.screens.change_words import run_text
from planner.screens.dates import long_date
from planner.screens.desk import Desk
from planner.screens.guide import guide_data
from planner.screens.start_view import start_line, start_text
from planner.screens.today_heard import heard_ids
from planner.screens.words import reason_text, source_text
from planner.today import Part, State, Thing, Today
from routes.language import first_up
from routes.screens.measures import about_time
from routes.screens.sketch import sketch
from routes.summary import RouteSummary

_SESSION = (Part.WARM_UP, Part.RUN, Part.WARM_DOWN, Part.STRETCH)
# Shown in these, and not told of again once the run is over.
_BEFORE_RUN = (Part.WARM_UP, Part.RUN)


@dataclass(frozen=True, slots=True)
class Session:
    """Hold a day with what is needed to tell of it; `now` is aware.

    `is_asking` tells that the back is asked for below, in full.
    """

    day: Today
    desk: Desk
    routes: Mapping[str, RouteSummary]
    routines: Mapping[Part, Choice]
    exercises: Exercises
    now: datetime
    is_asking: bool = False

    def data(self) -> dict[str, object]:
        """Return the session for the browser: texts, states and what each step guides through."""
        return {
            "who": self.desk.book.id if self.desk.book else "",
            "keeps": self.desk.book is not None,
            "day": self.day.day.isoformat(),
            "dayText": long_date(self.day.day),
            "dayLeftMs": self._left_ms(),
            "heard": heard_ids(),
            "isAsking": self.is_asking,
            "notice": self._notice(),
            "hint": words.check_in_hint(),
            "things": [self._thing(thing) for thing in self.day.things],
            "asks": self._asks(),
            "tomorrow": self._tomorrow(),
            "words": dict(words.browser_words(self.desk.profile.help.emergency)),
        }

    def _left_ms(self) -> int:
        """Return how long the day lasts yet: a browser ticks rightly even with a wrong clock."""
        next_day = self.day.day + timedelta(days=1)
        midnight = datetime.combine(next_day, time(), self.desk.zone)
        return max(0, round((midnight - self.now) / timedelta(milliseconds=1)))

    def _notice(self) -> str:
        """Return what the back asks of the day in a line; of a stop the page tells first."""
        state, check_in = self.day.standing.state, self.day.thing(Part.CHECK_IN)
        is_told = check_in is not None and not check_in.state.is_open
        is_short = state in (PainState.PAUSE, PainState.EASY)
        return standing_labels.HEADINGS[state] if is_told and is_short else ""

    def _thing(self, thing: Thing) -> dict[str, object]:
        item = thing.item
        return {
            "part": thing.part.value,
            "state": thing.state.value,
            "isOptional": thing.is_optional,
            "title": words.title_of(thing, self.desk.units),
            "time": about_time(item.duration_s) if item else "",
            "told": self._told(thing),
            "lines": self._lines(thing),
            "why": self._why(item) if item else [],
            "run": self._run(item) if item and thing.part is Part.RUN else None,
            **self._routines(thing),
        }

    def _routines(self, thing: Thing) -> dict[str, object]:
        choice = self.routines.get(thing.part)
        made = {"whole": choice.whole, "short": choice.short} if choice else {}
        return {
            name: self._guide(each, choice.muscles[each.length], thing)
            for name, each in made.items()
            if choice and each
        }

    def _guide(self, guided: Guided, muscles: frozenset[Muscle], thing: Thing) -> dict[str, object]:
        is_done, calm = thing.state is State.DONE, self.desk.view.look.is_calm
        return {
            "time": about_time(guided.duration_s),
            "muscles": sorted(muscles),
            "guide": guide_data(guided, self.day.day, self.exercises, calm=calm, is_done=is_done),
        }

    def _told(self, thing: Thing) -> str:
        """Return what was told of a thing besides that it is done, "" for nothing."""
        journal, day = self.desk.journal, self.day.day
        if thing.part is Part.CHECK_IN:
            told = [each for each in journal.check_ins if each.day == day]
            newest = max(told, key=lambda each: each.number, default=None)
            return words.told_line(newest) if newest else ""
        run = journal.run_on(day) if thing.part is Part.RUN else None
        return words.run_line(run, self.desk.units) if run else ""

    def _lines(self, thing: Thing) -> list[str]:
        if thing.part not in _BEFORE_RUN or not thing.state.is_open:
            return []
        return [line for line in (self._start(),) if line]

    def _start(self) -> str:
        """Return when to begin, and whether it is light then."""
        plan_day, desk = self.day.plan_day, self.desk
        if plan_day is None:
            return ""
        found = day_start(desk.profile, plan_day, self.routes, desk.zone)
        if found is None or found.start is None or found.is_away:
            return start_line(desk.profile, plan_day, self.routes, desk.zone)
        left_s = sum(
            thing.item.duration_s
            for thing in self.day.things
            if thing.item and thing.part in _SESSION and thing.state.is_open
        )
        start = leaving(found, self.now, left_s)
        if start is None:
            return ""
        return start_text(start, found.light, desk.profile.starts_at)

    def _why(self, item: Item) -> list[dict[str, str]]:
        return [
            {"said": reason_text(reason, self.desk.units), "source": source_text(reason.rule)}
            for reason in item.reasons
        ]

    def _run(self, run: Item) -> dict[str, object]:
        pick = run.route
        route = self.routes.get(pick.route_id) if pick else None
        return {
            "route": labels.pick_name(pick, route) if pick else "",
            "note": labels.route_note(run, self.desk.units),
            "sketch": sketch(route) if route else "",
            **_taps(run),
        }

    def _asks(self) -> dict[str, object] | None:
        asks = self.day.asks
        if asks is None:
            return None
        return {
            "day": asks.day.isoformat(),
            "title": words.asks_title(asks.day),
            "line": words.asks_line(run_text(asks.run, self.desk.units)),
            **_taps(asks.run),
        }

    def _tomorrow(self) -> dict[str, str] | None:
        day = self.day.tomorrow
        if day is None:
            return None
        return {
            "name": words.TOMORROW,
            "title": labels.day_heading(day, self.desk.units),
            "line": first_up(labels.day_line(day)),
        }


def _taps(run: Item) -> dict[str, object]:
    """Return what a tap tells of a run as it was planned: of a walk-run session the running."""
    route = run.route if run.route and run.route.fits else None
    return {
        "runM": max(run.run_m, rules.ROUNDING),
        "stage": run.session.id if run.session else "",
        "routeId": route.route_id if route else "",
    }
