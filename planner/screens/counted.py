"""How a number of things is written, in digits or in words."""

from routes.language import N_, _, ngettext, spoken

_WORDS = {1: N_("one"), 2: N_("two"), 3: N_("three"), 4: N_("four"), 5: N_("five"), 6: N_("six")}
_ORDINALS = {4: N_("fourth")}


def number_word(count: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return _(_WORDS[count]) if count in _WORDS else str(count)


def ordinal_word(count: int) -> str:
    """Return which of a row, as fourth or 5th."""
    return _(_ORDINALS[count]) if count in _ORDINALS else _("{number}th").format(number=count)


def percent_text(share: float) -> str:
    """Return a share of 1 in whole hundredths, as 10 %."""
    return _("{number} %").format(number=f"{100 * share:.0f}")


def runs_text(count: int) -> str:
    """Return so many runs, as 2 runs."""
    return ngettext("{count} run", "{count} runs", count).format(count=count)


def rest_days_text(count: int) -> str:
    """Return so many rest days, as 2 rest days."""
    return ngettext("{count} rest day", "{count} rest days", count).format(count=count)


def minutes_text(duration_s: float) -> str:
    """Return a duration in whole minutes, as 30 minutes."""
    minutes = round(duration_s / 60)
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)


def signs_text(count: int) -> str:
    """Return so many signs of something serious, as 2 signs told."""
    return ngettext("{count} sign told", "{count} signs told", count).format(count=count)


spoken(__name__)
