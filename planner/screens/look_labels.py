"""The words of how the pages look: language, dates and numbers, text size, motion."""

from routes.language import N_, NAMES, _, spoken
from routes.look import Motion, TextSize

TITLE = N_("Language and look")
LANGUAGE = N_("Language")
FIGURES = N_("Dates and numbers")
AS_WORDS = N_("Same as the words")
SIZE = N_("Text size")
SIZES = {
    TextSize.NORMAL: N_("Normal"),
    TextSize.LARGE: N_("Large"),
    TextSize.LARGER: N_("Larger"),
}
MOTION = N_("Motion")
MOTIONS = {
    Motion.SYSTEM: N_("As my device says"),
    Motion.LESS: N_("Less motion"),
}
MOTION_HELP = N_("With less motion drawings stand still, and the map jumps where it would fly.")
VISITOR = N_("Until you keep a plan, only this browser remembers these.")

SIZE_SAID = {
    TextSize.NORMAL: N_("The text has its normal size now."),
    TextSize.LARGE: N_("The text is large now."),
    TextSize.LARGER: N_("The text is larger now."),
}
MOTION_SAID = {
    Motion.SYSTEM: N_("Things move as your device says."),
    Motion.LESS: N_("Things move less now."),
}


def language_said(code: str) -> str:
    """Return that a language was chosen."""
    return _("The language is {language} now.").format(language=NAMES[code])


def figures_said(code: str) -> str:
    """Return that dates and numbers have a language of their own now, or that of the words."""
    if code not in NAMES:
        return _("Dates and numbers are in the same language as the words now.")
    return _("Dates and numbers are as in {language} now.").format(language=NAMES[code])


def figures_name(code: str) -> str:
    """Return the name of a language of dates and numbers, "" for that of the words."""
    return NAMES.get(code) or _(AS_WORDS)


def example_text(day: str, number: str) -> str:
    """Return how dates and numbers are written, by one of each."""
    return _("Such as: {day}, {number}").format(day=day, number=number)


spoken(__name__)
