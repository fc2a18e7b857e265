"""The days of a planned week, and what was run in it already."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.navigation.page import Page

from planner.draft import week_of
from planner.journal import Journal, RunDone
from planner.plan import Day, Item, Kind, Plan, RoutePick
from planner.screens import dates, guide_labels, labels
from planner.screens.components import DAY
from planner.screens.exercise_cards import exercise_card
from planner.screens.figure_files import figures_url
from planner.screens.words import reason_text, source_text
from routes.language import _
from routes.screens.measures import about_time
from routes.screens.route_names import name_in
from routes.screens.sketch import sketch
from routes.summary import RouteSummary
from routes.units import Units


@dataclass(frozen=True, slots=True)
class Week:
    """Hold a calendar week: its planned days, and what was run in it before them."""

    monday: date
    done: tuple[RunDone, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class DayTools:
    """Hold what a run day offers beside its route: `start_line` tells when to begin, "" unknown.

    `mark` and `change` open what marks a run as done, and what changes it; None where a plan is
    only looked at. `take` shows what can be taken away of a day's run, with its route or without.
    `guide` opens what guides through one of a day's routines. `loop` keeps a place for a loop from
    home, None where none is offered.
    """

    start_line: Callable[[Day], str]
    mark: Callable[[date], None] | None
    change: Callable[[date], None] | None
    take: Callable[[Day, RoutePick | None], None]
    guide: Callable[[Day, Kind], None]
    loop: Callable[[Day], None] | None = None


def weeks_of(plan: Plan, journal: Journal) -> tuple[Week, ...]:
    """Return the weeks of a plan, the first with the runs done in it."""
    first = week_of(plan.first_day)
    found = []
    for days in plan.weeks:
        monday = week_of(days[0].day)
        done = journal.runs if monday == first else ()
        own = [run for run in done if monday <= run.day <= plan.first_day and not run.is_told]
        found.append(Week(monday, tuple(sorted(own, key=lambda run: run.day)), tuple(days)))
    return tuple(found)


class WeekDays:
    """Show the days of a week, each with its reasons and what can be done about its run."""

    def __init__(
        self,
        routes: Mapping[str, RouteSummary],
        routes_page: Page,
        units: Units,
        tools: DayTools,
    ) -> None:
        self._routes = routes
        self._page = routes_page
        self._units = units
        self._tools = tools

    def show(self, week: Week, advice: str, today: date) -> None:
        """Show a week; runs done stand on their days."""
        done = {run.day: run for run in week.done}
        for run in week.done:
            if run.day < week.days[0].day:
                self._done(run)
        for day in week.days:
            self._day(day, done.get(day.day), advice)
            self._buttons(day, today)

    def _done(self, run: RunDone) -> None:
        route = self._routes.get(run.route_id)
        DAY(
            key=f"done-{run.day}",
            data={
                **_date_of(run.day),
                "isRun": True,
                "isDone": True,
                "title": labels.run_done(run, self._units),
                "line": _done_line(run),
                "route": name_in(route.name, route.distance_m, self._units) if route else "",
                "note": "",
                "sketch": sketch(route) if route else "",
                "steps": [],
                "words": {"why": labels.WHY, "advice": ""},
            },
        )

    def _day(self, day: Day, done: RunDone | None, advice: str) -> None:
        run = day.run
        pick = run.route if run else None
        route = self._route(day)
        lines = [labels.day_line(day)]
        if done:
            lines.insert(0, labels.DONE_TODAY.format(run=labels.run_done(done, self._units)))
        if run:
            lines.append(self._tools.start_line(day))
        asked = DAY(
            key=f"day-{day.day}",
            on_guide_change=_nothing,
            data={
                **_date_of(day.day),
                "isRun": run is not None,
                "isDone": False,
                "title": labels.day_heading(day, self._units),
                "line": "\n".join(filter(None, lines)),
                "route": labels.pick_name(pick, route) if pick else "",
                "note": labels.route_note(run, self._units) if run else "",
                "sketch": sketch(route) if route else "",
                "steps": [_step(item, self._units) for item in _told(day)],
                "words": {
                    "why": labels.WHY,
                    "advice": _(advice),
                    "guide": guide_labels.GUIDE_ME,
                },
                "figures": figures_url(),
            },
        )
        if asked.guide in tuple(Kind):
            self._tools.guide(day, Kind(asked.guide))

    def _route(self, day: Day) -> RouteSummary | None:
        run = day.run
        return self._routes.get(run.route.route_id) if run and run.route else None

    def _buttons(self, day: Day, today: date) -> None:
        run = day.run
        if run is None:
            return
        pick = run.route if self._route(day) else None
        with st.container(horizontal=True, vertical_alignment="center", key=f"run-{day.day}"):
            self._own_buttons(day.day, today)
            self._tools.take(day, pick)
            if pick:
                st.page_link(
                    self._page,
                    label=labels.SEE_ON_MAP,
                    icon=":material/map:",
                    query_params={"route": pick.route_id},
                )
        if self._tools.loop:
            self._tools.loop(day)

    def _own_buttons(self, day: date, today: date) -> None:
        mark, change = self._tools.mark, self._tools.change
        key = day.isoformat()
        if (
            mark
            and day <= today
            and st.button(labels.MARK, key=f"mark-{key}", icon=":material/check:", type="primary")
        ):
            mark(day)
        if change and st.button(labels.CHANGE, key=f"change-{key}", icon=":material/edit:"):
            change(day)


def _done_line(run: RunDone) -> str:
    return labels.DONE_IN.format(time=about_time(run.duration_s)) if run.duration_s else labels.DONE


def _nothing() -> None:
    """Let what the browser asks for be read after a day was shown."""


def _told(day: Day) -> Iterator[Item]:
    """Return what of a day is shown as a step: all but the rest that a run day has round it."""
    return (item for item in day.items if item.kind is not Kind.REST or not day.run)


def _date_of(day: date) -> dict[str, str]:
    return {
        "weekday": dates.weekday_text(day.isoweekday()),
        "number": str(day.day),
        "month": dates.month_text(day),
    }


def _step(item: Item, units: Units) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "title": labels.item_title(item, units),
        "time": about_time(item.duration_s) if item.duration_s else "",
        "guide": guide_labels.guide_me(labels.item_title(item, units)) if item.exercises else "",
        "exercises": [exercise_card(exercise) for exercise in item.exercises],
        "reasons": [
            {"said": reason_text(reason, units), "source": source_text(reason.rule)}
            for reason in item.reasons
        ],
    }
