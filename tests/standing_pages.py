"""A page with how the back stands and the check-in, as the Week page shows them, for AppTest."""

from datetime import date, timedelta

from app_pages import joined, keep_runner, kept, page_of, ran, the_store_of_test
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.book import Record
from planner.journal import CheckIn
from planner.signs import Sign

TODAY = date(2026, 11, 25)


def standing_page() -> None:
    """Show what the Week page shows of the back, on a desk of the only runner."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.pain import standing  # noqa: PLC0415
    from planner.profile import Profile  # noqa: PLC0415
    from planner.runner import Runner  # noqa: PLC0415
    from planner.screens.desk import desk  # noqa: PLC0415
    from planner.screens.standing_view import check_in_line, show_standing  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from routes.screens.steps import last_step  # noqa: PLC0415
    from routes.screens.view import View  # noqa: PLC0415
    from routes.units import Units  # noqa: PLC0415

    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    today = date(2026, 11, 25)
    view = View(Units.KM, st.session_state, today, UTC)  # type: ignore[arg-type]
    fallback = Profile("Me", Runner(None, 390.0, has_uncleared_disc=True), 5_000.0, today)
    at = desk(store, view, fallback)
    if "looking" in st.query_params:
        at = at.looking(fallback)
    last_step()
    stands = standing(at.journal, at.profile.runner, today)
    if not show_standing(stands, at):
        check_in_line(stands.state, at)
        st.text("the plan")


def shown(*told: Record, **profile: object) -> AppTest:
    keep_runner(the_store_of_test(), a_profile(**profile), *told)
    return ran(page_of(standing_page))


def kept_of(kind: type[Record]) -> list[Record]:
    """Return what of a kind is kept of the only runner."""
    return [each for each in kept(the_store_of_test()) if isinstance(each, kind)]


def words(app: AppTest) -> str:
    folded = [expander.label for expander in app.expander]
    return "\n".join([joined(app.header, app.subheader, app.markdown, app.text), *folded])


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def ticked(sign: Sign, worst: int = 0, days: int = 0) -> CheckIn:
    return CheckIn(ago(days), worst, 0, frozenset({sign}))
