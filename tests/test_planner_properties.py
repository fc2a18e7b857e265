"""What holds for every season: random runners, journals, libraries and changes, 26 weeks each.

Few examples here; `make prove` draws the many.
"""

import os
import subprocess
import sys
from pathlib import Path

import plan_laws
from hypothesis import HealthCheck, given, settings
from plan_strategies import Situation, situations

few = settings(
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HERE = Path(__file__).parent
# Sets are in another order in a process with another hash seed.
DIGEST = """
import hashlib
from hypothesis import HealthCheck, Phase, given, settings
from plan_laws import given_by
from plan_strategies import situations
from planner.season import season

digest = hashlib.sha256()

@settings(max_examples=20, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
          suppress_health_check=list(HealthCheck))
@given(situations())
def add(situation):
    digest.update(repr(season(given_by(situation)).plan).encode())

add()
print(digest.hexdigest())
"""


@settings(few, max_examples=200)
@given(situations())
def test_no_plan_breaks_a_rule_unknowingly(situation: Situation) -> None:
    plan_laws.no_rule_is_broken_unknowingly(situation)


@settings(few, max_examples=100)
@given(situations())
def test_where_a_change_asks_for_no_run_there_is_none(situation: Situation) -> None:
    plan_laws.the_last_change_is_kept(situation)


@few
@given(situations())
def test_the_same_gives_the_same_and_a_longer_plan_begins_with_the_shorter(
    situation: Situation,
) -> None:
    plan_laws.the_same_gives_the_same(situation)


@few
@given(situations())
def test_undo_restores_the_plan_exactly(situation: Situation) -> None:
    plan_laws.undo_restores(situation)


@settings(few, max_examples=200)
@given(situations())
def test_planner_and_referee_read_the_back_alike(situation: Situation) -> None:
    plan_laws.both_read_the_back_alike(situation)


def test_the_same_gives_the_same_in_another_process() -> None:
    def digest(seed: str) -> str:
        command = [sys.executable, "-c", DIGEST]
        found = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{HERE.parent}:{HERE}"}
        return subprocess.run(command, env=found, capture_output=True, text=True, check=True).stdout

    assert digest("1") == digest("2") != ""
