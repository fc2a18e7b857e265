"""Plain sentences for what a store says: why it cannot, and how it was opened."""

from planner.store import NoticeCode, StoreError, StoreNotice, Trouble
from routes.language import N_, _, spoken

_TROUBLES = {
    Trouble.UNKNOWN_PROFILE: N_("This runner was erased in another tab."),
    Trouble.UNKNOWN_RECORD: N_("This was taken away in another tab."),
    Trouble.CONFLICT: N_("This was changed in another tab; here is how it is now."),
    Trouble.UNREADABLE: N_(
        "A part of what is kept cannot be read. It stays where it is, unchanged."
    ),
    Trouble.NOT_A_RECORD: N_("This cannot be kept: one of its numbers is none."),
    Trouble.BAD_ADDRESS: N_(
        "The address of the database in LOOPWELL_DATABASE or the secrets is none that is known: "
        "correct it and start Loopwell again."
    ),
    Trouble.NO_DRIVER: N_(
        "The database’s Python package is not installed: install it and start Loopwell again."
    ),
    Trouble.UNREACHABLE: N_("The database does not answer. Try again later."),
    Trouble.NEWER: N_(
        "The database was made by a newer Loopwell, so nothing is kept in it: use that one."
    ),
    Trouble.NOT_OURS: N_(
        "The database is another program’s, so nothing is kept in it: name another one."
    ),
    Trouble.BUSY: N_("Something else is writing to the database. Nothing was changed: try again."),
    Trouble.DAMAGED: N_("The database is damaged, so nothing was changed. Start Loopwell again."),
    Trouble.NOT_SAVED: N_(
        "It could not be saved, so nothing was changed: see whether the disk is full, or the "
        "folder may not be written to."
    ),
    Trouble.IMPORT_SIZE: N_("This file is too large for an export of Loopwell."),
    Trouble.IMPORT_FORMAT: N_(
        "This file is no export of Loopwell: choose the JSON file you exported."
    ),
    Trouble.IMPORT_NEWER: N_("This file was exported by a newer Loopwell: import it there."),
    Trouble.IMPORT_CONTENT: N_(
        "A part of this file cannot be read, so nothing of it was imported."
    ),
}

_NOTICES = {
    NoticeCode.SET_ASIDE_CORRUPT: N_(
        "The file with your plan and journal could not be read. It was set aside as {where}, and a "
        "new one begun."
    ),
    NoticeCode.NEWER_SET_ASIDE: N_(
        "The file with your plan and journal, {where}, was made by a newer Loopwell. It stays as "
        "it is; what you tell here goes into another file until you use that version again."
    ),
    NoticeCode.READ_ONLY_MEMORY: N_(
        "Nothing can be written at {where}: what you tell here is forgotten when Loopwell ends."
    ),
    NoticeCode.MIGRATED: N_(
        "Your plan and journal were brought to this version of Loopwell. How they were before is "
        "kept as {where}."
    ),
    NoticeCode.UNREADABLE_RECORDS: N_(
        "{count} of the things kept cannot be read and are left out. They stay in the file."
    ),
}
_MIGRATED_ALONE = N_("Your plan and journal were brought to this version of Loopwell.")


def store_text(error: StoreError) -> str:
    """Return why a store cannot do what it was asked for, as a sentence or two."""
    return _(_TROUBLES[error.code])


def notice_text(notice: StoreNotice) -> str:
    """Return how a store was opened, as a sentence or two."""
    if notice.code is NoticeCode.MIGRATED and notice.where is None:
        return _(_MIGRATED_ALONE)
    return _(_NOTICES[notice.code]).format(where=notice.where, count=notice.count)


spoken(__name__)
