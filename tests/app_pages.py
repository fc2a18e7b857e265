"""What the tests of pages share: Streamlit's own test runner, what a page shows, and the store."""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from builders import PROJECT
from store_builders import records
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from planner.book import Book, Record
from planner.profile import Profile
from planner.screens.storage import the_store
from planner.store import Store

APP = PROJECT / "planner" / "screens" / "pages.py"
Data = dict[str, Any]


def page_of(
    page: Path | Callable[..., None], state: Mapping[str, object] | None = None, **parameters: str
) -> AppTest:
    """Return a page that has not run yet, with this in its session and in its address."""
    if isinstance(page, Path):
        app = AppTest.from_file(page, default_timeout=60)
    else:
        app = AppTest.from_function(page, default_timeout=60)
    for name, value in (state or {}).items():
        app.session_state[name] = value
    for name, value in parameters.items():
        app.query_params[name] = value
    return app


def opened(**parameters: str) -> AppTest:
    """Open the whole app on its page Routes, by an address with these parameters."""
    return page_of(APP, **parameters).run()


def ran(app: AppTest) -> AppTest:
    """Run a page, which is to end well."""
    return checked(app.run())


def checked(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click()
    return ran(app)


def press_labelled(app: AppTest, label: str) -> AppTest:
    """Press the one button that is labelled so."""
    (button,) = [each for each in app.button if each.label == label]
    button.click()
    return ran(app)


def texts(app: AppTest) -> list[str]:
    return [each.value for each in app.text]


def joined(*groups: Iterable[Element]) -> str:
    """Return what the elements of some kinds say, a line each."""
    return "\n".join(str(each.value) for group in groups for each in group)


def sent(app: AppTest, name: str) -> list[Data]:
    """Return the data of our own widgets whose name ends in `name`."""
    protos = [element.proto for element in app.get("bidi_component")]
    return [json.loads(proto.json) for proto in protos if proto.component_name.endswith(name)]


def the_store_of_test() -> Store:
    """Return the store of a page that is tested alone."""
    return the_store(Path(os.environ["XDG_DATA_HOME"])).store


def the_store_of_the_app() -> Store:
    """Return the store of the whole app, which has a folder of its own among the user's."""
    return the_store(Path(os.environ["XDG_DATA_HOME"]) / "loopwell").store


@pytest.fixture
def store() -> Store:
    return the_store_of_test()


def keep_runner(store: Store, profile: Profile, *told: Record) -> Book:
    """Keep a runner who told so much, and return the book."""
    book = store.add_profile(profile)
    for record in told:
        store.add(book.id, record)
    return store.book(book.id)


def only(store: Store) -> Book:
    """Return the book of the only runner."""
    (head,) = store.profiles()
    return store.book(head.id)


def kept(store: Store) -> list[Record]:
    """Return what is kept of the only runner, the oldest first."""
    return records(only(store))
