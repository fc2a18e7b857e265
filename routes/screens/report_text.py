"""What is told of files that came in: a state, how many routes, what was mended, what refused."""

from collections import Counter
from collections.abc import Mapping, Sequence

from routes.inbox import Report
from routes.read import Refusal
from routes.screens import own_labels as labels
from routes.screens.mend_words import repair_text
from routes.screens.words import refusal_text

# Of an archive with many bad files, more sentences than these wait behind a fold.
_SHOWN_AT_ONCE = 3
_MOST_FOLDED = 500

_STATES: Mapping[str, str] = {
    "busy": labels.BUSY,
    "refused": labels.REFUSED,
    "partly": labels.PARTLY,
    "mended": labels.MENDED,
    "twin": labels.TWIN,
    "known": labels.KNOWN,
    "read": labels.READ,
}


def state_of(report: Report) -> str:
    """Return one word for what became of a file, as _STATES has them."""
    has_routes = bool(report.waiting or report.kept)
    if not report.is_read:
        return "busy"
    if report.twin:
        return "twin"
    if report.refused:
        return "partly" if has_routes or report.known else "refused"
    if not has_routes and report.known:
        return "known"
    return "mended" if report.repairs else "read"


def summary_text(reports: Sequence[Report]) -> str:
    """Return how many files came in and what became of them, in a line."""
    counts = Counter(map(state_of, reports))
    return " · ".join(
        f"{said}: {counts[state]}" for state, said in _STATES.items() if counts[state]
    )


def report_data(report: Report) -> dict[str, object]:
    """Return one file's report as the page's widget takes it."""
    told = [_routes_text(report)] if _routes_text(report) else []
    if report.twin:
        told.append(labels.SAME_AS.format(report.twin))
    told += [repair_text(repair) for repair in report.repairs]
    refused = [_refused(report, refusal) for refusal in report.refused]
    at_once = refused if len(refused) <= _SHOWN_AT_ONCE else []
    return {
        "name": report.name,
        "state": state_of(report),
        "said": _STATES[state_of(report)],
        "told": [*told, *at_once],
        "more": [] if at_once else refused[:_MOST_FOLDED],
        "moreTitle": labels.NOT_READ_INSIDE.format(len(refused)),
    }


def _routes_text(report: Report) -> str:
    counts = (
        (len(report.waiting), labels.ONE_WAITING, labels.MANY_WAITING),
        (report.kept, labels.ONE_KEPT, labels.MANY_KEPT),
        (report.known, labels.ONE_KNOWN, labels.MANY_KNOWN),
    )
    return " · ".join(one if n == 1 else many.format(n) for n, one, many in counts if n)


def _refused(report: Report, refusal: Refusal) -> str:
    name = refusal.name or report.name
    return refusal_text(Refusal(name, refusal.code, refusal.detail))
