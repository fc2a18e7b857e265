"""The single-session rule of Schuster Brandt Frandsen 2025, doi 10.1136/bjsports-2024-109380."""

import pytest
from planner_builders import MONDAY, a_journal, dates

from planner import load
from planner.load import Band


@pytest.mark.parametrize(
    ("planned_km", "longest_km", "spike", "band", "cap_km"),
    [
        (5.5, 5.0, 0.1000, Band.OK, 5.50),
        (5.51, 5.0, 0.1020, Band.SMALL, 5.50),
        (6.5, 5.0, 0.3000, Band.SMALL, 5.50),
        (6.51, 5.0, 0.3020, Band.MODERATE, 5.50),
        (10.0, 5.0, 1.0000, Band.MODERATE, 5.50),
        (10.1, 5.0, 1.0200, Band.LARGE, 5.50),
        (14.7, 8.0, 0.8375, Band.MODERATE, 8.80),
        (14.7, 13.4, 0.0970, Band.OK, 14.74),
    ],
)
def test_a_run_is_compared_with_the_longest_before_it(
    planned_km: float, longest_km: float, spike: float, band: Band, cap_km: float
) -> None:
    assert load.spike(1000 * planned_km, 1000 * longest_km) == pytest.approx(spike, abs=5e-5)
    assert load.band(1000 * planned_km, 1000 * longest_km) is band
    assert load.cap_m(1000 * longest_km) == pytest.approx(1000 * cap_km)


def test_the_longest_run_is_sought_in_the_thirty_days_before() -> None:
    first, last, today = dates(MONDAY, -31, -30, 0)
    journal = a_journal((first, 9_000), (last, 7_000), (today, 8_000))
    assert journal.longest30_m(today) == 7_000


def test_without_a_recent_run_the_longest_is_unknown_and_not_zero() -> None:
    assert a_journal().longest30_m(MONDAY) is None


@pytest.mark.parametrize(("runs", "cap"), [(1, 1.0), (2, 0.625), (3, 0.417), (4, 0.35), (7, 0.35)])
def test_the_long_runs_share_follows_the_number_of_runs(runs: int, cap: float) -> None:
    assert load.long_share_cap(runs) == pytest.approx(cap, abs=5e-4)


@pytest.mark.parametrize("runs", [2, 3, 4, 5])
def test_the_least_easy_runs_put_the_long_run_exactly_at_its_share(runs: int) -> None:
    week_m = 10_000 + (runs - 1) * load.least_easy_m(10_000, runs)
    assert 10_000 / week_m == pytest.approx(load.long_share_cap(runs))


@pytest.mark.parametrize(
    ("longest_m", "mean_before_m", "runs", "long_m"),
    [
        (8_000, None, 2, 6_000),
        (8_000, 7_000, 2, 6_000),  # two runs after two: three quarters of each
        (8_000, 7_000, 3, 6_000),  # three after two: the long run is three quarters at most
        (8_000, 6_666.7, 2, 5_714.3),  # two after three
        (8_000, 7_000, 1, 5_250),  # one after two
    ],
)
def test_a_lighter_week_is_three_quarters_of_the_one_before_run_by_run(
    longest_m: float, mean_before_m: float | None, runs: int, long_m: float
) -> None:
    found_m = load.deload_m(longest_m, mean_before_m, runs)
    assert found_m == pytest.approx(long_m, abs=0.1)
    if mean_before_m is not None:
        mean_m = found_m * (1 + 0.75 * (runs - 1)) / runs
        assert mean_m <= 0.75 * mean_before_m + 1e-6


def test_every_fourth_week_is_lighter_and_growth_resumes_after_it() -> None:
    reached, steps = 20.0, [20.0]
    for week in range(1, 8):
        lighter = load.is_deload(week)
        steps.append(load.deload_m(reached, reached, 1) if lighter else load.cap_m(reached))
        reached = max(reached, steps[-1])
    assert steps == pytest.approx([20.0, 22.0, 24.2, 18.15, 26.62, 29.282, 32.2102, 24.15765])
