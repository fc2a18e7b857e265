"""Figures from `data/poses.toml`, checked: every word known, every joint within its limits."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from planner.figures.body import HIP_HALF, SHOULDER_HALF
from planner.figures.figure import (
    Arrow,
    Figure,
    Ground,
    Hold,
    Mark,
    Pose,
    Prop,
    PropKind,
    View,
)
from planner.figures.joints import Arm, Leg, Posture, Trunk, beyond_limits
from planner.figures.marks import MUSCLES
from planner.figures.reaching import Plant, Reach

_FILE = Path(__file__).parents[2] / "data" / "poses.toml"
_SIDES = ("right", "left")
_LEG = {field.name: field.name for field in fields(Leg)} | {"turn": "leg_turn"}
_ARM = {"raise_": "raise", "out": "out", "turn": "arm_turn", "elbow": "elbow", "wrist": "wrist"}
_TRUNK = {field.name: field.name for field in fields(Trunk)}
_LIMBS = frozenset(f"{side}_{limb}" for side in _SIDES for limb in ("foot", "hand"))
_KNOWN = frozenset({*_LEG.values(), *_ARM.values(), *_TRUNK.values(), *_LIMBS, "x", "y", "z"})
_MIRRORED = ("lean", "spin", "bend", "twist", "z")
_SEEN = frozenset({"x", "y", "z", "out"})

Raw = Mapping[str, Any]


@cache
def load_figures(path: Path = _FILE) -> Mapping[str, Figure]:
    """Return the figures of a file by exercise id, read once.

    Raises OSError without the file, ValueError where it cannot be used.
    """
    return parse_figures(path.read_text(encoding="utf-8"))


def parse_figures(text: str) -> Mapping[str, Figure]:
    """Return the figures written in TOML, by exercise id. Raises ValueError."""
    raw = tomllib.loads(text)
    shared: dict[str, Raw] = {}
    for name, pose in raw["shared"].items():
        shared[name] = _whole(pose, shared)
    found = {}
    for name, figure in raw["figures"].items():
        try:
            found[name] = _figure(name, figure, shared)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"figure {name}: {error}") from error
    return found


def _figure(name: str, raw: Raw, shared: Raw) -> Figure:
    poses = dict(shared)
    for key, pose in raw["poses"].items():
        poses[key] = _whole(pose, poses)
    keys = list(raw.get("cycle", raw["poses"]))
    light = raw.get("light", keys[0])
    return Figure(
        id=name,
        keys=tuple(_within_limits(key, _pose(poses[key])) for key in keys),
        ground=_ground(raw),
        view=View(*raw.get("view", ())),
        seconds=float(raw.get("seconds", 4)),
        solid=keys.index(raw.get("solid", keys[-1])),
        light=keys.index(light) if light else None,
        steady=raw.get("steady", False),
        props=tuple(_prop(prop) for prop in raw.get("props", ())),
        arrows=tuple(_arrow(arrow, keys) for arrow in raw.get("arrows", ())),
        marks=tuple(_mark(mark) for mark in raw.get("muscles", ())),
        apart=_apart(raw.get("apart", (0, 0))),
        behind=_SIDES.index(raw["behind"]) if "behind" in raw else None,
    )


def _within_limits(name: str, pose: Pose) -> Pose:
    """Return a pose whose given angles are those of people; angles that are found come later."""
    if beyond := beyond_limits(pose.posture):
        raise ValueError(f"pose {name} bends too far: {', '.join(beyond)}")
    return pose


def _whole(raw: Raw, poses: Mapping[str, Raw]) -> Raw:
    """Return a pose with all that it takes from the one it is like, or the mirror of."""
    whole = dict(poses[raw["like"]]) if "like" in raw else {}
    if "mirror" in raw:
        whole = _mirror(poses[raw["mirror"]])
    own = {key: value for key, value in raw.items() if key not in ("like", "mirror")}
    for both, limb in (("feet", "foot"), ("hands", "hand")):
        if both in own:
            place = own.pop(both)
            whole |= {f"right_{limb}": place, f"left_{limb}": place}
    whole |= own
    if unknown := whole.keys() - _KNOWN:
        raise ValueError(f"unknown {sorted(unknown)}")
    return whole


def _mirror(raw: Raw) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in raw.items():
        if key in _LIMBS:
            side, _, limb = key.partition("_")
            found[f"{_other(side)}_{limb}"] = _mirrored_place(value)
        elif isinstance(value, list):
            found[key] = value[::-1]
        else:
            found[key] = -value if key in _MIRRORED else value
    return found


def _mirrored_place(place: Any) -> Any:  # noqa: ANN401 - as TOML gives it
    if not place:
        return place
    found = dict(place)
    if "z" in found:
        found["z"] = -found["z"]
    if "on" in found and "_" in found["on"]:
        side, _, joint = found["on"].partition("_")
        found["on"] = f"{_other(side)}_{joint}"
    return found


def _other(side: str) -> str:
    return "left" if side == "right" else "right"


def _pose(raw: Raw) -> Pose:
    trunk = Trunk(**{name: float(raw.get(key, 0)) for name, key in _TRUNK.items()})
    right, left = (Leg(**_limb(raw, _LEG, index)) for index in (0, 1))
    right_arm, left_arm = (Arm(**_limb(raw, _ARM, index)) for index in (0, 1))
    return Pose(
        Posture(trunk, (right, left), (right_arm, left_arm)),
        float(raw.get("x", 0)),
        float(raw.get("y", 0)),
        float(raw.get("z", 0)),
        (_plant(raw, 0), _plant(raw, 1)),
        (_hold(raw, 0), _hold(raw, 1)),
    )


def _limb(raw: Raw, names: Mapping[str, str], index: int) -> dict[str, float]:
    values = {name: raw.get(key, 0) for name, key in names.items()}
    return {
        name: float(value[index] if isinstance(value, list) else value)
        for name, value in values.items()
    }


def _plant(raw: Raw, index: int) -> Plant | None:
    place = raw.get(f"{_SIDES[index]}_foot")
    if not place:
        return None
    return Plant(**{"z": (HIP_HALF, -HIP_HALF)[index], **place})


def _hold(raw: Raw, index: int) -> Hold | None:
    place = raw.get(f"{_SIDES[index]}_hand")
    if not place:
        return None
    on = place.get("on", "")
    beside = {} if on else {"z": (SHOULDER_HALF, -SHOULDER_HALF)[index]}
    palm = place.get("palm")
    reach = Reach(**beside | {key: place[key] for key in place.keys() & _SEEN})
    return Hold(reach, on, (palm[0], palm[1], palm[2]) if palm else None)


def _ground(raw: Raw) -> Ground:
    stance = raw.get("stance")
    return Ground(
        rest=tuple(raw.get("rest", ())),
        stance=_SIDES.index(stance) if stance else None,
        fixed=raw.get("fixed", "pelvis"),
    )


def _prop(raw: Raw) -> Prop:
    return Prop(**{"x_end": raw["x"], **raw, "kind": PropKind(raw["kind"])})


def _arrow(raw: Raw, keys: list[str]) -> Arrow:
    start, end = raw.get("from", keys[0]), raw.get("to", keys[-1])
    aside = raw.get("aside", (0.0, 0.0))
    return Arrow(
        raw.get("point", ""),
        keys.index(start),
        keys.index(end),
        (aside[0], aside[1]),
        raw.get("both", False),
        tuple((x, y) for x, y in raw.get("path", ())),
    )


def _apart(raw: list[float]) -> tuple[float, float]:
    return float(raw[0]), float(raw[1])


def _mark(raw: str) -> Mark:
    side, _, muscle = raw.partition("_")
    if muscle not in MUSCLES:
        raise ValueError(f"unknown muscle {muscle}")
    return Mark(muscle, (1, -1)[_SIDES.index(side)])
