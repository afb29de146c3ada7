"""Pinned values and gaps on made-up figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.arithmetic.gap import gap_to_target, share_of_gdp
from etl.arithmetic.precision import half_unit
from etl.arithmetic.recomputation import Printed, is_pinned

SHARES = st.floats(min_value=0.05, max_value=15)


@pytest.mark.parametrize(
    ("values", "half"),
    [
        ([2.5, 2.25, 3.0], "0.005"),
        ([240617.0, 3.0], "0.5"),
        ([1.5], "0.05"),
        ([1.123456], "0"),
        ([], "0"),
        ([1e7], "0.5"),
    ],
)
def test_printed_decimals_are_those_that_any_value_of_the_table_shows(values: list[float], half: str) -> None:
    assert half_unit(values) == Decimal(half)


def test_a_value_that_is_no_number_has_no_decimals() -> None:
    with pytest.raises(ValueError, match="no finite number"):
        half_unit([float("nan")])


def test_a_share_set_by_hand_is_pinned() -> None:
    assert is_pinned(Printed(2.0), Printed(1986.2), Printed(100_000.0))


def test_a_share_within_the_tolerance_is_not_pinned() -> None:
    assert not is_pinned(Printed(2.0005), Printed(2000.0), Printed(100_000.0))
    assert is_pinned(Printed(2.00051), Printed(2000.0), Printed(100_000.0))


def test_what_the_rounding_of_print_explains_is_not_pinned() -> None:
    cents, ones = Decimal("0.005"), Decimal("0.5")
    # 67 of 4,500 is 1.489 %; 67.5 of 4,499.5 is 1.5002 %.
    assert not is_pinned(Printed(1.5, cents), Printed(67, ones), Printed(4500, ones))
    assert is_pinned(Printed(1.52, cents), Printed(67, ones), Printed(4500, ones))
    assert is_pinned(Printed(1.5), Printed(67), Printed(4500))


@given(SHARES, st.floats(min_value=1, max_value=1e8))
def test_a_share_that_is_its_own_ratio_is_never_pinned(share: float, gdp: float) -> None:
    spending = share * gdp / 100
    assert not is_pinned(Printed(share_of_gdp(spending, gdp)), Printed(spending), Printed(gdp))


@given(SHARES, st.floats(min_value=100, max_value=1e8))
def test_a_table_rounded_for_print_has_nothing_pinned(share: float, gdp: float) -> None:
    spending = share * gdp / 100
    printed = Printed(round(share, 2), Decimal("0.005")), Printed(round(spending), Decimal("0.5"))
    # Python rounds a tie to even, print half up: at a tie the true value is the end of the range, which is within.
    assert not is_pinned(*printed, Printed(round(gdp), Decimal("0.5")))


def test_the_gap_is_the_money_between_share_and_target() -> None:
    assert gap_to_target(1.5, 2.0, 10_000.0) == pytest.approx(50.0)


@pytest.mark.parametrize("share", [2.0, 2.5])
def test_who_is_at_or_above_the_target_has_no_gap(share: float) -> None:
    assert gap_to_target(share, 2.0, 10_000.0) == 0.0


@given(SHARES, st.floats(min_value=1, max_value=1e8))
def test_spending_and_gap_together_reach_the_target(share: float, gdp: float) -> None:
    spending = share / 100 * gdp
    assert share_of_gdp(spending + gap_to_target(share, 2.0, gdp), gdp) == pytest.approx(max(share, 2.0))
