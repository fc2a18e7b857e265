"""The fixed words about a runner's own routes: adding, naming, tagging, removing."""

from routes.language import N_, NP_, grouped, ngettext, spoken

TITLE = N_("Add routes")
INTRO = N_(
    "Drop files from your watch, phone or route planner: GPX, TCX, FIT, KML, or a ZIP of them. "
    "They are read here, on the computer that runs Loopwell, and sent nowhere else."
)
DROP = N_("Files with routes, as many as you like: up to 10 MB each, a ZIP up to 100 MB")
TAKING = N_("Unpacking: {done} of {total} files")
READING = N_("Reading: {done} of {total} files")
READING_SOON = N_("Reading…")
REPORTS = N_("What came in")
REPORTS_LABEL = N_("Files that came in")
CLEAR = N_("Clear this page")
CLEAR_HELP = N_("Forgets what came in and was not kept. What is kept stays.")

# What became of a file, by the codes of routes.screens.report_text.
STATES = {
    "busy": N_("Being read"),
    "refused": N_("Not read"),
    "partly": N_("Partly read"),
    "mended": N_("Read and set right"),
    "twin": N_("Came in twice"),
    "known": N_("Already in your library"),
    "read": NP_("state of a file", "Read"),
}
STATE_COUNT = N_("{state}: {count}")

SAME_AS = N_("The same content as {name}, so it is read once.")

WAITING_LABEL = N_("Routes that came in, by name")
WAITING_TITLE = N_("Routes to keep")
WAITING_INTRO = N_(
    "Look at each on the map, name it, tag it, or leave it out. Nothing is kept until you press "
    "the button."
)
KEEP_NONE = N_("Nothing chosen to keep")
KEEPING = N_("Keeping: {done} of {total} routes")
TAG_ALL = N_("Tag all")
TAGS_FOR_ALL = N_("Tags for all")
LEFT_OUT = N_("left out")
WANTED = N_("Keep this route")
NAME = N_("Name")
TAGS = N_("Tags")
TAGS_HELP = N_("Words to find it by, with commas between: hills, trail, with the club.")
SWAP = N_("Exchange latitude and longitude")
SWAP_WHY = N_(
    "This route lies far from your others, and would lie near them with latitude and longitude "
    "exchanged. Some programs write them the wrong way round. Look at the map, then choose."
)
ALL_DONE = N_("All that came in is kept, known, or could not be read.")
SEE = N_("See your routes")

UNKEPT = N_("They are out of your library again, and wait here.")

CHANGE = N_("Name, tags, remove")
SAVE = N_("Save")
REMOVE = N_("Remove from my library")
REMOVE_HELP = N_("Takes the file out. You can put it back, here or on the page Add routes.")
SAVED = N_("{name}: name and tags are saved.")
UNSAVED = N_("{name}: name and tags are as they were.")
REMOVED = N_("{name} is removed from your library.")
PUT_BACK = N_("{name} is back in your library.")
GONE = N_("That route’s file has changed or gone meanwhile. Reload the page.")
UNDO = N_("Undo")
DISMISS = N_("Dismiss")

RESTORE = N_("Put back")
ERASE = N_("Erase all for good")
ERASE_WHY = N_("This deletes the removed files from the disk. It cannot be undone.")
ERASE_SURE = N_("Yes, erase them")
ERASED = N_("The removed files are erased.")

WHERE_TITLE = N_("Where your routes lie")
WHERE = N_(
    "Everything you keep lies in the folder below, on the computer that runs Loopwell: your files "
    "as they came, and names and tags in facts.json. Whoever opens this Loopwell sees them. To "
    "erase everything, delete that folder."
)
NOTES_BROKEN = N_(
    "The file with your names and tags, facts.json, cannot be read, so nothing can be kept or "
    "renamed. Correct it in the folder below, or set it aside and begin a new one: the old one "
    "stays beside it."
)
NOTES_ASIDE = N_("Set it aside and begin anew")
NOTES_ASIDE_DONE = N_("The old facts.json is set aside in your folder; names and tags begin anew.")


def waiting_text(count: int) -> str:
    """Return how many routes of a file wait to be kept."""
    return ngettext("{count} route to keep", "{count} routes to keep", count).format(
        count=grouped(count)
    )


def were_kept_text(count: int) -> str:
    """Return how many routes of a file were kept."""
    return ngettext("{count} route kept", "{count} routes kept", count).format(count=grouped(count))


def known_text(count: int) -> str:
    """Return how many routes of a file were known before."""
    return ngettext(
        "{count} already in your library", "{count} already in your library", count
    ).format(count=grouped(count))


def not_read_inside(count: int) -> str:
    """Return how many files of an archive were not read."""
    return ngettext(
        "{count} file inside could not be read", "{count} files inside could not be read", count
    ).format(count=grouped(count))


def keep_text(count: int) -> str:
    """Return the words of the button that keeps routes."""
    return ngettext("Keep {count} route", "Keep {count} routes", count).format(count=grouped(count))


def tag_all_text(count: int) -> str:
    """Return the words of the button that gives tags to routes."""
    return ngettext("Add to {count} route", "Add to {count} routes", count).format(
        count=grouped(count)
    )


def now_kept_text(count: int) -> str:
    """Return a sentence on routes that were just kept."""
    return ngettext(
        "{count} route is in your library now.", "{count} routes are in your library now.", count
    ).format(count=grouped(count))


def remove_many_text(count: int) -> str:
    """Return a sentence on a file of several routes that is to be removed."""
    return ngettext(
        "This file holds {count} route; it is removed with it.",
        "This file holds {count} routes; all of them are removed together.",
        count,
    ).format(count=grouped(count))


def removed_title(count: int) -> str:
    """Return how many removed files there are."""
    return ngettext("{count} removed file", "{count} removed files", count).format(
        count=grouped(count)
    )


spoken(__name__)
