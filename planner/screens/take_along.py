"""The week shown as files to take along: the pack, the sheet to print, the calendar."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

import streamlit as st

from planner.handing import Whose, book_stamp, handout, shown
from planner.handout import Handout
from planner.pack import write_pack
from planner.pack_names import PDF, pack_name, week_stem
from planner.plan import Day
from planner.screens import pack_labels as labels
from planner.screens.desk import Desk
from planner.screens.seasons import Seen
from planner.sheet.pdf import write_pdf
from routes.library import Library
from routes.paper.shipped import shipped_ground


def show_take_along(season: Seen, desk: Desk, library: Library, days: Sequence[Day]) -> None:
    """Offer days of a season as downloads, made when they are pressed.

    Nothing is shown where the back lets no plan be shown.
    """
    if season.season.standing.state.hides_plan:
        return
    whose = Whose(
        desk.profile,
        _stamp(season, desk),
        desk.zone,
        desk.units,
        desk.book.id if desk.book else "",
    )

    # Pressed once and again, the page's files are made of one week.
    @cache
    def week() -> Handout:
        return handout(shown(season.given, season.season), days, whose, library)

    first_day = days[0].day
    with st.container(horizontal=True, vertical_alignment="center", key="take-along"):
        st.download_button(
            labels.PACK,
            data=lambda: write_pack(week(), desk.profile.watch, shipped_ground()),
            file_name=pack_name(first_day),
            mime="application/zip",
            on_click="ignore",
            type="primary",
            icon=":material/folder_zip:",
            help=labels.PACK_HELP,
            key="download_pack",
        )
        st.download_button(
            labels.PDF,
            data=lambda: write_pdf(week(), shipped_ground()),
            file_name=f"{week_stem(first_day)}{PDF}",
            mime="application/pdf",
            on_click="ignore",
            icon=":material/print:",
            help=labels.PDF_HELP,
            key="download_sheet",
        )


def _stamp(season: Seen, desk: Desk) -> datetime:
    """Return when the week last changed; a visitor's with the answers, in this visit."""
    if desk.book is None:
        return season.since
    return book_stamp(desk.book, desk.today, desk.zone)
