"""The Journal's charts, each with its sentence, what it shows, and the same as a table."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import streamlit as st

from planner import history, rules
from planner.journal import Journal, RunDone
from planner.screens import chart_labels as words
from planner.screens import journal_labels as labels
from planner.screens.chart_specs import (
    Planned,
    Spec,
    back_spec,
    in_language,
    longest_spec,
    volume_spec,
)
from planner.screens.dates import weekday_date
from routes.language import decimal
from routes.screens.measures import distance_unit
from routes.units import Units

_BEHIND = timedelta(days=120)
_MOST_WINDOWS = 6


def show_charts(
    journal: Journal, planned: Sequence[Planned], rest_days: int, today: date, units: Units
) -> None:
    """Show what a journal adds up to; `planned` are days and metres of runs to come."""
    st.header(words.CHARTS)
    _longest(journal.runs, [run for run in planned if run[0] >= today], today, units)
    _volume(journal.runs, rest_days, today, units)
    _back(journal, today)
    _effort(journal.runs, today)


def _longest(
    runs: Sequence[RunDone], planned: Sequence[Planned], today: date, units: Units
) -> None:
    st.subheader(words.LONGEST_TITLE)
    if all(run.is_told for run in runs):
        st.write(words.LONGEST_NOTHING)
        return
    first = max(min(run.day for run in runs), today - _BEHIND)
    last = max([today, *(day for day, _ in planned)])
    line = history.longest_line(runs, planned, first, last, today)
    measured = {each.day: each.longest_m for each in line}
    summary = words.longest_summary(_longest_run(runs, today), measured.get(today), units)
    st.write(summary)
    done = [(run.day, run.distance_m) for run in runs if first <= run.day and not run.is_told]
    _draw(longest_spec(line, done, planned, units), summary)
    st.markdown(f":gray[{words.LONGEST_KEY if planned else words.LONGEST_KEY_DONE}]")
    kinds = [(*each, words.DONE) for each in done] + [(*each, words.PLANNED) for each in planned]
    _table(
        {
            words.COLUMN_DAY: weekday_date(day),
            words.COLUMN_KIND: kind,
            labels.DISTANCE.format(unit=distance_unit(units)): _tenths(distance_m, units),
            words.LONGEST_AXIS.format(unit=distance_unit(units)): _tenths(measured.get(day), units),
        }
        for day, distance_m, kind in sorted(kinds, reverse=True)
    )


def _longest_run(runs: Iterable[RunDone], today: date) -> RunDone | None:
    recent = [run for run in runs if 0 < (today - run.day).days <= rules.LOOKBACK_DAYS]
    return max(recent, key=lambda run: (run.distance_m, run.day), default=None)


def _volume(runs: Sequence[RunDone], rest_days: int, today: date, units: Units) -> None:
    days = history.window_days(rest_days)
    st.subheader(words.VOLUME_TITLE.format(days=days))
    found = history.windows(runs, today, days, _MOST_WINDOWS)
    if not found:
        st.write(words.VOLUME_NOTHING)
        return
    summary = words.volume_summary(found, days, units)
    st.write(summary)
    share = history.growth(runs, today, rest_days)
    told = words.growth_text(history.growth_told(share, days), share, days)
    if told:
        st.info(told)
    _draw(volume_spec(found, units), summary)
    st.markdown(f":gray[{words.volume_why(days, rest_days)}]")
    _table(
        {
            words.COLUMN_SPAN: words.span_text(window),
            labels.DISTANCE.format(unit=distance_unit(units)): _tenths(window.distance_m, units),
        }
        for window in reversed(found)
    )


def _back(journal: Journal, today: date) -> None:
    st.subheader(words.BACK_TITLE)
    found = [day for day in history.back_days(journal) if today - day.day <= _BEHIND]
    if not found:
        st.write(words.BACK_NOTHING)
        return
    summary = words.back_summary(found, today)
    st.write(summary)
    _draw(back_spec(found), summary)
    st.markdown(f":gray[{words.BACK_KEY}]")
    _table(
        {
            words.COLUMN_DAY: weekday_date(day.day),
            words.COLUMN_WORST: "" if day.worst is None else str(day.worst),
            words.COLUMN_MORNING: "" if day.morning is None else labels.MORNINGS[day.morning],
        }
        for day in reversed(found)
    )


def _effort(runs: Sequence[RunDone], today: date) -> None:
    st.subheader(words.EFFORT_TITLE)
    st.write(words.effort_summary(history.effort_of_week(runs, today)))
    st.markdown(f":gray[{words.EFFORT_WHY}]")


def _draw(spec: Spec, summary: str) -> None:
    st.vega_lite_chart(spec=in_language(spec), width="stretch", alt=summary)


def _table(rows: Iterable[dict[str, str]]) -> None:
    with st.expander(words.TABLE):
        # Cells are Markdown, to which a German day that begins one, as 6. Nov, begins a list.
        st.table([{name: cell.replace(". ", "\\. ") for name, cell in row.items()} for row in rows])


def _tenths(distance_m: float | None, units: Units) -> str:
    return "" if distance_m is None else decimal(distance_m / units.distance_m, 1)
