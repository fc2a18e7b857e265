"""The words of the Journal's charts, and the sentence that says what each shows."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner import rules
from planner.history import BackDay, Effort, Growth, Window, growth_limits
from planner.journal import RunDone
from planner.screens.counted import counted
from planner.screens.labels import short_date
from routes.screens.measures import distance_text
from routes.units import Units

CHARTS = "What it adds up to"
TABLE = "The same as a table"
DATE_AXIS = "Day"
LONGEST_TITLE = "Longest run of the last 30 days"
LONGEST_AXIS = "Longest run of the 30 days before ({})"
LONGEST_NOTHING = "Add your first run, and the line that your next ones are measured by begins."
LONGEST_KEY = "Line: longest run of the 30 days before. Dots: runs. Rings: planned runs."
LONGEST_KEY_DONE = "Line: longest run of the 30 days before. Dots: runs."
LONGEST_NONE = "No run of the last 30 days is noted, so there is nothing to measure the next by."
VOLUME_TITLE = "Distance by spans of {} days"
VOLUME_NOTHING = "Add runs, and their distance is summed up here."
VOLUME_WHY = (
    "{days} days always hold seven runs with {rest} between them. Calendar weeks would seem to "
    "leap though nothing changed."
)
BACK_TITLE = "Back pain"
BACK_AXIS = "Worst pain, 0 to 10"
BACK_NOTHING = "Tell how your back was, with a run or in a check-in, and it is drawn here."
BACK_KEY = "Bars: worst pain of the day. Triangles below: a better or a worse morning."
EFFORT_TITLE = "Effort of the last 7 days"
EFFORT_NOTHING = "Runs with an effort and a time are summed up here."
EFFORT_WHY = (
    "Effort times minutes of the whole session, ten minutes of warm-up and ten of warm-down "
    "included (session RPE: Foster 2001). Monotony is the days’ mean over their spread, strain the "
    "sum times monotony (Foster 1998, 25 athletes: weak evidence). With rest days between runs "
    "monotony stays low; no plan here depends on it."
)
PLANNED = "planned"
DONE = "run"
COLUMN_DAY = "Day"
COLUMN_KIND = "What"
COLUMN_WORST = "Worst pain"
COLUMN_MORNING = "Morning"
COLUMN_SPAN = "Days"


def longest_summary(longest: RunDone | None, today_m: float | None, units: Units) -> str:
    """Return what the next run is measured by; `longest` is the run, None where none is noted."""
    if today_m is None:
        return LONGEST_NONE
    shown = distance_text(today_m, units)
    on = f", on {short_date(longest.day)}" if longest and not longest.is_told else ""
    most = distance_text((1 + rules.SPIKE_OK) * today_m, units)
    return f"{shown}{on}. A run of up to {most} is within 10 % of it."


def volume_summary(found: Sequence[Window], days: int, units: Units) -> str:
    """Return the distance of the newest window, beside that of the one before."""
    newest = f"{distance_text(found[-1].distance_m, units)} in the last {days} days"
    if len(found) == 1:
        return f"{newest}."
    before = distance_text(found[-2].distance_m, units)
    return f"{newest}, {before} in the {days} days before."


def growth_text(told: Growth, share: float | None, days: int) -> str:
    """Return a sentence on quick growth, "" where there is none to tell of."""
    if share is None or told is Growth.QUIET:
        return ""
    hint, amber = (f"{100 * limit:.0f} %" for limit in growth_limits(days))
    grown = f"That is {100 * share:.0f} % more."
    if told is Growth.HINT:
        return (
            f"{grown} Over {days} days more than {hint} is quick: 10 % a week, a common rule of "
            "thumb that has not been shown to prevent injuries."
        )
    return (
        f"{grown} Over {days} days more than {amber} is very quick: 30 % a fortnight. In a study "
        "of 874 beginners such growth went with more of some injuries, perhaps by chance (Nielsen "
        "2014, weak evidence)."
    )


def volume_why(days: int, rest_days: int) -> str:
    """Return why distance is summed up by so many days."""
    return VOLUME_WHY.format(days=days, rest=counted(rest_days, "rest day"))


def back_summary(days: Iterable[BackDay], today: date) -> str:
    """Return the worst pain of the last two weeks, or that none was told."""
    recent = [
        day
        for day in days
        if day.worst is not None and 0 <= (today - day.day).days < 14  # noqa: PLR2004
    ]
    if not recent:
        return "Nothing is told of the last 14 days."
    worst = max(recent, key=lambda day: (day.worst or 0, day.day))
    if not worst.worst:
        return "No pain told in the last 14 days."
    return f"Of the last 14 days the worst is {worst.worst} of 10, on {short_date(worst.day)}."


def effort_summary(week: Effort) -> str:
    """Return a week's effort, and what is not in it."""
    told = f"Sum {week.total:.0f}, monotony {week.monotony:.1f}, strain {week.strain:.0f}."
    if not any(week.loads):
        told = EFFORT_NOTHING
    if not week.untold:
        return told
    verb = "has" if week.untold == 1 else "have"
    return f"{told} {counted(week.untold, 'run')} {verb} no effort or no time and cannot count."


def span_text(window: Window) -> str:
    """Return the days of a window as 5 Nov to 25 Nov."""
    return f"{short_date(window.first)} to {short_date(window.last)}"
