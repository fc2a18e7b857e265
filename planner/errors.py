"""What can go wrong with a plan, as codes; `planner.screens.words` turns a code into a sentence."""

from enum import StrEnum


class PlanFault(StrEnum):
    """Why a plan, or what it is made from, is refused."""

    LONGEST_RANGE = "longest_range"
    GOAL_RANGE = "goal_range"
    PACE_RANGE = "pace_range"
    PACE_FORMAT = "pace_format"
    REST_DAYS_RANGE = "rest_days_range"
    REST_DAYS_BACK = "rest_days_back"
    NO_WEEKDAYS = "no_weekdays"
    WEEKDAY_UNKNOWN = "weekday_unknown"
    WEEKDAYS_TOO_CLOSE = "weekdays_too_close"
    RUN_DISTANCE = "run_distance"
    RUN_DURATION = "run_duration"
    SCALE_RANGE = "scale_range"
    SPAN_ORDER = "span_order"
    PLACE_RANGE = "place_range"
    NAME_LENGTH = "name_length"
    RUN_AFTER_START = "run_after_start"
    RUN_AFTER_TODAY = "run_after_today"
    WEEKS_RANGE = "weeks_range"
    DATE_RANGE = "date_range"
    EXERCISES = "exercises"
    WEATHER_RANGE = "weather_range"
    PLAN_HIDDEN = "plan_hidden"


class PlanError(ValueError):
    """A refusal by the planner: `code` for the sentence, `detail` for the log."""

    def __init__(self, code: PlanFault, detail: str = "") -> None:
        super().__init__(f"{code.value}{': ' if detail else ''}{detail}")
        self.code = code
        self.detail = detail
