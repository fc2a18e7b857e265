"""Add runs from files: read, look at what each tells, say how it felt, keep."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import streamlit as st

from planner.journal import RunDone
from planner.recorded import Recorded, is_in_journal, is_same, recorded
from planner.screens import journal_labels as labels
from planner.screens import run_file_labels as words
from planner.screens.date_format import date_format
from planner.screens.dates import full_date
from planner.screens.desk import Desk
from planner.screens.joined import in_a_row
from planner.screens.run_fields import (
    RunFieldError,
    checked_day,
    is_pace_of_a_run,
    scale,
)
from routes.activity import read_activities
from routes.errors import Fault, RouteFileError
from routes.limits import MOST_NAME_CHARS
from routes.read.text import clean_text
from routes.screens.measures import about_time, distance_text, pace_text
from routes.screens.words import fault_text
from routes.summary import RouteSummary

_STATE = "journal_files"
# More fields than this at once make a page slow.
_MOST_SHOWN = 20
_PAUSE_TOLD_S = 60.0


@dataclass(slots=True)
class _Drops:
    """Hold what was dropped in this visit: runs that wait, sentences, and what was added."""

    count: int = 0
    waiting: dict[int, Recorded] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    added: list[Recorded] = field(default_factory=list)


def show_run_files(desk: Desk, routes: Mapping[str, RouteSummary]) -> None:
    """Show the field to drop files on, and the runs that were found in them."""
    drops = st.session_state.setdefault(_STATE, _Drops())
    st.markdown(f":gray[{words.FILES_WHY}]")
    files = st.file_uploader(
        words.DROP, accept_multiple_files=True, key=f"journal-drop-{drops.count}"
    )
    if files:
        _read(drops, [(file.name, file.getvalue()) for file in files], desk, tuple(routes.values()))
        st.rerun()
    for sentence in drops.refused:
        st.text(sentence)
    if drops.waiting:
        _ask(drops, desk, routes)
    elif drops.refused:
        st.button(words.FORGET, key="journal_files_forget", on_click=_forget)


def _forget() -> None:
    st.session_state[_STATE] = _Drops(count=st.session_state[_STATE].count)


def _read(
    drops: _Drops,
    files: Sequence[tuple[str, bytes]],
    desk: Desk,
    routes: Sequence[RouteSummary],
) -> None:
    """Take in what was dropped; one bad file never stops the others."""
    bar = st.progress(0.0)
    drops.refused = []
    for at, (file_name, data) in enumerate(files):
        bar.progress(at / len(files), text=words.READING.format(number=at + 1, count=len(files)))
        name = clean_text(file_name, MOST_NAME_CHARS)
        try:
            found = read_activities(data, file_name)
        except RouteFileError as error:
            drops.refused.append(_refusal(error, name))
            continue
        for activity in found:
            drops.waiting[len(drops.waiting) + 1000 * drops.count] = recorded(
                activity, name, desk.zone, routes
            )
    # The field is emptied: what it holds stays in the server's memory.
    drops.count += 1


def _refusal(error: RouteFileError, name: str) -> str:
    return words.NO_LINE.format(file=name) if error.code is Fault.NO_LINE else fault_text(error)


def _ask(drops: _Drops, desk: Desk, routes: Mapping[str, RouteSummary]) -> None:
    """Ask how each run felt, and keep those that are wanted."""
    shown = list(drops.waiting.items())[:_MOST_SHOWN]
    told = [_one(drops, number, run, desk, routes) for number, run in shown]
    wanted = [each for each in told if each.is_wanted]
    more = len(drops.waiting) - len(shown)
    if more:
        st.write(words.waiting_text(more))
    place = st.empty()
    with st.container(horizontal=True):
        is_kept = st.button(
            words.keep_text(len(wanted)),
            key="journal_files_keep",
            type="primary",
            icon=":material/check:",
        )
        st.button(words.FORGET, key="journal_files_forget", type="tertiary", on_click=_forget)
    if not is_kept:
        return
    try:
        runs = [each.run(desk) for each in wanted]
    except RunFieldError as error:
        place.error(str(error))
        return
    if not runs or desk.add_all(runs, _said(runs, desk)):
        drops.added += [each.recorded for each in wanted]
        for number, _ in shown:
            del drops.waiting[number]
        st.rerun()


def _said(runs: Sequence[RunDone], desk: Desk) -> str:
    if len(runs) > 1:
        return words.kept_text(len(runs))
    (run,) = runs
    far = distance_text(run.distance_m, desk.units)
    return words.KEPT_ONE.format(day=full_date(run.day), distance=far)


@dataclass(frozen=True, slots=True)
class _Told:
    recorded: Recorded
    is_wanted: bool
    day: date | None
    effort: int | None
    worst: int | None

    def run(self, desk: Desk) -> RunDone:
        """Return the run for the journal. Raises RunFieldError where its day is not known."""
        return RunDone(
            checked_day(self.day, desk.today),
            self.recorded.distance_m,
            self.recorded.duration_s,
            effort=self.effort,
            pain_worst=self.worst,
            route_id=self.recorded.route_id,
        )


def _one(
    drops: _Drops, number: int, run: Recorded, desk: Desk, routes: Mapping[str, RouteSummary]
) -> _Told:
    """Show what one file tells, and ask what it cannot know."""
    key = f"journal-file-{number}"
    is_to_come = run.day is not None and run.day > desk.today
    if is_to_come:
        # Only its clock is wrong; how long it took still holds.
        run = replace(run, day=None, start=None)
    doubt = _doubt(drops, number, run, desk)
    with st.container(border=True, key=key):
        st.text(_facts(run, desk, routes))
        if doubt:
            st.text(doubt)
        is_wanted = st.checkbox(words.WANTED, value=not doubt, key=f"{key}-wanted")
        day = run.day
        if is_wanted and day is None:
            day = _day_field(key, desk, is_to_come=is_to_come)
        effort = worst = None
        if is_wanted:
            effort = scale(labels.EFFORT, None, f"{key}-effort", labels.EFFORT_HELP)
            worst = scale(labels.WORST, None, f"{key}-worst")
    return _Told(run, is_wanted, day, effort, worst)


def _day_field(key: str, desk: Desk, *, is_to_come: bool) -> date | None:
    st.text(words.STILL_TO_COME if is_to_come else words.NO_DAY_IN_FILE)
    told = st.date_input(
        labels.DAY, value=None, max_value=desk.today, format=date_format(), key=f"{key}-day"
    )
    return told if isinstance(told, date) else None


def _facts(run: Recorded, desk: Desk, routes: Mapping[str, RouteSummary]) -> str:
    facts = [distance_text(run.distance_m, desk.units)]
    if run.day:
        facts.insert(0, full_date(run.day))
    if run.duration_s:
        paused_s = (run.elapsed_s or 0.0) - run.duration_s
        facts.append(
            words.PAUSES.format(
                moving=about_time(run.duration_s), whole=about_time(run.elapsed_s or 0.0)
            )
            if paused_s > _PAUSE_TOLD_S
            else about_time(run.duration_s)
        )
        facts.append(pace_text(1000 * run.duration_s / run.distance_m, desk.units))
    line = words.FILE_TITLE.format(file=run.file_name, run=in_a_row(facts))
    if run.route_id in routes:
        line = f"{line}\n{words.ALONG.format(route=routes[run.route_id].name)}"
    return line


def _doubt(drops: _Drops, number: int, run: Recorded, desk: Desk) -> str:
    """Return why the run should perhaps not be added, "" where nothing speaks against it."""
    if run.start and any(is_same(run, each) for each in drops.added):
        return words.SAME_START
    before = [each for at, each in drops.waiting.items() if at < number]
    if any(is_same(run, each) for each in before):
        return words.SAME_HERE
    if run.day and is_in_journal(run, desk.journal.runs):
        return words.SAME_RUN
    if run.duration_s and not is_pace_of_a_run(run.distance_m, run.duration_s):
        pace = pace_text(1000 * run.duration_s / run.distance_m, desk.units)
        return words.ODD_PACE.format(pace=pace)
    return ""
