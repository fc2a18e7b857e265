"""Signs with back pain that come before any plan, each under the level of help it asks for."""

from enum import StrEnum


class Level(StrEnum):
    """How soon to see somebody, the soonest first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ARTICLE = "article"


class Sign(StrEnum):
    """Name a sign; the names are kept in journals and never change."""

    SADDLE_NUMBNESS = "saddle_numbness"
    BLADDER = "bladder"
    BOWEL = "bowel"
    BOTH_LEGS = "both_legs"
    LEG_WEAKNESS = "leg_weakness"
    SEXUAL_FUNCTION = "sexual_function"
    CHEST_PAIN = "chest_pain"
    ACCIDENT = "accident"

    FEVER = "fever"
    WEIGHT_LOSS = "weight_loss"
    LUMP = "lump"
    NO_REST = "no_rest"
    COUGHING = "coughing"
    SHOULDER_BLADES = "shoulder_blades"
    ILLNESS = "illness"
    AGE = "age"

    LEG_PAIN = "leg_pain"
    LEG_TINGLING = "leg_tingling"
    STIFFNESS = "stiffness"
    SHARP_PAIN = "sharp_pain"
    CONCERN = "concern"

    @property
    def level(self) -> Level:
        """Return which list the sign stands in."""
        return _LEVELS[self]


_EMERGENCY = (
    Sign.SADDLE_NUMBNESS,
    Sign.BLADDER,
    Sign.BOWEL,
    Sign.BOTH_LEGS,
    Sign.LEG_WEAKNESS,
    Sign.SEXUAL_FUNCTION,
    Sign.CHEST_PAIN,
    Sign.ACCIDENT,
)
_URGENT = (
    Sign.FEVER,
    Sign.WEIGHT_LOSS,
    Sign.LUMP,
    Sign.NO_REST,
    Sign.COUGHING,
    Sign.SHOULDER_BLADES,
    Sign.ILLNESS,
    Sign.AGE,
)
_ARTICLE = (
    Sign.LEG_PAIN,
    Sign.LEG_TINGLING,
    Sign.STIFFNESS,
    Sign.SHARP_PAIN,
    Sign.CONCERN,
)
_LEVELS = {
    **dict.fromkeys(_EMERGENCY, Level.EMERGENCY),
    **dict.fromkeys(_URGENT, Level.URGENT),
    **dict.fromkeys(_ARTICLE, Level.ARTICLE),
}
# Where the skin may not feel cold or heat, neither is offered (healthdirect).
NUMB = frozenset({Sign.SADDLE_NUMBNESS, Sign.BOTH_LEGS, Sign.LEG_WEAKNESS, Sign.LEG_TINGLING})
