"""Every text about a sore back to take along, for a clinician."""

import streamlit as st

from planner.pack_names import CARE_FILE
from planner.screens import care_file_labels as labels
from planner.screens.desk import Desk
from planner.sheet.care_pdf import write_care_pdf
from routes.language import as_spoken_now


def care_download(desk: Desk, key: str = "care-download") -> None:
    """Offer the pages as a download, made when it is pressed; `key` is one for each on a page.

    They tell of walks and of ice too: not to be shown where the back hides the plan.
    """
    st.download_button(
        labels.DOWNLOAD,
        data=as_spoken_now(lambda: write_care_pdf(desk.profile.help)),
        file_name=CARE_FILE,
        mime="application/pdf",
        on_click="ignore",
        type="tertiary",
        icon=":material/print:",
        help=labels.HELP,
        key=key,
    )
