"""The words of the tips: those of `data/tips.toml`, and what stands beside them on the page."""

from datetime import date

from planner import care_rules, routine_rules, rules
from planner.care.sources import Source
from planner.care.tips import Evidence, Part, Tip
from planner.exercises import Exercises, duration_s
from routes.language import N_, _, decimal, spoken

PARTS = {
    Part.TIPS: N_("Six tips"),
    Part.HURTS: N_("When it hurts"),
    Part.KNOWN: N_("What is known"),
}
INTROS = {
    Part.TIPS: N_("The article has a list of six tips. Here they are, one by one."),
    Part.HURTS: N_("What the article says of pain, and what your plan does then."),
    Part.KNOWN: N_("What the article tells of running and backs, and what studies found."),
}
EVIDENCE = {
    Evidence.WELL: N_("Well evidenced"),
    Evidence.WEAK: N_("Weak or mixed"),
    Evidence.GUIDANCE: N_("Health service guidance"),
    Evidence.CONVENTION: N_("Convention"),
    Evidence.ARTICLE: N_("The article’s advice"),
}
SAYS = N_("The article")
USES = N_("How Loopwell does it")
RESEARCH = N_("What research says")
DIFFERS = N_("Where they differ")
FROM = N_("Source:")


def uses_text(tip: Tip, exercises: Exercises) -> str:
    """Return how Loopwell uses a tip, with the planner's own numbers in it."""
    return _(tip.uses).format(**_numbers(exercises))


def source_name(source: Source) -> str:
    """Return how a source is named in passing: by its authors and year, or its publisher."""
    if source.id == "ours":
        return _("Our own choice")
    return _("The article, by R Jabbour") if source.id == "article" else source.short


def _numbers(exercises: Exercises) -> dict[str, str]:
    found: dict[str, float] = {
        "warm_up_min": duration_s(exercises.warm_up()) / 60,
        "warm_down_min": duration_s(exercises.warm_down()) / 60,
        # Every day's is as long to within a minute.
        "rest_stretch_min": duration_s(exercises.rest_day(date.min)) / 60,
        "short_min": routine_rules.SHORT_S / 60,
        "rest_days": rules.REST_DAYS_DEFAULT,
        "rest_least": min(rules.REST_DAYS_ALLOWED),
        "rest_most": max(rules.REST_DAYS_ALLOWED),
        "rest_back": rules.REST_DAYS_BACK,
        "growth": rules.SPIKE_OK * 100,
        "lookback_days": rules.LOOKBACK_DAYS,
        "ice_min": care_rules.ICE_MOST_MIN,
        "check_up_days": care_rules.CHECK_UP_DAYS,
        "check_up_least": care_rules.CHECK_UP_LEAST,
        "pain_days": care_rules.PAIN_DAYS_MOST,
        "pause_least": care_rules.EASY_MOST + 1,
        "pause_most": care_rules.PAUSE_MOST,
    }
    return {name: decimal(value) for name, value in found.items()}


spoken(__name__)
