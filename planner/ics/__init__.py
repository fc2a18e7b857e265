"""A plan as a calendar file that calendars can import again and again (iCalendar, RFC 5545)."""

from planner.ics.options import CalendarOptions
from planner.ics.write import write_ics

__all__ = ["CalendarOptions", "write_ics"]
