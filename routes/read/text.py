"""Text from a stranger's file, made fit to show on one line."""

# Persian and Indic names are misspelt without the joiners, though they are format characters.
_JOINERS = "\u200c\u200d"


def clean_text(text: str | None, most_chars: int) -> str:
    """Return `text` as one line of at most `most_chars` characters; "" when nothing is left."""
    # Four times the limit is room enough for what is dropped, and keeps a long text cheap.
    words = " ".join((text or "").strip()[: 4 * most_chars].split())
    if not words.isprintable():
        # Dropped are control and format characters (among them the marks that turn reading
        # direction), halves of surrogate pairs, private and unassigned code points.
        kept = "".join([c for c in words if c.isprintable() or c in _JOINERS])
        words = " ".join(kept.split())
    return words[:most_chars].rstrip()
