"""How precisely figures were printed shows in all of a table's values together. The values are made up."""

from decimal import Decimal
from math import nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.arithmetic.precision import (
    ENOUGH,
    FULL_PRECISION,
    count_decimals,
    decimals,
    half_unit,
    rounding,
    usable_for_verdict,
)

# A table with two decimals, one with one, one that nobody rounded, and one of billions that are stated in millions.
TWO = [(100 + at) / 100 for at in range(100)]
ONE = [(10 + at) / 10 for at in range(30)]
UNROUNDED = [1 + at / 7 for at in range(30)]
BILLIONS = [1000.0 * at for at in range(1, 31)]


@pytest.mark.parametrize(("values", "found"), [(TWO, 2), (ONE, 1), (BILLIONS, -3), ([2.5], 1), ([1000.0], 0), ([], 6)])
def test_the_decimals_are_those_of_the_table_not_of_one_value(values: list[float], found: int) -> None:
    assert decimals(values) == found


def test_unrounded_figures_have_no_half_unit() -> None:
    assert half_unit(UNROUNDED) == 0


def test_a_few_small_figures_with_more_decimals_do_not_make_a_table_finer() -> None:
    assert decimals([*ONE, 0.04]) == 1
    assert decimals([*ONE, *(at / 100 for at in range(1, 9))]) == 2


def test_noughts_say_nothing_of_the_decimals() -> None:
    assert decimals([0.0, 0.0, 1.5]) == 1
    assert decimals([*BILLIONS, 0.0]) == -3


def test_figures_of_the_publisher_are_rounded_where_they_are_enough_to_tell() -> None:
    few = ONE[: ENOUGH - 1]
    assert rounding(few, transcribed=False) == 0
    assert rounding(ONE[:ENOUGH], transcribed=False) == Decimal("0.05")
    assert rounding(few, transcribed=True) == Decimal("0.05")
    assert rounding(UNROUNDED, transcribed=False) == 0


@pytest.mark.parametrize("places", range(-4, 8))
@pytest.mark.parametrize("size", [1e-7, 1e-3, 1.0, 1e4, 1e9, 1e13])
def test_half_a_unit_of_many_figures_is_that_of_their_decimals_one_by_one(places: int, size: float) -> None:
    exact = [size * (1 + at / 7) for at in range(40)]
    rounded = [round(value, places) for value in exact]
    for values in (rounded, [-value for value in rounded], [*rounded[:30], *exact[:10]], [nextafter(rounded[-1], 0)]):
        found = decimals(values)
        assert half_unit(values) == (0 if found >= FULL_PRECISION else Decimal(5).scaleb(-found - 1))


def test_a_verdict_never_rests_on_shares_with_one_decimal() -> None:
    assert not usable_for_verdict(ONE)
    assert not usable_for_verdict([2.0, 2.1, None, 3.4])
    assert usable_for_verdict([2.0, 2.13, None])
    assert usable_for_verdict(UNROUNDED)


@pytest.mark.parametrize("shares", [[], [None, None]])
def test_no_verdict_rests_on_no_shares(shares: list[float | None]) -> None:
    assert not usable_for_verdict(shares)


@given(
    st.one_of(
        st.floats(allow_nan=False, allow_infinity=False),
        st.decimals(-(10**12), 10**12, places=2).map(float),
        st.decimals(-(10**6), 10**6, places=5).map(float),
    )
)
def test_the_decimals_of_one_value_are_those_that_it_has_alone(value: float) -> None:
    assert count_decimals(value, 3) == min(3, decimals([value]))


def test_what_is_no_number_has_no_decimals() -> None:
    with pytest.raises(ValueError, match="no finite number"):
        decimals([float("inf")])
