"""Fields that a step changed begin anew."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest runs this body alone

    from routes.screens.fields_anew import begin_anew, version_of  # noqa: PLC0415

    st.text_input("Name", "Evening", key=f"name-{version_of('own-a', 'Evening')}")
    st.text_input("Other", "Morning", key=f"other-{version_of('own-b', 'Morning')}")
    st.button("Undo", on_click=begin_anew, args=("own-a",))


def test_after_a_step_a_field_shows_what_is_kept_and_others_stay_as_typed() -> None:
    app = AppTest.from_function(page).run()
    app.text_input[0].set_value("Dusk")
    app.text_input[1].set_value("Dawn").run()
    assert [field.value for field in app.text_input] == ["Dusk", "Dawn"]
    app.button[0].click().run()
    assert [field.value for field in app.text_input] == ["Evening", "Dawn"]


def choice_page() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest runs this body alone

    from routes.screens.fields_anew import note_told, showing  # noqa: PLC0415

    def take() -> None:
        note_told("rest", st.session_state[key])
        st.session_state["kept"] = st.session_state[key]

    def put(days: int) -> None:
        st.session_state["kept"] = days

    st.button("Undo", on_click=put, args=(2,))
    key = showing("rest", st.session_state.setdefault("kept", 2))
    st.number_input("Rest", key=key, on_change=take)


def test_a_field_is_another_only_after_it_was_changed_from_elsewhere() -> None:
    app = AppTest.from_function(choice_page).run()
    first = app.number_input[0]
    first.set_value(3).run()
    assert (app.number_input[0].key, app.session_state["kept"]) == (first.key, 3)
    app.button[0].click().run()
    second = app.number_input[0]
    assert second.key != first.key
    assert (second.value, app.session_state["kept"]) == (2, 2)


def broken_off_page() -> None:
    import streamlit as st  # noqa: PLC0415 - AppTest runs this body alone

    from routes.screens.fields_anew import note_told, showing  # noqa: PLC0415

    showing("rest", 2)
    # Kept, and taken back before a run came as far as the field.
    note_told("rest", 3)
    st.text(showing("rest", 2))
    # Kept in other words than it was told.
    note_told("rest", 3.01)
    st.text(showing("rest", 3))


def test_what_is_undone_before_a_run_has_shown_it_is_undone_all_the_same() -> None:
    app = AppTest.from_function(broken_off_page).run()
    assert [text.value for text in app.text] == ["rest-1", "rest-1"]
