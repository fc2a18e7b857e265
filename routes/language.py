"""The language that words are said in: English in the code, others from catalogues of gettext.

A module of words marks its constants with `N_` and ends with `spoken(__name__)`: whoever reads one
of them from outside, as `labels.TITLE`, gets it in the language of the moment. Inside functions
`_`, `ngettext` and `pgettext` say a text at once. Catalogues lie in `<package>/locale/<code>.po`.
`NP_` marks as `N_` does, with a context as `pgettext` has it.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, time
from functools import cache, reduce
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Final, Self, TypeVar

from babel.core import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_decimal_symbol

_T = TypeVar("_T")
_ROOT = Path(__file__).parents[1]
# Each language by the name its own speakers give it.
NAMES: Final = {"en": "English", "de": "Deutsch", "zh_Hans": "简体中文"}
ENGLISH: Final = "en"
# Dates and numbers as Australians write them, where the code's own English is spoken.
_LOCALES = {ENGLISH: "en_AU"}
# Every plural form of any language of CLDR's for whole numbers is met below this.
_COUNTED = 112


@dataclass(frozen=True, slots=True)
class Tongue:
    """Hold the language of the words, and the one that dates and numbers are written in.

    Codes of NAMES. `figures` is "" where it is the language of the words.
    """

    words: str = ENGLISH
    figures: str = ""


_HERE: ContextVar[Tongue | None] = ContextVar("tongue", default=None)
_ASKED: list[Callable[[], Tongue | None]] = []


def ask(whose: Callable[[], Tongue | None]) -> None:
    """Let a program say whose language is spoken where `speaking` says nothing; None for English.

    A server with many visitors knows it only at the moment of saying.
    """
    _ASKED[:] = [whose]


def tongue() -> Tongue:
    """Return the language of the moment."""
    here = _HERE.get()
    if here is None and _ASKED:
        here = _ASKED[0]()
    return here or Tongue()


def speak(chosen: Tongue) -> None:
    """Speak a language from now on, in this thread and its own context alone.

    For a thread that serves one visitor: to ask anew with each word takes a third of a turn.
    """
    _HERE.set(chosen)


@contextmanager
def speaking(chosen: Tongue) -> Iterator[None]:
    """Speak a language until the block ends; for threads and programs without a visitor."""
    before = _HERE.set(chosen)
    try:
        yield
    finally:
        _HERE.reset(before)


def as_spoken_now(make: Callable[[], _T]) -> Callable[[], _T]:
    """Return what makes something so that it does so in the language of now, in any thread."""
    chosen = tongue()

    def made() -> _T:
        with speaking(chosen):
            return make()

    return made


def _(text: str) -> str:
    """Return a text in the language of the moment, itself where no catalogue has it."""
    if isinstance(text, Marked) and text.context:
        return pgettext(text.context, str(text))
    return _said_in(tongue().words).gettext(text) if text else ""


def ngettext(one: str, many: str, count: float) -> str:
    """Return the text for so many things, by the language's own rule; `{count}` is still in it."""
    return _said_in(tongue().words).ngettext(one, many, round(count))


def pgettext(context: str, text: str) -> str:
    """Return a text that means different things in different places, as `context` says."""
    return _said_in(tongue().words).pgettext(context, text)


def decimal(value: float, digits: int = 0) -> str:
    """Return a number with so many digits after the point or comma, never grouped."""
    return f"{value:.{digits}f}".replace(".", _point(figures()))


def grouped(count: int) -> str:
    """Return a whole number with its thousands apart, as 10,000."""
    return str(format_decimal(count, locale=_locale()))


def listed(items: Iterable[str]) -> str:
    """Return things as a list in words: a, b and c."""
    return format_list(list(items), locale=_locale_of(tongue().words))


def paragraph(*sentences: str) -> str:
    """Return whole sentences one after another, those that are "" left out."""
    told = [each for each in sentences if each]
    return reduce(_followed, told) if told else ""


def followed() -> str:
    """Return how a sentence is followed by the next: with a space, as most languages have it."""
    return pgettext("a sentence and the next", "{told} {next}")


def first_up(text: str) -> str:
    """Return a text with a capital letter in front."""
    return text[:1].upper() + text[1:]


def by_plural(say: Callable[[int], str]) -> dict[str, str]:
    """Return what is said of a number in each plural form, for a script that will know the number.

    Keys are those of JavaScript's Intl.PluralRules; `say` gives a text with the number left open.
    """
    return {form: say(count) for form, count in _plural_forms(tongue().words).items()}


def figures() -> str:
    """Return the language that dates and numbers are written in, a code of `NAMES`."""
    spoken_now = tongue()
    return spoken_now.figures or spoken_now.words


def words_tag() -> str:
    """Return the language of words as browsers know it, as en-AU."""
    return str(_locale_of(tongue().words)).replace("_", "-")


def figures_tag() -> str:
    """Return the language of dates and numbers as browsers know it, as en-AU."""
    return str(_locale()).replace("_", "-")


def day_text(day: date, pattern: str) -> str:
    """Return a day written by a pattern of Unicode's CLDR, such as EEE d MMM.

    Patterns are translated as words are, since each language has its own order.
    """
    said = _said_in(figures()).gettext(pattern)
    return format_date(day, format=said, locale=_locale())


def clock_text(at: time) -> str:
    """Return a time of day on a clock of 24 hours, as 6:30."""
    return format_time(at, format="H:mm", locale=_locale())


class Marked(str):
    """A text to be translated where it is read; `context` is "" for none."""

    __slots__ = ("context",)
    context: str

    def __new__(cls, text: str, context: str = "") -> Self:
        """Mark a text."""
        marked = super().__new__(cls, text)
        marked.context = context
        return marked


def N_(text: str) -> str:  # noqa: N802 - gettext's own name, which tools look for
    """Mark a constant for the catalogues; it is said when somebody reads it from outside."""
    return Marked(text)


def NP_(context: str, text: str) -> str:  # noqa: N802 - as N_
    """Mark a constant that means different things in different places, as `context` says."""
    return Marked(text, context)


def spoken(module: str) -> None:
    """Let a module say its marked constants in the language of the moment.

    To be called at its end with `__name__`. Constants within tuples and dicts are said too; names
    imported from the module by `from` stay English.
    """
    sys.modules[module].__class__ = _Spoken


class _Spoken(ModuleType):
    def __getattribute__(self, name: str) -> object:
        return _say(super().__getattribute__(name))


def _say(value: object) -> object:
    if isinstance(value, Marked):
        return _(value)
    if type(value) is tuple and any(map(_has_marks, value)):
        return tuple(_say(each) for each in value)
    if type(value) is dict and any(map(_has_marks, value.values())):
        return {key: _say(each) for key, each in value.items()}
    return value


def _has_marks(value: object) -> bool:
    if type(value) is tuple:
        return any(map(_has_marks, value))
    if type(value) is dict:
        return any(map(_has_marks, value.values()))
    return isinstance(value, Marked)


@cache
def _said_in(code: str) -> NullTranslations:
    """Return all catalogues of a language, read once; nothing but the text itself for English."""
    found: NullTranslations = NullTranslations()
    if code not in NAMES:
        return found
    for file in sorted(_ROOT.glob(f"*/locale/{code}.po")):
        with file.open("rb") as opened:
            catalogue = read_po(opened, locale=code)
        compiled = BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        read = GNUTranslations(compiled)
        read.add_fallback(found)
        found = read
    return found


def _followed(told: str, more: str) -> str:
    return followed().format(told=told, next=more)


def _locale() -> Locale:
    return _locale_of(figures())


@cache
def _locale_of(code: str) -> Locale:
    return Locale.parse(_LOCALES.get(code, code if code in NAMES else _LOCALES[ENGLISH]))


@cache
def _point(code: str) -> str:
    return get_decimal_symbol(_locale_of(code))


@cache
def _plural_forms(code: str) -> dict[str, int]:
    """Return the plural forms of a language, each with the first number that has it."""
    rule = _locale_of(code).plural_form
    return {rule(count): count for count in reversed(range(_COUNTED))}
