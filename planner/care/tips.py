"""What the article advises, how Loopwell uses it, and what research says: bytes to checked objects.

The texts are those of `data/tips.toml`, in English; who shows them says them in the visitor's
language.
"""

import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """Which part of the article's advice a tip belongs to, in the order they are shown."""

    TIPS = "tips"
    HURTS = "hurts"
    KNOWN = "known"


class Evidence(StrEnum):
    """How far a finding may be trusted."""

    WELL = "well"
    WEAK = "weak"
    GUIDANCE = "guidance"
    CONVENTION = "convention"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold what research says, how far to trust it, and the ids of its sources, one or more."""

    text: str
    evidence: Evidence
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold where article, research and Loopwell do not agree, and the ids of who says so."""

    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tip:
    """Hold one tip: what the article says, how Loopwell uses it, and what research says.

    `uses` may hold names in braces, which the planner's own numbers fill. `differs` is None where
    all agree.
    """

    id: str
    part: Part
    title: str
    says: str
    sources: tuple[str, ...]
    uses: str
    research: tuple[Finding, ...]
    differs: Difference | None = None


def parse_tips(raw: bytes, known: Container[str]) -> tuple[Tip, ...]:
    """Return the tips of a TOML file, in its order.

    `known` are the ids of all sources. Raises ValueError for a file that is not one of tips, and
    for a text that names no source, or one that is not known.
    """
    return tuple(_tip(fields, known) for fields in tomllib.loads(raw.decode())["tip"])


def _tip(fields: Mapping[str, Any], known: Container[str]) -> Tip:
    told = dict(fields)
    try:
        differs = told.pop("differs", None)
        return Tip(
            part=Part(told.pop("part")),
            sources=_sources(told.pop("sources"), known),
            research=tuple(_finding(each, known) for each in told.pop("research")),
            differs=None if differs is None else _difference(differs, known),
            # An unknown key is a slip of the pen and raises TypeError.
            **told,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"tip {fields.get('id')}: {error}") from error


def _finding(fields: Mapping[str, Any], known: Container[str]) -> Finding:
    text, evidence = str(fields["research"]), Evidence(fields["evidence"])
    return Finding(text, evidence, _sources(fields["sources"], known))


def _difference(fields: Mapping[str, Any], known: Container[str]) -> Difference:
    return Difference(str(fields["differs"]), _sources(fields["sources"], known))


def _sources(ids: list[str], known: Container[str]) -> tuple[str, ...]:
    if not ids:
        raise ValueError("a claim without a source")
    if unknown := [each for each in ids if each not in known]:
        raise ValueError(f"unknown source {unknown}")
    return tuple(ids)
