"""What a change would do, shown before it is made, and the button that makes it."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from planner.changing import loses_goal, nearest_day, shown_days
from planner.edits import Edit, Move, Vacation
from planner.screens import change_labels as labels
from planner.screens.breach_words import breach_source, breach_text, nearest_text
from planner.screens.change_words import cost_lines, dated_run_text, edit_text
from planner.screens.dates import weekday_date
from planner.screens.desk import Desk
from planner.screens.seasons import Seen
from planner.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Offer:
    """Hold a change to be judged, what its button says, where it is clean and where it is not."""

    edit: Edit
    make: str
    anyway: str


def show_verdict(seen: Seen, desk: Desk, offer: Offer, key: str) -> None:
    """Show what a change breaks and costs, and its button; made, the page runs again."""
    verdict = seen.judge(offer.edit)
    changes = verdict.after.plan != seen.season.plan
    with st.container(border=True, key=f"{key}-verdict", gap="small"):
        st.markdown(_heading(verdict, changes=changes))
        for line in _lines(seen, desk, verdict, changes=changes):
            st.text(line)
    # Days away hold for runs that come to lie on them later, too.
    is_idle = not changes and not isinstance(offer.edit, Vacation)
    make_button(desk, verdict, offer, key, is_off=is_idle)
    _sources(verdict)


def make_button(
    desk: Desk, verdict: Verdict, offer: Offer, key: str, *, is_off: bool = False
) -> None:
    """Show the button that makes a change, off where that cannot be."""
    if not verdict.is_allowed:
        st.button(labels.CANNOT, key=f"{key}-make", disabled=True)
        return
    is_pressed = st.button(
        offer.anyway if verdict.soft else offer.make,
        key=f"{key}-make",
        type="secondary" if verdict.soft else "primary",
        disabled=is_off,
    )
    if is_pressed:
        desk.add(
            verdict.accepted, labels.SENTENCE.format(change=edit_text(verdict.accepted, desk.units))
        )
        st.rerun()


def breach_lines(seen: Seen, desk: Desk, verdict: Verdict) -> Sequence[str]:
    """Return what each broken rule means, those that forbid the change alone where there are."""
    broken = verdict.hard or verdict.soft
    return [breach_text(breach, verdict, seen.given, desk.units) for breach in broken]


def _heading(verdict: Verdict, *, changes: bool) -> str:
    if not verdict.is_allowed:
        return f":red[:material/block: **{labels.HARD}**]"
    if not changes:
        return f":gray[:material/remove: **{labels.NOTHING}**]"
    if verdict.soft:
        return f":orange[:material/warning: **{labels.SOFT}**]"
    return f":green[:material/check: **{labels.FITS}**]"


def _lines(seen: Seen, desk: Desk, verdict: Verdict, *, changes: bool) -> Sequence[str]:
    edit, before = verdict.edit, seen.season.plan
    said = list(breach_lines(seen, desk, verdict))
    if not verdict.is_allowed:
        if isinstance(edit, Move):
            said.append(nearest_text(nearest_day(before, edit, seen.judge)))
        return said
    if not changes:
        return [labels.AWAY_NONE] if isinstance(edit, Vacation) else said
    after = verdict.after.plan
    costs = list(cost_lines(before, after, verdict.cost, edit, desk.units))
    for day in shown_days(edit, after):
        run = after.run_on(day)
        if run:
            said.append(dated_run_text(day, run, desk.units))
    if loses_goal(seen.given, before, after):
        said.append(
            labels.GOAL_LOST.format(day=weekday_date(seen.given.runner.goal_day or after.first_day))
        )
    said.append("\n".join(costs))
    if verdict.soft:
        said.append(labels.KNOWINGLY)
    return said


def _sources(verdict: Verdict) -> None:
    told = dict.fromkeys(breach_source(breach) for breach in verdict.hard or verdict.soft)
    sources = [source for source in told if source]
    if sources:
        with st.expander(labels.SOURCES):
            st.text("\n".join(sources))
