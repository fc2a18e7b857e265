"""How long a run took, as runners write it."""

import re

# 45, 32:10 and 1:05:30; what is after a colon has two digits.
_WRITTEN = re.compile(r"(?:(\d{1,2}):(?=\d\d:))?(\d{1,3})(?::(\d\d))?", re.ASCII)
_MINUTE_S = 60
_HOUR_S = 3600


def parse_duration(text: str) -> float | None:
    """Return the seconds of a time written as min, min:s or h:min:s; None for anything else.

    Minutes after hours, and seconds, are below 60.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if seconds >= _MINUTE_S or (found[1] and minutes >= _MINUTE_S):
        return None
    return float(hours * _HOUR_S + minutes * _MINUTE_S + seconds)


def duration_text(duration_s: float) -> str:
    """Return a time as min:s, as h:min:s from one hour on; to whole seconds."""
    minutes, seconds = divmod(round(duration_s), _MINUTE_S)
    hours, minutes = divmod(minutes, _MINUTE_S)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
