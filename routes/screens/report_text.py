"""What is told of files that came in: a state, how many routes, what was mended, what refused."""

from collections import Counter
from collections.abc import Sequence

from routes.inbox import Report
from routes.read import Refusal
from routes.screens import own_labels as labels
from routes.screens.mend_words import repair_text
from routes.screens.words import refusal_text

# Of an archive with many bad files, more sentences than these wait behind a fold.
_SHOWN_AT_ONCE = 3
_MOST_FOLDED = 500


def state_of(report: Report) -> str:
    """Return one word for what became of a file, as labels.STATES has them."""
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
        labels.STATE_COUNT.format(state=said, count=counts[state])
        for state, said in labels.STATES.items()
        if counts[state]
    )


def report_data(report: Report) -> dict[str, object]:
    """Return one file's report as the page's widget takes it."""
    told = [_routes_text(report)] if _routes_text(report) else []
    if report.twin:
        told.append(labels.SAME_AS.format(name=report.twin))
    told += [repair_text(repair) for repair in report.repairs]
    refused = [_refused(report, refusal) for refusal in report.refused]
    at_once = refused if len(refused) <= _SHOWN_AT_ONCE else []
    return {
        "name": report.name,
        "state": state_of(report),
        "said": labels.STATES[state_of(report)],
        "told": [*told, *at_once],
        "more": [] if at_once else refused[:_MOST_FOLDED],
        "moreTitle": labels.not_read_inside(len(refused)),
    }


def _routes_text(report: Report) -> str:
    counts = (
        (len(report.waiting), labels.waiting_text),
        (report.kept, labels.were_kept_text),
        (report.known, labels.known_text),
    )
    return " · ".join(text(count) for count, text in counts if count)


def _refused(report: Report, refusal: Refusal) -> str:
    name = refusal.name or report.name
    return refusal_text(Refusal(name, refusal.code, refusal.detail))
