"""A calendar's entries with everything: the steps of a day, the doses, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner import rules
from planner.exercises import Exercise
from planner.handout import Handout, HandoutDay
from planner.ics.wording import one_line, paragraphs, runs_of
from planner.plan import Day, Item, Kind, Reason, RoutePick
from planner.screens import care_words, dates, labels, standing_labels
from planner.screens.counted import runs_text
from planner.screens.joined import in_a_row, titled
from planner.screens.words import reason_text
from routes.language import N_, _, first_up, spoken
from routes.screens.measures import about_time, distance_text

_NO_RUN = N_("No run")
_NO_RUNS = N_("This week: no runs")
_WEEK = N_("This week: {runs}, {distance}")
_LIGHTER = N_("{week}, lighter")
_GONE = N_("The run that was planned for this day is off.")
_REST_INSTEAD = N_("In its place: rest day.")
_WALK_INSTEAD = N_("In its place: walk in place of a run.")
_NO_RUN_REST = N_("No run: rest day")
_NO_RUN_WALK = N_("No run: walk in place of a run")
_LONGEST = N_("Longest run: {distance} on {day}.")
_WHY = N_("Why:")
_SENTENCE = N_("{line}.")
_ROUTE = N_("{route}. {note}.")
_NEAREST_ROUTE = N_("{note} {route}.")
_EXERCISE = N_("- {name}: {dose}")
_EXERCISE_WITH_CARE = N_("- {name}: {dose} ({caution})")
_WEEK_DAYS = N_("{days}, calendar week {number}.")
_HIDDEN = N_("There is no plan for now.")
_ABOUT = N_("{what}, about {time}")
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
            return _(_NO_RUN_WALK) if heading == labels.WALK_DAY else _(_NO_RUN_REST)
        pick = each.day.run.route if each.day.run else None
        return one_line(in_a_row((heading, pick.route_name if pick and pick.fits else "")))

    def day_text(self, each: HandoutDay) -> str:
        """Return the way, the steps with their doses, the reasons, and what is not promised."""
        day = each.day
        has_exercises = any(item.exercises for item in day.items)
        return paragraphs(
            [
                self._opening(each),
                *(self._step(item) for item in day.items if item.kind not in _NO_STEPS),
                self._reasons(each),
                [_(self.handout.advice) if has_exercises else "", care_words.PROMISE],
            ]
        )

    def week_title(self, week: Sequence[HandoutDay]) -> str:
        """Return a week's runs, their distance, and whether it is a lighter one."""
        runs = runs_of(week)
        if not runs:
            return _(_NO_RUNS)
        title = _(_WEEK).format(
            runs=runs_text(len(runs)), distance=labels.total_text(runs, self.handout.units)
        )
        return _(_LIGHTER).format(week=title) if _lighter(week) else title

    def week_text(self, week: Sequence[HandoutDay]) -> str:
        """Return a week's days, its longest run, and why it is lighter where it is."""
        runs = {each.day.day: each.day.run for each in week if each.day.run}
        lines = [week_days(week)]
        if runs:
            day, run = max(runs.items(), key=lambda pair: pair[1].distance_m or 0.0)
            far = distance_text(run.distance_m or 0.0, self.handout.units)
            lines.append(_(_LONGEST).format(distance=far, day=dates.weekday_date(day)))
        return paragraphs([lines, [self._told(reason) for reason in _lighter(week)[:1]]])

    def hidden_title(self) -> str:
        """Return the headline while help comes first."""
        return _(_NO_RUN)

    def hidden_text(self) -> str:
        """Return whom to call, and nothing else."""
        state, numbers = self.handout.standing.state, self.handout.profile.help
        calls = [
            titled(name, number) for name, number, _tel in standing_labels.calls(state, numbers)
        ]
        return paragraphs([[_(_HIDDEN), care_words.state_text(state, numbers)], calls])

    def _opening(self, each: HandoutDay) -> list[str]:
        day, units = each.day, self.handout.units
        lines = []
        if each.is_cancelled:
            is_walk = labels.day_heading(day, units) == labels.WALK_DAY
            lines += [_(_GONE), _(_WALK_INSTEAD) if is_walk else _(_REST_INSTEAD)]
        if day.run and day.run.route:
            lines.append(_way(day.run.route, labels.route_note(day.run, units)))
        lines.append(_(_SENTENCE).format(line=first_up(labels.day_line(day))))
        return lines

    def _step(self, item: Item) -> list[str]:
        title = labels.item_title(item, self.handout.units)
        if item.duration_s:
            title = _(_ABOUT).format(what=title, time=about_time(item.duration_s))
        lines = [title]
        if item.session:
            lines.append(labels.session_text(item.session))
        return lines + [_exercise(exercise) for exercise in item.exercises]

    def _reasons(self, each: HandoutDay) -> list[str]:
        kinds = {Kind.RUN} if each.day.run else {Kind.REST}
        reasons = [*_of(each.day, kinds | {Kind.CHECK_UP})]
        if each.start and each.start.reason:
            reasons.append(each.start.reason)
        told = dict.fromkeys(self._told(reason) for reason in reasons)
        return [_(_WHY), *(f"- {sentence}" for sentence in told)]

    def _told(self, reason: Reason) -> str:
        return reason_text(reason, self.handout.units)


def week_days(week: Sequence[HandoutDay]) -> str:
    """Return which days a week has here, and its number in the calendar (ISO 8601)."""
    first, last = week[0].day.day, week[-1].day.day
    days = dates.span_text(first, last)
    return _(_WEEK_DAYS).format(days=days, number=first.isocalendar().week)


def _exercise(exercise: Exercise) -> str:
    said = _(_EXERCISE_WITH_CARE) if exercise.caution else _(_EXERCISE)
    return said.format(
        name=_(exercise.name), dose=labels.dose(exercise), caution=_(exercise.caution)
    )


def _way(pick: RoutePick, note: str) -> str:
    if pick.fits:
        return _(_ROUTE).format(route=pick.route_name, note=note)
    return _(_NEAREST_ROUTE).format(route=pick.route_name, note=note)


def _of(day: Day, kinds: set[Kind]) -> list[Reason]:
    return [reason for item in day.items if item.kind in kinds for reason in item.reasons]


def _lighter(week: Sequence[HandoutDay]) -> list[Reason]:
    """Return why a week's runs are shorter, one reason a run; none in a usual week."""
    reasons = [reason for run in runs_of(week) for reason in run.reasons]
    return [reason for reason in reasons if reason.rule in _LIGHTER_WEEKS]


spoken(__name__)
