"""The networks of ways that all visitors of this server share: each is read and made ready once."""

import os
from pathlib import Path

import streamlit as st

from routes.networks import SHIPPED, Networks, own_networks


def known_networks() -> Networks:
    """Return the runner's own networks, which go first, and those that ship with the project."""
    return _networks_with(own_networks(os.environ))


@st.cache_resource(show_spinner=False)
def _networks_with(own: Path) -> Networks:
    return Networks((own, SHIPPED))
