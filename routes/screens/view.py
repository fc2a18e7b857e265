"""Who looks at the pages, and in which units: made once a run by app.py, handed to every page."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from routes.look import Look
from routes.runner_view import RunnerView
from routes.units import Units
from routes.watches import Watch


@dataclass(frozen=True, slots=True)
class View:
    """Hold the units to tell distances in, the runner, and the runner's day and time zone.

    `watch` is what the runner carries, None while none is chosen; `choose_watch` chooses another,
    in a callback, and is None where there is nothing to choose. `look` is how the pages are liked:
    while `look.is_calm`, nothing moves.
    """

    units: Units
    runner: RunnerView
    today: date
    zone: tzinfo
    watch: Watch | None = None
    choose_watch: Callable[[Watch | None], None] | None = None
    look: Look = field(default_factory=Look)


def zone_named(name: str | None) -> tzinfo:
    """Return the time zone that a browser says it is in; the server's where that is none."""
    try:
        return ZoneInfo(name or "")
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return datetime.now().astimezone().tzinfo or UTC
