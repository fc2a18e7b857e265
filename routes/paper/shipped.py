"""The base map that ships with Loopwell, read once for all that is printed."""

import logging
from functools import cache
from pathlib import Path

from routes.paper.ground import Ground, read_ground

_FILE = Path(__file__).parents[2] / "data" / "basemap" / "parramatta.geojson"
_LOG = logging.getLogger(__name__)


@cache
def shipped_ground() -> Ground | None:
    """Return the base map, None where its file is gone or broken: maps are then lines alone."""
    try:
        return read_ground(_FILE.read_bytes())
    except (OSError, ValueError):
        _LOG.exception("no base map for what is printed")
        return None
