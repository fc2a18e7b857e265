"""A loop from home taken for a run, kept as a route, and out again where nobody wants it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.book import Kept, Record
from planner.edits import SetRoute
from planner.loop_offer import is_used, loop_pick
from planner.plan import Item
from planner.screens import change_labels
from planner.screens import loop_offer_labels as labels
from planner.screens.desk import Desk
from routes.errors import RouteError
from routes.kept import NewFile
from routes.language import paragraph
from routes.library import Library
from routes.loop_ask import Loop
from routes.marked import NO_MARK
from routes.own import Keepsake
from routes.screens.leading import lead_to
from routes.screens.loop_labels import loop_title
from routes.screens.steps import LAST_STEP, safely
from routes.summary import RouteSummary
from routes.write.whole_gpx import write_whole_gpx


def take_loop(desk: Desk, library: Library, day: date, run: Item, loop: Loop) -> None:
    """Keep a loop as a route, and make it the run of a day; the way back takes both away."""
    name, own = loop_title(loop, desk.units), library.own
    written: list[str] = []

    def keep() -> None:
        file = NewFile(name, ".gpx", write_whole_gpx(replace(loop.route, name=name)))
        written.extend(own.keep((Keepsake(file),)))

    def undo() -> None:
        own.remove(written)
        own.erase(written)

    if not safely(keep):
        return
    kept = (own.catalogue.origin(route.id).file_name for route in own.catalogue.list())
    routes = dict(zip(kept, own.catalogue.list(), strict=True))
    edit = SetRoute(day, loop_pick(routes[written[0]], run), is_loop_home=True)
    if not desk.add(edit, labels.taken_text(name, day), undo_too=undo):
        undo()
    # The offer is not there any more.
    lead_to(LAST_STEP)


def take_back(desk: Desk, library: Library, gone: Sequence[Kept], said: str) -> None:
    """Take changes back, and out of the library the loops made for them that nothing else needs.

    Such a file is not erased: it can be put back, here and on the page Add routes.
    """
    made = [_route_of(each, library) for each in gone]
    loops = [route for route in made if route]
    left = tuple(each.record for each in desk.kept if each not in gone)
    needless = [route for route in loops if not _is_wanted(route, desk, library, left)]
    files = [library.origin(route.id).file_name for route in needless]
    own = library.own
    try:
        if files:
            own.remove(files)
    except RouteError:
        # It stays where it is; the change itself can be taken back all the same.
        files = []
    fate = labels.loops_text(len(files), len(loops) - len(files))
    whole = paragraph(change_labels.TAKEN_BACK.format(change=said), fate)

    def put_back() -> None:
        if files:
            own.restore(files)

    if not desk.remove_all(gone, whole, undo_too=put_back):
        put_back()


def _route_of(kept: Kept, library: Library) -> RouteSummary | None:
    """Return the loop that was made for the run of a change, None for none or where it is gone."""
    edit = kept.record
    if not isinstance(edit, SetRoute) or not edit.is_loop_home:
        return None
    found = (route for route in library.own.catalogue.list() if route.id == edit.pick.route_id)
    return next(found, None)


def _is_wanted(route: RouteSummary, desk: Desk, library: Library, left: Sequence[Record]) -> bool:
    """Tell whether a loop is used beside the changes that are taken back, or became the runner's.

    What has another name than it was given, a tag or a star is dear to its runner.
    """
    if is_used(route.id, left, desk.profile):
        return True
    try:
        marks = library.own.marks.all()
    except RouteError:
        return True
    marked = {library.ids().get(source) for source, mark in marks.items() if mark != NO_MARK}
    facts = library.facts(route.id)
    return route.id in marked or (facts is not None and bool(facts.title or facts.tags))
