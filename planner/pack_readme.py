"""The README of a week's pack: what each file is, and how it gets onto the watch."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import TextWrapper
from unicodedata import east_asian_width

from planner.handout import Handout, HandoutDay
from planner.pack_names import WORKOUT
from planner.screens import care_words, dates, labels
from planner.screens import pack_labels as words
from planner.screens.joined import in_a_row, titled
from routes.read.text import clean_text
from routes.screens import watch_claim_words, watch_words
from routes.screens.check_words import finding_text
from routes.units import Units
from routes.watch_check import NotKnown
from routes.watches import Format, Watch, takes
from routes.write.for_watch import suffix

_WIDTH = 92
_MOST_CHARS = 200


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a file's name and what it is."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class RunFiles:
    """Hold a run's day, its files that were made, and what to know of its route."""

    day: HandoutDay
    files: tuple[Told, ...]
    to_know: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold the files of runs and of the week that were made, and names of those that failed."""

    runs: tuple[RunFiles, ...]
    week: tuple[Told, ...]
    failed: tuple[str, ...]


def readme(handout: Handout, watch: Watch | None, contents: Contents) -> bytes:
    """Return the README as UTF-8 text with the line ends of Windows, which every system shows."""
    first, last = handout.days[0].day.day, handout.days[-1].day.day
    days = dates.span_text(first, last)
    title = words.README_TITLE.format(days=days)
    blocks = [
        _headed(title, (), "="),
        _headed(words.RUNS, _runs(handout, contents)),
        *([_for_watch(handout, watch)] if contents.runs else []),
        _headed(words.WHOLE_WEEK, _lines(contents.week)),
        *([_headed(words.NOT_MADE, _failed(contents))] if contents.failed else []),
        _wrapped([care_words.PROMISE]),
    ]
    return "\r\n\r\n".join("\r\n".join(block) for block in blocks).encode() + b"\r\n"


def _for_watch(handout: Handout, watch: Watch | None) -> list[str]:
    has_routes = any(day.line for day in handout.days)
    if watch is None:
        return _headed(words.NO_WATCH, _wrapped(words.NO_WATCH_LINES[: 1 + has_routes]))
    lines = [
        *(_route_lines(watch, handout.units) if has_routes else []),
        *(
            watch_claim_words.workout_says(watch)
            or [words.SESSIONS_ELSEWHERE.format(session=WORKOUT)]
        ),
    ]
    return _headed(words.FOR_WATCH.format(watch=watch_words.NAMES[watch]), _wrapped(lines))


def _route_lines(watch: Watch, units: Units) -> list[str]:
    best, known = takes(watch).best, takes(watch).known
    take = words.TAKE_NOT_SESSION if best is Format.FIT else words.TAKE
    steps = watch_claim_words.steps(watch, best)
    numbered = (words.STEP.format(number=number, step=step) for number, step in enumerate(steps, 1))
    return [
        take.format(ending=suffix(best), session=WORKOUT),
        *([] if best in known else [finding_text(NotKnown(best), watch, units)]),
        *(numbered if len(steps) > 1 else steps),
        words.NOT_TRIED,
        "",
        *watch_claim_words.does(watch, best),
    ]


def _headed(title: str, lines: Sequence[str], under: str = "-") -> list[str]:
    # A Chinese letter is as wide as two others.
    wide = sum(1 + (east_asian_width(letter) in "WF") for letter in title)
    return [title, under * wide, *lines]


def _runs(handout: Handout, contents: Contents) -> list[str]:
    if not contents.runs:
        return [words.NO_RUNS]
    lines: list[str] = []
    for run in contents.runs:
        lines += [*([""] if lines else []), *_wrapped([_run(run.day, handout)])]
        lines += _lines(run.files)
        lines += _wrapped([words.TO_KNOW.format(what=each) for each in run.to_know], "  ")
    return lines


def _run(each: HandoutDay, handout: Handout) -> str:
    day, run = each.day, each.day.run
    said = titled(dates.weekday_date(day.day), labels.day_heading(day, handout.units))
    if run is None or run.route is None or each.line is None:
        return in_a_row((said, words.NO_LINE))
    how = labels.pick_line(run.route, handout.units)
    return clean_text(
        words.RUN_LINE.format(run=said, route=run.route.route_name, how=how), _MOST_CHARS
    )


def _lines(files: Sequence[Told]) -> list[str]:
    width = max((len(each.name) for each in files), default=0)
    return [f"  {each.name:{width}}  {each.what}" for each in files]


def _failed(contents: Contents) -> list[str]:
    return _wrapped([words.FAILED.format(file=name) for name in contents.failed])


def _wrapped(lines: Sequence[str], indent: str = "") -> list[str]:
    # Names of files stay whole, to be found by looking for them.
    wrapper = TextWrapper(
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [part for line in lines for part in wrapper.wrap(line) or [""]]
