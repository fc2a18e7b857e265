"""The texts of care and the sources below them: every claim has its source, none is idle."""

import importlib.util
import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
import textstat
from builders import PROJECT

from planner import care_rules, routine_rules, rules, weather_rules
from planner.care import said as care
from planner.care.files import load_sources, load_texts, load_tips
from planner.care.sources import Source, SourceKind, parse_sources
from planner.care.texts import CareText, parse_texts
from planner.pain_state import PainState
from planner.rules import Rule, Tag
from planner.screens import words as reason_words
from planner.screens.words import source_text
from planner.signs import Level, Sign
from routes.language import N_, Tongue, speaking

SOURCES = load_sources()
TEXTS = load_texts()
RULES = [
    value
    for module in (rules, care_rules, weather_rules, routine_rules)
    for value in vars(module).values()
    if isinstance(value, Rule)
]
# What only the runner can fill, and what stands for a number of planner/care_rules.py.
OWN = {"emergency", "name", "number", "own_name", "own_number", "signs", "pain", "days", "done"}
NEVER = re.compile(
    r"misalign|nervous system|inflam|you must|should have|danger|paraly", re.IGNORECASE
)


def by_id(value: CareText | Source | Rule) -> str:
    return value.id


# --- Sources ------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", SOURCES.values(), ids=by_id)
def test_a_source_tells_who_what_where_and_when_it_was_read(source: Source) -> None:
    assert re.fullmatch(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*", source.id)
    for words in (source.who, source.about, source.where):
        assert words == words.strip() != ""
        assert "'" not in words
    assert date(2026, 11, 22) <= source.read_on <= date(2026, 12, 31)
    assert source.year is None or 1950 < source.year <= source.read_on.year
    assert re.fullmatch(r"(10\.\d{4,9}/\S+)?", source.doi)
    assert source.url == "" or source.url.startswith("https://")
    assert not (source.doi and source.link)


def test_a_study_has_a_year_and_can_be_looked_up() -> None:
    studies = {SourceKind.TRIAL, SourceKind.REVIEW, SourceKind.COHORT, SourceKind.STUDY}
    for source in SOURCES.values():
        if source.kind in studies and source.id != "warm-up-teams":
            assert source.year, source.id
            assert source.doi or re.search(r"\d", source.where) or source.year, source.id


def test_every_source_is_used_or_tells_why_it_is_kept() -> None:
    used = {each for text in TEXTS.values() for each in text.sources}
    used |= {each for rule in RULES for each in rule.source_ids}
    used |= set(_elsewhere()) | {each for ids in IN_PASSING.values() for each in ids}
    used |= {
        each
        for tip in load_tips()
        for part in (*tip.research, *([tip.differs] if tip.differs else []))
        for each in part.sources
    }
    idle = [source.id for source in SOURCES.values() if source.id not in used]
    assert [name for name in idle if not SOURCES[name].kept] == []


def _elsewhere() -> Iterator[str]:
    """Yield the ids of sources that docstrings and other data name by their authors."""
    named = {
        "foster-1998": "planner/history.py",
        "foster-2001": "planner/history.py",
        "nielsen-2014": "planner/history.py",
        "steadman-1994": "planner/weather_rules.py",
        "nhs-exercises": "data/exercises.json",
        "healthwise": "data/exercises.json",
        "mcgill": "data/exercises.json",
    }
    for source_id, file in named.items():
        name = re.split(r"[ -]", SOURCES[source_id].who)[0]
        assert name in (PROJECT / file).read_text(encoding="utf-8"), source_id
        yield source_id


@pytest.mark.parametrize("rule", RULES, ids=by_id)
def test_a_rule_that_claims_something_names_sources_that_exist(rule: Rule) -> None:
    assert set(rule.source_ids) <= SOURCES.keys()
    if rule.tag in (Tag.EVIDENCE, Tag.WEAK, Tag.ARTICLE, Tag.CONVENTION):
        assert rule.source_ids
    # A DOI that its words print is that of a source.
    printed = set(re.findall(r"10\.\d{4,9}/[^\s,;]+", source_text(rule).replace(").", ".")))
    known = {SOURCES[each].doi for each in rule.source_ids}
    assert {each.rstrip(".)") for each in printed} <= {each.rstrip(".)") for each in known}


def test_the_articles_rules_and_no_others_rest_on_the_article_alone() -> None:
    alone = {rule.id for rule in RULES if rule.source_ids == ("article",)}
    assert alone == {rule.id for rule in RULES if rule.tag is Tag.ARTICLE}


def test_every_exercise_rests_on_a_source_that_is_listed() -> None:
    names = {
        "NHS exercise pages, in our words": "nhs-exercises",
        "Convention": "ours",
        "Healthwise, in our words": "healthwise",
        "After Stuart McGill, as commonly taught": "mcgill",
        "Pocovi NC et al., Lancet 2024, doi 10.1016/S0140-6736(24)00755-4": "pocovi-2024",
    }
    shipped = json.loads((PROJECT / "data" / "exercises.json").read_text(encoding="utf-8"))
    assert {each["source"] for each in shipped["exercises"]} == names.keys()
    assert set(names.values()) <= SOURCES.keys()


# What modules of words claim in passing, by a piece of the sentence, and what it rests on. Whatever
# else claims something is a text of care or of a tip, or the sentence of a rule.
IN_PASSING = {
    "In a large study, runs more than 10 % longer went with more": ("frandsen-2025",),
    "is our reading of one large study": ("frandsen-2025", "ours"),
    "That study held runs against those of up to 10 % more": ("frandsen-2025",),
    "(session RPE: Foster 2001)": ("foster-2001", "foster-1998"),
    "a common rule of thumb that has not been shown to prevent": ("buist-2008", "damsted-2018"),
    "In a study of 874 beginners": ("nielsen-2014",),
    "as in NHS Couch to 5K": ("nhs-c25k",),
    "is what NHS Couch to 5K asks for; the article’s": ("article", "nhs-c25k"),
    "The article says “several days” and gives no number.": ("article", "ours"),
    "what the NHS Couch to 5K plan asks for": ("article", "nhs-c25k", "ours"),
    "The article says that running may make existing spinal": ("article", "ours"),
    "The article says that running may make a herniated disc worse": ("article",),
    "Fine means: no pain today or in your last run": ("ours",),
    "Here is what one article advises": ("article",),
    "We tell it in our own words": ("article",),
    "What the article tells of running and backs": ("article", "lopes-2011"),
    "No UV index is read here": ("uv-3", "ours"),
    "Stop on sharp pain, on tingling, or when pain travels": ("ours", "nhs-exercises"),
    "NHS exercise pages, in our words": ("nhs-exercises",),
    "stretch by a chiropractor’s tips": ("article",),
    "What the article says of pain, and what your plan does then": ("article", "ours"),
    "follows an article by a chiropractor; it makes no diagnosis": ("article",),
    # How far a rule can be trusted, said before its own source.
    "Weak or mixed evidence": ("ours",),
    "Evidence from one large study: {source}.": ("frandsen-2025",),
}
CLAIMS = re.compile(
    r"\b(stud(y|ies)|trials?|evidence|research|injur\w*|NHS|healthdirect|NICE|chiropractor|numb(ness)?|tingling)"
    r"\b|\b[Pp]revent|[Tt]he article says|sunscreen"
)


def claims() -> Iterator[tuple[str, str]]:
    """Yield where each marked text stands that claims something about health, and the text."""
    spec = importlib.util.spec_from_file_location("words", PROJECT / "data" / "prepare_words.py")
    assert spec is not None
    assert spec.loader is not None
    collector = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(collector)
    for message in collector.template("planner"):
        text = message.id[-1] if isinstance(message.id, tuple) else message.id
        for file, _line in message.locations:
            # What is shorter is a name.
            if CLAIMS.search(text) and len(text.split()) > 3:
                yield file, text


def test_every_claim_that_is_made_anywhere_has_a_source() -> None:
    said_by_rules = {
        sentence: rule
        for rule in RULES
        if (sentence := reason_words._SENTENCES.get(rule.id)) and rule.source_ids
    }
    elsewhere = {"data/care.toml", "data/tips.toml"} | {
        f"planner/{name}.py" for name in ("rules", "care_rules", "history_rules", "weather_rules")
    }
    found = list(claims())
    assert len(found) > 60
    bare = [
        (file, text)
        for file, text in found
        if file not in elsewhere
        and text not in said_by_rules
        and not any(piece in text for piece in IN_PASSING)
    ]
    assert bare == []
    assert {name for ids in IN_PASSING.values() for name in ids} <= SOURCES.keys()
    every = " ".join(text for _, text in found)
    assert [piece for piece in IN_PASSING if piece not in every] == []


# --- Texts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", TEXTS.values(), ids=by_id)
def test_a_text_names_sources_that_exist_and_when_it_was_held_against_them(text: CareText) -> None:
    assert text.sources
    assert set(text.sources) <= SOURCES.keys()
    assert date(2026, 11, 22) <= text.read_on <= date(2026, 12, 31)


@pytest.mark.parametrize("text", TEXTS.values(), ids=by_id)
def test_a_text_is_plain_words_without_scare_claim_or_number(text: CareText) -> None:
    assert text.words
    for words in text.words:
        assert "'" not in words
        assert words == words.strip()
        assert "  " not in words
        assert not NEVER.search(words)
        filled = set(re.findall(r"{(\w+)}", words))
        assert filled <= OWN | care._NUMBERS.keys()
    # What our rules say stands in our rules: a number here is a source's own.
    ours = {f"{value:.0f}" for name, value in care._NUMBERS.items() if "least" not in name}
    if text.id.startswith(("state.", "gate", "ice")):
        assert not set(re.findall(r"\d+", " ".join(text.words))) & ours - {"1"}


def test_what_is_read_in_one_go_is_easy_to_read() -> None:
    """Grade 8 or easier by Flesch and Kincaid; a list of signs is no prose."""
    hard = {}
    for text in TEXTS.values():
        if text.id.startswith(("sign.", "level.")):
            continue
        sentences = " ".join(words.rstrip(".:?") + "." for words in text.words)
        grade = textstat.flesch_kincaid_grade(sentences)
        if grade > 8 and len(sentences.split()) > 30:
            hard[text.id] = grade
    assert hard == {}


def test_every_sign_level_and_state_has_its_text_and_there_are_no_others() -> None:
    found = {name for name in TEXTS if name.startswith(("sign.", "level.", "state."))}
    assert found == {
        *(f"sign.{sign.value}" for sign in Sign),
        "sign.disc",
        *(f"level.{level.value}" for level in Level),
        *("level.urgent_two", "level.urgent_none"),
        *(f"state.{state.value}" for state in PainState),
    }


def test_the_thresholds_that_are_told_join_without_a_gap() -> None:
    told = {state: care.said(f"state.{state.value}", "when") for state in PainState}
    assert told[PainState.EASY] == "Pain of 1 to 2."
    assert told[PainState.PAUSE].startswith("Pain of 3 to 5,")
    assert "pain of 6 or more" in told[PainState.STOP]
    assert "more than 14 days" in told[PainState.STOP]
    limits = [
        int(n)
        for state in (PainState.EASY, PainState.PAUSE, PainState.STOP)
        for n in re.findall(r"\d+", told[state].split("Also")[0])
    ]
    assert limits == [1, 2, 3, 5, 6]
    assert all(low <= high for low, high in pairwise(limits))


def test_a_text_is_said_in_the_language_of_the_moment() -> None:
    # No catalogue has it, so English is said whatever the language.
    with speaking(Tongue("de")):
        assert care.said("state.easy", "when")
    assert N_(TEXTS["ice"].title) == "Cold or heat"


@pytest.mark.parametrize("names", [{}, {"done": "1", "extra": "2"}])
def test_a_name_that_is_not_filled_is_an_error_and_one_too_many_is_not(
    names: dict[str, str],
) -> None:
    if names:
        assert "1 of 2" in care.said("gate.walks", **names)
    else:
        with pytest.raises(KeyError, match="done"):
            care.said("gate.walks")


def test_a_runners_own_braces_stay_as_they_are() -> None:
    assert "Call {done} or go" in care.said("level.emergency", emergency="{done}")


# --- Reading ------------------------------------------------------------------------------------

GOOD = b'[a]\ntext = "Words."\nsources = ["x"]\nread_on = 2026-11-26\n'


def test_tables_within_tables_are_texts_of_their_own() -> None:
    found = parse_texts(GOOD + GOOD.replace(b"[a]", b"[a.b]"))
    assert list(found) == ["a", "a.b"]
    assert found["a.b"].words == ("Words.",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (b'sources = ["x"]\n', b"", "sources"),
        (b'["x"]', b"[]", "no source"),
        (b"read_on = 2026-11-26\n", b"", "read_on"),
        (b"text =", b"txt =", "unknown"),
        (b"[a]", b"[a", "Expected"),
    ],
)
def test_a_bad_file_of_texts_says_which_text_is_wrong(old: bytes, new: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_texts(GOOD.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [("trial", "rumour"), ("abstract", "hearsay"), ("who =", "whom ="), ('about = "x"\n', "")],
)
def test_a_bad_source_is_named(old: str, new: str) -> None:
    good = (
        '[y]\nwho = "A"\nabout = "x"\nwhere = "J"\nkind = "trial"\nread = "abstract"\n'
        "read_on = 2026-11-26\n"
    )
    assert parse_sources(good.encode())["y"].kind is SourceKind.TRIAL
    with pytest.raises(ValueError, match="source y"):
        parse_sources(good.replace(old, new).encode())
