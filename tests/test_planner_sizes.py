"""The metres a run is given before its route is chosen."""

import pytest

from planner import rules
from planner.sizes import easy_run, lighter_run, lone_run, long_run


def test_a_long_run_may_be_a_tenth_longer_and_no_more() -> None:
    wish = long_run(5_000, 20_000).wish
    assert wish.wanted_m == 5_500
    assert wish.most_m == pytest.approx(5_500)


def test_distances_are_whole_hundreds_never_above_the_limit() -> None:
    assert long_run(5_555, 20_000).wish.wanted_m == 6_100


def test_an_easy_run_is_three_quarters_of_the_long_one_and_never_longer_than_it() -> None:
    wish = easy_run(6_000, 8_000, runs_a_week=2).wish
    assert wish.wanted_m == 4_500
    assert wish.most_m == pytest.approx(6_000)


def test_an_easy_run_never_passes_its_own_limit() -> None:
    assert easy_run(6_000, 5_000, runs_a_week=2).wish.most_m == pytest.approx(5_500)


@pytest.mark.parametrize(("runs", "least_m"), [(2, 3_600), (3, 4_200), (4, 3_714.3)])
def test_an_easy_run_is_long_enough_for_the_long_runs_share(runs: int, least_m: float) -> None:
    assert easy_run(6_000, 6_000, runs).wish.least_m == pytest.approx(least_m, abs=0.1)


def test_nobody_is_sent_out_for_less_than_a_kilometre() -> None:
    for sized in (
        long_run(1_000, 1_000),
        lighter_run(1_000, 1_000, runs_a_week=2),
        easy_run(1_000, 1_000, runs_a_week=3),
        easy_run(1_000, 1_000, runs_a_week=3, is_lighter=True),
        lone_run(1_000, 1_000, 1_000),
    ):
        assert sized.wish.wanted_m == sized.wish.least_m == rules.SHORTEST_RUN_M


def test_a_lone_run_keeps_to_the_limit_of_its_own_day() -> None:
    assert lone_run(10_000, 2_000, 20_000).wish.wanted_m == 2_200


def test_a_lighter_week_says_so() -> None:
    for sized in (lighter_run(8_000, 7_000, 3), easy_run(6_000, 8_000, 3, is_lighter=True)):
        assert rules.DELOAD_1 in [reason.rule for reason in sized.reasons]


@pytest.mark.parametrize(
    ("mean_before_m", "runs", "wanted_m"),
    [(None, 2, 6_000), (7_000, 2, 6_000), (7_000, 3, 6_000), (7_000, 1, 5_200), (6_640, 2, 5_600)],
)
def test_a_lighter_week_is_measured_by_the_longest_run_and_by_the_mean_of_the_week_before(
    mean_before_m: float | None, runs: int, wanted_m: float
) -> None:
    wish = lighter_run(8_000, mean_before_m, runs).wish
    assert wish.wanted_m == wanted_m
    assert wish.most_m == pytest.approx(wanted_m)


def test_an_easy_run_of_a_lighter_week_is_at_most_three_quarters_of_its_long_run() -> None:
    wish = easy_run(5_590, 8_000, 2, is_lighter=True).wish
    assert wish.wanted_m == 4_100
    assert wish.most_m == pytest.approx(4_192.5)


def test_no_run_may_pass_the_goal() -> None:
    assert long_run(30_000, 30_000).wish.most_m == pytest.approx(30_000)
    assert lone_run(30_000, 30_000, 30_000).wish.most_m == pytest.approx(30_000)
