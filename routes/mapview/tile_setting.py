"""A host's own raster tiles: what the settings say, checked before any map is made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

URL = "LOOPWELL_TILES_URL"
CREDIT = "LOOPWELL_TILES_CREDIT"
PMTILES = "LOOPWELL_PMTILES"

_PLACES = {"{z}", "{x}", "{y}"}
_MOST_CREDIT_CHARS = 200


class TileFault(StrEnum):
    """What can be wrong with a setting of tiles, or with the archive that it names."""

    BAD_URL = "bad_url"
    NO_CREDIT = "no_credit"
    LONG_CREDIT = "long_credit"
    BOTH = "both"
    NO_FILE = "no_file"
    NOT_PMTILES = "not_pmtiles"
    VECTOR = "vector"
    PACKED = "packed"
    TOO_LARGE = "too_large"
    NO_ROOM = "no_room"


class TileSettingError(ValueError):
    """A setting of tiles that cannot be used; `detail` is the word or file that is meant."""

    def __init__(self, fault: TileFault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True)
class TileSetting:
    """Hold either the address of tiles or the archive that holds them, and whose they are.

    The credit of an archive may be empty: the file itself may say it.
    """

    credit: str
    url: str = ""
    archive: Path | None = None


def tile_setting(environ: Mapping[str, str]) -> TileSetting | None:
    """Return what the environment says of own tiles, None where it says nothing.

    Raises TileSettingError.
    """
    url, archive = environ.get(URL, "").strip(), environ.get(PMTILES, "").strip()
    credit = environ.get(CREDIT, "").strip()
    if not url and not archive:
        return None
    if url and archive:
        raise TileSettingError(TileFault.BOTH)
    if len(credit) > _MOST_CREDIT_CHARS:
        raise TileSettingError(TileFault.LONG_CREDIT, str(_MOST_CREDIT_CHARS))
    if archive:
        return TileSetting(credit, archive=Path(archive).expanduser())
    # Leaflet stops at a place that it does not know.
    if not re.match(r"https?://[^\s{}]+/", url) or set(re.findall(r"\{.*?\}", url)) != _PLACES:
        raise TileSettingError(TileFault.BAD_URL, url)
    if not credit:
        raise TileSettingError(TileFault.NO_CREDIT)
    return TileSetting(credit, url=url)
