"""Empty databases and stores of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_builders import emptied, opened, url_of

from planner.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database of each kind."""
    if request.param == "sqlite":
        return url_of(tmp_path / "deep" / "loopwell.sqlite")
    return emptied(request.getfixturevalue("postgres"))


@pytest.fixture
def server(postgres: str) -> str:
    """Return the URL of an empty database on a server."""
    return emptied(postgres)


@pytest.fixture
def store(place: str, tmp_path: Path) -> Iterator[Store]:
    """Give a new store in each kind of database."""
    found = opened(place, tmp_path / "backups")
    yield found
    found.close()
