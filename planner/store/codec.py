"""Records and profiles as JSON text and back: strict, without loss, and never a pickle.

The names of kinds, fields and values stand in databases and exported files, and never change.
"""

import json
import math
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NoReturn, get_args, get_origin

from cattrs import Converter, transform_error
from cattrs.gen import make_dict_unstructure_fn, override

from planner.book import Record
from planner.edits import Move, NotToday, SetDistance, SetRoute, Skip, Swap, Vacation
from planner.journal import CheckIn, Cleared, Missed, RunDone, Ticked, Walked
from planner.profile import Profile
from planner.store.errors import StoreError, Trouble

Value = Record | Profile

KINDS: Mapping[str, type[Any]] = MappingProxyType(
    {
        "run": RunDone,
        "check_in": CheckIn,
        "walk": Walked,
        "cleared": Cleared,
        "missed": Missed,
        "ticked": Ticked,
        "move": Move,
        "swap": Swap,
        "skip": Skip,
        "not_today": NotToday,
        "vacation": Vacation,
        "set_distance": SetDistance,
        "set_route": SetRoute,
        "profile": Profile,
    }
)
_NAMES = {kind: name for name, kind in KINDS.items()}
_KIND = "kind"
# A book is read again after each save, and nearly all of it is as it was.
_REMEMBERED = 20_000


def kind_of(value: Value) -> str:
    """Return the name that a kind is kept under."""
    return _NAMES[type(value)]


def text_of(value: Value) -> str:
    """Return a record or profile as one line of JSON; the same value gives the same text.

    Raises StoreError NOT_A_RECORD for what has no JSON, such as a distance that is no number.
    """
    return compact({_KIND: kind_of(value), **_CONVERTER.unstructure(value, type(value))})


def compact(value: object) -> str:
    """Return JSON on one line. Raises StoreError NOT_A_RECORD."""
    try:
        return written(value, separators=(",", ":"))
    except ValueError as error:
        raise StoreError(Trouble.NOT_A_RECORD, str(error)) from error


def written(value: object, **layout: Any) -> str:  # noqa: ANN401 - passed on to json
    """Return JSON that any database and file takes, as readable as that allows."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, **layout)
    try:
        text.encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair, which is no character but may have been typed.
        return json.dumps(value, ensure_ascii=True, allow_nan=False, **layout)
    return text


def name_of(profile: Profile) -> str:
    """Return a profile's name without what a database may refuse in a text."""
    return profile.name.replace("\0", "").encode(errors="replace").decode().strip()


@lru_cache(_REMEMBERED)
def record_of(text: str) -> Record:
    """Return the record of a text. Raises StoreError UNREADABLE."""
    value = value_of(parsed(text))
    if isinstance(value, Profile):
        raise StoreError(Trouble.UNREADABLE, "a profile in place of a record")
    return value


@lru_cache(_REMEMBERED)
def profile_of(text: str) -> Profile:
    """Return the profile of a text. Raises StoreError UNREADABLE."""
    value = value_of(parsed(text))
    if not isinstance(value, Profile):
        raise StoreError(Trouble.UNREADABLE, "a record in place of a profile")
    return value


def forget() -> None:
    """Let go of every text that was read."""
    record_of.cache_clear()
    profile_of.cache_clear()


def parsed(text: str) -> object:
    """Return what JSON says, where each name stands once and each number is one.

    Raises StoreError UNREADABLE.
    """
    try:
        return json.loads(text, parse_constant=_no_number, object_pairs_hook=_each_once)
    except (ValueError, RecursionError) as error:
        raise StoreError(Trouble.UNREADABLE, str(error)) from error


def value_of(found: object) -> Value:
    """Return the record or profile that a JSON object holds. Raises StoreError UNREADABLE."""
    kind = found.get(_KIND) if isinstance(found, dict) else None
    if not isinstance(found, dict) or not isinstance(kind, str) or kind not in KINDS:
        raise StoreError(Trouble.UNREADABLE, f"unknown kind {kind!r:.50}")
    fields = {name: value for name, value in found.items() if name != _KIND}
    value: Value = structured(fields, KINDS[kind])
    return value


def structured(fields: object, kind: type[Any]) -> Any:  # noqa: ANN401 - `kind` says what it is
    """Return a dataclass from its fields as JSON has them. Raises StoreError UNREADABLE."""
    try:
        return _CONVERTER.structure(fields, kind)
    except Exception as error:
        # Whatever a constructor may say of values that do not fit.
        said = "; ".join(transform_error(error, format_exception=_said))
        raise StoreError(Trouble.UNREADABLE, said) from error


def _said(error: BaseException, _: type | None) -> str:
    return f"{type(error).__name__}: {error}"


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found


def _exactly(*types: type) -> Callable[[Any, Any], Any]:
    def check(value: object, _: object) -> object:
        if type(value) not in types:
            raise TypeError(f"{value!r:.50} is no {types[0].__name__}")
        return value

    return check


def _word(value: str, kind: type[StrEnum]) -> StrEnum:
    return kind(value)


def _float(value: object, _: object) -> float:
    number = float(_exactly(float, int)(value, None))
    if not math.isfinite(number):
        raise ValueError(f"{value!r:.50} is out of range")
    return number


def _iso(kind: type[date] | type[time]) -> Callable[[Any, Any], Any]:
    def read(value: object, _: object) -> date | time:
        found = kind.fromisoformat(_exactly(str)(value, None))
        if found.isoformat() != value:
            raise ValueError(f"{value!r:.50} is another way to write it")
        return found

    return read


def _is_set(kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is frozenset


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for exact in (int, str, bool):
        converter.register_structure_hook(exact, _exactly(exact))
    # Told apart from other texts: not any text is one of an enum's values.
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook(float, _float)
    # A whole number stands in a float's field too; it shall be written as any other.
    converter.register_unstructure_hook(float, float)
    for kind in (date, time):
        converter.register_structure_hook(kind, _iso(kind))
        converter.register_unstructure_hook(kind, kind.isoformat)

    def is_collection(kind: object) -> bool:
        return get_origin(kind) in (tuple, frozenset)

    def from_list(kind: Any) -> Callable[[Any, Any], Any]:  # noqa: ANN401 - a generic type
        make, element = get_origin(kind), get_args(kind)[0]
        read = converter.get_structure_hook(element)

        def read_all(found: object, _: object) -> object:
            return make(read(each, element) for each in _exactly(list)(found, None))

        return read_all

    converter.register_structure_hook_factory(is_collection, from_list)
    # A set has no order of its own, and the same set shall give the same text.
    converter.register_unstructure_hook_func(_is_set, sorted)
    # Told only where it is so: older Loopwells know no such field, and the text stays the same.
    only_where = override(omit_if_default=True)
    converter.register_unstructure_hook(
        SetRoute, make_dict_unstructure_fn(SetRoute, converter, is_loop_home=only_where)
    )
    return converter


_CONVERTER = _converter()
