"""A plan as a calendar file: what its entries are, and what becomes of them at a second import."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from calendar_readers import Entry, by_icalendar, by_vobject, imported, shown
from handout_builders import STAMP, SYDNEY, a_handout, by_day, renamed
from planner_builders import MONDAY, a_route
from season_builders import NO_ROUTES, after

from planner.choose import Library
from planner.edits import Edit, Move, NotToday, Skip, Vacation
from planner.handout import Handout, HandoutDay
from planner.hours import Start
from planner.ics import CalendarOptions, write_ics
from planner.journal import CheckIn, RunDone
from planner.pain_state import PainState
from planner.plan import Kind
from planner.screens.labels import session_text
from planner.signs import Sign
from routes.units import Units

READERS = (by_icalendar, by_vobject)
LATER = STAMP + timedelta(seconds=1)
HOUR = timedelta(hours=1)
RED_FLAG = CheckIn(MONDAY, 8, 1, frozenset({Sign.BLADDER}))
ALL = CalendarOptions()
LONG_AGO = (RunDone(after(-40), 5_000.0),)
ALL_DAY = CalendarOptions(is_all_day=True)
PRIVATE = CalendarOptions(is_private=True, reminder_minutes=30)


def entries(handout: Handout, options: CalendarOptions = ALL) -> list[Entry]:
    """Return the entries of the file, which both readers find alike."""
    written = write_ics(handout, options)
    found, other = (read(written) for read in READERS)
    assert found == other
    return found


def days_of(handout: Handout, options: CalendarOptions = ALL) -> dict[date, Entry]:
    """Return the entries of the days, without those of the weeks."""
    options = replace(options, has_weekly_summary=False)
    found = entries(handout, options)
    return dict(zip((each.day.day for each in handout.days), found, strict=True))


def weeks_of(handout: Handout, options: CalendarOptions = ALL) -> list[Entry]:
    """Return the entries of the weeks."""
    days = {each.uid for each in days_of(handout).values()}
    return [each for each in entries(handout, options) if each.uid not in days]


def starting(handout: Handout, begins: datetime, minutes: int = 60) -> Handout:
    """Return a handout of one day, of which the session begins then, as its zone's clock shows."""
    run = next(each for each in handout.days if each.day.run)
    ends = (begins.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(begins.tzinfo)
    day = replace(run.day, day=begins.date())
    start = Start(begins, ends, in_light=None, is_usual=True)
    return replace(handout, days=(HandoutDay(day, run.line, start),))


def test_every_day_has_one_entry_and_every_calendar_week_one_more() -> None:
    handout = a_handout()
    assert len(entries(handout)) == len(handout.days) + 4
    assert len({each.uid for each in entries(handout)}) == len(entries(handout))
    begins = [each.begins for each in days_of(handout).values()]
    told = [at if isinstance(at, datetime) else None for at in begins]
    assert told == [each.start and each.start.at for each in handout.days]
    rest = [at for at in begins if not isinstance(at, datetime)]
    assert rest == [each.day.day for each in handout.days if not each.day.run]


def test_a_run_says_all_that_is_to_be_done_and_why() -> None:
    handout = a_handout()
    each = handout.days[0]
    entry = days_of(handout)[MONDAY]
    assert entry.title == "Run 4.1 km, Route-019"
    assert entry.text.startswith("Route-019. The whole route, 4.1 km.\nAbout 27 min of running, ")
    steps = [f"\n\n{name}" for name in ("Warm-up, ", "Run 4.1 km, ", "Warm-down, ", "Stretch, ")]
    places = [entry.text.index(step) for step in steps]
    assert places == sorted(places)
    for exercise in (exercise for item in each.day.items for exercise in item.exercises):
        assert f"\n- {exercise.name}: " in entry.text
    assert "- Standing hip flexor stretch: 2 × 15 s each side (Do not arch" in entry.text
    assert "\n\nWhy:\n- An easy run: about 75 % of a long run of 5.5 km.\n" in entry.text
    assert handout.advice in entry.text
    assert "Not medical advice" in entry.text
    assert entry.status == "CONFIRMED"
    assert entry.is_private


def test_a_session_ends_on_a_round_time_that_is_not_before_its_end() -> None:
    begins = datetime(2026, 11, 26, 6, 30, tzinfo=SYDNEY)
    for minutes, told in ((54, 55), (55, 55), (56, 60)):
        (entry,) = days_of(starting(a_handout(), begins, minutes)).values()
        assert entry.ends - entry.begins == timedelta(minutes=told)  # type: ignore[operator]


def test_miles_are_written_in_miles() -> None:
    handout = replace(a_handout(), units=Units.MILES)
    assert days_of(handout)[MONDAY].title == "Run 2.6 mi, Route-019"
    assert weeks_of(handout)[0].title == "This week: 3 runs, 8.6 mi"


def test_a_run_without_a_route_that_fits_says_so_and_names_none_in_its_title() -> None:
    handout = a_handout(library=Library((a_route(2_000, is_loop=False),)), longest_m=10_000.0)
    entry = days_of(handout)[MONDAY]
    assert entry.title == "Run 7.5 km"
    assert "No route lies within 10 % of this run. The nearest: " in entry.text
    assert days_of(a_handout(library=NO_ROUTES))[MONDAY].title == "Run 3.8 km"


def test_the_same_again_gives_the_same_bytes() -> None:
    assert write_ics(a_handout()) == write_ics(a_handout())
    assert write_ics(a_handout(), PRIVATE) == write_ics(a_handout(), PRIVATE)


def test_a_day_keeps_its_name_and_a_change_has_a_higher_revision() -> None:
    before, now = days_of(a_handout()), days_of(a_handout(Skip(MONDAY), stamp=LATER))
    assert [each.uid for each in before.values()] == [each.uid for each in now.values()]
    assert {each.revision for each in before.values()} == {56_305_800}
    assert {each.revision for each in now.values()} == {56_305_802}


def test_names_of_entries_are_those_of_the_runner_and_tell_nothing() -> None:
    ada, ben = (days_of(replace(a_handout(), runner_id=name)) for name in ("ada", "ben"))
    assert not {each.uid for each in ada.values()} & {each.uid for each in ben.values()}
    for day, each in ada.items():
        assert each.uid.endswith("@loopwell")
        assert "ada" not in each.uid.lower().removesuffix("@loopwell").split("-")
        assert day.isoformat() not in each.uid
        assert f"{day:%Y%m%d}" not in each.uid


def test_a_revision_is_never_below_0_nor_above_31_bits() -> None:
    for stamp in (datetime(1999, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)):
        found = {each.revision for each in entries(replace(a_handout(), stamp=stamp))}
        assert found in ({0}, {2**31 - 1})


@pytest.mark.parametrize(
    "edit",
    [
        Skip(MONDAY),
        NotToday(MONDAY),
        Move(MONDAY, after(1)),
        Vacation(MONDAY, after(9)),
    ],
    ids=lambda edit: type(edit).__name__,
)
def test_a_changed_plan_leaves_exactly_the_new_days(edit: Edit) -> None:
    old, new = a_handout(), a_handout(edit, stamp=LATER)
    once, twice = write_ics(old), write_ics(new)
    assert imported(once, twice) == imported(twice)
    assert imported(once, twice, once) == imported(twice)
    runs = [each.day.day for each in new.days if each.day.run]
    timed = [at for each in shown(imported(once, twice)) if isinstance(at := each.begins, datetime)]
    assert [at.astimezone(SYDNEY).date() for at in timed] == runs


def test_a_run_taken_out_is_cancelled_and_says_what_there_is_instead() -> None:
    entry = days_of(a_handout(Skip(MONDAY)))[MONDAY]
    assert entry.status == "CANCELLED"
    assert entry.title == "No run: rest day"
    assert entry.text.startswith(
        "The run that was planned for this day is off.\nIn its place: rest day.\n"
    )
    assert "\n\nStretch, " in entry.text
    assert (entry.begins, entry.ends) == (MONDAY, after(1))


def test_a_walk_in_place_of_a_run_is_told_as_one() -> None:
    handout = a_handout(check_ins=(CheckIn(MONDAY, 4, 0, frozenset()),))
    assert handout.standing.state is PainState.PAUSE
    entry = days_of(handout)[MONDAY]
    assert (entry.status, entry.title) == ("CANCELLED", "No run: walk in place of a run")
    assert "You gave your pain as 4 of 10." in entry.text


def test_a_walk_run_session_is_told_with_its_spells() -> None:
    handout = a_handout(runs=LONG_AGO, longest_m=None)
    sessions = [each for each in handout.days if each.day.run and each.day.run.session]
    told = days_of(handout)
    for each in sessions:
        entry = told[each.day.day]
        assert entry.title.startswith("Walk and run, ")
        assert f"\n{session_text(each.day.run.session)}\n" in entry.text
    assert sessions


@pytest.mark.parametrize("sign", [Sign.BLADDER, Sign.FEVER])
def test_while_help_comes_first_all_is_cancelled_and_nothing_tells_of_exercise(sign: Sign) -> None:
    flag = CheckIn(MONDAY, 8, 1, frozenset({sign}))
    hidden = a_handout(check_ins=(flag,), stamp=LATER)
    assert hidden.standing.state.hides_plan
    # Whoever makes a handout may leave the plan in it.
    left = replace(a_handout(stamp=LATER), standing=hidden.standing)
    for handout in (hidden, left):
        told = imported(write_ics(a_handout()), write_ics(handout)).values()
        assert {each.status for each in told} == {"CANCELLED"}
        assert {each.title for each in told} == {"No run"}
        names = {exercise.name for each in a_handout().days for exercise in _exercises(each)}
        assert not [name for name in names for each in told if name in each.text]
        assert all("km" not in each.text for each in told)
        day = days_of(handout)[MONDAY]
        assert "000" in day.text
        assert "1800 022 222" in day.text or sign is Sign.BLADDER
        assert not any(each.reminders for each in told)


def test_a_week_is_summed_up_on_its_first_day() -> None:
    first, *_ = weeks_of(a_handout())
    assert (first.begins, first.ends) == (MONDAY, after(1))
    assert first.title == "This week: 3 runs, 13.8 km"
    assert first.text == (
        "23 Nov to 29 Nov 2026, calendar week 48.\nLongest run: 5.5 km on Sun 29 Nov."
    )


def test_a_lighter_week_is_called_one_and_says_why() -> None:
    lighter = weeks_of(a_handout(weeks=5))[3]
    assert lighter.title.endswith(", lighter")
    assert "A lighter week: every fourth week" in lighter.text


def test_a_week_without_runs_says_so() -> None:
    handout = a_handout(Vacation(MONDAY, after(6)))
    assert weeks_of(handout)[0].title == "This week: no runs"


def test_week_53_is_one_week_in_two_years() -> None:
    handout = a_handout(as_of=date(2026, 12, 24), weeks=3)
    found = weeks_of(handout)
    assert [each.text.split(".")[0] for each in found] == [
        "24 Dec to 27 Dec 2026, calendar week 52",
        "28 Dec 2026 to 3 Jan 2027, calendar week 53",
        "4 Jan to 10 Jan 2027, calendar week 1",
        "11 Jan to 13 Jan 2027, calendar week 2",
    ]
    assert [each.begins for each in found] == [
        date(2026, 12, 24),
        date(2026, 12, 28),
        date(2027, 1, 4),
        date(2027, 1, 11),
    ]
    # The plan made anew within the week has that week once.
    later = a_handout(as_of=date(2026, 12, 30), weeks=3, stamp=LATER)
    assert weeks_of(later)[0].uid == found[1].uid


def test_a_summary_can_be_left_out() -> None:
    handout = a_handout()
    found = entries(handout, CalendarOptions(has_weekly_summary=False))
    assert len(found) == len(handout.days)


def test_all_day_entries_end_before_the_next_day_and_name_no_zone() -> None:
    handout = a_handout(as_of=date(2026, 12, 28))
    for day, entry in days_of(handout, ALL_DAY).items():
        assert (entry.begins, entry.ends) == (day, day + timedelta(days=1))
    written = write_ics(handout, ALL_DAY)
    assert b"TZID" not in written
    assert b"VTIMEZONE" not in written
    assert written.count(b"TRANSP:TRANSPARENT") == written.count(b"BEGIN:VEVENT")


@pytest.mark.parametrize(
    ("zone", "clock", "instant"),
    [
        ("Australia/Sydney", "2026-10-04T01:30", "2026-10-03T15:30"),
        ("Australia/Sydney", "2026-10-04T02:30", "2026-10-03T16:30"),
        ("Australia/Sydney", "2026-10-04T03:00", "2026-10-03T16:00"),
        ("Australia/Sydney", "2026-10-04T03:30", "2026-10-03T16:30"),
        ("Australia/Sydney", "2026-10-04T06:30", "2026-10-03T19:30"),
        ("Australia/Sydney", "2027-04-04T01:30", "2027-04-03T14:30"),
        ("Australia/Sydney", "2027-04-04T02:30", "2027-04-03T15:30"),
        ("Australia/Sydney", "2027-04-04T03:00", "2027-04-03T17:00"),
        ("Australia/Sydney", "2026-12-31T23:30", "2026-12-31T12:30"),
        ("America/New_York", "2027-03-14T03:10", "2027-03-14T07:10"),
        ("Europe/Dublin", "2026-10-25T00:30", "2026-10-24T23:30"),
        ("Africa/Casablanca", "2027-02-07T06:00", "2027-02-07T06:00"),
        ("Australia/Lord_Howe", "2027-04-04T01:40", "2027-04-03T14:40"),
        ("Asia/Kolkata", "2026-11-26T06:30", "2026-11-26T01:00"),
    ],
)
def test_a_session_begins_and_ends_at_its_instants_when_clocks_change(
    zone: str, clock: str, instant: str
) -> None:
    begins = datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(zone))
    handout = starting(a_handout(zone=ZoneInfo(zone)), begins)
    (entry,) = days_of(handout).values()
    assert entry.begins == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert entry.ends == entry.begins + HOUR  # type: ignore[operator]


def test_of_two_equal_hours_the_second_is_the_second() -> None:
    begins = datetime(2027, 4, 4, 2, 30, tzinfo=SYDNEY, fold=1)
    (entry,) = days_of(starting(a_handout(), begins)).values()
    assert entry.begins == datetime(2027, 4, 3, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "zone", [UTC, timezone(timedelta(hours=10)), ZoneInfo("UTC"), ZoneInfo("Etc/UTC")]
)
def test_a_zone_without_a_name_is_written_in_utc(zone: tzinfo) -> None:
    handout = a_handout(zone=zone)
    begins = [each.begins for each in days_of(handout).values()]
    assert [at for at in begins if isinstance(at, datetime)] == [
        each.start.at for each in handout.days if each.start
    ]
    assert b"TZID" not in write_ics(handout)


def test_the_runners_own_zone_is_named() -> None:
    assert b"DTSTART;TZID=Australia/Sydney:20261123T063000\r\n" in write_ics(a_handout())


@pytest.mark.parametrize("options", [ALL, ALL_DAY], ids=["timed", "all-day"])
@pytest.mark.parametrize("minutes", [0, 30, 24 * 60])
def test_a_reminder_is_so_many_minutes_before_a_run_and_before_nothing_else(
    options: CalendarOptions, minutes: int
) -> None:
    handout = a_handout(Skip(date(2026, 10, 6)), as_of=date(2026, 10, 3))
    for day, entry in days_of(handout, replace(options, reminder_minutes=minutes)).items():
        start = by_day(handout)[day].start
        if start is None:
            assert entry.reminders == ()
            continue
        (before,) = entry.reminders
        begins = entry.begins
        if not isinstance(begins, datetime):
            begins = datetime.combine(begins, time(), SYDNEY).astimezone(UTC)
        assert begins + before == start.at - timedelta(minutes=minutes)


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_a_reminder_that_makes_no_sense_is_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match=f"{minutes} minutes"):
        CalendarOptions(reminder_minutes=minutes)


# What says that somebody's back hurts, what is done about it, why, or where somebody is.
TELLING = (
    *("pain", "back", "stretch", "sore", "hurt", "injur", "ache", "disc", "nerve", "leg", "hip"),
    *("medical", "doctor", "chiro", "physio", "nurse", "call", "000", "flag", "help", "emergency"),
    *("warm", "walk", "rest", "exercise", "dose", "each side", "why", "article", "study", "limit"),
    *(
        "lighter",
        "longest",
        "route",
        "lap",
        "turn",
        "cancelled:",
        "ada",
        "home",
        "geo:",
        "location",
    ),
    *("easy", "pause", "stop", "health", "article", "pace"),
)


@pytest.mark.parametrize(
    "handout",
    [
        lambda: a_handout(weeks=5),
        lambda: renamed(a_handout(), "Back pain route"),
        lambda: a_handout(Skip(MONDAY), Vacation(after(7), after(13))),
        lambda: a_handout(check_ins=(CheckIn(MONDAY, 4, 1, frozenset()),)),
        lambda: a_handout(check_ins=(CheckIn(MONDAY, 2, 0, frozenset()),)),
        lambda: a_handout(check_ins=(CheckIn(MONDAY, 3, 0, frozenset({Sign.LEG_PAIN})),)),
        lambda: a_handout(check_ins=(RED_FLAG,)),
        lambda: a_handout(runs=LONG_AGO, longest_m=None),
    ],
    ids=["calm", "named", "changed", "pause", "sore", "stop", "emergency", "comeback"],
)
def test_the_private_form_tells_nothing_of_health_or_place(handout: Callable[[], Handout]) -> None:
    made = handout()
    for entry in entries(made, PRIVATE):
        said = f"{entry.title}\n{entry.text}".lower()
        assert [word for word in TELLING if word in said] == []
    known = {b"LOCATION", b"GEO", b"COMMENT", b"CATEGORIES", b"URL", b"X-ALT-DESC"}
    heads = {line.split(b":")[0].split(b";")[0] for line in write_ics(made, PRIVATE).split(b"\r\n")}
    assert not heads & known


def test_the_private_form_says_run_and_time_for_me() -> None:
    handout = a_handout(Skip(MONDAY))
    days = days_of(handout, PRIVATE)
    for each in handout.days:
        entry = days[each.day.day]
        told = "Nothing planned" if each.is_cancelled else "Run" if each.day.run else "Time for me"
        assert entry.title == told
        assert bool(entry.text) is bool(each.day.run)
        assert not entry.is_private
    assert days_of(a_handout(), PRIVATE)[MONDAY].text == "4.1 km, about 27 min"
    assert weeks_of(a_handout(), PRIVATE)[0].title == "3 runs, 13.8 km"


def test_the_private_form_replaces_the_full_one_of_the_same_plan() -> None:
    full, private = write_ics(a_handout()), write_ics(a_handout(), PRIVATE)
    assert imported(full, private) == imported(private, full) == imported(private)
    # A plan that changed since is newer than either.
    changed = write_ics(a_handout(Skip(MONDAY), stamp=LATER))
    assert imported(private, changed) == imported(changed)


def test_where_a_session_is_stays_out_of_both_forms() -> None:
    for options in (ALL, PRIVATE):
        written = write_ics(a_handout(), options)
        assert b"\nGEO" not in written
        assert b"\nLOCATION" not in written


def test_the_file_says_what_it_is() -> None:
    lines = write_ics(a_handout()).split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    for line in (b"VERSION:2.0", b"METHOD:PUBLISH", b"X-WR-CALNAME:Loopwell"):
        assert line in lines


def test_a_year_of_days_is_a_file_that_calendars_take() -> None:
    """Our choice: a file stays under a megabyte, an entry under 4,000 characters."""
    month = a_handout()
    days = tuple(
        replace(each, day=replace(each.day, day=each.day.day + timedelta(days=28 * months)))
        for months in range(13)
        for each in month.days
    )
    written = write_ics(replace(month, days=days), CalendarOptions(reminder_minutes=30))
    assert written.count(b"BEGIN:VEVENT") == 52 * 8
    assert len(written) < 1_000_000
    assert max(len(each.text) for each in by_icalendar(written)) < 4_000


def _exercises(each: HandoutDay) -> list[object]:
    items = (item for item in each.day.items if item.kind is not Kind.RUN)
    return [exercise for item in items for exercise in item.exercises]
