"""The colours of Loopwell, for whatever draws outside Streamlit's own widgets.

The widgets take theirs from .streamlit/config.toml; a test keeps the two alike.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Hold one theme's colours as #RRGGBB: the tokens, the map's ground, the slopes of a line."""

    page: str
    card: str
    text: str
    eucalyptus: str
    jacaranda: str
    sandstone: str
    river: str
    stone: str
    clay: str
    beyond: str
    land: str
    industrial: str
    park: str
    pitch: str
    sand: str
    water: str
    building: str
    street: str
    street_edge: str
    main_road: str
    main_edge: str
    path: str
    rail: str
    steep_down: str
    down: str
    level: str
    up: str
    steep_up: str


LIGHT = Palette(
    page="#FBFAF7",
    card="#FFFFFF",
    text="#17211D",
    eucalyptus="#1F6F5C",
    jacaranda="#6C4BD8",
    sandstone="#94601F",
    river="#276E94",
    stone="#5E6863",
    clay="#B23A2E",
    beyond="#ECE8DE",
    land="#F5F2EB",
    industrial="#EEEAE2",
    park="#D9E8CF",
    pitch="#C7DFBB",
    sand="#F1E5C4",
    water="#B4D4E3",
    building="#E6E1D6",
    street="#FFFFFF",
    street_edge="#DDD7CA",
    main_road="#FCF3DC",
    main_edge="#E3CFA0",
    path="#A98664",
    rail="#A3A39C",
    steep_down="#123C7A",
    down="#3B7FB8",
    level="#7A7F7C",
    up="#B8651B",
    steep_up="#7A1F14",
)

DARK = Palette(
    page="#101816",
    card="#18221F",
    text="#E8EFEA",
    eucalyptus="#63C7AA",
    jacaranda="#B39DFB",
    sandstone="#E0A85C",
    river="#7CC0E0",
    stone="#9AA8A1",
    clay="#F0897C",
    beyond="#111916",
    land="#161F1C",
    industrial="#1A2421",
    park="#1C3228",
    pitch="#223E2F",
    sand="#35301F",
    water="#1B3A4B",
    building="#1F2A26",
    street="#303C37",
    street_edge="#121A17",
    main_road="#43504A",
    main_edge="#121A17",
    path="#6E8277",
    rail="#56635D",
    steep_down="#BFDFFF",
    down="#5FA6DC",
    level="#8B9792",
    up="#D98E3A",
    steep_up="#FFD9B0",
)


def declarations() -> str:
    """Return what styles read of both themes, as declarations in CSS: --lw-page and others."""
    told = {
        "page": (LIGHT.page, DARK.page),
        "text": (LIGHT.text, DARK.text),
        "primary": (LIGHT.eucalyptus, DARK.eucalyptus),
        # A primary button in the dark has dark words: white on light green is too faint.
        "on-primary": (LIGHT.card, DARK.page),
    }
    return " ".join(
        f"--lw-{name}: light-dark({light}, {dark});" for name, (light, dark) in told.items()
    )
