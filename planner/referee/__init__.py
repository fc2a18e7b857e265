"""Check a finished plan against the rules, without a line of the code that builds one.

Each module here judges one idea from the text of the rules; `case` is what they all look at.
"""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from planner.breaches import Breach
from planner.edits import Edit
from planner.journal import Journal
from planner.plan import Plan
from planner.referee.case import case_of
from planner.referee.course import judge_course
from planner.referee.days import judge_days
from planner.referee.goal import judge_goal
from planner.referee.load import judge_load
from planner.referee.pain import judge_pain
from planner.referee.rest import judge_rest
from planner.referee.stages import judge_stages
from planner.referee.weeks import judge_weeks
from planner.runner import Runner

_JUDGES = (
    judge_days,
    judge_rest,
    judge_pain,
    judge_stages,
    judge_load,
    judge_weeks,
    judge_goal,
    judge_course,
)


def referee(
    plan: Plan,
    runner: Runner,
    journal: Journal,
    *,
    today: date | None = None,
    edits: Sequence[Edit] = (),
) -> tuple[Breach, ...]:
    """Return every breach of a plan; none when every rule holds. Planned runs count as done.

    `today` is when the back is asked about, the plan's first day without it. `edits` are the
    changes the plan was made with: what they break is still told, but weeks they change need not
    keep the shape of ordinary ones.
    """
    case = case_of(plan, runner, journal, today or plan.first_day, tuple(edits))
    return tuple(chain.from_iterable(judge(case) for judge in _JUDGES))
