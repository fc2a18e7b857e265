"""The classes of gradient that profile and map colour alike."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from routes.palette import DARK, LIGHT
from routes.track import FloatArray

_STEEP = 0.08
_FELT = 0.03


class Slope(StrEnum):
    """What each class of gradients is, steepest down first."""

    STEEP_DOWN = "steep down"
    DOWN = "down"
    LEVEL = "about level"
    UP = "up"
    STEEP_UP = "steep up"


@dataclass(frozen=True, slots=True)
class GradientClass:
    """Hold one class: what it is, its range as fractions (rise over run), a colour for each theme.

    A gradient belongs to it from `low`, which is in, to `high`, which is not; the outermost ends
    are infinite.
    """

    slope: Slope
    low: float
    high: float
    light: str
    dark: str


# Our choice: 3 % is about where a runner feels a slope, 8 % about where many walk. The colours
# differ for every common kind of colour vision, the steeper one always in lightness too.
CLASSES = (
    GradientClass(Slope.STEEP_DOWN, -np.inf, -_STEEP, LIGHT.steep_down, DARK.steep_down),
    GradientClass(Slope.DOWN, -_STEEP, -_FELT, LIGHT.down, DARK.down),
    GradientClass(Slope.LEVEL, -_FELT, _FELT, LIGHT.level, DARK.level),
    GradientClass(Slope.UP, _FELT, _STEEP, LIGHT.up, DARK.up),
    GradientClass(Slope.STEEP_UP, _STEEP, np.inf, LIGHT.steep_up, DARK.steep_up),
)
LIMITS = tuple(each.low for each in CLASSES[1:])


def classify(gradient: FloatArray) -> NDArray[np.int64]:
    """Return the index into CLASSES of each gradient, a fraction; -1 where it is unknown (NaN).

    Meant for gradients over 100 m or more, such as measure.Profile's: shorter ones are noise.
    """
    return np.where(np.isfinite(gradient), np.digitize(gradient, LIMITS), -1)
