"""The words of who the runner is."""

from routes.language import N_, spoken

YOU = N_("You")
UNITS = N_("Distances in")
KEPT = N_("Only this browser remembers it.")
KEPT_HERE = N_("Your plan and journal are kept by this Loopwell; your units by this browser.")
SETTINGS = N_("Settings")

spoken(__name__)
