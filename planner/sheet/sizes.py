"""How large things are printed, from roomy to tight; points. All of it is our choice."""

from dataclasses import dataclass

from planner.sheet.areas import Area, Ink
from routes.paper.look import Style, Weight

A4 = Area(0, 0, 595.276, 841.89)
MARGIN = 25.0
PAGE = Area(MARGIN, MARGIN, A4.width - 2 * MARGIN, A4.height - 2 * MARGIN)
COLUMNS = 3
GUTTER = 14.0
COLUMN = (PAGE.width - (COLUMNS - 1) * GUTTER) / COLUMNS
TWO_COLUMNS = 2 * COLUMN + GUTTER
HAIR = 0.5


@dataclass(frozen=True, slots=True)
class Sizes:
    """Hold the sizes of a page: of what one does, of reasons, of maps at least, between days.

    `profile_below` puts profiles below maps, which are then lower, instead of beside them.
    """

    body_pt: float
    small_pt: float
    map_height: float
    gap: float
    profile_below: bool = False

    @property
    def body(self) -> Style:
        """Return the style of what one does."""
        return Style(self.body_pt)

    @property
    def strong(self) -> Style:
        """Return the style of what matters in it."""
        return Style(self.body_pt, Weight.STRONG)

    @property
    def small(self) -> Style:
        """Return the style of reasons."""
        return Style(self.small_pt, colour=Ink.QUIET)

    @property
    def small_strong(self) -> Style:
        """Return the style of the numbers of reasons."""
        return Style(self.small_pt, Weight.STRONG)

    @property
    def title(self) -> Style:
        """Return the style of a day's headline."""
        return Style(self.body_pt + 2.4, Weight.STRONG)

    @property
    def heading(self) -> Style:
        """Return the style of a section's headline."""
        return Style(self.body_pt + 0.8, Weight.STRONG)


# The first that fits is taken.
LADDER = (
    Sizes(9.4, 7.0, 76.0, 9.0),
    Sizes(9.0, 6.8, 74.0, 8.5),
    Sizes(8.7, 6.6, 72.0, 8.0),
    Sizes(8.4, 6.6, 72.0, 8.0),
    Sizes(8.2, 6.5, 72.0, 7.0),
    Sizes(8.0, 6.5, 70.0, 6.0),
    Sizes(7.8, 6.4, 68.0, 6.0),
    Sizes(7.6, 6.3, 66.0, 5.5),
    Sizes(7.5, 6.3, 66.0, 5.0),
    Sizes(7.4, 6.2, 64.0, 5.0),
    Sizes(7.3, 6.2, 64.0, 4.5),
    Sizes(7.2, 6.1, 62.0, 4.5),
    Sizes(7.1, 6.1, 60.0, 4.0),
    Sizes(7.0, 6.0, 58.0, 4.0),
    Sizes(7.0, 6.0, 56.0, 3.0),
    Sizes(7.0, 6.0, 56.0, 4.0, profile_below=True),
    Sizes(7.0, 6.0, 50.0, 3.0, profile_below=True),
    # No plan of ours needs these; one made by hand may.
    Sizes(6.5, 5.5, 46.0, 3.0, profile_below=True),
    Sizes(5.5, 5.0, 40.0, 2.0, profile_below=True),
    Sizes(4.5, 4.0, 36.0, 2.0, profile_below=True),
)
