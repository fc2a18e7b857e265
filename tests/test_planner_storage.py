"""Where a server keeps its runners: as the environment, the secrets, or nobody says."""

import os
from pathlib import Path

import pytest
from store_builders import url_of
from store_fixtures import server
from streamlit.testing.v1 import AppTest

__all__ = ["server"]


def page() -> None:
    """Show which store is open, and keep a runner in it."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415

    found = the_store(Path(os.environ["XDG_DATA_HOME"]))
    st.text(f"path {found.store.path}")
    st.text(f"trouble {found.trouble.code if found.trouble else None}")
    st.text(f"server {found.is_on_server}")
    book = found.store.add_profile(Profile("Ada", Runner(None, 390.0), None, date(2026, 11, 23)))
    st.text(f"kept {found.store.book(book.id).profile.name}")


def seen(**secrets: object) -> list[str]:
    test = AppTest.from_function(page, default_timeout=60)
    for name, value in secrets.items():
        test.secrets[name] = value
    test.run()
    assert not test.exception
    return [text.value for text in test.text]


def in_secrets(url: object) -> dict[str, object]:
    return {"connections": {"loopwell": {"url": url}}}


def test_without_a_word_it_is_a_file_in_the_user_s_folder() -> None:
    file = Path(os.environ["XDG_DATA_HOME"]) / "loopwell.sqlite"
    assert seen() == [f"path {file}", "trouble None", "server False", "kept Ada"]
    assert file.is_file()


def test_other_secrets_change_nothing() -> None:
    file = Path(os.environ["XDG_DATA_HOME"]) / "loopwell.sqlite"
    assert seen(connections={"other": {"url": "sqlite://"}})[0] == f"path {file}"


def test_the_secrets_name_a_server(server: str) -> None:
    assert seen(**in_secrets(server)) == ["path None", "trouble None", "server True", "kept Ada"]


def test_the_environment_goes_before_the_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mine" / "runners.sqlite"
    monkeypatch.setenv("LOOPWELL_DATABASE", url_of(file))
    assert seen(**in_secrets("sqlite://"))[0] == f"path {file}"


@pytest.mark.parametrize("url", [None, 5, "", "nonsense"])
def test_secrets_that_name_no_database_are_told_and_no_file_is_begun(url: object) -> None:
    said = seen(**in_secrets(url))
    assert said == ["path None", "trouble bad_address", "server False", "kept Ada"]
    assert list(Path(os.environ["XDG_DATA_HOME"]).iterdir()) == []
