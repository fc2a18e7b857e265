"""A route's sheet to print, offered beside its files for a watch."""

from routes.edits import History
from routes.facts import RouteFacts
from routes.language import as_spoken_now
from routes.paper import write_route_sheet
from routes.paper.shipped import shipped_ground
from routes.screens import card_labels
from routes.screens.take import More
from routes.screens.view import View
from routes.screens.workshop import Shown
from routes.write.names import file_name

_SUFFIX = ".pdf"


def sheet_of(shown: Shown, history: History, facts: RouteFacts | None, view: View) -> More:
    """Return the sheet of what is shown of a route; `facts` are of the whole route."""
    route, measurement = shown.route, shown.measurement
    length_m, runner = measurement.distance_m, view.runner

    def made() -> bytes:
        return write_route_sheet(
            route,
            measurement,
            facts,
            shipped_ground(),
            view.units,
            made_from=history.original if history.is_changed else None,
            duration_s=runner.time_s(measurement.gradient_mix_m),
            warm_m=(runner.warm_up_m, length_m - runner.warm_down_m),
        )

    return More(
        card_labels.PRINT,
        # It is made in a thread that serves the file and knows no visitor.
        as_spoken_now(made),
        file_name(shown.summary.name, length_m, _SUFFIX),
        mime="application/pdf",
        icon=":material/print:",
    )
