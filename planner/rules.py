"""Every number and every rule of the planner, each with its source; no other module holds one.

The article is "Why do I get Back Pain After a Run" by Dr Rosemarie Jabbour (New World Chiro,
Parramatta). Distances are metres, times seconds, unless a name says otherwise.
"""

from dataclasses import dataclass
from enum import StrEnum


class Tag(StrEnum):
    """How far a rule can be trusted."""

    EVIDENCE = "E"
    WEAK = "W"
    CONVENTION = "C"
    ARTICLE = "A"
    PRODUCT = "P"


@dataclass(frozen=True, slots=True)
class Rule:
    """Name a rule of the plan, how far it can be trusted, and where it comes from.

    `source_ids` name what it rests on in data/sources.toml; none for what is our choice alone.
    """

    id: str
    tag: Tag
    source: str
    source_ids: tuple[str, ...] = ()


_ARTICLE = "Jabbour R, “Why do I get Back Pain After a Run”, New World Chiro, Parramatta"

# --- The article's tips -------------------------------------------------------------------------

ART_1 = Rule("ART-1", Tag.ARTICLE, f"{_ARTICLE}, tip 1", ("article",))
ART_2 = Rule("ART-2", Tag.ARTICLE, f"{_ARTICLE}, tip 2", ("article",))
ART_3 = Rule("ART-3", Tag.ARTICLE, f"{_ARTICLE}, tip 3", ("article",))

# --- Rest between runs --------------------------------------------------------------------------

OUR_REST_DAYS = Rule(
    "OUR-REST-DAYS",
    Tag.PRODUCT,
    "a reading of the article, as no trial of rest days was found",
    ("article", "nhs-c25k"),
)
OUR_WEEKDAYS = Rule("OUR-WEEKDAYS", Tag.PRODUCT, "runs wait for the weekdays you chose")
OUR_BLOCKED = Rule("OUR-BLOCKED", Tag.PRODUCT, "no run on days you blocked")
OUR_EDIT = Rule("OUR-EDIT", Tag.PRODUCT, "your own change to the plan")
OUR_EDIT_REST = Rule("OUR-EDIT-REST", Tag.PRODUCT, "your own change to the plan")
OUR_MAKES_ROOM = Rule("OUR-MAKES-ROOM", Tag.PRODUCT, "room for the rest days before a set day")
OUR_RAN_TODAY = Rule("OUR-RAN-TODAY", Tag.PRODUCT, "one run a day")
OUR_LAST_UNKNOWN = Rule(
    "OUR-LAST-UNKNOWN", Tag.PRODUCT, "rest days count from the last run that is known"
)

# The article says "several days" and gives no number. Two is our reading; three is the word taken
# literally; one is what NHS Couch to 5K asks for.
REST_DAYS_DEFAULT = 2
REST_DAYS_ALLOWED = (1, 2, 3)
DAYS_A_WEEK = 7
# Article, tip 2 read with its warning on existing back problems; two is our choice.
REST_DAYS_BACK = 2

# --- Load ---------------------------------------------------------------------------------------

LOAD_1 = Rule(
    "LOAD-1",
    Tag.EVIDENCE,
    "Schuster Brandt Frandsen J et al., Br J Sports Med 2025;59(17):1203–1210, "
    "doi 10.1136/bjsports-2024-109380 (5205 runners; one cohort, observational)",
    ("frandsen-2025",),
)
LONG_1 = Rule("LONG-1", Tag.CONVENTION, "a limit to the long run’s share of a week", ("daniels",))
DELOAD_1 = Rule(
    "DELOAD-1",
    Tag.CONVENTION,
    "a lighter week every three to six, 10 to 50 % less",
    ("deload-practice",),
)
OUR_LONG_LAST = Rule("OUR-LONG-LAST", Tag.PRODUCT, "one long run, the week’s last")
OUR_EASY = Rule("OUR-EASY", Tag.PRODUCT, "easy runs measured by the week’s long run")
OUR_GOAL = Rule("OUR-GOAL", Tag.PRODUCT, "growth ends at a goal")
OUR_GOAL_DAY = Rule("OUR-GOAL-DAY", Tag.PRODUCT, "the goal is run on the day you wished")
OUR_CALM = Rule("OUR-CALM", Tag.PRODUCT, "no growth while the back is a little sore")
TAPER_1 = Rule(
    "TAPER-1",
    Tag.CONVENTION,
    "Bosquet L et al., Med Sci Sports Exerc 2007;39:1358–1365, doi 10.1249/mss.0b013e31806010e0 "
    "(competitive athletes; for everyone else a convention)",
    ("bosquet-2007",),
)
RECOVERY_1 = Rule("RECOVERY-1", Tag.PRODUCT, "an easy week after a goal")
RETURN_1 = Rule(
    "RETURN-1",
    Tag.CONVENTION,
    "walk-run sessions as in NHS Couch to 5K; a trial of walking and running in people with back "
    "pain (Neason C et al., Br J Sports Med 2024, doi 10.1136/bjsports-2024-108245, 40 people) "
    "found it helped",
    ("nhs-c25k", "asteroid"),
)

# Schuster Brandt Frandsen 2025: a run is compared with the longest of the 30 days before it; up to
# 10 % longer is the study's reference, then the bands it reports.
LOOKBACK_DAYS = 30
SPIKE_OK = 0.10
SPIKE_SMALL = 0.30
SPIKE_MODERATE = 1.00
# Our choice: shares are compared to a millionth, so that 5.5 km after 5.0 km is 10 %.
ROUNDING = 1e-6

# Convention; the usual 25-35 % cannot be met with fewer than four runs, so the cap follows k.
LONG_SHARE_LEAST = 0.35
LONG_SHARE_PER_RUN = 1.25

# Convention: published practice is every three to six weeks, 10 to 50 % less. Our
# reading: the share is of the week before's mean run, as the number of runs a week changes.
DELOAD_EVERY_WEEKS = 4
DELOAD_FACTOR = 0.75

# Bosquet 2007: two weeks, 41 to 60 % less, as often and as lively as before. Our steps: runs of
# 70 % of their metres in the first week, of half in the second.
TAPER_FACTORS = (0.70, 0.50)
# Our choice: a week without a long run after a goal, each run of half the goal at most.
RECOVERY_DAYS = 7
RECOVERY_FACTOR = 0.50

# Our choices: an easy run is three quarters of the week's long run, nobody is sent out for less
# than a kilometre, and planned distances are whole steps of 100 m.
EASY_SHARE = 0.75
SHORTEST_RUN_M = 1_000.0
DISTANCE_STEP_M = 100.0

# Our choice: who has not run lately and only wants to keep moving aims at the half hour with which
# the way back ends.
KEEP_MOVING_S = 1_800.0

# Our choices: what is around a run, warm-up to stretch, and how long a day must have for a session.
AROUND_A_RUN_S = 1_700.0
NEEDED_S = 3_600.0

# Our choices: what we believe of a runner and of a plan.
LONGEST_RANGE_M = (SHORTEST_RUN_M, 100_000.0)
PACE_RANGE_S_PER_KM = (150.0, 900.0)
WEEKS_RANGE = (1, 52)
YEARS_RANGE = (1970, 2999)

# --- Route --------------------------------------------------------------------------------------

OUR_ROUTE = Rule("OUR-ROUTE", Tag.PRODUCT, "a route within 10 % of the day’s distance")
OUR_NO_FIT = Rule("OUR-NO-FIT", Tag.PRODUCT, "say so when no route fits")
OUR_LOOP_HOME = Rule("OUR-LOOP-HOME", Tag.PRODUCT, "a loop from home where no route fits")
OUR_LOOP_MADE = Rule("OUR-LOOP-MADE", Tag.PRODUCT, "a loop from home where no route fits")
OUR_NO_ROUTE = Rule("OUR-NO-ROUTE", Tag.PRODUCT, "a run needs no route")
OUR_ONE_WAY = Rule("OUR-ONE-WAY", Tag.PRODUCT, "say where a one-way route ends")
OUR_FLAT = Rule("OUR-FLAT", Tag.PRODUCT, "flatter routes first while the back asks for care")
OUR_FRESH = Rule("OUR-FRESH", Tag.PRODUCT, "another route than the last few runs had")
OUR_NEAR_HOME = Rule("OUR-NEAR-HOME", Tag.PRODUCT, "routes that start near home first")
OUR_SURFACE = Rule("OUR-SURFACE", Tag.PRODUCT, "routes on the ground you like first")
OUR_DARK = Rule("OUR-DARK", Tag.PRODUCT, "paved routes first in the dark")
OUR_ROUTE_GONE = Rule("OUR-ROUTE-GONE", Tag.PRODUCT, "another route where the chosen one is gone")

# Our choices: a route fits within 10 %, and well within 5 %; a route run within the last four runs
# is less welcome each time.
ROUTE_TOLERANCE = 0.10
ROUTE_CLOSE = 0.05
RECENT_RUNS = 4
# Our choice, in points; the fewest win. A loop run whole is home without a turn or a repeat.
COST_LOOP = 0
COST_ONE_WAY = 1
COST_LAPS = 1
COST_OUT_AND_BACK = 2
# Our choices: each distance from home that a start is beyond costs a point, as far as the crow
# flies; so does ground that is not liked or not known, and in the dark any that is not known to be
# paved. Climbs are told apart in steps of 5 m a kilometre: they are known no better.
HOME_BANDS_M = (2_000.0, 5_000.0, 10_000.0, 20_000.0)
COST_HOME_BAND = 1
# Our choice: further than this nobody travels for a run while any nearer route fits.
FAR_FROM_HOME_M = 50_000.0
COST_OTHER_SURFACE = 1
COST_UNPAVED_IN_THE_DARK = 1
FLAT_STEP_M_PER_KM = 5.0
# Our choice: a route chosen by hand is still the same while its metres are, within 1 %.
SAME_ROUTE = 0.01

# --- Pace ---------------------------------------------------------------------------------------

PACE_1 = Rule(
    "PACE-1",
    Tag.PRODUCT,
    "1 + 3g + 17g², fitted to measured grade-adjusted pace; ± 10 % at best",
    ("grade-pace",),
)
GRADE_LINEAR = 3.0
GRADE_SQUARE = 17.0
GRADE_CLAMP = 0.25
# Convention: Daniels' easy paces, 59 to 74 % of VDOT, lie within 9 % of their middle (8.6 to 9.0 %
# for VDOT 30 to 50). Our choices: that middle is the runner's own easy pace, and the ends are told
# to a watch in steps of 5 s.
EASY_PACE_SPREAD = 0.09
EASY_PACE_STEP_S_PER_KM = 5.0

# --- Warm-up, warm-down, stretching, walking ----------------------------------------------------

# Five minutes each (NHS): a brisk walk at 1.5 m/s before, an easy one at 1.25 m/s after (our choice
# of speeds).
BRISK_WALK_M_PER_S = 1.5
WARM_UP_WALK_M = 450.0
WARM_DOWN_WALK_M = 375.0

WARM_1 = Rule(
    "WARM-1",
    Tag.WEAK,
    "Warm-ups protect in team-sport programmes; no good trial in recreational runners was found",
    ("warm-up-teams",),
)
STRETCH_1 = Rule(
    "STRETCH-1",
    Tag.EVIDENCE,
    "Behm DG et al., Appl Physiol Nutr Metab 2016, doi 10.1139/apnm-2015-0235",
    ("behm-2016",),
)
STRETCH_2 = Rule(
    "STRETCH-2",
    Tag.EVIDENCE,
    "American College of Sports Medicine: daily stretching is the most effective for flexibility",
    ("acsm",),
)
STRETCH_3 = Rule(
    "STRETCH-3",
    Tag.WEAK,
    "Baxter C et al., Res Sports Med 2017;25:78–90, doi 10.1080/15438627.2016.1258640",
    ("baxter-2017",),
)
COOL_1 = Rule(
    "COOL-1",
    Tag.EVIDENCE,
    "Van Hooren B, Peake JM, Sports Med 2018;48:1575–1595, doi 10.1007/s40279-018-0916-2",
    ("van-hooren-2018",),
)
WALK_1 = Rule(
    "WALK-1",
    Tag.EVIDENCE,
    "Pocovi NC et al., Lancet 2024;404:134–144, doi 10.1016/S0140-6736(24)00755-4 (701 people)",
    ("pocovi-2024",),
)

# Behm 2016: holds of 60 s and more before a run cost performance. Our choice is stricter: none.
CHANGE_S = 5.0
# American College of Sports Medicine: hold 10-30 s, two to four times, 60 s for each muscle.
LONG_HOLD_S = 30.0
MUSCLE_TARGET_S = 60.0
# Our choice, after the ACSM's two to three days a week.
MUSCLE_DAYS_A_WEEK = 3
# Pocovi 2024 walked towards 30 min on five days a week; 20 min is our start.
WALK_S = 1_200.0

# A rest day stretches this many of the five muscles, moves the back and works the trunk (ours).
REST_STRETCHES = 3
REST_MOBILITY = 2
REST_STRENGTH = 1
