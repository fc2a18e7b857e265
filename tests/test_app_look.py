"""How the pages look: language, dates and numbers, text size and motion, by Streamlit's runner."""

import json
from datetime import date

import pytest
from app_pages import only, page_of, ran, sent, store, texts
from store_builders import a_profile
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ElementTree

from planner.book import Book
from planner.screens import dates, first_labels, look_labels, looks
from planner.store import Store, codec
from routes.language import Tongue, speaking
from routes.look import Look, Motion, TextSize
from routes.screens.tongue import language_of

__all__ = ["store"]


def look_page() -> None:
    """Show Settings and the Week page's form, dressed and spoken as the app does."""
    import os  # noqa: PLC0415 - the runner executes this function's text alone
    from datetime import UTC, date  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from planner.screens.desk import desk, runners_of  # noqa: PLC0415
    from planner.screens.keep_plan import keep_line  # noqa: PLC0415
    from planner.screens.looks import look_of, take_linked, tongue_of  # noqa: PLC0415
    from planner.screens.settings_page import show_settings  # noqa: PLC0415
    from planner.screens.starting import starting  # noqa: PLC0415
    from planner.screens.storage import the_store  # noqa: PLC0415
    from planner.screens.week_form import week_form  # noqa: PLC0415
    from planner.screens.you import show_you  # noqa: PLC0415
    from routes.catalogue import Catalogue  # noqa: PLC0415
    from routes.finder import Finder  # noqa: PLC0415
    from routes.library import Library  # noqa: PLC0415
    from routes.own import OwnRoutes  # noqa: PLC0415
    from routes.screens.look import dress_page  # noqa: PLC0415
    from routes.screens.tongue import speak  # noqa: PLC0415

    storage = the_store(Path(os.environ["XDG_DATA_HOME"]))
    runners = runners_of(storage.store)
    take_linked()
    look = look_of(runners.book)
    speak(tongue_of(look))
    dress_page(look)
    view = show_you(date(2026, 11, 23), UTC, has_form=True, runners=runners)
    begun = starting(view)
    at = desk(storage.store, view, begun.profile, begun.runs)
    library = Library(Catalogue(Path("no-routes")), OwnRoutes(Path("no-own-routes")))
    form = week_form((), at, None)
    answered = form.desk()
    st.session_state["profile_of_the_test"] = answered.profile if answered else None
    if answered:
        keep_line(answered)
    show_settings(storage, runners, at, Finder(library, ()))


@pytest.fixture(autouse=True)
def fields_in_their_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Streamlit's runner word its fields as their page does: its own thread has no visitor."""
    plain = ElementTree.get_widget_states

    def worded(tree: ElementTree) -> WidgetStates:
        known = tree.session_state
        with speaking(known["tongue"] if known and "tongue" in known else Tongue()):
            return plain(tree)

    monkeypatch.setattr(ElementTree, "get_widget_states", worded)


@pytest.fixture
def ada(store: Store) -> Book:
    return store.add_profile(a_profile("Ada"))


def opened(**parameters: str) -> AppTest:
    return ran(page_of(look_page, **parameters))


def choose(app: AppTest, name: str, value: str, page: str = "settings") -> AppTest:
    app.button_group(key=f"{page}-{name}").set_value(value)
    return ran(app)


def tongue(app: AppTest) -> Tongue:
    found = app.session_state["tongue"]
    assert isinstance(found, Tongue)
    return found


def data(app: AppTest, name: str) -> dict[str, object]:
    """Return what the page gives to the component whose name ends so."""
    (found,) = sent(app, name)
    return found


def root(app: AppTest) -> dict[str, object]:
    """Return what the page tells the browser of itself."""
    return data(app, "root")


def style(app: AppTest) -> str:
    return "".join(each.proto.body for each in app.get("html"))


def kept(store: Store) -> Look:
    return only(store).profile.look


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_ch", "de"),
        ("zh-CN", "zh_Hans"),
        ("zh-Hant-TW", "zh_Hans"),
        ("en-GB", "en"),
        ("fr-FR", ""),
        ("", ""),
        ("x" * 5000, ""),
    ],
)
def test_a_browsers_language_is_the_nearest_that_is_spoken(tag: str, code: str) -> None:
    assert language_of(tag) == code


def test_before_anything_is_chosen_the_browser_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks, "browser_language", lambda: "zh_Hans")
    app = opened()
    assert tongue(app) == Tongue("zh_Hans")
    assert root(app)["lang"] == "zh-Hans"
    assert app.button_group(key="you-language").value == "zh_Hans"


def test_a_visitors_look_is_nobodys_profile_until_a_plan_is_kept(store: Store) -> None:
    app = choose(opened(), "language", "de", "you")
    assert (tongue(app), root(app)["lang"]) == (Tongue("de"), "de")
    choose(app, "size", "larger", "you")
    choose(app, "motion", "less")
    remembered = data(app, "remembered")["values"]
    assert remembered["lang"] == "de"  # type: ignore[index]
    assert remembered["text"] == "larger"  # type: ignore[index]
    assert store.profiles() == ()
    app.text_input(key="keep_name").set_value("Bo")
    with speaking(Tongue("de")):
        keep = first_labels.KEEP_DO
    app.button(key=f"FormSubmitter:keep_plan-{keep}").click().run()
    assert not app.exception
    assert kept(store) == Look("de", "", TextSize.LARGER, Motion.LESS)
    assert store.profiles()[0].name == "Bo"
    assert "keep_name" not in {field.key for field in app.text_input}


@pytest.mark.parametrize("page", ["you", "settings"])
def test_a_runners_language_is_kept_undone_and_there_after_a_restart(
    store: Store, ada: Book, page: str
) -> None:
    app = choose(opened(), "language", "de", page)
    assert kept(store) == Look(language="de")
    with speaking(Tongue("de")):
        assert look_labels.language_said("de") in texts(app)
    assert tongue(opened()) == Tongue("de")
    app.button(key="undo").click().run()
    assert kept(store) == ada.profile.look
    assert tongue(app) == Tongue("en")
    # A field of its own: what the browser says of the one before does not undo the undo.
    assert app.button_group(key=f"{page}-language-1").value == "en"


def test_dates_and_numbers_may_be_in_another_language_than_the_words(
    store: Store, ada: Book
) -> None:
    app = choose(opened(), "figures", "de")
    assert kept(store) == Look(figures="de")
    assert tongue(app) == Tongue("en", "de")
    with speaking(Tongue("en", "de")):
        example = look_labels.example_text(dates.year_date(date(2026, 11, 23)), "5,4")
    assert f":gray[{example}]" in [each.value for each in app.markdown]
    assert look_labels.figures_said("de") in texts(app)
    choose(app, "figures", "")
    assert kept(store) == ada.profile.look
    assert tongue(app) == Tongue("en")


def test_the_text_grows_and_all_is_still_where_it_is_asked(store: Store, ada: Book) -> None:
    app = opened()
    assert ":root" not in style(app)
    assert "prefers-reduced-motion" in style(app)
    choose(app, "size", "large")
    assert ":root { font-size: 112.5% !important; }" in style(app)
    choose(app, "motion", "less")
    assert kept(store) == Look(text_size=TextSize.LARGE, motion=Motion.LESS)
    assert kept(store).is_calm
    assert root(app)["motion"] == "less"
    assert "prefers-reduced-motion" not in style(app)
    assert look_labels.MOTION_SAID[Motion.LESS] in texts(app)
    app.button(key="undo").click().run()
    assert kept(store) == Look(text_size=TextSize.LARGE)
    assert ada.profile.look == Look()


def test_each_runner_has_a_look_of_their_own(store: Store, ada: Book) -> None:
    bea = store.add_profile(a_profile("Bea", look=Look("zh_Hans")))
    app = opened(runner=bea.id)
    assert tongue(app) == Tongue("zh_Hans")
    app.selectbox(key="you_runner").set_value(ada.id).run()
    assert tongue(app) == Tongue("en")
    choose(app, "size", "large")
    assert store.book(ada.id).profile.look == Look(text_size=TextSize.LARGE)
    assert store.book(bea.id).profile.look == Look("zh_Hans")


def test_a_link_opens_in_its_language_and_keeps_nothing(store: Store, ada: Book) -> None:
    app = opened(lang="de-DE")
    assert tongue(app) == Tongue("de")
    assert app.button_group(key="you-language").value == "de"
    assert tongue(app.run()) == Tongue("de")
    assert kept(store) == ada.profile.look
    choose(app, "language", "en", "you")
    assert tongue(app) == Tongue("en")
    assert "lang" not in app.query_params
    assert tongue(app.run()) == Tongue("en")


@pytest.mark.parametrize("lang", ["tlh", "", "../../de", "{{ 7*7 }}", "x" * 5000])
def test_a_link_in_no_language_of_ours_changes_nothing(lang: str) -> None:
    assert tongue(opened(lang=lang)) == Tongue("en")


def test_another_language_loses_no_answer() -> None:
    app = opened(rhythm="fixed", days="Mon", last="2026-11-20", by="2027-04-04")
    app.button_group(key="days").set_value(["Mon", "Thu"]).run()
    app.button_group(key="rest").set_value(1).run()
    app.checkbox(key="back").check().run()
    app.selectbox(key="goal").set_value("hold").run()
    before = app.session_state["profile_of_the_test"]
    assert before is not None
    assert before.runner.weekdays == frozenset({1, 4})
    assert before.runner.has_back_history
    # A sore back has the rest days that it needs.
    assert before.runner.rest_days_between == 2
    choose(app, "language", "zh_Hans", "you")
    choose(app, "figures", "de")
    after = app.session_state["profile_of_the_test"]
    assert (after.runner, after.weeks) == (before.runner, before.weeks)
    assert app.query_params["rhythm"] in (["fixed"], "fixed")
    assert app.query_params["days"] == ["Mon", "Thu"]
    assert "back" not in app.query_params


def remembering_page() -> None:
    """Take over what a browser says that it remembers."""
    import streamlit as st  # noqa: PLC0415 - the runner executes this function's text alone

    from planner.screens.looks import look_of, take_remembered  # noqa: PLC0415

    take_remembered(st.session_state["sent"])
    st.session_state["found"] = look_of(None)


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        (
            {"lang": "de", "figures": "en", "text": "larger", "motion": "less"},
            Look("de", "en", TextSize.LARGER, Motion.LESS),
        ),
        ({"lang": "tlh", "figures": "{{ 7*7 }}", "text": "huge", "motion": ""}, Look()),
        ({}, Look()),
    ],
)
def test_a_browsers_memory_is_taken_over_as_far_as_it_makes_sense(
    sent: dict[str, str], found: Look
) -> None:
    app = AppTest.from_function(remembering_page)
    app.session_state["sent"] = sent
    app.run()
    assert not app.exception
    assert app.session_state["found"] == found


def test_a_look_goes_with_an_export_and_an_older_profile_has_none(store: Store) -> None:
    look = Look("de", "en", TextSize.LARGE, Motion.LESS)
    cat = store.add_profile(a_profile("Cat", look=look))
    data = store.export()
    store.erase_all()
    store.import_(data)
    assert store.book(cat.id).profile.look == look
    fields = json.loads(codec.text_of(a_profile("Old")))
    del fields["look"]
    assert codec.profile_of(json.dumps(fields)) == a_profile("Old")


def test_a_language_that_another_loopwell_speaks_is_kept_and_the_browsers_is_spoken(
    store: Store,
) -> None:
    store.add_profile(a_profile("Dov", look=Look("he", "he"), told_on=date(2026, 11, 23)))
    app = opened()
    assert tongue(app) == Tongue("en")
    choose(app, "size", "large")
    assert kept(store) == Look("he", "he", TextSize.LARGE)
