"""The fixed words of the printed week."""

from collections.abc import Iterable
from datetime import date

from planner.screens import dates
from planner.screens.joined import in_a_row, in_clauses
from routes.language import N_, _, day_text, spoken

TITLE = N_("Loopwell, {days}")
APP = N_("Loopwell")
OF = N_("Plan of {name}")
OUTSIDE = N_("Not in this plan")
TAKEN_OUT = N_("The run planned for this day is off.")
MINUTES = N_("{what}, {time}")
WITH_CARE = N_("With care.")
NAMED = N_("{name}:")
LETTERED = N_("{what} {letter}")
SIGNS = N_("{when} {signs}.")
WHY_TITLE = N_("Why, and how far to trust it")
REFERS = N_("Why: {numbers}")
FELT = N_("How it felt")
BACK = N_("Back 0–10")
MORNING = N_("Next morning")
FLAGS = N_("When not to run")
CLIMBS = N_("climbs {height}")
SPACE = N_("Notes")


def span_text(first: date, last: date) -> str:
    """Return a first and last day, as 23 to 29 Nov 2026."""
    if (first.year, first.month) == (last.year, last.month) and first != last:
        if dates.is_year_first():
            return dates.to_text(dates.year_date(first), day_text(last, "d"))
        return dates.to_text(day_text(first, "d"), dates.year_date(last))
    return dates.span_text(first, last)


def ranges(numbers: tuple[int, ...]) -> str:
    """Return rising numbers in short, as 1–3, 7."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return in_a_row(_span(span) for span in spans)


def moves_text(moves: Iterable[str]) -> str:
    """Return moves in a row, behind the name of what they belong to."""
    return _(": {moves}.").format(moves=in_clauses(moves))


def _span(span: list[int]) -> str:
    if len(span) <= 2:  # noqa: PLR2004 - two neighbours are as short as a span
        return in_a_row(map(str, span))
    return f"{span[0]}–{span[-1]}"


spoken(__name__)
