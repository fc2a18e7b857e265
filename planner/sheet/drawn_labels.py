"""The words of the page with the drawn exercises."""

from routes.language import N_, _, paragraph, spoken

TITLE = N_("How each exercise goes")
LEGEND = N_("The patch on the body shows where you feel it. A pale body shows where you begin.")


def head_text(advice: str) -> str:
    """Return what stands above the drawings, the advice of the exercises first."""
    return paragraph(_(advice), _(LEGEND))


spoken(__name__)
