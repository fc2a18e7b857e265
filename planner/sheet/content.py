"""What is printed of a week: words alone, before anything has its place."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from planner.handout import Handout, HandoutDay, Line
from planner.pain_state import PainState
from planner.plan import Item, Kind, Reason
from planner.profile import NAMELESS, Help
from planner.rules import DAYS_A_WEEK
from planner.screens import care_words, red_flags, standing_labels
from planner.screens import labels as week_labels
from planner.screens.joined import in_a_row
from planner.sheet import labels
from planner.sheet.notes import Note, Notes
from planner.sheet.routines import Move, Routine, Routines, moves, routine
from planner.sheet.starts import start_text
from routes.language import _, first_up
from routes.screens.measures import about_height, about_time
from routes.units import Units

# As many as Settings takes.
_MOST_HELP_CHARS = 60


@dataclass(frozen=True, slots=True)
class Task:
    """Hold one thing to tick: what, how long, and its moves where no routine has them."""

    text: str
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class DayWords:
    """Hold what is printed of a day; only the date of one outside the plan."""

    day: date
    title: str = ""
    is_run: bool = False
    is_inside: bool = True
    route: str = ""
    facts: tuple[str, ...] = ()
    tasks: tuple[Task, ...] = ()
    numbers: tuple[int, ...] = ()
    line: Line | None = None
    asks_back: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """Hold how the back stands."""

    state: PainState
    title: str
    text: str
    more: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagWords:
    """Hold one level of red flags: what to do, when, and the signs."""

    do: str
    when: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class WeekWords:
    """Hold what is printed of a week; `runner` is "" for one who was given no name."""

    title: str
    runner: str
    summary: str
    banner: Banner | None
    days: tuple[DayWords, ...]
    routines: tuple[Routine, ...]
    advice: str
    cautions: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]
    flags: tuple[FlagWords, ...]
    caveat: str
    units: Units


@dataclass(frozen=True, slots=True)
class HelpWords:
    """Hold all that is printed under a standing that hides the plan: whom to call."""

    title: str
    text: str
    calls: tuple[tuple[str, str], ...]


def help_words(handout: Handout) -> HelpWords:
    """Return whom to call under a standing that hides the plan."""
    state, numbers = handout.standing.state, _told_numbers(handout)
    calls = standing_labels.calls(state, numbers)
    return HelpWords(
        standing_labels.HEADINGS[state],
        care_words.state_text(state, numbers),
        tuple((name, number) for name, number, _ in calls),
    )


def weeks_of(handout: Handout) -> Iterator[WeekWords]:
    """Yield what is printed of each calendar week that a handout has days of."""
    by_week: dict[date, list[HandoutDay]] = {}
    for each in handout.days:
        day = each.day.day
        by_week.setdefault(day - timedelta(days=day.weekday()), []).append(each)
    for monday, days in by_week.items():
        yield _Week(handout, monday, days).words()


class _Week:
    """Write the words of one calendar week."""

    def __init__(self, handout: Handout, monday: date, days: list[HandoutDay]) -> None:
        self._handout = handout
        self._monday = monday
        self._days = {each.day.day: each for each in days}
        self._items = [item for each in days for item in each.day.items]
        self._routines = Routines(each.day for each in days)
        self._notes = Notes(self._reasons(), handout.units)

    def words(self) -> WeekWords:
        dates = [self._monday + timedelta(days=n) for n in range(DAYS_A_WEEK)]
        plan_days = [each.day for each in self._days.values()]
        help_numbers = _told_numbers(self._handout)
        name = self._handout.profile.name
        return WeekWords(
            title=labels.span_text(dates[0], dates[-1]),
            runner="" if name == NAMELESS else name,
            summary=week_labels.week_line(plan_days, self._handout.units),
            banner=self._banner(),
            days=tuple(self._day(day) for day in dates),
            routines=tuple(self._lettered()),
            advice=_(self._handout.advice),
            cautions=self._cautions(),
            notes=self._notes.notes,
            flags=tuple(
                FlagWords(
                    red_flags.what_to_do(each.level, help_numbers).removesuffix(","),
                    each.when,
                    each.signs,
                )
                for each in red_flags.EVERY
            ),
            caveat=red_flags.CAVEAT,
            units=self._handout.units,
        )

    def _lettered(self) -> Iterator[Routine]:
        """Yield the lettered routines; what to take care of is told where a move comes first."""
        told: set[str] = set()
        for letter, item in self._routines.lettered(self._items):
            made = routine(letter, item, self._notes.numbers(item.reasons))
            yield replace(
                made,
                moves=tuple(
                    replace(move, caution="") if move.name in told else move for move in made.moves
                ),
            )
            told |= {move.name for move in made.moves}

    def _reasons(self) -> Iterator[Reason]:
        """Yield the reasons in the order in which their numbers are met on the page."""
        yield from self._handout.standing.why
        for each in self._days.values():
            yield from self._own_reasons(each)
        for _letter, item in self._routines.lettered(self._items):
            yield from item.reasons

    def _own_reasons(self, each: HandoutDay) -> Iterator[Reason]:
        """Yield a day's reasons, but for those that stand with a lettered routine."""
        for item in each.day.items:
            if not self._routines.letter(item):
                yield from item.reasons
        if each.start and each.start.reason:
            yield each.start.reason

    def _banner(self) -> Banner | None:
        standing = self._handout.standing
        state = standing.state
        if state is PainState.NORMAL:
            return None
        return Banner(
            state,
            standing_labels.HEADINGS[state],
            care_words.state_text(state, _told_numbers(self._handout)),
            care_words.gate_lines(standing.gate) if standing.gate else (),
            self._notes.numbers(standing.why),
        )

    def _day(self, day: date) -> DayWords:
        each = self._days.get(day)
        if each is None:
            return DayWords(day, labels.OUTSIDE, is_inside=False)
        units = self._handout.units
        run = each.day.run
        title = week_labels.day_heading(each.day, units)
        if run and run.session:
            title = week_labels.item_title(run, units)
        walks = any(item.kind is Kind.WALK for item in each.day.items)
        return DayWords(
            day,
            title,
            is_run=run is not None,
            route=run.route.route_name if run and run.route else "",
            facts=tuple(filter(None, self._facts(each))),
            tasks=tuple(self._task(item) for item in _told(each)),
            numbers=self._notes.numbers(self._own_reasons(each)),
            line=each.line,
            asks_back=run is not None or (walks and title == week_labels.WALK_DAY),
        )

    def _facts(self, each: HandoutDay) -> Iterator[str]:
        units, run = self._handout.units, each.day.run
        if run is None:
            if each.is_cancelled:
                yield labels.TAKEN_OUT
            return
        if run.session:
            yield week_labels.session_text(run.session)
        climb_m = each.line.measurement.ascent_m if each.line else None
        climb = "" if climb_m is None else labels.CLIMBS.format(height=about_height(climb_m, units))
        yield in_a_row((week_labels.route_note(run, units), climb))
        yield first_up(week_labels.day_line(each.day))
        yield start_text(each, self._handout)

    def _task(self, item: Item) -> Task:
        text = week_labels.kind_text(item)
        if letter := self._routines.letter(item):
            text = labels.LETTERED.format(what=text, letter=letter)
        if item.duration_s and item.kind is not Kind.RUN:
            text = labels.MINUTES.format(what=text, time=about_time(item.duration_s))
        # A walk is its own exercise.
        is_told = bool(letter) or item.kind is Kind.WALK
        return Task(text, () if is_told else moves(item.exercises))

    def _cautions(self) -> tuple[tuple[str, str], ...]:
        """Return the cautions of exercises that are not in a lettered routine, each once."""
        lettered = {
            each.id
            for _letter, item in self._routines.lettered(self._items)
            for each in item.exercises
        }
        found = {
            _(each.name): _(each.caution)
            for item in self._items
            for each in item.exercises
            if each.caution and each.id not in lettered
        }
        return tuple(found.items())


def _told_numbers(handout: Handout) -> Help:
    """Return whom to call, each text short enough for a line or two."""
    numbers = handout.profile.help
    return Help(*(getattr(numbers, each.name)[:_MOST_HELP_CHARS] for each in fields(numbers)))


def _told(each: HandoutDay) -> Iterator[Item]:
    """Yield what is ticked on a day; that it is a day of rest its title says."""
    return (item for item in each.day.items if item.kind is not Kind.REST)
