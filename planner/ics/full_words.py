"""A calendar's entries with everything: the steps of a day, the doses, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner import rules
from planner.handout import Handout, HandoutDay
from planner.ics.wording import count_text, one_line, paragraphs, runs_of
from planner.plan import Day, Item, Kind, Reason, RoutePick
from planner.screens import care_words, labels, standing_labels
from planner.screens.words import reason_text
from routes.screens.measures import about_time, distance_text

_NO_RUN = "No run"
_NO_RUNS = "This week: no runs"
_WEEK = "This week: {}, {}"
_LIGHTER = "{}, lighter"
_GONE = "The run that was planned for this day is off."
_INSTEAD = "In its place: {}."
_HIDDEN = "There is no plan for now."
_ABOUT = "{}, about {}"
_PROMISE = (
    "Not medical advice, and no promise that a back stays well. Pain down a leg, numbness or "
    "tingling, or new trouble with bladder or bowel: do not run, get help."
)
# What they say stands with the reasons.
_NO_STEPS = frozenset({Kind.REST, Kind.CHECK_UP})
_LIGHTER_WEEKS = frozenset({rules.DELOAD_1, rules.TAPER_1, rules.RECOVERY_1})


@dataclass(frozen=True, slots=True)
class FullWords:
    """Tell all of a handout that helps on the day."""

    handout: Handout

    def day_title(self, each: HandoutDay) -> str:
        """Return a day's headline, a run's with its route."""
        heading = labels.day_heading(each.day, self.handout.units)
        if each.is_cancelled:
            return f"{_NO_RUN}: {heading[0].lower()}{heading[1:]}"
        pick = each.day.run.route if each.day.run else None
        return one_line(f"{heading}, {pick.route_name}" if pick and pick.fits else heading)

    def day_text(self, each: HandoutDay) -> str:
        """Return the way, the steps with their doses, the reasons, and what is not promised."""
        day = each.day
        has_exercises = any(item.exercises for item in day.items)
        return paragraphs(
            [
                self._opening(each),
                *(self._step(item) for item in day.items if item.kind not in _NO_STEPS),
                self._reasons(each),
                [self.handout.advice if has_exercises else "", _PROMISE],
            ]
        )

    def week_title(self, week: Sequence[HandoutDay]) -> str:
        """Return a week's runs, their distance, and whether it is a lighter one."""
        runs = runs_of(week)
        if not runs:
            return _NO_RUNS
        title = _WEEK.format(count_text(runs), labels.total_text(runs, self.handout.units))
        return _LIGHTER.format(title) if _lighter(week) else title

    def week_text(self, week: Sequence[HandoutDay]) -> str:
        """Return a week's days, its longest run, and why it is lighter where it is."""
        runs = {each.day.day: each.day.run for each in week if each.day.run}
        lines = [week_days(week)]
        if runs:
            day, run = max(runs.items(), key=lambda pair: pair[1].distance_m or 0.0)
            far = distance_text(run.distance_m or 0.0, self.handout.units)
            weekday = labels.WEEKDAYS[day.weekday()]
            lines.append(f"Longest run: {far} on {weekday} {labels.short_date(day)}.")
        return paragraphs([lines, [self._told(reason) for reason in _lighter(week)[:1]]])

    def hidden_title(self) -> str:
        """Return the headline while help comes first."""
        return _NO_RUN

    def hidden_text(self) -> str:
        """Return whom to call, and nothing else."""
        state, numbers = self.handout.standing.state, self.handout.profile.help
        calls = [f"{name}: {number}" for name, number, _ in standing_labels.calls(state, numbers)]
        return paragraphs([[_HIDDEN, care_words.state_text(state, numbers)], calls])

    def _opening(self, each: HandoutDay) -> list[str]:
        day, units = each.day, self.handout.units
        lines = []
        if each.is_cancelled:
            lines += [_GONE, _INSTEAD.format(labels.day_heading(day, units).lower())]
        if day.run and day.run.route:
            lines.append(_way(day.run.route, labels.route_note(day.run, units)))
        line = labels.day_line(day)
        lines.append(f"{line[0].upper()}{line[1:]}.")
        return lines

    def _step(self, item: Item) -> list[str]:
        title = labels.item_title(item, self.handout.units)
        lines = [_ABOUT.format(title, about_time(item.duration_s)) if item.duration_s else title]
        if item.session:
            lines.append(labels.session_text(item.session))
        for exercise in item.exercises:
            caution = f" ({exercise.caution})" if exercise.caution else ""
            lines.append(f"- {exercise.name}: {labels.dose(exercise)}{caution}")
        return lines

    def _reasons(self, each: HandoutDay) -> list[str]:
        kinds = {Kind.RUN} if each.day.run else {Kind.REST}
        reasons = [*_of(each.day, kinds | {Kind.CHECK_UP})]
        if each.start and each.start.reason:
            reasons.append(each.start.reason)
        told = dict.fromkeys(self._told(reason) for reason in reasons)
        return [f"{labels.WHY}:", *(f"- {sentence}" for sentence in told)]

    def _told(self, reason: Reason) -> str:
        return reason_text(reason, self.handout.units)


def week_days(week: Sequence[HandoutDay]) -> str:
    """Return which days a week has here, and its number in the calendar (ISO 8601)."""
    first, last = week[0].day.day, week[-1].day.day
    days = labels.short_date(first)
    if last != first:
        days = f"{days} to {labels.short_date(last)}"
    return f"{days} {last.year}, calendar week {first.isocalendar().week}."


def _way(pick: RoutePick, note: str) -> str:
    if pick.fits:
        return f"{pick.route_name}. {note}."
    return f"{note} {pick.route_name}."


def _of(day: Day, kinds: set[Kind]) -> list[Reason]:
    return [reason for item in day.items if item.kind in kinds for reason in item.reasons]


def _lighter(week: Sequence[HandoutDay]) -> list[Reason]:
    """Return why a week's runs are shorter, one reason a run; none in a usual week."""
    reasons = [reason for run in runs_of(week) for reason in run.reasons]
    return [reason for reason in reasons if reason.rule in _LIGHTER_WEEKS]
