"""A file's name made of whatever it was called is a bare name that every system takes."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from routes.write.own_names import folded, own_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Morning Run.gpx", "Morning Run"),
        ("../../etc/passwd", "passwd"),
        ("/etc/passwd.gpx", "passwd"),
        ("a/b\\c.gpx", "c"),
        ("C:\\runs\\x.gpx", "x"),
        ("CON.gpx", "route CON"),
        ("com1", "route com1"),
        ("COM¹", "route COM¹"),
        ("nul.tar.gpx", "route nul.tar"),
        ("aux .gpx", "route aux"),
        ("", "route"),
        (".", "route"),
        ("..", "route"),
        ("...", "route"),
        (".gpx", "route"),
        (".hidden.gpx", "hidden"),
        ("trailing. . .", "trailing"),
        ("run.gpx.gz", "run"),
        ("run.GPX.GZ", "run"),
        ("run.fit.gpx", "run"),
        ("\U0001f3c3\U0001f3fd", "route"),
        ("\U0001f3c3 lap", "lap"),
        ("a\nb\tc", "a b c"),
        ("a\0b", "ab"),
        ("\u202egpx.exe", "gpx.exe"),
        ("e\u0301te\u0301", "été"),
        ("東京", "東京"),
        ("हिन्दी", "हिन्दी"),
        ("می\u200cخواهم", "میخواهم"),
        ("a<b>c|d?e*f\"g'", "a b c d e f g'"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_name_is_told_by_what_it_was_called(name: str, expected: str) -> None:
    assert own_name(name, ".gpx", ()) == f"{expected}.gpx"


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken = {folded("Run.gpx"), folded("Run (2).gpx")}
    assert own_name("Run", ".gpx", taken) == "Run (3).gpx"
    assert own_name("Run", ".fit", taken) == "Run.fit"


@pytest.mark.parametrize(
    ("first", "second"),
    [("Run", "rUN"), ("Straße", "STRASSE"), ("été", "e\u0301te\u0301"), ("ΣΑΣ", "σας")],
)
def test_names_that_some_system_takes_for_one_are_told_apart(first: str, second: str) -> None:
    taken = {folded(own_name(first, ".gpx", ()))}
    assert own_name(second, ".gpx", taken).endswith(" (2).gpx")


def test_ten_thousand_runs_of_one_name_are_numbered_in_order() -> None:
    taken: set[str] = set()
    names = [own_name("Morning Run", ".gpx", taken)]
    for _ in range(9_999):
        taken.add(folded(names[-1]))
        names.append(own_name("Morning Run", ".gpx", taken))
    assert names[1:] == [f"Morning Run ({number}).gpx" for number in range(2, 10_001)]


LETTERS = st.one_of(st.text(max_size=300), st.text("./\\ \0\n:con123\u202e\u0301é東", max_size=40))


@example("-", ".gpx", 0)
@example("-.x", ".gpx", 0)
@given(LETTERS, st.sampled_from([".gpx", ".fit", ".tcx", ".kml"]), st.integers(0, 3))
def test_every_name_is_bare_short_and_safe(name: str, suffix: str, others: int) -> None:
    taken: set[str] = set()
    for _ in range(others):
        taken.add(folded(own_name(name, suffix, taken)))
    found = own_name(name, suffix, taken)
    assert len(taken) == others
    assert folded(found) not in taken
    assert found.endswith(suffix)
    assert len(found.encode()) <= 255
    assert PurePosixPath(found).name == PureWindowsPath(found).name == found
    assert not PureWindowsPath(found).is_reserved()
    assert not found.startswith((".", " ", "-"))
    stem = found.removesuffix(suffix)
    assert stem == stem.strip(" .")
    assert not set(found) & set('/\\:*?"<>|')
    assert not {unicodedata.category(sign) for sign in found} & {"Cc", "Cf", "Cs", "Co", "Cn"}
