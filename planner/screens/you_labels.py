"""The words of who the runner is."""

YOU = "You"
UNITS = "Distances in"
KEPT = "Only this browser remembers it."
KEPT_HERE = "Your plan and journal are kept by this Loopwell; your units by this browser."
SETTINGS = "Settings"
