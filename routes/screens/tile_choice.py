"""The tiles that the map offers beside the offline ground: OpenStreetMap's, or a host's own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from routes.mapview import Tiles
from routes.mapview.tile_setting import (
    TileFault,
    TileSetting,
    TileSettingError,
    tile_setting,
)
from routes.screens import labels, map_labels
from routes.screens.served import serve_tiles


@dataclass(frozen=True, slots=True)
class TileChoice:
    """Hold a host's own tiles, without a name, None for none; and why a setting was refused."""

    own: Tiles | None = None
    refused: TileSettingError | None = None

    @property
    def tiles(self) -> Tiles:
        """Return the tiles to offer, named in the language of the moment."""
        if self.own:
            return replace(self.own, name=map_labels.TILES_OWN)
        return Tiles(
            name=map_labels.TILES_OSM,
            url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
            attribution=labels.CREDIT,
            attribution_url=labels.CREDIT_URL,
            is_light=True,
        )

    @property
    def complaint(self) -> str:
        """Return a sentence on what is wrong with a setting, "" for nothing."""
        if self.refused is None:
            return ""
        return map_labels.tile_fault_text(self.refused.fault, self.refused.detail)


def tile_choice(environ: Mapping[str, str], caches: Path) -> TileChoice:
    """Return the tiles that the environment asks for, OpenStreetMap's where it asks for none.

    An archive's tiles are unpacked below `caches`. A wrong setting never stops the app.
    """
    try:
        setting = tile_setting(environ)
        return TileChoice(_own(setting, caches) if setting else None)
    except TileSettingError as error:
        return TileChoice(refused=error)


def tell_complaint(choice: TileChoice) -> None:
    """Show what is wrong with the setting of tiles, where something is."""
    if choice.complaint:
        st.text(choice.complaint)


def _own(setting: TileSetting, caches: Path) -> Tiles:
    if setting.archive is None:
        return Tiles(
            name="",
            url=setting.url,
            attribution=setting.credit,
            attribution_url=_link(setting.credit),
        )
    # Here, so that who has no archive does not wait for what reads one.
    from routes.mapview.archive import open_archive  # noqa: PLC0415

    archive = open_archive(setting.archive, caches)
    credit = setting.credit or archive.credit
    if not credit:
        raise TileSettingError(TileFault.NO_CREDIT)
    return Tiles(
        name="",
        url=serve_tiles(archive.folder, archive.suffix),
        attribution=credit,
        attribution_url=_link(credit),
        min_zoom=archive.min_zoom,
        max_zoom=archive.max_zoom,
        bounds=archive.bounds,
    )


def _link(credit: str) -> str:
    """Return where OpenStreetMap asks to be read about, for all tiles made from its data."""
    return labels.CREDIT_URL if "openstreetmap" in credit.casefold() else ""
