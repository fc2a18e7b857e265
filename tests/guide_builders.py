"""A guided routine on a page of its own, without a server: the script, its data, and its clock."""

import json
from datetime import date

from playwright.sync_api import Page, Route

from planner import items
from planner.exercises import load_exercises
from planner.figures import load_figures, movements_svg
from planner.plan import Kind
from planner.routine_choice import Guided, Length, Need, guided
from planner.screens.guide import GUIDE_CSS, GUIDE_JS, guide_data

EXERCISES = load_exercises()
DAY = date(2026, 11, 26)
ADDRESS = "http://127.0.0.1:9/guide"
_RUN = (*items.before_run(EXERCISES), *items.after_run(EXERCISES))


def a_guided(kind: Kind = Kind.WARM_DOWN, length: Length = Length.NORMAL) -> Guided:
    """Return the routine of a run day for a body that needs nothing else."""
    item = next(each for each in _RUN if each.kind is kind)
    made = guided(item, DAY, Need(), length, EXERCISES)
    assert made is not None
    return made


def guide_page(page: Page, made: Guided, *, calm: bool = False) -> None:
    """Open a page with a routine's timer on it; what it tells is in `window.told`."""
    figures = load_figures()
    drawn = movements_svg(figures[name] for name in sorted({e.id for e in made.exercises}))
    html = f"""<!doctype html><html lang="en"><title>Guide</title><style>{GUIDE_CSS}</style>
      <main></main><script>{GUIDE_JS}
      window.told = {{ done: [], moved: [] }};
      const guide = new Guide(document.querySelector("main"), {{
        done: (seconds) => told.done.push(seconds),
        moved: (seen) => told.moved.push({{ ...seen, at: performance.now() }}),
      }});
      guide.update({json.dumps(guide_data(made, DAY, EXERCISES, calm=calm))});
      </script></html>"""

    def answer(route: Route) -> None:
        if route.request.url.endswith(".svg"):
            route.fulfill(body=drawn, content_type="image/svg+xml")
        else:
            route.fulfill(body=html, content_type="text/html")

    page.route("http://127.0.0.1:9/**", answer)
    page.goto(ADDRESS)
