"""A newcomer's way from the first page to a week that is kept, counted action by action."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

LONGEST_KM, DAY_OFF, NAME = "8", "Wed", "Ada"
KEPT = f"The plan is kept for {NAME}."


@dataclass
class Hand:
    """Do what a newcomer does, and count it."""

    actions: int = 0

    def press(self, what: Locator) -> None:
        """Press something."""
        what.click()
        self.actions += 1

    def write(self, field: Locator, text: str) -> None:
        """Go to a field and write in it, as one action."""
        field.fill(text)
        field.press("Tab")
        self.actions += 1


def first_week(page: Page, url: str, hand: Hand) -> None:
    """Open the app, and go to the first planned week: one press, and it is there."""
    page.goto(url)
    # Of the menus that a page has, one is seen; on a phone Streamlit's own passes by at first.
    links = page.locator("a:not([data-testid=stSidebarNavLink])")
    hand.press(links.filter(has_text=re.compile("^(calendar_month)?Week$"), visible=True).first)
    expect(page.get_by_role("heading", name=re.compile("^Week 1 of "))).to_be_visible()
    expect(page.locator("article h3").first).to_be_visible()


def answer(page: Page, hand: Hand) -> None:
    """Answer the three questions; the week follows each."""
    hand.write(page.get_by_role("spinbutton", name="Longest run"), LONGEST_KM)
    expect(page).to_have_url(re.compile(f"longest={LONGEST_KM}"))
    days = page.get_by_test_id("stButtonGroup").filter(has_text="Days you can run")
    hand.press(days.get_by_text(DAY_OFF, exact=True))
    expect(page).to_have_url(re.compile("days="))
    back = page.get_by_role("checkbox", name="I have had back problems before")
    hand.press(page.get_by_text("I have had back problems before"))
    expect(back).to_be_checked()


def keep(page: Page, hand: Hand) -> None:
    """Keep the week under a name."""
    hand.write(page.get_by_role("textbox", name="Your name"), NAME)
    hand.press(page.get_by_role("button", name="Keep this plan"))
    expect(page.get_by_text(KEPT)).to_be_visible()
