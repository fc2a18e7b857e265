"""The words of who the runner is."""

from routes.units import Units

YOU = "You"
UNITS = "Distances in"
UNIT_NAMES = {Units.KM: "Kilometres", Units.MILES: "Miles"}
LONGEST = "Longest run of the last 30 days ({})"
LONGEST_HELP = "Tells which routes are ready for you: a run is best no more than 10 % longer."
PACE = "Usual easy pace (min:s per km)"
PACE_HELP = "On the flat, at a pace at which you can talk. Only the times depend on it."
PACE_WRONG = "Write your pace as minutes and seconds, such as 6:30."
KEPT = "Only this browser remembers it."
