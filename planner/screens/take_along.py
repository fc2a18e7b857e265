"""The week shown as files to take along: the pack, the calendar, the sheet to print."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache

import streamlit as st

from planner.handing import Whose, book_stamp, handout, shown
from planner.handout import Handout
from planner.pack import write_pack
from planner.pack_names import PDF, pack_name, week_stem
from planner.plan import Day
from planner.screens import pack_labels as labels
from planner.screens.calendar_view import Span, calendar_download
from planner.screens.desk import Desk
from planner.screens.seasons import Seen
from planner.sheet.pdf import write_pdf
from routes.language import as_spoken_now
from routes.library import Library
from routes.paper.shipped import shipped_ground


def show_take_along(season: Seen, desk: Desk, library: Library, days: Sequence[Day]) -> None:
    """Offer days of a season as downloads, made when they are pressed.

    Nothing is shown where the back lets no plan be shown.
    """
    if season.season.standing.state.hides_plan:
        return
    plan = season.season.plan
    week, whole = (_handed(season, desk, library, each) for each in (days, plan.days))
    with st.container(horizontal=True, gap="small", key="take-along"):
        pack = st.container(width="content")
        options = calendar_download(Span(plan.first_day, whole), Span(days[0].day, week))
        # Its calendar is as was chosen beside it.
        with pack:
            st.download_button(
                labels.PACK,
                data=as_spoken_now(
                    lambda: write_pack(week(), desk.view.watch, shipped_ground(), options)
                ),
                file_name=pack_name(days[0].day),
                mime="application/zip",
                on_click="ignore",
                type="primary",
                icon=":material/folder_zip:",
                help=labels.PACK_HELP,
                key="download-pack",
            )
        st.download_button(
            labels.PDF,
            data=as_spoken_now(lambda: write_pdf(week(), shipped_ground())),
            file_name=f"{week_stem(days[0].day)}{PDF}",
            mime="application/pdf",
            on_click="ignore",
            icon=":material/print:",
            help=labels.PDF_HELP,
            key="download-sheet",
        )


def _handed(
    season: Seen, desk: Desk, library: Library, days: Sequence[Day]
) -> Callable[[], Handout]:
    """Return what makes days ready to be taken away, the first time that a press asks for it."""
    of = desk.book.id if desk.book else ""
    stamp = _stamp(season, desk, library)
    whose = Whose(desk.profile, stamp, desk.zone, desk.units, of)
    return cache(lambda: handout(shown(season.given, season.season), days, whose, library))


def _stamp(season: Seen, desk: Desk, library: Library) -> datetime:
    """Return when the plan last changed; a visitor's with the answers, in this visit."""
    if desk.book is None:
        return season.since
    return book_stamp(desk.book, desk.today, desk.zone, library.changed_at)
