"""Files as one ZIP whose bytes depend on nothing but what is in it."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

# What a ZIP can tell of time: from 1980 to 2107, in steps of two seconds.
_FIRST = (1980, 1, 1, 0, 0, 0)
_LAST = (2107, 12, 31, 23, 59, 58)
_UNIX = 3
_READABLE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class File:
    """Hold a file's name and bytes."""

    name: str
    data: bytes


def zipped(files: Sequence[File], at: datetime) -> bytes:
    """Return files as a ZIP in the order given, each as if it had been saved `at` that time.

    Nothing is compressed: what makes files smaller differs from system to system, and with it the
    bytes. The same files give the same bytes everywhere. Raises ValueError for two of one name.
    """
    names = {file.name.lower() for file in files}
    if len(names) < len(files):
        raise ValueError("two files of one name")
    when = min(max(at.timetuple()[:6], _FIRST), _LAST)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, when)
            # As on any system: Windows would tell of itself here.
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, file.data)
    return packed.getvalue()
