"""The words of adding runs from files."""

from routes.language import N_, _, ngettext, spoken

FILES = N_("Add from files")
FILES_WHY = N_(
    "Drop what your watch or phone recorded: GPX, TCX or FIT, several at once. Date, distance and "
    "time are read from it; the file itself is not kept."
)
DROP = N_("Files of runs")
READING = N_("Reading {number} of {count}")
FILE_TITLE = N_("{file}: {run}")
NO_DAY_IN_FILE = N_("The file tells no time. Give the day; the time stays open.")
PAUSES = N_("{moving} moving, {whole} with pauses")
ALONG = N_("Along {route}.")
SAME_START = N_("You added this one before.")
SAME_RUN = N_("Looks like a run that is in your journal: the same day, about the same distance.")
SAME_HERE = N_("The same run came with another file.")
ODD_PACE = N_("{pace} is no pace of a run: was it a walk or a ride?")
STILL_TO_COME = N_("Its day is still to come: the clock was wrong. Give the day.")
WANTED = N_("Add it")
KEEP_NONE = N_("Add no run")
FORGET = N_("Forget these files")
KEPT_ONE = N_("Added your run of {day}: {distance}.")
NO_LINE = N_(
    "{file} holds no way that was run, as from a treadmill, so nobody knows how far it was. Add "
    "the run by hand."
)


def keep_text(count: int) -> str:
    """Return what the button says that adds so many runs."""
    if not count:
        return _(KEEP_NONE)
    return ngettext("Add {count} run", "Add {count} runs", count).format(count=count)


def kept_text(count: int) -> str:
    """Return that several runs were added."""
    return ngettext("Added {count} run.", "Added {count} runs.", count).format(count=count)


def waiting_text(count: int) -> str:
    """Return how many runs wait behind those that are shown."""
    return ngettext(
        "{count} more waits until these are added or left out.",
        "{count} more wait until these are added or left out.",
        count,
    ).format(count=count)


spoken(__name__)
