"""Pages that are not about the back, while the back says not to run."""

from datetime import UTC, datetime, timedelta

import pytest
from app_pages import APP, keep_runner, page_of, ran, sent, the_store_of_the_app
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.journal import CheckIn
from planner.signs import Sign

DAY = datetime.now(UTC).date()


def opened(*signs: Sign) -> AppTest:
    """Open the Routes page for a runner who has told such signs today."""
    profile = a_profile(told_on=DAY - timedelta(days=3), zone="UTC")
    today = CheckIn(DAY, 3 if signs else 0, signs=frozenset(signs))
    keep_runner(the_store_of_the_app(), profile, today)
    return ran(page_of(APP))


def marks(app: AppTest) -> str:
    (found,) = sent(app, "route_list")
    return " ".join(str(row) for row in found["routes"])


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
