"""How hard the English of each screen is to read: grade 8 or easier, by Flesch and Kincaid.

The texts are those that translators get, so none escapes: whatever a runner reads is marked for
them, in a module of words or in a data file. What is no prose is left out or replaced: see `prose`.
Flesch and Kincaid measured passages of about 100 words (Kincaid 1975): modules with less are taken
together. Syllables are those of the CMU Pronouncing Dictionary, which textstat looks up.
"""

import importlib.util
import re
from collections import defaultdict
from functools import cache

import pytest
import textstat
from builders import PROJECT

MOST_GRADE = 8.0
# A single text may be harder than its screen, but no average shall hide one that few can read.
MOST_GRADE_OF_A_TEXT = 13.0
# Names of illnesses: easier words would ask for something else.
ILLNESSES = ("a history of cancer, osteoporosis",)
# What is shorter is a name: of a button, a field, a page.
LEAST_WORDS = 4
PASSAGE_WORDS = 100
# Who wrote what, where: sources are looked up, not read, and their words are not ours to choose.
SOURCES = ("planner/rules.py", "planner/care_rules.py", "planner/history_rules.py")
SOURCES += ("planner/weather_rules.py", "planner/routine_rules.py")
_CITATION = re.compile(r"\([^()]*\b(?:doi|et al)\b[^()]*(?:\([^()]*\)[^()]*)*\)")
_WORD = re.compile(r"[A-Za-z]{2,}")
_MARKUP = re.compile(r":[a-z]+\[|:material/\w+:|[\[\]*_`]")


def prose(text: str) -> str:
    """Return a text as it is read, "" for one that is a name, such as that of a button.

    Fields and numbers become a short word, as what fills a field is a number or a name, and no
    decimal point shall end a sentence. A list's entries and every text end with a full stop. Names
    of pages, places and products count as they are.
    """
    text = _CITATION.sub("", text)
    text = re.sub(r"\{[^{}]*\}|\d+(?:[.,:]\d+)*", "ten", text).replace("%", "percent")
    entries = [_MARKUP.sub("", line).strip(" -") for line in text.splitlines()]
    return " ".join(
        f"{entry.rstrip(' .:!?')}."
        for entry in (re.sub(r"(?<=\w)[.](?=\w)", "", each) for each in entries)
        if len(_WORD.findall(entry)) >= LEAST_WORDS
    )


def grade(texts: tuple[str, ...]) -> float:
    return float(textstat.flesch_kincaid_grade(" ".join(texts)))


@cache
def texts_by_file() -> dict[str, tuple[str, ...]]:
    """Return the prose of each module and data file that says something."""
    spec = importlib.util.spec_from_file_location("words", PROJECT / "data" / "prepare_words.py")
    assert spec is not None
    assert spec.loader is not None
    collector = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(collector)
    found: dict[str, list[str]] = defaultdict(list)
    for package in ("routes", "planner"):
        for message in collector.template(package):
            said = message.id[-1] if isinstance(message.id, tuple) else message.id
            for file, _line in message.locations:
                path = file if file.startswith(("data/", f"{package}/")) else f"{package}/{file}"
                if path not in SOURCES and (read := prose(said)):
                    found[path].append(read)
    return {path: tuple(texts) for path, texts in sorted(found.items())}


@cache
def passages() -> dict[str, tuple[str, ...]]:
    """Return texts by where they stand, those of small modules together."""
    files = texts_by_file()
    small = [path for path, texts in files.items() if word_count(texts) < PASSAGE_WORDS]
    return {path: texts for path, texts in files.items() if path not in small} | {
        "small modules": tuple(text for path in small for text in files[path])
    }


def word_count(texts: tuple[str, ...]) -> int:
    return sum(len(text.split()) for text in texts)


@pytest.mark.parametrize("place", passages())
def test_a_screen_reads_easily(place: str) -> None:
    assert grade(passages()[place]) <= MOST_GRADE


def test_no_single_text_is_hard_to_read() -> None:
    hard = [
        (round(grade((text,)), 1), path, text)
        for path, texts in texts_by_file().items()
        for text in texts
        if grade((text,)) > MOST_GRADE_OF_A_TEXT and not text.startswith(ILLNESSES)
    ]
    assert hard == []


def test_what_is_said_in_many_places_is_all_measured() -> None:
    files = texts_by_file()
    assert {"data/tips.toml", "data/exercises.json", "planner/screens/words.py"} <= files.keys()
    assert sum(map(word_count, files.values())) > 10_000


def test_hard_words_in_long_sentences_are_found() -> None:
    hard = (
        "Notwithstanding considerable heterogeneity, contemporaneous observational investigations "
        "demonstrate musculoskeletal discomfort of substantial prevalence."
    )
    assert grade((hard,)) > MOST_GRADE_OF_A_TEXT
    assert grade(("Warm up before each run.", "It takes ten minutes.")) < MOST_GRADE


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Warm up", ""),
        ("It takes about {minutes} minutes", "It takes about ten minutes."),
        ("Run 14.7 km and rest!", "Run ten km and rest."),
        (
            "Heat may help a little (French SD et al., Spine 2006;31:998–1006, doi 10.1097/01.b).",
            "Heat may help a little.",
        ),
        (":gray[**Rest** for ten days]", "Rest for ten days."),
        (
            "How to draw here:\n\n- Tap to set a point\n- Undo",
            "How to draw here. Tap to set a point.",
        ),
    ],
)
def test_what_is_read_of_a_text(text: str, read: str) -> None:
    assert prose(text) == read
