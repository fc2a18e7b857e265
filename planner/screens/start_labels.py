"""The words of when a session starts, and whether it is light then."""

from routes.language import N_, spoken

NO_TIME = N_("No free time of day for it: move it, or change your hours in Settings.")
PLAIN = N_("Start {begins}, done by about {ends}.")
PLAIN_ELSEWHERE = N_("Start {begins}, done by about {ends}, by the clock where you are.")
LIGHT = N_("Start {begins}, done by about {ends}, in the light.")
LIGHT_ELSEWHERE = N_(
    "Start {begins}, done by about {ends}, in the light, by the clock where you are."
)
UNUSUAL = N_("{begins}, as {usual} is not free")
UNTIL = N_("Dark until {dawn}: light and reflective gear, a lit route.")
FROM = N_("Dark from {dusk}: light and reflective gear, a lit route.")
UNTIL_AND_FROM = N_("Dark until {dawn} and from {dusk}: light and reflective gear, a lit route.")
ALL_DAY = N_("Dark all day: light and reflective gear, a lit route.")

spoken(__name__)
