"""The words of who the runner is."""

YOU = "You"
UNITS = "Distances in"
KEPT = "Only this browser remembers it."
