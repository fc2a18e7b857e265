"""The classes of gradient: their limits, and colours that everyone can tell apart."""

from itertools import pairwise

import numpy as np
import pytest
from test_routes_palette import contrast

from routes.gradients import CLASSES, LIMITS, classify
from routes.palette import DARK, LIGHT, Palette

# How a screen's light is seen with each kind of colour blindness, in full: Machado, Oliveira and
# Fernandes 2009, doi 10.1109/TVCG.2009.113, severity 1.
SIGHTS = {
    "usual": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def seen(colour: str, sight: np.ndarray) -> np.ndarray:
    """Return a colour in CIE L*a*b* (D65) as it is seen."""
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = to_xyz @ np.clip(sight @ linear, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_classes_cover_every_gradient_once() -> None:
    assert [each.low for each in CLASSES[1:]] == [each.high for each in CLASSES[:-1]]
    assert (CLASSES[0].low, CLASSES[-1].high) == (-np.inf, np.inf)
    assert LIMITS == (-0.08, -0.03, 0.03, 0.08)


def test_a_limit_belongs_to_the_class_above_it() -> None:
    gradients = np.array([-0.2, -0.08, -0.0301, -0.03, 0, 0.0299, 0.03, 0.0799, 0.08, np.nan])
    assert classify(gradients).tolist() == [0, 1, 1, 2, 2, 2, 3, 3, 4, -1]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_class_stands_out_from_page_and_map(palette: Palette) -> None:
    for each in CLASSES:
        colour = each.light if palette is LIGHT else each.dark
        for ground in (palette.page, palette.card, palette.land, palette.park, palette.street):
            assert contrast(colour, ground) >= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS.values(), ids=SIGHTS)
def test_neighbouring_classes_differ_for_every_eye(theme: str, sight: np.ndarray) -> None:
    colours = [seen(getattr(each, theme), sight) for each in CLASSES]
    # 20 is some ten times what can just be told apart side by side.
    assert min(np.linalg.norm(a - b) for a, b in pairwise(colours)) > 20
