"""What lies in the folder: route files with their stamps, the facts, and what does not belong."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from routes.errors import Fault, RouteFileError
from routes.facts import FACTS_FILE, RouteFacts, read_facts
from routes.problem import Problem, problem_of
from routes.read import SUFFIXES
from routes.rows import NO_STAMP, Stamp, file_bytes, stamp_of

# What may lie beside the routes without a word.
COMPANIONS = (".md", ".txt")
# Favourites and tags, which routes.marks keeps beside a runner's own routes.
MARKS_FILE = "marks.json"


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Hold the stamps of the route files by name, in order; `is_folder` tells if one was read."""

    stamps: Mapping[str, Stamp]
    problems: tuple[Problem, ...]
    is_folder: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Hold what is said of routes by file name, and what is wrong with the file that says it."""

    said: Mapping[str, RouteFacts]
    problem: Problem | None = None


NO_FACTS = Facts({})
_NO_VERSION = (NO_STAMP, 0)


def look(folder: Path) -> Found:
    """Return what lies directly in `folder`; links and folders are seen as what they are."""
    stamps: dict[str, Stamp] = {}
    problems: list[Problem] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.lower().endswith(SUFFIXES):
                    stamps[entry.name] = _stamp(entry)
                elif _is_foreign(entry.name) and not entry.is_dir(follow_symlinks=False):
                    problems.append(problem_of(entry.name, Fault.NOT_GPX, "another kind of file"))
    except OSError as error:
        fault = Fault.NO_FOLDER if isinstance(error, FileNotFoundError) else Fault.NO_ACCESS
        return Found({}, (problem_of(folder.name, fault, str(error)),), is_folder=False)
    return Found(dict(sorted(stamps.items())), tuple(problems))


class FactsFile:
    """Read the folder's facts, again only when their file's stamp differs."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FACTS_FILE
        self._stamp = _NO_VERSION
        self._facts = NO_FACTS

    def read(self) -> Facts:
        """Return the facts as they are now; none where there is no such file."""
        try:
            status = self._path.lstat()
            # Written twice within a tick of the clock, at one size, it is still another file.
            stamp = (stamp_of(status), status.st_ino)
            if stamp != self._stamp:
                said = read_facts(file_bytes(self._path))
                self._keep(stamp, Facts({one.file_name: one for one in said}))
        except (FileNotFoundError, NotADirectoryError):
            self._keep(_NO_VERSION, NO_FACTS)
        except OSError as error:
            problem = problem_of(FACTS_FILE, Fault.NO_ACCESS, str(error))
            self._keep(_NO_VERSION, Facts({}, problem))
        except RouteFileError as error:
            self._keep(stamp, Facts({}, problem_of(FACTS_FILE, error.code, error.detail)))
        return self._facts

    def _keep(self, stamp: tuple[Stamp, int], facts: Facts) -> None:
        # The very same facts where nothing changed, so that nothing is built anew.
        self._stamp = stamp
        if (facts.said, facts.problem) != (self._facts.said, self._facts.problem):
            self._facts = facts


def _stamp(entry: "os.DirEntry[str]") -> Stamp:
    try:
        return stamp_of(entry.stat(follow_symlinks=False))
    except OSError:
        return NO_STAMP  # gone or shut off since: reading it will tell


def _is_foreign(name: str) -> bool:
    if name in (FACTS_FILE, MARKS_FILE) or name.startswith("."):
        return False
    return not name.lower().endswith(COMPANIONS)
