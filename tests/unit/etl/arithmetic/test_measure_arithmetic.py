"""Splits, paths and trends on made-up figures."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.arithmetic import divisia, paths

MONEY = st.floats(min_value=1.0, max_value=1e7)
SHARES = st.floats(min_value=0.1, max_value=10.0)
PAIRS = st.tuples(MONEY, MONEY)


@given(PAIRS, PAIRS)
def test_the_parts_of_a_change_add_up_to_it(spending: tuple[float, float], gdp: tuple[float, float]) -> None:
    ratios = (spending[0] / gdp[0], spending[1] / gdp[1])
    parts = divisia.split_change(ratios, spending, gdp)
    assert parts is not None
    assert sum(parts) == pytest.approx(ratios[1] - ratios[0], abs=1e-12 * max(1.0, *ratios))


@given(PAIRS, PAIRS, st.floats(min_value=1e-3, max_value=1e3))
def test_another_currency_changes_no_part(spending: tuple[float, float], gdp: tuple[float, float], rate: float) -> None:
    ratios = (spending[0] / gdp[0], spending[1] / gdp[1])
    there = divisia.split_change(ratios, (rate * spending[0], rate * spending[1]), (rate * gdp[0], rate * gdp[1]))
    here = divisia.split_change(ratios, spending, gdp)
    assert here is not None
    assert there == pytest.approx(here, rel=1e-9, abs=1e-9 * max(ratios))


def test_a_change_of_spending_alone_is_all_due_to_spending() -> None:
    parts = divisia.split_change((1.0, 2.0), (10.0, 20.0), (1000.0, 1000.0))
    assert parts == (pytest.approx(1.0), 0.0)


@pytest.mark.parametrize("wrong", [0.0, -1.0])
def test_there_is_no_split_of_what_has_no_logarithm(wrong: float) -> None:
    assert divisia.split_change((1.0, 1.0), (wrong, 1.0), (1.0, 1.0)) is None
    assert divisia.split_change((1.0, 1.0), (1.0, 1.0), (1.0, wrong)) is None
    assert divisia.split_change((wrong, 1.0), (1.0, 1.0), (1.0, 1.0)) is None


def test_the_logarithmic_mean_of_a_number_with_itself_is_that_number() -> None:
    assert divisia.find_logarithmic_mean(2.0, 2.0) == 2.0
    assert divisia.find_logarithmic_mean(2.0, 2.0 * (1 + 1e-9)) == pytest.approx(2.0, rel=1e-8)
    assert divisia.find_logarithmic_mean(1.0, math.e) == pytest.approx(math.e - 1)


@given(SHARES, SHARES, st.integers(1, 40))
def test_the_path_starts_at_the_share_and_ends_at_the_target(start: float, target: float, years: int) -> None:
    span = (2024, 2024 + years)
    assert paths.follow_line(start, target, span, span[0]) == start
    assert paths.follow_line(start, target, span, span[1]) == target


@given(SHARES, SHARES, st.integers(1, 40), st.floats(min_value=-5, max_value=8))
def test_spending_that_grows_as_required_is_at_the_target_when_it_is_due(
    start: float, target: float, years: int, growth: float
) -> None:
    required = paths.find_required_growth(start, target, years, growth)
    assert required is not None
    reached = start * ((1 + required / 100) / (1 + growth / 100)) ** years
    assert reached == pytest.approx(target, rel=1e-9)


def test_no_growth_is_required_of_no_share() -> None:
    assert paths.find_required_growth(0.0, 2.0, 5, 1.0) is None


def test_mean_growth_is_a_year_s_and_needs_spending_at_both_ends() -> None:
    assert paths.find_mean_growth(100.0, 121.0, 2) == pytest.approx(10.0)
    assert paths.find_mean_growth(0.0, 121.0, 2) is None


@given(st.floats(min_value=-2, max_value=2), SHARES)
def test_the_slope_of_a_straight_line_is_its_rise(rise: float, start: float) -> None:
    assert paths.fit_slope([start + rise * step for step in range(5)]) == pytest.approx(rise, abs=1e-9)


@pytest.mark.parametrize(
    ("share", "rise", "year"),
    [(1.5, 0.1, 2029), (1.5, 0.11, 2029), (1.5, 0.125, 2028), (2.0, -1.0, 2024), (1.5, 0.0, None), (1.5, -0.1, None)],
)
def test_a_trend_arrives_in_the_first_year_at_the_target(share: float, rise: float, year: int | None) -> None:
    assert paths.find_arrival(share, 2.0, rise, 2024) == year


def test_a_trend_that_arrives_after_the_horizon_does_not_arrive() -> None:
    assert paths.find_arrival(1.0, 2.0, 1 / 76, 2024) == paths.HORIZON
    assert paths.find_arrival(1.0, 2.0, 1 / 77, 2024) is None
    assert paths.find_arrival(1.0, 2.0, 1e-300, 2024) is None
