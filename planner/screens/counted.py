"""How a number of things is written, in digits or in words: one of them without the s."""

_WORDS = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}


def counted(count: int, noun: str) -> str:
    """Return so many of a thing, as 2 runs."""
    return f"{count} {_noun(count, noun)}"


def counted_in_words(count: int, noun: str) -> str:
    """Return so many of a thing, as two runs; digits from seven on."""
    return f"{number_word(count)} {_noun(count, noun)}"


def number_word(count: int) -> str:
    """Return a small number as a word, a larger one in digits."""
    return _WORDS.get(count, str(count))


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
