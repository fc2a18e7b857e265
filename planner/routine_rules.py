"""The numbers and rules of guided routines, each with its source."""

from planner.rules import Rule, Tag

OUR_SHORT = Rule("OUR-SHORT", Tag.PRODUCT, "five minutes make a daily routine realistic")
OUR_TURN = Rule(
    "OUR-TURN",
    Tag.PRODUCT,
    "the muscle that has waited longest comes first; a minute for each on two to three days a week "
    "is what the American College of Sports Medicine asks for",
    ("acsm",),
)
OUR_SORE = Rule(
    "OUR-SORE",
    Tag.PRODUCT,
    "a longer stretch where it was sore; against the soreness it does next to nothing (Herbert RD "
    "et al., Cochrane Database Syst Rev 2011, CD004577)",
    ("herbert-2011",),
)
OUR_NO_LUNGE = Rule("OUR-NO-LUNGE", Tag.PRODUCT, "no lunges on a sore hip, groin, thigh or knee")
OUR_GENTLE = Rule("OUR-GENTLE", Tag.PRODUCT, "gentle moves while the back is sore")
OUR_LYING = Rule(
    "OUR-LYING", Tag.PRODUCT, "with an existing back problem no bending forwards while standing"
)
BACK_MOVES = Rule(
    "BACK-MOVES",
    Tag.WEAK,
    "Maselli F et al., BMC Musculoskelet Disord 2020, doi 10.1186/s12891-020-03357-4 (stiff backs "
    "and back pain go together in runners; which of them comes first is not known)",
    ("maselli-2020",),
)

# Our choice: the short version of any routine, and how far "about five minutes" goes.
SHORT_S = 300.0
SHORT_RANGE_S = (240.0, 360.0)
SHORT_BRISK_WALK_S = 150.0
SHORT_EASY_WALK_S = 120.0
# What fits before a run within five minutes or a little more.
SHORT_WARM_UP_MOST_S = 330.0
# Two muscles for a minute each, with their changes, are five minutes.
SHORT_STRETCHES = 2

# Our choices: sore spots count for a week at most, two of them; a march takes the lunges' place.
SORE_DAYS = 7
SORE_MOST = 2
MARCH_S = 60.0
