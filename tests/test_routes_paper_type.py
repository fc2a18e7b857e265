"""Type on paper: any name is set, read back and embedded, and none of it is markup."""


import pytest
from paper_builders import NAMES, SHAPED_NAMES, fonts_of, pdf_of, said_in, text_of

from routes.paper.look import Style, Weight
from routes.paper.scripts import REPLACEMENT, printable, stretches

PLAIN = Style(12)
STRONG = Style(12, Weight.STRONG)


def line(text: str, style: Style = PLAIN) -> bytes:
    return pdf_of(lambda paper: paper.text(30, 700, text, style))


@pytest.mark.parametrize("style", [PLAIN, STRONG], ids=["regular", "strong"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_name_is_read_back_as_it_is(name: str, style: Style) -> None:
    assert text_of(line(name, style)) == printable(name)


@pytest.mark.parametrize("name", SHAPED_NAMES.values(), ids=SHAPED_NAMES.keys())
def test_a_name_of_shaped_letters_is_embedded_and_told_by_what_it_says(name: str) -> None:
    data = line(name)
    assert all(fonts_of(data).values())
    assert REPLACEMENT not in text_of(data)
    for word in name.split():
        if word.isalpha() and not Faces_is_backward(word):
            assert word in said_in(data)


def Faces_is_backward(word: str) -> bool:
    return any(is_backward for _, is_backward in stretches(word))
