"""The fields of a run, to add one by hand or to change one, each with its own refusal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import streamlit as st

from planner import history_rules, rules
from planner.duration import duration_text, parse_duration
from planner.journal import RunDone, Sore
from planner.screens import journal_labels as labels
from planner.screens.date_format import date_format
from routes.limits import MOST_NOTE_CHARS
from routes.read.text import clean_text
from routes.screens.measures import distance_unit
from routes.screens.route_names import name_in
from routes.summary import RouteSummary
from routes.units import Units

SCALE = tuple(range(11))
MOST_ROUTES = 300


class RunFieldError(ValueError):
    """A field that makes no sense; its text is the sentence for the runner."""


@dataclass(frozen=True, slots=True)
class RunForm:
    """Hold a form's key, which is its own, the run it began with, and what fields need to know.

    `before` is None for a run to be added. `routes` are those that a run may name. A short form
    leaves the day, the next morning and the note as they are in `before`, or open.
    """

    key: str
    before: RunDone | None
    today: date
    units: Units
    routes: Mapping[str, RouteSummary]
    is_short: bool = False

    def show(self, submit: str, cancel: str = "") -> "RunDone | bool":
        """Show the fields; return the run when it is submitted, True when it is cancelled.

        False is for neither, and for what was refused, with the sentence shown.
        """
        with st.form(self.key, border=False):
            fields = self._fields()
            place = st.empty()
            with st.container(horizontal=True):
                is_sent = st.form_submit_button(submit, type="primary")
                is_left = bool(cancel) and st.form_submit_button(cancel, type="tertiary")
        if is_left:
            return True
        if not is_sent:
            return False
        try:
            return fields.run(self)
        except RunFieldError as error:
            place.error(str(error))
            return False

    def named(self, name: str) -> str:
        """Return the key of one field; each unit has fields of its own."""
        return f"{self.key}-{name}-{self.units.value}"

    @property
    def shown_distance(self) -> float | None:
        """Return what stands in the field for the distance at first."""
        return round(self.before.distance_m / self.units.distance_m, 2) if self.before else None

    @property
    def shown_time(self) -> str:
        """Return what stands in the field for the time at first."""
        return (
            duration_text(self.before.duration_s) if self.before and self.before.duration_s else ""
        )

    def _fields(self) -> "_Told":
        before = self.before
        day = before.day if before else self.today
        left, right = st.columns(2)
        if not self.is_short:
            with left:
                day = self._day(day)
        with left if self.is_short else right:
            distance = st.number_input(
                labels.DISTANCE.format(unit=distance_unit(self.units)),
                value=self.shown_distance,
                step=0.5,
                format="%.2f",
                key=self.named("distance"),
            )
        with right if self.is_short else st.container():
            time = st.text_input(
                labels.TIME,
                value=self.shown_time,
                max_chars=8,
                help=labels.TIME_HELP,
                key=self.named("time"),
            )
        effort = scale(
            labels.EFFORT,
            before.effort if before else None,
            self.named("effort"),
            labels.EFFORT_HELP,
        )
        pain_before = scale(
            labels.BEFORE, before.pain_before if before else None, self.named("before")
        )
        pain_worst = scale(labels.WORST, before.pain_worst if before else None, self.named("worst"))
        return _Told(
            day=day if isinstance(day, date) else None,
            distance=distance,
            time=time,
            effort=effort,
            pain_before=pain_before,
            pain_worst=pain_worst,
            morning=self._morning(),
            sore=self._sore(),
            route_id=self._route(),
            note=self._note(),
        )

    def _day(self, day: date) -> date:
        return st.date_input(
            labels.DAY,
            value=day,
            min_value=date(rules.YEARS_RANGE[0], 1, 1),
            max_value=self.today + timedelta(days=3660),
            format=date_format(),
            key=self.named("day"),
            # The way to write days may change with the language.
            persist_state="page",
        )

    def _morning(self) -> int | None:
        before = self.before.pain_morning if self.before else None
        if self.is_short:
            return before
        return morning_field(labels.MORNING, before, self.named("morning"))

    def _note(self) -> str:
        before = self.before.note if self.before else ""
        if self.is_short:
            return before
        return st.text_area(
            labels.NOTE,
            value=before,
            max_chars=MOST_NOTE_CHARS,
            height=80,
            key=self.named("note"),
        )

    def _sore(self) -> tuple[Sore, ...]:
        chosen = st.multiselect(
            labels.SORE,
            list(Sore),
            default=list(self.before.sore) if self.before else [],
            format_func=labels.sore_name,
            placeholder=labels.SORE_HINT,
            key=self.named("sore"),
        )
        return tuple(each for each in Sore if each in chosen)

    def _route(self) -> str:
        """Return the route the run was on; what the library does not have stays as it is."""
        before = self.before.route_id if self.before else ""
        if not self.routes or len(self.routes) > MOST_ROUTES:
            return before
        ids = list(self.routes)
        chosen = st.selectbox(
            labels.ROUTE,
            ids,
            index=ids.index(before) if before in self.routes else None,
            format_func=lambda route_id: name_in(
                self.routes[route_id].name, self.routes[route_id].distance_m, self.units
            ),
            placeholder=labels.ROUTE_HINT,
            key=self.named("route"),
        )
        return chosen or ("" if before in self.routes else before)


@dataclass(frozen=True, slots=True)
class _Told:
    day: date | None
    distance: float | None
    time: str
    effort: int | None
    pain_before: int | None
    pain_worst: int | None
    morning: int | None
    sore: tuple[Sore, ...]
    route_id: str
    note: str

    def run(self, form: RunForm) -> RunDone:
        """Return the run that was told. Raises RunFieldError with what is wrong first."""
        day = checked_day(self.day, form.today)
        distance_m = self._distance_m(form)
        duration_s = self._duration_s(form, distance_m)
        if self.morning is not None and day >= form.today:
            raise RunFieldError(labels.MORNING_TO_COME)
        return replace(
            form.before or RunDone(day, distance_m),
            day=day,
            distance_m=distance_m,
            duration_s=duration_s,
            effort=self.effort,
            pain_before=self.pain_before,
            pain_worst=self.pain_worst,
            pain_morning=self.morning,
            sore=self.sore,
            route_id=self.route_id,
            note=_clean(self.note),
        )

    def _distance_m(self, form: RunForm) -> float:
        if self.distance is None:
            raise RunFieldError(labels.NO_DISTANCE)
        if form.before and self.distance == form.shown_distance:
            # The field shows less than is known.
            return form.before.distance_m
        distance_m = self.distance * form.units.distance_m
        least, most = history_rules.RUN_RANGE_M
        if not least <= distance_m <= most:
            raise RunFieldError(labels.distance_range(form.units))
        return distance_m

    def _duration_s(self, form: RunForm, distance_m: float) -> float | None:
        if not self.time.strip():
            return None
        if form.before and self.time == form.shown_time and distance_m == form.before.distance_m:
            return form.before.duration_s
        duration_s = parse_duration(self.time)
        if not duration_s:
            raise RunFieldError(labels.NO_TIME)
        if not is_pace_of_a_run(distance_m, duration_s):
            raise RunFieldError(labels.off_text(distance_m, duration_s, form.units))
        return duration_s


def _clean(note: str) -> str:
    """Return a note without signs that cannot be shown or kept; its lines stay."""
    lines = (clean_text(line, MOST_NOTE_CHARS) for line in note.splitlines())
    return "\n".join(lines).strip()[:MOST_NOTE_CHARS]


def checked_day(day: date | None, today: date) -> date:
    """Return a day that has been. Raises RunFieldError."""
    if day is None:
        raise RunFieldError(labels.NO_DAY)
    if day > today:
        raise RunFieldError(labels.DAY_TO_COME)
    if day.year < rules.YEARS_RANGE[0]:
        raise RunFieldError(labels.DAY_TOO_OLD)
    return day


def is_pace_of_a_run(distance_m: float, duration_s: float) -> bool:
    """Tell whether anyone runs so, or walks on the way."""
    least, most = history_rules.RUN_PACE_RANGE_S_PER_KM
    return least <= 1000 * duration_s / distance_m <= most


def scale(label: str, value: int | None, key: str, help_text: str = "") -> int | None:
    """Show 0 to 10 to tap on; a second tap takes it back. None is not told."""
    return st.pills(label, SCALE, default=value, key=key, help=help_text or None)


def morning_field(label: str, value: int | None, key: str) -> int | None:
    """Show better, the same, worse to tap on; a second tap takes it back. None is not told."""
    return st.pills(
        label,
        list(labels.MORNINGS),
        default=value,
        format_func=lambda told: labels.MORNINGS[told],
        key=key,
    )


def routes_by_id(routes: Sequence[RouteSummary]) -> dict[str, RouteSummary]:
    """Return routes by id, in the order of their names."""
    return {route.id: route for route in sorted(routes, key=lambda route: route.name.casefold())}
