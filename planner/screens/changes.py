"""What a runner changed in the plan, each with the way back; the log; and days away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

import streamlit as st

from planner.book import Change, Kept, Record
from planner.changing import Use, use_of
from planner.edits import Edit, Vacation
from planner.screens import change_labels as labels
from planner.screens import journal_labels
from planner.screens.change_verdict import Offer, show_verdict
from planner.screens.change_words import edit_text
from planner.screens.date_format import date_format
from planner.screens.dates import weekday_date
from planner.screens.desk import Desk
from planner.screens.loop_taken import take_back
from planner.screens.seasons import Seen
from planner.season import Given
from routes.library import Library
from routes.units import Units

_USES = "change_uses"
_LOG_MOST = 20


def show_changes(seen: Seen, desk: Desk, library: Library) -> None:
    """Show what was changed in the plan, the newest first, and the log of what was changed when.

    The caller has the heading.
    """
    changes = [(each, each.record) for each in desk.kept if isinstance(each.record, Edit)]
    if not changes:
        st.markdown(f":gray[{labels.NO_CHANGES}]")
    uses = _uses(seen, [edit for _, edit in changes])
    over = [each for each in changes if uses[each[1]] is Use.PAST]
    for kept, edit in reversed(changes):
        if uses[edit] is not Use.PAST:
            _change(desk, library, kept, uses[edit])
    if over:
        with st.expander(labels.EARLIER.format(count=len(over))):
            for kept, _ in reversed(over):
                _change(desk, library, kept, Use.PAST)
    log = desk.book.log if desk.book else ()
    if log:
        with st.expander(labels.LOG):
            for line in log_lines(log[:_LOG_MOST], desk.units, desk.zone):
                st.text(line)


def days_away(seen: Seen, desk: Desk) -> None:
    """Show the button for days without runs; their dialog says what they cost before it is kept."""
    if st.button(labels.AWAY, key="days-away", icon=":material/luggage:"):
        st.dialog(labels.AWAY)(_away)(seen, desk)


def _away(seen: Seen, desk: Desk) -> None:
    st.markdown(f":gray[{labels.AWAY_WHY}]")
    # Kept days begin the fields anew.
    count = sum(isinstance(each.record, Vacation) for each in desk.kept)
    left, right = st.columns(2)
    first = _day_field(left, labels.AWAY_FIRST, desk.today, f"away-{count}-first")
    last = _day_field(right, labels.AWAY_LAST, desk.today, f"away-{count}-last")
    if first is None or last is None:
        st.text(labels.AWAY_EMPTY)
    elif last < first:
        st.error(labels.AWAY_ORDER)
    else:
        show_verdict(
            seen,
            desk,
            Offer(Vacation(first, last), labels.AWAY_KEEP, labels.ANYWAY),
            f"away-{count}",
        )


def _day_field(
    place: st.delta_generator.DeltaGenerator, label: str, today: date, key: str
) -> date | None:
    return place.date_input(label, value=None, min_value=today, format=date_format(), key=key)


def log_lines(log: Sequence[Change], units: Units, zone: tzinfo) -> Iterator[str]:
    """Return what was changed when, a line for each change, as it stands in the log."""
    for change in log:
        at = change.at.astimezone(zone)
        if change.before is None:
            said, record = labels.ADDED, change.after
        elif change.after is None:
            said, record = labels.REMOVED, change.before
        else:
            said, record = labels.CHANGED, change.after
        yield labels.LOG_LINE.format(
            day=weekday_date(at.date()),
            time=f"{at:%H:%M}",
            said=said.format(change=_record_text(record, units)),
        )


def _record_text(record: Record | None, units: Units) -> str:
    return (
        edit_text(record, units) if isinstance(record, Edit) else journal_labels.what(record, units)
    )


def _change(desk: Desk, library: Library, kept: Kept, use: Use) -> None:
    said = _record_text(kept.record, desk.units)
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"change-{kept.id}", gap="small"
    ):
        line = labels.USED if labels.USES[use] else labels.SENTENCE
        st.text(line.format(change=said, use=labels.USES[use]), width="stretch")
        st.button(
            labels.TAKE_BACK,
            key=f"take-back-{kept.id}",
            icon=":material/undo:",
            on_click=take_back,
            args=(desk, library, (kept,), said),
        )


def _uses(seen: Seen, edits: Sequence[Edit]) -> dict[Edit, Use]:
    """Return whether each change still counts, found once for a season."""
    known = st.session_state.get(_USES)
    if isinstance(known, _Uses) and known.given is seen.given:
        return known.uses
    uses = {edit: use_of(seen.given, seen.season.plan, edit) for edit in edits}
    st.session_state[_USES] = _Uses(seen.given, uses)
    return uses


@dataclass(frozen=True, slots=True)
class _Uses:
    """Hold which changes count, with what that was found for."""

    given: Given
    uses: dict[Edit, Use]
