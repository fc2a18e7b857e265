"""Numbers as files write them, a column at once."""

import re
from collections.abc import Sequence

import numpy as np

from routes.guard import PLAIN_NUMBER
from routes.track import FloatArray

# Of these letters float makes a plain number or nothing: no nan, no inf, no 1_0, no other script.
_ODD_LETTER = re.compile(r"[^0-9eE.+ \t\r\n-]")
_NUMBER = re.compile(PLAIN_NUMBER)
_COMMA = re.compile(r"\s*+[+-]?[0-9]{1,6}+,[0-9]++\s*+")


def numbers(texts: Sequence[str | None]) -> FloatArray:
    """Return the value of each text, NaN for a missing one and for one that is no plain number."""
    if not _ODD_LETTER.search("".join(filter(None, texts))):
        try:
            return np.array([float(text) if text else np.nan for text in texts], dtype=np.float64)
        except ValueError:
            pass
    return np.array([_number(text) for text in texts], dtype=np.float64)


def with_points_for_commas(texts: Sequence[str | None]) -> tuple[list[str | None], int]:
    """Return the texts with "48,12" written "48.12", and how many were written so."""
    if "," not in "".join(filter(None, texts)):
        return list(texts), 0
    is_comma = _COMMA.fullmatch
    found = [text.replace(",", ".") if text and is_comma(text) else text for text in texts]
    return found, sum([new is not old for new, old in zip(found, texts, strict=True)])


def _number(text: str | None) -> float:
    return float(text) if text and _NUMBER.fullmatch(text) else np.nan
