"""Rank correlations with their intervals, and the signed rank test, on made-up figures."""

import numpy
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import kendalltau, spearmanr, wilcoxon

from etl.arithmetic import resamples
from etl.arithmetic.correlation import kendall, spearman
from etl.arithmetic.domain import TooFewError, UndefinedError
from etl.arithmetic.resamples import Draws
from etl.arithmetic.signed_rank import signed_ranks
from etl.errors import MeasureError

DRAWS = Draws(200, 1)
TWELVE = [f"M{number:02}" for number in range(12)]
UP = {code: float(number) for number, code in enumerate(TWELVE)}
MIXED = {code: float(number * 7 % 12) for number, code in enumerate(TWELVE)}
SMALL = st.integers(min_value=0, max_value=6).map(float)
PAIRS = st.lists(st.tuples(SMALL, SMALL), min_size=3, max_size=9)


@pytest.mark.parametrize("measure", [spearman, kendall])
def test_two_orders_that_agree_or_disagree_wholly(measure) -> None:
    down = {code: -value for code, value in UP.items()}
    assert measure(UP, UP, DRAWS)[:4] == pytest.approx((1, 1, 1, 12))
    assert measure(UP, down, DRAWS)[:4] == pytest.approx((-1, -1, -1, 12))


@pytest.mark.parametrize(("measure", "reference"), [(spearman, spearmanr), (kendall, kendalltau)])
def test_the_coefficient_is_scipy_s_and_lies_within_its_interval(measure, reference) -> None:
    found = measure(UP, MIXED, DRAWS)
    assert found.coefficient == pytest.approx(reference([*UP.values()], [*MIXED.values()]).statistic)
    assert found.low < found.coefficient < found.high


@pytest.mark.parametrize(("many", "reference"), [(resamples.rho, spearmanr), (resamples.tau_b, kendalltau)])
@given(pairs=PAIRS)
# SciPy, once a resample, may take longer than Hypothesis allows by default.
@settings(max_examples=50, deadline=None)
def test_the_coefficient_of_each_resample_is_scipy_s_with_ties_and_all(many, reference, pairs) -> None:
    x, y = (numpy.array(values) for values in zip(*pairs, strict=True))
    counts = resamples.draw_resamples(len(pairs), Draws(100, 1))
    for row, found in zip(counts, many(x, y, counts), strict=True):
        drawn = x.repeat(row), y.repeat(row)
        if all(numpy.ptp(values) for values in drawn):
            assert found == pytest.approx(reference(*drawn).statistic, abs=1e-12)
        else:
            assert numpy.isnan(found)


def test_a_resample_holds_as_many_as_there_are_members() -> None:
    counts = resamples.draw_resamples(12, DRAWS)
    assert counts.shape == (200, 12)
    assert set(counts.sum(1)) == {12}


@pytest.mark.parametrize("measure", [spearman, kendall])
def test_the_same_seed_gives_the_same_interval_and_the_order_of_members_does_not_matter(measure) -> None:
    backwards = dict(reversed(MIXED.items()))
    assert measure(UP, MIXED, DRAWS) == measure(UP, backwards, DRAWS)
    assert measure(UP, MIXED, DRAWS)[1:3] != measure(UP, MIXED, Draws(200, 2))[1:3]


def test_few_members_have_a_coefficient_and_no_interval() -> None:
    found = spearman({"A": 1, "B": 2, "C": 3}, {"A": 1, "B": 3, "C": 2}, DRAWS)
    assert (found.coefficient, found.low, found.high, found.n) == (pytest.approx(0.5), None, None, 3)
    assert found.no_interval == "no interval: fewer than 10 members"


def test_where_resamples_are_all_alike_there_is_no_interval_and_no_warning() -> None:
    nearly_constant = {code: float(code == "M03") for code in TWELVE}
    found = spearman(nearly_constant, UP, DRAWS)
    assert (found.low, found.no_interval) == (None, "no interval: in some resamples all values are equal")


@pytest.mark.parametrize("measure", [spearman, kendall])
def test_values_that_are_all_equal_have_no_rank_correlation(measure) -> None:
    with pytest.raises(UndefinedError, match=r"^undefined: all values are equal$"):
        measure(dict.fromkeys(TWELVE, 2.0), UP, DRAWS)


@pytest.mark.parametrize("figures", [{}, {"A": None}, {"A": 1.0}, {"A": 1.0, "B": 2.0}])
def test_fewer_than_three_members_have_no_rank_correlation(figures) -> None:
    with pytest.raises(UndefinedError) as raised:
        spearman(figures, figures, DRAWS)
    assert isinstance(raised.value, TooFewError)


@pytest.mark.parametrize("draws", [Draws(99, 1), Draws(10_001, 1), Draws(1000, -1)])
def test_draws_are_neither_too_few_nor_too_many(draws: Draws) -> None:
    with pytest.raises(MeasureError, match="out of range"):
        draws.generator()


@pytest.mark.parametrize(("measure", "reference"), [(spearman, spearmanr), (kendall, kendalltau)])
@given(pairs=PAIRS)
@settings(deadline=None)
def test_the_coefficient_is_scipy_s_to_the_last_digit_with_ties_and_all(measure, reference, pairs) -> None:
    x, y = zip(*pairs, strict=True)
    assume(len(set(x)) > 1 and len(set(y)) > 1)
    assert measure(dict(enumerate(x)), dict(enumerate(y)), DRAWS).coefficient == reference(x, y).statistic


FOUR = {"A": 1.0, "B": -2.0, "C": 3.0, "D": 4.0, "E": 0.0, "F": None}


def test_the_signed_rank_by_hand() -> None:
    # Ranks of the absolute differences are 1, 2, 3, 4; that of the negative one is 2. Two-sided: 6 of 16 sign patterns.
    assert signed_ranks({"four": FOUR}) == {"four": (2.0, pytest.approx(6 / 16), 4)}


def test_many_signed_ranks_at_once_are_what_each_is_alone() -> None:
    tied = {"A": 1.0, "B": -1.0, "C": 3.0, "D": 4.0}
    others = {"four": FOUR, "tied": tied, "down": {code: -(value or 0) for code, value in FOUR.items()}}
    alone = {name: signed_ranks({name: one})[name] for name, one in others.items()}
    assert signed_ranks(others) == alone
    assert signed_ranks({"four": FOUR, "down": others["down"]}) == {"four": alone["four"], "down": alone["down"]}


def test_without_differences_there_is_no_signed_rank() -> None:
    assert signed_ranks({"none": {"A": 0.0, "B": 1e-17}, "four": FOUR})["none"] is None
    assert signed_ranks({}) == {}
    with pytest.raises(UndefinedError):
        signed_ranks({"nobody": {"A": None}})


def test_a_single_difference_is_tested_without_a_warning() -> None:
    assert signed_ranks({"one": {"A": 1.0}}) == {"one": (0.0, 1.0, 1)}


# Few and many, with ties and without: SciPy counts, permutes or takes the normal distribution.
@given(st.lists(st.integers(-9, 9).filter(bool), min_size=1, max_size=60) | st.sets(st.integers(1, 99), min_size=2))
@settings(deadline=None)
def test_the_signed_rank_is_scipy_s(differences) -> None:
    sample = [float(one) if number % 3 else -float(one) for number, one in enumerate(differences)]
    found, reference = signed_ranks({"some": dict(enumerate(sample))})["some"], wilcoxon(sample)
    assert (found.statistic, found.p) == (reference.statistic, pytest.approx(reference.pvalue, rel=1e-12))
