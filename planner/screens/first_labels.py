"""The words of a first visit: three questions, and a way to keep the week that they give."""

from routes.language import N_, _, spoken

THREE = N_("Three questions. The week follows your answers at once.")
BACK_HELP = N_("Then there are at least two rest days between runs, and routes are flatter.")
MORE = N_("Pace, rest days, goal and dates")
TO_WEEK = N_("See the week")

KEEP = N_("Do you like this week? Keep the plan under your name.")
NAME = N_("Your name")
KEEP_DO = N_("Keep this plan")


def kept_said(name: str) -> str:
    """Return that a plan is kept for somebody."""
    return _("The plan is kept for {name}.").format(name=name)


spoken(__name__)
