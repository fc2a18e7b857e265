"""Pages that are not about the back, while the back says not to run."""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from builders import PROJECT
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.journal import CheckIn
from planner.screens.storage import the_store
from planner.signs import Sign

APP = str(PROJECT / "planner" / "screens" / "pages.py")
DAY = datetime.now(UTC).date()


def opened(*signs: Sign) -> AppTest:
    """Open the Routes page for a runner who has told such signs today."""
    store = the_store(Path(os.environ["XDG_DATA_HOME"]) / "loopwell").store
    book = store.add_profile(a_profile(told_on=DAY - timedelta(days=3), zone="UTC"))
    store.add(book.id, CheckIn(DAY, 3 if signs else 0, signs=frozenset(signs)))
    app = AppTest.from_file(APP, default_timeout=60).run()
    assert not app.exception
    return app


def marks(app: AppTest) -> str:
    protos = [element.proto for element in app.get("bidi_component")]
    (found,) = [proto.json for proto in protos if proto.component_name.endswith("route_list")]
    return " ".join(str(row) for row in json.loads(found)["routes"])


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.get("page_link")]


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        (Sign.SADDLE_NUMBNESS, "Get help now"),
        (Sign.FEVER, "See a doctor today"),
        (Sign.LEG_PAIN, "Have your back looked at first"),
    ],
)
def test_no_route_is_ready_and_the_way_to_what_to_do_next_is_there(sign: Sign, told: str) -> None:
    app = opened(sign)
    assert "ready now" not in marks(app)
    assert "away" not in marks(app)
    assert told in links(app)
    assert not [field for field in app.button_group if field.key == "choose_ready"]


def test_who_may_run_is_told_how_soon_and_is_not_reminded() -> None:
    app = opened()
    assert "ready now" in marks(app)
    assert [field for field in app.button_group if field.key == "choose_ready"]
    assert "Get help now" not in links(app)
