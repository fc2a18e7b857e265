"""The words of who the runner is."""

from routes.units import Units

YOU = "You"
UNITS = "Distances in"
UNIT_NAMES = {Units.KM: "Kilometres", Units.MILES: "Miles"}
KEPT = "Only this browser remembers it."
