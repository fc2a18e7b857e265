"""The stretch of the chosen route that is marked on its profile: st.session_state["span"]."""

import hashlib
import math

import streamlit as st

from routes.track import Track

KEY = "span"
_OF = "span_of"


def line_key(track: Track) -> str:
    """Return a short name for a line, another one for any other line."""
    digest = hashlib.sha256(track.lat_deg.tobytes())
    digest.update(track.lon_deg.tobytes())
    return digest.hexdigest()[:16]


def sifted(sent: object, line: str, distance_m: float) -> tuple[float, float] | None:
    """Return the metres from and to of what a browser sent, which may be anything.

    None where it is no stretch of the line named `line`, which is `distance_m` long.
    """
    match sent:
        case {"line": said, "m": [int() | float() as from_m, int() | float() as to_m]}:
            ends = float(from_m), float(to_m)
            fits = all(map(math.isfinite, ends)) and 0 <= ends[0] < ends[1]
            # The browser knows the length to the metre.
            if said == line and fits and ends[1] <= distance_m + 1:
                return ends[0], min(ends[1], distance_m)
    return None


def keep(span: tuple[float, float] | None, line: str) -> None:
    """Note the stretch that is marked on the line named `line`, None for none."""
    st.session_state[KEY] = span
    st.session_state[_OF] = line


def marked(line: str) -> tuple[float, float] | None:
    """Return the stretch marked on the line named `line` as metres from and to, None for none.

    Forgets one that was marked on another line.
    """
    if st.session_state.get(_OF) != line:
        keep(None, line)
    span: tuple[float, float] | None = st.session_state[KEY]
    return span
