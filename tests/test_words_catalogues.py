"""The catalogues of other languages: every text is there, and says no more and no less."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

from routes import language
from routes.language import Tongue, speaking

ROOT = Path(__file__).parents[1]
LANGUAGES = [code for code in language.NAMES if code != language.ENGLISH]


def prepare_words() -> ModuleType:
    """Return the tool that keeps the catalogues; `data` holds scripts and is no package."""
    spec = importlib.util.spec_from_file_location(
        "prepare_words", ROOT / "data" / "prepare_words.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("package", ["routes", "planner"])
def test_no_text_is_missing_or_left_over_in_any_language(package: str) -> None:
    words = prepare_words()
    needed = words.template(package)
    assert len(needed) > 100
    told: list[str] = []
    for code in LANGUAGES:
        file = ROOT / package / "locale" / f"{code}.po"
        told += words.faults(words.kept(file, code), needed, file.name)
    assert told == [], "run `make words`, then translate what is new"


def test_a_catalogue_that_lacks_a_text_or_a_field_is_told() -> None:
    words = prepare_words()
    needed = words.Catalog()
    needed.add("Warm up")
    needed.add("{count} km")
    catalogue = words.Catalog(locale="de", fuzzy=False)
    catalogue.add("{count} km", "{zahl} km")
    catalogue.add("Nobody", "Niemand")
    told = list(words.faults(catalogue, needed, "de.po"))
    assert len(told) == 4
    assert sum("no key" in each for each in told) == 1
    assert sum("unknown field" in each for each in told) == 1
    assert sum("fields of" in each for each in told) == 1
    assert sum("nobody says" in each for each in told) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_plurals_follow_the_rule_of_the_language(code: str) -> None:
    for package in ("routes", "planner"):
        with (ROOT / package / "locale" / f"{code}.po").open("rb") as file:
            catalogue = read_po(file, locale=code)
        forms = {len(each.string) for each in catalogue if isinstance(each.id, tuple) and each.id}
        assert forms == {catalogue.num_plurals}


def test_a_runner_is_spoken_to_in_another_language() -> None:
    said = {}
    for code in language.NAMES:
        with speaking(Tongue(code)):
            said[code] = language._("Settings")
    assert said == {"en": "Settings", "de": "Einstellungen", "zh_Hans": "设置"}
