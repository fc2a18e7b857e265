"""What is said of each make of watch: only what is known, with how it is known."""

import re
from itertools import chain, product

import pytest

from routes.screens import watch_claim_words, watch_words
from routes.screens.watch_claim_words import Claim, Sure
from routes.watches import TAKES, Format, Watch, takes

# What ../shared/watches.md has from memory alone (marked M), a phrase that each could not do
# without. None of it may stand in the app before somebody has checked it.
MEMORY = (
    "routes > import",
    "COROS app > ",
    "open the GPX with the COROS app",
    "then sync [M]",
    "KML",
    "Suunto app > map",
    "Map, then Routes",
    "Flow web",
    "Polar Flow",
    "Favourites",
    "Polar takes",
    "native Workout",
    "Workout app",
    "my routes",
    "My routes",
    "profile >",
    "Zepp app takes",
    "version=",
    "7.7.5",
)
# What a make's claims may never say of it, as that is from memory.
MEMORY_OF = {
    Watch.COROS: r"\b(FIT|TCX|import the|sync)\b",
    Watch.SUUNTO: r"\b(sync|Map)\b",
    Watch.POLAR: r"\b(GPX|TCX|FIT|Favourites|sync)\b",
    Watch.AMAZFIT: r"\b(GPX|TCX|FIT|Profile)\b",
}


def claims(watch: Watch) -> list[Claim]:
    tables = (watch_claim_words.DOES_WITH, watch_claim_words.LOADS, watch_claim_words.WORKOUTS)
    return list(chain.from_iterable(table.get(watch, ()) for table in tables))


@pytest.mark.parametrize("watch", Watch)
def test_each_make_is_named_and_told_of(watch: Watch) -> None:
    assert watch_words.NAMES[watch]
    assert watch_words.CHOICES[watch]
    for fmt in Format:
        assert watch_claim_words.steps(watch, fmt)
    assert watch_claim_words.does(watch, takes(watch).best)


@pytest.mark.parametrize("watch", Watch)
def test_nothing_is_said_from_memory(watch: Watch) -> None:
    said = " ".join(claim.text for claim in claims(watch))
    assert [phrase for phrase in MEMORY if phrase in said] == []
    # A workout is another matter than a route.
    routes = [*watch_claim_words.DOES_WITH[watch], *watch_claim_words.LOADS[watch]]
    of_routes = " ".join(claim.text for claim in routes)
    if watch in MEMORY_OF:
        assert not re.search(MEMORY_OF[watch], of_routes)


def test_the_guard_finds_what_is_said_from_memory() -> None:
    assert re.search(MEMORY_OF[Watch.POLAR], "Polar takes GPX and TCX.")
    assert any(phrase in "In Flow web open Favourites" for phrase in MEMORY)


def test_makes_of_which_nobody_says_what_they_take_get_the_common_file() -> None:
    not_known = {watch for watch in Watch if not TAKES[watch].known}
    assert not_known == {Watch.POLAR, Watch.AMAZFIT}
    assert {takes(watch).best for watch in not_known} == {Format.GPX}
    for watch in (Watch.COROS, Watch.SUUNTO, Watch.POLAR, Watch.AMAZFIT):
        assert [claim.sure for claim in watch_claim_words.LOADS[watch]] == [Sure.UNKNOWN]


@pytest.mark.parametrize("watch", Watch)
def test_what_is_reported_is_said_to_be_reported(watch: Watch) -> None:
    for claim in watch_claim_words.DOES_WITH[watch]:
        if claim.sure is Sure.REPORTED:
            assert re.search(r"[Rr]eport|quoted", claim.text)
        if claim.sure is Sure.UNKNOWN:
            assert re.search("we do not know|not been able", claim.text)


def test_the_best_file_is_one_that_is_known_where_any_is() -> None:
    for watch in Watch:
        kinds = takes(watch)
        assert kinds.best in (*kinds.known[:1], Format.GPX)
        assert {kinds.best, *kinds.others} == set(Format)
        first = kinds.others[: len(kinds.known) - 1] if kinds.known else ()
        assert set(first) <= set(kinds.known)


@pytest.mark.parametrize(("watch", "fmt"), list(product([None, *Watch], Format)))
def test_a_download_says_what_it_is(watch: Watch | None, fmt: Format) -> None:
    text = watch_words.download_text(watch, fmt)
    assert fmt.upper() in text
    is_best = watch is not None and fmt is takes(watch).best
    assert (watch is not None and watch_words.NAMES[watch] in text) == is_best


def test_only_makes_that_take_a_workout_say_how_it_gets_there() -> None:
    for watch in Watch:
        says = watch_claim_words.workout_says(watch)
        if takes(watch).has_workouts:
            assert "copy" in says[0]
        assert "copy" not in " ".join(says) or takes(watch).has_workouts


@pytest.mark.parametrize("watch", Watch)
def test_what_is_said_of_another_format_names_it(watch: Watch) -> None:
    for fmt in takes(watch).others:
        assert all(fmt.upper() in text for text in watch_claim_words.does_of(watch, fmt))
