"""When and where a runner runs, and when not: fields that are kept as they are changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import time
from functools import cache, partial
from zoneinfo import available_timezones

import streamlit as st

from planner.errors import PlanError
from planner.profile import Busy, Home, Profile
from planner.runner import Span
from planner.screens import settings_labels as words
from planner.screens.date_format import date_format
from planner.screens.dates import WEEKDAYS, code_text
from planner.screens.desk import Desk
from planner.screens.kept_fields import Field, FieldError, KeptFields
from planner.screens.running_fields import with_runner
from planner.screens.words import error_text
from routes.finder import Finder
from routes.places import AddressError, Geocoder, Place, named
from routes.screens import choose_labels
from routes.screens.asked import last_near

_ADDRESS, _HOME_TROUBLE = "home_address", "home_trouble"
_BUSY, _AWAY = "busy", "away"
_TROUBLE = "{}_trouble"


def start_field(fields: KeptFields) -> None:
    """Show the usual start of a session."""

    def keep(before: Profile, typed: object) -> Profile:
        if not isinstance(typed, time):
            raise FieldError(words.STARTS_AT_NEEDS)
        return replace(before, starts_at=typed)

    field = Field(
        "starts_at",
        fields.desk.profile.starts_at,
        keep,
        lambda now: words.STARTS_AT_SAID.format(time=words.time_text(now.starts_at)),
    )
    st.time_input(
        words.STARTS_AT,
        value=None,
        key=fields.key(field),
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def zone_field(fields: KeptFields, browser_zone: str) -> None:
    """Show the time zone; `browser_zone` is the browser's, "" where it tells none."""
    zone = fields.desk.profile.zone

    def name(shown: str) -> str:
        return shown.replace("_", " ") or words.ZONE_BROWSER.format(zone=browser_zone or "UTC")

    field = Field(
        "zone",
        zone,
        lambda before, typed: replace(before, zone=str(typed)),
        lambda now: words.ZONE_SAID.format(zone=name(now.zone)),
    )
    zones = ["", *_zones()]
    st.selectbox(
        words.ZONE,
        zones if zone in zones else [*zones, zone],
        format_func=name,
        key=fields.key(field),
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)


def home_fields(fields: KeptFields, finder: Finder) -> None:
    """Show where runs begin: a place, an address, or the point that Near has."""
    desk, home = fields.desk, fields.desk.profile.home
    by_name = {place.name: place for place in named(finder.places)}
    field = Field(
        "home",
        home.name if home and _is_at(home, by_name.get(home.name)) else None,
        lambda before, typed: replace(before, home=_home(by_name.get(str(typed)))),
        lambda now: words.HOME_SAID.format(home=words.home_text(now.home)),
    )
    st.selectbox(
        words.HOME,
        list(by_name),
        index=None,
        placeholder="" if home else words.HOME_NONE,
        key=fields.key(field),
        help=words.HOME_HELP,
        on_change=fields.take,
        args=(field,),
    )
    fields.tell(field)
    if home and field.shown is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(words.HOME_SAID.format(home=words.home_text(home)), width="stretch")
            st.button(words.REMOVE, key="home_remove", on_click=move_home, args=(desk, None))
    _other_homes(desk, finder.geocoder)


def _other_homes(desk: Desk, geocoder: Geocoder | None) -> None:
    near = last_near()
    if near and desk.profile.home != Home(near.lat_deg, near.lon_deg, near.label):
        st.button(
            words.HOME_NEAR,
            key="home_near",
            on_click=move_home,
            args=(desk, Home(near.lat_deg, near.lon_deg, near.label)),
        )
        st.text(near.label or words.HOME_POINT)
    if geocoder:
        # A form sends nothing while one types.
        with st.form("home_form", border=False):
            st.text_input(
                words.HOME_ADDRESS,
                key=_ADDRESS,
                max_chars=120,
                help=choose_labels.NEAR_ADDRESS_HELP,
            )
            st.form_submit_button(words.HOME_FIND, on_click=_find_home, args=(desk, geocoder))
    _trouble("home")


def busy_fields(desk: Desk) -> None:
    """Show the hours in which no run can be, with a way to add and to take away."""
    st.subheader(words.BUSY)
    for hours, weekdays in _by_hours(desk.profile.busy).items():
        told = words.hours_text(weekdays, Busy(weekdays[0], *hours))
        _row(told, f"busy-{told}", partial(_free, desk, hours))
    st.pills(
        words.BUSY_DAYS,
        WEEKDAYS,
        format_func=code_text,
        selection_mode="multi",
        wrap=True,
        key="busy_days",
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.time_input(words.BUSY_FROM, value=None, key="busy_first", width=110)
        st.time_input(words.BUSY_TO, value=None, key="busy_last", width=110)
        st.button(words.BUSY_ADD, key="busy_add", on_click=_add_busy, args=(desk,))
    _trouble(_BUSY)


def away_fields(desk: Desk) -> None:
    """Show the days on which no run is planned, with a way to add and to take away."""
    st.markdown(f":gray[{words.AWAY_WHY}]")
    spans = desk.profile.runner.blocked
    if not spans:
        st.text(words.AWAY_NONE)
    for span in sorted(spans, key=lambda each: each.first):
        told = words.span_text(span)
        _row(told, f"away-{told}", partial(_back, desk, span))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for label, key in ((words.AWAY_FIRST, "away_first"), (words.AWAY_LAST, "away_last")):
            st.date_input(
                label,
                value=None,
                format=date_format(),
                key=key,
                width=165,
                # The way to write days may change with the language.
                persist_state="page",
            )
        st.button(words.AWAY_ADD, key="away_add", on_click=_add_away, args=(desk,))
    _trouble(_AWAY)


def _home(place: Place | None) -> Home | None:
    return Home(place.lat_deg, place.lon_deg, place.name) if place else None


def _is_at(home: Home, place: Place | None) -> bool:
    return place is not None and (home.lat_deg, home.lon_deg) == (place.lat_deg, place.lon_deg)


def move_home(desk: Desk, home: Home | None) -> None:
    """Keep another home, None for none, and say so with the way back."""
    desk.save(replace(desk.profile, home=home), words.HOME_SAID.format(home=words.home_text(home)))


def _find_home(desk: Desk, geocoder: Geocoder) -> None:
    try:
        place = geocoder.find(st.session_state[_ADDRESS])
    except AddressError as error:
        _say("home", choose_labels.ADDRESS_TROUBLE[error.trouble])
    else:
        _say("home", "")
        move_home(desk, _home(place))


def _by_hours(busy: Sequence[Busy]) -> Mapping[tuple[time, time], list[int]]:
    """Return the weekdays of the same hours together, in the order of the week."""
    found: dict[tuple[time, time], list[int]] = {}
    for each in sorted(busy, key=lambda each: (each.weekday, each.first)):
        found.setdefault((each.first, each.last), []).append(each.weekday)
    return found


def _add_busy(desk: Desk) -> None:
    days, first, last = (st.session_state[f"busy_{name}"] for name in ("days", "first", "last"))
    if not days or first is None or last is None:
        _say(_BUSY, words.BUSY_NEEDS)
        return
    weekdays = [WEEKDAYS.index(day) + 1 for day in days]
    try:
        news = [Busy(weekday, first, last) for weekday in weekdays]
    except PlanError as error:
        _say(_BUSY, error_text(error))
        return
    _say(_BUSY, "")
    before = desk.profile.busy
    added = (*before, *(each for each in news if each not in before))
    said = words.BUSY_ADDED.format(hours=words.hours_text(weekdays, news[0]))
    if desk.save(replace(desk.profile, busy=added), said):
        st.session_state["busy_days"] = []


def _free(desk: Desk, hours: tuple[time, time]) -> None:
    gone = [each for each in desk.profile.busy if (each.first, each.last) == hours]
    left = tuple(each for each in desk.profile.busy if each not in gone)
    said = words.BUSY_REMOVED.format(
        hours=words.hours_text([each.weekday for each in gone], gone[0])
    )
    desk.save(replace(desk.profile, busy=left), said)


def _add_away(desk: Desk) -> None:
    first, last = st.session_state["away_first"], st.session_state["away_last"]
    if first is None:
        _say(_AWAY, words.AWAY_NEEDS)
        return
    try:
        span = Span(first, last or first)
    except PlanError as error:
        _say(_AWAY, error_text(error))
        return
    _say(_AWAY, "")
    blocked = desk.profile.runner.blocked
    if span not in blocked:
        said = words.AWAY_ADDED.format(days=words.span_text(span))
        if desk.save(with_runner(desk.profile, blocked=(*blocked, span)), said):
            st.session_state["away_first"] = st.session_state["away_last"] = None


def _back(desk: Desk, span: Span) -> None:
    left = tuple(each for each in desk.profile.runner.blocked if each != span)
    said = words.AWAY_REMOVED.format(days=words.span_text(span))
    desk.save(with_runner(desk.profile, blocked=left), said)


def _row(told: str, key: str, remove: Callable[[], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(told, width="stretch")
        st.button(words.REMOVE, key=f"{key}-remove", type="tertiary", on_click=remove)


def _say(what: str, trouble: str) -> None:
    st.session_state[_TROUBLE.format(what)] = trouble


def _trouble(what: str) -> None:
    # A place that is always there: what follows would else begin anew.
    place = st.empty()
    trouble = st.session_state.get(_TROUBLE.format(what))
    if trouble:
        place.error(trouble)


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))
