"""Where profiles and journals are kept: one database, SQLite by default, PostgreSQL by URL."""

from planner.store.errors import NoticeCode, StoreConflict, StoreError, StoreNotice, Trouble
from planner.store.store import ProfileHead, Store

__all__ = [
    "NoticeCode",
    "ProfileHead",
    "Store",
    "StoreConflict",
    "StoreError",
    "StoreNotice",
    "Trouble",
]
