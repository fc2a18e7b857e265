"""How fields write days: what each language is used to, of the ways that Streamlit has."""

from routes.language import tongue

_FORMATS = {"de": "DD.MM.YYYY", "zh_Hans": "YYYY/MM/DD"}


def date_format() -> str:
    """Return the format for `st.date_input`, as DD/MM/YYYY."""
    spoken_now = tongue()
    return _FORMATS.get(spoken_now.figures or spoken_now.words, "DD/MM/YYYY")
