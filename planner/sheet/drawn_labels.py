"""The words of the page with the drawn exercises."""

from routes.language import N_, spoken

TITLE = N_("How each exercise goes")
LEGEND = N_("The patch on the body shows where you feel it. A pale body shows where you begin.")

spoken(__name__)
