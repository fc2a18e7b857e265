"""A handout as a calendar file.

METHOD is PUBLISH: old Outlooks refuse a file without any and take but the first entry of a REQUEST,
and no calendar known to us minds. No entry has a place: most runs start at home, and calendars are
kept on servers and shared.
"""

from itertools import groupby

from icalendar import Calendar

from planner.handout import Handout
from planner.ics.events import Events
from planner.ics.full_words import FullWords
from planner.ics.options import CalendarOptions
from planner.ics.private_words import PrivateWords
from planner.ics.zones import named_zone, vtimezone

_NAME = "Loopwell"
_PRODUCT = "-//Loopwell//Loopwell//EN"
_AS_CHOSEN = CalendarOptions()


def write_ics(handout: Handout, options: CalendarOptions = _AS_CHOSEN) -> bytes:
    """Return a handout as iCalendar (RFC 5545): an entry a day, and one a calendar week.

    A day keeps its UID whatever becomes of it, and SEQUENCE rises with the handout's `stamp` by the
    second: imported again, a changed plan replaces the old one in a calendar that follows the
    standard, and the private form of a plan replaces the full one. A run that was cancelled is its
    day's entry with STATUS CANCELLED. Under a standing that hides the plan all are, and no entry
    tells of exercise. The same again gives the same bytes.
    """
    words = PrivateWords(handout) if options.is_private else FullWords(handout)
    events = Events(handout, options, words)
    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", _NAME)
    for _, week in groupby(handout.days, key=lambda each: each.day.day.isocalendar()[:2]):
        days = tuple(week)
        if options.has_weekly_summary:
            calendar.add_component(events.week(days))
        for each in days:
            calendar.add_component(events.day(each))
    zone = named_zone(handout.zone)
    if zone and calendar.get_used_tzids():
        first, last = handout.days[0].day.day, handout.days[-1].day.day
        # Readers want it before what uses it.
        calendar.subcomponents.insert(0, vtimezone(zone, first, last))
    written: bytes = calendar.to_ical()
    return written
