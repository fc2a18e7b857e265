"""How fields write days: what each language is used to, of the ways that Streamlit has."""

from routes.language import figures

_FORMATS = {"de": "DD.MM.YYYY", "zh_Hans": "YYYY/MM/DD"}


def date_format() -> str:
    """Return the format for `st.date_input`, as DD/MM/YYYY."""
    return _FORMATS.get(figures(), "DD/MM/YYYY")
