"""Messages of FIT from values as FIT encodes them, and a whole file of messages, by fit-tool."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import Enum
from hashlib import blake2b
from typing import Any

from fit_tool.data_message import DataMessage
from fit_tool.fit_file import FitFile
from fit_tool.fit_file_builder import FitFileBuilder
from fit_tool.fit_file_header import FitFileHeader, ProtocolVersion
from fit_tool.profile.messages import file_id_message as file_id
from fit_tool.profile.profile_type import FileType, Manufacturer
from fit_tool.record import Record

from routes.workout import SHOWN_CHARS

# A name that a watch shows whole, with the zero at its end.
_NAME_BYTES = SHOWN_CHARS + 1

# FIT counts seconds from the last day of 1989; below the least it means time since power-on.
_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_LEAST_S = 0x1000_0000
_MOST_S = 0xFFFF_FFFE
DAY_S = 86_400
_MOST_SERIAL = 0xFFFF_FFFE

# A message or field class of fit-tool, which has no types of its own.
Class = type[Any]
Value = int | str | Enum | None


def message(kind: Class, values: Mapping[Class, Value]) -> DataMessage:
    """Return a message of fit-tool's class `kind` with just these of its fields.

    A number is as FIT encodes it, scaled and offset; None is written as FIT's "no value", so that
    messages of one kind share one definition. (A message made by fit-tool's own classes holds
    every field there is, 84 for a point, and takes nine times as long.)
    """
    return DataMessage(
        global_id=kind.ID,
        name=kind.NAME,
        fields=[_field(each, value) for each, value in values.items()],
    )


def fit_seconds(at: datetime, lasting_s: int = 0) -> int:
    """Return an aware time as FIT tells it; one that it cannot tell becomes the nearest it can.

    FIT tells 1998 to 2126; room is left for a day before, and for `lasting_s` after.
    """
    seconds = int((at - _EPOCH).total_seconds())
    return min(max(seconds, _LEAST_S + DAY_S), _MOST_S - lasting_s)


def fit_bytes(
    file_type: FileType, body: Iterable[DataMessage], made_s: int, within_s: int
) -> bytes:
    """Return a FIT file: what it is, then its messages.

    Watches take two files for one where their serial numbers and the seconds they were made are the
    same, whatever their names. Both follow from the content and `made_s`: the same gives the same
    bytes, and any other is another file. The second is one of the `within_s` before `made_s`.
    """
    inside = _records(body)
    content = b"".join(record.to_bytes() for record in inside)
    digest = blake2b(made_s.to_bytes(4) + content, digest_size=16).digest()
    identity = message(
        file_id.FileIdMessage,
        {
            file_id.FileIdTypeField: file_type,
            file_id.FileIdManufacturerField: Manufacturer.DEVELOPMENT,
            file_id.FileIdProductField: 0,
            file_id.FileIdSerialNumberField: 1 + int.from_bytes(digest[:8]) % _MOST_SERIAL,
            file_id.FileIdTimeCreatedField: made_s - 1 - int.from_bytes(digest[8:]) % within_s,
        },
    )
    records = [*_records([identity]), *inside]
    # Nothing here is of FIT 2, which older watches do not read; fit-tool would say that it is.
    header = FitFileHeader(
        sum(record.size for record in records),
        protocol_version=ProtocolVersion(1, 0),
        gen_crc=True,
    )
    data: bytes = FitFile(header, records).to_bytes()
    return data


def _records(messages: Iterable[DataMessage]) -> list[Record]:
    """Return messages with their definitions, each before the first message that needs it."""
    builder = FitFileBuilder(min_string_size=_NAME_BYTES)
    for each in messages:
        builder.add(each)
    records: list[Record] = builder.records
    return records


def _field(kind: Class, value: Value) -> object:
    field = kind()
    if isinstance(value, Enum):
        value = value.value
    elif value is None:
        value = "" if field.base_type.is_string() else field.base_type.invalid_raw_value()
    field.set_encoded_value(0, value)
    return field
