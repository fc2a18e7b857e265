"""Who looks at the pages, and in which units: made once a run by app.py, handed to every page."""

from dataclasses import dataclass
from datetime import date, tzinfo

from routes.runner_view import RunnerView
from routes.units import Units


@dataclass(frozen=True, slots=True)
class View:
    """Hold the units to tell distances in, the runner, and the runner's day and time zone."""

    units: Units
    runner: RunnerView
    today: date
    zone: tzinfo
