"""The numbers and rules of pain, ice and the way back, each with its source."""

from planner.rules import Rule, Tag

_ARTICLE = "Jabbour R, “Why do I get Back Pain After a Run”, New World Chiro, Parramatta"

FLAG_1 = Rule(
    "FLAG-1",
    Tag.EVIDENCE,
    "NHS and healthdirect lists of back pain red flags; a safety net, not a diagnosis",
    (
        "nhs-back",
        "nhs-back-press",
        "cauda-card",
        "norfolk-msk",
        "healthdirect",
        "ahcpr",
        "gloucestershire",
    ),
)
ART_4 = Rule("ART-4", Tag.ARTICLE, f"{_ARTICLE}, tip 4", ("article",))
ART_6 = Rule("ART-6", Tag.ARTICLE, f"{_ARTICLE}, tip 6", ("article",))
ART_7 = Rule("ART-7", Tag.ARTICLE, f"{_ARTICLE}, on running with back pain", ("article",))
ART_8 = Rule("ART-8", Tag.ARTICLE, f"{_ARTICLE}, on more serious signs", ("article",))
ART_9 = Rule("ART-9", Tag.ARTICLE, f"{_ARTICLE}, on herniated discs", ("article",))
ART_10 = Rule("ART-10", Tag.ARTICLE, f"{_ARTICLE}, on existing back problems", ("article",))
PAIN_1 = Rule(
    "PAIN-1",
    Tag.PRODUCT,
    "stricter than the pain-monitoring model for Achilles tendons (Silbernagel KG et al., Am J "
    "Sports Med 2007;35:897–906, doi 10.1177/0363546506298279), which is not tested for backs",
    ("silbernagel-2007",),
)

# The state machine, back pain 0 to 10; our choice after the article and the model above.
EASY_MOST = 2
PAUSE_MOST = 5
# Our choices: a pause ends after two days at 2 or less, no worse in the morning; two pauses in
# successive cycles, or pain for over two weeks, are a stop.
RESUME_DAYS = 2
PAIN_DAYS_MOST = 14
# Our choice: a state is about the coming week; you are asked again before it is over.
PAIN_HORIZON_DAYS = 7
# What a run becomes in a pause (our choice within 20 to 30 min).
PAUSE_WALK_S = 1_500.0
PAUSE_WALK_RANGE_S = (1_200.0, 1_800.0)

# The way back (convention): two brisk walks of half an hour at 2 or less come first; a session is
# passed three times at 2 or less; at 3 to 5 it is repeated.
GATE_WALKS = 2
GATE_WALK_S = 1_800.0
SESSIONS_A_STAGE = 3

# Cold pack: healthdirect and the NHS, up to 20 min, skin rested for 40 min.
ICE_MOST_MIN = 20
ICE_REST_MIN = 40

# Our choice: pain of 3 or more persists when two days within two weeks tell of it.
CHECK_UP_LEAST = 3
CHECK_UP_DAYS = 2

# The sessions of the way back, after NHS Couch to 5K (convention): minutes run and walked in turn.
STAGES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("1", 8 * (1, 1.5)),
    ("2", 6 * (1.5, 2)),
    ("3", 2 * (1.5, 1.5, 3, 3)),
    ("4", (3, 1.5, 5, 2.5, 3, 1.5, 5)),
    ("5a", (5, 3, 5, 3, 5)),
    ("5b", (8, 5, 8)),
    ("5c", (20,)),
    ("6a", (5, 3, 8, 3, 5)),
    ("6b", (10, 3, 10)),
    ("6c", (25,)),
    ("7", (25,)),
    ("8", (28,)),
    ("9", (30,)),
)
