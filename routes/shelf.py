"""One finished view of the library, replaced as a whole: a reader never sees half of one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from routes.facts import RouteFacts, Source
from routes.folder import NO_FACTS, Facts
from routes.index import IndexedFile
from routes.problem import Problem, problem_of
from routes.rows import FileRow
from routes.summary import RouteSummary


@dataclass(frozen=True, slots=True)
class Scan:
    """Hold the ids that a scan found new, different or gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ShelfEntry:
    """Hold route `number`, from 0, of a file, under the name that the facts give it."""

    row: FileRow
    number: int
    summary: RouteSummary
    facts: RouteFacts | None


@dataclass(frozen=True, eq=False)
class Shelf:
    """Hold the routes by id and by name, and what is wrong in the folder."""

    entries: Mapping[str, ShelfEntry]
    listed: tuple[RouteSummary, ...]
    problems: tuple[Problem, ...]
    files: Mapping[str, IndexedFile]
    facts: Facts
    others: tuple[Problem, ...]

    # Most shelves are never asked, and ten thousand routes take a while.
    @cached_property
    def ids(self) -> Mapping[Source, str]:
        """Return the id of every route by the content of its file, and of that file's source."""
        found = {Source(each.row.sha256, each.number): i for i, each in self.entries.items()}
        for route_id, entry in self.entries.items():
            if entry.facts and entry.facts.source and len(entry.row.routes) == 1:
                found.setdefault(entry.facts.source, route_id)
        return found

    @cached_property
    def contents(self) -> frozenset[bytes]:
        """Return the SHA-256 of every file that holds a route."""
        return frozenset(entry.row.sha256 for entry in self.entries.values())


EMPTY = Shelf({}, (), (), {}, NO_FACTS, ())


def stocked(
    files: Mapping[str, IndexedFile], facts: Facts, others: tuple[Problem, ...], before: Shelf
) -> Shelf:
    """Return a shelf of `files` and of the folder's `others`, which hold no route.

    `before` itself where it was made of the same.
    """
    if files is before.files and facts is before.facts and others == before.others:
        return before
    entries = {
        route_id: entry
        for file in files.values()
        for route_id, entry in _entries(file, facts.said.get(file.row.name), before)
    }
    problems = [problem for file in files.values() for problem in _problems(file.row)]
    problems.extend(others)
    if facts.problem:
        problems.append(facts.problem)
    return Shelf(
        entries=entries,
        listed=tuple(sorted((entry.summary for entry in entries.values()), key=_by_name)),
        problems=tuple(sorted(problems, key=lambda problem: problem.file_name)),
        files=files,
        facts=facts,
        others=others,
    )


def _problems(row: FileRow) -> Iterator[Problem]:
    for refused in row.refused:
        name = f"{row.name}: {refused.name}" if refused.name else row.name
        yield problem_of(name, refused.code, refused.detail)


def difference(before: Shelf, now: Shelf) -> Scan:
    """Return which routes came, changed and went from one shelf to the next."""
    if now is before:
        return Scan((), (), ())
    stayed = sorted(now.entries.keys() & before.entries.keys())
    return Scan(
        added=tuple(sorted(now.entries.keys() - before.entries.keys())),
        changed=tuple(
            route_id
            for route_id in stayed
            if _differs(before.entries[route_id], now.entries[route_id])
        ),
        removed=tuple(sorted(before.entries.keys() - now.entries.keys())),
    )


def _entries(
    file: IndexedFile, facts: RouteFacts | None, before: Shelf
) -> Iterator[tuple[str, ShelfEntry]]:
    title = facts.title if facts and len(file.summaries) == 1 else ""
    for number, summary in enumerate(file.summaries):
        old = before.entries.get(summary.id)
        if old and old.row is file.row and old.number == number and old.facts == facts:
            yield summary.id, old
            continue
        yield summary.id, ShelfEntry(file.row, number, _said(summary, title, facts), facts)


def _said(summary: RouteSummary, title: str, facts: RouteFacts | None) -> RouteSummary:
    tags = facts.tags if facts else ()
    if not title and not tags:
        return summary
    return replace(summary, name=title or summary.name, tags=tags)


def _by_name(summary: RouteSummary) -> tuple[str, str]:
    return summary.name.casefold(), summary.id


def _differs(before: ShelfEntry, now: ShelfEntry) -> bool:
    if before is now:
        return False
    was, has = before.summary, now.summary
    same_file = before.row.name == now.row.name and before.row.sha256 == now.row.sha256
    same_words = (was.name, was.tags) == (has.name, has.tags)
    same_sizes = (was.distance_m, was.ascent_m) == (has.distance_m, has.ascent_m)
    return not (same_file and same_words and same_sizes)
