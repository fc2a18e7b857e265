"""The numbers of the journal's sums, each with its source."""

# Foster 2001 counts the whole session; our warm-up and warm-down of ten minutes each (default).
BESIDE_RUN_S = 1_200.0
# Foster 1998 gives no cap and no kind of deviation: the population's, as Runalyze, and 10 are ours.
MONOTONY_CAP = 10.0

# Our choice: growth over a window of W days is told above 10 % a week, compounded. Above 30 % a
# fortnight it stands out, after Nielsen 2014 (J Orthop Sports Phys Ther 2014;44:739–747, weak).
HINT_A_WEEK = 0.10
AMBER_A_FORTNIGHT = 0.30

# Our choices of what a run in a journal can be, so that a slip of the pen is told: as fast as
# nobody runs a kilometre, slower than any walk, further than anyone runs in a day.
RUN_RANGE_M = (100.0, 300_000.0)
RUN_PACE_RANGE_S_PER_KM = (130.0, 3_600.0)
WALK_RANGE_S = (60.0, 43_200.0)
