"""Records as text and back: nothing lost, nothing let in, and the words that never change."""

import json
import typing
from dataclasses import fields, is_dataclass
from datetime import date

import pytest
from hypothesis import given
from record_strategies import OF_KIND, PROFILES, RECORDS

from planner.book import Record
from planner.breaches import Broken
from planner.edits import SetDistance, SetRoute, Skip
from planner.journal import CheckIn, RunDone, Sore
from planner.plan import RoutePick
from planner.profile import Profile
from planner.runner import Runner
from planner.signs import Sign
from planner.store import StoreError, Trouble, codec
from routes.recipe import Method
from routes.tailor import Recipe

MONDAY = date(2026, 11, 23)
RUN = (
    '{"kind":"run","day":"2026-11-23","distance_m":5000.0,"duration_s":null,"effort":null,'
    '"pain_before":null,"pain_worst":null,"pain_morning":null,"sore":["hip"],"stage":"",'
    '"is_told":false,"route_id":"","planned_for":null,"is_cut_short":false,"note":"wet – 雨"}'
)


def kinds_in(value: object) -> object:
    """Return the type of a value and of all that it holds; a whole number may be a float's."""
    if is_dataclass(value):
        return type(value), tuple(kinds_in(getattr(value, each.name)) for each in fields(value))
    if isinstance(value, tuple | frozenset):
        return type(value), {kinds_in(each) for each in value}
    return {int: "number", float: "number"}.get(type(value), type(value))


@given(RECORDS)
def test_any_record_comes_back_and_is_written_the_same_again(record: Record) -> None:
    text = codec.text_of(record)
    text.encode()
    assert "\0" not in text
    found = codec.record_of(text)
    assert found == record
    # A word of an enum equals its text, so equality would not tell them apart.
    assert kinds_in(found) == kinds_in(record)
    assert codec.text_of(found) == text


@given(PROFILES)
def test_any_profile_comes_back_and_is_written_the_same_again(profile: Profile) -> None:
    text = codec.text_of(profile)
    assert codec.profile_of(text) == profile
    assert kinds_in(codec.profile_of(text)) == kinds_in(profile)
    assert codec.text_of(codec.profile_of(text)) == text
    codec.name_of(profile).encode()


def test_every_kind_of_record_has_a_name_and_is_tried() -> None:
    kinds = set(typing.get_args(Record))
    assert kinds | {Profile} == set(codec.KINDS.values())
    assert kinds == set(OF_KIND)


def test_what_is_written_is_what_was_always_written() -> None:
    run = RunDone(MONDAY, 5000, sore=(Sore.HIP,), note="wet – 雨")
    assert codec.text_of(run) == RUN
    assert codec.record_of(RUN) == run


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Sign, "saddle_numbness bladder bowel both_legs leg_weakness sexual_function chest_pain"),
        (Sign, "accident fever weight_loss lump no_rest coughing shoulder_blades illness age"),
        (Sign, "leg_pain leg_tingling stiffness sharp_pain concern"),
        (Sore, "neck shoulder hip groin buttock hamstring thigh knee shin calf achilles ankle"),
        (Broken, "weekday blocked cap goal long_share long_runs deload taper recovery route"),
        (Method, "whole reverse laps out_and_back back_from_finish inner_loop short_cut"),
    ],
)
def test_names_that_stand_in_journals_are_still_known(kind: type, names: str) -> None:
    for name in names.split():
        assert kind(name).value == name


def test_a_set_is_written_in_one_order() -> None:
    signs = [Sign.LUMP, Sign.AGE, Sign.FEVER, Sign.BOWEL]
    texts = {codec.text_of(CheckIn(MONDAY, signs=frozenset(s))) for s in (signs, signs[::-1])}
    assert len(texts) == 1
    assert '["age","bowel","fever","lump"]' in texts.pop()


def test_a_field_that_came_later_has_its_default_in_an_older_text() -> None:
    assert codec.record_of('{"kind":"run","day":"2026-11-23","distance_m":5}') == RunDone(MONDAY, 5)


def test_a_profile_kept_before_there_were_watches_has_none() -> None:
    profile = Profile("Ada", Runner(None, 390.0), 5_000.0, MONDAY)
    found = json.loads(codec.text_of(profile))
    assert found.pop("watch") is None
    assert codec.profile_of(json.dumps(found)) == profile
    with pytest.raises(StoreError):
        codec.profile_of(json.dumps(found | {"watch": "rolex"}))
    for watch in ["garmin", "coros", "suunto", "polar", "apple", "wahoo", "amazfit", "phone"]:
        assert codec.profile_of(json.dumps(found | {"watch": watch})).watch == watch


def swapped(name: str, value: str) -> str:
    found = json.loads(RUN)
    found.pop(name)
    return f'{json.dumps(found)[:-1]}, "{name}": {value}}}'


BAD = {
    "empty": "",
    "no JSON": RUN[:-1],
    "a list": "[]",
    "no kind": '{"day":"2026-11-23"}',
    "an unknown kind": '{"kind":"swim","day":"2026-11-23"}',
    "a kind that is no text": '{"kind":["run"]}',
    "an unknown field": RUN[:-1] + ',"mood":"good"}',
    "a field twice": RUN[:-1] + ',"note":""}',
    "a field missing": '{"kind":"run","day":"2026-11-23"}',
    "a profile": '{"kind":"profile"}',
    "another way to write a day": swapped("day", '"20261123"'),
    "a week's day": swapped("day", '"2026-W48-1"'),
    "no such day": swapped("day", '"2026-02-30"'),
    "a moment for a day": swapped("day", '"2026-11-23T00:00:00"'),
    "a number in quotes": swapped("distance_m", '"5000"'),
    "not a number": swapped("distance_m", "NaN"),
    "infinite": swapped("distance_m", "Infinity"),
    "infinite in digits": swapped("distance_m", "1e999"),
    "true for a number": swapped("distance_m", "true"),
    "a number for true": swapped("is_told", "1"),
    "a part of a number": swapped("effort", "5.5"),
    "out of the scale": swapped("effort", "11"),
    "below nothing": swapped("distance_m", "-1"),
    "digits without end": swapped("effort", "9" * 5_000),
    "a number for a text": swapped("note", "5"),
    "nothing for a text": swapped("note", "null"),
    "an unknown sore spot": swapped("sore", '["soul"]'),
    "a text for a list": swapped("sore", '""'),
    "an object for a list": swapped("sore", "{}"),
    "a deep list": swapped("sore", "[" * 100_000 + "]" * 100_000),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
def test_a_text_that_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(StoreError) as caught:
        codec.record_of(text)
    assert caught.value.code is Trouble.UNREADABLE
    assert len(caught.value.detail) <= 300


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_never_written(value: float) -> None:
    pick = RoutePick("a", "A", Recipe(Method.WHOLE, turn_m=value), 5.0, 5.0, fits=True)
    for record in (SetDistance(MONDAY, value), SetRoute(MONDAY, pick)):
        with pytest.raises(StoreError) as caught:
            codec.text_of(record)
        assert caught.value.code is Trouble.NOT_A_RECORD


def test_a_loop_from_home_is_told_where_it_is_one_and_any_other_route_as_ever() -> None:
    pick = RoutePick("a", "A", Recipe(Method.WHOLE), 5.0, 5.0, fits=True)
    assert "is_loop_home" not in codec.text_of(SetRoute(MONDAY, pick))
    assert '"is_loop_home":true' in codec.text_of(SetRoute(MONDAY, pick, is_loop_home=True))


def test_soft_rules_that_were_accepted_stay_accepted() -> None:
    skip = Skip(MONDAY, frozenset({Broken.CAP, Broken.TAPER}))
    assert codec.record_of(codec.text_of(skip)) == skip


def test_every_field_of_every_kind_is_written() -> None:
    for kind in codec.KINDS.values():
        if kind is RunDone:
            written = set(json.loads(RUN)) - {"kind"}
            assert written == {field.name for field in fields(kind)}
