"""What holds for the calendar file of anybody's plan, and for its second import."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from calendar_readers import by_icalendar, by_vobject, imported
from handout_builders import STAMP, handout_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plan_laws import given_by
from plan_strategies import Situation, situations

from planner.handout import Handout
from planner.ics import CalendarOptions, write_ics

few = settings(
    max_examples=20,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
WEEKS = 2
zones = st.sampled_from(
    (
        *map(ZoneInfo, ("Australia/Sydney", "America/St_Johns", "Africa/Casablanca")),
        timezone(timedelta(hours=-3)),
        UTC,
    )
)
starts = st.sampled_from((time(2, 30), time(6, 30), time(23, 45)))
choices = st.builds(
    CalendarOptions,
    is_all_day=st.booleans(),
    reminder_minutes=st.sampled_from((None, 0, 30)),
    is_private=st.booleans(),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold anybody's plan without changes, and the one they have, a second or days later."""

    old: Handout = field(repr=False)
    new: Handout = field(repr=False)
    options: CalendarOptions


@st.composite
def drawings(draw: st.DrawFn) -> Drawn:
    """Return two handouts of anybody."""
    situation: Situation = draw(situations())
    zone, at = draw(zones), draw(starts)
    mine = given_by(replace(situation, profile=replace(situation.profile, starts_at=at)))
    days = draw(st.sampled_from((0, 0, 1, 7)))
    later = replace(mine, as_of=mine.as_of + timedelta(days=days))
    stamp = STAMP + timedelta(days=days, seconds=1)
    return Drawn(
        handout_of(replace(mine, edits=()), zone=zone, weeks=WEEKS),
        handout_of(later, zone=zone, stamp=stamp, weeks=WEEKS),
        draw(choices),
    )


@few
@given(drawings())
def test_read_alike_and_imported_again_it_is_the_new_plan_and_nothing_twice(drawn: Drawn) -> None:
    files = [write_ics(handout, drawn.options) for handout in (drawn.old, drawn.new)]
    assert files[1] == write_ics(drawn.new, drawn.options)
    for handout, written in zip((drawn.old, drawn.new), files, strict=True):
        found = by_icalendar(written)
        assert found == by_vobject(written)
        days = [each.day.day for each in handout.days]
        weeks = {day.isocalendar()[:2] for day in days}
        assert len({each.uid for each in found}) == len(found) == len(days) + len(weeks)
        assert all(each.begins < each.ends for each in found)
    kept, fresh = imported(*files), imported(files[1])
    assert imported(*files, files[0]) == kept
    assert {uid: kept[uid] for uid in fresh} == fresh
    # What is left of the old file lies before the new plan's first day.
    first = drawn.new.days[0].day.day
    left = [each for uid, each in kept.items() if uid not in fresh]
    assert all(_day(each.begins, drawn.old.zone) < first for each in left)


def _day(at: date, zone: tzinfo) -> date:
    return at.astimezone(zone).date() if isinstance(at, datetime) else at
