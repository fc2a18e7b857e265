"""The words of the page Back care, beside those of the tips."""

from planner.care.regions import Region
from planner.exercises import Exercise
from routes.language import N_, _, ngettext, spoken
from routes.screens.measures import about_time

INTRO = N_(
    "Your back comes along on every run. Here is what one article advises for it, how Loopwell "
    "uses each tip, and what research says. Where they do not agree, you can read that too."
)
CREDIT = N_(
    "The article is “Why do I get Back Pain After a Run” by Dr Rosemarie Jabbour, chiropractor, "
    "New World Chiro, Parramatta. We tell it in our own words."
)
NOT_MEDICAL = N_(
    "We are not doctors, and this is not medical advice. If your back worries you, have it looked "
    "at."
)
STOP_TITLE = N_("When not to run")

ROUTINES = N_("Do something for your back now")
WHICH = N_("Which one would you like? Each has a timer that shows you how.")
OFFERS = {
    "today": N_("A whole stretch"),
    "short": N_("A short stretch"),
    "gentle": N_("Gentle moves for a sore back"),
}
GENTLE_ONLY = N_("While your back is sore, there are gentle moves only.")

LIBRARY = N_("Tips and exercises")
TO_SETTINGS = N_("Tell of your back in Settings")
TO_ROUTES = N_("See the loop on the map")

EXERCISES = N_("Exercises")
EXERCISES_INTRO = N_(
    "All the exercises of Loopwell by the part of the body. Tap one to see how each is done."
)
REGIONS = {
    Region.BACK: N_("Back"),
    Region.TRUNK: N_("Belly and sides"),
    Region.HIPS: N_("Hips"),
    Region.BUTTOCKS: N_("Buttocks"),
    Region.THIGHS: N_("Thighs"),
    Region.CALVES: N_("Calves"),
    Region.WHOLE: N_("Whole body"),
}


def count_text(exercises: tuple[Exercise, ...]) -> str:
    """Return how many exercises there are."""
    count = len(exercises)
    return ngettext("{count} exercise", "{count} exercises", count).format(count=count)


def offer_text(title: str, duration_s: float) -> str:
    """Return a routine's name with about how long it takes."""
    return _("{routine}, about {time}").format(routine=title, time=about_time(duration_s))


def source_text(exercise: Exercise) -> str:
    """Return where an exercise comes from."""
    return _("Source: {source}").format(source=_(exercise.source))


spoken(__name__)
