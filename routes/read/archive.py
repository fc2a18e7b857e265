"""ZIP, KMZ and gzip: every file inside is read by its own reader, and a bad one stops no other."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PureWindowsPath

from routes.errors import Fault, RouteFileError
from routes.limits import (
    ELEMENT_COST_BYTES,
    FIT_COST_BYTES,
    MEMBER_COST_BYTES,
    MOST_ARCHIVE_DEPTH,
    MOST_ARCHIVE_POINTS,
    MOST_BYTES,
    MOST_MEMBERS,
    MOST_NAME_CHARS,
    MOST_UNPACKED_BYTES,
    MOST_WASTED_BYTES,
    POINT_WORTH_BYTES,
)
from routes.read.fit_guard import is_fit
from routes.read.reading import Mend, Reading, Refusal, Repair, told
from routes.read.sniff import Kind, Look, recognised
from routes.read.text import clean_text
from routes.read.unpack import MOST_DEFLATED, Member, entry_count, gunzipped, zip_members
from routes.track import Route

# None comes back where a file is only handed on, so that nothing is known of its worth.
Reader = Callable[[bytes, str], Reading | None]

_STEPS = 100
PACKED = frozenset({Kind.ZIP, Kind.GZIP})


def read_archive(data: bytes, name: str, read_plain: Reader, suffixes: tuple[str, ...]) -> Reading:
    """Read all routes in a ZIP, KMZ or gzip file named `name`, with `read_plain` for each inside.

    An archive may hold archives, but those hold none. What shows by its content, or else by one of
    `suffixes`, that it should be a route and cannot be read is in `refused`; other files are
    counted as left out. Past 200 MB unpacked or two million points the rest is left unread and
    told, and so it is after 10 MB beyond what good files earn: each, of any size, may take as long
    as it needs, and as much again be wasted. Raises RouteFileError where no route is found; if
    there was but one file to read, with that file's fault.
    """
    opening = _Opening(read_plain, suffixes)
    opening.take(data, name, depth=0)
    if opening.routes:
        return Reading(tuple(opening.routes), told(opening.repairs), tuple(opening.refused))
    raise _nothing_in(opening, name)


@dataclass(frozen=True, slots=True)
class Contents:
    """Tell what was left out of an archive, and which of its files could not be unpacked."""

    repairs: tuple[Repair, ...]
    refused: tuple[Refusal, ...]


def unpack_archive(
    data: bytes,
    name: str,
    take: Callable[[bytes, str], None],
    suffixes: tuple[str, ...],
    progress: Callable[[float], None],
) -> Contents:
    """Give `take` the bytes and the name of each file in an archive that may hold routes.

    Same bounds as `read_archive`, but nothing is read. A name is what the archive says, and no
    path. `progress` is told, a hundred times or so, about how much of the archive is done, from 0
    to 1. Raises RouteFileError for what is no archive; what `take` raises comes out.
    """
    opening = _Opening(
        lambda inside, inside_name: _taken(take, inside, inside_name), suffixes, progress
    )
    opening.take(data, name, depth=0)
    if not opening.taken and len(opening.refused) < 2:  # noqa: PLR2004
        raise _nothing_in(opening, name)
    return Contents(told(opening.repairs), tuple(opening.refused))


def _taken(take: Callable[[bytes, str], None], data: bytes, name: str) -> None:
    take(data, name)


@dataclass(slots=True, eq=False)
class _Opening:
    """One archive being read, with what has been spent on it so far."""

    read_plain: Reader
    suffixes: tuple[str, ...]
    progress: Callable[[float], None] = lambda _: None
    routes: list[Route] = field(default_factory=list)
    repairs: Counter[Mend] = field(default_factory=Counter)
    refused: list[Refusal] = field(default_factory=list)
    contents: set[tuple[int, int]] = field(default_factory=set)
    members: int = 0
    unpacked_bytes: int = 0
    wasted_bytes: int = 0
    is_wasteful: bool = False
    points: int = 0
    taken: int = 0

    def take(self, data: bytes, name: str, depth: int) -> None:
        """Read one file, of whatever kind, and note what came of it."""
        try:
            self._take(data, name, depth)
        except RouteFileError as error:
            if error.code is Fault.NOT_SAVED:
                raise
            self._spend(_cost_bytes(data))
            self._refuse(name, error)

    def _spend(self, cost_bytes: int, points: int = 0) -> None:
        """Account for a file that was read and gave so many points.

        What it earns is at most twice its cost: a good file is work, and as much again may be runs
        on a treadmill, which have no line.
        """
        self.wasted_bytes += cost_bytes - min(points * POINT_WORTH_BYTES, 2 * cost_bytes)

    def _take(self, data: bytes, name: str, depth: int) -> None:
        kind = recognised(data)
        if kind in PACKED and depth >= MOST_ARCHIVE_DEPTH:
            raise RouteFileError(Fault.NESTED_ARCHIVE, f"depth {depth}", name)
        if kind is Kind.ZIP:
            self._take_members(data, name, depth)
        elif kind is Kind.GZIP:
            self._take_unpacked(self._gunzipped(data, name), name, depth)
        else:
            self._take_plain(data, name)

    def _gunzipped(self, data: bytes, name: str) -> bytes:
        # Counted also where it fails, as it may fail late.
        self.unpacked_bytes += min(len(data) * MOST_DEFLATED, MOST_BYTES)
        return gunzipped(data, name)

    def _take_unpacked(self, data: bytes, name: str, depth: int) -> None:
        try:
            self._take(data, name[:-3] if name.lower().endswith(".gz") else name, depth + 1)
        except RouteFileError:
            self._spend(_cost_bytes(data))
            raise

    def _take_plain(self, data: bytes, name: str) -> None:
        reading = self.read_plain(data, name)
        self.taken += 1
        if reading is None:
            return
        points = sum(len(route.track) for route in reading.routes)
        self._spend(_cost_bytes(data), points)
        self.routes.extend(reading.routes)
        self.points += points
        for repair in reading.repairs:
            self.repairs[repair.mend] += repair.count

    def _take_members(self, data: bytes, where: str, depth: int) -> None:
        count = entry_count(data)
        self.members += count
        if self.members > MOST_MEMBERS:
            raise RouteFileError(Fault.UNSAFE_ARCHIVE, f"{self.members} entries", where)
        for done, member in enumerate(zip_members(data, where)):
            if depth == 0 and done % max(count // _STEPS, 1) == 0:
                self.progress(done / count)
            if self._is_spent(member):
                self.repairs[Mend.FILE_UNREAD] += 1
            elif member.content in self.contents:
                self.repairs[Mend.SAME_FILE] += 1
            else:
                self._take_member(member, depth)

    def _take_member(self, member: Member, depth: int) -> None:
        try:
            inside = member.read() if self._may_be_route(member) else None
        except RouteFileError as error:
            # A locked or broken photo is no loss; only a route is worth a word of its own.
            inside = None
            is_read = error.code is Fault.BROKEN_ARCHIVE
            self._spend(MEMBER_COST_BYTES + (member.size_bytes if is_read else 0))
            if self._has_suffix(member.name):
                self._refuse(member.name, error)
                return
        if inside is None:
            self.repairs[Mend.OTHER_FILE] += 1
            return
        self.contents.add(member.content)
        self.unpacked_bytes += len(inside)
        self.take(inside, member.name, depth + 1)

    def _is_spent(self, member: Member) -> bool:
        # What is too large is refused without being unpacked.
        size_bytes = member.size_bytes if member.size_bytes <= MOST_BYTES else 0
        cost = size_bytes + MEMBER_COST_BYTES
        # Once spent, all that comes after is left, also what would be small enough.
        self.is_wasteful |= self.wasted_bytes > 0 and self.wasted_bytes + cost > MOST_WASTED_BYTES
        return (
            self.is_wasteful
            or self.unpacked_bytes + member.size_bytes > MOST_UNPACKED_BYTES
            or self.points > MOST_ARCHIVE_POINTS
        )

    def _may_be_route(self, member: Member) -> bool:
        head = member.head()
        self.unpacked_bytes += len(head)
        kind = recognised(head)
        if isinstance(kind, Look):
            return False
        return kind is not None or self._has_suffix(member.name)

    def _has_suffix(self, name: str) -> bool:
        return name.lower().endswith(self.suffixes)

    def _refuse(self, name: str, error: RouteFileError) -> None:
        self.refused.append(Refusal(_shown(name), error.code, error.detail))


def _cost_bytes(data: bytes) -> int:
    """Return what reading a file takes, told as bytes of text."""
    each = len(data) * FIT_COST_BYTES if is_fit(data[:14]) else len(data)
    return MEMBER_COST_BYTES + max(each, data.count(b"<") * ELEMENT_COST_BYTES)


def _shown(name: str) -> str:
    return clean_text(PureWindowsPath(name).name, MOST_NAME_CHARS)


def _nothing_in(opening: _Opening, name: str) -> RouteFileError:
    where = clean_text(name, MOST_NAME_CHARS)
    if len(opening.refused) == 1:
        only = opening.refused[0]
        return RouteFileError(only.code, f"{only.name}: {only.detail}", where)
    detail = f"{len(opening.refused)} refused, {opening.repairs[Mend.OTHER_FILE]} others"
    return RouteFileError(Fault.NO_ROUTE_FILE, detail, where)
