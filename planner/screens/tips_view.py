"""The tips of a part, shown as sections: what the article says first."""

from collections.abc import Iterable

from planner.care.sources import Source, Sources
from planner.care.tips import Part, Tip
from planner.exercises import Exercises
from planner.screens import tips_words as words
from planner.screens.components import TIPS
from routes.language import _


def show_tips(part: Part, tips: Iterable[Tip], sources: Sources, exercises: Exercises) -> None:
    """Show the tips of a part; those of the article's own list are numbered as there."""
    told = [tip for tip in tips if tip.part is part]
    TIPS(
        key=f"tips-{part.value}",
        data={
            "words": {
                "says": words.SAYS,
                "uses": words.USES,
                "research": words.RESEARCH,
                "differs": words.DIFFERS,
                "from": words.FROM,
            },
            "tips": [
                _tip(tip, str(place) if part is Part.TIPS else "", sources, exercises)
                for place, tip in enumerate(told, start=1)
            ],
        },
    )


def _tip(tip: Tip, number: str, sources: Sources, exercises: Exercises) -> dict[str, object]:
    differs = tip.differs
    return {
        "number": number,
        "title": _(tip.title),
        "says": _(tip.says),
        "uses": words.uses_text(tip, exercises),
        "research": [
            {
                "tag": words.EVIDENCE[found.evidence],
                "evidence": found.evidence.value,
                "said": _(found.text),
                "sources": _cited(found.sources, sources),
            }
            for found in tip.research
        ],
        "differs": differs
        and {"said": _(differs.text), "sources": _cited(differs.sources, sources)},
    }


def _cited(ids: Iterable[str], sources: Sources) -> list[dict[str, str]]:
    return [_source(sources[name]) for name in ids]


def _source(source: Source) -> dict[str, str]:
    return {
        "name": words.source_name(source),
        # Our own choices lie in our own code, which a runner need not know.
        "where": "" if source.id == "ours" else source.where,
        "url": source.url,
    }
