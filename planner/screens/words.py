"""Plain sentences for the planner's reasons, sources and errors. Text only."""

from collections.abc import Callable

from planner import rules
from planner.errors import PlanError, PlanFault
from planner.plan import Reason
from planner.rules import Rule, Tag
from planner.screens import care_words, routine_words, weather_words
from planner.screens.counted import minutes_text, number_word, ordinal_word, percent_text
from planner.screens.route_words import ROUTE_REASONS
from routes.language import N_, _, ngettext, paragraph, spoken
from routes.screens.measures import distance_text, pace_text
from routes.units import Units

_TRUST = {
    Tag.EVIDENCE: N_("Well evidenced"),
    Tag.WEAK: N_("Weak or mixed evidence"),
    Tag.CONVENTION: N_("Coaching convention"),
    Tag.ARTICLE: N_("The article’s advice"),
    Tag.PRODUCT: N_("Our choice"),
}

_REST_DAYS_READING = {
    1: N_("One rest day is what NHS Couch to 5K asks for; the article’s “several” asks for more."),
    2: N_("The article says “several days” and gives no number. Two is our reading of it."),
    3: N_("Three is the article’s “several days” taken at its word."),
}

_BEFORE = N_("Tip 1 of the article: warm up before each run.")
_AFTER = N_("Tip 1 of the article: warm down after each run.")

_SENTENCES = {
    rules.ART_3.id: N_("Tip 3 of the article: stretch every day."),
    rules.OUR_WEEKDAYS.id: N_("No run today: it waits for one of the days you run on."),
    rules.OUR_RAN_TODAY.id: N_(
        "You have run today already, so the rest of the day is for resting."
    ),
    rules.LOAD_1.id: N_(
        "Your longest run of the 30 days before is {0:distance}, so today’s limit is {1:distance}, "
        "10 % more. In a large study longer runs went with more injuries; staying below is no "
        "promise."
    ),
    rules.LONG_1.id: N_(
        "In a week of {1:count} runs the long one may be at most {0:percent} of the distance."
    ),
    rules.DELOAD_1.id: N_(
        "A lighter week: every {0:ordinal} week the runs are shorter, on average at most "
        "{1:percent} of those of the week before, though none is under {2:distance}."
    ),
    rules.OUR_LONG_LAST.id: N_("The week’s long run. There is one a week, and it comes last."),
    rules.OUR_EASY.id: N_("An easy run: about {0:percent} of a long run of {1:distance}."),
    rules.OUR_GOAL_DAY.id: N_("The day you set for your goal of {0:distance}."),
    rules.OUR_CALM.id: N_(
        "Your back is a little sore, so this run is easy and no longer than {0:distance}, your "
        "longest of the 30 days before."
    ),
    rules.TAPER_1.id: N_(
        "Shorter runs before your goal: {0:percent} of your usual {1:distance}, as often as before."
    ),
    rules.RECOVERY_1.id: N_(
        "The week after your goal of {1:distance}: no long run, and none over {0:percent} of it."
    ),
    rules.RETURN_1.id: N_(
        "Walk-run session {1:count} of {2:count}, stage {0}: running comes back in small pieces, "
        "as in NHS Couch to 5K."
    ),
    rules.OUR_BLOCKED.id: N_("No run today: you said that this day is taken."),
    rules.OUR_EDIT.id: N_("Your own choice for this run: {0:distance}."),
    rules.OUR_EDIT_REST.id: N_("No run today: you took it out of this day."),
    rules.OUR_MAKES_ROOM.id: N_("No run today: it leaves rest days before one that has its day."),
    rules.OUR_GOAL.id: N_("Your long run grows to {0:distance} and no further."),
    rules.OUR_ROUTE.id: N_("This route gives {0:distance}; the day asked for {1:distance}."),
    rules.OUR_NO_FIT.id: N_(
        "No route comes within 10 % of {1:distance} and inside today’s limit. The nearest gives "
        "{0:distance}. Your run stays at {1:distance}, any way you like."
    ),
    rules.OUR_LOOP_HOME.id: N_(
        "No route of yours comes within 10 % of {1:distance}. This loop from your home gives "
        "{0:distance}."
    ),
    rules.OUR_LOOP_MADE.id: N_(
        "A loop from your home, made for this run: no route of yours came within 10 % of "
        "{1:distance}. It is {0:distance} long."
    ),
    rules.OUR_NO_ROUTE.id: N_("There are no routes yet: run {0:distance} wherever you like."),
    rules.OUR_ONE_WAY.id: N_(
        "It ends {0:distance} from its start, as the crow flies: plan your way home."
    ),
    rules.PACE_1.id: N_(
        "The time is for your easy pace of {0:pace} on the flat, longer uphill. "
        "Treat it as a rough guide."
    ),
    rules.WARM_1.id: N_(
        "Warming up prevents injuries in team sports; we found no good trial in runners."
    ),
    rules.STRETCH_1.id: N_(
        "Moving, not holding: long holds before a run cost performance, so there are none."
    ),
    rules.STRETCH_2.id: N_("Stretching makes you more flexible, and daily works best."),
    rules.STRETCH_3.id: N_("It has not been shown to prevent running injuries."),
    rules.COOL_1.id: N_(
        "It is a calm end to a run. Studies find no harm in it, but no protection from injury."
    ),
    rules.WALK_1.id: N_(
        "If you like: an easy walk of {0:minutes}. In a trial, people who had got over back pain, "
        "learned about it and built up to walking half an hour on five days a week stayed free of "
        "it for longer."
    ),
}

_ERRORS = {
    PlanFault.LONGEST_RANGE: N_("Give your longest recent run as 1 to 100 km."),
    PlanFault.GOAL_RANGE: N_("Give your goal as 1 to 100 km."),
    PlanFault.PACE_RANGE: N_("Give an easy pace between 2:30 and 15:00 a kilometre."),
    PlanFault.PACE_FORMAT: N_("Write your pace as minutes and seconds a kilometre, such as 6:30."),
    PlanFault.REST_DAYS_RANGE: N_("Choose one, two or three rest days between runs."),
    PlanFault.REST_DAYS_BACK: N_(
        "With an existing back problem choose two rest days or more between runs."
    ),
    PlanFault.NO_WEEKDAYS: N_("Choose at least one day of the week to run on."),
    PlanFault.WEEKDAY_UNKNOWN: N_("Name days of the week from Monday to Sunday."),
    PlanFault.WEEKDAYS_TOO_CLOSE: N_(
        "These days are too close for your rest days, counting from Sunday on to Monday too: "
        "choose fewer days or fewer rest days."
    ),
    PlanFault.RUN_DISTANCE: N_("A run in the journal needs a distance above 0."),
    PlanFault.RUN_DURATION: N_("Give a time above 0, or leave it out."),
    PlanFault.SCALE_RANGE: N_("Give effort and pain from 0 to 10."),
    PlanFault.SPAN_ORDER: N_("Choose an end that is not before the beginning."),
    PlanFault.PLACE_RANGE: N_("Choose a home that is a place on Earth."),
    PlanFault.NAME_LENGTH: N_("Give a name of 1 to 60 letters."),
    PlanFault.RUN_AFTER_START: N_(
        "Your last run is after the plan’s first day: start the plan on that day or later."
    ),
    PlanFault.RUN_AFTER_TODAY: N_("Your last run is after today: choose a day that has been."),
    PlanFault.WEEKS_RANGE: N_("Plan between 1 and 52 weeks."),
    PlanFault.DATE_RANGE: N_("Choose a first day between the years 1970 and 2999."),
    PlanFault.WEATHER_RANGE: N_(
        "Give a temperature from -60 to 60 °C and a humidity from 0 to 100 %."
    ),
    PlanFault.PLAN_HIDDEN: N_(
        "Your back comes first: there is no plan to take along now. The Week page says whom to "
        "call."
    ),
    PlanFault.EXERCISES: N_(
        "The file data/exercises.json is missing or cannot be read: put it back."
    ),
}


def reason_text(reason: Reason, units: Units = Units.KM) -> str:
    """Return a reason as one or two sentences."""
    of_route = ROUTE_REASONS.get(reason.rule.id)
    if of_route:
        return of_route(reason, units)
    if reason.rule.id in care_words.KNOWN:
        return care_words.reason_text(reason)
    if reason.rule.id in weather_words.KNOWN:
        return weather_words.reason_text(reason)
    if reason.rule.id in routine_words.KNOWN:
        return routine_words.reason_text(reason)
    return _plan_text(reason, units)


def source_text(rule: Rule) -> str:
    """Return how far a rule can be trusted, and where it comes from."""
    if rule.id == rules.LOAD_1.id:
        return _("Evidence from one large study: {source}.").format(source=_(rule.source))
    return _("{trust}: {source}.").format(trust=_(_TRUST[rule.tag]), source=_(rule.source))


def error_text(error: PlanError) -> str:
    """Return what is wrong and the way out, as one sentence."""
    return _(_ERRORS[error.code])


def _plan_text(reason: Reason, units: Units) -> str:
    rule = reason.rule.id
    if rule == rules.ART_1.id:
        return _(_BEFORE) if reason.values == ("before",) else _(_AFTER)
    if rule == rules.ART_2.id:
        return _rest_text(*map(int, reason.values))
    if rule == rules.OUR_REST_DAYS.id:
        return _(_REST_DAYS_READING[int(reason.values[0])])
    if rule == rules.OUR_LAST_UNKNOWN.id:
        return _unknown_text(int(reason.values[0]))
    shown = [_Shown(value, units) for value in reason.values]
    if rule == rules.OUR_ROUTE.id and f"{shown[0]:distance}" == f"{shown[1]:distance}":
        return _("This route fits the day’s {distance}.").format(distance=f"{shown[0]:distance}")
    return _(_SENTENCES[rule]).format(*shown)


def _rest_text(rest_days: int, rested: int | None = None) -> str:
    if rested is None:
        return ngettext(
            "Rest: tip 2 of the article, one day between runs.",
            "Rest: tip 2 of the article, {number} days between runs.",
            rest_days,
        ).format(number=number_word(rest_days))
    asked = ngettext(
        "Tip 2 of the article: at least one rest day between runs.",
        "Tip 2 of the article: at least {number} rest days between runs.",
        rest_days,
    ).format(number=number_word(rest_days))
    comes = ngettext(
        "This run comes after one rest day.",
        "This run comes after {number} rest days.",
        rested,
    ).format(number=number_word(rested))
    return paragraph(asked, comes)


def _unknown_text(rest_days: int) -> str:
    return ngettext(
        "Your last run is not known: start here only if you have rested one day.",
        "Your last run is not known: start here only if you have rested {number} days.",
        rest_days,
    ).format(number=number_word(rest_days))


class _Shown:
    """Write a number with the unit that a sentence asks for."""

    def __init__(self, value: float | str, units: Units) -> None:
        self._value = value
        self._units = units

    def __format__(self, asked: str) -> str:
        if isinstance(self._value, str):
            return self._value
        written = _WAYS.get(asked)
        return written(self._value, self._units) if written else str(round(self._value))


_WAYS: dict[str, Callable[[float, Units], str]] = {
    "distance": distance_text,
    "pace": pace_text,
    "percent": lambda value, _units: percent_text(value),
    "minutes": lambda value, _units: minutes_text(value),
    "ordinal": lambda value, _units: ordinal_word(round(value)),
}

spoken(__name__)
