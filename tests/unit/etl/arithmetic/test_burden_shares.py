"""Shares, ratios of shares and concentration, on made-up figures."""

from math import fsum, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.arithmetic.concentration import gini, herfindahl, lorenz
from etl.arithmetic.domain import TooFewError, UndefinedError, select_shared
from etl.arithmetic.shares import (
    Band,
    average_shares,
    disproportionality,
    divide_sums,
    find_band,
    join_shares,
    mean,
    median,
    share_ratios,
    shares,
)

MONEY = st.floats(min_value=1, max_value=1e9)
MEMBERS = [f"M{number:02}" for number in range(32)]
PAIRS = st.lists(st.tuples(MONEY, MONEY), min_size=1, max_size=32)
Pairs = list[tuple[float, float]]


def both(pairs: Pairs) -> tuple[dict[str, float], dict[str, float]]:
    named = dict(zip(MEMBERS, pairs, strict=False))
    return {code: pair[0] for code, pair in named.items()}, {code: pair[1] for code, pair in named.items()}


def backwards(figures: dict[str, float]) -> dict[str, float]:
    return dict(reversed(figures.items()))


def in_cents(figures: dict[str, float]) -> dict[str, float]:
    """The same money in a currency that is worth a power of two less, which binary floats hold exactly."""
    return {code: 128 * value for code, value in figures.items()}


@given(PAIRS)
def test_shares_add_up_to_one(pairs: Pairs) -> None:
    assert fsum(shares(both(pairs)[0]).values()) == pytest.approx(1, rel=1e-12)


@given(PAIRS)
def test_the_mean_of_two_kinds_of_share_adds_up_to_one(pairs: Pairs) -> None:
    spending, gdp = both(pairs)
    assert fsum(average_shares({"spending": spending, "gdp": gdp}).values()) == pytest.approx(1, rel=1e-12)


@given(PAIRS)
def test_weighted_by_their_means_ratios_of_shares_are_one(pairs: Pairs) -> None:
    spending, gdp = both(pairs)
    able, ratios = shares(gdp), share_ratios(spending, gdp)
    assert fsum(able[code] * (ratios[code] or 0) for code in able) == pytest.approx(1, rel=1e-9)


@given(PAIRS)
def test_the_order_of_members_changes_no_digit(pairs: Pairs) -> None:
    there = both(pairs)
    back = tuple(map(backwards, there))
    for measure in (share_ratios, disproportionality, lorenz, divide_sums, join_shares):
        assert measure(*there) == measure(*back)
    for single in (shares, herfindahl, mean, median):
        assert single(there[0]) == single(back[0])


@given(PAIRS)
def test_another_currency_changes_no_ratio(pairs: Pairs) -> None:
    spending, gdp = both(pairs)
    cents = in_cents(spending), in_cents(gdp)
    assert share_ratios(*cents) == share_ratios(spending, gdp)
    assert disproportionality(*cents) == disproportionality(spending, gdp)
    assert lorenz(*cents) == lorenz(spending, gdp)
    assert herfindahl(cents[0]) == herfindahl(spending)
    assert divide_sums(*cents) == divide_sums(spending, gdp)


@given(PAIRS)
def test_the_indices_lie_between_nought_and_one(pairs: Pairs) -> None:
    spending, gdp = both(pairs)
    assert 0 <= gini(lorenz(spending, gdp)) <= 1
    assert 0 <= disproportionality(spending, gdp) <= 1
    assert 1 / len(spending) <= herfindahl(spending) * (1 + 1e-12) <= 1 + 1e-12


@given(PAIRS)
def test_the_lorenz_curve_rises_below_the_diagonal_and_ends_at_the_whole(pairs: Pairs) -> None:
    curve = lorenz(*both(pairs))
    assert (curve[0], curve[-1][1:]) == (("", 0, 0), (1, 1))
    assert all(up <= across + 1e-9 for _, across, up in curve)
    assert [point[1:] for point in curve] == sorted(point[1:] for point in curve)


@given(PAIRS)
def test_spending_in_proportion_is_neither_concentrated_nor_apart(pairs: Pairs) -> None:
    gdp, _ = both(pairs)
    spending = {code: value / 50 for code, value in gdp.items()}
    assert gini(lorenz(spending, gdp)) == pytest.approx(0, abs=1e-12)
    assert disproportionality(spending, gdp) == pytest.approx(0, abs=1e-12)
    assert share_ratios(spending, gdp) == pytest.approx(dict.fromkeys(gdp, 1.0))
    assert divide_sums(spending, gdp) == pytest.approx(2)


@given(PAIRS)
def test_parts_of_wholes_together_lie_between_them_and_are_the_parts_where_all_are_alike(pairs: Pairs) -> None:
    parts, wholes = both(pairs)
    together = join_shares(parts, wholes)
    assert min(parts.values()) * (1 - 1e-9) <= together <= max(parts.values()) * (1 + 1e-9)
    assert join_shares(dict.fromkeys(parts, 20.0), wholes) == pytest.approx(20)
    with pytest.raises(UndefinedError):
        join_shares(parts, dict.fromkeys(wholes, 0.0))


@pytest.mark.parametrize(
    ("ratio", "named"),
    [
        (1.2, Band.SUBSTANTIAL),
        (1.1999, Band.MIDDLE),
        (1.0, Band.MIDDLE),
        (0.8001, Band.MIDDLE),
        (0.8, Band.VERY_LOW),
        (0, Band.VERY_LOW),
    ],
)  # fmt: skip
def test_the_ends_of_the_middle_band_belong_to_the_others(ratio: float, named: Band) -> None:
    assert find_band(ratio) is named


def test_a_ratio_of_shares_by_hand() -> None:
    assert share_ratios({"A": 30, "B": 70}, {"A": 50, "B": 50}) == pytest.approx({"A": 0.6, "B": 1.4})


def test_half_the_distance_by_hand() -> None:
    assert disproportionality({"A": 30, "B": 70}, {"A": 50, "B": 50}) == pytest.approx(0.2)


def test_gini_and_herfindahl_by_hand() -> None:
    # Below the diagonal lies the triangle (0, 0), (0.5, 0.3), (1, 1): 0.1 of the 0.5 that there are.
    assert gini(lorenz({"A": 30, "B": 70}, {"A": 50, "B": 50})) == pytest.approx(0.2)
    assert herfindahl({"A": 30, "B": 70}) == pytest.approx(0.58)


def test_who_has_but_one_of_two_figures_is_in_neither_sum() -> None:
    assert share_ratios({"A": 30, "B": 70, "C": 900}, {"A": 50, "B": 50, "C": None, "D": 1}) == pytest.approx(
        {"A": 0.6, "B": 1.4}
    )


def test_one_member_alone_bears_its_share() -> None:
    assert share_ratios({"A": 3}, {"A": 100}) == {"A": 1.0}
    assert herfindahl({"A": 3}) == 1.0
    assert gini(lorenz({"A": 3}, {"A": 100})) == 0.0


@pytest.mark.parametrize("nobody", [{}, {"A": None}])
def test_of_nobody_nothing_is_defined(nobody: dict[str, float | None]) -> None:
    for measure in (shares, herfindahl, mean, median):
        with pytest.raises(UndefinedError, match="no member has all the figures") as raised:
            measure(nobody)
        assert isinstance(raised.value, TooFewError)


def test_a_sum_of_zero_has_no_shares() -> None:
    with pytest.raises(UndefinedError, match="the sum is zero"):
        shares({"A": 0, "B": 0})
    with pytest.raises(UndefinedError, match="not above zero"):
        divide_sums({"A": 1}, {"A": 0})


def test_a_negative_value_has_no_share_and_is_named() -> None:
    with pytest.raises(UndefinedError, match=r"B has less"):
        shares({"A": 2, "B": -1})


def test_a_member_without_means_has_no_ratio_and_no_place_on_the_curve() -> None:
    assert share_ratios({"A": 1, "B": 1}, {"A": 1, "B": 0}) == {"A": 0.5, "B": None}
    with pytest.raises(UndefinedError, match=r"B has none"):
        lorenz({"A": 1, "B": 1}, {"A": 1, "B": 0})


def test_a_mean_of_no_kinds_of_share_is_undefined() -> None:
    with pytest.raises(UndefinedError, match="no kind of share"):
        average_shares({})


def test_what_is_no_number_stops() -> None:
    with pytest.raises(ValueError, match="A: nan is no finite number"):
        select_shared({"A": nan})


def test_weighted_mean_and_median_differ() -> None:
    share, spending, gdp = {"A": 1.0, "B": 2.0, "C": 6.0}, {"A": 9, "B": 2, "C": 6}, {"A": 900, "B": 100, "C": 100}
    assert (mean(share), median(share)) == (3.0, 2.0)
    assert divide_sums(spending, gdp) == pytest.approx(100 * 17 / 1100)
