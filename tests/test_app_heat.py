"""What the question how hot it is says of a run, by Streamlit's own test runner."""

import pytest
from app_pages import joined, page_of
from streamlit.testing.v1 import AppTest

from planner.screens import heat_labels as labels
from planner.screens import weather_words
from planner.weather import HeatLevel


def heat_page(month: int, lat_deg: float) -> None:
    """Show the question on a day."""
    from datetime import date  # noqa: PLC0415 - the runner executes this function's text alone

    from planner.screens.heat_view import show_heat  # noqa: PLC0415

    show_heat(date(2026, month, 15), lat_deg)


def asked(
    temperature: int | None, humidity: int | None = None, month: int = 1, lat_deg: float = -33.8
) -> AppTest:
    app = AppTest.from_function(heat_page, args=(month, lat_deg), default_timeout=60).run()
    fields = {field.label: field for field in app.number_input}
    if temperature is not None:
        fields[labels.TEMPERATURE].set_value(temperature)
    if humidity is not None:
        fields[labels.HUMIDITY].set_value(humidity)
    app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return joined(app.markdown)


def test_nothing_is_said_before_anything_is_entered() -> None:
    app = asked(None)
    assert "risk of heat" not in said(app)
    assert [expander.label for expander in app.expander] == [labels.TITLE]
    assert not app.expander[0].proto.expanded


@pytest.mark.parametrize(
    ("temperature", "humidity", "level"),
    [
        (18, None, HeatLevel.LOW),
        (24, 80, HeatLevel.LOW_MODERATE),
        (24, 50, HeatLevel.LOW),
        (28, 70, HeatLevel.MODERATE),
        (33, 60, HeatLevel.HIGH),
        (38, 40, HeatLevel.EXTREME),
        (38, None, HeatLevel.EXTREME),
    ],
)
def test_the_level_and_its_advice_are_told(
    temperature: int, humidity: int | None, level: HeatLevel
) -> None:
    words = said(asked(temperature, humidity))
    assert weather_words.heat_text(level) in words
    assert "Sports Medicine Australia" in words
    # Feels-like temperatures need the humidity.
    assert ("It feels like about" in words) == (humidity is not None)


def test_the_vectors_of_apparent_temperature_and_wbgt_are_shown_rounded() -> None:
    words = said(asked(30, 80))
    assert "It feels like about 37 °C" in words
    assert "about 31 °C in sun" in said(asked(30, 60))


@pytest.mark.parametrize(("temperature", "is_said"), [(15, False), (30, True)])
def test_an_unknown_humidity_is_told_where_it_would_matter(
    temperature: int, *, is_said: bool
) -> None:
    assert (weather_words.UNKNOWN_HUMIDITY in said(asked(temperature))) == is_said


@pytest.mark.parametrize(
    ("month", "lat_deg", "is_said"),
    [(1, -33.8, True), (6, -33.8, False), (7, -33.8, False), (8, -33.8, True), (7, 51.5, True)],
)
def test_the_sun_is_told_of_by_month_and_hemisphere(
    month: int, lat_deg: float, *, is_said: bool
) -> None:
    app = asked(None, month=month, lat_deg=lat_deg)
    assert (weather_words.SUN in said(app)) == is_said


def test_the_page_needs_no_place() -> None:
    def without_place() -> None:
        from datetime import date  # noqa: PLC0415

        from planner.screens.heat_view import show_heat  # noqa: PLC0415

        show_heat(date(2026, 11, 25))

    app = page_of(without_place).run()
    assert not app.exception
    assert weather_words.SUN in said(app)
