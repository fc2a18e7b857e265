"""What the maps tell a runner, in the words of the moment."""

from routes.facts import RouteFacts
from routes.gradients import CLASSES
from routes.language import words_tag
from routes.mapview import ChosenWords, GradientRow, MapWords, Shown
from routes.measure import Measurement
from routes.screens import labels, map_labels
from routes.screens.measures import distance_of
from routes.screens.view import View
from routes.track import Track
from routes.units import Units


def map_words() -> MapWords:
    """Return what a map says whatever lies on it."""
    return MapWords(
        map_label=labels.MAP_LABEL,
        paper=labels.MAP_PAPER,
        ground_choice=labels.MAP_CHOICE,
        tiles_failed=map_labels.TILES_FAILED,
        try_again=map_labels.TRY_AGAIN,
        ground_failed=labels.MAP_GROUND_FAILED,
        lines_failed=labels.MAP_LINES_FAILED,
        cluster=labels.cluster_forms(),
        two_fingers=labels.MAP_TWO_FINGERS,
        zoom_in=labels.MAP_ZOOM_IN,
        zoom_out=labels.MAP_ZOOM_OUT,
        reset_view=map_labels.RESET_VIEW,
        whole_screen=map_labels.WHOLE_SCREEN,
        leave_whole_screen=map_labels.LEAVE_WHOLE_SCREEN,
        locate=map_labels.LOCATE,
        locating=map_labels.LOCATING,
        here=map_labels.HERE,
        found_here=map_labels.FOUND_HERE,
        far_away=map_labels.FAR_AWAY,
        locate_denied=map_labels.LOCATE_DENIED,
        locate_failed=map_labels.LOCATE_FAILED,
        legend=map_labels.LEGEND,
        gradients=map_labels.GRADIENTS,
        run=map_labels.RUN,
        warm=map_labels.WARM,
        unknown_gradient=map_labels.UNKNOWN_GRADIENT,
        ground_credit=labels.CREDIT,
        ground_credit_url=labels.CREDIT_URL,
        scale=map_labels.scale_forms(),
        words_tag=words_tag(),
    )


def gradients() -> tuple[GradientRow, ...]:
    """Return what each class of gradients is called, and its colours, the steepest down first."""
    return tuple(
        GradientRow(map_labels.gradient_words(each), each.light, each.dark) for each in CLASSES
    )


def chosen_words(units: Units) -> ChosenWords:
    """Return what is said along the chosen route."""
    return ChosenWords(
        start=labels.MARK_START,
        finish=labels.MARK_FINISH,
        start_and_finish=labels.MARK_BOTH,
        mark=distance_of(units),
        before=map_labels.BEFORE,
    )


def shown_to(
    view: View,
    measurement: Measurement,
    facts: RouteFacts | None = None,
    before: Track | None = None,
) -> Shown:
    """Return what the map tells this runner along a route, which is measured as it is drawn.

    `facts` are of that same line: leave them out for one that was cut, turned or begun elsewhere.
    `before` is the line that it was, where that is to be seen as well.
    """
    return Shown(
        units=view.units,
        warm_up_m=view.runner.warm_up_m,
        warm_down_m=view.runner.warm_down_m,
        profile=measurement.profile,
        places=facts.places if facts else (),
        before=before,
    )
