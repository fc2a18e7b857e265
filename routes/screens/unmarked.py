"""Text of people and files where Streamlit reads Markdown, as in the title of a button."""

import string

_MARKS = {ord(mark): f"\\{mark}" for mark in string.punctuation if mark not in ",."}


def unmarked(text: str) -> str:
    """Return a text as Markdown that shows it, on one line, and does nothing else."""
    return " ".join(text.translate(_MARKS).split())
