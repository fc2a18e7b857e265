"""What can go wrong with what is kept, as codes; the screens turn a code into a sentence."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from planner.book import Book

_MOST_DETAIL_CHARS = 300


class Trouble(StrEnum):
    """Why a store cannot do what it was asked for."""

    UNKNOWN_PROFILE = "unknown_profile"
    UNKNOWN_RECORD = "unknown_record"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"
    NOT_A_RECORD = "not_a_record"

    BAD_ADDRESS = "bad_address"
    NO_DRIVER = "no_driver"
    UNREACHABLE = "unreachable"
    NEWER = "newer"
    NOT_OURS = "not_ours"
    BUSY = "busy"
    DAMAGED = "damaged"
    NOT_SAVED = "not_saved"

    IMPORT_SIZE = "import_size"
    IMPORT_FORMAT = "import_format"
    IMPORT_NEWER = "import_newer"
    IMPORT_CONTENT = "import_content"


class StoreError(Exception):
    """A refusal by the store: `code` for the sentence, `detail` for the log."""

    def __init__(self, code: Trouble, detail: str = "") -> None:
        detail = detail[:_MOST_DETAIL_CHARS]
        super().__init__(f"{code.value}{': ' if detail else ''}{detail}")
        self.code = code
        self.detail = detail


class StoreConflict(StoreError):  # noqa: N818 - no error: somebody else was first
    """A change of what was changed meanwhile; nothing was saved, and `book` is the newer one."""

    def __init__(self, book: Book, detail: str = "") -> None:
        super().__init__(Trouble.CONFLICT, detail)
        self.book = book


class NoticeCode(StrEnum):
    """What a runner should know of how the store was opened.

    - SET_ASIDE_CORRUPT: the file could not be read; it was renamed to `where`, a fresh one begun.
    - NEWER_SET_ASIDE: the file `where` is a newer Loopwell's; it stays as it is, and another file
      beside it is used, which the store's `path` names.
    - READ_ONLY_MEMORY: nothing can be written at `where`; what is entered lasts until the end.
    - MIGRATED: the file was brought to this version; `where` is the copy from before, if any.
    - UNREADABLE_RECORDS: `count` records cannot be read; they stay in the file.
    """

    SET_ASIDE_CORRUPT = "set_aside_corrupt"
    NEWER_SET_ASIDE = "newer_set_aside"
    READ_ONLY_MEMORY = "read_only_memory"
    MIGRATED = "migrated"
    UNREADABLE_RECORDS = "unreadable_records"


@dataclass(frozen=True, slots=True)
class StoreNotice:
    """Hold what happened on opening, and the file or the number of records it is about."""

    code: NoticeCode
    where: Path | None = None
    count: int = 0
