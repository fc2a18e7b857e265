"""The words of the Journal's charts, and the sentence that says what each shows."""

from collections.abc import Iterable, Sequence
from datetime import date

from planner import rules
from planner.history import BackDay, Effort, Growth, Window, growth_limits
from planner.journal import RunDone
from planner.screens import dates
from planner.screens.counted import percent_text, rest_days_text
from planner.screens.joined import in_a_row
from routes.language import N_, NP_, _, decimal, ngettext, paragraph, spoken
from routes.screens.measures import distance_text
from routes.units import Units

CHARTS = N_("What it adds up to")
TABLE = N_("The same as a table")
DATE_AXIS = N_("Day")
AXIS_DAY = N_("%-d %b")
LONGEST_TITLE = N_("Longest run of the last 30 days")
LONGEST_AXIS = N_("Longest run of the 30 days before ({unit})")
LONGEST_NOTHING = N_("Add your first run, and the line that your next ones are measured by begins.")
LONGEST_KEY = N_("Line: longest run of the 30 days before. Dots: runs. Rings: planned runs.")
LONGEST_KEY_DONE = N_("Line: longest run of the 30 days before. Dots: runs.")
LONGEST_NONE = N_(
    "No run of the last 30 days is noted, so there is nothing to measure the next by."
)
VOLUME_TITLE = N_("Distance by spans of {days} days")
VOLUME_NOTHING = N_("Add runs, and their distance is summed up here.")
VOLUME_WHY = N_(
    "{days} days always hold seven runs with {rest} between them. Calendar weeks would seem to "
    "leap though nothing changed."
)
BACK_TITLE = N_("Back pain")
BACK_AXIS = N_("Worst pain, 0 to 10")
BACK_NOTHING = N_("Tell how your back was, with a run or in a check-in, and it is drawn here.")
BACK_KEY = N_("Bars: worst pain of the day. Triangles below: a better or a worse morning.")
EFFORT_TITLE = N_("Effort of the last 7 days")
EFFORT_NOTHING = N_("Runs with an effort and a time are summed up here.")
EFFORT_WHY = N_(
    "Effort times minutes of the whole session, ten minutes of warm-up and ten of warm-down "
    "included (session RPE: Foster 2001). Monotony is the days’ mean over their spread, strain the "
    "sum times monotony (Foster 1998, 25 athletes: weak evidence). With rest days between runs "
    "monotony stays low; no plan here depends on it."
)
PLANNED = N_("planned")
DONE = NP_("noun", "run")
COLUMN_DAY = N_("Day")
COLUMN_KIND = NP_("done or planned", "What")
COLUMN_WORST = N_("Worst pain")
COLUMN_MORNING = N_("Morning")
COLUMN_SPAN = N_("Days")


def longest_summary(longest: RunDone | None, today_m: float | None, units: Units) -> str:
    """Return what the next run is measured by; `longest` is the run, None where none is noted."""
    if today_m is None:
        return _(LONGEST_NONE)
    said = _("{distance}. A run of up to {most} is within 10 % of it.")
    day = ""
    if longest and not longest.is_told:
        said = _("{distance}, on {day}. A run of up to {most} is within 10 % of it.")
        day = dates.short_date(longest.day)
    most = distance_text((1 + rules.SPIKE_OK) * today_m, units)
    return said.format(distance=distance_text(today_m, units), day=day, most=most)


def volume_summary(found: Sequence[Window], days: int, units: Units) -> str:
    """Return the distance of the newest window, beside that of the one before."""
    newest = distance_text(found[-1].distance_m, units)
    if len(found) == 1:
        return _("{distance} in the last {days} days.").format(distance=newest, days=days)
    return _("{distance} in the last {days} days, {before} in the {days} days before.").format(
        distance=newest, days=days, before=distance_text(found[-2].distance_m, units)
    )


def growth_text(told: Growth, share: float | None, days: int) -> str:
    """Return a sentence on quick growth, "" where there is none to tell of."""
    if share is None or told is Growth.QUIET:
        return ""
    hint, amber = map(percent_text, growth_limits(days))
    if told is Growth.HINT:
        return _(
            "That is {share} more. Over {days} days more than {limit} is quick: 10 % a week, a "
            "common rule of thumb that has not been shown to prevent injuries."
        ).format(share=percent_text(share), days=days, limit=hint)
    return _(
        "That is {share} more. Over {days} days more than {limit} is very quick: 30 % a fortnight. "
        "In a study of 874 beginners such growth went with more of some injuries, perhaps by "
        "chance (Nielsen 2014, weak evidence)."
    ).format(share=percent_text(share), days=days, limit=amber)


def volume_why(days: int, rest_days: int) -> str:
    """Return why distance is summed up by so many days."""
    return _(VOLUME_WHY).format(days=days, rest=rest_days_text(rest_days))


def back_summary(days: Iterable[BackDay], today: date) -> str:
    """Return the worst pain of the last two weeks, or that none was told."""
    recent = [
        day
        for day in days
        if day.worst is not None and 0 <= (today - day.day).days < 14  # noqa: PLR2004
    ]
    if not recent:
        return _("Nothing is told of the last 14 days.")
    worst = max(recent, key=lambda day: (day.worst or 0, day.day))
    if not worst.worst:
        return _("No pain told in the last 14 days.")
    said = _("Of the last 14 days the worst is {worst} of 10, on {day}.")
    return said.format(worst=worst.worst, day=dates.short_date(worst.day))


def effort_summary(week: Effort) -> str:
    """Return a week's effort, and what is not in it."""
    told = _("Sum {total}, monotony {monotony}, strain {strain}.").format(
        total=decimal(week.total), monotony=decimal(week.monotony, 1), strain=decimal(week.strain)
    )
    if not any(week.loads):
        told = _(EFFORT_NOTHING)
    if not week.untold:
        return told
    untold = ngettext(
        "{count} run has no effort or no time and cannot count.",
        "{count} runs have no effort or no time and cannot count.",
        week.untold,
    ).format(count=week.untold)
    return paragraph(told, untold)


def span_text(window: Window) -> str:
    """Return the days of a window as 5 Nov to 25 Nov."""
    return dates.to_text(dates.short_date(window.first), dates.short_date(window.last))


def dot_text(kind: str, distance_m: float, units: Units) -> str:
    """Return what a dot of the chart stands for, as run, 5.0 km."""
    return in_a_row((kind, distance_text(distance_m, units)))


spoken(__name__)
