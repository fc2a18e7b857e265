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
