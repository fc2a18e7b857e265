"""A route with all that a watch is told of it: when it is run, where it turns, what it passes."""

from dataclasses import dataclass
from datetime import datetime, time

from routes.course import Course, Pacing, Sight
from routes.course_making import as_course
from routes.edits import Fit, History
from routes.facts import RouteFacts
from routes.screens.view import View
from routes.screens.workshop import Shown
from routes.sights import sights_of
from routes.track import Route
from routes.turns import turns_of
from routes.watches import takes

# Our choice, where no run is planned: a course has to be run some time, and watches pass it over.
_STARTS = time(6, 30)


@dataclass(frozen=True, slots=True, eq=False)
class Taking:
    """Hold a route to take away, of `distance_m`, and when it is run, aware.

    `stem` begins the file's name. `turns_m` are the metres at which it turns round; `sights` may be
    passed.
    """

    route: Route
    distance_m: float
    starts: datetime
    stem: str
    turns_m: tuple[float, ...] = ()
    sights: tuple[Sight, ...] = ()

    def course_for(self, view: View) -> Course:
        """Return what the viewer's watch is given."""
        return as_course(
            self.route,
            Pacing(self.starts, view.runner.times_along_s),
            turns_m=self.turns_m,
            sights=self.sights,
            units=view.units,
            most_points=takes(view.watch).most_points,
        )


def taking_of(shown: Shown, history: History, facts: RouteFacts | None, view: View) -> Taking:
    """Return what is shown of a route, to take away; `facts` are of the whole route."""
    edit = history.state.edit if history.is_changed else None
    length_m = shown.measurement.distance_m
    return Taking(
        shown.route,
        length_m,
        datetime.combine(view.today, _STARTS, view.zone),
        shown.summary.name,
        turns_of(edit.recipe, length_m) if isinstance(edit, Fit) else (),
        told_by(history.original, facts),
    )


def told_by(route: Route, facts: RouteFacts | None) -> tuple[Sight, ...]:
    """Return the sights of a whole route: what is said of it, and its own waypoints."""
    return sights_of(route, facts or RouteFacts(file_name=""))
