"""Verdicts, pinned values and gaps on made-up figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.arithmetic.gap import gap_to_target, share_of_gdp
from etl.arithmetic.pinned import Printed, is_pinned
from etl.arithmetic.precision import half_unit
from etl.asof.verdict import CONVENTIONS, Count, borderline, count, meets, rounded

SHARES = st.floats(min_value=0.05, max_value=15)


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (1.995, "2.00"),
        (1.9949999, "1.99"),
        (2.675, "2.68"),
        (2.665, "2.67"),
        (1.005, "1.01"),
        (3.5, "3.50"),
        (2, "2.00"),
    ],
)
def test_a_share_is_rounded_half_up_as_a_decimal_not_as_a_binary_float(share: float, printed: str) -> None:
    assert str(rounded(share)) == printed


@pytest.mark.parametrize("convention", ["published", "recomputed", "nominal"])
def test_a_share_that_prints_as_the_target_meets_it(convention: str) -> None:
    assert meets(1.995, 2.0, convention)
    assert not meets(1.9949, 2.0, convention)


def test_the_strict_verdict_does_not_round() -> None:
    assert not meets(1.9999999, 2.0, "strict")
    assert meets(2.0, 2.0, "strict")


def test_a_target_with_decimals_is_met_exactly() -> None:
    assert meets(3.495, 3.5, "published")
    assert meets(3.5, 3.5, "strict")
    assert not meets(3.4949, 3.5, "published")


def test_an_unknown_convention_is_an_error_not_a_default() -> None:
    with pytest.raises(ValueError, match="'rounded' is no convention"):
        meets(2.0, 2.0, "rounded")


@given(SHARES, SHARES)
def test_who_meets_the_target_strictly_meets_it_as_published(share: float, target: float) -> None:
    goal = float(rounded(target))
    assert meets(share, goal, "published") or not meets(share, goal, "strict")


@pytest.mark.parametrize("share", [1.9801, 2.0199, 2.0])
def test_a_share_nearer_than_two_hundredths_is_borderline(share: float) -> None:
    assert borderline({"published": share, "strict": share}, 2.0)


@pytest.mark.parametrize("share", [1.98, 2.02, 1.5])
def test_a_share_two_hundredths_away_or_more_is_not_borderline(share: float) -> None:
    assert not borderline({"published": share, "strict": share}, 2.0)


def test_conventions_that_disagree_make_a_member_borderline() -> None:
    assert borderline({"published": 2.05, "strict": 2.05, "recomputed": 2.05, "nominal": 1.85}, 2.0)


def test_a_share_that_is_not_known_settles_nothing() -> None:
    assert not borderline({"published": 2.5, "nominal": None}, 2.0)
    assert not borderline(dict.fromkeys(CONVENTIONS), 2.0)


def test_a_count_tells_who_met_who_has_data_and_who_was_asked_about() -> None:
    shares = {"BEL": 1.2, "EST": 3.4, "POL": 1.995, "ISL": None}
    assert count(shares, 2.0, "published") == Count(frozenset({"EST", "POL"}), with_data=3, members=4)
    assert count(shares, 2.0, "strict") == Count(frozenset({"EST"}), with_data=3, members=4)


def test_leaving_out_iceland_changes_the_members_and_nothing_else() -> None:
    shares = {"BEL": 1.2, "EST": 3.4}
    without, within = count(shares, 2.0, "published"), count({**shares, "ISL": None}, 2.0, "published")
    assert (without.met, without.with_data, without.members) == (within.met, within.with_data, 2)
    assert within.members == 3


def test_a_count_of_nobody_is_nought_of_nought() -> None:
    assert count({}, 2.0, "published") == Count(frozenset(), 0, 0)


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
