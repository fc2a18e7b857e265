"""A language that nobody speaks: each letter that a catalogue says is one of another script.

What a page shows in letters of English has not gone through a catalogue.
"""

import json
import re
from collections.abc import Iterator
from gettext import NullTranslations
from string import ascii_letters

import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from routes import language
from routes.language import Tongue
from routes.screens import route_names

_LETTERS = str.maketrans(ascii_letters, "".join(chr(0x1D552 + n % 26) for n in range(52)))
_OPEN = re.compile(r"(\{[^{}]*\})")
_PATTERN = re.compile(r"[EdMy ]+|%-d %b|DD/MM/YYYY")
# Streamlit's own marks in texts: icons, colours, sizes.
_MARKS = re.compile(r":material/\w+:|:[a-z]+\[|\]\((#|https://)[^)]+\)|\b[0-9a-f]{32}\b")
_WORD = re.compile(r"[A-Za-z]{2,}")
# What of a widget nobody reads.
_UNREAD = frozenset(
    name
    for row in (
        "id form_id element_id key icon url url_path query_string format language mime_type type",
        "query_param_key page_script_hash data_url style component_name html_content css_content",
        "js_content unit_suffix spec theme named_datasets anchor code_text page",
    )
    for name in row.split()
)
_UNREAD_DATA = frozenset(
    ["kind", "id", "figures", "sketch", "dialled", "visit", "settled", "standing"]
)


class Pseudo(NullTranslations):
    """Say each text in letters of another script; places for values stay."""

    def gettext(self, message: str) -> str:
        """Return a text; patterns of dates stay."""
        if _PATTERN.fullmatch(message):
            return message
        parts = _OPEN.split(message)
        return "".join(part if part.startswith("{") else part.translate(_LETTERS) for part in parts)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the text for a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - as gettext has it
        """Return a text with a context."""
        return self.gettext(message)


def speak_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all words be said so; days and numbers are Chinese."""
    monkeypatch.setattr(language, "_said_in", lambda _code: Pseudo())
    monkeypatch.setattr(language, "tongue", lambda: Tongue("zh_Hans"))
    # What is kept of how names end is of the words that are said really.
    monkeypatch.setattr(route_names, "_patterns", route_names._patterns.__wrapped__)


def english(text: str) -> list[str]:
    """Return the words of a text that have letters of English."""
    return _WORD.findall(_MARKS.sub("", text))


def shown(app: AppTest) -> Iterator[str]:
    """Yield every text that a page shows."""
    for element in app._tree:
        proto = getattr(element, "proto", None)
        if isinstance(proto, Message):
            yield from _texts(proto)


def _texts(proto: Message) -> Iterator[str]:
    for field, value in proto.ListFields():
        if field.name in _UNREAD:
            continue
        alone = isinstance(value, Message | str | bytes | int | float)
        for each in [value] if alone else value:
            if isinstance(each, Message):
                yield from _texts(each)
            elif isinstance(each, str):
                yield from _data(json.loads(each)) if field.name == "json" else [each]


def _data(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _UNREAD_DATA:
                yield from _data(each)
    elif isinstance(value, list):
        for each in value:
            yield from _data(each)
