"""The fixed words of the printed week."""

from datetime import date

from planner.screens.labels import short_date

TITLE = "Loopwell, {}"
APP = "Loopwell"
OF = "Plan of {}"
OUTSIDE = "Not in this plan"
TAKEN_OUT = "The run planned for this day is off."
MINUTES = "{}, {}"
WITH_CARE = "With care"
WHY_TITLE = "Why, and how far to trust it"
REFERS = "Why: {}"
FELT = "How it felt"
BACK = "Back 0–10"
MORNING = "Next morning"
FLAGS = "When not to run"
CLIMBS = "climbs {}"
SPACE = "Notes"


def span_text(first: date, last: date) -> str:
    """Return a first and last day, as 23 to 29 Nov 2026."""
    if first == last:
        return f"{short_date(first)} {first.year}"
    begins = short_date(first)
    if first.year != last.year:
        begins = f"{begins} {first.year}"
    elif first.month == last.month:
        begins = str(first.day)
    return f"{begins} to {short_date(last)} {last.year}"


def ranges(numbers: tuple[int, ...]) -> str:
    """Return rising numbers in short, as 1–3, 7."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(_span(span) for span in spans)


def _span(span: list[int]) -> str:
    if len(span) <= 2:  # noqa: PLR2004 - two neighbours are as short as a span
        return ", ".join(map(str, span))
    return f"{span[0]}–{span[-1]}"
