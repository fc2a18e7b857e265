"""The Journal's charts in the words of Vega-Lite, which Streamlit's page draws by itself.

Colours are told by name: the names stand for those of charts in .streamlit/config.toml, in their
order, so that a chart follows the theme without being made again.
"""

from collections.abc import Sequence
from datetime import date

from planner.history import BackDay, Longest, Window
from planner.screens import chart_labels as words
from planner.screens import journal_labels as labels
from planner.screens.dates import full_date, month_text, weekday_text
from routes.language import decimal
from routes.screens.measures import distance_text, distance_unit
from routes.units import Units

SLOTS = ("eucalyptus", "river", "sandstone", "stone")
_HEIGHT = 240
_BAR = 38

Spec = dict[str, object]
Planned = tuple[date, float]


def longest_spec(
    line: Sequence[Longest], done: Sequence[Planned], planned: Sequence[Planned], units: Units
) -> Spec:
    """Return the line of longest runs, with runs done as dots and runs to come as rings."""
    steps = [
        {
            "day": _midnight(each.day),
            "far": None if each.longest_m is None else each.longest_m / units.distance_m,
            "ahead": each.is_planned,
        }
        for each in line
    ]
    title = labels.DISTANCE.format(unit=distance_unit(units))
    far = {"field": "far", "type": "quantitative", "title": title}
    dots: Spec = {
        "x": _day(),
        "y": far,
        "color": _colour("eucalyptus"),
        "tooltip": [_tip("told", words.COLUMN_DAY), _tip("shown", words.COLUMN_KIND)],
    }
    stroke = {"type": "line", "interpolate": "step-after", "strokeWidth": 2}
    dash = {"field": "ahead", "type": "nominal", "legend": None}
    return _layers(
        {
            "data": {"values": steps},
            "mark": stroke,
            "encoding": {
                "x": _day(),
                "y": far,
                "color": _colour("eucalyptus"),
                "strokeDash": dash
                | {"scale": {"domain": [False, True], "range": [[1, 0], [5, 4]]}},
            },
        },
        {
            "data": {"values": [_dot(*each, words.DONE, units) for each in done]},
            "mark": _POINT,
            "encoding": dots,
        },
        {
            "data": {"values": [_dot(*each, words.PLANNED, units) for each in planned]},
            "mark": {"type": "point", "filled": False, "size": 60, "strokeWidth": 2, "opacity": 1},
            "encoding": dots,
        },
    )


def volume_spec(windows: Sequence[Window], units: Units) -> Spec:
    """Return the distance of each window as a bar, the oldest at the top."""
    rows = [
        {
            "span": words.span_text(window),
            "far": window.distance_m / units.distance_m,
            "shown": distance_text(window.distance_m, units),
        }
        for window in windows
    ]
    title = labels.DISTANCE.format(unit=distance_unit(units))
    return {
        "data": {"values": rows},
        "height": {"step": _BAR},
        "mark": {"type": "bar", "cornerRadiusEnd": 3},
        "encoding": {
            "y": {"field": "span", "type": "nominal", "sort": None, "title": None},
            "x": {"field": "far", "type": "quantitative", "title": title},
            "color": _colour("eucalyptus"),
            "tooltip": [_tip("span", words.COLUMN_SPAN), _tip("shown", title)],
        },
    }


def in_language(spec: Spec) -> Spec:
    """Return a spec whose dates and numbers are written in the language of the moment.

    Vega's locale, https://vega.github.io/vega/docs/api/locale/, for what axes write by themselves.
    What Vega would say aloud of each axis and point is English and unrounded, so it stays silent:
    a reader has the chart's sentence and its table.
    """
    days = [weekday_text(weekday) for weekday in (7, 1, 2, 3, 4, 5, 6)]
    months = [month_text(date(2024, month, 1)) for month in range(1, 13)]
    point = decimal(0.5, 1).strip("05")
    number = {"decimal": point, "thousands": "", "grouping": [3], "currency": ["", ""]}
    time = {
        "dateTime": "%x, %X",
        "date": words.AXIS_DAY,
        "time": "%H:%M",
        "periods": ["", ""],
        "days": days,
        "shortDays": days,
        "months": months,
        "shortMonths": months,
    }
    silent = {part: {"aria": False} for part in ("mark", "axis", "legend")}
    return spec | {"config": silent | {"locale": {"number": number, "time": time}}}


def back_spec(days: Sequence[BackDay]) -> Spec:
    """Return each day's worst pain as a stem, and better and worse mornings as triangles."""
    worst = [
        {"day": _midnight(day.day), "worst": day.worst, "told": full_date(day.day)}
        for day in days
        if day.worst is not None
    ]
    mornings = [
        {
            "day": _midnight(day.day),
            "morning": labels.MORNINGS[day.morning],
            "told": full_date(day.day),
        }
        for day in days
        if day.morning
    ]
    pain: Spec = {
        "field": "worst",
        "type": "quantitative",
        "title": words.BACK_AXIS,
        "scale": _PAIN_SCALE,
        "axis": {"values": [0, 2, 4, 6, 8, 10]},
    }
    tips = [_tip("told", words.COLUMN_DAY), _tip("worst", words.COLUMN_WORST)]
    shared: Spec = {"x": _day(), "y": pain, "color": _colour("sandstone"), "tooltip": tips}
    shapes = {
        "domain": [labels.MORNINGS[-1], labels.MORNINGS[1]],
        "range": ["triangle-down", "triangle-up"],
    }
    return _layers(
        {
            "data": {"values": worst},
            "mark": {"type": "rule", "strokeWidth": 3},
            "encoding": shared | {"y2": {"datum": 0}},
        },
        {"data": {"values": worst}, "mark": _POINT, "encoding": shared},
        {
            "data": {"values": mornings},
            "mark": _POINT,
            "encoding": {
                "x": _day(),
                "y": {"datum": -0.9, "type": "quantitative", "scale": _PAIN_SCALE},
                "shape": {"field": "morning", "type": "nominal", "scale": shapes, "legend": None},
                "color": _colour("river"),
                "tooltip": [
                    _tip("told", words.COLUMN_DAY),
                    _tip("morning", words.COLUMN_MORNING),
                ],
            },
        },
    )


# Room below 0 for the mornings.
_PAIN_SCALE = {"domain": [-1.4, 10], "nice": False}
_POINT = {"type": "point", "filled": True, "size": 60, "opacity": 1}


def _day() -> Spec:
    return {
        "field": "day",
        "type": "temporal",
        "title": words.DATE_AXIS,
        "axis": {"format": words.AXIS_DAY, "labelOverlap": True, "tickCount": 5},
    }


def _layers(*layers: Spec) -> Spec:
    """Lay one over the other; one without data would be a picture without a name to a reader."""
    return {"height": _HEIGHT, "layer": [layer for layer in layers if _has_data(layer)]}


def _has_data(layer: Spec) -> bool:
    data = layer["data"]
    return isinstance(data, dict) and bool(data["values"])


def _colour(slot: str) -> Spec:
    return {"datum": slot, "type": "nominal", "scale": {"domain": list(SLOTS)}, "legend": None}


def _tip(field: str, title: str) -> Spec:
    return {"field": field, "type": "nominal", "title": title}


def _dot(day: date, distance_m: float, kind: str, units: Units) -> Spec:
    return {
        "day": _midnight(day),
        "far": distance_m / units.distance_m,
        "told": full_date(day),
        "shown": words.dot_text(kind, distance_m, units),
    }


def _midnight(day: date) -> str:
    """Return a day as the browser's own midnight; a bare date would be UTC's."""
    return f"{day.isoformat()}T00:00:00"
