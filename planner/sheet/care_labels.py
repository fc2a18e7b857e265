"""The fixed words of the page for a clinician."""

from datetime import date

from planner.care.sources import Source, SourceKind, WasRead
from routes.language import N_, _, day_text, spoken

TITLE = N_("What Loopwell says about a sore back")
INTRO = N_(
    "Loopwell is an open app that plans runs. It asks how a runner’s back is and follows an "
    "article by a chiropractor; it makes no diagnosis. Here is every text that it shows about back "
    "pain, with its limits. In brackets stand numbers of the sources at the end, and the day on "
    "which the words were last held against them."
)
ASKED = N_("What is asked")
SIGNS = N_("Signs, the gravest first")
STATES = N_("What follows: the gravest state that fits")
REASONS = N_("Why, as it is told")
CARE = N_("Check-up, cold and heat, the way back")
SOURCES = N_("Sources")
REMARKS = N_("Your remarks")
REVIEWED_BY = N_("Your name, your field and the day:")
FILE = N_("Loopwell, for a clinician")
# What stands where a runner’s own answer or number stands.
OPEN = {
    "signs": N_("[the signs]"),
    "pain": N_("[0 to 10]"),
    "days": N_("[how many]"),
    "done": N_("[how many]"),
}
OWN_NAME = N_("[your own practice]")
OWN_NUMBER = N_("[its number]")

_READ = {
    WasRead.ABSTRACT: N_("Abstract read by {day}."),
    WasRead.PAGE: N_("Page read by {day}."),
    WasRead.CODE: N_("Code read by {day}."),
    WasRead.REPRINT: N_("Read by {day} as others published it."),
}


def read_text(source: Source) -> str:
    """Return what of a source was read, and by when; "" for our own choice."""
    if source.kind is SourceKind.OUR_CHOICE:
        return ""
    return _(_READ[source.read]).format(day=_day(source.read_on))


def rests_text(numbers: str, day: date) -> str:
    """Return what a text rests on, and when it was last held against it."""
    told = _("[{numbers}; {day}]").format(numbers=numbers, day=_day(day))
    # Parted by the end of a line it is hard to read.
    return told.replace(" ", "\u00a0")


def ended_text(title: str) -> str:
    """Return a title as a sentence that its text follows."""
    return _("{title}.").format(title=title)


def as_of_text(day: date) -> str:
    """Return the day of the newest text of the page."""
    return _("Texts as of {day}").format(day=_day(day))


def stage_text(stage: str, session: str) -> str:
    """Return a stage of the way back and its session, as Stage 1: 8 × 1 min run."""
    return _("Stage {stage}: {session}.").format(stage=stage, session=session)


def _day(day: date) -> str:
    return day_text(day, "d MMM y")


spoken(__name__)
