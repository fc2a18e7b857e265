"""A planned run as a workout: warm-up, the run or its spells, warm-down."""

from collections.abc import Iterator

from planner import rules
from planner.pain_state import PainState
from planner.plan import Day, Item, Kind
from planner.runner import Runner
from planner.screens.workout_labels import step_name, workout_name
from planner.sessions import Session, Spell
from routes.units import Units
from routes.workout import Intensity, Repeat, Step, Workout


def workout_of(
    day: Day,
    runner: Runner,
    units: Units = Units.KM,
    state: PainState = PainState.NORMAL,
) -> Workout | None:
    """Return a day's run as the workout that a watch leads through, None on a day without a run.

    Warm-up and warm-down go by time, the run by its distance, a walk-run session by the time of
    each spell, equal ones told once and repeated. A run has the runner's easy pace as its target
    where the back is calm. In any other `state`, and in spells, it has none: a watch that calls for
    more pace is the last thing that a sore back needs (our choice). `units` are those of the name.
    """
    if day.run is None:
        return None
    steps = (
        *_by_time(day, Kind.WARM_UP, Intensity.WARM_UP),
        *_run(day.run, runner, is_paced=state is PainState.NORMAL),
        *_by_time(day, Kind.WARM_DOWN, Intensity.WARM_DOWN),
    )
    return Workout(workout_name(day, units), steps)


def easy_range(run: Item, runner: Runner) -> tuple[float, float]:
    """Return the quickest and the slowest pace of an easy run, in s/km.

    They lie 9 % to each side of the runner's easy pace; the slow one is measured from the mean pace
    planned for the run's own ground where its climbs make that slower. A steep climb is slower
    still. Convention, see `rules.EASY_PACE_SPREAD`.
    """
    easy = planned = runner.easy_pace_s_per_km
    if run.distance_m:
        planned = max(easy, 1000 * run.duration_s / run.distance_m)
    quick = easy * (1 - rules.EASY_PACE_SPREAD)
    slow = planned * (1 + rules.EASY_PACE_SPREAD)
    step = rules.EASY_PACE_STEP_S_PER_KM
    return step * round(quick / step), step * round(slow / step)


def _by_time(day: Day, kind: Kind, intensity: Intensity) -> Iterator[Step]:
    for item in day.items:
        if item.kind is kind and item.duration_s > 0:
            yield Step(step_name(kind), intensity, duration_s=item.duration_s)


def _run(run: Item, runner: Runner, *, is_paced: bool) -> tuple[Step | Repeat, ...]:
    if run.session:
        return session_steps(run.session)
    pace = easy_range(run, runner) if is_paced else None
    name = step_name(Kind.RUN, is_long_run=run.is_long_run)
    if run.distance_m is None:
        return (Step(name, Intensity.RUN, duration_s=run.duration_s, pace_s_per_km=pace),)
    return (Step(name, Intensity.RUN, distance_m=run.distance_m, pace_s_per_km=pace),)


def session_steps(session: Session) -> tuple[Step | Repeat, ...]:
    """Return a walk-run session's spells as steps by time, those that repeat told once."""
    steps: list[Step | Repeat] = []
    spells = session.spells
    while spells:
        length, times = _most_repeated(spells)
        once = tuple(step for spell in spells[:length] for step in _spell(spell))
        steps += [Repeat(times, once)] if times > 1 else once
        spells = spells[length * times :]
    return tuple(steps)


def _most_repeated(spells: tuple[Spell, ...]) -> tuple[int, int]:
    """Return how many spells, and how often in a row, the spells begin with.

    Of all that are repeated those that cover most, of these the fewest; one spell, once, for none.
    """
    found = [(length, _times(spells, length)) for length in range(1, len(spells) // 2 + 1)]
    repeated = [(length, times) for length, times in found if times > 1]
    return max(repeated, key=lambda found: (found[0] * found[1], -found[0]), default=(1, 1))


def _times(spells: tuple[Spell, ...], length: int) -> int:
    """Return how often the first `length` spells stand in a row."""
    times = 1
    while spells[times * length : (times + 1) * length] == spells[:length]:
        times += 1
    return times


def _spell(spell: Spell) -> Iterator[Step]:
    yield Step(step_name(Kind.RUN), Intensity.RUN, duration_s=spell.run_s)
    if spell.walk_s:
        yield Step(step_name(Kind.WALK), Intensity.WALK, duration_s=spell.walk_s)
