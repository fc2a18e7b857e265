"""The README of a week's pack: what each file is, and how it gets onto the watch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

from planner.handout import Handout, HandoutDay
from planner.screens import labels
from planner.screens import pack_labels as words
from routes.read.text import clean_text

_WIDTH = 92
_MOST_CHARS = 200


@dataclass(frozen=True, slots=True)
class Told:
    """Hold a file's name and what it is."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class RunFiles:
    """Hold a run's files that were made, and its day."""

    day: HandoutDay
    files: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold what a pack is made of: files of runs and of the week, and names of those that failed.

    `watch` is the headline and the lines on how the runs get onto the watch.
    """

    runs: tuple[RunFiles, ...]
    week: tuple[Told, ...]
    failed: tuple[str, ...]
    watch: tuple[str, ...]


def readme(handout: Handout, contents: Contents) -> bytes:
    """Return the README as UTF-8 text with the line ends of Windows, which every system shows."""
    first, last = handout.days[0].day.day, handout.days[-1].day.day
    title = words.README_TITLE.format(labels.short_date(first), labels.short_date(last), last.year)
    width = max((len(each.name) for each in _all(contents)), default=0)
    blocks = [
        _headed(title, (), "="),
        _headed(words.RUNS, _runs(handout, contents, width)),
        _headed(contents.watch[0], _wrapped(contents.watch[1:])),
        _headed(words.WHOLE_WEEK, [_line(each, width) for each in contents.week]),
        *([_headed(words.NOT_MADE, _failed(contents))] if contents.failed else []),
        wrap(words.PROMISE, _WIDTH),
    ]
    return "\r\n\r\n".join("\r\n".join(block) for block in blocks).encode() + b"\r\n"


def _all(contents: Contents) -> Iterator[Told]:
    for run in contents.runs:
        yield from run.files
    yield from contents.week


def _headed(title: str, lines: Sequence[str], under: str = "-") -> list[str]:
    return [title, under * len(title), *lines]


def _runs(handout: Handout, contents: Contents, width: int) -> list[str]:
    if not contents.runs:
        return [words.NO_RUNS]
    lines: list[str] = []
    for run in contents.runs:
        lines += [*([""] if lines else []), *wrap(_run(run.day, handout), _WIDTH)]
        lines += [_line(each, width) for each in run.files]
    return lines


def _run(each: HandoutDay, handout: Handout) -> str:
    day, run = each.day, each.day.run
    when = f"{labels.WEEKDAYS[day.day.weekday()]} {labels.short_date(day.day)}"
    said = f"{when}: {labels.day_heading(day, handout.units)}"
    if run is None or run.route is None or each.line is None:
        return f"{said}, {words.NO_LINE}"
    how = labels.pick_line(run.route, handout.units)
    return clean_text(f"{said}. {run.route.route_name}: {how}", _MOST_CHARS)


def _line(told: Told, width: int) -> str:
    return f"  {told.name:{width}}  {told.what}"


def _failed(contents: Contents) -> list[str]:
    return _wrapped([words.FAILED.format(name) for name in contents.failed])


def _wrapped(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in wrap(line, _WIDTH) or [""]]
