"""The words of the check-in; the questions and the signs are in data/care.toml."""

from planner.care.files import load_texts
from planner.journal import CheckIn
from routes.language import N_, _, decimal, ngettext, paragraph, spoken

_WORST, _MORNING, _SIGNS = (load_texts()[f"ask.{each}"] for each in ("worst", "morning", "signs"))

QUESTION = N_("How is your back?")
WORST = N_(_WORST.text)
SCALE = N_(_WORST.note)
MORNING = N_(_MORNING.text)
SIGNS_FIRST = N_(_SIGNS.title)
TICK_ALL = N_(_SIGNS.text)
SIGNS_MORE = N_("Any other sign of something serious?")
SIGNS_OTHER = N_("The other signs")
AFTER_A_RUN = N_("Your last run hurt, so look at these lists before the next one.")
SAVE = N_("Save")
SAVE_NONE = N_("None of these. Save")
AGAIN = N_("Tell how it is now")


def saved_text(check_in: CheckIn) -> str:
    """Return that what was told is kept."""
    return _("Noted: your back today, {pain} of 10.").format(pain=decimal(check_in.worst))


def told_text(check_in: CheckIn) -> str:
    """Return what was told today."""
    pain = decimal(check_in.worst)
    told = {
        -1: _("Told today: {pain} of 10, better this morning."),
        0: _("Told today: {pain} of 10, the same this morning."),
        1: _("Told today: {pain} of 10, worse this morning."),
    }[check_in.morning].format(pain=pain)
    count = len(check_in.signs)
    if not count:
        return told
    signs = ngettext("{count} sign ticked.", "{count} signs ticked.", count)
    return paragraph(told, signs.format(count=decimal(count)))


spoken(__name__)
