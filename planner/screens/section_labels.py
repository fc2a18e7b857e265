"""The words that lead through the page Settings."""

from routes.language import N_, spoken

BACK = N_("Your back")

spoken(__name__)
