"""The tips: what the article says, how Loopwell uses it, what research says, and who says so."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.care.files import load_sources, load_tips
from planner.care.regions import by_region
from planner.care.tips import Evidence, Part, Tip, parse_tips
from planner.exercises import load_exercises
from planner.screens import tips_words

PROJECT = Path(__file__).parent.parent
ARTICLE = PROJECT.parent / "shared" / "article.txt"
# What this project says in words: the article's must not be among them.
SAID_IN = (".py", ".toml", ".json", ".md", ".js", ".po", ".gpx", ".csv")
NOT_OURS = {".git", ".venv", "__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache"}
# So short a sentence may be said by anyone.
OWN_WORDS = 8

A_TIP = """
[[tip]]
id = "warm"
part = "tips"
title = "Warm up"
says = "Warm up."
sources = ["article"]
uses = "You warm up for {warm_up_min} minutes."
[[tip.research]]
research = "It may help."
evidence = "weak"
sources = ["a-trial"]
[tip.differs]
differs = "They do not agree."
sources = ["article", "a-trial"]
"""
KNOWN = {"article", "a-trial"}


def the_tip(name: str) -> Tip:
    (found,) = [tip for tip in load_tips() if tip.id == name]
    return found


def test_a_tip_is_read_whole() -> None:
    (tip,) = parse_tips(A_TIP.encode(), KNOWN)
    assert (tip.id, tip.part, tip.title, tip.says) == ("warm", Part.TIPS, "Warm up", "Warm up.")
    assert [(each.text, each.evidence, each.sources) for each in tip.research] == [
        ("It may help.", Evidence.WEAK, ("a-trial",))
    ]
    assert tip.differs is not None
    assert tip.differs.sources == ("article", "a-trial")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('sources = ["a-trial"]', "sources = []"),
        ('sources = ["a-trial"]', ""),
        ('sources = ["a-trial"]', 'sources = ["another-trial"]'),
        ('sources = ["article", "a-trial"]', "sources = []"),
        ('sources = ["article", "a-trial"]', ""),
        ('sources = ["article"]\n', "sources = []\n"),
        ('evidence = "weak"', 'evidence = "surely"'),
        ('evidence = "weak"', ""),
        ('part = "tips"', 'part = "more"'),
        ('title = "Warm up"', ""),
        ('title = "Warm up"', 'titel = "Warm up"'),
    ],
)
def test_a_claim_without_a_known_source_or_tag_does_not_load(before: str, after: str) -> None:
    assert A_TIP.count(before) == 1
    with pytest.raises(ValueError, match="tip warm: "):
        parse_tips(A_TIP.replace(before, after).encode(), KNOWN)


def test_the_tips_cover_what_the_article_advises() -> None:
    named = {part: [tip.id for tip in load_tips() if tip.part is part] for part in Part}
    assert named == {
        Part.TIPS: ["warm", "rest", "stretch", "ice", "inserts", "check-up"],
        Part.HURTS: ["stop", "signs", "disc", "history", "sudden"],
        Part.KNOWN: ["cause", "study", "routes"],
    }


def test_every_tip_tells_all_three_and_where_they_differ() -> None:
    for tip in load_tips():
        assert tip.title, tip.id
        assert tip.says, tip.id
        assert tip.uses, tip.id
        assert tip.research, tip.id
        assert "article" in tip.sources, tip.id
    agreed = {tip.id for tip in load_tips() if tip.differs is None}
    assert agreed == {"sudden"}


def test_how_it_is_used_is_told_with_the_planners_own_numbers() -> None:
    exercises = load_exercises()
    told = {tip.id: tips_words.uses_text(tip, exercises) for tip in load_tips()}
    assert not any("{" in text for text in told.values())
    assert "starts with 2 full days" in told["rest"]
    assert "choose 1 to 3" in told["rest"]
    assert "about 9 minutes before it" in told["warm"]
    assert "about 12 minutes comes after it" in told["warm"]
    assert "one of 5 minutes" in told["stretch"]
    assert "up to 20 minutes" in told["ice"]
    assert "more than 5 out of 10" in told["stop"]
    assert "Pain of 3 to 5" in told["stop"]
    assert "2 of the last 14 days had pain of 3 or more" in told["check-up"]
    assert "more than 10 % longer than your longest of the 30 days" in told["routes"]


def test_the_study_of_runners_is_told_as_one_of_any_pain() -> None:
    tip = the_tip("study")
    (found,) = tip.research
    assert found.sources == ("lopes-2011",)
    assert "1049" in found.text
    assert "227" in found.text
    assert "São Paulo" in found.text
    assert "back" not in found.text
    assert tip.differs is not None
    assert "does not tell how many runners have back pain" in tip.differs.text


def test_the_clinics_own_claims_are_left_out() -> None:
    words = " ".join(all_texts()).lower()
    for claim in ("misalign", "alignment", "nervous system", "nerve", "posture", "spinal"):
        assert claim not in words, claim


def test_every_exercise_stands_in_one_region() -> None:
    every = load_exercises().every
    regions = by_region(every)
    shown = [exercise.id for held in regions.values() for exercise in held]
    assert sorted(shown) == sorted(exercise.id for exercise in every)
    assert len(shown) == len(set(shown))


def all_texts() -> Iterator[str]:
    for tip in load_tips():
        yield from (tip.title, tip.says, tip.uses, *(found.text for found in tip.research))
        if tip.differs is not None:
            yield tip.differs.text


def test_no_sentence_of_the_article_is_ours() -> None:
    """Look for the article's longer sentences in all that this project says.

    A sentence in quotation marks is a quotation; titles of works are named by anyone.
    """
    if not ARTICLE.exists():
        pytest.skip("the article's text is not beside this checkout; it is not ours to ship")
    titles = [source.title for source in load_sources().values() if source.title]
    sentences = list(long_sentences(ARTICLE.read_text(encoding="utf-8"), titles))
    assert len(sentences) > 30
    told = {path: plain(unquoted(path.read_text(encoding="utf-8"))) for path in own_files()}
    taken = [
        (path.relative_to(PROJECT).as_posix(), sentence)
        for sentence in sentences
        for path, text in told.items()
        if sentence in text
    ]
    assert taken == []


def test_a_sentence_that_was_taken_would_be_found() -> None:
    article = "Some heading\n\nRunning up the hill is what every one of us likes best. So be it.\n"
    (sentence,) = long_sentences(article, [])
    assert sentence in plain(
        'text = "Running up the hill is what\\n" "every one of us likes best."'
    )
    assert sentence not in plain(
        unquoted("“Running up the hill is what every one of us likes best.”")
    )


def own_files() -> Iterator[Path]:
    for path in sorted(PROJECT.rglob("*")):
        parts = set(path.relative_to(PROJECT).parts)
        if path.suffix in SAID_IN and not parts & NOT_OURS:
            yield path


def long_sentences(article: str, titles: list[str]) -> Iterator[str]:
    for line in article.splitlines():
        if any(plain(title) in plain(line) for title in titles):
            continue
        for sentence in re.split(r"(?<=[.?!])\s+", line):
            words = plain(sentence)
            if len(words.split()) >= OWN_WORDS:
                yield words


def unquoted(text: str) -> str:
    """Return a text without what stands in quotation marks of print; code has others."""
    return re.sub(r"“[^”]*”", " ", text)


def plain(text: str) -> str:
    """Return the words alone, in small letters and without line ends, as they may be split."""
    joined = re.sub(r'\\n|["\'’‘]|\n', " ", text.lower())
    return " ".join(re.findall(r"[a-z0-9%.]*[a-z0-9%]", joined))
