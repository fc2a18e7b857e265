"""The structure of a FIT file, walked before any decoder, and its records taken out.

A FIT file says itself how long its messages are, and a decoder in Python takes some 20 microseconds
for a small one and far more for one of 255 fields. So this pass bounds the work: the records, which
are many and plain numbers, are read here in bulk; of the rest only the few messages and fields that
a route needs are handed on, as a small FIT file. Layout: Garmin's FIT protocol, version 2.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from routes.errors import Fault, RouteFileError
from routes.limits import MOST_FIT_CHUNKS, MOST_FIT_MESSAGES, MOST_POINTS
from routes.read.fit_crc import fit_crc
from routes.track import FloatArray

HEADER_SIZES = (12, 14)
MARK = b".FIT"
# Seconds from 1970 to the last midnight of 1989, where FIT time begins; less than the least
# date is time since the device was switched on.
EPOCH_S = 631_065_600
_LEAST_DATE = 0x10000000
_INVALID_U32 = 0xFFFFFFFF

RECORD, FILE_ID, EVENT, COURSE, COURSE_POINT = 20, 0, 21, 31, 32
_KEPT: Mapping[int, frozenset[int]] = {
    FILE_ID: frozenset({0}),
    EVENT: frozenset({0, 1}),
    COURSE: frozenset({5}),
    COURSE_POINT: frozenset({2, 3, 5, 6}),
}
_TIMESTAMP = 253
# Field of a record -> the size it must have, its numpy type, the value for "unknown".
_LAT, _LON, _ALTITUDE, _ENHANCED = 0, 1, 2, 78
_RECORD_FIELDS: Mapping[int, tuple[int, str, int]] = {
    _LAT: (4, "i4", 0x7FFFFFFF),
    _LON: (4, "i4", 0x7FFFFFFF),
    _ALTITUDE: (2, "u2", 0xFFFF),
    _ENHANCED: (4, "u4", _INVALID_U32),
}
_DEGREES_PER_SEMICIRCLE = 180 / 2**31


@dataclass(frozen=True, slots=True, eq=False)
class FitPart:
    """Hold one FIT file's records, and what else is of use as a small file of its own.

    `rows` have degrees of latitude and longitude, metres of height and seconds since 1970 in UTC,
    NaN for what is unknown. `records_before` counts the records that came before each data message
    of `rest`. `end` is where the next file may begin.
    """

    rows: FloatArray
    rest: bytes
    records_before: tuple[int, ...]
    end: int
    cut_off: bool
    checksum_ok: bool


@dataclass(slots=True)
class _Layout:
    """Say how long the messages of one definition are, and where in them lies what is kept.

    `kept` has a field's place and its definition, once for each field however often it is defined.
    """

    number: int
    size: int
    order: str
    time_at: int = -1
    kept: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    fields: dict[int, int] = field(default_factory=dict)
    at: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)


def is_fit(head: bytes) -> bool:
    """Tell whether bytes begin as a FIT file does."""
    return len(head) >= HEADER_SIZES[0] and head[0] in HEADER_SIZES and head[8:12] == MARK


@dataclass(slots=True)
class Allowance:
    """Count down what the files that stand in a row may still hold, all together."""

    records: int = MOST_POINTS
    kept: int = MOST_FIT_MESSAGES
    chunks: int = MOST_FIT_CHUNKS


def fit_part(data: bytes, start: int, where: str, allowance: Allowance) -> FitPart:
    """Return what the FIT file at `start` of `data` holds; several may stand in a row.

    A file that ends early, or whose structure breaks, is read up to there. Raises RouteFileError
    where `allowance` is spent: over 100,000 records, or more messages than any device writes.
    """
    head = data[start : start + HEADER_SIZES[0]]
    if not is_fit(head):
        raise RouteFileError(Fault.BROKEN_FIT, "no header", where)
    body = start + head[0]
    declared = struct.unpack_from("<I", head, 4)[0]
    # A device that is switched off by force leaves a length of zero.
    end = min(body + declared, len(data)) if declared else len(data)
    walk = _Walk(data, body, end, where, allowance)
    walk.run()
    whole = walk.at == end and declared > 0 and end + 2 <= len(data)
    return FitPart(
        rows=walk.records(),
        rest=_file(bytes(walk.rest)),
        records_before=tuple(walk.records_before),
        end=end + 2,
        cut_off=not whole,
        # The sum of a file together with its own checksum is zero.
        checksum_ok=not whole or fit_crc(data[start : end + 2]) == 0,
    )


def _file(body: bytes) -> bytes:
    return struct.pack("<BBHI4s", 12, 0x20, 2100, len(body), MARK) + body + b"\0\0"


class _Walk:
    """One pass over the messages of a file; `at` is where it stopped."""

    def __init__(self, data: bytes, at: int, end: int, where: str, allowance: Allowance) -> None:
        self.at = at
        self.rest = bytearray()
        self.records_before: list[int] = []
        self._data = data
        self._end = end
        self._where = where
        self._layouts: dict[int, _Layout] = {}
        self._record_layouts: list[_Layout] = []
        self._times: list[int] = []
        self._last_time = 0
        self._allowance = allowance

    def run(self) -> None:
        """Walk to the end, or to the first message that cannot be. Raises RouteFileError."""
        data, end, allowance = self._data, self._end, self._allowance
        for used in range(allowance.chunks + 1):
            head = data[self.at] if self.at < end else None
            if head is None or not self._step(head):
                allowance.chunks -= used
                return
        raise self._refusal(f"more than {MOST_FIT_CHUNKS} messages")

    def _step(self, head: int) -> bool:
        """Take one definition or message; tell whether it can be one."""
        # Bit 6, without compressed time.
        is_definition = head & 0xC0 == 0x40  # noqa: PLR2004
        return self._definition(head) if is_definition else self._message(head)

    def records(self) -> FloatArray:
        """Return latitude, longitude, height and time of each record, in file order."""
        count = len(self._times)
        table = np.full((3, count), np.nan)
        raw = np.frombuffer(self._data, dtype=np.uint8)
        for layout in self._record_layouts:
            rows, at = np.array(layout.rows, dtype=np.intp), np.array(layout.at, dtype=np.intp)
            if not rows.size:
                continue
            table[0, rows] = _column(raw, at, layout, _LAT) * _DEGREES_PER_SEMICIRCLE
            table[1, rows] = _column(raw, at, layout, _LON) * _DEGREES_PER_SEMICIRCLE
            fine, coarse = (_column(raw, at, layout, key) for key in (_ENHANCED, _ALTITUDE))
            table[2, rows] = np.where(np.isnan(fine), coarse, fine) / 5 - 500
        times = np.array(self._times, dtype=np.float64)
        times[times < _LEAST_DATE] = np.nan
        return np.column_stack((*table, times + EPOCH_S))

    def _refusal(self, detail: str) -> RouteFileError:
        return RouteFileError(Fault.BROKEN_FIT, detail, self._where)

    def _spend(self) -> None:
        self._allowance.kept -= 1
        if self._allowance.kept < 0:
            raise self._refusal(f"more than {MOST_FIT_MESSAGES} messages beside the records")

    def _definition(self, head: int) -> bool:
        data, at = self._data, self.at + 1
        if at + 5 > self._end:
            return False
        order = ">" if data[at + 1] else "<"
        number = struct.unpack_from(f"{order}H", data, at + 2)[0]
        fields_at, count = at + 5, data[at + 4]
        after = fields_at + 3 * count
        # Slices add up at the speed of C; a file may redefine ten thousand times 255 fields.
        size = sum(data[fields_at + 1 : after : 3])
        if head & 0x20:
            more = data[after] if after < self._end else 0
            size += sum(data[after + 2 : after + 1 + 3 * more : 3])
            after += 1 + 3 * more
        if after > self._end:
            return False
        layout = self._layouts[head & 0x0F] = _Layout(number, size, order)
        fields = data[fields_at : fields_at + 3 * count]
        if number == RECORD or number in _KEPT:
            self._spend()
            self._place_fields(layout, fields)
        if number == RECORD:
            self._record_layouts.append(layout)
        elif number in _KEPT:
            self._hand_on_definition(head & 0x0F, layout)
        self.at = after
        return True

    def _place_fields(self, layout: _Layout, fields: bytes) -> None:
        wanted = _KEPT.get(layout.number, frozenset())
        offset = 1
        for at in range(0, len(fields), 3):
            key, size = fields[at], fields[at + 1]
            if key == _TIMESTAMP and size == 4:  # noqa: PLR2004
                layout.time_at = offset
            elif layout.number == RECORD and _RECORD_FIELDS.get(key, (0,))[0] == size:
                layout.fields[key] = offset
            elif key in wanted and size:
                layout.kept.setdefault(key, (offset, fields[at : at + 3]))
            offset += size

    def _hand_on_definition(self, local: int, layout: _Layout) -> None:
        self.rest += struct.pack("BBB", 0x40 | local, 0, layout.order == ">")
        self.rest += struct.pack(f"{layout.order}HB", layout.number, len(layout.kept))
        self.rest += b"".join(defined for _, defined in layout.kept.values())

    def _message(self, head: int) -> bool:
        compressed = head & 0x80
        local = (head >> 5) & 3 if compressed else head & 0x0F
        layout = self._layouts.get(local)
        at = self.at
        if layout is None or at + 1 + layout.size > self._end:
            return False
        time = self._time(layout, head if compressed else None)
        if layout.number == RECORD:
            self._allowance.records -= 1
            if self._allowance.records < 0:
                raise RouteFileError(Fault.TOO_MANY_POINTS, f"over {MOST_POINTS}", self._where)
            layout.at.append(at)
            layout.rows.append(len(self._times))
            self._times.append(time)
        elif layout.number in _KEPT:
            self._spend()
            self.records_before.append(len(self._times))
            self.rest.append(local)
            for offset, defined in layout.kept.values():
                self.rest += self._data[at + offset : at + offset + defined[1]]
        self.at = at + 1 + layout.size
        return True

    def _time(self, layout: _Layout, compressed: int | None) -> int:
        """Return a message's FIT time, 0 for none, and remember it for those that count on it."""
        if compressed is not None:
            # Five bits that go on from the last full time.
            last, low = self._last_time, compressed & 0x1F
            self._last_time = last + ((low - last) & 0x1F) if last else 0
            return self._last_time
        if layout.time_at < 0:
            return 0
        at = self.at + layout.time_at
        order = "little" if layout.order == "<" else "big"
        time = int.from_bytes(self._data[at : at + 4], order)  # type: ignore[arg-type]
        if time == _INVALID_U32:
            return 0
        self._last_time = time
        return time


def _column(raw: NDArray[np.uint8], at: NDArray[np.intp], layout: _Layout, key: int) -> FloatArray:
    """Return one field of all messages of a layout, NaN where it is unknown."""
    offset = layout.fields.get(key)
    if offset is None:
        return np.full(len(at), np.nan)
    size, kind, invalid = _RECORD_FIELDS[key]
    cells = raw[(at + offset)[:, None] + np.arange(size)]
    values = np.ascontiguousarray(cells).view(f"{layout.order}{kind}")[:, 0]
    return np.where(values == invalid, np.nan, values.astype(np.float64))
