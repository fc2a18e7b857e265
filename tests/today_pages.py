"""The page Today for tests: on a Thursday at six, with taps as a browser sends them."""

from datetime import date, timedelta
from itertools import count

from app_pages import Data, keep_runner, page_of, ran, sent, the_store_of_test
from store_builders import a_profile
from streamlit.testing.v1 import AppTest

from planner.book import Record

TODAY = date(2026, 11, 26)
_NUMBERS = count()


def today_page() -> None:
    """Open the app on the page Today; Streamlit's runner cannot turn pages that are functions."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.screens.desk import desk, runners_of  # noqa: PLC0415
    from planner.screens.starting import starting  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.screens.today_heard import hear  # noqa: PLC0415
    from planner.screens.today_page import Pages, show_today  # noqa: PLC0415
    from planner.screens.you import show_you  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.served import Ground, MapSources, Overview  # noqa: PLC0415

    library = Library(Catalogue(Path("data/routes")), OwnRoutes(Path("no-own-routes")))
    ground = Ground.serve(Path("data/basemap/parramatta.geojson"))
    sources = MapSources(ground, Overview(), None)
    store = the_store(Path(os.environ["XDG_DATA_HOME"])).store
    names = ("Routes", "Week", "Journal")
    others = [st.Page(lambda: None, title=name, url_path=name.lower()) for name in names]

    def show() -> None:
        runners = runners_of(store)
        today = date.fromisoformat(st.session_state.get("test_day", "2026-11-26"))
        view = show_you(today, UTC, has_form=False, runners=runners)
        begun = starting(view)
        at = desk(store, view, begun.profile, begun.runs)
        # As the widget's own callback does, which Streamlit's runner cannot call.
        if "test_sends" in st.session_state:
            hear(st.session_state.pop("test_sends"), at)
            at = desk(store, view, begun.profile, begun.runs)
        if "test_wants" in st.session_state:
            st.session_state["today_tells"] = ("2026-11-26", 0)
            del st.session_state["test_wants"]
        show_today(at, runners_of(store), library, sources, Pages(*others))

    st.navigation([st.Page(show, title="Today", default=True), *others]).run()


def opened(*kept: Record, day: date = TODAY, **profile: object) -> AppTest:
    """Open the page for a runner of 5 km who told so ten days ago, with so much kept."""
    values = {"told_on": TODAY - timedelta(days=10)} | profile
    keep_runner(the_store_of_test(), a_profile(**values), *kept)
    return ran(page_of(today_page, {"test_day": day.isoformat()}))


def session(app: AppTest) -> Data:
    """Return what the browser holds of the day."""
    (data,) = sent(app, "loopwell_today")
    return data


def has_session(app: AppTest) -> bool:
    return bool(sent(app, "loopwell_today"))


def states(app: AppTest) -> dict[str, str]:
    return {thing["part"]: thing["state"] for thing in session(app)["things"]}


def tapped(app: AppTest, *taps: Data) -> AppTest:
    """Send taps as the browser does, each with a name of its own."""
    rows = [{"id": f"tap-{next(_NUMBERS)}", "day": "2026-11-26"} | tap for tap in taps]
    app.session_state["test_sends"] = {"taps": rows}
    return ran(app)
