"""How much of a stranger's file is taken in; README names the same numbers."""

MOST_BYTES = 10_000_000
MOST_POINTS = 100_000

# A real GPX is eight deep and declares a handful of namespaces; these leave room for any program's
# own and stop the inputs that make a parser slow.
MOST_DEPTH = 32
MOST_TEXT_CHARS = 64_000
MOST_NAMESPACES = 64
MOST_ELEMENTS = 400_000
MOST_ATTRIBUTES = 400_000
MOST_XML_NAMES = 100_000
MOST_LINES = 1_000
MOST_SEGMENTS = 5_000
# All routes of one file: longer than any trail that is run, or than points of 10 MB can tell.
MOST_LENGTH_M = 5_000_000.0
# A damaged file with more signs that are none is not worth its mending.
MOST_STRAY_SIGNS = 10_000

# Heights outside this are a device's nonsense: the lowest shore is at -430 m, the top at 8849 m.
LOWEST_ELE_M = -500.0
HIGHEST_ELE_M = 9000.0

MOST_NAME_CHARS = 80
MOST_NOTE_CHARS = 1000
MOST_TAG_CHARS = 30
MOST_TAGS = 12

# Archives. Ten years of daily runs are under 4,000 files. Text of a track packs to a tenth or a
# twentieth; only filler packs to less than a two-hundredth.
MOST_MEMBERS = 10_000
MOST_ARCHIVE_BYTES = 100_000_000
MOST_UNPACKED_BYTES = 200_000_000
MOST_ARCHIVE_POINTS = 2_000_000
MOST_RATIO = 200
# What is spent on files of one archive that turn out to be no good before the rest is left unread,
# under a second. To open a file takes as long as to read so many bytes; so does to read an element,
# or a message of FIT, by byte. No program writes more bytes a point than this. Files of routes may
# take longer, as they are what the archive was brought for.
MOST_WASTED_BYTES = 10_000_000
MEMBER_COST_BYTES = 12_000
ELEMENT_COST_BYTES = 12
FIT_COST_BYTES = 5
POINT_WORTH_BYTES = 1_000
# An archive may hold archives (.fit.gz in a .zip), and those hold none.
MOST_ARCHIVE_DEPTH = 2

# FIT: what is read beside the records, and how many definitions of messages; a long course has
# some hundred of the first, a long activity some dozen of the second.
MOST_FIT_MESSAGES = 5_000
MOST_FIT_CHUNKS = 400_000

# A network of ways: the streets and paths of a large city.
MOST_NETWORK_BYTES = 200_000_000

# An OpenStreetMap extract of a large city: as it is brought, and unpacked. Of its points those of
# ways to walk, parks and waters are held, with some hundred bytes each at the worst; of other
# things, such as parks and places, so many of each sort.
MOST_EXTRACT_BYTES = 250_000_000
MOST_EXTRACT_UNPACKED_BYTES = 1_000_000_000
MOST_EXTRACT_POINTS = 6_000_000
MOST_EXTRACT_OTHERS = 1_000_000
