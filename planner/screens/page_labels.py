"""The names of the pages, in the menu and in the browser's tab."""

from routes.language import N_, pgettext, spoken

ROUTES = N_("Routes")
TODAY = N_("Today")
WEEK = N_("Week")
CARE = N_("Back care")
JOURNAL = N_("Journal")
ADD = N_("Add routes")
SETTINGS = N_("Settings")


def loop() -> str:
    """Return the name of the page on which loops are found."""
    return pgettext("page", "Loop")


def draw() -> str:
    """Return the name of the page on which routes are drawn."""
    return pgettext("page", "Draw")


def add_short() -> str:
    """Return a shorter name for the page on which routes are added, for a narrow menu."""
    return pgettext("page", "Add")


def care_short() -> str:
    """Return a shorter name for the page Back care, for a narrow menu."""
    return pgettext("page", "Back")


spoken(__name__)
