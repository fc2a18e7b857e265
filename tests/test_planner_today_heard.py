"""Taps that come twice at the same moment are kept once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC
from threading import Barrier

from store_builders import MONDAY, a_profile, opened

from planner.journal import RunDone
from planner.runner_view import PlannedRunner
from planner.screens.desk import Desk
from planner.screens.starting import DEFAULT_LONGEST_M
from planner.screens.today_heard import keep
from planner.telling import How, Told
from planner.today import Part
from routes.screens.view import View
from routes.units import Units

VISITS = 6


def test_two_visits_that_tell_the_same_at_once_keep_it_once() -> None:
    store = opened("sqlite://")
    book = store.add_profile(a_profile())
    view = View(Units.KM, PlannedRunner(DEFAULT_LONGEST_M, 390.0), MONDAY, UTC)
    at_once = Barrier(VISITS)
    run = Told("run", MONDAY, Part.RUN, How.DONE, 5_000.0)

    def tell(desk: Desk) -> bool:
        at_once.wait()
        return keep([run], desk)

    desks = [Desk(store, view, book, book.profile) for _ in range(VISITS)]
    with ThreadPoolExecutor(VISITS) as visits:
        assert all(visits.map(tell, desks))
    assert [each.record for each in store.book(book.id).kept] == [RunDone(MONDAY, 5_000.0)]
