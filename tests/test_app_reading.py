"""A page while routes are read beside it: it goes on, and no press is lost."""

from app_pages import page_of
from streamlit.testing.v1 import AppTest


def reading_page() -> None:
    """Show what all pages show of the reading, and below it a button and a form."""
    import streamlit as st  # noqa: PLC0415 - the runner executes this function's text alone

    from routes.catalogue import Progress  # noqa: PLC0415
    from routes.screens.library import keep_up  # noqa: PLC0415

    class Reading:
        """Stand for a library that still reads as often as the test says."""

        index_notice = None

        def refresh(self) -> Progress | None:
            busy = st.session_state.setdefault("busy", 0)
            st.session_state["busy"] = max(0, busy - 1)
            return Progress(1, 9) if busy else None

    st.session_state["is_complete"] = keep_up(Reading())  # type: ignore[arg-type]
    if st.button("Press"):
        st.session_state["pressed"] = True
    with st.form("form"):
        typed = st.text_input("Name")
        if st.form_submit_button("Send"):
            st.session_state["sent"] = typed


def page() -> AppTest:
    return page_of(reading_page).run()


def test_a_press_is_heard_though_the_reading_ends_while_the_page_is_made() -> None:
    app = page()
    app.session_state["busy"] = 1
    app.button[0].click().run()
    assert "pressed" in app.session_state
    app.session_state["busy"] = 1
    app.text_input[0].set_value("Ann")
    app.button[1].click().run()
    assert app.session_state["sent"] == "Ann"


def test_a_page_that_is_still_reading_says_how_far_it_is_and_shows_the_rest() -> None:
    app = page()
    assert app.session_state["is_complete"]
    assert not app.get("progress")
    app.session_state["busy"] = 2
    app.run()
    assert not app.session_state["is_complete"]
    (bar,) = app.get("progress")
    assert bar.proto.text == "Reading the routes: 1 of 9 files"
    assert len(app.button) == 2
