"""The page under a standing that hides the plan: whom to call, and nothing else."""

from planner.sheet.areas import Area, Bar, Ink, Thing, stacked
from planner.sheet.content import HelpWords
from planner.sheet.page import Page
from planner.sheet.sizes import LADDER, PAGE
from planner.sheet.wrap import Measure, Run, paragraph
from routes.paper.look import Style, Weight

_TITLE = Style(30.0, Weight.STRONG, Ink.STOP)
_TEXT = Style(14.0)
_NAME = Style(14.0, colour=Ink.QUIET)
_NUMBER = Style(38.0, Weight.STRONG)
_BAR = 5.0
_INDENT = 22.0


def help_page(words: HelpWords, measure: Measure) -> Page:
    """Return whom to call on a page of its own."""
    width = PAGE.width - _INDENT
    blocks = [
        paragraph([Run(words.title, _TITLE)], width, measure),
        paragraph([Run(words.text, _TEXT)], width, measure),
    ]
    for name, number in words.calls:
        blocks.append(
            stacked(
                (
                    paragraph([Run(name, _NAME)], width, measure),
                    paragraph([Run(number, _NUMBER)], width, measure),
                )
            )
        )
    block = stacked(blocks, 22.0)
    things: list[Thing] = [
        Bar(Area(PAGE.x, PAGE.y, _BAR, block.height), Ink.STOP),
        *block.at(PAGE.x + _INDENT, PAGE.y),
    ]
    return Page(tuple(things), (Area(PAGE.x, PAGE.y, PAGE.width, block.height),), LADDER[0])
