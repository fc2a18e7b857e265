"""How much of a stranger's file is taken in; README names the same numbers."""

MOST_BYTES = 10_000_000
MOST_POINTS = 100_000

# A real GPX is eight deep and declares a handful of namespaces; these leave room for any program's
# own and stop the inputs that make a parser slow.
MOST_DEPTH = 32
MOST_TEXT_CHARS = 64_000
MOST_NAMESPACES = 64

# Heights outside this are a device's nonsense: the lowest shore is at -430 m, the top at 8849 m.
LOWEST_ELE_M = -500.0
HIGHEST_ELE_M = 9000.0

MOST_NAME_CHARS = 80
MOST_NOTE_CHARS = 1000
