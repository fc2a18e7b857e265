"""Where this installation keeps its runners: opened once, for all who visit."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from planner.store import Store, StoreError
from routes.screens.lasting import lasting

# Where Streamlit's own connections are told of: [connections.loopwell] with url = "...".
_CONNECTIONS, _NAME, _URL = "connections", "loopwell", "url"
_MEMORY = "sqlite://"
_SERVER = "postgres"


class Storage:
    """Hold the store, and why it is not the one that was asked for, None where it is.

    `is_on_server` tells that it is a PostgreSQL database.
    """

    def __init__(
        self, store: Store, trouble: StoreError | None = None, *, is_on_server: bool = False
    ) -> None:
        self.store = store
        self.trouble = trouble
        self.is_on_server = is_on_server


@st.cache_resource(show_spinner=False)
def storage(url: str, backups: Path) -> Storage:
    """Return what all visitors of this server share.

    Where a database that was named cannot be used, what is told lasts until the server ends: the
    pages work, and say so.
    """
    with lasting():
        try:
            return Storage(_open(url, backups), is_on_server=url.startswith(_SERVER))
        except StoreError as error:
            return Storage(_open(_MEMORY, None), error)


def database_url(environment: Mapping[str, str], folder: Path) -> str:
    """Return the database's address: as the environment or the secrets say, else a file's."""
    named = environment.get("LOOPWELL_DATABASE") or _in_secrets()
    return named or f"sqlite:///{(folder / 'loopwell.sqlite').as_posix()}"


def the_store(folder: Path) -> Storage:
    """Return where this installation keeps its runners; `folder` is the user's own for it."""
    return storage(database_url(os.environ, folder), folder / "backups")


def _open(url: str, backups: Path | None) -> Store:
    return Store.open(url, backups=backups, now=lambda: datetime.now(UTC))


def _in_secrets() -> str:
    """Return the address in Streamlit's secrets, "" where they name no database."""
    try:
        found = st.secrets.get(_CONNECTIONS, {}).get(_NAME)
    except StreamlitSecretNotFoundError:
        return ""
    if found is None:
        return ""
    url = found.get(_URL)
    # A database was meant, so the file is not taken in its place: that it is no address is told.
    return url if isinstance(url, str) and url else f"{_CONNECTIONS}.{_NAME}"
