"""A plan as JSON for programs and as plain text for people."""

import json
from textwrap import fill

from planner.plan import Day, Item, Kind, Plan, RoutePick
from planner.screens import labels
from planner.screens.dates import WEEKDAYS
from planner.screens.words import reason_text, source_text
from routes.screens.measures import about_time, distance_text
from routes.units import Units


def as_json(plan: Plan) -> str:
    """Return a plan as one JSON object; metres, seconds and ISO dates."""
    days = [
        {"date": day.day.isoformat(), "items": [_item(item) for item in day.items]}
        for day in plan.days
    ]
    return json.dumps({"advice": plan.advice, "days": days}, indent=2, ensure_ascii=False)


def as_text(plan: Plan) -> str:
    """Return a plan as text: the advice, then a paragraph a week with the reasons of each run."""
    weeks = [fill(plan.advice, 96)]
    count = len(plan.weeks)
    for number, days in enumerate(plan.weeks, 1):
        total = labels.total_text(day.run for day in days if day.run)
        heading = f"{labels.week_heading(days, number, count)}, {total}"
        weeks.append("\n".join([heading, *(line for day in days for line in _lines(day))]))
    return "\n\n".join(weeks)


def _item(item: Item) -> dict[str, object]:
    return {
        "kind": item.kind.value,
        "duration_s": round(item.duration_s),
        "distance_m": None if item.distance_m is None else round(item.distance_m, 1),
        "route": None if item.route is None else _route(item.route),
        "long_run": item.is_long_run,
        "exercises": [exercise.id for exercise in item.exercises],
        "reasons": [
            {
                "rule": reason.rule.id,
                "tag": reason.rule.tag.value,
                "text": reason_text(reason),
                "source": source_text(reason.rule),
            }
            for reason in item.reasons
        ],
    }


def _route(pick: RoutePick) -> dict[str, object]:
    return {
        "id": pick.route_id,
        "name": pick.route_name,
        "method": pick.recipe.method.value,
        "laps": pick.recipe.laps,
        "turn_m": pick.recipe.turn_m,
        "distance_m": round(pick.distance_m, 1),
        "wanted_m": round(pick.wanted_m, 1),
        "ends_m": None if pick.ends_m is None else round(pick.ends_m, 1),
        "fits": pick.fits,
    }


def _lines(day: Day) -> list[str]:
    names = [_title(item) for item in day.items]
    lines = [f"{WEEKDAYS[day.day.weekday()]} {day.day.day:2d}  {'; '.join(names)}"]
    if day.run:
        lines += [_wrapped(reason_text(reason)) for reason in day.run.reasons]
    return lines


def _wrapped(text: str) -> str:
    return fill(text, 88, initial_indent="        - ", subsequent_indent="          ")


def _title(item: Item) -> str:
    name = labels.LONG_RUN if item.is_long_run else labels.kind_text(item)
    if item.kind is Kind.REST:
        return name
    minutes = about_time(item.duration_s)
    if item.distance_m is None:
        return f"{name} {minutes}"
    return (
        f"{name} {distance_text(item.distance_m, Units.KM)} (about {minutes}){_where(item.route)}"
    )


def _where(pick: RoutePick | None) -> str:
    if pick is None or not pick.fits:
        return f", {labels.NO_ROUTE.lower()}"
    ends = "" if pick.ends_m is None else labels.one_way(pick.ends_m)
    return ", ".join(filter(None, (f" on {pick.route_name}", labels.way(pick.recipe), ends)))
