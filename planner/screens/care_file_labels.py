"""The words around the pages for a clinician: the download, and what the command line says."""

from routes.language import N_, _, decimal, spoken

DOWNLOAD = N_("For your clinician: every text, to print")
HELP = N_("A PDF of two A4 pages: all that is said about back pain here, with limits and sources.")


def written_text(file: str, size_bytes: int) -> str:
    """Return which file was written, and how large it is."""
    return _("{file}: {size} KB").format(file=file, size=decimal(size_bytes / 1000))


spoken(__name__)
